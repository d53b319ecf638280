"""The site without a network, once it has been read with one: the worker in a real browser."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.browser import Watched, folder_origin, served, watched
from tests.support.built import BRIDGE, EN, SEED, VI, Built, build_site
from tests.support.sites import BRIDGE_TOML, SEED_TOML, edit, small_site

pytestmark = pytest.mark.browser

PLACE = "some/path/"
OLD_TITLE = 'en = "Ha Giang signs with Bach Mai Hospital"'
NEW_TITLE = 'en = "Ha Giang has signed with Bach Mai Hospital"'

# Each comes back when what it waits for has come about, and fails when it does not.
WAIT = """async test => {
    for (let turn = 0; turn < 1000; turn++) {
        if (await test()) return;
        await new Promise(resolve => setTimeout(resolve, 20));
    }
    throw new Error("never: " + test);
}"""
UPDATED = f"""version => ({WAIT})(async () => {{
    const names = await caches.keys();
    const kept = await navigator.serviceWorker.getRegistration();
    const settled = kept && kept.active && kept.active.state === "activated" && !kept.installing && !kept.waiting;
    return settled && names.filter(name => name.includes(kept.scope)).join() === `ban-tin ${{kept.scope}} ${{version}}`;
}})"""
KEPT = f"url => ({WAIT})(() => caches.match(url))"
SET_UP = f"""({WAIT})(async () => {{
    const kept = await navigator.serviceWorker.getRegistration();
    return kept && kept.active && kept.active.state === "activated";
}})"""
FAILED_UPDATE = f"""async () => {{
    const kept = await navigator.serviceWorker.getRegistration();
    await kept.update().catch(() => null);
    await ({WAIT})(async () => !kept.installing && !kept.waiting && (await caches.keys()).length === 1);
}}"""
ALL_KEPT = """async () => {
    const paths = [];
    for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys()) paths.push(new URL(request.url).pathname);
    }
    return paths;
}"""


class Host:
    """The small site below a path, on a server that can leave the network, and be given a new edition of the site."""

    def __init__(self, folder: Path, changes: str = "") -> None:
        self.folder = folder
        self._root = small_site(folder, changes)
        self._stack = ExitStack()
        self._port = 0
        self.built = self._build()
        self.origin = ""

    def go_online(self) -> None:
        origin = self._stack.enter_context(served(self.folder / "server", port=self._port))
        self._port = urlsplit(origin).port or 0
        self.origin = origin + PLACE

    def go_offline(self) -> None:
        self._stack.close()

    def publish(self, path: str, old: str, new: str) -> None:
        """Publish the site again with an edit. A static server tells time in seconds: this is ten of them later."""
        before = {file: file.stat().st_mtime_ns for file in self._files()}
        edit(self._root / path, old, new)
        self.built = self._build()
        for file in self._files():
            stat = file.stat()
            if stat.st_mtime_ns != before.get(file):
                os.utime(file, (stat.st_atime, stat.st_mtime + 10))

    @property
    def version(self) -> str:
        source = self.built.tree["sw.js"].data.decode()
        return str(json.loads(source.removeprefix("const SITE = ").partition(";\n")[0])["version"])

    def path(self, kind: PageKind, language: Language, subject: str = "") -> str:
        return self.built.path(kind, language, subject)

    def _files(self) -> list[Path]:
        return [path for path in self.built.output.rglob("*") if path.is_file()]

    def _build(self) -> Built:
        return build_site(self._root, self.folder / "server" / PLACE)


class Reader:
    """Somebody whose browser has set up the worker."""

    def __init__(self, watch: Watched, host: Host, first: str) -> None:
        self.watch = watch
        self._host = host
        self.page: Page = watch.page
        watch.open(first)
        self.wait_for_update()

    def read(self, path: str) -> str:
        """Read a page until it is kept, and return its title."""
        title = self.open(path)
        self.page.evaluate(KEPT, self.watch.address(path))
        return title

    def open(self, path: str) -> str:
        """Open a page, and return its title."""
        return self.watch.open(path).title()

    def wait_for_update(self) -> None:
        """Wait until the worker of the newest edition is in charge, and what was kept before is gone."""
        self.page.evaluate(UPDATED, self._host.version)

    def paths_kept(self) -> list[str]:
        return [path.removeprefix(f"/{PLACE}") for path in self.page.evaluate(ALL_KEPT)]


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    host = Host(tmp_path)
    host.go_online()
    yield host
    host.go_offline()


@contextmanager
def reading(browser: Browser, host: Host, first: str = "index.html") -> Iterator[Reader]:
    with watched(browser, host.origin) as watch:
        yield Reader(watch, host, first)


def first_pages(built: Built) -> list[str]:
    kinds = (PageKind.HOME, PageKind.PROVINCES, PageKind.PARTNERS, PageKind.SEARCH)
    return ["index.html", *(built.path(kind, language) for kind in kinds for language in Language)]


def test_what_was_read_and_the_first_pages_open_without_a_network(host: Host, browser: Browser) -> None:
    """The page by which a reader came was there before the worker, and is kept all the same."""
    came_by, read = host.path(PageKind.ARTICLE, EN, SEED), host.path(PageKind.GLOSSARY, VI)
    with reading(browser, host, came_by) as reader:
        reader.read(read)
        assert reader.watch.complaints == []
        host.go_offline()
        for path in (came_by, read, *first_pages(host.built)):
            assert reader.open(path) == host.built.read(path).title, path
            assert (
                reader.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
                == "rgb(251, 246, 236)"
            )
            assert reader.page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"')")


@pytest.mark.parametrize("language", Language)
def test_a_small_site_is_searched_without_a_network(host: Host, browser: Browser, language: Language) -> None:
    found = "document.querySelectorAll('#found li').length > 0"
    with reading(browser, host) as reader:
        host.go_offline()
        reader.open(host.path(PageKind.SEARCH, language) + "#q=bach+mai")
        reader.page.wait_for_function(found)
        host.publish(SEED_TOML, OLD_TITLE, NEW_TITLE)
        host.go_online()
        reader.open("index.html")
        reader.wait_for_update()
        host.go_offline()
        reader.open("index.html")
        reader.open(host.path(PageKind.SEARCH, language) + "#q=bach+mai")
        reader.page.wait_for_function(found)


@pytest.mark.parametrize("query", ["?q=Bach+Mai", "#q=Bach+Mai", "?q=a#q=b"])
def test_a_page_is_the_same_whatever_is_asked_of_it(host: Host, browser: Browser, query: str) -> None:
    path = host.path(PageKind.SEARCH, EN)
    with reading(browser, host) as reader:
        host.go_offline()
        assert reader.open(path + query) == host.built.read(path).title


def test_a_folder_opens_as_its_first_page(host: Host, browser: Browser) -> None:
    with reading(browser, host) as reader:
        host.go_offline()
        assert reader.open("vi/") == host.built.read("vi/index.html").title
        assert reader.open("") == host.built.read("index.html").title


def test_a_page_that_was_not_read_says_so_in_both_languages_and_opens_when_the_network_is_back(
    host: Host, browser: Browser
) -> None:
    path = host.path(PageKind.TIMELINE, EN)
    with reading(browser, host) as reader:
        host.go_offline()
        reader.open(path)
        assert reader.page.url == reader.watch.address(path)
        assert reader.page.locator("h2").all_inner_texts() == ["Bạn đang ngoại tuyến", "You are offline"]
        host.go_online()
        reader.page.reload()
        assert reader.page.title() == host.built.read(path).title


def test_after_an_update_nothing_old_is_shown_with_a_network_or_without(host: Host, browser: Browser) -> None:
    """Of the pages read before, one is asked for again by the reader, one by nobody but the worker."""
    article, partner = host.path(PageKind.ARTICLE, EN, SEED), host.path(PageKind.PARTNERS, EN)
    listing = host.path(PageKind.TIMELINE, EN)
    with reading(browser, host) as reader:
        assert "signs" in reader.read(article)
        reader.read(listing)
        host.go_offline()
        host.publish(SEED_TOML, OLD_TITLE, NEW_TITLE)
        host.go_online()
        assert "has signed" in reader.open(article)
        reader.wait_for_update()
        host.go_offline()
        assert "has signed" in reader.open(article)
        for path in (listing, host.path(PageKind.HOME, EN), partner):
            reader.open(path)
            assert "Ha Giang signs" not in reader.page.inner_text("body"), path
        reader.open(listing)
        assert "has signed" in reader.page.inner_text("main")


def test_a_report_that_is_withdrawn_is_not_kept_on(host: Host, browser: Browser) -> None:
    path = host.path(PageKind.ARTICLE, EN, BRIDGE)
    with reading(browser, host) as reader:
        reader.read(path)
        host.publish(BRIDGE_TOML, 'kind = "visit"', 'draft = true\nkind = "visit"')
        reader.open(host.path(PageKind.HOME, EN))
        reader.wait_for_update()
        assert path not in reader.paths_kept()
        host.go_offline()
        reader.open(path)
        assert "You are offline" in reader.page.inner_text("main")


def test_an_update_that_cannot_be_fetched_whole_leaves_the_edition_before_in_use(host: Host, browser: Browser) -> None:
    article, search = host.path(PageKind.ARTICLE, EN, SEED), host.path(PageKind.SEARCH, EN)
    with reading(browser, host) as reader:
        reader.read(article)
        before = host.version
        host.publish(SEED_TOML, OLD_TITLE, NEW_TITLE)
        (host.built.output / search).unlink()
        reader.open(host.path(PageKind.HOME, EN))
        reader.page.evaluate(FAILED_UPDATE)
        reader.page.evaluate(UPDATED, before)
        host.go_offline()
        assert reader.open(search) == host.built.read(search).title
        assert "signs" in reader.open(article)


def test_only_pages_and_what_they_are_made_of_are_kept(host: Host, browser: Browser) -> None:
    """Downloads are not, nor what a server answers that has no such page."""
    fetched = ["downloads/ban-tin-vi.epub", "vi/manifest.json"]
    with reading(browser, host) as reader:
        first = set(reader.paths_kept())
        for path in fetched:
            reader.page.evaluate("url => fetch(url).then(answer => answer.arrayBuffer())", reader.watch.address(path))
        reader.page.goto(reader.watch.address("en/none.html"))
        reader.read(host.path(PageKind.TIMELINE, VI))
        assert set(reader.paths_kept()) - first == {host.path(PageKind.TIMELINE, VI)}


def test_two_sites_on_one_host_leave_each_other_alone(host: Host, browser: Browser) -> None:
    other = host.folder / "server/other"
    shutil.copytree(host.built.output, other)
    beside = host.origin.replace(PLACE, "other/")
    with reading(browser, host) as reader:
        version = host.version
        reader.page.goto(f"{beside}en/index.html")
        reader.page.evaluate(SET_UP)
        host.publish(SEED_TOML, OLD_TITLE, NEW_TITLE)
        reader.open(host.path(PageKind.HOME, EN))
        reader.page.evaluate(UPDATED, host.version)
        host.go_offline()
        assert reader.page.goto(f"{beside}en/index.html") is not None
        assert "signs with" in reader.page.inner_text("main")
        assert reader.page.evaluate("caches.keys()") == [
            f"ban-tin {beside} {version}",
            f"ban-tin {host.origin} {host.version}",
        ]


def test_a_server_that_names_pages_without_their_ending_is_read_offline_too(tmp_path: Path, browser: Browser) -> None:
    built = build_site(small_site(tmp_path), tmp_path / "output")
    with ExitStack() as stack:
        origin = stack.enter_context(served_without_endings(built.output))
        with watched(browser, origin) as watch:
            watch.open("en/index.html")
            assert watch.page.url == f"{origin}en/index"
            watch.page.evaluate(SET_UP)
            watch.open("en/glossary.html")
            watch.page.evaluate(KEPT, f"{origin}en/glossary")
            stack.close()
            for path in ("en/glossary", "en/index", "en/search.html", "en/search", "vi/index.html"):
                assert watch.open(path).title() == built.read(f"{path.removesuffix('.html')}.html").title, path


@contextmanager
def served_without_endings(folder: Path) -> Iterator[str]:
    """Serve *folder* as some hosts do: ``about.html`` is sent on to ``about``, which shows that file."""

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:  # noqa: ANN401 - the server's own
            super().__init__(*args, directory=str(folder))

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            if path.endswith(".html"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", path.removesuffix(".html"))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self.path += ".html" if (folder / f"{path[1:]}.html").is_file() else ""
            super().do_GET()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def test_from_disk_nothing_is_set_up_and_nothing_complains(host: Host, browser: Browser) -> None:
    with watched(browser, folder_origin(host.built.output)) as watch:
        page = watch.open(host.path(PageKind.HOME, VI))
        assert page.locator('link[rel="manifest"]').count() == 0
        assert watch.complaints == []
