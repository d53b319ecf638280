"""The digest as books: what a reader of an EPUB finds."""

from __future__ import annotations

import shutil
import uuid
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from bantin.problems import ProblemsError
from bantin.rendering.render import render_plan
from tests.support.books import OPS, Book
from tests.support.built import BRIDGE, VI, Built, build_site
from tests.support.html import text_of
from tests.support.problems import english_of
from tests.support.sites import PROJECT, SITE_TOML, edit, small_site

NAMES = ("vi", "en", "vi-en")
HA_GIANG = "2023-12-08-ha-giang-bach-mai"
BAI_CHAY = "2024-04-17-bai-chay-dong-trieu"


def test_the_first_file_of_a_book_says_what_it_is(real: Built) -> None:
    for name in NAMES:
        with zipfile.ZipFile(BytesIO(Book(real, name).data)) as archive:
            first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")


def test_every_report_stands_in_every_book_once(real: Built, small: Built, long: Built) -> None:
    for built in (real, small, long):
        for name in NAMES:
            spine = Counter(Book(built, name).spine)
            for article in built.plan.site.articles:
                assert spine[f"a-{article.id}.xhtml"] == 1
            assert max(spine.values()) == 1


def test_the_table_of_contents_lists_a_report_of_two_provinces_under_both(real: Built) -> None:
    contents = Book(real, "en").contents
    names = [words for _, words, href in contents if not href]
    assert names == [
        "Ha Tinh",
        "Ho Chi Minh City",
        "Binh Duong (until 30 June 2025)",
        "Lao Cai",
        "Quang Ninh",
        "Tuyen Quang",
        "Ha Giang (until 30 June 2025)",
    ]
    under = contents[contents.index((1, "Tuyen Quang", "")) + 1 :]
    assert [href for _, _, href in under[:3]] == [
        f"s-tuyen-quang-{HA_GIANG}.xhtml",
        "",
        f"a-{HA_GIANG}.xhtml",
    ]


def test_the_place_of_a_report_under_its_other_province_leads_to_it(real: Built) -> None:
    page = Book(real, "en").document(f"s-tuyen-quang-{HA_GIANG}.xhtml")
    links = [(text_of(link), link.get("href")) for link in page.iter("a")]
    assert links == [("Read the report, which stands under Ha Giang", f"a-{HA_GIANG}.xhtml")]


def test_a_book_is_read_in_the_order_of_its_contents(real: Built, long: Built) -> None:
    for built in (real, long):
        for name in NAMES:
            book = Book(built, name)
            listed = [href for _, _, href in book.contents if href]
            assert listed == [name for name in book.spine if name not in ("cover.xhtml", "nav.xhtml")]


def test_an_inferred_year_is_marked_in_the_contents_and_at_the_report(real: Built) -> None:
    book = Book(real, "en")
    name = "a-2024-11-13-binh-duong-walkrun.xhtml"
    (entry,) = (words for _, words, href in book.contents if href == name)
    assert entry.startswith("13 November 2024 (year inferred)")
    assert "(year inferred)" in book.text(name)


def test_the_text_of_a_report_is_that_of_its_source(real: Built) -> None:
    """Without the numbers of notes; of a translation the words are Markdown, so only originals can be compared."""
    book = Book(real, "vi")
    for article in real.plan.site.articles:
        document = book.document(f"a-{article.id}.xhtml")
        for parent in list(document.iter()):
            for child in list(parent):
                if child.get("class") == "ref":
                    parent.remove(child)
        shown = {text_of(element) for element in document.iter() if element.get("class", "").startswith("pair ")}
        assert {" ".join(block.words.split()) for block in article.shown_text(VI).blocks} == shown


@pytest.mark.parametrize("name", NAMES)
def test_every_note_is_led_to_from_its_place_and_leads_back(real: Built, small: Built, name: str) -> None:
    for built in (real, small):
        for article in built.plan.site.articles:
            document = Book(built, name).document(f"a-{article.id}.xhtml")
            refs = {a.get("id"): a.get("href") for a in document.iter("a") if a.get(f"{OPS}type") == "noteref"}
            back = {f"#{item.get('id')}": _back_of(item) for item in document.iter("li") if item.get("id")}
            assert refs
            assert {target: f"#{ref}" for ref, target in refs.items()} == {
                note: ref for note, ref in back.items() if ref
            }


def test_what_was_dropped_from_a_source_is_told_where_it_stood(real: Built) -> None:
    document = Book(real, "en").document(f"a-{HA_GIANG}.xhtml")
    block = next(element for element in document.iter("div") if element.get("id") == "l5")
    (ref,) = (link.get("href", "") for link in block.iter("a") if link.get("class") == "ref")
    note = next(item for item in document.iter("li") if f"#{item.get('id')}" == ref)
    assert "Not part of the text: line 7" in text_of(note)
    assert "repeats line 5 word for word" in text_of(note)


def test_a_report_missing_in_a_language_says_so_and_shows_the_original(small: Built) -> None:
    book = Book(small, "vi")
    document = book.document(f"a-{BRIDGE}.xhtml")
    assert "Tin này chỉ có bằng tiếng Anh." in text_of(document)
    blocks = [element for element in document.iter("div") if element.get("class", "").startswith("pair ")]
    assert blocks
    assert all(block[0].get("lang") == "en" for block in blocks)


def test_the_book_in_both_languages_has_each_block_in_both_with_its_language(real: Built) -> None:
    document = Book(real, "vi-en").document(f"a-{BAI_CHAY}.xhtml")
    pairs = [element for element in document.iter("div") if element.get("class", "").startswith("pair ")]
    article = real.plan.articles[BAI_CHAY]
    assert len(pairs) == len(article.shown_text(VI).blocks)
    assert all([run.get("lang") for run in pair] == ["vi", "en"] for pair in pairs)


def test_a_book_says_who_made_it_when_and_under_what_terms(real: Built) -> None:
    settings = real.plan.site.settings
    book = Book(real, "vi-en")
    assert book.meta("identifier") == [uuid.uuid5(settings.id, "book-vi-en").urn]
    assert book.meta("language") == ["vi", "en"]
    assert book.meta("creator") == [settings.name.vi, settings.name.en]
    assert book.meta("rights") == [settings.licence.vi, settings.licence.en]
    assert book.properties("dcterms:modified") == [f"{real.plan.site.edition}T00:00:00Z"]
    assert book.properties("schema:accessModeSufficient") == ["textual"]


def test_an_abbreviation_is_explained_once_and_listed_in_the_glossary(real: Built) -> None:
    book = Book(real, "vi")
    assert "UBND" in [text_of(term) for term in book.document("glossary.xhtml").iter("dt")]
    abbreviations = [text_of(abbr) for abbr in book.document(f"a-{HA_GIANG}.xhtml").iter("abbr")]
    assert abbreviations.count("UBND") == 1


def test_a_new_title_leaves_a_book_its_identity(tmp_path: Path, small: Built) -> None:
    root = small_site(tmp_path)
    edit(root / SITE_TOML, 'vi = "Bản tin thử"', 'vi = "Tên khác"')
    renamed = build_site(root, tmp_path / "output")
    assert Book(renamed, "vi").meta("identifier") == Book(small, "vi").meta("identifier")
    assert Book(renamed, "vi").meta("title") == ["Tên khác"]


def test_a_template_that_makes_no_xml_is_a_problem_that_names_it(small: Built, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(PROJECT / "templates", templates)
    edit(templates / "books/see.xhtml", "<section>", "<section><br>")
    edit(templates / "books/title.xhtml", "<h1>", "<h1><br>")
    with pytest.raises(ProblemsError) as raised:
        render_plan(small.plan, templates, PROJECT / "locales")
    (problem,) = raised.value.problems
    assert problem.place.file == templates / "books/title.xhtml"
    assert english_of(problem).startswith("what this template makes is not well-formed XML: mismatched tag")


def _back_of(note: Element) -> str | None:
    return next((link.get("href") for link in note.iter("a") if link.get("role") == "doc-backlink"), None)
