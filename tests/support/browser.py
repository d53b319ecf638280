"""Chromium, and pages that remember what went wrong on them."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

_SCRIPTS = Path(__file__).resolve().parents[1] / "browser"
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--enable-blink-features=PrefersReducedData",  # so that a test can ask for it; a page sees no difference
]


def launch_browser() -> Iterator[Browser]:
    """Yield Debian's Chromium. Where there is none the test is skipped, but on CI it fails."""
    executable = next(filter(None, map(shutil.which, _NAMES)), None)
    if executable is None:
        if os.environ.get("CI"):
            pytest.fail("CI is set, but no Chromium is installed")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=_FLAGS)
        yield browser
        browser.close()


# Chromium tells of these on the console, but not of all: what a policy only reports, or forbids in a worker.
_TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", event =>
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))"""


class Watched:
    """A browser page that keeps *complaints*: console messages, errors, failed and foreign requests.

    What a page's own policy forbids it is a complaint too.
    """

    def __init__(self, context: BrowserContext, origin: str) -> None:
        """Open a page; requests to addresses that do not start with *origin* are foreign."""
        self.page: Page = context.new_page()
        self.page.add_init_script(_TELL_VIOLATIONS)
        self.complaints: list[str] = []
        self._origin = origin
        self.page.on("console", lambda message: self._note("console", message.text))
        self.page.on("pageerror", lambda error: self._note("error", str(error)))
        self.page.on("requestfailed", lambda request: self._note_failure(request.url, request.failure or ""))
        self.page.on("request", lambda request: self._note_foreign(request.url))
        self.page.on("response", lambda response: self._note_status(response.url, response.status))

    def open(self, path: str) -> Page:
        """Go to *path* below the origin, and wait for its fonts, by which things have their size."""
        self.page.goto(self.address(path))
        self.page.evaluate("document.fonts.ready.then(() => undefined)")
        return self.page

    def address(self, path: str) -> str:
        """Return the address of *path* below the origin."""
        return self._origin + path

    @property
    def path(self) -> str:
        """The path that the page is at, below the origin."""
        return self.page.url.removeprefix(self._origin).partition("#")[0]

    def _note(self, sort: str, what: str) -> None:
        self.complaints.append(f"{sort} on {self.page.url}: {what}")

    def _note_failure(self, url: str, why: str) -> None:
        if why != "net::ERR_ABORTED":  # the page was left while its icon was still under way
            self._note("failed", f"{url} ({why})")

    def _note_foreign(self, url: str) -> None:
        if not url.startswith((self._origin, "data:")):
            self._note("foreign", url)

    def _note_status(self, url: str, status: int) -> None:
        if status >= 400:
            self._note(str(status), url)


Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a reader looks at pages: the theme of the system and the size of the window."""

    theme: Theme = "light"
    width: int = 1280
    height: int = 900

    def __str__(self) -> str:
        return f"{self.theme}-{self.width}"


@contextmanager
def watched(
    browser: Browser, origin: str, look: Look | None = None, *, javascript: bool = True, forced_colors: bool = False
) -> Iterator[Watched]:
    """Give a watched page in a fresh context, and close both."""
    look = look or Look()
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme=look.theme,
        java_script_enabled=javascript,
        forced_colors="active" if forced_colors else "none",
    )
    try:
        yield Watched(context, origin)
    finally:
        context.close()


def folder_origin(folder: Path) -> str:
    """Return the address of *folder* on disk."""
    return folder.as_uri() + "/"


@contextmanager
def served(folder: Path, slow: str = "", seconds: float = 0, port: int = 0) -> Iterator[str]:
    """Serve *folder* on this machine, and give its address; files that end in *slow* are late by some *seconds*.

    A *port* is named where a server comes back to an address that it had.
    """
    handler = partial(_Silent, directory=str(folder), slow=slow, seconds=seconds)
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def script(name: str) -> str:
    """Return the expression in a file of ``tests/browser``, without the comment above it."""
    source = (_SCRIPTS / name).read_text(encoding="utf-8")
    return source[source.index("\n(") + 1 :]


class _Silent(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, slow: str, seconds: float, **others: Any) -> None:  # noqa: ANN401 - the server's own
        self._slow = slow
        self._seconds = seconds
        super().__init__(*args, **others)

    def do_GET(self) -> None:
        if self._slow and self.path.endswith(self._slow):
            time.sleep(self._seconds)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        pass
