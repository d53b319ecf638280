"""Feeds as a browser reads them: it stops at the first error of XML."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from bantin.planning.companions import CompanionKind
from tests.support.browser import folder_origin, watched
from tests.support.built import Built

pytestmark = pytest.mark.browser
READ = """
async (text) => {
  const read = new DOMParser().parseFromString(text, "application/xml");
  const contents = [...read.querySelectorAll("entry > content")];
  const pages = contents.map((content) => new DOMParser().parseFromString(content.textContent, "text/html"));
  return [
    read.querySelectorAll("parsererror").length,
    contents.length,
    pages.filter((page) => page.querySelector("hr ~ p strong")).length,
  ];
}
"""


def test_every_feed_is_sound_to_chromium_and_every_entry_ends_with_its_source(real: Built, browser: Browser) -> None:
    feeds = [companion.path for companion in real.plan.companions if companion.kind is CompanionKind.ATOM]
    assert len(feeds) == 24
    with watched(browser, folder_origin(real.output)) as watch:
        watch.open("vi/index.html")
        for path in feeds:
            text = real.tree[path].data.decode()
            count = text.count("<entry>")
            assert count > 0
            assert watch.page.evaluate(READ, text) == [0, count, count], path
        for path in ("vi/feed.xml", "en/feed.json"):
            watch.open(path)
        assert watch.complaints == []
