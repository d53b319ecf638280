"""What the scripts of the pages do: boxes to search in, and the language last read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.browser import folder_origin, watched
from tests.support.built import EN, Built
from tests.support.sites import PROJECT

pytestmark = pytest.mark.browser

CASES = json.loads((Path(__file__).parents[1] / "folding-cases.json").read_text(encoding="utf-8"))
SCRIPT = (PROJECT / "templates" / "static" / "js" / "filter.js").read_text(encoding="utf-8")
FOLD = "([source, words]) => { const module = {}; new Function('module', 'document', source)(module, undefined); \
return words.map(module.exports.foldText); }"
HA_TINH = "Hà Tĩnh và Bệnh viện Bạch Mai ký hợp tác hỗ trợ y tế"
HA_GIANG = (
    "Phó Chủ tịch UBND tỉnh Trần Đức Quý dự Lễ kỷ niệm 25 năm thành lập Trung tâm Đào tạo - Chỉ đạo tuyến, "
    "Bệnh viện Bạch Mai"
)
DONG_TRIEU = "Bệnh viện Bãi Cháy hợp tác hỗ trợ toàn diện cho Trung tâm Y tế thị xã Đông Triều"


def shown_rows(page: Page) -> list[str]:
    rows = page.locator("table[data-filter]").first.locator("tbody tr:visible th").all_inner_texts()
    return [" ".join(row.split("\n")[0].split()) for row in rows]


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
    with watched(browser, folder_origin(real.output)) as watch:
        page = watch.open(real.path(PageKind.PROVINCES))
        page.get_by_label("Tìm theo tên:").first.fill(typed)
        assert shown_rows(page) == left


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        pytest.param("dong trieu", [DONG_TRIEU], id="without marks"),
        pytest.param("Đông Triều", [DONG_TRIEU], id="with marks"),
        pytest.param("bach mai", [HA_TINH, HA_GIANG], id="a partner"),
        pytest.param("mai bach", [HA_TINH, HA_GIANG], id="in any order"),
        pytest.param("bach mai ky hop tac", [HA_TINH], id="a partner and words of the title"),
        pytest.param("BACH  MAI ", [HA_TINH, HA_GIANG], id="capitals and blanks"),
        pytest.param("zzz", [], id="nothing"),
    ],
)
def test_typing_words_of_a_title_leaves_its_row(real: Built, browser: Browser, typed: str, left: list[str]) -> None:
    with watched(browser, folder_origin(real.output)) as watch:
        page = watch.open(real.path(PageKind.SEARCH))
        page.get_by_label("Tìm trong đầu đề:").fill(typed)
        assert shown_rows(page) == left
        assert page.get_by_role("status").inner_text() == f"{len(left)} / 5"
        page.get_by_label("Tìm trong đầu đề:").fill("")
        assert len(shown_rows(page)) == 5


@pytest.mark.parametrize("address", ["#q=bach%20mai", "?q=bach+mai", "?q=B%E1%BA%A1ch+Mai"])
def test_the_words_to_search_for_may_stand_in_the_address(real: Built, browser: Browser, address: str) -> None:
    """A form sends ``?q=``; ``#q=`` is left alone by servers, and works from disk."""
    with watched(browser, folder_origin(real.output)) as watch:
        page = watch.open(real.path(PageKind.SEARCH) + address)
        assert page.get_by_label("Tìm trong đầu đề:").input_value() in ("bach mai", "Bạch Mai")
        assert shown_rows(page) == [HA_TINH, HA_GIANG]
        assert watch.complaints == []


@pytest.mark.parametrize("language", Language)
def test_what_is_typed_stands_in_the_address_and_survives_a_reload(
    real: Built, browser: Browser, language: Language
) -> None:
    with watched(browser, folder_origin(real.output)) as watch:
        page = watch.open(real.path(PageKind.SEARCH, language))
        page.locator("main input").fill("Bạch Mai & <b>")
        page.reload()
        assert page.locator("main input").input_value() == "Bạch Mai & <b>"
        assert watch.complaints == []


def test_an_abbreviation_is_found_by_what_it_stands_for(real: Built, browser: Browser) -> None:
    with watched(browser, folder_origin(real.output)) as watch:
        page = watch.open(real.path(PageKind.GLOSSARY, EN))
        page.get_by_label("Find an abbreviation:").fill("uy ban nhan dan")
        assert "UBND" in shown_rows(page)
        page.get_by_label("Find an abbreviation:").fill("people's committee")
        assert "UBND" in shown_rows(page)


def test_the_landing_page_puts_the_language_last_read_first(real: Built, browser: Browser) -> None:
    first = "document.querySelector('.half').lang"
    with watched(browser, folder_origin(real.output)) as watch:
        page = watch.open("index.html")
        assert page.evaluate(first) == "vi"
        watch.open(real.path(PageKind.HOME, EN))
        assert watch.open("index.html").evaluate(first) == "en"
        assert watch.path == "index.html"
