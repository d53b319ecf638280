"""The data files by name: what tables there are, and what forms each is written in."""

from __future__ import annotations

from enum import StrEnum

FOLDER = "data"
SCHEMA = "schema.json"
DICTIONARY = "dictionary.csv"


class DataTable(StrEnum):
    """A table, named after what its rows are about."""

    ARTICLES = "articles"
    COOPERATION = "cooperation"
    FIELDS = "fields"
    FIGURES = "figures"
    PARTNERS = "partners"
    PROVINCES = "provinces"


class DataForm(StrEnum):
    """How a table is written; the value is the end of its file's name."""

    JSON = "json"
    JSON_LINES = "jsonl"
    CSV = "csv"

    @property
    def media_type(self) -> str:
        """What a server calls it: RFC 8259, the custom of JSON Lines (which has no registered type), RFC 7111."""
        return {
            DataForm.JSON: "application/json",
            DataForm.JSON_LINES: "application/jsonl",
            DataForm.CSV: "text/csv",
        }[self]


def file_name(table: DataTable, form: DataForm) -> str:
    """Return the name of the file that holds *table* in *form*."""
    return f"{table}.{form}"


FILES = (*(file_name(table, form) for table in DataTable for form in DataForm), SCHEMA, DICTIONARY)
"""Every file of the folder."""
