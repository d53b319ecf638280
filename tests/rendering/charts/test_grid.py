"""The grid of units and partners."""

from __future__ import annotations

from itertools import pairwise

from bantin.rendering.charts.grid import COLUMNS, Grid, Meeting, draw_grid
from bantin.rendering.charts.marks import WIDTH

NAMES = {"lao-cai": "Lào Cai", "ha-noi": "Hà Nội"}


def meeting(unit: str, *partners: str) -> Meeting:
    return Meeting(units=(unit,), partners=partners)


def counts(grid: Grid) -> dict[str, dict[str, int]]:
    return {row.unit: {partner: count for partner, count in row.counts.items() if count} for row in grid.rows}


def large() -> Grid:
    """Return the grid of 34 units and 300 partners that all met."""
    units = [f"unit-{number}" for number in range(34)]
    partners = [f"partner-{number}" for number in range(300)]
    return draw_grid(dict.fromkeys(units, "Thái Nguyên"), partners, [meeting(unit, *partners) for unit in units] * 60)


def test_a_square_counts_the_reports_of_a_unit_with_a_partner() -> None:
    grid = draw_grid(NAMES, ["a", "b"], [meeting("ha-noi", "a"), meeting("ha-noi", "a", "b"), meeting("lao-cai", "b")])
    assert counts(grid) == {"lao-cai": {"b": 1}, "ha-noi": {"a": 2, "b": 1}}
    assert sorted(square.count for square in grid.squares) == [1, 1, 2]


def test_rows_stand_in_the_order_of_the_names() -> None:
    grid = draw_grid(NAMES, ["a"], [meeting("ha-noi", "a"), meeting("lao-cai", "a")])
    assert [row.unit for row in grid.rows] == ["lao-cai", "ha-noi"]
    assert grid.rows[0].bottom < grid.rows[1].middle < grid.rows[1].bottom


def test_all_partners_have_a_column_where_there_are_twelve() -> None:
    partners = [f"partner-{number}" for number in range(12)]
    grid = draw_grid(NAMES, partners, [meeting("ha-noi", *partners)])
    assert [label.words for label in grid.letters] == list("ABCDEFGHIJKL")
    assert grid.others == ()


def test_the_thirteenth_partner_stands_among_the_others() -> None:
    partners = [f"partner-{number}" for number in range(14)]
    grid = draw_grid(NAMES, partners, [meeting("ha-noi", *partners), meeting("ha-noi", "partner-0")])
    assert grid.partners == tuple(partners[:12])
    assert [label.words for label in grid.letters][-2:] == ["L", "+"]
    assert [(row.unit, row.others) for row in grid.rows] == [("lao-cai", 0), ("ha-noi", 1)]


def test_three_hundred_partners_fit_the_width_of_a_phone() -> None:
    grid = large()
    assert len(grid.partners) == COLUMNS[1]
    assert len(grid.rows) == 34
    assert all(row.others == 60 for row in grid.rows)
    columns = sorted({(square.x - square.side / 2, square.x + square.side / 2) for square in grid.squares})
    assert all(before[1] < after[0] for before, after in pairwise(columns))
    assert columns[0][0] > max(8 * len(label.words) for label in grid.names)
    assert all(label.x + 13 <= WIDTH for label in grid.others)
    assert grid.height < 1000


def test_squares_of_neighbouring_rows_do_not_touch() -> None:
    first, second = (row for row in large().rows[:2])
    sides = {square.side for square in large().squares}
    assert first.middle + max(sides) / 2 < first.bottom < second.middle - max(sides) / 2


def test_numbers_of_three_digits_get_wider_columns_and_higher_rows() -> None:
    partners = [f"partner-{number}" for number in range(20)]
    grid = draw_grid(NAMES, partners, [meeting("ha-noi", *partners)] * 100 + [meeting("lao-cai", "partner-0")])
    assert len(grid.partners) == 8
    assert min(square.side for square in grid.squares if square.count == 100) >= 25
    lao_cai, ha_noi = grid.rows
    assert ha_noi.bottom - lao_cai.bottom > lao_cai.bottom - 22


def test_a_long_name_is_broken_into_lines() -> None:
    grid = draw_grid({"ho-chi-minh": "Thành phố Hồ Chí Minh"}, ["a"], [meeting("ho-chi-minh", "a")])
    assert [label.words for label in grid.names] == ["Thành phố", "Hồ Chí Minh"]
    assert grid.rows[0].bottom > grid.names[-1].y
