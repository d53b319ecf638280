from __future__ import annotations

from pathlib import Path

import pytest

from bantin.loading.site import load_site
from tests.support.problems import problems_after
from tests.support.sites import GLOSSARY_TOML, TOPICS_TOML, small_site

FIELD = 'name = { vi = "Đào tạo", en = "Training" }\n'
LAST_TERM = 'abbreviations = ["UBND"]\n'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            FIELD,
            f'{FIELD}\n[[kind]]\nid = "mou"\nname = {{ vi = "a", en = "b" }}\nsigned = false\n',
            '16:6: kind.id: "mou" is used twice\n    every id stands for one thing',
            id="a kind twice",
        ),
        pytest.param(
            FIELD,
            f'{FIELD}\n[[field]]\nid = "training"\n{FIELD}',
            '16:6: field.id: "training" is used twice\n    every id stands for one thing',
            id="a field twice",
        ),
        pytest.param(
            FIELD,
            f'{FIELD}\n[[field]]\nid = "Đào tạo"\n{FIELD}',
            '16:6: field.id: "Đào tạo" is not a slug: lower-case letters a-z, digits and single hyphens',
            id="an id that is no slug",
        ),
        pytest.param(
            "signed = true", "signed = 1", "4:10: kind.signed: true or false was expected", id="neither signed nor not"
        ),
        pytest.param(
            "signed = true\n", "", '1:1: kind: "signed" is missing\n    add signed = … here', id="signed left out"
        ),
        pytest.param(
            FIELD,
            "",
            '11:1: field: "name" is missing\n    add [field.name] with vi and en',
            id="a field without a name",
        ),
        pytest.param(
            FIELD,
            f"{FIELD}signed = true\n",
            '14:1: field.signed: unknown key "signed"\n    known keys: id, name',
            id="a field that is signed",
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
            '6:1: term.abbr: unknown key "abbr"\n    known keys: abbreviations, also, en, group, note, vi',
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
