"""The fields of a date with what is known of it."""

from __future__ import annotations

from collections.abc import Callable

from bantin.model.article import UncertainDate
from bantin.rendering.data.codes import CERTAINTY, PRECISION
from bantin.rendering.data.facts import Facts
from bantin.rendering.data.fields import Field, R, Type, Value, forms
from bantin.rendering.formats import date_in_metadata


def date_fields(name: str, find: Callable[[R], UncertainDate | None], *, null: bool) -> tuple[Field[R], ...]:
    """Return the six fields of the date *name*, which is all null when *find* gives None."""

    def read(get: Callable[[UncertainDate], Value]) -> Callable[[Facts, R], Value]:
        def read_from(_: Facts, row: R) -> Value:
            date = find(row)
            return get(date) if date is not None else None

        return read_from

    def read_basis(_: Facts, row: R) -> Value:
        date = find(row)
        return forms(date.basis if date is not None else None)

    return (
        Field(name=name, type=Type.DATE, null=null, read=read(lambda d: date_in_metadata(d.date, d.precision))),
        Field(
            name=f"{name}_precision", type=Type.TEXT, null=null, codes=PRECISION, read=read(lambda d: d.precision.value)
        ),
        Field(
            name=f"{name}_certainty", type=Type.TEXT, null=null, codes=CERTAINTY, read=read(lambda d: d.certainty.value)
        ),
        Field(
            name=f"{name}_year_certainty",
            type=Type.TEXT,
            null=null,
            codes=CERTAINTY,
            read=read(lambda d: d.year_certainty.value),
        ),
        Field(name=f"{name}_says", type=Type.TEXT, null=True, read=read(lambda d: d.says or None)),
        Field(name=f"{name}_basis", type=Type.TEXT, localized=True, null=True, read=read_basis),
    )
