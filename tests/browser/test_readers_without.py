"""Readers without a script, a mouse, colours, pictures, room, or a screen at all."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.browser import Look, script, watched
from tests.support.built import EN, VI, Built
from tests.support.html import text_of
from tests.support.whole import largest_pages

pytestmark = pytest.mark.browser

HA_GIANG = "2023-12-08-ha-giang-bach-mai"
HA_TINH = "2024-10-12-ha-tinh-bach-mai"
CLIPPED = script("clipped.js")
SCROLLS = "document.documentElement.scrollWidth > innerWidth"
CONTROLS = "button, input, select, textarea, fieldset, output"
# The links that can be seen, and those one click away in what a reader can open without a script.
LINKS = "links => links.filter(link => link.checkVisibility() || link.closest('details')).length"
# Every element that takes the focus notes itself: its place among those that can, and how it is outlined.
NOTE_FOCUS = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled);
  const group = (element) => (element.type === "radio" ? element.name : element);
  window.stops = [...new Set(all.map(group))].map((stop) => all.find((element) => group(element) === stop));
  window.stops = window.stops.map((stop) => all.filter((element) => group(element) === group(stop)));
  window.notes = [];
  document.addEventListener("focusin", ({ target }) => {
    const style = getComputedStyle(target);
    const box = target.getBoundingClientRect();
    const inWindow = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    window.notes.push({
      stop: window.stops.findIndex((stop) => stop.includes(target)),
      outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3 && inWindow,
      html: target.outerHTML.slice(0, 100),
    });
  });
  return window.stops.length;
}"""
# WCAG 1.4.12; a sheet made by a script, because the policy of the pages allows no style element.
SPACE_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`p { margin-bottom: 2em !important; }
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
MARK_SHAPES = """() => {
  const shape = (element) => {
    const { content, borderRadius, transform, borderTopWidth } = getComputedStyle(element, "::before");
    const isDrawn = /[^"\\s]/.test(content.replace("none", "")) || parseFloat(borderTopWidth) >= 1;
    return { isDrawn, shape: [content, borderRadius, transform].join(" ") };
  };
  return [".kind-signed", ".kind:not(.kind-signed)"].map((mark) => shape(document.querySelector(mark)));
}"""
MOVES = """() => {
  const rules = (list) => [...list].flatMap((rule) => {
    if (rule instanceof CSSMediaRule && !matchMedia(rule.media.mediaText).matches) return [];
    return rule.cssRules ? [rule, ...rules(rule.cssRules)] : [rule];
  });
  const moving = [...document.querySelectorAll("*")].filter((element) => {
    const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
    return animationName !== "none" || parseFloat(transitionDuration) > 0 || scrollBehavior !== "auto";
  });
  const transitions = [...document.styleSheets].flatMap((sheet) => rules(sheet.cssRules))
    .filter((rule) => rule.cssText.startsWith("@view-transition"));
  return [...moving.map((element) => element.outerHTML.slice(0, 80)), ...transitions.map((rule) => rule.cssText)];
}"""
WORDS = """main => {
  main.querySelectorAll(".filter").forEach((box) => box.remove());
  return main.textContent;
}"""
AFTER = (
    "links => links.map(link => [link.href, getComputedStyle(link, '::after').content, link.parentElement.innerText])"
)

each_language = pytest.mark.parametrize("language", Language)


def cut_off(page: Page) -> list[str]:
    """Return what cannot be read on *page* without scrolling sideways, or not at all."""
    scrolls: bool = page.evaluate(SCROLLS)
    clipped: list[str] = page.evaluate(CLIPPED)
    return [*(["scrolls sideways"] if scrolls else []), *clipped]


def shown(found: dict[str, list[str]]) -> str:
    return json.dumps(found, indent=2, ensure_ascii=False)


@each_language
def test_without_a_script_every_link_is_there_and_no_dead_control(
    whole: Built, disk: str, browser: Browser, language: Language
) -> None:
    """The box of a table and the switch of colours come with their scripts."""
    with watched(browser, disk, javascript=False) as watch:
        for each in largest_pages(whole, language):
            page = watch.open(each.path)
            links = len([link for link in whole.read(each.path).links if not link.href.startswith("mailto:")])
            assert page.eval_on_selector_all("a[href]", LINKS) == links, each.path
            assert page.locator(CONTROLS).locator("visible=true").count() == 0, each.path
        assert watch.complaints == []


@each_language
def test_a_script_takes_no_word_from_a_page(whole: Built, disk: str, browser: Browser, language: Language) -> None:
    """It adds some, and puts one half of the landing page before the other."""
    with watched(browser, disk) as watch:
        for each in largest_pages(whole, language):
            if each.kind is not PageKind.LANDING:
                words = text_of(whole.read(each.path).main)
                kept = watch.open(each.path).locator("main").evaluate(WORDS)
                assert "".join(kept.split()) == "".join(words.split()), each.path


@each_language
def test_the_tab_key_reaches_everything_in_order_and_shows_where_it_is(
    whole: Built, disk: str, browser: Browser, language: Language
) -> None:
    found: dict[str, list[str]] = {}
    with watched(browser, disk) as watch:
        for each in largest_pages(whole, language):
            page = watch.open(each.path)
            stops: int = page.evaluate(NOTE_FOCUS)
            for _ in range(stops + (1 if page.locator("a.skip").count() else 0)):
                page.keyboard.press("Tab")
            notes = page.evaluate("window.notes")
            order = list(dict.fromkeys(note["stop"] for note in notes if note["stop"] >= 0))
            assert order == list(range(stops)), each.path
            if dim := [note["html"] for note in notes if not note["outlined"]]:
                found[each.path] = dim
    assert found == {}, shown(found)


def test_the_first_tab_leads_past_the_header(whole: Built, disk: str, browser: Browser) -> None:
    with watched(browser, disk) as watch:
        page = watch.open(whole.path(PageKind.HOME))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.locator("a.skip").is_visible()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_what_is_folded_opens_with_the_enter_key(whole: Built, disk: str, browser: Browser) -> None:
    for kind, subject in ((PageKind.ARTICLE, HA_GIANG), (PageKind.PROVINCES, "")):
        with watched(browser, disk) as watch:
            page = watch.open(whole.path(kind, VI, subject))
            folded = page.locator("details")
            for number in range(folded.count()):
                folded.nth(number).locator("summary").focus()
                page.keyboard.press("Enter")
                assert folded.nth(number).evaluate("details => details.open")
            assert folded.count() > 0


@each_language
def test_with_forced_colours_focus_borders_and_marks_remain(
    whole: Built, disk: str, browser: Browser, language: Language
) -> None:
    with watched(browser, disk, forced_colors=True) as watch:
        page = watch.open(whole.path(PageKind.TIMELINE, language))
        signed, unsigned = page.evaluate(MARK_SHAPES)
        assert signed["isDrawn"]
        assert unsigned["isDrawn"]
        assert signed["shape"] != unsigned["shape"]
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outline")
        assert "solid 3px" in outline
        current = page.locator("nav [aria-current=page]").first
        assert current.evaluate("link => parseFloat(getComputedStyle(link).borderBottomWidth)") >= 1
        page = watch.open(whole.path(PageKind.SEARCH, language))
        box = page.locator("main input")
        assert box.evaluate("input => parseFloat(getComputedStyle(input).borderTopWidth)") >= 1
        page = watch.open(whole.path(PageKind.HOME, language))
        tiles = "tiles => tiles.map(tile => parseFloat(getComputedStyle(tile).borderTopWidth))"
        assert min(page.eval_on_selector_all(".tiles li", tiles)) >= 1


@each_language
@pytest.mark.parametrize("height", [640, 256], ids=["a small phone", "400 percent"])
def test_nothing_is_cut_off_where_room_is_scarce(
    whole: Built, disk: str, browser: Browser, language: Language, height: int
) -> None:
    """A window of 1280 × 1024 at 400 % is one of 320 × 256."""
    found: dict[str, list[str]] = {}
    with watched(browser, disk, Look(width=320, height=height)) as watch:
        for each in largest_pages(whole, language):
            if cut := cut_off(watch.open(each.path)):
                found[each.path] = cut
    assert found == {}, shown(found)


@each_language
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_cut_off_when_a_reader_spaces_the_text_out(
    whole: Built, disk: str, browser: Browser, language: Language, width: int
) -> None:
    found: dict[str, list[str]] = {}
    with watched(browser, disk, Look(width=width)) as watch:
        for each in largest_pages(whole, language):
            page = watch.open(each.path)
            page.evaluate(SPACE_OUT)
            if cut := cut_off(page):
                found[each.path] = cut
    assert found == {}, shown(found)


def test_nothing_moves_for_a_reader_who_wants_no_motion(whole: Built, server: str, browser: Browser) -> None:
    """From a server, since a browser shows nobody the rules of a stylesheet on disk."""
    with watched(browser, server) as watch:
        watch.page.emulate_media(reduced_motion="reduce")
        for each in largest_pages(whole, VI):
            assert watch.open(each.path).evaluate(MOVES) == [], each.path


@each_language
def test_on_paper_there_are_words_and_sources_but_no_navigation(
    whole: Built, disk: str, browser: Browser, language: Language
) -> None:
    with watched(browser, disk) as watch:
        page = watch.open(whole.path(PageKind.ARTICLE, language, HA_GIANG))
        page.emulate_media(media="print")
        assert page.locator("nav").locator("visible=true").count() == 0
        assert page.locator(CONTROLS).locator("visible=true").count() == 0
        for part in ("h1", ".report-facts", ".text", ".source"):
            assert page.locator(part).first.is_visible(), part
        links = page.eval_on_selector_all("main a[href]", AFTER)
        for href, after, around in links:
            is_outside = re.match("https?:", href) is not None
            assert (href in after or href in around) == is_outside, href


@each_language
@pytest.mark.parametrize("kind", [PageKind.ARTICLE, PageKind.SIDE_BY_SIDE])
def test_a_report_becomes_a_pdf(whole: Built, disk: str, browser: Browser, language: Language, kind: PageKind) -> None:
    with watched(browser, disk) as watch:
        page = watch.open(whole.path(kind, language, HA_TINH))
        assert page.pdf(format="A4").startswith(b"%PDF")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 700, "height": 1000})
        assert cut_off(page) == []


def test_the_address_of_an_outside_link_stands_on_paper_once(whole: Built, disk: str, browser: Browser) -> None:
    with watched(browser, disk) as watch:
        page = watch.open(whole.path(PageKind.ARTICLE, EN, HA_GIANG))
        page.emulate_media(media="print")
        for href, after, around in page.eval_on_selector_all("main a[href^=http]", AFTER):
            assert [href in after, href in around].count(True) == 1
