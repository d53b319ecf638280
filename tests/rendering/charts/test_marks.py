"""Squares, and steps of colour."""

from __future__ import annotations

import pytest

from bantin.rendering.charts.marks import STEPS, Square, path_of, side_of, spans_of_steps, step_of

DIGIT = 9
"""A digit of a picture's text is at most so wide."""


@pytest.mark.parametrize("most", [1, 2, 9, 10, 60, 99, 100, 999])
def test_a_square_grows_with_its_count_and_has_room_for_its_number(most: int) -> None:
    sides = [side_of(count, most) for count in range(1, most + 1)]
    assert sides == sorted(sides)
    assert all(side >= DIGIT * len(str(count)) for count, side in enumerate(sides, start=1) if count > 1)


def test_areas_are_in_proportion_where_numbers_leave_room() -> None:
    assert side_of(9, 9) == 20
    assert side_of(81, 90) / side_of(90, 90) == pytest.approx(0.95, abs=0.02)


def test_no_month_is_wider_than_its_column() -> None:
    assert max(side_of(count, 999) for count in range(1, 1000)) < 28


def test_a_count_of_one_needs_no_number() -> None:
    assert Square(x=0, y=0, side=9, count=1).number is None
    assert Square(x=0, y=0, side=17, count=2).number == 2


def test_squares_are_drawn_around_their_middle() -> None:
    squares = [Square(x=10, y=20, side=8, count=1), Square(x=30, y=20, side=9, count=1)]
    assert path_of(squares) == "M6 16h8v8h-8zM25.5 15.5h9v9h-9z"


@pytest.mark.parametrize("most", [1, 2, 3, 5, 17, 304, 2000])
def test_the_legend_names_the_step_of_every_count(most: int) -> None:
    spans = spans_of_steps(most)
    named = {count: step for step, first, last in spans for count in range(first, last + 1)}
    assert named == {count: step_of(count, most) for count in range(1, most + 1)}
    assert named[most] == STEPS


def test_nothing_has_no_step() -> None:
    assert step_of(0, 0) == step_of(0, 9) == 0
    assert spans_of_steps(0) == []
