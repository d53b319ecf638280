"""The server, asked over real connections."""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bantin.serving.screen import Screen
from bantin.serving.server import PreviewServer, serving
from bench.faults.requests import SECRET, attack, find_fault
from tests.support.editions import edition
from tests.support.previews import ask, get

PAGE = "<!doctype html>\n<head>\n<title>A</title>\n</head>\n<p>chữ</p>"
PAGES = {"index.html": PAGE, "vi/index.html": PAGE, "vi/broken.html": ""}
FILES = {
    "assets/site.1.css": "p {}",
    "assets/icon.1.svg": "<svg/>",
    "assets/font.woff2": "x",
    "assets/x.unknown": "x",
    "data/articles.csv": "id",
    "data/articles.jsonl": "{}",
}
RELOAD = b"event: reload\ndata: {}\n\n"


@pytest.fixture
def screen() -> Screen:
    screen = Screen()
    screen.show(edition(PAGES, FILES))
    return screen


@pytest.fixture
def server(screen: Screen) -> Iterator[PreviewServer]:
    with serving(screen, 0) as server:
        yield server


@pytest.fixture
def url(server: PreviewServer) -> str:
    return server.url


@pytest.mark.parametrize(
    ("target", "status", "content_type"),
    [
        pytest.param("/", 200, "text/html; charset=utf-8", id="the root"),
        pytest.param("/vi/", 200, "text/html; charset=utf-8", id="a folder"),
        pytest.param("/vi/index.html", 200, "text/html; charset=utf-8", id="a page"),
        pytest.param("/vi/gone.html", 404, "text/html; charset=utf-8", id="no page"),
        pytest.param("/vi/broken.html", 500, "text/html; charset=utf-8", id="a page that can't be made"),
        pytest.param("/assets/site.1.css", 200, "text/css; charset=utf-8", id="styles"),
        pytest.param("/assets/icon.1.svg", 200, "image/svg+xml; charset=utf-8", id="a drawing"),
        pytest.param("/assets/font.woff2", 200, "font/woff2", id="a font"),
        pytest.param("/data/articles.csv", 200, "text/csv; charset=utf-8", id="a table for spreadsheets"),
        pytest.param("/data/articles.jsonl", 200, "application/jsonl; charset=utf-8", id="a table for programs"),
        pytest.param("/assets/x.unknown", 200, "application/octet-stream", id="something else"),
        pytest.param("/assets/", 404, "text/html; charset=utf-8", id="no listing"),
        pytest.param("/.bantin/preview.js", 200, "text/javascript; charset=utf-8", id="our script"),
        pytest.param("/.bantin/preview.css", 200, "text/css; charset=utf-8", id="our styles"),
        pytest.param("/.bantin/server.py", 404, "text/html; charset=utf-8", id="nothing else of ours"),
        pytest.param("/../../../../etc/passwd", 404, "text/html; charset=utf-8", id="traversal"),
        pytest.param("/%2e%2e/%2e%2e/etc/passwd", 404, "text/html; charset=utf-8", id="traversal, escaped"),
        pytest.param("/%252e%252e/etc/passwd", 404, "text/html; charset=utf-8", id="traversal, escaped twice"),
        pytest.param("/..\\..\\etc\\passwd", 404, "text/html; charset=utf-8", id="traversal with backslashes"),
        pytest.param("/index.html%00", 404, "text/html; charset=utf-8", id="NUL"),
        pytest.param("http://[", 404, "text/html; charset=utf-8", id="an address that none can read"),
        pytest.param("//[", 404, "text/html; charset=utf-8", id="the same without a scheme"),
        pytest.param("/.bantin/../../etc/passwd", 404, "text/html; charset=utf-8", id="traversal from our files"),
    ],
)
def test_each_target_has_its_answer_and_type(url: str, target: str, status: int, content_type: str) -> None:
    answer = get(url, target)
    assert (answer[0], answer[1]["Content-Type"]) == (status, content_type)


def test_only_what_is_named_after_its_content_may_be_kept(screen: Screen, url: str) -> None:
    name = f"assets/site.{hashlib.sha256(b'p {}').hexdigest()[:10]}.css"
    screen.show(edition(PAGES, {name: "p {}", "assets/site.0123456789.css": "p {}"}))
    assert get(url, f"/{name}")[1]["Cache-Control"] == "private, max-age=3600, immutable"
    assert get(url, "/assets/site.0123456789.css")[1]["Cache-Control"] == "no-store"


def test_nothing_else_may_be_kept_or_read_from_elsewhere(url: str) -> None:
    for target in ("/", "/gone.html", "/assets/site.1.css", "/.bantin/preview.js"):
        _, headers, _ = get(url, target)
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in headers


def test_a_page_is_served_as_it_is_but_for_the_script_in_its_head(url: str, screen: Screen) -> None:
    _, _, body = get(url, "/vi/")
    version = screen.answer("vi/index.html").version
    script = f'<script src="/.bantin/preview.js" defer data-path="vi/index.html" data-version="{version}"></script>\n'
    assert body == PAGE.replace("</head>", script + "</head>")


def test_the_page_that_says_there_is_none_is_kept_new_too(url: str) -> None:
    assert 'data-path="vi/gone.html"' in get(url, "/vi/gone.html")[2]


def test_what_was_asked_for_is_not_repeated_as_markup(url: str) -> None:
    for target in ('/"><script>alert(1)</script>', "/%22%3E%3Cscript%3Ealert(1)%3C/script%3E"):
        assert "alert" not in ask(url, f"GET {target} HTTP/1.1\r\nHost: {url[7:-1]}\r\n\r\n".encode()).decode()


def test_before_the_first_edition_a_page_waits_for_it() -> None:
    with serving(Screen(), 0) as server:
        status, _, body = get(server.url, "/vi/index.html")
    assert status == 503
    assert 'data-path="vi/index.html"' in body


def test_a_folder_without_its_slash_leads_to_the_one_with_it(url: str) -> None:
    status, headers, _ = get(url, "/vi")
    assert (status, headers["Location"]) == (302, "/vi/")


def test_head_is_answered_without_the_data(url: str) -> None:
    for target in ("/", "/gone.html", "/assets/site.1.css"):
        asked, told = get(url, target), get(url, target, "HEAD")
        assert (told[0], told[1]["Content-Length"], told[2]) == (asked[0], str(len(asked[2].encode())), "")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_other_methods_are_refused(url: str, method: str) -> None:
    status, headers, _ = get(url, "/", method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "hosts",
    [
        pytest.param([], id="none"),
        pytest.param(["evil.example"], id="another"),
        pytest.param(["evil.example:{port}"], id="another at our port"),
        pytest.param(["127.0.0.1:1"], id="another port"),
        pytest.param(["127.0.0.1:{port}", "evil.example"], id="two"),
        pytest.param([""], id="empty"),
    ],
)
@pytest.mark.parametrize("target", ["/", "/.bantin/events", "/.bantin/preview.js"])
def test_whoever_was_led_here_by_another_name_gets_nothing(
    server: PreviewServer, hosts: list[str], target: str
) -> None:
    headers = "".join(f"Host: {host.format(port=server.server_port)}\r\n" for host in hosts)
    answer = ask(server.url, f"GET {target} HTTP/1.1\r\n{headers}\r\n".encode())
    assert answer.startswith(b"HTTP/1.0 421 ")
    assert b"<" not in answer


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
def test_each_name_of_this_machine_is_answered(server: PreviewServer, name: str) -> None:
    request = f"GET / HTTP/1.1\r\nHost: {name}:{server.server_port}\r\n\r\n"
    assert ask(server.url, request.encode()).startswith(b"HTTP/1.0 200 ")


def test_who_names_no_version_is_given_nothing_without_headers(server: PreviewServer) -> None:
    for request in (b"GET /vi/\r\n\r\n", f"GET /vi/\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n".encode()):
        assert ask(server.url, request) == b"505 HTTP Version Not Supported\n"


def test_a_thousand_hostile_requests_get_nothing_and_leave_the_server_as_it_was(
    server: PreviewServer, capfd: pytest.CaptureFixture[str]
) -> None:
    """Ways out of the site, other hosts, mutants; ``bench/faults/requests.py`` sends any number to a whole preview."""
    statuses, faults = attack(server.server_port, count=1000, seed=7)
    assert faults == []
    assert {"200", "400", "404", "421"} <= statuses.keys()
    assert get(server.url, "/")[0] == 200
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (b"HTTP/1.0 404 Not Found\r\n\r\n<h1>", ""),
        (b"505 HTTP Version Not Supported\n", ""),
        (b"", ""),
        (b"HTTP/1.0 200 OK\r\n\r\n" + SECRET, "the secret came back"),
        (b"HTTP/1.0 404 Not Found\r\n\r\nTraceback (most recent call last)", "a traceback came back"),
        (b"HTTP/1.0 500 Oh\r\n\r\n", "status 500"),
        (b"HTTP/1.0 200 OK\r\nAccess-Control-Allow-Origin: *\r\n\r\n", "other sites are let in"),
        (b"<!doctype html>", "no status: b'<!doctype html>'"),
    ],
)
def test_what_must_not_come_back_is_noticed(answer: bytes, fault: str) -> None:
    assert find_fault(answer) == fault


def test_clients_that_say_nothing_keep_nobody_waiting(server: PreviewServer) -> None:
    with ExitStack() as silent:
        for _ in range(100):
            silent.enter_context(socket.create_connection(("127.0.0.1", server.server_port)))
        assert get(server.url, "/")[0] == 200


class Listener:
    """A browser that listens to events."""

    def __init__(self, server: PreviewServer, path: str, version: str) -> None:
        self.connection = socket.create_connection(("127.0.0.1", server.server_port), timeout=60)
        target = f"/.bantin/events?path={path}&version={version}"
        self.connection.sendall(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n".encode())
        self._received = b""

    def wait_for(self, words: bytes) -> bytes:
        """Return what comes until *words* do, which are its end."""
        while words not in self._received:
            data = self.connection.recv(65536)
            assert data, f"the server has gone; it said {self._received!r}"
            self._received += data
        before, found, self._received = self._received.partition(words)
        return before + found


def test_many_browsers_are_told_of_a_change(server: PreviewServer, screen: Screen) -> None:
    version = screen.answer("index.html").version
    listeners = [Listener(server, "index.html", version) for _ in range(50)]
    screen.report("1")
    for listener in listeners:
        listener.wait_for(b"data: 1\n\n")
    assert screen.show(edition({"index.html": "new"})) == 50
    for listener in listeners:
        listener.wait_for(RELOAD)
        listener.connection.close()


def test_a_browser_that_has_gone_is_forgotten(server: PreviewServer, screen: Screen) -> None:
    screen.report("1")
    gone, stays = (Listener(server, "index.html", screen.answer("index.html").version) for _ in range(2))
    for listener in (gone, stays):
        listener.wait_for(b"data: 1\n\n")
    assert screen.count_browsers() == 2
    gone.connection.shutdown(socket.SHUT_WR)
    assert gone.connection.recv(1) == b""
    assert screen.count_browsers() == 1
    for listener in (gone, stays):
        listener.connection.close()


def test_events_are_a_stream_that_nobody_keeps(server: PreviewServer) -> None:
    listener = Listener(server, "index.html", "old")
    head = listener.wait_for(b"\r\n\r\n").decode()
    assert "Content-Type: text/event-stream" in head
    assert "Cache-Control: no-store" in head
    listener.wait_for(RELOAD)
    listener.connection.close()
    assert get(server.url, "/.bantin/events", "HEAD")[0] == 200


def test_at_the_end_every_browser_is_let_go(screen: Screen) -> None:
    with serving(screen, 0) as server:
        listener = Listener(server, "index.html", "old")
        listener.wait_for(RELOAD)
    with listener.connection:
        while listener.connection.recv(65536):
            pass


def test_a_port_that_is_taken_is_an_error_when_it_was_asked_for(server: PreviewServer) -> None:
    with pytest.raises(OSError, match="in use"), serving(Screen(), server.server_port):
        pass


def test_without_a_port_the_next_free_one_is_taken(server: PreviewServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bantin.serving.server.FIRST_PORT", server.server_port)
    with serving(Screen(), None) as second:
        assert second.server_port > server.server_port


def test_only_this_machine_is_served(server: PreviewServer) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"
