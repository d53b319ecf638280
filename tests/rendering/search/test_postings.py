"""Numbers and positions in the fewest characters that a script can hold."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.rendering.search.postings import DIGITS, LARGEST, write_number, write_places
from tests.support.search import read_numbers, read_postings

NUMBERS = st.one_of(st.integers(0, 1400), st.integers(0, LARGEST))


@st.composite
def postings(draw: st.DrawFn) -> list[tuple[int, list[int]]]:
    """Some documents in ascending order, each with some positions in ascending order."""
    documents = sorted(draw(st.sets(st.integers(0, 5000), max_size=8)))
    positions = st.sets(st.one_of(st.integers(0, 700), st.integers(0, LARGEST)), min_size=1, max_size=8).map(sorted)
    return [(document, draw(positions)) for document in documents]


@pytest.mark.parametrize(
    ("number", "length"),
    [(0, 1), (75, 1), (76, 2), (165, 2), (166, 2), (1245, 2), (1246, 4), (9345, 4), (9346, 4), (LARGEST, 4)],
)
def test_a_number_takes_one_digit_or_two_and_a_large_one_four(number: int, length: int) -> None:
    written = write_number(number)
    assert len(written) == length
    assert list(read_numbers(written.decode())) == [number]


def test_no_two_numbers_are_written_alike() -> None:
    """Nor is one the beginning of another: all that are below 10,000, and the last 10,000."""
    numbers = [*range(10_000), *range(LARGEST - 10_000, LARGEST + 1)]
    assert list(read_numbers(b"".join(map(write_number, numbers)).decode())) == numbers


@given(st.lists(NUMBERS))
def test_numbers_that_are_run_together_read_back(numbers: list[int]) -> None:
    assert list(read_numbers(b"".join(map(write_number, numbers)).decode())) == numbers


def test_a_number_that_is_too_large_is_not_written_as_another() -> None:
    with pytest.raises(IndexError):
        write_number(LARGEST + 1)


def test_no_digit_needs_an_escape() -> None:
    """Neither in a string of a script, nor in a page: nothing in a posting ends a string, a line or a script."""
    assert len(set(DIGITS)) == 90
    assert json.dumps(DIGITS) == f'"{DIGITS}"'
    assert set(DIGITS).isdisjoint('"\\<')
    assert DIGITS.isascii()
    assert DIGITS.isprintable()


@given(postings())
def test_documents_and_positions_read_back(found: list[tuple[int, list[int]]]) -> None:
    before = 0
    written = b""
    for document, positions in found:
        written += write_places(document - before, positions)
        before = document
    assert list(read_postings(written.decode())) == found


def test_a_word_that_stands_once_near_the_beginning_takes_three_characters() -> None:
    assert len(write_places(1, [70])) == 3
