"""The head of a page: which address stands for it, and which page says the same in the other language."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

import pytest

from bantin.languages import Language
from bantin.planning.page import Page, PageKind
from tests.support.built import BRIDGE, EN, SEED, SITE_URL, VI, Built
from tests.support.html import Html


def test_with_an_address_every_page_names_itself_as_canonical(hosted: Built) -> None:
    for page, html in _linked_pages(hosted):
        assert [link.href for link in html.head_links("canonical")] == [SITE_URL + page.path]


def test_with_an_address_alternates_are_full_reciprocal_and_include_the_page(hosted: Built) -> None:
    for page, html in _linked_pages(hosted):
        alternates = _alternates(html)
        if not alternates:
            continue
        assert set(alternates) == {"vi", "en", "x-default"}, page.path
        assert all(href.startswith(SITE_URL) for href in alternates.values())
        if page.language is not None:
            assert alternates[page.language] == SITE_URL + page.path
            twin = hosted.read(alternates[page.language.other].removeprefix(SITE_URL))
            assert _alternates(twin) == alternates


def test_the_alternate_is_the_same_page_in_the_other_language(real: Built, hosted: Built) -> None:
    for built in (real, hosted):
        owners = {page.path: page for page in built.plan.pages}
        for page, html in _linked_pages(built):
            for language, href in _alternates(html).items():
                if page.language is not None and language != "x-default":
                    found = owners[_resolve(page, href)]
                    assert (found.kind, found.subject, found.part) == (page.kind, page.subject, page.part)
                    assert found.language == language


def test_readers_of_neither_language_are_sent_from_home_to_the_landing_page(hosted: Built) -> None:
    for language in Language:
        assert _alternates(hosted.page(PageKind.HOME, language))["x-default"] == SITE_URL + "index.html"
    assert _alternates(hosted.page(PageKind.LANDING))["x-default"] == SITE_URL + "index.html"


def test_readers_of_neither_language_get_the_original_of_an_article(hosted: Built) -> None:
    for language in Language:
        default = _alternates(hosted.page(PageKind.ARTICLE, language, SEED))["x-default"]
        assert default == SITE_URL + hosted.path(PageKind.ARTICLE, VI, SEED)


def test_the_landing_page_names_both_homes(hosted: Built) -> None:
    alternates = _alternates(hosted.page(PageKind.LANDING))
    assert (alternates["vi"], alternates["en"]) == (SITE_URL + "vi/index.html", SITE_URL + "en/index.html")


def test_without_an_address_alternates_are_relative_and_nothing_is_canonical(real: Built, small: Built) -> None:
    for built in (real, small):
        for page, html in _linked_pages(built):
            assert html.head_links("canonical") == [], page.path
            for href in _alternates(html).values():
                assert "://" not in href
                assert not href.startswith("/")
                assert _resolve(page, href) in built.tree


def test_a_bridge_page_is_not_indexed_and_points_to_the_original(hosted: Built, small: Built) -> None:
    bridge = hosted.page(PageKind.BRIDGE, VI, BRIDGE)
    assert bridge.meta("robots") == "noindex, follow"
    assert [link.href for link in bridge.head_links("canonical")] == [
        SITE_URL + hosted.path(PageKind.ARTICLE, EN, BRIDGE)
    ]
    assert small.page(PageKind.BRIDGE, VI, BRIDGE).meta("robots") == "noindex, follow"


def test_a_bridge_page_and_its_twin_are_in_no_set_of_alternates(hosted: Built, small: Built) -> None:
    for built in (hosted, small):
        assert _alternates(built.page(PageKind.BRIDGE, VI, BRIDGE)) == {}
        assert _alternates(built.page(PageKind.ARTICLE, EN, BRIDGE)) == {}


def test_only_bridge_pages_and_the_404_page_are_kept_from_search_engines(real: Built, hosted: Built) -> None:
    for built in (real, hosted):
        for page, html in built.pages:
            hidden = page.kind in (PageKind.BRIDGE, PageKind.NOT_FOUND)
            assert (html.meta("robots") or "").startswith("noindex") == hidden, page.path


def test_no_two_pages_have_the_same_title(real: Built, long: Built) -> None:
    """Two articles may, and so may their two-language pages; the slices of one listing may not."""
    for built in (real, long):
        owners: dict[tuple[Language | None, str], str] = {}
        for page, html in built.pages:
            if page.kind not in (PageKind.ARTICLE, PageKind.BRIDGE, PageKind.SIDE_BY_SIDE, PageKind.NOT_FOUND):
                first = owners.setdefault((page.language, html.title), page.path)
                assert first == page.path, html.title


def test_every_page_has_a_description_of_at_most_160_characters(real: Built, long: Built) -> None:
    for built in (real, long):
        too_long = [
            page.path
            for page, html in built.pages
            if page.kind is not PageKind.NOT_FOUND and not 0 < len(html.meta("description") or "") <= 160
        ]
        assert too_long == []


def test_the_head_begins_with_the_encoding(real: Built) -> None:
    for page, _ in real.pages:
        assert real.tree[page.path].data.lstrip()[:15].lower() == b"<!doctype html>"
        assert real.tree[page.path].data.index(b'<meta charset="utf-8">') < 100, page.path


@pytest.mark.parametrize("name", ["viewport", "color-scheme", "referrer"])
def test_every_page_says(real: Built, name: str) -> None:
    assert all(html.meta(name) for _, html in real.pages)


def test_zooming_is_never_forbidden(real: Built) -> None:
    for _, html in real.pages:
        assert "maximum-scale" not in (html.meta("viewport") or "")
        assert "user-scalable" not in (html.meta("viewport") or "")


def test_the_policy_forbids_what_is_not_the_sites_own(real: Built) -> None:
    for page, html in real.pages:
        if page.kind is not PageKind.NOT_FOUND:
            policies = [
                meta.get("content", "")
                for meta in html.root.iter("meta")
                if meta.get("http-equiv") == "Content-Security-Policy"
            ]
            assert len(policies) == 1, page.path
            assert "default-src 'none'" in policies[0]
            assert "unsafe" not in policies[0]


def _linked_pages(built: Built) -> Iterator[tuple[Page, Html]]:
    """Yield the pages that stand for themselves: all but bridge pages and the one for wrong addresses."""
    for page, html in built.pages:
        if page.kind not in (PageKind.BRIDGE, PageKind.NOT_FOUND):
            yield page, html


def _alternates(html: Html) -> dict[str, str]:
    return {link.hreflang: link.href for link in html.head_links("alternate") if link.hreflang}


def _resolve(page: Page, href: str) -> str:
    """Return the path that *href* on *page* leads to."""
    return urljoin(SITE_URL + page.path, href).removeprefix(SITE_URL)
