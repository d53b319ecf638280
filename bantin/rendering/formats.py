"""Dates, numbers and lists as a reader of each language writes them, by Babel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal

from bantin.languages import Language
from bantin.model.article import Precision

NO_BREAK = "\N{NO-BREAK SPACE}"
_MEGABYTE = 1_000_000


@lru_cache(maxsize=4096)
def date_in_full(date: dt.date, precision: Precision, language: Language) -> str:
    """Return a date for running text, as much of it as is known: "Wednesday, 17 April 2024", "2023"."""
    match precision:
        case Precision.DAY:
            return format_date(date, "full", locale=language.locale)
        case Precision.MONTH:
            return month_in_full(date, language)
        case Precision.YEAR:
            return str(date.year)


@lru_cache(maxsize=4096)
def date_in_list(date: dt.date, precision: Precision, language: Language) -> str:
    """Return a date for a list or a note: "17/4/2024" or "17 April 2024", or as much of it as is known."""
    if precision is not Precision.DAY:
        return date_in_full(date, precision, language)
    pattern = "d/M/y" if language is Language.VI else "long"
    return format_date(date, pattern, locale=language.locale)


@lru_cache(maxsize=512)
def month_in_full(date: dt.date, language: Language) -> str:
    """Return month and year: "tháng 4 năm 2024", "April 2024"."""
    return format_skeleton("yMMMM", date, locale=language.locale)


def date_in_metadata(date: dt.date, precision: Precision) -> str:
    """Return the value of a ``datetime`` attribute: ISO 8601, cut to what is known."""
    lengths = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
    return date.isoformat()[: lengths[precision]]


def number(value: int, language: Language) -> str:
    """Return *value* with the language's grouping: "1.234", "1,234"."""
    return format_decimal(value, locale=language.locale)


def size_in_words(size: int, language: Language) -> str:
    """Return how large a file of *size* bytes is, as systems show it: "1 KB", "45 KB", "1,2 MB"; never nothing."""
    if size < _MEGABYTE:
        return f"{number(max(1, round(size / 1000)), language)}{NO_BREAK}KB"
    return f"{format_decimal(size / _MEGABYTE, '#,##0.0', locale=language.locale)}{NO_BREAK}MB"


def names_in_a_row(names: Sequence[str], language: Language) -> str:
    """Return *names* as an enumeration: "a, b và c", "a, b and c"."""
    return format_list(names, locale=language.locale)


@lru_cache(maxsize=512)
def country_name(code: str, language: Language) -> str:
    """Return the name of the ISO 3166-1 country *code*."""
    return str(Locale.parse(language.locale).territories[code])


def month_names(language: Language, width: Literal["narrow", "wide"]) -> dict[int, str]:
    """Return the names of the months by number: wide "Tháng 4", "April", or narrow "4", "A"."""
    return dict(get_month_names(width, "stand-alone", Locale.parse(language.locale)))
