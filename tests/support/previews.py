"""A preview that runs while a test looks at it."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bantin.commands.serve import News, ServeRequest, serve
from bantin.languages import Language

_PATIENCE = 60
"""Seconds until a test gives up; it waits for what it needs, not for time to pass."""


class Preview:
    """What a test sees of a preview: its address, and what it has told."""

    def __init__(self, told: queue.SimpleQueue[News]) -> None:
        self._told = told
        self.url = told.get(timeout=_PATIENCE).url

    def wait_for(self, words: str) -> News:
        """Return the next news that has these *words*, and forget those before it."""
        while True:
            news = self._told.get(timeout=_PATIENCE)
            if words in news.sentence:
                return news


@contextmanager
def preview(root: Path, *, language: Language = Language.EN, use_events: bool = False) -> Iterator[Preview]:
    """Give a preview of the site in *root*, and end it."""
    told: queue.SimpleQueue[News] = queue.SimpleQueue()
    stop = threading.Event()
    request = ServeRequest(root=root, port=0, language=language, use_events=use_events)
    thread = threading.Thread(target=serve, args=(request, told.put, stop))
    thread.start()
    try:
        yield Preview(told)
    finally:
        stop.set()
        thread.join()


def ask(url: str, request: bytes) -> bytes:
    """Send *request* as it is to the server at *url*, and return all that comes back."""
    port = int(url.rstrip("/").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        received = b""
        while data := connection.recv(65536):
            received += data
        return received


def get(url: str, target: str, method: str = "GET") -> tuple[int, dict[str, str], str]:
    """Ask for *target* as a browser does; return status, headers and text."""
    host = url.removeprefix("http://").rstrip("/")
    answer = ask(url, f"{method} {target} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return int(status.split()[1]), headers, body.decode()
