"""A timeline strip: a row per year, the newest on top, and a square for each month with reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bantin.rendering.charts.marks import Square, side_of

MONTHS = range(1, 13)
_AXIS = 22
_LABEL = 22
_GAP = 6
_CELL = 28
_LEFT = 16
_BAR_LEFT = 46
_LONGEST_BAR = 100
_BAR_A_REPORT = 10
_BAR_HEIGHT = 8
_LONGEST_RUN_OF_EMPTY_YEARS = 3
_AXIS_BELOW_FROM = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """When a report's event was, and whether something was signed. *month* is None where only the year is known."""

    year: int
    month: int | None
    signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The reports of a month (None: not known); *signed* of them with something signed."""

    month: int | None
    count: int
    signed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A year, or several years without reports (*year* to *last*).

    *y* is the base line of its words and *line* the middle of its squares, None without any. *bar* is the length of the
    bar of its *count*.
    """

    year: int
    last: int
    y: int
    line: int | None
    count: int
    bar: int
    cells: tuple[Cell, ...]
    signed: tuple[Square, ...]
    others: tuple[Square, ...]

    @property
    def undated(self) -> int:
        """How many reports have no month."""
        return sum(cell.count for cell in self.cells if cell.month is None)

    @property
    def is_gap(self) -> bool:
        """Whether it stands for several years."""
        return self.last != self.year

    @property
    def bar_top(self) -> int:
        """Where the bar starts, from the top of the picture."""
        return self.y - 9

    @property
    def number_x(self) -> int:
        """Where the number after the bar starts."""
        return _BAR_LEFT + self.bar + 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The picture: its *height*, and the base lines of the names of the months, above and (when it is long) below."""

    height: int
    axes: tuple[int, ...]
    rows: tuple[Row, ...]

    @property
    def count(self) -> int:
        """How many reports there are."""
        return sum(row.count for row in self.rows)

    @property
    def signed(self) -> int:
        """How many reports tell of something signed."""
        return sum(cell.signed for row in self.rows for cell in row.cells)


def month_x(month: int) -> int:
    """Return the middle of the column of *month*."""
    return _LEFT + _CELL * (month - 1)


def bar_frame() -> tuple[int, int]:
    """Return where all bars start, and how high they are."""
    return _BAR_LEFT, _BAR_HEIGHT


def draw_strip(reports: Iterable[Report]) -> Strip:
    """Return the strip of *reports*.

    Years without reports between the first and the last have a row; more than three of them in a row share one.
    """
    cells = _count(reports)
    most_a_month = max((cell.count for row in cells.values() for cell in row if cell.month), default=0)
    most_a_year = max((_total(row) for row in cells.values()), default=1)
    longest_bar = min(_LONGEST_BAR, _BAR_A_REPORT * most_a_year)
    rows: list[Row] = []
    y = _AXIS
    for first, last in _spans(cells):
        known = cells.get(first, ())
        height = max((side_of(cell.count, most_a_month) for cell in known if cell.month), default=0)
        line = y + _LABEL + height // 2 if height else None
        squares = [(cell, _square(cell, line, most_a_month)) for cell in known]
        count = _total(known)
        rows.append(
            Row(
                year=first,
                last=last,
                y=y + 15,
                line=line,
                count=count,
                bar=max(1, count * longest_bar // most_a_year) if count else 0,
                cells=known,
                signed=tuple(square for cell, square in squares if square and cell.signed),
                others=tuple(square for cell, square in squares if square and not cell.signed),
            )
        )
        y += _LABEL + (height + _GAP if height else 0)
    axes = (14, y + 14) if len(rows) >= _AXIS_BELOW_FROM else (14,)
    return Strip(height=y + (_AXIS if len(axes) > 1 else 0), axes=axes, rows=tuple(rows))


def _count(reports: Iterable[Report]) -> dict[int, tuple[Cell, ...]]:
    """Return the cells of each year, by month, what has no month at the end."""
    found: defaultdict[int, defaultdict[int | None, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        found[report.year][report.month].append(report.signed)
    return {
        year: tuple(
            Cell(month=month, count=len(months[month]), signed=sum(months[month]))
            for month in (*MONTHS, None)
            if month in months
        )
        for year, months in found.items()
    }


def _spans(years: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and the last year of each row, the newest first."""
    ordered = sorted(years, reverse=True)
    spans: list[tuple[int, int]] = []
    for index, year in enumerate(ordered):
        if index:
            newer = spans[-1][0]
            empty = range(newer - 1, year, -1)
            if len(empty) > _LONGEST_RUN_OF_EMPTY_YEARS:
                spans.append((year + 1, newer - 1))
            else:
                spans += [(between, between) for between in empty]
        spans.append((year, year))
    return spans


def _square(cell: Cell, line: int | None, most: int) -> Square | None:
    if cell.month is None or line is None:
        return None
    return Square(x=month_x(cell.month), y=line, side=side_of(cell.count, most), count=cell.count)


def _total(cells: tuple[Cell, ...]) -> int:
    return sum(cell.count for cell in cells)
