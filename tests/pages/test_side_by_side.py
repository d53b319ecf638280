"""What a reader finds on the page of a report in both languages at once."""

from __future__ import annotations

from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.built import BRIDGE, EN, SEED, VI, Built
from tests.support.html import Html, links_of, text_of

HA_TINH = "2024-10-12-ha-tinh-bach-mai"


def pairs_of(page: Html) -> list[Element]:
    """Return the pairs of blocks, without that of the titles."""
    return [
        element
        for element in page.main.iter("div")
        if "pair" in element.get("class", "").split() and element.get("id", "").startswith("l")
    ]


def blocks_of(page: Html) -> dict[str, str]:
    """Return the words of each block of an article's page by its id."""
    found = {}
    for element in page.main.iter():
        name = element.get("id", "")
        if name.startswith("l") and name[1:].isdigit():
            found[name] = text_of(element)
    return found


def translated(built: Built) -> list[str]:
    return [article.id for article in built.plan.site.articles if article.is_in_both_languages]


@pytest.mark.parametrize("language", Language)
def test_a_report_in_both_languages_leads_to_the_page_that_shows_both(
    real: Built, small: Built, long: Built, language: Language
) -> None:
    for built in (real, small, long):
        for subject in translated(built):
            path = built.path(PageKind.ARTICLE, language, subject)
            both = built.path(PageKind.SIDE_BY_SIDE, language, subject)
            links = [urljoin(path, link.href) for link in links_of(built.read(path).main)]
            assert links.count(both) == 1, path
            back = {urljoin(both, link.href).partition("#")[0] for link in links_of(built.read(both).main)}
            assert {built.path(PageKind.ARTICLE, each, subject) for each in Language} <= back, both


def test_a_report_in_one_language_has_no_such_page(small: Built) -> None:
    subjects = {page.subject for page in small.plan.pages if page.kind is PageKind.SIDE_BY_SIDE}
    assert subjects == {SEED}
    for kind, language in ((PageKind.BRIDGE, VI), (PageKind.ARTICLE, EN)):
        hrefs = [link.href for link in small.page(kind, language, BRIDGE).links]
        assert [href for href in hrefs if "song-ngu" in href or "side-by-side" in href] == []


@pytest.mark.parametrize("language", Language)
def test_each_pair_has_the_same_block_in_both_languages_in_the_order_of_the_text(
    real: Built, small: Built, language: Language
) -> None:
    for built in (real, small):
        for subject in translated(built):
            pairs = pairs_of(built.page(PageKind.SIDE_BY_SIDE, language, subject))
            texts = {each: blocks_of(built.page(PageKind.ARTICLE, each, subject)) for each in Language}
            assert [pair.get("id") for pair in pairs] == list(texts[VI]) == list(texts[EN])
            original = built.plan.articles[subject].original
            for pair in pairs:
                sides = list(pair)
                assert [side.get("lang") for side in sides] == [original, original.other]
                for side in sides:
                    block = texts[Language(side.get("lang", ""))][pair.get("id", "")]
                    assert text_of(side) == block


def test_blocks_keep_the_order_of_the_original(real: Built) -> None:
    for subject in translated(real):
        lines = [int(pair.get("id", "")[1:]) for pair in pairs_of(real.page(PageKind.SIDE_BY_SIDE, VI, subject))]
        assert lines == sorted(lines)
        assert len(lines) > 3


@pytest.mark.parametrize("language", Language)
def test_the_page_says_which_is_the_original_and_which_our_translation(real: Built, language: Language) -> None:
    page = real.page(PageKind.SIDE_BY_SIDE, language, HA_TINH)
    assert "Tiếng Việt · nguyên bản" in page.text
    assert "English · our translation" in page.text
    title = real.plan.articles[HA_TINH].title
    assert all((title[each] or "?") in page.text for each in Language)


def test_both_titles_stand_in_their_language(real: Built) -> None:
    for language in Language:
        page = real.page(PageKind.SIDE_BY_SIDE, language, HA_TINH)
        article = real.plan.articles[HA_TINH]
        for each in Language:
            marked = [element for element in page.main.iter("div") if element.get("lang") == each]
            assert any((article.title[each] or "?") in text_of(element) for element in marked)


def test_the_page_leads_to_the_source(real: Built) -> None:
    page = real.page(PageKind.SIDE_BY_SIDE, EN, HA_TINH)
    path = real.path(PageKind.SIDE_BY_SIDE, EN, HA_TINH)
    (source,) = (urljoin(path, link.href) for link in links_of(page.main) if link.href.endswith("#source"))
    assert source == real.path(PageKind.ARTICLE, EN, HA_TINH) + "#source"
