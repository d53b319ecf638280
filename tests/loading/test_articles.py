from __future__ import annotations

from pathlib import Path

import pytest

from bantin.languages import Localized
from bantin.model.article import UrlCertainty
from tests.support.loading import load_site
from tests.support.problems import problems_after, problems_of
from tests.support.sites import BRIDGE_TOML, SEED_TOML, edit, small_site

COPY = '[citation.copy]\noutlet = "bao-ha-giang"\nurl = "https://x.vn"\nbasis = { vi = "a", en = "b" }\n\n'
PERIOD = '[period]\nfirst = 2023\nlast = 2025\nline = 5\nof_agreement = true\nwhat = { vi = "a", en = "b" }\n\n'
PERSON = '[[people]]\nname = { vi = "a", en = "b" }\npost = { vi = "c", en = "d" }\nline = 5\n\n'
NOTE = '[[notes]]\nvi = "a"\nen = "b"\nline = 5\n\n'
SOURCE_TITLE = '[source_title]\nvi = "a"\nen = "b"\ncertainty = "inferred"\nbasis = { vi = "c", en = "d" }\n\n'
STATED_URL = 'url_certainty = "stated"\nline = 15\n'
NEEDS_BASIS = "what the source does not say needs a basis\n    say how it is known: [citation.basis] with vi and en"
NOT_A_SLUG = "is not a slug: lower-case letters a-z, digits and single hyphens"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param('kind = "mou"\n', "", '1:1: "kind" is missing\n    add kind = … here', id="no kind"),
        pytest.param(
            'local = ["ubnd-ha-giang"]\n', "", '1:1: "local" is missing\n    add local = … here', id="no local side"
        ),
        pytest.param(
            'provinces = ["ha-giang"]',
            "provinces = []",
            "2:13: provinces: is empty\n    name at least one",
            id="no province",
        ),
        pytest.param(
            'partners = ["benh-vien-bach-mai"]\nlocal',
            "partners = []\nlocal",
            "3:12: partners: is empty\n    name at least one",
            id="no partner",
        ),
        pytest.param(
            'provinces = ["ha-giang"]',
            'provinces = ["ha-giang", "ha-giang"]',
            '2:26: provinces: "ha-giang" stands here twice',
            id="a province twice",
        ),
        pytest.param(
            "retrieved = 2024-01-05",
            "retreived = 2024-01-05",
            '7:1: retreived: unknown key "retreived"\n    did you mean "retrieved"?',
            id="an unknown key",
        ),
        pytest.param(
            "retrieved = 2024-01-05",
            'retrieved = "5/1/2024"',
            '7:13: retrieved: "5/1/2024" is not a date\n    write it without quotes: 2024-04-17',
            id="no date of retrieval",
        ),
        pytest.param(
            '[slug]\nvi = "ha-giang-ky-voi-bach-mai"\nen = "ha-giang-signs-with-bach-mai"\n\n',
            "",
            '1:1: "slug" is missing\n    add [slug] with vi and en',
            id="no slug",
        ),
        pytest.param(
            'en = "ha-giang-signs-with-bach-mai"\n',
            "",
            '9:1: slug: "en" is missing\n    add en = … here',
            id="no English slug",
        ),
        pytest.param(
            'vi = "ha-giang-ky-voi-bach-mai"',
            'vi = "Hà-Giang-ký"',
            f'10:6: slug.vi: "Hà-Giang-ký" {NOT_A_SLUG}\n    such as "ha-giang-ky-voi-benh-vien-bach-mai"',
            id="no slug: the title makes one",
        ),
        pytest.param(
            'en = "ha-giang-signs-with-bach-mai"',
            'en = "index"',
            '11:6: slug.en: "index" is a reserved name\n    such as "ha-giang-signs-with-bach-mai-hospital"',
            id="a reserved slug",
        ),
        pytest.param(
            'en = "Ha Giang signs with Bach Mai Hospital"\n',
            "",
            '13:1: title: "en" is missing\n    add en = … here',
            id="no English title of a translation",
        ),
        pytest.param(
            'vi = "Hà Giang và Bệnh viện Bạch Mai ký bản ghi nhớ."\n',
            "",
            '17:1: summary: "vi" is missing\n    add vi = … here',
            id="no Vietnamese summary",
        ),
        pytest.param(
            "[summary]",
            SOURCE_TITLE.replace("inferred", "guessed") + "[summary]",
            '20:13: source_title.certainty: unknown word "guessed"\n    one of: stated, confirmed, inferred',
            id="an original headline that is guessed",
        ),
        pytest.param(
            "[summary]",
            SOURCE_TITLE.replace('basis = { vi = "c", en = "d" }\n', "") + "[summary]",
            '17:1: source_title: "basis" is missing\n    add [source_title.basis] with vi and en',
            id="an original headline without a basis",
        ),
        pytest.param(
            "[summary]",
            SOURCE_TITLE.replace("\n\n", "\nline = 3\n\n") + "[summary]",
            '22:1: source_title.line: unknown key "line"\n    known keys: basis, certainty, en, vi',
            id="an original headline with an unknown key",
        ),
    ],
)
def test_a_slip_in_the_head_is_told_where_it_stands(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems_after(tmp_path, SEED_TOML, old, new) == [f"{SEED_TOML}:{said}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            'outlet = "bao-ha-giang"\n',
            "",
            '37:1: citation: "outlet" is missing\n    add outlet = … here',
            id="no outlet",
        ),
        pytest.param(
            'outlet_certainty = "stated"',
            'outlet_certainty = "sure"',
            '39:20: citation.outlet_certainty: unknown word "sure"\n    one of: stated, confirmed, inferred',
            id="a certainty that is none",
        ),
        pytest.param(
            'url = "https://example.vn/tin"',
            'url = "javascript:alert(1)"',
            "40:7: citation.url: an address starts with https:// or http://",
            id="an address that is none",
        ),
        pytest.param(
            'url_certainty = "stated"\n',
            "",
            '37:1: citation: "url_certainty" is missing\n    add url_certainty = … here',
            id="an address without a certainty",
        ),
        pytest.param(
            'url = "https://example.vn/tin"\nurl_certainty = "stated"',
            'url_certainty = "found"\nbasis = { vi = "a", en = "b" }',
            '40:17: citation.url_certainty: goes with "url"',
            id="a certainty without an address",
        ),
        pytest.param(
            STATED_URL,
            'url_certainty = "stated"\n',
            '41:17: citation.url_certainty: a stated address needs "line"\n    the line of the original that gives it',
            id="a stated address without a line",
        ),
        pytest.param(
            STATED_URL,
            STATED_URL.replace("15", "13"),
            '40:7: citation.url: "https://example.vn/tin" does not stand in line 13 of seed.txt\n'
            "    the line says: Lê Lâm",
            id="a stated address that is not in its line",
        ),
        pytest.param(
            STATED_URL,
            STATED_URL.replace("15", "14"),
            "42:8: citation.line: line 14 of seed.txt is blank",
            id="a blank line",
        ),
        pytest.param(
            STATED_URL,
            STATED_URL.replace("stated", "found"),
            f"41:17: citation.url_certainty: {NEEDS_BASIS}",
            id="an address that was found, without a basis",
        ),
        pytest.param(
            'outlet_certainty = "stated"',
            'outlet_certainty = "inferred"',
            f"39:20: citation.outlet_certainty: {NEEDS_BASIS}",
            id="an inferred outlet without a basis",
        ),
        pytest.param(
            'en = "Le Lam"\n', "", '44:1: citation.byline: "en" is missing\n    add en = … here', id="no English byline"
        ),
        pytest.param(
            "[citation.byline]",
            COPY.replace("https:", "") + "[citation.byline]",
            "46:7: citation.copy.url: an address starts with https:// or http://",
            id="a copy at an address that is none",
        ),
        pytest.param(
            "[citation.byline]",
            COPY.replace('basis = { vi = "a", en = "b" }\n', "") + "[citation.byline]",
            '44:1: citation.copy: "basis" is missing\n    add [citation.copy.basis] with vi and en',
            id="a copy without a basis",
        ),
        pytest.param(
            "[citation.byline]",
            COPY.replace("\n\n", "\nline = 1\n\n") + "[citation.byline]",
            '48:1: citation.copy.line: unknown key "line"\n    known keys: basis, outlet, url',
            id="a copy with an unknown key",
        ),
        pytest.param(
            'outlet = "bao-ha-giang"\n',
            'outlet = "bao-ha-giang"\nauthor = "x"\n',
            '39:1: citation.author: unknown key "author"\n'
            "    known keys: basis, byline, copy, line, outlet, outlet_certainty, photos, url, url_certainty",
            id="an unknown key",
        ),
    ],
)
def test_a_slip_in_the_citation_is_told_where_it_stands(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems_after(tmp_path, SEED_TOML, old, new) == [f"{SEED_TOML}:{said}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            'parties = ["ubnd-ha-giang", "benh-vien-bach-mai"]',
            'parties = ["ubnd-ha-giang"]',
            "49:11: agreement.parties: an agreement has two parties or more",
            id="an agreement of one",
        ),
        pytest.param(
            'parties = ["ubnd-ha-giang", "benh-vien-bach-mai"]',
            "parties = []",
            "49:11: agreement.parties: an agreement has two parties or more",
            id="an agreement of nobody",
        ),
        pytest.param(
            '"benh-vien-bach-mai"]\nline = 5',
            '"benh-vien-bach-mai"]\nline = 4',
            "50:8: agreement.line: line 4 of seed.txt is blank",
            id="an agreement in a blank line",
        ),
        pytest.param(
            '[agreement.name]\nvi = "bản ghi nhớ"\nen = "memorandum"\n',
            "",
            '48:1: agreement: "name" is missing\n    add [agreement.name] with vi and en',
            id="an agreement without a name",
        ),
        pytest.param(
            "[[fields]]",
            PERIOD.replace("2025", "2022") + "[[fields]]",
            "58:8: period.last: comes before 2023",
            id="a period that ends before it begins",
        ),
        pytest.param(
            "[[fields]]",
            PERIOD.replace("line = 5\n", "") + "[[fields]]",
            '56:1: period: "line" is missing\n    add line = … here',
            id="a period without a line",
        ),
        pytest.param(
            'status = "agreed"',
            'status = "agred"',
            '58:10: fields.status: unknown word "agred"\n'
            '    did you mean "agreed"? one of: agreed, discussed, hoped, requested, past',
            id="a status that is none",
        ),
        pytest.param(
            'status = "agreed"\nline = 11',
            'status = "agreed"\nline = 18',
            "59:8: fields.line: seed.txt has only 17 lines",
            id="a field beyond the end",
        ),
        pytest.param(
            "[[fields]]",
            "[fields]",
            "56:1: fields: a list of tables was expected\n    write [[fields]]",
            id="fields that are one table",
        ),
        pytest.param(
            "[[figures]]",
            PERSON.replace('post = { vi = "c", en = "d" }\n', "") + "[[figures]]",
            '61:1: people: "post" is missing\n    add [people.post] with vi and en',
            id="somebody without a post",
        ),
        pytest.param(
            "[[figures]]",
            PERSON.replace("line = 5", "line = 8") + "[[figures]]",
            "64:8: people.line: line 8 of seed.txt is blank",
            id="somebody in a blank line",
        ),
        pytest.param(
            'vi = "Hơn 20 bác sĩ"',
            'vi = "Hơn 30 bác sĩ"',
            '62:15: figures.says.vi: "Hơn 30 bác sĩ" does not stand in line 11 of seed.txt\n'
            "    the line says: Hơn 20 bác sĩ sẽ được đào tạo./.",
            id="a figure that is not in its line",
        ),
        pytest.param(
            'en = "More than 20 doctors"',
            'en = "more than 20 doctors"',
            '62:37: figures.says.en: "more than 20 doctors" does not stand in text.en.md\n'
            "    give the words of the text",
            id="a figure that is not in the translation",
        ),
        pytest.param(
            "[seed.vi]",
            NOTE.replace('en = "b"\n', "") + "[seed.vi]",
            '66:1: notes: "en" is missing\n    add en = … here',
            id="a note in one language",
        ),
        pytest.param(
            "[seed.vi]",
            NOTE.replace("line = 5", "line = 2") + "[seed.vi]",
            "69:8: notes.line: line 2 of seed.txt is blank",
            id="a note about a blank line",
        ),
        pytest.param(
            "[seed.vi]",
            NOTE.replace("line = 5", "lin = 5") + "[seed.vi]",
            '69:1: notes.lin: unknown key "lin"\n    did you mean "line"?',
            id="a note with an unknown key",
        ),
        pytest.param(
            "[[fields]]",
            '[why]\nvi = "a"\n\n[[fields]]',
            '56:1: why: "en" is missing\n    add en = … here',
            id="why in one language",
        ),
    ],
)
def test_a_slip_in_what_was_agreed_is_told_where_it_stands(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems_after(tmp_path, SEED_TOML, old, new) == [f"{SEED_TOML}:{said}"]


@pytest.mark.parametrize(
    ("old", "said"),
    [
        pytest.param(
            '[title]\nen = "Bach Mai Hospital visits Tuyen Quang"\n\n',
            '1:1: "title" is missing\n    add [title]',
            id="title",
        ),
        pytest.param(
            'en = "Bach Mai Hospital visits Tuyen Quang"\n',
            '12:1: title: "en" is missing\n    add en = … here',
            id="English title",
        ),
        pytest.param(
            'en = "A delegation of Bach Mai Hospital visited Tuyen Quang."\n',
            '15:1: summary: "en" is missing\n    add en = … here',
            id="English summary",
        ),
        pytest.param(
            '[citation]\noutlet = "bao-ha-giang"\noutlet_certainty = "inferred"\n\n'
            '[citation.basis]\nvi = "Suy đoán."\nen = "Inferred."\n',
            '1:1: "citation" is missing\n    add [citation]',
            id="citation",
        ),
        pytest.param(
            '[citation.basis]\nvi = "Suy đoán."\nen = "Inferred."\n',
            f"36:20: citation.outlet_certainty: {NEEDS_BASIS}",
            id="basis",
        ),
    ],
)
def test_what_an_original_without_a_translation_needs_is_told(tmp_path: Path, old: str, said: str) -> None:
    assert problems_after(tmp_path, BRIDGE_TOML, old, "") == [f"{BRIDGE_TOML}:{said}"]


def test_a_language_without_a_text_may_have_a_title_and_a_summary(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / BRIDGE_TOML, "[title]\n", '[title]\nvi = "Bạch Mai thăm Tuyên Quang"\n')
    edit(root / BRIDGE_TOML, "[summary]\n", '[summary]\nvi = "Đoàn đã thăm."\n')
    article = load_site(root).articles[0]
    assert article.title == Localized(vi="Bạch Mai thăm Tuyên Quang", en="Bach Mai Hospital visits Tuyen Quang")
    assert article.summary.vi == "Đoàn đã thăm."
    assert article.texts.vi is None


def test_two_empty_lists_are_both_told(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, 'provinces = ["ha-giang"]', "provinces = []")
    edit(root / SEED_TOML, 'partners = ["benh-vien-bach-mai"]\nlocal', "partners = []\nlocal")
    assert problems_of(root) == [
        f"{SEED_TOML}:2:13: provinces: is empty\n    name at least one",
        f"{SEED_TOML}:3:12: partners: is empty\n    name at least one",
    ]


def test_the_second_broken_table_of_a_list_is_told_in_the_same_run(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    wrong = NOTE.replace("line = 5", "line = 2")
    edit(root / SEED_TOML, "[seed.vi]", f"{wrong}{wrong}[seed.vi]")
    assert problems_of(root) == [
        f"{SEED_TOML}:69:8: notes.line: line 2 of seed.txt is blank",
        f"{SEED_TOML}:74:8: notes.line: line 2 of seed.txt is blank",
    ]


def test_everything_that_may_be_left_out_may_be_given(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, "[summary]", SOURCE_TITLE + "[summary]")
    edit(root / SEED_TOML, "[citation.byline]", COPY + "[citation.byline]")
    edit(root / SEED_TOML, "[[fields]]", PERIOD + '[why]\nvi = "a"\nen = "b"\n\n[[fields]]')
    edit(root / SEED_TOML, "[[figures]]", PERSON + "[[figures]]")
    edit(root / SEED_TOML, "[seed.vi]", NOTE + "[seed.vi]")
    article = load_site(root).articles[1]
    assert article.source_title is not None
    assert article.citation.copy is not None
    assert article.citation.url_certainty is UrlCertainty.STATED
    assert article.period is not None
    assert (article.period.first, article.period.last) == (2023, 2025)
    assert (len(article.people), len(article.notes), len(article.fields), len(article.figures)) == (1, 1, 1, 1)
