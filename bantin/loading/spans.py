"""Where each key and value of a TOML file stands.

tomllib gives values without places, and an editor needs line and column. This scanner walks over a text that tomllib
has already accepted, so it may trust the grammar and only finds the ends of things.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|'
    r"'''.*?'{3,5}|"
    r'"(?:[^"\\\n]|\\.)*"|'
    r"'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]+")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters *start* to *end* (not included) of a text."""

    start: int
    end: int


class _Scanner:
    """One walk over one text; fills *spans*."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.spans: dict[KeyPath, Span] = {}
        self.keys: dict[KeyPath, Span] = {}
        self.counts: dict[KeyPath, int] = {}
        self.table: KeyPath = ()

    def walk(self) -> None:
        while True:
            self._skip_blank()
            if self.at >= len(self.text):
                return
            if self.text[self.at] == "[":
                self.table = self._header()
            else:
                self._pair(self.table)

    def _header(self) -> KeyPath:
        start = self.at
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        names = self._key()
        self._skip_blank()
        self.at += 2 if many else 1
        path: KeyPath = ()
        for name in names[:-1]:
            path = (*path, name)
            self.spans.setdefault(path, Span(start, self.at))
            if path in self.counts:
                path = (*path, self.counts[path] - 1)
        path = (*path, names[-1])
        if many:
            index = self.counts.get(path, 0)
            self.counts[path] = index + 1
            self.spans.setdefault(path, Span(start, self.at))
            path = (*path, index)
        self.spans[path] = Span(start, self.at)
        return path

    def _pair(self, prefix: KeyPath) -> None:
        start = self.at
        names = self._key()
        key = Span(start, self.at)
        self._skip_blank()
        self.at += 1  # the "="
        self._skip_blank()
        path = (*prefix, *names)
        for length in range(len(prefix) + 1, len(path)):
            self.spans.setdefault(path[:length], key)
        self.keys[path] = key
        self._value(path)

    def _key(self) -> tuple[str, ...]:
        names: list[str] = []
        while True:
            self._skip_blank()
            quoted = _STRING.match(self.text, self.at)
            bare = _BARE.match(self.text, self.at)
            if quoted:
                names.append(next(iter(tomllib.loads(f"{quoted[0]} = 0"))))
                self.at = quoted.end()
            elif bare:
                names.append(bare[0])
                self.at = bare.end()
            end = self.at
            self._skip_blank()
            if not self.text.startswith(".", self.at):
                self.at = end
                return tuple(names)
            self.at += 1

    def _value(self, path: KeyPath) -> None:
        start = self.at
        opening = self.text[self.at]
        quoted = _STRING.match(self.text, self.at)
        if quoted:
            self.at = quoted.end()
        elif opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline_table(path)
        else:
            scalar = _SCALAR.match(self.text, self.at)
            self.at = self.at + len(scalar[0].rstrip()) if scalar else self.at + 1
        self.spans[path] = Span(start, self.at)

    def _array(self, path: KeyPath) -> None:
        self.at += 1
        index = 0
        while True:
            self._skip_blank(also=",")
            if self.text[self.at] == "]":
                self.at += 1
                return
            self._value((*path, index))
            index += 1

    def _inline_table(self, path: KeyPath) -> None:
        self.at += 1
        while True:
            self._skip_blank(also=",")
            if self.text[self.at] == "}":
                self.at += 1
                return
            self._pair(path)

    def _skip_blank(self, also: str = "") -> None:
        while True:
            blank = _BLANK.match(self.text, self.at)
            if blank:
                self.at = blank.end()
            if also and self.text.startswith(also, self.at):
                self.at += 1
            else:
                return


def find_spans(text: str) -> dict[KeyPath, Span]:
    """Return where each value of *text* stands, by its path of keys and indexes.

    A table's span is its header, or that of the first table inside it. *text* is TOML that tomllib accepts; of brackets
    too deep to be followed, what was found before them is returned.
    """
    return _scan(text).spans


def find_key_spans(text: str) -> dict[KeyPath, Span]:
    """Return where each key of *text* stands, by its path; *text* as in ``find_spans``."""
    return _scan(text).keys


def find_open_table(text: str) -> KeyPath:
    """Return the path of the table that a line after *text* would belong to; *text* as in ``find_spans``."""
    return _scan(text).table


def _scan(text: str) -> _Scanner:
    scanner = _Scanner(text)
    with suppress(RecursionError):
        scanner.walk()
    return scanner
