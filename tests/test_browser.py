"""Pages as readers with other eyes, hands and devices meet them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.browser import folder_origin
from tests.support.built import BRIDGE, EN, VI, Built
from tests.support.sites import PROJECT

pytestmark = pytest.mark.browser

CASES = json.loads((Path(__file__).parent / "folding-cases.json").read_text(encoding="utf-8"))
SCRIPT = (PROJECT / "templates" / "static" / "js" / "filter.js").read_text(encoding="utf-8")
FOLD = "([source, words]) => { const module = {}; new Function('module', 'document', source)(module, undefined); \
return words.map(module.exports.foldText); }"
SUBJECTS = {
    PageKind.ARTICLE: "2023-12-08-ha-giang-bach-mai",
    PageKind.PROVINCE: "tuyen-quang",
    PageKind.FORMER_PROVINCE: "ha-giang",
    PageKind.PARTNER: "benh-vien-bach-mai",
    PageKind.ARCHIVE: "2024",
}
KINDS = [kind for kind in PageKind if kind is not PageKind.BRIDGE]


def one_of_each_kind(built: Built, language: Language) -> list[str]:
    return [built.path(kind, language, SUBJECTS.get(kind, "")) for kind in KINDS]


def addresses(real: Built, small: Built, language: Language) -> list[str]:
    """Return the address on disk of a page of each kind; the bridge page is the small site's."""
    found = [folder_origin(real.output) + path for path in one_of_each_kind(real, language)]
    if language is VI:
        found.append(folder_origin(small.output) + small.path(PageKind.BRIDGE, VI, BRIDGE))
    return found


@pytest.fixture(params=[("light", 390), ("dark", 1280)], ids=lambda param: f"{param[0]}-{param[1]}")
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A theme and a width."""
    theme, width = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    yield context
    context.close()


@pytest.mark.parametrize("language", [VI, EN])
def test_no_page_kind_violates_a_rule_of_axe(
    real: Built, small: Built, context: BrowserContext, language: Language
) -> None:
    page = context.new_page()
    found: list[str] = []
    for address in addresses(real, small, language):
        page.goto(address)
        results = Axe().run(page)
        found += [f"{address}: {v['id']}: {v['nodes'][0]['html'][:120]}" for v in results.response["violations"]]
    assert found == []


def test_no_page_kind_scrolls_sideways(real: Built, small: Built, browser: Browser) -> None:
    """On a phone and on a desktop; test_offline looks at every page at 320 pixels."""
    page = browser.new_page()
    found: list[str] = []
    for address in addresses(real, small, EN):
        page.goto(address)
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            shown = page.evaluate("document.documentElement.scrollWidth")
            found += [f"{address}: {shown} at {width}"] if shown > width else []
    page.close()
    assert found == []


def test_the_first_tab_leads_past_the_header(real: Built, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(folder_origin(real.output) + real.path(PageKind.HOME))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    page.close()


def test_links_of_the_header_are_large_enough_to_tap(real: Built, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(folder_origin(real.output) + real.path(PageKind.HOME))
    heights = page.eval_on_selector_all(
        ".site-header li a", "links => links.map(link => link.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
    context.close()


def test_a_report_prints_to_paper(real: Built, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(folder_origin(real.output) + real.path(PageKind.ARTICLE, EN, SUBJECTS[PageKind.ARTICLE]))
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.locator(".site-nav").is_visible()
    page.close()


PICTURES = [(PageKind.PARTNERS, ""), (PageKind.PARTNER, "benh-vien-bach-mai"), (PageKind.PROVINCE, "tuyen-quang")]


def test_words_of_pictures_are_large_enough_on_the_narrowest_phone(real: Built, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    for kind, subject in PICTURES:
        page.goto(folder_origin(real.output) + real.path(kind, VI, subject))
        sizes = page.eval_on_selector_all(
            "svg text", "all => all.map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
        )
        assert min(sizes) >= 12
    page.goto(folder_origin(real.output) + real.path(PageKind.HOME))
    sizes = page.eval_on_selector_all(
        ".tile-map *", "all => all.map(element => parseFloat(getComputedStyle(element).fontSize))"
    )
    assert min(sizes) >= 12
    page.close()


def test_the_map_prints_as_its_table(real: Built, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(folder_origin(real.output) + real.path(PageKind.HOME, EN))
    is_shown = "document.querySelector('.tile-map td').checkVisibility()"
    assert not page.evaluate(is_shown)
    page.emulate_media(media="print")
    assert page.evaluate(is_shown)
    assert not page.locator(".tiles").is_visible()
    page.close()


def fold_in_browser(page: Page, words: list[str]) -> list[str]:
    page.goto("about:blank")
    folded: list[str] = page.evaluate(FOLD, [SCRIPT, words])
    return folded


def test_the_script_folds_as_python_does(browser: Browser) -> None:
    page = browser.new_page()
    pairs = CASES["same"]
    assert fold_in_browser(page, [a for a, _ in pairs]) == fold_in_browser(page, [b for _, b in pairs])
    folds = CASES["folds"]
    assert fold_in_browser(page, list(folds)) == list(folds.values())
    page.close()


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        pytest.param("dong nai", ["Đồng Nai"], id="without marks"),
        pytest.param("Đồng Nai", ["Đồng Nai"], id="with marks"),
        pytest.param("binh phuoc", ["Đồng Nai"], id="a former name"),
        pytest.param("hanoi", ["Hà Nội"], id="the English name"),
        pytest.param("zzz", [], id="nothing"),
    ],
)
def test_typing_a_name_leaves_its_row(real: Built, browser: Browser, typed: str, left: list[str]) -> None:
    page = browser.new_page()
    page.goto(folder_origin(real.output) + real.path(PageKind.PROVINCES))
    page.get_by_label("Tìm theo tên:").first.fill(typed)
    rows = page.locator("table").first.locator("tbody tr:visible th").all_inner_texts()
    assert [row.split("\n")[0] for row in rows] == left
    page.close()


def test_the_landing_page_puts_the_language_last_read_first(real: Built, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    origin = folder_origin(real.output)
    first = "document.querySelector('.half').lang"
    page.goto(origin + "index.html")
    assert page.evaluate(first) == "vi"
    page.goto(origin + real.path(PageKind.HOME, EN))
    page.goto(origin + "index.html")
    assert page.evaluate(first) == "en"
    assert page.url == origin + "index.html"
    context.close()
