"""Nothing jumps while a page comes in: fonts, boxes and switches find their room kept.

The fonts are held back until the page has been shown in those of the machine, as on a slow line: else it would depend
on chance whether they are changed under the reader's eyes.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route

from bantin.languages import Language
from tests.support.browser import Look, watched
from tests.support.built import Built
from tests.support.whole import largest_pages

pytestmark = pytest.mark.browser

SHOWN = "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))"
# After its fonts a page is drawn once more, and what moved by then is known.
SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach((entry) => { if (!entry.hadRecentInput) sum += entry.value; });
  const observer = new PerformanceObserver(add);
  observer.observe({ type: "layout-shift", buffered: true });
  const settle = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
    add({ getEntries: () => observer.takeRecords() });
    resolve(sum);
  })));
  document.fonts.ready.then(settle);
})"""


def shift_of(page: Page, address: str) -> float:
    """Return how far the page at *address* jumps, as browsers measure it, when its fonts come late."""
    held: list[Route] = []
    is_shown = False

    def hold(route: Route) -> None:
        if is_shown:
            route.continue_()
        else:
            held.append(route)

    page.route("**/*.woff2", hold)
    page.goto(address, wait_until="domcontentloaded")
    page.evaluate(SHOWN)
    is_shown = True
    for route in held:
        route.continue_()
    shift: float = page.evaluate(SHIFT)
    return shift


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", Language)
def test_a_page_stays_where_it_is(whole: Built, server: str, browser: Browser, language: Language, width: int) -> None:
    """A fresh reader for each page, who has none of the fonts yet."""
    shifts: dict[str, float] = {}
    for each in largest_pages(whole, language):
        with watched(browser, server, Look(width=width)) as watch:
            shifts[each.path] = shift_of(watch.page, watch.address(each.path))
    assert {path: shift for path, shift in shifts.items() if shift > 0.02} == {}
