"""Light and dark: the contrast of every colour that carries meaning, and the reader's own choice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.browser import Look, Theme, watched
from tests.support.built import EN, VI, Built
from tests.support.sites import PROJECT

pytestmark = pytest.mark.browser

TOKENS = (PROJECT / "templates" / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
PROPERTY = "name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()"
GROUND = "getComputedStyle(document.documentElement).backgroundColor"
# Words on each step of the map, as (colour of the words, colour of the tile).
STEPS = """() => {
  const tile = [...document.querySelectorAll(".tiles li")].find((item) => item.querySelector("a"));
  return [0, 1, 2, 3, 4].map((step) => {
    tile.className = `step-${step}`;
    return [getComputedStyle(tile.querySelector("a")).color, getComputedStyle(tile).backgroundColor];
  });
}"""
# Notes the theme at the moment when the body begins, before which nothing of a page can be shown.
NOTE_EARLY = """
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    window.early = document.documentElement.dataset.theme || "none";
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
"""
NO_STORAGE = """
  Object.defineProperty(window, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } });
"""
BARS = "[...document.querySelectorAll('meta[name=theme-color]')].filter((bar) => matchMedia(bar.media).matches)"
BAR = f"{BARS}.map((bar) => bar.content)"
LIGHT, DARK = "rgb(251, 246, 236)", "rgb(23, 20, 15)"
GROUNDS: dict[Theme, str] = {"light": LIGHT, "dark": DARK}
OTHER: dict[Theme, Theme] = {"light": "dark", "dark": "light"}
# The contrast of each colour on the ground of its theme, light and dark.
CONTRASTS = {
    "--ink": (15.5, 15.6),
    "--ink-2": (7.2, 8.8),
    "--link": (8.5, 9.2),
    "--visited": (8.1, 8.7),
    "--son": (6.5, 8.0),
    "--sen": (6.0, 9.4),
    "--hoe": (5.5, 9.6),
    "--control": (3.6, 4.4),
    "--focus": (5.9, 10.2),
}
INK_ON_MARK = {"light": 13.0, "dark": 6.3}
themes = pytest.mark.parametrize("theme", ["light", "dark"])


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` or ``rgb(r, g, b)``, as WCAG defines it."""
    if colour.startswith("#"):
        parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    else:
        parts = [int(part) for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def dark_colours(block: str) -> list[str]:
    return [line.strip() for line in re.sub(r"/\*.*?\*/", "", block).splitlines() if line.strip().startswith("--")]


def choose(page: Page, theme: str) -> None:
    page.locator(f"input[name=theme][value={theme}]").check()


def test_the_two_lists_of_dark_colours_are_one() -> None:
    of_system, _, chosen = TOKENS.partition('[data-theme="dark"]')
    of_system = of_system.partition("prefers-color-scheme: dark")[2]
    lines = dark_colours(of_system)
    assert lines == [line for line in dark_colours(chosen) if line in chosen.partition("}")[0]]
    assert len(lines) > 15


@themes
def test_colours_have_the_contrast_they_are_said_to_have(
    whole: Built, disk: str, browser: Browser, theme: Theme
) -> None:
    with watched(browser, disk, Look(theme=theme)) as watch:
        page = watch.open(whole.path(PageKind.HOME))
        ground = page.evaluate(PROPERTY, "--bg")
        figures = {name: round(contrast(page.evaluate(PROPERTY, name), ground), 1) for name in CONTRASTS}
        assert figures == {name: pair[theme == "dark"] for name, pair in CONTRASTS.items()}
        ink, mark = (page.evaluate(PROPERTY, name) for name in ("--ink", "--mark"))
        assert round(contrast(ink, mark), 1) == INK_ON_MARK[theme]


@themes
def test_words_on_every_step_of_the_map_can_be_read(whole: Built, disk: str, browser: Browser, theme: Theme) -> None:
    with watched(browser, disk, Look(theme=theme)) as watch:
        pairs = watch.open(whole.path(PageKind.HOME)).evaluate(STEPS)
        assert len({ground for _, ground in pairs}) == 5
        assert [(words, ground) for words, ground in pairs if contrast(words, ground) < 5] == []


@themes
def test_without_a_choice_the_system_decides(whole: Built, disk: str, browser: Browser, theme: Theme) -> None:
    with watched(browser, disk, Look(theme=theme)) as watch:
        page = watch.open(whole.path(PageKind.HOME))
        assert page.evaluate(GROUND) == GROUNDS[theme]
        assert page.locator("input[name=theme]:checked").get_attribute("value") == "system"
        page.emulate_media(color_scheme=OTHER[theme])
        assert page.evaluate(GROUND) == GROUNDS[OTHER[theme]]


@pytest.mark.parametrize("language", Language)
@themes
def test_a_choice_holds_on_the_next_page_and_after_a_reload_before_anything_is_shown(
    whole: Built, disk: str, browser: Browser, language: Language, theme: Theme
) -> None:
    chosen = OTHER[theme]
    ground = GROUNDS[chosen]
    with watched(browser, disk, Look(theme=theme)) as watch:
        watch.page.add_init_script(NOTE_EARLY)
        page = watch.open(whole.path(PageKind.HOME, language))
        choose(page, chosen)
        assert page.evaluate(GROUND) == ground
        assert page.evaluate(BAR) == [("#17140f" if chosen == "dark" else "#fbf6ec")]
        for kind in (PageKind.PROVINCES, PageKind.ABOUT):
            watch.open(whole.path(kind, language))
            page.reload()
            assert page.evaluate("window.early") == chosen
            assert page.evaluate(GROUND) == ground
            assert page.locator("input[name=theme]:checked").get_attribute("value") == chosen
        assert watch.complaints == []


def test_the_system_can_be_chosen_again(whole: Built, disk: str, browser: Browser) -> None:
    with watched(browser, disk) as watch:
        page = watch.open(whole.path(PageKind.HOME))
        choose(page, "dark")
        choose(page, "system")
        assert page.evaluate(GROUND) == LIGHT
        page.emulate_media(color_scheme="dark")
        page.reload()
        assert page.evaluate(GROUND) == DARK
        assert page.evaluate(BAR) == ["#17140f"]


def test_the_landing_page_keeps_the_choice(whole: Built, disk: str, browser: Browser) -> None:
    with watched(browser, disk) as watch:
        choose(watch.open(whole.path(PageKind.HOME)), "dark")
        assert watch.open("index.html").evaluate(GROUND) == DARK


def test_the_switch_works_with_the_keyboard_and_has_a_name(whole: Built, disk: str, browser: Browser) -> None:
    with watched(browser, disk) as watch:
        page = watch.open(whole.path(PageKind.HOME, EN))
        group = page.get_by_role("group", name="Colours")
        group.get_by_label("as the system").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert group.get_by_label("dark").is_checked()
        assert page.evaluate(GROUND) == DARK


def test_without_a_script_there_is_no_switch(whole: Built, disk: str, browser: Browser) -> None:
    with watched(browser, disk, javascript=False) as watch:
        page = watch.open(whole.path(PageKind.HOME))
        assert page.locator(".theme").count() == 1
        assert not page.locator(".theme").is_visible()


def test_a_browser_that_stores_nothing_shows_pages_all_the_same(whole: Built, disk: str, browser: Browser) -> None:
    with watched(browser, disk) as watch:
        watch.page.add_init_script(NO_STORAGE)
        for kind in (PageKind.LANDING, PageKind.HOME, PageKind.SEARCH):
            page = watch.open(whole.path(kind, VI))
            if kind is not PageKind.LANDING:
                choose(page, "dark")
                assert page.evaluate(GROUND) == DARK
        assert watch.complaints == []


def test_a_stored_word_that_is_no_theme_is_taken_for_the_system(whole: Built, disk: str, browser: Browser) -> None:
    with watched(browser, disk) as watch:
        page = watch.open(whole.path(PageKind.HOME))
        page.evaluate("localStorage.setItem('bantin-theme', 'purple')")
        page.reload()
        assert page.evaluate(GROUND) == LIGHT
        assert page.locator("input[name=theme]:checked").get_attribute("value") == "system"
