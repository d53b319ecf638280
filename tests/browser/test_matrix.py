"""Every kind of page, in both languages and themes, on a phone and on a desktop, from disk and from a server.

Axe looks at the pages on disk only: what it looks at is the document, which is the same bytes on a server; what can
differ there is what a page fetches and, by the fonts, how large things are, and that is looked at in both places.
"""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.browser import Look, script, watched
from tests.support.built import Built
from tests.support.whole import largest_pages

pytestmark = pytest.mark.browser

LOOKS = [Look(theme=theme, width=width) for theme in ("light", "dark") for width in (390, 1280)]
# Not preloaded: the policy of the pages forbids axe to fetch the stylesheet once more, which would be a complaint.
RULES = """async () => (await axe.run({ resultTypes: ["violations"], preload: false })).violations.flatMap((rule) =>
  rule.nodes.map((node) => rule.id + ": " + node.html.slice(0, 120) + ": " + node.failureSummary))"""
SCROLLS = "document.documentElement.scrollWidth > innerWidth ? ['scrolls sideways'] : []"
SMALL_TARGETS = script("small_targets.js")

each_look = pytest.mark.parametrize("look", LOOKS, ids=str)
each_language = pytest.mark.parametrize("language", Language)


def faults_of(page: Page) -> list[str]:
    """Return how *page* scrolls sideways, and what on it is too small to hit."""
    scrolls: list[str] = page.evaluate(SCROLLS)
    small: list[str] = page.evaluate(SMALL_TARGETS)
    return [*scrolls, *small]


@each_look
@each_language
def test_on_disk_no_kind_of_page_breaks_a_rule(
    whole: Built, disk: str, browser: Browser, language: Language, look: Look
) -> None:
    found: dict[str, list[str]] = {}
    with watched(browser, disk, look) as watch:
        for each in largest_pages(whole, language):
            page = watch.open(each.path)
            faults = faults_of(page)
            page.evaluate(AXE_SCRIPT)
            if faults := [*faults, *page.evaluate(RULES)]:
                found[each.path] = faults
        assert watch.complaints == []
    assert found == {}, json.dumps(found, indent=2, ensure_ascii=False)


@each_look
@each_language
def test_results_of_a_search_break_no_rule(
    whole: Built, disk: str, browser: Browser, language: Language, look: Look
) -> None:
    """With results in both languages, reports that have only some of the words, and the filters open."""
    path = whole.path(PageKind.SEARCH, language)
    with watched(browser, disk, look) as watch:
        for words in ("b%E1%BB%87nh+hospital&language=both", "dong+trieuu&year=2024"):
            page = watch.open(f"{path}#q={words}")
            page.wait_for_selector("#found li, .suggestion")
            assert page.locator("details select").first.is_visible()
            faults = faults_of(page)
            page.evaluate(AXE_SCRIPT)
            assert [*faults, *page.evaluate(RULES)] == [], words
            page.goto("about:blank")
        assert watch.complaints == []


@each_look
@each_language
def test_on_a_server_no_kind_of_page_complains_or_is_larger_than_its_window(
    whole: Built, server: str, browser: Browser, language: Language, look: Look
) -> None:
    found: dict[str, list[str]] = {}
    with watched(browser, server, look) as watch:
        for each in largest_pages(whole, language):
            if faults := faults_of(watch.open(each.path)):
                found[each.path] = faults
        assert watch.complaints == []
    assert found == {}, json.dumps(found, indent=2, ensure_ascii=False)
