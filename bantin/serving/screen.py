"""What browsers see now, and the browsers that look at it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from bantin.serving.edition import Answer, Edition

_NOTHING_YET = Answer(status=HTTPStatus.SERVICE_UNAVAILABLE, path="index.html", data=b"")


class Browser:
    """A page that is open in a browser: what it shows, and what is to be told to it."""

    def __init__(self, path: str | None, version: str) -> None:
        """Remember that the page at *path* shows this *version* of it."""
        self.path = path
        self.version = version
        self.bell, self._button = socket.socketpair()
        """Becomes readable when there is something to tell: a thread waits for that and for the browser at once."""
        self._lock = threading.Lock()
        self._told: list[bytes] = []

    def tell(self, name: str, data: str) -> None:
        """Have an event told; *data* is one line."""
        with self._lock:
            if not self._told:
                self._button.send(b"!")
            self._told.append(f"event: {name}\ndata: {data}\n\n".encode())

    def take(self) -> list[bytes]:
        """Return what has not been told yet, as the lines of an event stream, and forget it."""
        with self._lock:
            told, self._told = self._told, []
            if told:
                self.bell.recv(1)
            return told

    def close(self) -> None:
        """Give the bell back."""
        self.bell.close()
        self._button.close()


class Screen:
    """The edition that is shown, with the problems beside it. It changes whole: nobody sees parts of two editions."""

    def __init__(self) -> None:
        """Show nothing yet."""
        self._edition: Edition | None = None
        self._overlay = ""
        self._browsers: list[Browser] = []
        self._lock = threading.Lock()
        self._is_closed = False

    def answer(self, path: str | None) -> Answer:
        """Return what to show at *path*."""
        edition = self._edition
        return edition.answer(path) if edition is not None else _NOTHING_YET

    def show(self, edition: Edition) -> int:
        """Show *edition* from now on; return how many browsers are told to load their page anew."""
        with self._lock:
            self._edition = edition
            return sum(self._tell_if_old(browser) for browser in self._browsers)

    def report(self, overlay: str) -> None:
        """Have every browser show the problems in *overlay*, one line of JSON."""
        with self._lock:
            if overlay == self._overlay:
                return
            self._overlay = overlay
            for browser in self._browsers:
                browser.tell("overlay", overlay)

    def count_browsers(self) -> int:
        """Return how many pages are looked at just now."""
        with self._lock:
            return len(self._browsers)

    @property
    def is_closed(self) -> bool:
        """Whether browsers are to be let go."""
        return self._is_closed

    def close(self) -> None:
        """Let every browser go."""
        with self._lock:
            self._is_closed = True
            for browser in self._browsers:
                browser.tell("end", "{}")  # so that its thread wakes up

    @contextmanager
    def watched_by(self, path: str | None, version: str) -> Iterator[Browser]:
        """Give a browser that shows *version* of the page at *path*, and tells it what has changed since."""
        browser = Browser(path, version)
        with self._lock:
            self._browsers.append(browser)
            if self._overlay:
                browser.tell("overlay", self._overlay)
            self._tell_if_old(browser)
        try:
            yield browser
        finally:
            with self._lock:
                self._browsers.remove(browser)
            browser.close()

    def _tell_if_old(self, browser: Browser) -> bool:
        version = self.answer(browser.path).version
        if version == browser.version:
            return False
        browser.version = version
        browser.tell("reload", "{}")
        return True
