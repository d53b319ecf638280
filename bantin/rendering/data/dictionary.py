"""The data dictionary: what each table, field and value means, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bantin.rendering.data.spreadsheets import join_list
from bantin.rendering.data.tables import TABLES
from bantin.rendering.data.words import words_of_field, words_of_table, words_of_value

HEADER = ("table", "field", "value", "columns", "type", "list", "null", "description_vi", "description_en")


def dictionary_rows() -> Iterator[Sequence[str]]:
    """Yield the rows of the dictionary as a table, its header first.

    A row without a *field* is about the table, one without a *value* about the field, one with a value about what that
    value of the field means.
    """
    yield HEADER
    for table in TABLES.values():
        about = words_of_table(table.name)
        yield (table.name, "", "", "", "", "", "", about.vi, about.en)
        for field in table.fields:
            words = words_of_field(table.name, field.name)
            columns = join_list(field.columns)
            truths = [str(truth).lower() for truth in (field.many, field.null)]
            yield (table.name, field.name, "", columns, field.type.value, *truths, words.vi, words.en)
            if field.codes is not None:
                for value in field.codes.values:
                    meaning = words_of_value(field.codes.name, value)
                    yield (table.name, field.name, value, "", "", "", "", meaning.vi, meaning.en)
