"""The site from disk and from a server, in a real browser, by clicking."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Browser

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.browser import folder_origin, served, watched
from tests.support.built import Built
from tests.support.html import links_of

pytestmark = pytest.mark.browser

CRAWL = "links => links.map(link => link.getAttribute('href'))"


@contextmanager
def origin_of(built: Built, how: str, folder: Path) -> Iterator[str]:
    """Give the address of the site: on disk, or on a server below a path."""
    if how == "disk":
        yield folder_origin(built.output)
    else:
        shutil.copytree(built.output, folder / "srv" / "some" / "path")
        with served(folder / "srv") as origin:
            yield origin + "some/path/"


def html_files(built: Built) -> set[str]:
    return {path for path in built.tree if path.endswith(".html")}


def source_addresses(built: Built) -> set[str]:
    citations = [article.citation for article in built.plan.site.articles]
    urls = {citation.url for citation in citations} | {citation.copy.url for citation in citations if citation.copy}
    return urls - {""}


@pytest.mark.parametrize(("name", "how"), [("real", "disk"), ("real", "server"), ("small", "disk")])
def test_every_page_is_reached_by_links_and_nothing_complains(
    request: pytest.FixtureRequest, browser: Browser, tmp_path: Path, name: str, how: str
) -> None:
    """The window is as narrow as a page at 400 % zoom, and no page scrolls sideways in it."""
    built: Built = request.getfixturevalue(name)
    wide: list[str] = []
    with origin_of(built, how, tmp_path) as origin, watched(browser, origin) as watch:
        watch.page.set_viewport_size({"width": 320, "height": 640})
        seen: set[str] = set()
        outside: set[str] = set()
        files: set[str] = set()
        waiting = ["index.html"]
        while waiting:
            path = waiting.pop()
            if path in seen:
                continue
            seen.add(path)
            page = watch.open(path)
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide.append(path)
            for href in page.eval_on_selector_all("a[href]", CRAWL):
                target = urldefrag(urljoin(origin + path, href)).url
                if target.startswith(origin):
                    found = target.removeprefix(origin)
                    if found.endswith(".html"):
                        waiting.append(found)
                    else:  # a browser would save it
                        files.add(found)
                else:
                    outside.add(href)
        assert watch.complaints == []
        assert wide == []
        assert seen == html_files(built) - {"404.html"}
        assert files <= set(built.tree)
        assert outside <= source_addresses(built)


def test_a_reader_gets_from_the_first_page_to_a_report_and_over_to_the_other_language(
    real: Built, browser: Browser
) -> None:
    with watched(browser, folder_origin(real.output)) as watch:
        page = watch.open("index.html")
        page.get_by_role("link", name="Đọc bằng tiếng Việt").click()
        page.get_by_role("link", name="Bệnh viện Bạch Mai", exact=True).first.click()
        page.get_by_role("link", name="Hà Tĩnh và Bệnh viện Bạch Mai ký hợp tác hỗ trợ y tế").click()
        assert page.locator("html").get_attribute("lang") == "vi"
        page.get_by_role("link", name="English", exact=True).click()
        assert (
            " ".join(page.locator("h1").inner_text().split())
            == "Ha Tinh and Bach Mai Hospital sign cooperation on medical support"
        )
        assert watch.complaints == []


def test_without_javascript_every_link_and_heading_is_there(real: Built, browser: Browser) -> None:
    with watched(browser, folder_origin(real.output), javascript=False) as watch:
        for page, html in real.pages:
            if page.language is Language.VI:
                shown = watch.open(page.path)
                assert shown.locator("main a:visible, main summary ~ * a").count() == len(list(html.main.iter("a")))
        assert watch.complaints == []


def test_the_switch_of_every_page_leads_to_the_same_page(real: Built, small: Built) -> None:
    for built in (real, small):
        for page, html in built.pages:
            if page.language is not None:
                switch = next(nav for nav in html.root.iter("nav") if nav.get("class") == "language-switch")
                kind = PageKind.ARTICLE if page.kind is PageKind.BRIDGE else page.kind
                twin = built.path(kind, page.language.other, page.subject, page.part)
                assert [urljoin(page.path, link.href) for link in links_of(switch)] == [twin]
