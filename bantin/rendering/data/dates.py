"""The fields of a date with what is known of it."""

from __future__ import annotations

from collections.abc import Callable

from bantin.model.article import UncertainDate
from bantin.rendering.data.codes import CERTAINTY, PRECISION
from bantin.rendering.data.facts import Facts
from bantin.rendering.data.fields import Codes, Field, R, Type, Value, forms
from bantin.rendering.formats import date_in_metadata


def date_fields(name: str, find: Callable[[R], UncertainDate | None], *, null: bool) -> tuple[Field[R], ...]:
    """Return the fields of the date *name* and of how surely it is known; all null when *find* gives None."""

    def field(ending: str, codes: Codes | None, get: Callable[[UncertainDate], str]) -> Field[R]:
        def read(_: Facts, row: R) -> Value:
            date = find(row)
            return get(date) if date is not None else None

        kind = Type.TEXT if ending else Type.DATE
        return Field(name=name + ending, type=kind, null=null, codes=codes, read=read)

    return (
        field("", None, lambda date: date_in_metadata(date.date, date.precision)),
        field("_precision", PRECISION, lambda date: date.precision.value),
        field("_certainty", CERTAINTY, lambda date: date.certainty.value),
        field("_year_certainty", CERTAINTY, lambda date: date.year_certainty.value),
    )


def basis_fields(name: str, find: Callable[[R], UncertainDate | None]) -> tuple[Field[R], ...]:
    """Return the fields of what the date *name* is known by: the words of the source, and our reasons."""

    def read_words(_: Facts, row: R) -> Value:
        date = find(row)
        return (date.says or None) if date is not None else None

    def read_basis(_: Facts, row: R) -> Value:
        date = find(row)
        return forms(date.basis if date is not None else None)

    return (
        Field(name=f"{name}_says", type=Type.TEXT, null=True, read=read_words),
        Field(name=f"{name}_basis", type=Type.TEXT, localized=True, null=True, read=read_basis),
    )
