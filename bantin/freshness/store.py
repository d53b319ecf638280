"""A file of named texts, each with its digest. When it is deleted, cut short or damaged, texts are lost.

Only what has the digest that was written with it is given back, so that a store is right or silent. It is SQLite for
its transactions: what one build writes is there whole or not at all.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from itertools import chain
from pathlib import Path
from types import MappingProxyType

Give = Callable[[], bytes]
"""Gives a text, as UTF-8."""
_TABLE = "CREATE TABLE IF NOT EXISTS texts (name TEXT PRIMARY KEY, digest BLOB NOT NULL, text TEXT NOT NULL)"


def text_digest(name: str, text: str) -> bytes:
    """Return the digest by which *text* is known, which goes by *name*."""
    return hashlib.sha256(f"{name}\0{text}".encode()).digest()


class Store:
    """The store in one file, for reading; it is as good as empty where the file is not there or not sound."""

    def __init__(self, path: Path) -> None:
        """Open the file at *path*."""
        self._path = path
        self._connections = {os.getpid(): _connect(path)}

    def close(self) -> None:
        """Close the file."""
        connection = self._connections[os.getpid()]
        if connection is not None:
            connection.close()

    def find(self, name: str, digest: bytes | None = None) -> str | None:
        """Return the text *name*; None when there is none, or it is not what was written.

        Where *digest* is given, no other text than the one that has it will do.
        """
        process = os.getpid()
        if process not in self._connections:  # SQLite wants a connection to stay in the process that has opened it
            self._connections[process] = _connect(self._path)
        connection = self._connections[process]
        if connection is None:
            return None
        try:
            row = connection.execute("SELECT digest, text FROM texts WHERE name = ?", (name,)).fetchone()
        except (sqlite3.Error, UnicodeDecodeError):
            return None
        if row is None or not isinstance(row[1], str) or text_digest(name, row[1]) != row[0]:
            return None
        if digest is not None and digest != row[0]:
            return None
        return row[1]


def _connect(path: Path) -> sqlite3.Connection | None:
    if path.is_file() and not path.is_symlink():  # what lies behind a link is not ours
        with suppress(sqlite3.Error):
            return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    return None


def write_texts(
    path: Path,
    texts: Collection[tuple[str, str]],
    gone: Iterable[str],
    *,
    afresh: bool,
    given: Mapping[str, Give] = MappingProxyType({}),
) -> None:
    """Write *texts*, names with their texts, into the store at *path*, and take those *gone* out of it.

    *given* are more of them, each asked for when its turn comes. A store that is begun *afresh*, or that is not sound,
    has nothing else in it. Raises OSError when the disk fails.
    """
    try:
        _write(path, _rows_of(texts, given), gone, afresh=afresh)
    except sqlite3.DatabaseError:
        try:
            _write(path, _rows_of(texts, given), (), afresh=True)
        except sqlite3.Error as error:
            raise OSError(None, str(error), str(path)) from error


def _rows_of(texts: Collection[tuple[str, str]], given: Mapping[str, Give]) -> Iterator[tuple[str, bytes, str]]:
    for name, text in chain(texts, ((name, give().decode()) for name, give in given.items())):
        yield name, text_digest(name, text), text


def _write(path: Path, rows: Iterator[tuple[str, bytes, str]], gone: Iterable[str], *, afresh: bool) -> None:
    for left in (path, path.with_name(f"{path.name}-journal")):
        if afresh or left.is_symlink():
            left.unlink(missing_ok=True)
    with _changing(path) as connection:
        connection.execute(_TABLE)
        connection.executemany("DELETE FROM texts WHERE name = ?", ((name,) for name in gone))
        connection.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", rows)


@contextmanager
def _changing(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection whose changes are kept when all goes well."""
    with closing(sqlite3.connect(path)) as connection:
        # A power cut may damage the file; the digests tell, and the next build is merely slower.
        connection.execute("PRAGMA synchronous = OFF")
        with connection:
            yield connection
