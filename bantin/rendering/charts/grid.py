"""The grid of units and partners: a row per unit, a column per partner, a square where they have reports together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from bantin.rendering.charts.marks import STEPS, WIDTH, Square, side_of, step_of

PARTNERS = 12
_FEWER_PARTNERS = 8
_THREE_DIGITS = 100
_NAME_LETTERS = 11
_NAME_WIDTH = 94
_OTHERS_WIDTH = 30
_WIDEST_COLUMN = 48
_HEAD = 22
_ROW = 23
_LINE = 17
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
    """The picture. *partners* are those with a column; *squares* are parted by their step of colour.

    *names*, *numbers* (of the columns) and *others* (the counts of the last column) are the words beside the squares.
    """

    height: int
    partners: tuple[str, ...]
    rows: tuple[GridRow, ...]
    names: tuple[Label, ...]
    numbers: tuple[Label, ...]
    others: tuple[Label, ...]
    squares: Mapping[int, tuple[Square, ...]]


def draw_grid(names: Mapping[str, str], partners: Sequence[str], reports: Sequence[Meeting]) -> Grid:
    """Return the grid of *reports*, with the units in the order of their *names*.

    *partners* run from the one with most reports. The first 12 have a column each, or the first 8 where a number has
    three digits; a last column stands for all others.
    """
    pairs = Counter((unit, partner) for report in reports for unit in report.units for partner in report.partners)
    shown = tuple(partners[:PARTNERS])
    if any(pairs[unit, partner] >= _THREE_DIGITS for unit in names for partner in shown):
        shown = shown[:_FEWER_PARTNERS]
    has_others = len(partners) > len(shown)
    others = Counter(unit for report in reports if set(report.partners) - set(shown) for unit in report.units)
    rows: list[GridRow] = []
    words: list[Label] = []
    y = _HEAD
    for unit, name in names.items():
        lines = wrap(name, _NAME_LETTERS)
        bottom = y + max(_ROW, _LINE * len(lines) + 2)
        middle = (y + bottom) // 2
        first = middle + 5 - _LINE * (len(lines) - 1) // 2
        words += [Label(x=0, y=first + _LINE * index, words=line) for index, line in enumerate(lines)]
        counts = {partner: pairs[unit, partner] for partner in shown}
        rows.append(GridRow(unit=unit, middle=middle, bottom=bottom, counts=counts, others=others[unit]))
        y = bottom
    column = _column_width(len(shown), has_others=has_others)
    centres = [_NAME_WIDTH + column * index + column // 2 for index in range(len(shown))]
    others_x = _NAME_WIDTH + column * len(shown) + _OTHERS_WIDTH // 2
    heads = [(x, str(number)) for number, x in enumerate(centres, start=1)] + ([(others_x, "+")] if has_others else [])
    levels = (15, y + 16) if len(rows) >= _FEET_FROM else (15,)
    return Grid(
        height=y + (_HEAD if len(levels) > 1 else 1),
        partners=shown,
        rows=tuple(rows),
        names=tuple(words),
        numbers=tuple(Label(x=x, y=level, words=number) for level in levels for x, number in heads),
        others=tuple(Label(x=others_x, y=row.middle + 5, words=str(row.others)) for row in rows if row.others),
        squares=_squares(rows, dict(zip(shown, centres, strict=True)), column - 1),
    )


def _column_width(columns: int, *, has_others: bool) -> int:
    room = WIDTH - _NAME_WIDTH - (_OTHERS_WIDTH if has_others else 0)
    return min(_WIDEST_COLUMN, room // max(columns, 1))


def _squares(rows: Sequence[GridRow], centres: Mapping[str, int], limit: int) -> dict[int, tuple[Square, ...]]:
    """Return the squares of each step of colour that occurs."""
    most = max((count for row in rows for count in row.counts.values()), default=0)
    found: dict[int, list[Square]] = {step: [] for step in range(1, STEPS + 1)}
    for row in rows:
        for partner, count in row.counts.items():
            if count:
                side = side_of(count, most, limit)
                square = Square(x=centres[partner], y=row.middle, side=min(side, _ROW - 1), count=count)
                found[step_of(count, most)].append(square)
    return {step: tuple(squares) for step, squares in found.items() if squares}
