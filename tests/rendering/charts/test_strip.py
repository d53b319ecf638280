"""The timeline strip."""

from __future__ import annotations

from itertools import pairwise

from bantin.rendering.charts.marks import WIDTH
from bantin.rendering.charts.strip import Report, Strip, draw_strip, month_x


def reports(*dates: tuple[int, int | None], signed: bool = False) -> list[Report]:
    return [Report(year=year, month=month, signed=signed) for year, month in dates]


def spans(strip: Strip) -> list[tuple[int, int, int]]:
    return [(row.year, row.last, row.count) for row in strip.rows]


def test_years_run_from_the_newest_and_each_has_its_total() -> None:
    strip = draw_strip(reports((2023, 12), (2025, 3), (2024, 4), (2025, 3)))
    assert spans(strip) == [(2025, 2025, 2), (2024, 2024, 1), (2023, 2023, 1)]
    assert [row.bar for row in strip.rows] == [20, 10, 10]
    assert strip.count == 4


def test_a_month_has_one_square_with_its_number() -> None:
    (row,) = draw_strip(reports((2025, 3), (2025, 3), (2025, 12))).rows
    assert [(square.x, square.number) for square in row.others] == [(month_x(3), 2), (month_x(12), None)]
    assert row.signed == ()


def test_a_month_in_which_something_was_signed_is_filled() -> None:
    strip = draw_strip([*reports((2025, 3), (2025, 4)), *reports((2025, 3), signed=True)])
    (row,) = strip.rows
    assert [(square.x, square.count) for square in row.signed] == [(month_x(3), 2)]
    assert [(square.x, square.count) for square in row.others] == [(month_x(4), 1)]
    assert [(cell.month, cell.count, cell.signed) for cell in row.cells] == [(3, 2, 1), (4, 1, 0)]
    assert strip.signed == 1


def test_three_years_without_reports_are_shown_and_four_share_a_row() -> None:
    assert spans(draw_strip(reports((2020, 1), (2024, 1)))) == [
        (2024, 2024, 1),
        (2023, 2023, 0),
        (2022, 2022, 0),
        (2021, 2021, 0),
        (2020, 2020, 1),
    ]
    assert spans(draw_strip(reports((2019, 1), (2024, 1)))) == [(2024, 2024, 1), (2020, 2023, 0), (2019, 2019, 1)]


def test_reports_of_which_only_the_year_is_known_are_counted_apart() -> None:
    (row,) = draw_strip(reports((2025, None), (2025, None), (2025, 6))).rows
    assert row.undated == 2
    assert row.count == 3
    assert [square.count for square in row.others] == [1]


def test_a_year_of_which_no_month_is_known_has_no_line() -> None:
    (row,) = draw_strip(reports((2025, None))).rows
    assert row.line is None
    assert row.others == ()


def test_a_hundred_reports_in_every_month_stay_apart_and_inside() -> None:
    strip = draw_strip(reports(*((2025, month) for month in range(1, 13) for _ in range(100))))
    (row,) = strip.rows
    assert [square.number for square in row.others] == [100] * 12
    edges = [(square.x - square.side / 2, square.x + square.side / 2) for square in row.others]
    assert all(before[1] < after[0] for before, after in pairwise(edges))
    assert edges[0][0] >= 0
    assert edges[-1][1] <= WIDTH


def test_thirty_years_stand_below_each_other_without_touching() -> None:
    strip = draw_strip(reports(*((year, month) for year in range(1997, 2027) for month in (1, 1, 7))))
    assert len(strip.rows) == 30
    assert strip.height < 30 * 50
    for above, below in pairwise(strip.rows):
        assert above.line is not None
        lowest = above.line + max(square.side for square in above.others) / 2
        assert lowest <= below.y - 14
    assert len(strip.axes) == 2


def test_a_short_strip_names_the_months_once() -> None:
    assert draw_strip(reports((2025, 3))).axes == (14,)


def test_words_at_the_right_end_leave_room_for_the_longest_bar() -> None:
    strip = draw_strip(reports(*((2025, 3) for _ in range(999)), (2025, None)))
    assert strip.rows[0].number_x + 4 * 9 < WIDTH - 150
