"""The grid of units and partners: a row per unit, a column per partner, a square where they have reports together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from textwrap import wrap

from bantin.rendering.charts.marks import WIDTH, Square, side_of

COLUMNS = (12, 10, 8)
"""How many partners have a column, where the largest number has one digit, two, three."""
_NAME_LETTERS = 11
_NAME_WIDTH = 94
_OTHERS_WIDTH = 28
_WIDEST_COLUMN = 48
_HEAD = 22
_ROW = 23
_LINE = 17
_BASE = 5
_FEET_FROM = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The units and the partners of one report."""

    units: tuple[str, ...]
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at a place."""

    x: int
    y: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A unit. *counts* has a number for each partner shown, 0 too; *others* counts reports with any other partner."""

    unit: str
    middle: int
    bottom: int
    counts: Mapping[str, int]
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The picture. *partners* are those with a column.

    *names*, *letters* (of the columns) and *others* (the counts of the last column) are the words beside the squares.
    """

    height: int
    partners: tuple[str, ...]
    rows: tuple[GridRow, ...]
    names: tuple[Label, ...]
    letters: tuple[Label, ...]
    others: tuple[Label, ...]
    squares: tuple[Square, ...]


def draw_grid(names: Mapping[str, str], partners: Sequence[str], reports: Sequence[Meeting]) -> Grid:
    """Return the grid of *reports*, with the units in the order of their *names*.

    *partners* run from the one with most reports. The first ones have a column each, see ``COLUMNS``; a last column
    stands for all others.
    """
    pairs = Counter((unit, partner) for report in reports for unit in report.units for partner in report.partners)
    most = max((pairs[unit, partner] for unit in names for partner in partners), default=0)
    shown = tuple(partners[: COLUMNS[min(len(str(most)), len(COLUMNS)) - 1]])
    has_others = len(partners) > len(shown)
    others = Counter(unit for report in reports if set(report.partners) - set(shown) for unit in report.units)
    column = _column_width(len(shown), has_others=has_others)
    centres = {partner: _NAME_WIDTH + column * index + column // 2 for index, partner in enumerate(shown)}
    rows: list[GridRow] = []
    words: list[Label] = []
    squares: list[Square] = []
    y = _HEAD
    for unit, name in names.items():
        lines = wrap(name, _NAME_LETTERS)
        counts = {partner: pairs[unit, partner] for partner in shown}
        sides = {partner: side_of(count, most, column - 2) for partner, count in counts.items() if count}
        bottom = y + max(_ROW, _LINE * len(lines) + 2, *(side + 2 for side in sides.values()))
        middle = (y + bottom) // 2
        first = middle + _BASE - _LINE * (len(lines) - 1) // 2
        words += [Label(x=0, y=first + _LINE * index, words=line) for index, line in enumerate(lines)]
        squares += [Square(x=centres[at], y=middle, side=side, count=counts[at]) for at, side in sides.items()]
        rows.append(GridRow(unit=unit, middle=middle, bottom=bottom, counts=counts, others=others[unit]))
        y = bottom
    others_x = _NAME_WIDTH + column * len(shown) + _OTHERS_WIDTH // 2
    heads = list(zip(centres.values(), ascii_uppercase, strict=False))
    heads += [(others_x, "+")] if has_others else []
    levels = (15, y + 16) if len(rows) >= _FEET_FROM else (15,)
    return Grid(
        height=y + (_HEAD if len(levels) > 1 else 1),
        partners=shown,
        rows=tuple(rows),
        names=tuple(words),
        letters=tuple(Label(x=x, y=level, words=letter) for level in levels for x, letter in heads),
        others=tuple(Label(x=others_x, y=row.middle + _BASE, words=str(row.others)) for row in rows if row.others),
        squares=tuple(squares),
    )


def _column_width(columns: int, *, has_others: bool) -> int:
    room = WIDTH - _NAME_WIDTH - (_OTHERS_WIDTH if has_others else 0)
    return min(_WIDEST_COLUMN, room // max(columns, 1))
