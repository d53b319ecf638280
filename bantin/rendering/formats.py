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
from babel.units import format_unit

from bantin.languages import Language
from bantin.model.article import Precision
from bantin.text import NO_BREAK


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


@lru_cache(maxsize=4096)
def number(value: int, language: Language) -> str:
    """Return *value* with the language's grouping: "1.234", "1,234"."""
    return format_decimal(value, locale=language.locale)


def file_size(count: int, language: Language) -> str:
    """Return a number of bytes as a reader takes it in, with a no-break space: "712 byte", "26.7 kB", "1,2 MB"."""
    value, unit = float(count), "byte"
    for name, size in (("kilobyte", 1_000), ("megabyte", 1_000_000)):
        if count >= size:
            value, unit = count / size, name
    shown = round(value, 1 if value < 100 and unit != "byte" else 0)  # noqa: PLR2004 - three figures say enough
    return format_unit(shown, unit, "short", locale=language.locale).replace(" ", NO_BREAK)


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
