"""Dates, numbers, lists and countries as a reader of each language writes them."""

from __future__ import annotations

import datetime as dt

import pytest

from bantin.languages import Language
from bantin.model.article import Precision
from bantin.rendering.formats import (
    country_name,
    date_in_full,
    date_in_list,
    date_in_metadata,
    file_size,
    month_in_full,
    names_in_a_row,
    number,
)
from tests.support.built import EN, VI

DATE = dt.date(2024, 4, 17)


@pytest.mark.parametrize(
    ("language", "precision", "in_full", "in_list"),
    [
        (VI, Precision.DAY, "Thứ Tư, 17 tháng 4, 2024", "17/4/2024"),
        (VI, Precision.MONTH, "tháng 4 năm 2024", "tháng 4 năm 2024"),
        (VI, Precision.YEAR, "2024", "2024"),
        (EN, Precision.DAY, "Wednesday, 17 April 2024", "17 April 2024"),
        (EN, Precision.MONTH, "April 2024", "April 2024"),
        (EN, Precision.YEAR, "2024", "2024"),
    ],
)
def test_a_date_says_as_much_as_is_known(language: Language, precision: Precision, in_full: str, in_list: str) -> None:
    assert date_in_full(DATE, precision, language) == in_full
    assert date_in_list(DATE, precision, language) == in_list


@pytest.mark.parametrize(
    ("precision", "iso"), [(Precision.DAY, "2024-04-17"), (Precision.MONTH, "2024-04"), (Precision.YEAR, "2024")]
)
def test_metadata_has_the_iso_date_cut_to_what_is_known(precision: Precision, iso: str) -> None:
    assert date_in_metadata(DATE, precision) == iso


def test_a_vietnamese_list_has_no_leading_zeros() -> None:
    assert date_in_list(dt.date(2023, 12, 8), Precision.DAY, VI) == "8/12/2023"


@pytest.mark.parametrize(("language", "month"), [(VI, "tháng 12 năm 2023"), (EN, "December 2023")])
def test_a_month_has_its_year(language: Language, month: str) -> None:
    assert month_in_full(dt.date(2023, 12, 8), language) == month


@pytest.mark.parametrize(
    ("language", "value", "written"),
    [(VI, 7, "7"), (VI, 1234, "1.234"), (VI, 1234567, "1.234.567"), (EN, 1234, "1,234"), (EN, 1234567, "1,234,567")],
)
def test_numbers_are_grouped_as_the_language_does(language: Language, value: int, written: str) -> None:
    assert number(value, language) == written


@pytest.mark.parametrize(
    ("language", "count", "written"),
    [
        (VI, 0, "0 byte"),
        (EN, 1, "1 byte"),
        (EN, 999, "999 byte"),
        (EN, 1000, "1 kB"),
        (VI, 26_681, "26,7 kB"),
        (EN, 26_681, "26.7 kB"),
        (EN, 123_456, "123 kB"),
        (VI, 52_251_783, "52,3 MB"),
    ],
)
def test_sizes_are_rounded_as_readers_take_them_in(language: Language, count: int, written: str) -> None:
    assert file_size(count, language) == written.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("language", "names", "row"),
    [
        (VI, [], ""),
        (VI, ["Hà Giang"], "Hà Giang"),
        (VI, ["Bình Dương", "Bà Rịa - Vũng Tàu"], "Bình Dương và Bà Rịa - Vũng Tàu"),
        (VI, ["a", "b", "c"], "a, b và c"),
        (EN, ["a", "b"], "a and b"),
        (EN, ["a", "b", "c"], "a, b and c"),
    ],
)
def test_names_stand_in_a_row_with_and_before_the_last(language: Language, names: list[str], row: str) -> None:
    assert names_in_a_row(names, language) == row


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [("VN", "Việt Nam", "Vietnam"), ("KR", "Hàn Quốc", "South Korea"), ("JP", "Nhật Bản", "Japan")],
)
def test_countries_have_their_names(code: str, vi: str, en: str) -> None:
    assert country_name(code, VI) == vi
    assert country_name(code, EN) == en
