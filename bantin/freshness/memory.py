"""What one build leaves for the next: the articles it read, what outputs were made of, how all files looked.

Everything in it is derived: lost or damaged, it makes the next build slower and nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from bantin.freshness.store import Store, write_texts
from bantin.outputs import Unit
from bantin.problems import Place, Problem

T = TypeVar("T")

VERSION = 1
"""The form of what is remembered; a memory of another form is none."""
FILE = "memory.sqlite"

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One bundle as it was read. *looks* is the digest of how its files looked.

    *head* is the record of the article's head, None for a draft that is left out; *digests* are those of head and body,
    *uses* the glossary's forms in its text, *seed* the digest of its original as collected, *notes* what was noted.
    """

    looks: str
    head: list[Any] | None
    digests: tuple[str, str]
    uses: list[str]
    seed: str
    notes: list[list[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputRecord:
    """An output as it was published: its stamp, the digest of its bytes, their number, and its owner."""

    stamp: tuple[int, ...]
    sha256: str
    size: int
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All that is remembered but the bodies of articles.

    *parts* are the digests of what all is read and made with, by name; *notes* those of the registers; *outline* is
    that of the plan, as JSON.
    """

    summary: Summary
    parts: dict[str, str]
    rows: dict[str, Row]
    notes: list[list[Any]]
    units: dict[str, Unit]
    outputs: dict[str, OutputRecord]
    outline: dict[str, Any]


class Memory:
    """The memory in a folder, for reading."""

    def __init__(self, folder: Path) -> None:
        """Look into *folder*."""
        self._store = Store(folder / FILE)

    def summary(self) -> Summary | None:
        """Return the summary of the last build, or None when it is lost."""
        return self._parse("summary", lambda found: Summary(**found))

    def state(self) -> State | None:
        """Return all that is remembered, or None when a part of it is lost."""
        summary = self.summary()
        if summary is None:
            return None

        def parse(found: dict[str, Any]) -> State:
            return State(
                summary=summary,
                parts=found["parts"],
                rows={
                    name: Row(looks=r[0], head=r[1], digests=(r[2], r[3]), uses=r[4], seed=r[5], notes=r[6])
                    for name, r in found["rows"].items()
                },
                notes=found["notes"],
                units=_read_units(found["cells"], found["units"]),
                outputs={
                    path: OutputRecord(stamp=tuple(r[0]), sha256=r[1], size=r[2], owner=r[3])
                    for path, r in found["outputs"].items()
                },
                outline=found["outline"],
            )

        return self._parse("state", parse)

    def body(self, article_id: str, digest: str) -> str:
        """Return the record of the body of an article, which has this *digest*; raises ``MemoryLostError``."""
        text = self._store.find(_BODY + article_id)
        if text is None or digest_of(text) != digest:
            raise MemoryLostError(article_id)
        return text

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def _parse(self, name: str, parse: Callable[[dict[str, Any]], T]) -> T | None:
        text = self._store.find(name)
        if text is None:
            return None
        try:
            found = json.loads(text)
            return parse(found["is"]) if found["version"] == VERSION else None
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return None


def remember(folder: Path, state: State, bodies: Mapping[str, str], gone: Iterable[str], *, afresh: bool) -> None:
    """Write *state* into *folder*, with the new *bodies*, and without those of the articles *gone*.

    *afresh* forgets all that was there before. Raises OSError when the disk fails.
    """
    cells: dict[str, int] = {}
    units = {
        name: [unit.identity, sorted(cells.setdefault(cell, len(cells)) for cell in unit.reads), unit.paths]
        for name, unit in state.units.items()
    }
    found = {
        "parts": state.parts,
        "rows": {name: [r.looks, r.head, *r.digests, r.uses, r.seed, r.notes] for name, r in state.rows.items()},
        "notes": state.notes,
        "cells": list(cells),
        "units": units,
        "outputs": {path: [r.stamp, r.sha256, r.size, r.owner] for path, r in state.outputs.items()},
        "outline": state.outline,
    }
    texts = [("summary", _dump(asdict(state.summary))), ("state", _dump(found))]
    texts += [(_BODY + article_id, body) for article_id, body in bodies.items()]
    write_texts(folder / FILE, texts, [_BODY + article_id for article_id in gone], afresh=afresh)


def digest_of(text: str) -> str:
    """Return the digest by which a record is known."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


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


def _read_units(cells: list[str], units: dict[str, list[Any]]) -> dict[str, Unit]:
    return {
        name: Unit(identity=identity, reads=[cells[at] for at in reads], paths=tuple(paths))
        for name, (identity, reads, paths) in units.items()
    }


def _dump(value: object) -> str:
    return json.dumps({"version": VERSION, "is": value}, ensure_ascii=False, separators=(",", ":"))
