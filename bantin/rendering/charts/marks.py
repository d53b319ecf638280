"""Squares that stand for counts: how large, how dark, and as the path of an SVG."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

STEPS = 4
WIDTH = 340
"""The width of every wide picture. On the narrowest phone (320 pixels) it is shown at 0.84 of its size: text of 14.5
units has 12 pixels there, and a digit is at most 9 units wide."""

# The smallest square around a number of so many digits, and the largest one where that is the largest number; a count
# of one is drawn without its number.
_SMALLEST = (9, 17, 21, 27)
_LARGEST = (12, 20, 23, 27)


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """A square around (*x*, *y*). *number* is what is written in it: its count when that is more than one."""

    x: int
    y: int
    side: int
    count: int

    @property
    def number(self) -> int | None:
        """The count, or None when the square says it all."""
        return self.count if self.count > 1 else None


def side_of(count: int, most: int, limit: int = WIDTH) -> int:
    """Return the side of the square of *count* when *most* is the largest count.

    Its area grows with the count, but it always has room for the number, up to *limit*.
    """
    largest = _LARGEST[_size_class(most)]
    return min(limit, max(_SMALLEST[_size_class(count)], round(largest * sqrt(count / most))))


def step_of(count: int, most: int) -> int:
    """Return the step of colour of *count*, from 1 to ``STEPS`` when *most* is the largest count; 0 for no count.

    A step holds counts whose square roots lie together: a few units have most of the reports, and in even steps all
    others would be pale.
    """
    return next(step for step in range(STEPS + 1) if step * step * most >= STEPS * STEPS * count)


def spans_of_steps(most: int) -> list[tuple[int, int, int]]:
    """Return each step that can occur up to *most*, with the first and the last count that have it."""
    ends = [most * step * step // (STEPS * STEPS) for step in range(STEPS + 1)]
    return [(step, before + 1, end) for step, (before, end) in enumerate(pairwise(ends), start=1) if end > before]


def path_of(squares: Iterable[Square]) -> str:
    """Return the outlines of *squares* as one path."""
    return "".join(
        f"M{square.x - square.side / 2:g} {square.y - square.side / 2:g}h{square.side}v{square.side}h-{square.side}z"
        for square in squares
    )


def _size_class(count: int) -> int:
    return 0 if count == 1 else min(len(str(count)), len(_SMALLEST) - 1)
