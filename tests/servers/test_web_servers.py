"""The site on real servers, configured by docs/publishing.md as it stands; and where less can be said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bantin.planning.page import PageKind
from tests.support.browser import watched
from tests.support.built import EN, SITE_URL, VI, Built
from tests.support.servers import PUBLISHING, Server, apache, caddy, documented, http_server, lighttpd, nginx

WEB_SERVERS = {
    "nginx-root": nginx,
    "nginx-path": nginx,
    "caddy-root": caddy,
    "caddy-path": caddy,
    "apache-root": apache,
    "apache-path": apache,
    "lighttpd-root": lighttpd,
    "lighttpd-path": lighttpd,
}
FOR_EVER = "public, max-age=31536000, immutable"
ASK = "no-cache"
OWN_HEADERS = {
    "content-security-policy": "frame-ancestors 'none'",
    "referrer-policy": "strict-origin-when-cross-origin",
    "x-content-type-options": "nosniff",
}
TYPES = {
    "html": {"text/html; charset=utf-8"},
    "css": {"text/css; charset=utf-8"},
    "js": {"text/javascript; charset=utf-8", "application/javascript; charset=utf-8"},
    "xml": {"text/xml; charset=utf-8"},
    "opml": {"text/x-opml; charset=utf-8"},
    "csv": {"text/csv; charset=utf-8"},
    "txt": {"text/plain; charset=utf-8"},
    "json": {"application/json"},
    "jsonl": {"application/jsonl"},
    "epub": {"application/epub+zip"},
    "zip": {"application/zip"},
    "png": {"image/png"},
    "svg": {"image/svg+xml"},
    "woff2": {"font/woff2"},
}


@pytest.fixture(scope="module", params=WEB_SERVERS)
def server(request: pytest.FixtureRequest, hosted: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The small site with an address, on one of the documented servers."""
    work = tmp_path_factory.mktemp("servers") / "work"
    with WEB_SERVERS[request.param](request.param, hosted.output, work) as running:
        yield running


def test_every_file_is_served_with_its_bytes_and_its_type(server: Server, hosted: Built) -> None:
    wrong: dict[str, str] = {}
    for path, output in hosted.tree.items():
        answer = server.get(path)
        kind = answer.headers["content-type"]
        if (answer.status, answer.body) != (200, output.data) or kind not in TYPES[path.rpartition(".")[2]]:
            wrong[path] = f"{answer.status} {kind}"
    assert wrong == {}


def test_what_is_named_after_its_content_is_kept_for_ever_and_all_else_is_asked_for(
    server: Server, hosted: Built
) -> None:
    for path in hosted.tree:
        expected = FOR_EVER if path.startswith(("assets/", "search/")) else ASK
        assert server.get(path).headers["cache-control"] == expected, path


def test_a_browser_that_has_a_page_is_told_so_in_a_few_bytes(server: Server, hosted: Built) -> None:
    for path in (hosted.path(PageKind.HOME, VI), "sw.js", "vi/feed.xml"):
        first = server.get(path)
        again = server.get(path, If_None_Match=first.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        assert again.headers["cache-control"] == ASK
        since = server.get(path, If_Modified_Since=first.headers["last-modified"])
        assert since.status == 304
        assert server.get(path, If_None_Match='"another"').status == 200


@pytest.mark.parametrize("path", ["nothing", "vi/nothing.html", "en/news/a/b/c.html", "assets/site.0000000000.css"])
def test_an_address_without_a_file_is_told_by_our_page_which_is_not_kept(
    server: Server, hosted: Built, path: str
) -> None:
    answer = server.get(path)
    assert (answer.status, answer.body) == (404, hosted.tree["404.html"].data)
    assert answer.headers["cache-control"] == ASK
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", [".bantin-manifest.json", "vi/.hidden"])
def test_the_build_s_own_files_are_not_served(server: Server, hosted: Built, path: str) -> None:
    answer = server.get(path)
    assert (answer.status, answer.body) == (404, hosted.tree["404.html"].data)


@pytest.mark.parametrize("path", ["vi/index.html", "vi/feed.json", "no-such-page"])
def test_every_answer_has_the_headers_that_a_page_can_not_give_itself(server: Server, path: str) -> None:
    headers = server.get(path).headers
    assert {name: headers[name] for name in OWN_HEADERS} == OWN_HEADERS


def test_a_folder_is_its_first_page(server: Server, hosted: Built) -> None:
    for path in ("", "vi/", "en/"):
        assert server.get(path).body == hosted.tree[f"{path}index.html"].data
    moved = server.get("vi")
    assert moved.status in {301, 308}
    assert moved.headers["location"].removeprefix(server.origin.removesuffix(server.path)) in {
        f"{server.path}vi/",
        "vi/",
    }


def test_the_address_below_which_the_site_is_leads_to_it_without_its_slash_too(server: Server) -> None:
    if server.path != "/":
        bare = Server(port=server.port, path=server.path.removesuffix("/")).get("")
        assert bare.status == 301
        assert bare.headers["location"].removeprefix(server.origin.removesuffix(server.path)) == server.path


def test_pages_are_compressed_for_who_can_read_it(server: Server, hosted: Built) -> None:
    path = hosted.path(PageKind.HOME, EN)
    answer = server.get(path, Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in answer.headers["vary"].lower()
    assert len(answer.body) < len(hosted.tree[path].data) / 2
    again = server.get(path, Accept_Encoding="gzip", If_None_Match=answer.headers["etag"])
    assert again.status == 304


@pytest.mark.browser
def test_no_page_complains_of_the_headers_not_even_the_one_for_what_is_not_there(
    server: Server, hosted: Built, browser: Browser
) -> None:
    with watched(browser, server.origin) as watch:
        for kind in (PageKind.HOME, PageKind.SEARCH, PageKind.TIMELINE):
            watch.open(hosted.path(kind, VI))
        assert watch.complaints == []
        missing = watch.open("no-such-page")
        assert [line for line in watch.complaints if "404" not in line] == []
        assert missing.evaluate("getComputedStyle(document.documentElement).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_the_page_names_the_addresses_that_its_configurations_serve() -> None:
    assert PUBLISHING.read_text(encoding="utf-8").count(f"--site-url {SITE_URL}") == 4


@pytest.mark.browser
@pytest.mark.parametrize("place", ["", "output/"])
def test_a_server_without_any_setting_shows_all_of_it_too(
    hosted: Built, browser: Browser, tmp_path: Path, place: str
) -> None:
    """At its root and below a path: no page needs a header or a type that only some servers know."""
    folder = hosted.output.parent if place else hosted.output
    with http_server("look", folder, tmp_path / "work") as server:
        for path, output in hosted.tree.items():
            answer = server.get(place + path)
            assert (answer.status, answer.body) == (200, output.data), path
        assert server.get(f"{place}sw.js").headers["content-type"] in ("text/javascript", "application/javascript")
        with watched(browser, server.origin + place) as watch:
            for kind in (PageKind.HOME, PageKind.TIMELINE):
                watch.open(hosted.path(kind, VI))
            page = watch.open(hosted.path(PageKind.SEARCH, EN) + "#q=hospital")
            page.wait_for_selector("#found li")
            assert watch.complaints == []


def headers_by(rules: str) -> dict[str, dict[str, str]]:
    """Return the headers of a file of headers by the pattern of an address."""
    found: dict[str, dict[str, str]] = {}
    for line in rules.splitlines():
        if line.startswith("/"):
            found[line] = {}
        else:
            name, value = line.strip().split(": ", 1)
            found[[*found][-1]][name.lower()] = value
    return found


def test_a_file_of_headers_gives_each_address_what_the_servers_give_it(hosted: Built) -> None:
    """Where two patterns match, hosts join the values of one header: so none may stand in both."""
    rules = headers_by(documented("headers"))
    for path in [*hosted.tree, "no-such-page"]:
        matching = [headers for pattern, headers in rules.items() if f"/{path}".startswith(pattern.removesuffix("*"))]
        assert sum(map(len, matching)) == len({name for headers in matching for name in headers}), path
        given = {name: value for headers in matching for name, value in headers.items()}
        assert {name: given.pop(name) for name in OWN_HEADERS} == OWN_HEADERS
        assert given == ({"cache-control": FOR_EVER} if path.startswith(("assets/", "search/")) else {})
