"""Problems as the script in a previewed page shows them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bantin.languages import Language
from bantin.problems import Place, Problem
from bantin.reporting import count_problems, shown_path, visible
from bantin.wording import hint_of, message_of, say

_BEFORE, _SHOWN = 40, 160
_MOST = 100
"""More problems than a person reads at once are counted, but not sent."""


def describe_problems(problems: Sequence[Problem], base: Path, language: Language) -> str:
    """Return *problems*, faults first, with all words that go with them, as one line of JSON.

    Every value is plain text; paths are given relative to the folder *base*.
    """
    ordered = sorted(problems, key=lambda problem: (problem.is_note, problem.order))
    record = {
        "lang": language.value,
        "problems": [_describe(problem, base, language) for problem in ordered[:_MOST]],
        "words": {
            "title": count_problems(problems, language) if problems else "",
            "standing": say(language, "overlay-standing"),
            "fold": say(language, "overlay-fold"),
            "unfold": say(language, "overlay-unfold"),
            "gone": say(language, "overlay-gone"),
            "note": say(language, "note"),
        },
    }
    return json.dumps(record)


def shown_place(place: Place, base: Path) -> str:
    """Return "content/site.toml:3:8", relative to the folder *base*."""
    numbers = [str(number) for number in (place.line, place.column) if number is not None]
    return visible(":".join([shown_path(place.file, base), *numbers]))


def _describe(problem: Problem, base: Path, language: Language) -> dict[str, Any]:
    return {
        "place": shown_place(problem.place, base),
        "key": visible(problem.key),
        "message": visible(message_of(problem, language)),
        "hint": visible(hint_of(problem, language)),
        "code": problem.code,
        "note": problem.is_note,
        "quote": _quote(problem.place),
    }


def _quote(place: Place) -> dict[str, Any] | None:
    """Return the editor's line in three parts, what is meant in the middle; a long one is cut."""
    if place.text is None or place.line is None or place.column is None:
        return None
    at = place.column - 1
    start = max(0, at - _BEFORE)
    meant = place.text[at : at + place.width][:_SHOWN]
    after = place.text[at + len(meant) :]
    return {
        "line": place.line,
        "before": ("…" if start else "") + visible(place.text[start:at]),
        "meant": visible(meant) or " ",
        "after": visible(after[:_SHOWN]) + ("…" if len(after) > _SHOWN else ""),
    }
