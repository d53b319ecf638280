"""A TOML file that was read: its values, where each stands, and what is wrong with its form.

One line that TOML refuses does not hide what is wrong with the others.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from textwrap import shorten
from typing import Any

from bantin.loading.files import TextFile, read_text
from bantin.loading.spans import KeyPath, Span, find_key_spans, find_open_table, find_spans
from bantin.problems import Place, Problem

_ERROR_PLACE = re.compile(
    r"^(?P<message>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$", re.DOTALL
)
_MOST_BROKEN = 20
_STRING = re.compile(r"\"\"\".*?\"\"\"|'''.*?'''|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'", re.DOTALL)
# What reading a key takes grows with the square of its parts; ours have three.
_LONG_KEY = re.compile(r"(?<![\w-])(?:(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*\.[ \t]*){20}")
_DATE = re.compile(r"=\s*(?P<date>\d{4}-\d{1,2}-\d{1,2})\s*(?:#|$)")
_BARE_TEXT = re.compile(r"\s*[A-Za-z0-9_-]+\s*=\s*(?P<text>[^\W\d][^\"'\[\]{}#=]*?)\s*(?:#|$)")
_PLAIN_PAIR = re.compile(r"""\s*(?P<key>[A-Za-z0-9_-]+)\s*=\s*[^\[{"'\s]""")


class TomlFile:
    """A TOML file that was read, with the places of its keys, looked up only when something is wrong."""

    def __init__(self, file: TextFile, values: dict[str, object], broken: dict[int, Problem]) -> None:
        """Keep the parsed *values* of *file*; *broken* holds the problem of each line that TOML itself refused."""
        self.file = file
        self.values = values
        self.broken_keys: dict[KeyPath, Problem] = {}
        for line, problem in broken.items():
            match = _PLAIN_PAIR.match(file.lines[line - 1])
            if match:
                before = ["" if n in broken else text for n, text in enumerate(file.lines[: line - 1], 1)]
                self.broken_keys[(*find_open_table("\n".join(before)), match["key"])] = problem
        self.is_draft = values.get("draft") is True
        self.guessed: set[KeyPath] = set()
        self._broken = broken
        self._spans: dict[KeyPath, Span] | None = None

    def written_at(self, path: KeyPath) -> str:
        """Return the value at *path* as the editor wrote it, shortened; numbers may be too long to be printed."""
        place = self.place_of(path)
        start = (place.column or 1) - 1
        return shorten((place.text or "")[start : start + place.width], 60, placeholder="…")

    def place_of(self, path: KeyPath, *, key: bool = False) -> Place:
        """Return the place of the value at *path* (of its *key*), or of the nearest table around it."""
        if self._spans is None:
            kept = ["" if n in self._broken else line for n, line in enumerate(self.file.lines, 1)]
            self._spans = find_spans("\n".join(kept))
            self._key_spans = find_key_spans("\n".join(kept))
            self._starts = [0]
            for line in kept:
                self._starts.append(self._starts[-1] + len(line) + 1)
        if key and path in self._key_spans:
            return self._place(self._key_spans[path])
        for length in range(len(path), 0, -1):
            span = self._spans.get(path[:length])
            if span is not None:
                return self._place(span)
        return self.file.place(1, 1)

    def _place(self, span: Span) -> Place:
        low, high = 0, len(self._starts) - 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._starts[middle] <= span.start else (low, middle)
        column = span.start - self._starts[low] + 1
        end_of_line = len(self.file.lines[low]) + 1
        return self.file.place(low + 1, column, max(1, min(span.end - span.start, end_of_line - column)))


def read_toml(path: Path, problems: list[Problem]) -> TomlFile | None:
    """Read *path* as TOML; None when that can't be done.

    A line that TOML refuses (such as a date that does not exist) is noted and passed over, as long as it stands for
    itself, so that the rest of the file can be checked in the same run.
    """
    file = read_text(path, problems)
    if file is None:
        return None
    lines = list(file.lines)
    broken: dict[int, Problem] = {}
    while True:
        try:
            return TomlFile(file, parse_toml("\n".join(lines)), broken)
        except tomllib.TOMLDecodeError as error:
            number, problem = _syntax_problem(file, error)
            problems.append(problem)
            stands_alone = _PLAIN_PAIR.match(lines[number - 1]) and _is_toml("\n".join(lines[: number - 1]))
            if not stands_alone or _is_toml(lines[number - 1]):
                return None  # the fault lies in what stands around the line
            if len(broken) == _MOST_BROKEN:
                return None  # for each the whole file is read again
            broken[number] = problem
            lines[number - 1] = ""
        except (RecursionError, ValueError):
            problems.append(Problem.at(file.place(1, 1), "toml-too-deep"))
            return None


@lru_cache(maxsize=2)  # a bundle is read, and then what is written in it
def parse_toml(text: str) -> dict[str, Any]:
    """Return what *text* holds, which is not to be changed; raises ValueError and RecursionError."""
    if _has_long_key(text):
        message = "a key has more than twenty parts"
        raise ValueError(message)
    return tomllib.loads(text)


def locate(problem: Problem) -> Problem:
    """Return *problem* with the line of its key, where it only names the file: a bundle's metadata, say."""
    place = problem.place
    if place.line is not None or not problem.key or place.file.suffix != ".toml":
        return problem
    toml = read_toml(place.file, [])
    return replace(problem, place=toml.place_of(tuple(problem.key.split(".")))) if toml else problem


def _syntax_problem(file: TextFile, error: tomllib.TOMLDecodeError) -> tuple[int, Problem]:
    """Return the line that TOML refuses, and what is wrong with it, as well as that can be guessed."""
    match = _ERROR_PLACE.match(str(error))
    number = int(match["line"]) if match and match["line"] else len(file.lines)
    line = file.lines[number - 1]
    alone = not _is_toml(line)
    if alone and (date := _DATE.search(line)):
        place = file.place(number, date.start("date") + 1, len(date["date"]))
        return number, Problem.at(place, "no-such-date", date=date["date"])
    if alone and (bare := _BARE_TEXT.match(line)):
        place = file.place(number, bare.start("text") + 1, len(bare["text"]))
        return number, Problem.at(place, "text-without-quotes", words=bare["text"])
    column = int(match["column"]) if match and match["column"] else 1
    said = match["message"] if match else str(error)
    return number, Problem.at(file.place(number, column), "not-toml", reason=f"{said[:1].lower()}{said[1:]}")


def _has_long_key(text: str) -> bool:
    return _LONG_KEY.search(text) is not None and _LONG_KEY.search(_STRING.sub(" 0", text)) is not None


def _is_toml(text: str) -> bool:
    """Whether *text* is TOML by itself."""
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
