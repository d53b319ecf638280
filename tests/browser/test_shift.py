"""Nothing jumps while a page comes in: boxes and switches find their room kept.

The reader has the fonts from the home page; what happens when they come late is the claim of test_fonts.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.browser import Look, watched
from tests.support.built import Built
from tests.support.whole import largest_pages

pytestmark = pytest.mark.browser

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


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", Language)
def test_a_page_stays_where_it_is(whole: Built, server: str, browser: Browser, language: Language, width: int) -> None:
    with watched(browser, server, Look(width=width)) as watch:
        watch.open(whole.path(PageKind.HOME, language))
        shifts = {each.path: watch.open(each.path).evaluate(SHIFT) for each in largest_pages(whole, language)}
        assert {path: shift for path, shift in shifts.items() if shift > 0.02} == {}
