"""Problems as an editor, a terminal or a program reads them."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from bantin.languages import Language
from bantin.problems import Problem
from bantin.wording import hint_of, message_of, say

_QUOTED = 90


class Format(StrEnum):
    """How problems are printed."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


def render_problem(problem: Problem, form: Format, base: Path, language: Language) -> str:
    """Return *problem* as text in *language*; paths are given relative to the folder *base*.

    ``concise`` has the place, the message and the code on one line and the hint below; ``full`` adds the editor's own
    line with a caret; ``json`` is one object on one line.
    """
    match form:
        case Format.JSON:
            return _render_json(problem, base, language)
        case Format.CONCISE:
            return "\n".join([_headline(problem, base, language), *_indented(hint_of(problem, language), 4)])
        case Format.FULL:
            lines = [_headline(problem, base, language), *_quotation(problem)]
            return "\n".join([*lines, *_indented(hint_of(problem, language), 7)])


def count_problems(problems: Sequence[Problem], language: Language) -> str:
    """Return the summary of *problems* in *language*: "2 problems, 1 note in 2 files"."""
    notes = sum(1 for problem in problems if problem.is_note)
    files = len({problem.place.file for problem in problems})
    faults = len(problems) - notes
    counted = [say(language, "count-problems", count=faults)] if faults or not notes else []
    counted += [say(language, "count-notes", count=notes)] if notes else []
    return say(language, "count-in-files", counted=", ".join(counted), files=files)


def _headline(problem: Problem, base: Path, language: Language) -> str:
    place = problem.place
    parts = [shown_path(place.file, base)]
    parts += [str(number) for number in (place.line, place.column) if number is not None]
    note = say(language, "note") + ": " if problem.is_note else ""
    key = f"{problem.key}: " if problem.key else ""
    return visible(f"{':'.join(parts)}: {note}{key}{message_of(problem, language)} [{problem.code}]")


def _quotation(problem: Problem) -> list[str]:
    """Return the editor's line with a caret under what is meant, cut around it when it is long."""
    place = problem.place
    if place.text is None or place.line is None or place.column is None:
        return []
    start = max(0, place.column - _QUOTED // 3) if len(place.text) > _QUOTED else 0
    shown = place.text[start : start + _QUOTED]
    offset = place.column - 1 - start
    before = ("…" if start else "") + visible(shown[:offset])
    meant = visible(shown[offset : offset + place.width]) or " "
    after = visible(shown[offset + place.width :])
    caret = " " * _count_cells(before) + "^" * max(1, _count_cells(meant))
    return [f"{place.line:>6} | {before}{meant}{after}".rstrip(), f"{'':>6} | {caret}"]


def _count_cells(text: str) -> int:
    """Return how many cells of a terminal *text* takes: marks take none, Korean and Chinese letters two."""
    wide = {"W": 2, "F": 2}
    return sum(0 if unicodedata.combining(c) else wide.get(unicodedata.east_asian_width(c), 1) for c in text)


def _indented(hint: str, depth: int) -> list[str]:
    return [" " * depth + visible(hint)] if hint else []


def _render_json(problem: Problem, base: Path, language: Language) -> str:
    place = problem.place
    record = {
        "file": shown_path(place.file, base),
        "line": place.line,
        "column": place.column,
        "key": problem.key,
        "code": problem.code,
        "severity": "note" if problem.is_note else "problem",
        "message": message_of(problem, language),
        "hint": hint_of(problem, language),
    }
    text = json.dumps(record, ensure_ascii=False)
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


def shown_path(file: Path, base: Path | None = None) -> str:
    """Return *file* as seen from the folder *base*, or from the current one, with slashes on every system."""
    return Path(os.path.relpath(file, base or Path.cwd())).as_posix()


def visible(text: str) -> str:
    """Return *text* with characters that could command a terminal made visible."""
    return "".join(c if c.isprintable() or c == "\u00a0" else f"\\x{ord(c):02x}" for c in text)
