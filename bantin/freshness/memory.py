"""What one build leaves for the next: the articles it read, what outputs were made of, how all files looked.

Everything in it is derived: lost or damaged, it makes the next build slower and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from bantin.freshness.reads import Reads
from bantin.freshness.store import Give, Store, text_digest, write_texts
from bantin.freshness.tables import FindText, Table, dump
from bantin.problems import Place, Problem

T = TypeVar("T")

VERSION = 3
"""The form of what is remembered; a memory of another form is none."""
FILE = "memory.sqlite"

_HEAD = "head "
_BODY = "body "


class MemoryLostError(Exception):
    """Raised when a part of the memory that a build relied on is not there any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What is enough to tell that nothing has changed, and to say what there is.

    *environment* names the libraries and the options of the build; *inputs* and *outputs* are digests of how the files
    looked. *unsure* are digests of the outputs that were too young to be known by their looks. *articles* counts
    reports and bridges by language, *notes* what an editor should know.
    """

    environment: str
    inputs: str
    outputs: str
    unsure: dict[str, str]
    articles: dict[str, list[int]]
    drafts: list[str]
    notes: int
    has_address: bool


class Row(NamedTuple):
    """One bundle as it was read. *looks* is the digest of how its files looked.

    *outset* and *facets* are plain values of the article, both empty for a draft that is left out; *head* and *body*
    the digests of its records, *seed* that of its original as collected, *notes* what was noted.
    """

    looks: str
    outset: list[Any]
    facets: list[Any]
    head: str
    body: str
    seed: str
    notes: list[list[Any]]


class OutputRecord(NamedTuple):
    """An output as it was published: its stamp as text, the digest of its bytes, their number, and its owner."""

    stamp: str
    sha256: str
    size: int
    owner: str


class State:
    """All that is remembered but the records of articles; what is put into it is there for the next build.

    *parts* are the digests of what all is read and made with, by name; *notes* those of the registers; *outline* is
    that of the plan, as JSON. *rows* are those of bundles, *outputs* the records of outputs, *units* the identity and
    the paths of each unit, *values* those that units have, *reads* what they read. *records* are those to be written,
    and *lost* those to be taken out.
    """

    def __init__(self, root: Mapping[str, Any], find: FindText | None = None) -> None:
        """Begin with what *root* says; *find* gives the texts, without it there are none."""
        self.parts: dict[str, str] = root.get("parts", {})
        self.notes: list[list[Any]] = root.get("notes", [])
        self.outline: dict[str, Any] = root.get("outline", {})
        self.texts: dict[str, str] = root.get("texts", {})
        blocks = sum(name.startswith("cells ") for name in self.texts)
        cells = [cell for block in range(blocks) for cell in json.loads(find(f"cells {block}"))] if find else []
        self.rows = Table("rows", find)
        self.units = Table("units", find)
        self.values = Table("values", find)
        self.outputs = Table("outputs", find)
        self.reads = Reads(cells, find)
        self.records: dict[str, Give] = {}
        self.lost: list[str] = []

    def put_article(self, article_id: str, head: Give, body: Give) -> None:
        """Have the records of an article written, which *head* and *body* give."""
        self.records |= {_HEAD + article_id: head, _BODY + article_id: body}

    def drop_bundle(self, name: str) -> None:
        """Take the bundle *name* out, with the records of its article."""
        self.rows.drop(name)
        self.lost += [_HEAD + name, _BODY + name]

    def changed(self) -> list[tuple[str, str]]:
        """Return the texts that are not as they were, with their names, the root last."""
        tables = (self.rows, self.units, self.values, self.outputs, self.reads)
        texts = [text for table in tables for text in table.changed()]
        digests = self.texts | {name: text_digest(name, text).hex() for name, text in texts}
        root = {"parts": self.parts, "notes": self.notes, "outline": self.outline, "texts": digests}
        return [*texts, ("root", _dump(root))]


class Memory:
    """The memory in a folder, for reading."""

    def __init__(self, folder: Path) -> None:
        """Look into *folder*; *is_there* says whether there is anything, sound or not."""
        self.is_there = os.path.lexists(folder / FILE)
        self._store = Store(folder / FILE)

    def summary(self) -> Summary | None:
        """Return the summary of the last build, or None when it is lost."""
        return self._parse("summary", lambda found: Summary(**found))

    def state(self) -> State | None:
        """Return what is remembered, or None when its root is lost.

        Where one of its texts is lost, whoever asks for something in it meets ``MemoryLostError``.
        """

        def parse(root: dict[str, Any]) -> State:
            digests = {str(name): bytes.fromhex(digest) for name, digest in root["texts"].items()}

            def find(name: str) -> str:
                text = self._store.find(name, digests.get(name, b""))
                if text is None:
                    raise MemoryLostError(name)
                return text

            return State(root, find)

        return self._parse("root", parse)

    def head(self, article_id: str, digest: str) -> str:
        """Return the record of the head of an article, which has this *digest*; raises ``MemoryLostError``."""
        return self._record(_HEAD + article_id, digest)

    def body(self, article_id: str, digest: str) -> str:
        """Return the record of the body of an article, as above."""
        return self._record(_BODY + article_id, digest)

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def _record(self, name: str, digest: str) -> str:
        text = self._store.find(name)
        if text is None or digest_of(text.encode()) != digest:
            raise MemoryLostError(name)
        return text

    def _parse(self, name: str, parse: Callable[[dict[str, Any]], T]) -> T | None:
        text = self._store.find(name)
        if text is None:
            return None
        try:
            found = json.loads(text)
            return parse(found["is"]) if found["version"] == VERSION else None
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, MemoryLostError):
            return None


def remember(folder: Path, summary: Summary, state: State, *, afresh: bool) -> None:
    """Write *summary* and what has been put into *state* into *folder*.

    *afresh* forgets all that was there before. Raises OSError when the disk fails.
    """
    texts = [("summary", _dump(asdict(summary))), *state.changed()]
    write_texts(folder / FILE, texts, state.lost, afresh=afresh, given=state.records)


def digest_of(record: bytes) -> str:
    """Return the digest by which a record is known."""
    return hashlib.sha256(record).hexdigest()[:32]


def dump_note(note: Problem, root: Path) -> list[Any]:
    """Return *note* as JSON, with the file as seen from *root*."""
    place = note.place
    file = place.file.relative_to(root).as_posix() if place.file.is_relative_to(root) else place.file.as_posix()
    return [file, place.line, place.column, place.width, place.text, note.code, list(note.values), note.key]


def load_note(record: list[Any], root: Path) -> Problem:
    """Return the note that ``dump_note`` has made a record of."""
    file, line, column, width, text, code, values, key = record
    place = Place(file=root / file, line=line, column=column, width=width, text=text)
    return Problem(place=place, code=code, values=tuple((n, v) for n, v in values), key=key, is_note=True)


def forget(folder: Path) -> None:
    """Remove what is remembered in *folder*; where that fails, the next build finds that files look otherwise."""
    for name in (FILE, f"{FILE}-journal"):
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def _dump(value: object) -> str:
    return dump({"version": VERSION, "is": value})
