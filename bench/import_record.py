"""What ``build.py import --dry-run --format json`` prints of a file: its documented form, as far as it is measured.

What may be missing here is not needed to measure; a row without a confidence does not count where confidence is judged.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict


class LineRow(TypedDict):
    """One line of the text, numbered from 1."""

    line: int
    role: str
    text: NotRequired[str]
    confidence: NotRequired[float]


class TextRow(TypedDict):
    """The title or the byline."""

    text: str
    line: NotRequired[int]
    confidence: NotRequired[float]


class SourceRow(TypedDict):
    """Where the report comes from: *outlet* is an id of the register."""

    outlet: NotRequired[str | None]
    name: NotRequired[str | None]
    url: NotRequired[str | None]
    line: NotRequired[int]
    confidence: NotRequired[float]


class DateRow(TypedDict):
    """A date of the text; the one of the role "event" is the report's."""

    says: NotRequired[str]
    line: NotRequired[int]
    date: str | None
    precision: NotRequired[str]
    role: str
    confidence: NotRequired[float]


class NameRow(TypedDict):
    """A province or a partner; an organisation that no register has is without *id*."""

    id: NotRequired[str | None]
    name: NotRequired[str]
    line: NotRequired[int]
    confidence: NotRequired[float]


class AbbreviationRow(TypedDict):
    """A short form and what it stands for."""

    short: str
    long: str
    line: NotRequired[int]
    confidence: NotRequired[float]


class Record(TypedDict, total=False):
    """What the dry run prints of one file, as far as it is measured."""

    file: str
    encoding: str
    lines: list[LineRow]
    title: TextRow | None
    byline: TextRow | None
    source: SourceRow | None
    dates: list[DateRow]
    provinces: list[NameRow]
    partners: list[NameRow]
    abbreviations: list[AbbreviationRow]
