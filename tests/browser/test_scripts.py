"""What the scripts of the pages do: boxes to search in, and the language last read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bantin.planning.page import PageKind
from bantin.text import canon, words_of
from tests.support.browser import folder_origin, watched
from tests.support.built import EN, Built
from tests.support.sites import PROJECT

pytestmark = pytest.mark.browser

CASES = json.loads((Path(__file__).parents[1] / "folding-cases.json").read_text(encoding="utf-8"))
SCRIPTS = PROJECT / "templates" / "static" / "js"


def shown_rows(page: Page) -> list[str]:
    rows = page.locator("table[data-filter]").first.locator("tbody tr:visible th").all_inner_texts()
    return [" ".join(row.split("\n")[0].split()) for row in rows]


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    """An empty page with the scripts that know words."""
    page = browser.new_page()
    for name in ("fold.js", "search-index.js"):
        page.add_script_tag(path=SCRIPTS / name)
    yield page
    page.close()


def in_browser(page: Page, function: str, arguments: list[Any]) -> list[Any]:
    found: list[Any] = page.evaluate(f"all => all.map({function})", arguments)
    return found


def test_the_script_folds_as_python_does(blank: Page) -> None:
    pairs = CASES["same"]
    function = "word => bantinFold.canon(word)"
    assert in_browser(blank, function, [a for a, _ in pairs]) == in_browser(blank, function, [b for _, b in pairs])
    assert in_browser(blank, function, [a for a, _ in pairs]) == [canon(a) for a, _ in pairs]
    folds = CASES["folds"]
    assert in_browser(blank, "text => bantinFold.fold(text)", list(folds)) == list(folds.values())


def test_the_script_tells_words_apart_that_differ(blank: Page) -> None:
    for one, other in CASES["different"]:
        first, second = in_browser(blank, "word => bantinFold.canon(word)", [one, other])
        assert first != second
        assert (first, second) == (canon(one), canon(other))


def test_the_script_finds_the_words_of_a_text_as_python_does(blank: Page) -> None:
    words = CASES["words"]
    function = "text => bantinFold.split(text).map(word => word.text)"
    assert in_browser(blank, function, list(words)) == list(words.values()) == [words_of(text) for text in words]


def test_what_is_typed_is_a_word_when_it_has_no_mark_that_the_word_has_not(blank: Page) -> None:
    """A word may be typed with all its marks, with some, or with none; the last word may be unfinished."""
    function = """([typed, form, isPrefix]) => bantinIndex.weigh(
        Object.assign(bantinIndex.parse(typed + " ").words[0], { isPrefix }), form, false)"""
    arguments = [[typed, canon(word), prefix] for typed, word, prefix, _ in CASES["matches"]]
    weights = in_browser(blank, function, arguments)
    assert [(case[0], case[1], weight) for case, weight in zip(CASES["matches"], weights, strict=True)] == [
        (case[0], case[1], case[3]) for case in CASES["matches"]
    ]


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
