r"""CSV as RFC 4180 has it, for spreadsheets and programs alike.

It begins with a byte order mark: without one Excel takes the text for the code page of its system and shows rubbish
instead of Vietnamese, and programs know the mark (Python calls it utf-8-sig).

A spreadsheet runs a cell that begins with one of ``= + - @``, a tab or a line end, and the words of reports are
anybody's. Such a cell gets an apostrophe in front, and so does one that has an apostrophe there already: to have the
words as they were, take one apostrophe off. Some spreadsheets skip blanks before a sign or take its wide form for it,
so these count too.

A list has ``|`` between its items; one that stands in an item is ``\|``, and a backslash ``\\``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from bantin.languages import Language
from bantin.rendering.data.fields import AnyTable, Scalar, Value

BYTE_ORDER_MARK = "\ufeff"
SEPARATOR = "|"
_COMMANDS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def write_csv(table: AnyTable, records: Iterable[dict[str, Value]]) -> str:
    """Return *records* of *table* as CSV, a header first, every line ended by CR LF."""
    return write_rows([table.columns, *(_cells(table, record) for record in records)])


def write_rows(rows: Iterable[Sequence[str]]) -> str:
    """Return *rows* of cells as CSV."""
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def harmless(cell: str) -> str:
    """Return *cell* so that no spreadsheet runs it."""
    return f"'{cell}" if cell.startswith("'") or cell.lstrip(" \u00a0").startswith(_COMMANDS) else cell


def join_list(items: Iterable[str]) -> str:
    """Return *items* as one cell."""
    return SEPARATOR.join(item.replace("\\", "\\\\").replace(SEPARATOR, "\\" + SEPARATOR) for item in items)


def _cells(table: AnyTable, record: dict[str, Value]) -> list[str]:
    cells: list[str] = []
    for field in table.fields:
        value = record[field.name]
        if isinstance(value, dict):
            cells += [_cell(value[language]) for language in Language]
        else:
            cells.append(_cell(value))
    return cells


def _cell(value: Scalar | list[str]) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return join_list(value)
        case _:
            return str(value)
