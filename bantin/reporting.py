"""Problems as an editor, a terminal or a program reads them."""

from __future__ import annotations

import json
import os
import unicodedata
from enum import StrEnum
from pathlib import Path

from bantin.problems import Problem

_QUOTED = 90


class Format(StrEnum):
    """How problems are printed."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


def render_problem(problem: Problem, form: Format, base: Path) -> str:
    """Return *problem* as text; paths are given relative to the folder *base*.

    ``concise`` has the place and the message on one line and the hint below; ``full`` adds the editor's own line with a
    caret; ``json`` is one object on one line.
    """
    match form:
        case Format.JSON:
            return _render_json(problem, base)
        case Format.CONCISE:
            return "\n".join([_headline(problem, base), *_indented(problem.hint, 4)])
        case Format.FULL:
            return "\n".join([_headline(problem, base), *_quotation(problem), *_indented(problem.hint, 7)])


def count_problems(problems: list[Problem]) -> str:
    """Return the summary of *problems*: "2 problems in 1 file"."""
    files = len({problem.place.file for problem in problems})
    return f"{len(problems)} problem{'s'[: len(problems) != 1]} in {files} file{'s'[: files != 1]}"


def _headline(problem: Problem, base: Path) -> str:
    place = problem.place
    parts = [_relative(place.file, base)]
    parts += [str(number) for number in (place.line, place.column) if number is not None]
    key = f"{problem.key}: " if problem.key else ""
    return visible(f"{':'.join(parts)}: {key}{problem.message}")


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


def _render_json(problem: Problem, base: Path) -> str:
    place = problem.place
    record = {
        "file": _relative(place.file, base),
        "line": place.line,
        "column": place.column,
        "key": problem.key,
        "message": problem.message,
        "hint": problem.hint,
    }
    text = json.dumps(record, ensure_ascii=False)
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


def _relative(file: Path, base: Path) -> str:
    return Path(os.path.relpath(file, base)).as_posix()


def visible(text: str) -> str:
    """Return *text* with characters that could command a terminal made visible."""
    return "".join(c if c.isprintable() or c == "\u00a0" else f"\\x{ord(c):02x}" for c in text)
