"""Names on the cover: as large as fits, whole words, lines of about one length."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.rendering.books.cover import lay_out


def lines_of(laid_out: dict[str, Any]) -> list[list[str]]:
    return [[line["words"] for line in name] for name in laid_out["names"]]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Bản tin Hợp tác Y tế", ["Bản tin", "Hợp tác", "Y tế"]),
        ("Health Cooperation Digest", ["Health", "Cooperation", "Digest"]),
        ("News", ["News"]),
    ],
)
def test_a_name_stands_in_even_lines(name: str, lines: list[str]) -> None:
    assert lines_of(lay_out([name])) == [lines]


@given(st.lists(st.text(alphabet="aăbcMđ ếw", min_size=1, max_size=90).filter(str.strip), min_size=1, max_size=2))
def test_no_word_is_lost_or_split_and_nothing_runs_off_the_cover(names: list[str]) -> None:
    laid_out = lay_out(names)
    assert [" ".join(lines) for lines in lines_of(laid_out)] == [" ".join(name.split()) for name in names]
    for name in laid_out["names"]:
        for line in name:
            assert line["squeezed"] or len(line["words"]) * laid_out["size"] * 0.62 <= 1280
            assert line["y"] <= 2080
