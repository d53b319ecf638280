"""Markdown that would keep its converter busy for minutes, or break it: refused before it gets there.

The time it takes grows with the length of a block times the brackets and the lines in it, and with its marks. This is
counted and not measured, so that a text is sound on every machine or on none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bantin.loading.files import TextFile
from bantin.problems import Problem

DEEPEST = 12
"""Levels of lists and quotations: the converter calls itself for each, and Python bears some eighty."""
HEAVIEST = 2_000_000
"""Of a file: a page of 10,000 characters with 200 links. The worst text of this weight takes a second."""

_LINES_PER_BRACKET = 6
_OF_A_MARK = 50
_OPENING = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d+\.(?=[ \t])))*[ \t]*")
_MARKER = re.compile(r">|[-*+]|\d+\.")
_RULE = re.compile(r"[-*_ \t]*")


def find_tangles(file: TextFile, blocks: Iterable[tuple[int, int]]) -> list[Problem]:
    """Return what makes the Markdown of *file* too much; *blocks* are the first and last lines of its parts."""
    weight = 0
    for first, last in blocks:
        lines = file.lines[first - 1 : last]
        for number, line in enumerate(lines, first):
            if (depth := _depth_of(line)) > DEEPEST:
                return [Problem.at(file.place(number, 1), "markdown-too-deep", depth=depth, most=DEEPEST)]
        length = sum(map(len, lines)) + len(lines)
        weight += length * (sum(line.count("[") for line in lines) + len(lines) // _LINES_PER_BRACKET)
        weight += _OF_A_MARK * sum(line.count(mark) for line in lines for mark in "*_`")
        if weight > HEAVIEST:
            return [Problem.at(file.place(first, 1), "markdown-too-tangled")]
    return []


def _depth_of(line: str) -> int:
    """Return how many lists and quotations *line* opens or lies in; a rule of dashes opens none."""
    if line[:1] not in "> \t-*+0123456789" or _RULE.fullmatch(line):
        return 0
    opening = _OPENING.match(line.expandtabs(4))
    text = opening[0] if opening else ""
    markers = len(_MARKER.findall(text))
    return markers + max(0, text.count(" ") - markers) // 4  # one blank belongs to each
