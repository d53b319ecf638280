"""How heavy the pages are, in bytes: what somebody on a bad line waits for."""

from __future__ import annotations

import gzip
from urllib.parse import urljoin

from bantin.languages import Language
from bantin.planning.page import Page, PageKind
from tests.support.built import Built
from tests.support.html import Html

KB = 1024
REPORTS = (PageKind.ARTICLE, PageKind.BRIDGE)
FETCHED = {"script": "src", "img": "src", "source": "srcset", "iframe": "src", "link": "href", "video": "src"}


def stylesheet_of(built: Built, page: Page, html: Html) -> bytes:
    """The shared sheet and, where the kind of page has one, its own."""
    return b"".join(built.tree[urljoin(page.path, link.href)].data for link in html.head_links("stylesheet"))


def scripts_of(built: Built, page: Page, html: Html) -> list[bytes]:
    sources = [script.get("src", "") for script in html.root.iter("script") if script.get("src")]
    return [built.tree[urljoin(page.path, source)].data for source in sources]


def has_filter(html: Html) -> bool:
    return any(table.get("data-filter") for table in html.root.iter("table"))


def test_a_report_is_at_most_40_kb(real: Built, small: Built, hosted: Built) -> None:
    for built in (real, small, hosted):
        sizes = {page.path: len(built.tree[page.path].data) for page in built.plan.pages if page.kind in REPORTS}
        assert {path: size for path, size in sizes.items() if size > 40 * KB} == {}


def test_the_stylesheet_is_at_most_20_kb(real: Built) -> None:
    """And what one kind of page has for itself at most a fifth of that."""
    sizes = {path: len(output.data) for path, output in real.tree.items() if path.endswith(".css")}
    (shared,) = (size for path, size in sizes.items() if "/site." in path)
    assert shared <= 20 * KB, sizes
    assert max(size for size in sizes.values() if size != shared) <= 4 * KB, sizes


def test_a_report_and_its_styles_fit_the_first_flight_of_a_connection(real: Built, hosted: Built) -> None:
    """Ten packets, about 14 KB, come before the first answer of the reader's machine is waited for."""
    for built in (real, hosted):
        sizes = {
            page.path: sum(
                len(gzip.compress(data, 9)) for data in (built.tree[page.path].data, stylesheet_of(built, page, html))
            )
            for page, html in built.pages
            if page.kind in REPORTS
        }
        assert {path: size for path, size in sizes.items() if size > 14 * KB} == {}


def test_the_scripts_of_a_page_are_at_most_3_kb(real: Built) -> None:
    """As they are; on a page with a box to filter a table, as a server sends them."""
    for page, html in real.pages:
        scripts = scripts_of(real, page, html)
        size = sum(len(gzip.compress(script, 9) if has_filter(html) else script) for script in scripts)
        assert size <= 3 * KB or page.kind is PageKind.SEARCH, page.path


def test_the_scripts_of_the_search_page_are_at_most_8_kb_as_a_server_sends_them(real: Built) -> None:
    for language in Language:
        page = next(page for page in real.plan.pages if (page.kind, page.language) == (PageKind.SEARCH, language))
        home = next(page for page in real.plan.pages if (page.kind, page.language) == (PageKind.HOME, language))
        everywhere = scripts_of(real, home, real.read(home.path))
        scripts = [script for script in scripts_of(real, page, real.read(page.path)) if script not in everywhere]
        assert sum(len(gzip.compress(script, 9)) for script in scripts) <= 8 * KB


def test_no_page_fetches_anything_from_elsewhere(real: Built, hosted: Built) -> None:
    """Only what the page is, its address and its versions, may be named in full."""
    for built in (real, hosted):
        for page, html in built.pages:
            fetched = [
                element.get(FETCHED[element.tag], "")
                for element in html.root.iter()
                if element.tag in FETCHED and element.get("rel") not in ("canonical", "alternate")
            ]
            assert [address for address in fetched if "//" in address] == [], page.path


def test_the_styles_fetch_nothing_from_elsewhere(real: Built) -> None:
    for path, output in real.tree.items():
        if path.endswith(".css"):
            assert "//" not in output.data.decode().replace("/*", "").replace("*/", "")
            assert "@import" not in output.data.decode()
