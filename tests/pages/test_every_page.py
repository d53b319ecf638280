"""What every page has."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.built import EN, VI, Built
from tests.support.html import links_of, one, text_of


def test_every_page_is_sound_html(real: Built, small: Built, hosted: Built, long: Built) -> None:
    """The parser is strict: reading a page fails at its first error."""
    for built in (real, small, hosted, long):
        for page, html in built.pages:
            assert html.lang == (page.language or "vi")


def test_every_page_has_one_main_heading_and_no_gap_below_it(real: Built, small: Built, long: Built) -> None:
    for built in (real, small, long):
        for page, html in built.pages:
            levels = [level for level, _ in html.headings]
            assert levels[0] == 1, page.path
            assert levels.count(1) == 1, page.path
            assert all(after <= before + 1 for before, after in pairwise(levels)), page.path


def test_every_page_in_a_language_has_header_navigation_and_footer(real: Built, small: Built) -> None:
    for built in (real, small):
        for page, html in built.pages:
            if page.language is not None:
                first = html.links[0]
                assert first.href == "#main", page.path
                assert text_of(one(html.root, "footer"))
                labels = [element.get("aria-label") for element in html.root.iter("nav")]
                assert all(labels), page.path
                assert len(labels) == len(set(labels)), page.path


def test_every_page_names_its_icon(real: Built, hosted: Built) -> None:
    """Else a browser asks for one at the root of the server, and complains that there is none."""
    for built in (real, hosted):
        assert [page.path for page, html in built.pages if len(html.head_links("icon")) != 1] == []


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (VI, ["Trang đầu", "Tỉnh, thành phố", "Đối tác", "Chủ đề", "Dòng thời gian", "Tìm kiếm"]),
        (EN, ["Home", "Provinces", "Partners", "Topics", "Timeline", "Search"]),
    ],
)
def test_the_navigation_names_the_six_sections_and_marks_where_one_is(
    real: Built, language: Language, names: list[str]
) -> None:
    for page, html in real.pages:
        if page.language is language:
            navigations = {nav.get("aria-label", ""): nav for nav in html.root.iter("nav")}
            sections = navigations["Các mục" if language is VI else "Sections"]
            assert [link.text for link in links_of(sections)] == names
            current = [text_of(element) for element in sections.iter() if element.get("aria-current")]
            expected = [names[SECTION[page.kind]]] if page.kind in SECTION else []
            assert current == expected, page.path


SECTION = {
    PageKind.HOME: 0,
    PageKind.PROVINCES: 1,
    PageKind.PROVINCE: 1,
    PageKind.FORMER_PROVINCE: 1,
    PageKind.PARTNERS: 2,
    PageKind.PARTNER: 2,
    PageKind.TOPICS: 3,
    PageKind.EVENT_KIND: 3,
    PageKind.FIELD: 3,
    PageKind.TIMELINE: 4,
    PageKind.SEARCH: 5,
}


def test_the_footer_leads_to_what_the_navigation_leaves_out(real: Built) -> None:
    for page, html in real.pages:
        if page.language is not None:
            links = {urljoin(page.path, link.href) for link in links_of(one(html.root, "footer"))}
            kinds = [PageKind.ARCHIVES, PageKind.GLOSSARY, PageKind.FEEDS, PageKind.DATA]
            kinds += [PageKind.ABOUT, PageKind.LANDING]
            assert {real.path(kind, page.language) for kind in kinds} <= links, page.path


def test_the_language_switch_of_every_page_leads_to_the_same_page(real: Built, small: Built) -> None:
    for built in (real, small):
        for page, html in built.pages:
            if page.language is None:
                continue
            switch = next(nav for nav in html.root.iter("nav") if "Tiếng Việt" in text_of(nav))
            assert text_of(switch) == "Tiếng Việt English"
            (link,) = links_of(switch)
            assert urljoin(page.path, link.href) == built.path(page.kind, page.language.other, page.subject, page.part)
            assert (link.text, link.lang, link.hreflang) == (
                page.language.other.own_name,
                page.language.other,
                page.language.other,
            )
            (current,) = (element for element in switch.iter() if element.get("aria-current") == "true")
            assert text_of(current) == page.language.own_name


def test_the_numbers_of_a_picture_stand_beside_it_in_words(real: Built, long: Built) -> None:
    """Who has no pictures loses none: the table or section around it says them too."""
    for built in (real, long):
        for page, html in built.pages:
            parents = {child: parent for parent in html.root.iter() for child in parent}
            for picture in [element for element in html.root.iter() if _name(element) == "svg"]:
                around = parents[picture]
                while _name(around) not in ("table", "section", "article", "main", "header"):
                    around = parents[around]
                outside = " ".join(_words_outside_pictures(around))
                assert _numbers(_drawn_data(picture)) <= _numbers(outside), page.path


def _name(element: Element) -> str:
    """Return the tag of *element*, of HTML or of SVG."""
    return element.tag.rpartition("}")[2]


def _drawn_data(picture: Element) -> str:
    """Return the words drawn in *picture*, without the months along it, which are quiet."""
    if picture.get("class") == "quiet":
        return ""
    own = "".join(picture.itertext()) if _name(picture) == "text" else ""
    return " ".join([own, *(_drawn_data(child) for child in picture)])


def _words_outside_pictures(element: Element) -> list[str]:
    words = [element.text or ""]
    for child in element:
        if _name(child) != "svg":
            words += _words_outside_pictures(child)
        words.append(child.tail or "")
    return words


def _numbers(text: str) -> set[str]:
    """Return the numbers in *text* but years: a picture names those without reports too."""
    return set(re.findall(r"\b\d{1,3}\b", text))
