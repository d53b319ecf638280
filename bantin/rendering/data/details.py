"""Fields of cooperation and figures: a report has any number of them, so each is a row of a table of its own."""

from __future__ import annotations

from collections.abc import Iterable

from bantin.dataset import DataTable
from bantin.model.article import Article, FieldOfCooperation, Figure
from bantin.rendering.data.articles import articles_in_time
from bantin.rendering.data.codes import FIELD_STATUS
from bantin.rendering.data.facts import Facts
from bantin.rendering.data.fields import Field, Table, Type, forms

_Fact = tuple[Article, FieldOfCooperation]
_Counted = tuple[Article, Figure]


def _facts_of_fields(facts: Facts) -> Iterable[_Fact]:
    return ((article, field) for article in articles_in_time(facts) for field in article.fields)


def _figures(facts: Facts) -> Iterable[_Counted]:
    return ((article, figure) for article in articles_in_time(facts) for figure in article.figures)


FIELDS: Table[_Fact] = Table(
    name=DataTable.FIELDS,
    record="field",
    rows=_facts_of_fields,
    fields=(
        Field(name="article", type=Type.ID, read=lambda _, row: row[0].id),
        Field(name="field", type=Type.ID, read=lambda _, row: row[1].field),
        Field(
            name="field_name",
            type=Type.TEXT,
            localized=True,
            read=lambda f, row: forms(f.site.fields[row[1].field].name),
        ),
        Field(name="status", type=Type.TEXT, codes=FIELD_STATUS, read=lambda _, row: row[1].status.value),
        Field(name="detail", type=Type.TEXT, localized=True, null=True, read=lambda _, row: forms(row[1].detail)),
        Field(name="line", type=Type.INTEGER, read=lambda _, row: row[1].line),
    ),
)

FIGURES: Table[_Counted] = Table(
    name=DataTable.FIGURES,
    record="figure",
    rows=_figures,
    fields=(
        Field(name="article", type=Type.ID, read=lambda _, row: row[0].id),
        Field(name="says", type=Type.TEXT, localized=True, null=True, read=lambda _, row: forms(row[1].says)),
        Field(name="what", type=Type.TEXT, localized=True, null=True, read=lambda _, row: forms(row[1].what)),
        Field(name="line", type=Type.INTEGER, read=lambda _, row: row[1].line),
    ),
)
