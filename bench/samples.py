"""One page of each kind and language, built and served from memory."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bantin.commands.build import build
from bantin.commands.request import PROJECT, Request, Result
from bantin.languages import Language
from bantin.planning.page import Page, PageKind

# The tests' site comes second: it is asked only about kinds that the real site has no page of, such as bridge pages.
_ROOTS = {"ban-tin": PROJECT, "small": PROJECT / "tests" / "sites" / "small"}
_PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A page to look at. *language* is None for a page that speaks both."""

    kind: PageKind
    language: Language | None
    url: str

    @property
    def name(self) -> str:
        """The sample in words."""
        return f"{self.kind} {self.language}" if self.language else str(self.kind)

    def speaks(self, language: Language) -> bool:
        """Say whether a reader of *language* is meant to read it."""
        return self.language in (language, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """The samples in the order of the kinds, and the *files* of their sites by path, from the leading slash on."""

    pages: tuple[Sample, ...]
    files: dict[str, bytes]


def build_samples(origin: str) -> Samples:
    """Build the sites as if each was published below *origin* in a folder of its own."""
    files: dict[str, bytes] = {}
    samples: dict[tuple[PageKind, Language | None], Sample] = {}
    for name, root in _ROOTS.items():
        site_url = f"{origin}/{name}/"
        result = build(Request(root=root, output=None, site_url=site_url), lambda *_: None)
        files |= {f"/{name}/{path}": output.data for path, output in result.tree.items()}
        for page in pick_pages(result):
            sample = Sample(kind=page.kind, language=page.language, url=site_url + page.path)
            samples.setdefault((page.kind, page.language), sample)
    kinds = list(PageKind)
    pages = sorted(samples.values(), key=lambda sample: (kinds.index(sample.kind), sample.language or ""))
    return Samples(pages=tuple(pages), files=files)


@contextmanager
def served_samples() -> Iterator[tuple[Sample, ...]]:
    """Serve the sites on this machine, as a static server would, and give their samples."""
    with _Server() as server:
        samples = build_samples(server.origin)
        server.files = samples.files
        with server.running():
            yield samples.pages


def pick_pages(result: Result) -> list[Page]:
    """Return the largest page of each kind and language; of equals, the first."""
    picked: dict[tuple[PageKind, Language | None], Page] = {}
    for page in sorted(result.plan.pages, key=lambda page: (-len(result.tree[page.path].data), page.path)):
        picked.setdefault((page.kind, page.language), page)
    return list(picked.values())


class _Server(ThreadingHTTPServer):
    """Answers from *files*, see ``Samples``."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.origin = f"http://127.0.0.1:{self.server_port}"
        self.files: dict[str, bytes] = {}

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


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        path += "index.html" if path.endswith("/") else ""
        status = HTTPStatus.OK
        if path not in self.server.files:
            status, path = HTTPStatus.NOT_FOUND, f"/{path.split('/')[1]}/404.html"
        data = self.server.files.get(path, b"")
        self.send_response(status)
        self.send_header("Content-Type", _content_type(path))
        self.send_header("Cache-Control", _cache_control(path))
        if path.endswith(_PACKED):
            self.send_header("Vary", "Accept-Encoding")
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                data = _pack(data)
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


def _content_type(path: str) -> str:
    sort = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{sort}; charset=utf-8" if path.endswith(_PACKED) else sort


def _cache_control(path: str) -> str:
    """Files in assets/ have their digest in their name and never change."""
    return "public, max-age=31536000, immutable" if Path(path).parts[2:3] == ("assets",) else "no-cache"


@lru_cache(maxsize=256)
def _pack(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
