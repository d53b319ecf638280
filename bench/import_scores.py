"""How right a record of the importer's dry run is: ``score(record, truth)``, which is pure.

The record is known by its documented JSON form alone; nothing here knows how the importer came by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bantin.text import fold
from bench.import_record import AbbreviationRow, DateRow, LineRow, NameRow, Record, SourceRow, TextRow
from bench.import_truths import SourceTruth, Truth, even_out

BLANK = "blank"
_NO_YEAR = "????"
_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)+")
_DAY = re.compile(r"(\d{1,2})\D+(\d{1,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One claim of the record beside the truth. *confidence* is None where the record makes no claim or states none.

    *line* is 0 for a claim that isn't about one line.
    """

    is_right: bool
    expected: str
    found: str
    confidence: float | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMark:
    """What was found of a set: *found* are the claims that count, right or wrong, *missed* the truths not claimed."""

    found: tuple[Mark, ...]
    missed: tuple[str, ...]

    @property
    def right(self) -> int:
        """So many claims are right."""
        return sum(mark.is_right for mark in self.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The marks of one text: *lines* of those that aren't blank, *facts* and *sets* by name, in a fixed order.

    *main_province* is whether the first province is the main one.
    """

    lines: tuple[Mark, ...]
    facts: dict[str, Mark]
    sets: dict[str, SetMark]
    main_province: bool

    @property
    def claims(self) -> tuple[Mark, ...]:
        """The marks of all that isn't a line's role: what "reliability" is asked of besides the lines."""
        return (*self.facts.values(), *(mark for found in self.sets.values() for mark in found.found))


def score(record: Record, truth: Truth) -> Score:
    """Return the marks of *record*; what it leaves out counts as not found. Of an empty record nothing is right."""
    found = [row.get("id") or "" for row in record.get("provinces") or ()]
    return Score(
        lines=tuple(_mark_lines(record.get("lines") or (), truth)),
        facts=_mark_facts(record, truth),
        sets={
            "provinces": _mark_set(record.get("provinces") or (), [(id_,) for id_ in truth.provinces], ()),
            "partners": _mark_set(record.get("partners") or (), truth.partners, truth.also_partners),
            "abbreviations": _mark_abbreviations(record.get("abbreviations") or (), truth),
        },
        main_province=found[:1] == list(truth.provinces[:1]),
    )


def is_same_day(found: str, expected: str) -> bool:
    """Say whether two ISO dates are the same; where no year is to be known, one that was guessed is wrong.

    *found* may leave an unknown year out in any way: ``????-11-13``, ``--11-13``, ``0000-11-13``.
    """
    if not expected.startswith(_NO_YEAR):
        return found == expected
    year, day = found[: -len("-11-13")], found[-len("-11-13") :]
    return day == expected[len(_NO_YEAR) :] and (year == "0000" or not any(character.isdigit() for character in year))


def _mark_facts(record: Record, truth: Truth) -> dict[str, Mark]:
    marks = {
        "title": _mark_text(record.get("title"), truth.titles, str.casefold),
        "byline": _mark_text(record.get("byline"), truth.bylines, fold),
        "source": _mark_source(record.get("source"), truth.source),
        "event": _mark_event(record.get("dates") or (), truth.events),
        "encoding": _mark_encoding(record, truth),
    }
    return marks if record else {name: replace(mark, is_right=False) for name, mark in marks.items()}


def _mark_lines(rows: Iterable[LineRow], truth: Truth) -> Iterator[Mark]:
    by_line = {row["line"]: row for row in rows}
    for number, roles in enumerate(truth.roles, start=1):
        if roles == (BLANK,):
            continue
        row = by_line.get(number)
        role = row["role"] if row else ""
        yield Mark(
            is_right=role in roles,
            expected=" or ".join(roles),
            found=role or "no role",
            confidence=row.get("confidence") if row else None,
            line=number,
        )


def _mark_text(row: TextRow | None, expected: Sequence[str], form: Callable[[str], str]) -> Mark:
    """A title or byline is right when it is one of *expected* in that *form*, or absent when none is expected."""
    text = even_out(row["text"]) if row else ""
    right = {form(reading) for reading in expected} or {""}
    return Mark(
        is_right=form(text) in right,
        expected=" or ".join(expected) or "none",
        found=text or "none",
        confidence=row.get("confidence") if row else None,
        line=row.get("line", 0) if row else 0,
    )


def _mark_source(row: SourceRow | None, expected: SourceTruth) -> Mark:
    outlet, name, url = (row.get("outlet"), row.get("name"), row.get("url")) if row else ("", "", "")
    found = [part for part in (outlet, name, url) if part]
    if not found or not expected.is_stated:
        is_right = not found and (expected.may_be_missing or not expected.is_stated)
    else:
        names = {fold(reading) for reading in expected.names}
        is_named = not (expected.outlet or names) or (outlet or "-") == expected.outlet or fold(name or "-") in names
        is_right = is_named and (url or "").rstrip("/") == expected.url.rstrip("/")
    stated = [part for part in (expected.outlet, " or ".join(expected.names), expected.url) if part]
    return Mark(
        is_right=is_right,
        expected=", ".join(stated) or "none",
        found=", ".join(found) or "none",
        confidence=row.get("confidence") if row and found else None,
        line=row.get("line", 0) if row else 0,
    )


def _mark_event(rows: Iterable[DateRow], expected: Sequence[str]) -> Mark:
    """The first date of the role "event" must be the day; without a date, day and month of its words count."""
    row = next((row for row in rows if row["role"] == "event"), None)
    found = (row["date"] or _read_day(row.get("says", ""))) if row else ""
    return Mark(
        is_right=any(is_same_day(found, day) for day in expected) if found else not expected,
        expected=" or ".join(expected) or "none",
        found=found or "none",
        confidence=row.get("confidence") if row else None,
        line=row.get("line", 0) if row else 0,
    )


def _read_day(says: str) -> str:
    match = _DAY.search(says)
    return f"{_NO_YEAR}-{int(match[2]):02}-{int(match[1]):02}" if match else ""


def _mark_encoding(record: Record, truth: Truth) -> Mark:
    found = record.get("encoding", "")
    return Mark(is_right=found == truth.encoding, expected=truth.encoding, found=found or "none")


def _mark_set(rows: Iterable[NameRow], expected: Sequence[Sequence[str]], also: Sequence[Sequence[str]]) -> SetMark:
    """Mark each row once: one that says again what another said, or that is in *also*, doesn't count."""
    keys = [{_key(reading) for reading in readings} for readings in expected]
    neutral = {_key(reading) for readings in also for reading in readings}
    marks: list[Mark] = []
    seen: set[str] = set()
    taken: set[int] = set()
    for row in rows:
        found = row.get("id") or row.get("name") or ""
        key = _key(found)
        place = next((place for place, readings in enumerate(keys) if key in readings), None)
        if key in seen or place in taken or (place is None and key in neutral):
            continue
        seen.add(key)
        if place is not None:
            taken.add(place)
        wanted = expected[place][0] if place is not None else "nothing"
        marks.append(_mark_row(row, is_right=place is not None, expected=wanted, found=found))
    missed = tuple(readings[0] for place, readings in enumerate(expected) if place not in taken)
    return SetMark(found=tuple(marks), missed=missed)


def _mark_abbreviations(rows: Iterable[AbbreviationRow], truth: Truth) -> SetMark:
    """A short form is right when its long form is; a common one that the text doesn't explain doesn't count."""
    marks: list[Mark] = []
    seen: set[str] = set()
    neutral = {even_out(short) for short in truth.also_abbreviations}
    for row in rows:
        short = even_out(row["short"])
        if short in seen or short in neutral:
            continue
        seen.add(short)
        long = truth.abbreviations.get(short, ())
        is_right = fold(row["long"]) in {fold(reading) for reading in long}
        wanted = f"{short} = {' or '.join(long)}" if long else "nothing"
        marks.append(_mark_row(row, is_right=is_right, expected=wanted, found=f"{short} = {row['long']}"))
    right = {mark.expected.split(" = ")[0] for mark in marks if mark.is_right}
    return SetMark(found=tuple(marks), missed=tuple(short for short in truth.abbreviations if short not in right))


def _mark_row(row: NameRow | AbbreviationRow, *, is_right: bool, expected: str, found: str) -> Mark:
    return Mark(
        is_right=is_right, expected=expected, found=found, confidence=row.get("confidence"), line=row.get("line", 0)
    )


def _key(text: str) -> str:
    """Names are compared folded, ids as they are: who is in the register must have been found there."""
    return text if _ID.fullmatch(text) else fold(even_out(text))
