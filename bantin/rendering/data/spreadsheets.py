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
import re
from collections.abc import Iterable, Sequence

from bantin.languages import Language
from bantin.rendering.data.fields import AnyTable, Scalar, Value

BYTE_ORDER_MARK = "\ufeff"
SEPARATOR = "|"
_COMMAND = re.compile("'|[ \u00a0]*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def write_rows(rows: Iterable[Sequence[str]]) -> bytes:
    """Return *rows* of cells as CSV, every line ended by CR LF."""
    data = io.BytesIO()
    text = io.TextIOWrapper(data, encoding="utf-8", newline="")
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    text.flush()
    return data.getvalue()


def cells_of(table: AnyTable, record: dict[str, Value]) -> list[str]:
    """Return *record* of *table* as a row of cells, one for each of its columns."""
    cells: list[str] = []
    for field in table.fields:
        value = record[field.name]
        if isinstance(value, dict):
            cells += [_cell(value[language]) for language in Language]
        else:
            cells.append(_cell(value))
    return cells


def harmless(cell: str) -> str:
    """Return *cell* so that no spreadsheet runs it."""
    return f"'{cell}" if _COMMAND.match(cell) else cell


def join_list(items: Iterable[str]) -> str:
    """Return *items* as one cell."""
    return SEPARATOR.join(item.replace("\\", "\\\\").replace(SEPARATOR, "\\" + SEPARATOR) for item in items)


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
