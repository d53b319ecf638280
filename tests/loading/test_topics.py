from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.loading import load_site
from tests.support.problems import problems_after
from tests.support.sites import GLOSSARY_TOML, TOPICS_TOML, small_site

NAME = 'name = { vi = "Đào tạo", en = "Training" }\n'
SLUG = 'slug = { vi = "dao-tao", en = "training" }\n'
FIELD = NAME + SLUG
OTHER = 'name = { vi = "a", en = "b" }\nslug = { vi = "a", en = "b" }\n'
LAST_TERM = 'abbreviations = ["UBND"]\n'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            FIELD,
            f'{FIELD}\n[[kind]]\nid = "mou"\n{OTHER}signed = false\n',
            '19:6: kind.id: "mou" is used twice\n    every id stands for one thing',
            id="a kind twice",
        ),
        pytest.param(
            FIELD,
            f'{FIELD}\n[[field]]\nid = "training"\n{OTHER}',
            '19:6: field.id: "training" is used twice\n    every id stands for one thing',
            id="a field twice",
        ),
        pytest.param(
            FIELD,
            f'{FIELD}\n[[field]]\nid = "Đào tạo"\n{OTHER}',
            '19:6: field.id: "Đào tạo" is not a slug: lower-case letters a-z, digits and single hyphens',
            id="an id that is no slug",
        ),
        pytest.param(
            "signed = true", "signed = 1", "5:10: kind.signed: true or false was expected", id="neither signed nor not"
        ),
        pytest.param(
            "signed = true\n", "", '1:1: kind: "signed" is missing\n    add signed = … here', id="signed left out"
        ),
        pytest.param(
            NAME,
            "",
            '13:1: field: "name" is missing\n    add [field.name] with vi and en',
            id="a field without a name",
        ),
        pytest.param(
            FIELD,
            f"{FIELD}signed = true\n",
            '17:1: field.signed: unknown key "signed"\n    known keys: former_slugs, id, name, slug',
            id="a field that is signed",
        ),
        pytest.param(
            SLUG,
            "",
            '13:1: field: "slug" is missing\n    add [field.slug] with vi and en',
            id="a field without a slug",
        ),
        pytest.param(
            'slug = { vi = "tham-va-lam-viec", en = "working-visit" }\n',
            "",
            '7:1: kind: "slug" is missing\n    add [kind.slug] with vi and en',
            id="a kind without a slug",
        ),
        pytest.param(
            'vi = "dao-tao", en',
            'vi = "Đào tạo", en',
            '16:15: field.slug.vi: "Đào tạo" is not a slug: lower-case letters a-z, digits and single hyphens\n'
            '    such as "dao-tao"',
            id="a slug that is none",
        ),
        pytest.param(
            'en = "working-visit"',
            'en = "memorandum-of-understanding"',
            '10:40: kind.slug.en: the slug "memorandum-of-understanding" is taken by "mou"\n'
            "    a slug leads to one page",
            id="a slug that two kinds share",
        ),
        pytest.param(
            SLUG,
            'slug = { vi = "dao-tao", en = "working-visit" }\n',
            '16:31: field.slug.en: the slug "working-visit" is taken by "visit"\n    a slug leads to one page',
            id="a slug that a kind and a field share",
        ),
        pytest.param(
            '[[kind]]\nid = "mou"',
            'kinds = 1\n\n[[kind]]\nid = "mou"',
            '1:1: kinds: unknown key "kinds"\n    did you mean "kind"?',
            id="an unknown key of the file",
        ),
    ],
)
def test_a_slip_in_the_topics_is_told_where_it_stands(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems_after(tmp_path, TOPICS_TOML, old, new) == [f"{TOPICS_TOML}:{said}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            LAST_TERM,
            f'{LAST_TERM}\n[[term]]\nvi = "Ủy ban nhân dân"\nen = "x"\ngroup = "government"\n',
            '8:6: term.vi: "Ủy ban nhân dân" stands in the glossary twice',
            id="a term twice",
        ),
        pytest.param(
            'en = "People\'s Committee"\n',
            "",
            '1:1: term: "en" is missing\n    add en = … here',
            id="a term without English",
        ),
        pytest.param(
            LAST_TERM,
            f'{LAST_TERM}abbr = "x"\n',
            '6:1: term.abbr: unknown key "abbr"\n    known keys: abbreviations, also, en, group, note, variants, vi',
            id="an unknown key",
        ),
        pytest.param(
            "[[term]]",
            "terms = 1\n\n[[term]]",
            '1:1: terms: unknown key "terms"\n    did you mean "term"?',
            id="an unknown key of the file",
        ),
    ],
)
def test_a_slip_in_the_glossary_is_told_where_it_stands(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems_after(tmp_path, GLOSSARY_TOML, old, new) == [f"{GLOSSARY_TOML}:{said}"]


def test_a_group_that_is_none_is_one_problem(tmp_path: Path) -> None:
    said = problems_after(tmp_path, GLOSSARY_TOML, 'group = "government"', 'group = "goverment"')
    assert [line.split(" ")[0] for line in said] == [f"{GLOSSARY_TOML}:4:9:"]


def test_topics_and_terms_keep_the_order_of_their_files(tmp_path: Path) -> None:
    site = load_site(small_site(tmp_path))
    assert [(kind.id, kind.signed) for kind in site.kinds.values()] == [("mou", True), ("visit", False)]
    assert list(site.fields) == ["training"]
    assert [(term.vi, term.abbreviations, term.also, term.note) for term in site.terms] == [
        ("Ủy ban nhân dân", ("UBND",), (), None)
    ]
