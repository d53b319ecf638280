"""Dates of which some parts may not be known: what the source says, and how the rest is known."""

from __future__ import annotations

import re

from bantin.loading.original import OriginalLines
from bantin.loading.tables import TableReader
from bantin.model.article import Certainty, Precision, UncertainDate

_DIGITS = re.compile(r"\d+")


def read_date(table: TableReader, lines: OriginalLines) -> UncertainDate:
    """What the source says of a date must stand there and agree with it; the rest needs a basis."""
    says, line = table.optional_text("says"), lines.read_optional(table)
    if table.sound:
        if bool(says) != (line is not None):
            table.fault("", "says-without-line")
        lines.check_quote(table, "says", says, line)
    value = UncertainDate(
        date=table.date("date"),
        precision=table.choice("precision", Precision),
        certainty=table.choice("certainty", Certainty),
        year_certainty=table.choice("year_certainty", Certainty),
        says=says,
        line=line,
        basis=table.optional_localized("basis"),
    )
    table.close()
    if not table.sound:
        return value
    if not value.is_stated and value.basis is None:
        key = "certainty" if value.certainty is not Certainty.STATED else "year_certainty"
        table.fault(key, "missing-basis", table=str(table.path[-1]))
    _check_unknown_parts(table, value)
    _check_stated_parts(table, value)
    return value


def _check_unknown_parts(table: TableReader, value: UncertainDate) -> None:
    """What is beyond the precision is written 01."""
    day_is_made_up = value.precision is not Precision.DAY and value.date.day != 1
    month_is_made_up = value.precision is Precision.YEAR and value.date.month != 1
    if day_is_made_up or month_is_made_up:
        table.fault("date", "more-than-is-known", precision=value.precision.value)


def _check_stated_parts(table: TableReader, value: UncertainDate) -> None:
    """The parts that the source states are in its words."""
    said = {int(digits) for digits in _DIGITS.findall(value.says)}
    if value.year_certainty is Certainty.STATED and value.date.year not in said:
        table.fault("date", "year-not-said")
    if value.certainty is Certainty.STATED:
        parts = {"day": value.date.day} if value.precision is Precision.DAY else {}
        parts |= {"month": value.date.month} if value.precision is not Precision.YEAR else {}
        for name, part in parts.items():
            if part not in said:
                asked = "" if value.says else "says"
                table.fault("date", "day-or-month-not-said", part=name, number=part, says=value.says, key=asked)
