"""Pictures as a small phone and a printer show them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from bantin.planning.page import PageKind
from tests.support.browser import folder_origin
from tests.support.built import EN, VI, Built

pytestmark = pytest.mark.browser

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
