"""TOML as nearly every file of ours has it, read in one pass: the values, and where each string stands.

tomllib takes four times as long, and tells no places. Whatever is out of the ordinary (an escape, a dotted key, a key
that is there twice, a slip) is left to tomllib, which also says what is wrong with it.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from bantin.loading.spans import KeyPath

_END = r"[ \t]*(?:#[^\x00-\x08\x0a-\x1f\x7f]*)?(?:\n|\Z)"
_STRING = r"\"(?P<double>[^\"\\\x00-\x08\x0a-\x1f\x7f]*)\"(?!\")|'(?P<single>[^'\x00-\x08\x0a-\x1f\x7f]*)'(?!')"
_SCALAR = r"(?P<truth>true|false)|(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})|(?P<number>0|[1-9][0-9]{0,17})"
_EMPTY = re.compile(_END)
_PAIR = re.compile(rf"(?P<key>[A-Za-z0-9_-]+)[ \t]*=[ \t]*(?:(?:{_STRING}|{_SCALAR}){_END}|(?=[\[{{]))")
_VALUE = re.compile(rf"(?:{_STRING}|(?:{_SCALAR})(?![^\s,\]}}#]))")
_HEADER = re.compile(rf"(\[\[?)([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)(\]\]?){_END}")
_INLINE_KEY = re.compile(r"[ \t]*([A-Za-z0-9_-]+)[ \t]*=[ \t]*")
_BLANK = re.compile(r"[ \t]*")
_BLANK_LINES = re.compile(r"(?:[ \t\n]|#[^\x00-\x08\x0a-\x1f\x7f]*(?:\n|\Z))*")
_DEEPEST = 8


class PlainString(NamedTuple):
    """A string at *path*, with the place of its quotes: from *start* to *end*."""

    path: KeyPath
    value: str
    start: int
    end: int


class PlainToml(NamedTuple):
    """What a file holds: its *values* as tomllib gives them, and its *strings* in their order."""

    values: dict[str, object]
    strings: list[PlainString]


class _NotPlainError(Exception):
    """Raised where the text has something that only tomllib can judge."""


def read_plain(text: str) -> PlainToml | None:
    """Return what *text* holds, or None where it is not plain TOML: it may be TOML all the same."""
    reader = _Reader(text)
    try:
        reader.read()
    except (_NotPlainError, ValueError):  # there is no such date
        return None
    return PlainToml(reader.values, reader.strings)


class _Reader:
    """One walk over one text; fills *values* and *strings*."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.values: dict[str, object] = {}
        self.strings: list[PlainString] = []
        # By the ids of tables and lists: those that headers have made, and so may add to.
        self._open = {id(self.values)}

    def read(self) -> None:
        text, at = self.text, 0
        table, path = self.values, KeyPath()
        while at < len(text):
            if pair := _PAIR.match(text, at):
                at = self._read_pair(pair, table, path)
            elif text[at] == "[":
                header = _HEADER.match(text, at)
                if header is None or len(header[1]) != len(header[3]):
                    raise _NotPlainError
                table, path = self._open_table(header[2].split("."), is_many=len(header[1]) > 1)
                at = header.end()
            elif (empty := _EMPTY.match(text, at)) and empty.end() > at:
                at = empty.end()
            else:
                raise _NotPlainError

    def _read_pair(self, pair: re.Match[str], table: dict[str, object], path: KeyPath) -> int:
        """Put the value of *pair* into *table*, and return where the next line begins."""
        key = pair["key"]
        if key in table:
            raise _NotPlainError
        path = (*path, key)
        if pair.lastgroup != "key":
            table[key] = self._take(pair, path)
            return pair.end()
        table[key], at = self._read_value(pair.end(), path)
        end = _EMPTY.match(self.text, at)
        if end is None:
            raise _NotPlainError
        return end.end()

    def _open_table(self, names: list[str], *, is_many: bool) -> tuple[dict[str, object], KeyPath]:
        """Return the new table that a header with these *names* opens, and its path."""
        table, path = self.values, KeyPath()
        for name in names[:-1]:
            if name not in table:
                table[name] = self._new_table()
            inner = table[name]
            path = (*path, name)
            if isinstance(inner, list) and id(inner) in self._open:
                path = (*path, len(inner) - 1)
                inner = inner[-1]
            if not isinstance(inner, dict) or id(inner) not in self._open:
                raise _NotPlainError
            table = inner
        name, made = names[-1], self._new_table()
        path = (*path, name)
        known = table.get(name)
        if not is_many and name not in table:
            table[name] = made
            return made, path
        if is_many and name not in table:
            known = table[name] = []
            self._open.add(id(known))
        if not is_many or not isinstance(known, list) or id(known) not in self._open:
            raise _NotPlainError
        known.append(made)
        return made, (*path, len(known) - 1)

    def _new_table(self) -> dict[str, object]:
        table: dict[str, object] = {}
        self._open.add(id(table))
        return table

    def _take(self, found: re.Match[str], path: KeyPath) -> object:
        """Return the string, date, number or truth value that was *found*."""
        sort = found.lastgroup or ""
        value = found[sort]
        if sort in ("double", "single"):
            start, end = found.span(sort)
            self.strings.append(PlainString(path, value, start - 1, end + 1))
            return value
        if sort == "date":
            return dt.date.fromisoformat(value)
        return int(value) if sort == "number" else value == "true"

    def _read_value(self, at: int, path: KeyPath) -> tuple[object, int]:
        """Return the value that begins at *at*, and where it ends."""
        if len(path) > _DEEPEST:
            raise _NotPlainError
        opening = self.text[at : at + 1]
        if opening == "[":
            return self._read_array(at + 1, path)
        if opening == "{":
            return self._read_inline_table(at + 1, path)
        found = _VALUE.match(self.text, at)
        if found is None:
            raise _NotPlainError
        return self._take(found, path), found.end()

    def _read_array(self, at: int, path: KeyPath) -> tuple[object, int]:
        items: list[object] = []
        while True:
            at = self._skip(_BLANK_LINES, at)
            if self.text.startswith("]", at):
                return items, at + 1
            item, at = self._read_value(at, (*path, len(items)))
            items.append(item)
            at = self._skip(_BLANK_LINES, at)
            if self.text.startswith(",", at):
                at += 1
            elif not self.text.startswith("]", at):
                raise _NotPlainError

    def _read_inline_table(self, at: int, path: KeyPath) -> tuple[object, int]:
        table: dict[str, object] = {}
        while key := _INLINE_KEY.match(self.text, at):
            if key[1] in table:
                raise _NotPlainError
            table[key[1]], at = self._read_value(key.end(), (*path, key[1]))
            at = self._skip(_BLANK, at)
            if self.text.startswith("}", at):
                return table, at + 1
            if not self.text.startswith(",", at):
                break
            at += 1
        raise _NotPlainError

    def _skip(self, blank: re.Pattern[str], at: int) -> int:
        found = blank.match(self.text, at)
        return found.end() if found else at
