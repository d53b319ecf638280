"""The server on this machine: answers from memory, never from the disk."""

from __future__ import annotations

import html
import os
import selectors
import socketserver
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from bantin.serving.addresses import EVENTS, OWN, is_own_host, read_target
from bantin.serving.edition import Answer
from bantin.serving.screen import Screen

HOST = "127.0.0.1"
FIRST_PORT = 8000
_PORTS_TRIED = 100
_PATIENCE = 10.0
"""Seconds after which a client that neither asks nor takes is let go."""
_HEARTBEAT = 15.0
_TYPES = {
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml; charset=utf-8",
}
_OWN_FILES = {
    f"{OWN}{name}": (Path(__file__).parent / "browser" / name).read_bytes() for name in ("preview.css", "preview.js")
}
_EMPTY_PAGE = (
    b'<!doctype html>\n<html lang="mul">\n<head>\n<meta charset="utf-8">\n<title>-</title>\n</head>\n</html>\n'
)


class PreviewServer(ThreadingHTTPServer):
    """Serves what *screen* shows, to browsers of this machine."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128  # a browser opens many connections at once; five, the default, make it wait for a second
    allow_reuse_address = os.name != "nt"  # there it would let two programs listen at one port

    def __init__(self, screen: Screen, port: int) -> None:
        """Listen at *port* (0: any that is free). Raises ``OSError`` when it is taken."""
        self.screen = screen
        super().__init__((HOST, port), _Handler)

    @property
    def url(self) -> str:
        """The address of the site."""
        return f"http://{HOST}:{self.server_port}/"

    def server_bind(self) -> None:
        """Bind without asking the network for the machine's name, which may take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the server's own
        """Say nothing of browsers that went away."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


@contextmanager
def serving(screen: Screen, port: int | None) -> Iterator[PreviewServer]:
    """Serve what *screen* shows until the block ends; without a *port*, at 8000 or the next that is free."""
    with _open(screen, port) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            screen.close()
            server.shutdown()
            thread.join()


def _open(screen: Screen, port: int | None) -> PreviewServer:
    if port is not None:
        return PreviewServer(screen, port)
    for candidate in range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED):
        try:
            return PreviewServer(screen, candidate)
        except OSError:
            continue
    return PreviewServer(screen, 0)


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """Answer with a file, a page or the stream of events."""
        if self.request_version == "HTTP/0.9":  # its answers have no headers, and say nothing of what they are
            self.send_error(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED)
        elif not self._is_for_us():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif self.path.partition("?")[0] == EVENTS:
            self._send_events()
        elif self.path in _OWN_FILES:
            self._send(HTTPStatus.OK, _type_of(self.path), _OWN_FILES[self.path])
        elif self._names_a_folder():
            self._send(HTTPStatus.FOUND, _TYPES["txt"], b"", location=f"/{read_target(self.path)}/")
        else:
            path = read_target(self.path)
            self._send_answer(path, self.server.screen.answer(path))

    def do_HEAD(self) -> None:
        """Answer as to GET, without the data."""
        self.do_GET()

    def _is_for_us(self) -> bool:
        hosts = self.headers.get_all("Host", [])
        return len(hosts) == 1 and is_own_host(hosts[0], self.server.server_port)

    def _names_a_folder(self) -> bool:
        """``vi`` is no page, but ``vi/`` is."""
        path = read_target(self.path)
        if path is None or self.server.screen.answer(path).status is not HTTPStatus.NOT_FOUND:
            return False
        return self.server.screen.answer(f"{path}/index.html").status is not HTTPStatus.NOT_FOUND

    def _send_answer(self, path: str | None, answer: Answer) -> None:
        data = answer.data
        if answer.path.endswith(".html"):
            data = _with_script(data or _EMPTY_PAGE, path or "", answer.version)
        self._send(answer.status, _type_of(answer.path), data, is_lasting=answer.is_named_after_content)

    def _send_events(self) -> None:
        asked = parse_qs(self.path.partition("?")[2])
        path, version = asked.get("path", [""])[0], asked.get("version", [""])[0]
        self._start(HTTPStatus.OK, "text/event-stream; charset=utf-8")
        if self.command == "HEAD":
            return
        with self.server.screen.watched_by(path or None, version) as browser, selectors.DefaultSelector() as waiting:
            waiting.register(self.connection, selectors.EVENT_READ)
            waiting.register(browser.bell, selectors.EVENT_READ)
            while True:
                self.wfile.write(b"".join(browser.take()))
                if self.server.screen.is_closed:
                    return
                ready = [key.fileobj for key, _ in waiting.select(_HEARTBEAT)]
                if self.connection in ready and not self.connection.recv(1024):
                    return
                if not ready:
                    self.wfile.write(b":\n\n")

    def _send(
        self, status: HTTPStatus, content_type: str, data: bytes, *, location: str = "", is_lasting: bool = False
    ) -> None:
        self._start(status, content_type, length=len(data), location=location, is_lasting=is_lasting)
        if self.command != "HEAD":
            self.wfile.write(data)

    def _start(
        self,
        status: HTTPStatus,
        content_type: str,
        *,
        length: int | None = None,
        location: str = "",
        is_lasting: bool = False,
    ) -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.send_header("Content-Type", content_type)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "private, max-age=3600, immutable" if is_lasting else "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Connection", "close")
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with nothing but the meaning of *code*: what was asked is not repeated."""
        del message, explain
        status = HTTPStatus(code)
        if status is HTTPStatus.NOT_IMPLEMENTED:  # so the base class calls methods that have no function here
            status = HTTPStatus.METHOD_NOT_ALLOWED
        self._send(status, _TYPES["txt"], f"{status.value} {status.phrase}\n".encode())

    def version_string(self) -> str:
        """Return what stands in the header ``Server``: which program this is need not be known."""
        return "preview"

    def log_message(self, *_: object) -> None:
        """Keep quiet: the terminal tells of edits and problems."""


def _type_of(path: str) -> str:
    return _TYPES.get(path.rpartition(".")[2], "application/octet-stream")


def _with_script(page: bytes, path: str, version: str) -> bytes:
    """Return *page* with the script that keeps it new; it knows which version of which page it stands in."""
    script = (
        f'<script src="{OWN}preview.js" defer data-path="{html.escape(path)}" data-version="{version}"></script>\n'
    ).encode()
    before, head, after = page.partition(b"</head>")
    return before + script + head + after
