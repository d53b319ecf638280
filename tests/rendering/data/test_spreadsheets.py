"""CSV that loads everywhere and runs nowhere."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.rendering.data.spreadsheets import harmless, join_list, write_rows
from tests.support.data import split_list, unquote

# Every letter that can be in UTF-8; the reader of csv knows no NUL, and content never has one.
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u00a0@"])
def test_a_cell_that_a_spreadsheet_would_run_does_not_begin_with_its_sign(sign: str) -> None:
    assert harmless(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("words", ["17–19 tháng 4", "a=b", "84+", "", "“=1”", "–1"])
def test_other_cells_stay_as_they_are(words: str) -> None:
    assert harmless(words) == words


@given(WORDS)
def test_one_apostrophe_taken_off_gives_the_words_back(words: str) -> None:
    assert unquote(harmless(words)) == words


@given(st.lists(st.lists(WORDS, min_size=2, max_size=2)))
def test_any_rows_come_back(rows: list[list[str]]) -> None:
    text = write_rows(rows).decode("utf-8-sig")
    read = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert [[unquote(cell) for cell in row] for row in read] == rows


@given(st.lists(WORDS.filter(bool)))
def test_any_list_comes_back(items: list[str]) -> None:
    assert split_list(join_list(items)) == items


def test_a_file_begins_with_a_byte_order_mark_and_its_lines_end_as_the_standard_says() -> None:
    assert write_rows([["a", "b"], ["c,d", 'e"f']]) == b'\xef\xbb\xbfa,b\r\n"c,d","e""f"\r\n'
