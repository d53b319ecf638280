"""A static server that keeps count of what it sends."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

_PACKED = (".html", ".css", ".js", ".json", ".svg")
"""What a usual server packs; Pagefind's own pieces are packed already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file that was asked for: its *size* on disk, and how many bytes of it went over the line."""

    path: str
    size: int
    packed: int


class CountingServer(ThreadingHTTPServer):
    """Serves a folder on this machine; *sent* is what was asked for since it was last cleared."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        """Serve *folder*, once ``running``."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.origin = f"http://127.0.0.1:{self.server_port}/"
        self.sent: list[Sent] = []

    @contextmanager
    def running(self) -> Iterator[None]:
        """Answer until the block is left."""
        thread = threading.Thread(target=self.serve_forever, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.shutdown()
            thread.join()
            self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: CountingServer
    # Head and body go out together and at once: else each small file could wait 40 ms for the browser's receipt.
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = unquote(self.path.partition("?")[0]).lstrip("/")
        file = self.server.folder / path
        if not file.is_file():
            self.send_response(HTTPStatus.NOT_FOUND)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        plain, packed = _read(file)
        self.server.sent.append(Sent(path=path, size=len(plain), packed=len(packed or plain)))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _content_type(file))
        self.send_header("Cache-Control", "no-cache")
        if packed is not None:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed or plain)))
        self.end_headers()
        self.wfile.write(packed or plain)

    def log_message(self, *_: object) -> None:
        pass


def _content_type(file: Path) -> str:
    sort = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"{sort}; charset=utf-8" if file.suffix in _PACKED else sort


@cache
def _read(file: Path) -> tuple[bytes, bytes | None]:
    """Return the bytes of *file*, plain and as a server sends them; None where it does not pack them."""
    data = file.read_bytes()
    return data, gzip.compress(data, mtime=0) if file.suffix in _PACKED else None
