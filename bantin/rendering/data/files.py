"""DataFiles: the bytes of every file in ``data/``.

JSON has one record a line, so that two editions can be compared line by line; JSON Lines has the same lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from bantin.dataset import DICTIONARY, FOLDER, SCHEMA, DataForm, DataTable, file_name
from bantin.outputs import Output
from bantin.planning.plan import Plan
from bantin.rendering.data.dictionary import dictionary_rows
from bantin.rendering.data.facts import Facts
from bantin.rendering.data.schema import make_schema
from bantin.rendering.data.spreadsheets import cells_of, write_rows
from bantin.rendering.data.tables import TABLES
from bantin.rendering.inert_json import inert_json
from bantin.urls import permalink


class DataFiles:
    """The data files of one plan. Each table is written once, in all forms, when somebody first asks for it."""

    def __init__(self, plan: Plan) -> None:
        """Write what *plan* holds."""
        self._plan = plan
        self._facts = Facts(plan)
        self._made: Mapping[str, Output] = {}
        self._written: dict[DataTable, Mapping[DataForm, bytes]] = {}
        self._files: dict[str, Callable[[], bytes]] = {SCHEMA: cache(self._schema), DICTIONARY: cache(_dictionary)}

    def recall(self, made: Mapping[str, Output]) -> None:
        """Take those that are *made* already, by their paths, instead of making them again."""
        self._made = made

    def rows(self, table: DataTable) -> int:
        """Return how many rows *table* has."""
        return self.file(file_name(table, DataForm.JSON_LINES)).count(b"\n")

    def size(self, name: str) -> int:
        """Return how many bytes the file *name* has."""
        made = self._made.get(f"{FOLDER}/{name}")
        return made.size if made is not None else len(self.file(name))

    def file(self, name: str) -> bytes:
        """Return the file *name*, one of ``dataset.FILES``."""
        if (made := self._made.get(f"{FOLDER}/{name}")) is not None:
            return made.data
        if name in self._files:
            return self._files[name]()
        stem, _, form = name.partition(".")
        table = DataTable(stem)
        if table not in self._written:
            self._written[table] = _write(table, self._facts)
        return self._written[table][DataForm(form)]

    def whole(self) -> bytes:
        """Return all tables as one JSON document, each under its name, as it stands in its own file."""
        parts = [f'"{table}":{self.file(file_name(table, DataForm.JSON)).decode().rstrip()}' for table in TABLES]
        return ("{" + ",\n".join(parts) + "}\n").encode()

    def _schema(self) -> bytes:
        base = self._plan.site.settings.site_url
        address = permalink(base, f"{FOLDER}/{SCHEMA}") if base else None
        return (inert_json(make_schema(self._plan.site, address), indent=1) + "\n").encode()


def _dictionary() -> bytes:
    return write_rows(dictionary_rows())


def _write(name: DataTable, facts: Facts) -> Mapping[DataForm, bytes]:
    table = TABLES[name]
    lines: list[bytes] = []

    def rows() -> Iterator[Sequence[str]]:
        yield table.columns
        for record in table.records(facts):
            lines.append(inert_json(record).encode())
            yield cells_of(table, record)

    sheet = write_rows(rows())  # first: the lines are made along with it, so that no record is kept
    return {
        DataForm.JSON: b"[\n" + b",\n".join(lines) + b"\n]\n" if lines else b"[]\n",
        DataForm.JSON_LINES: b"\n".join([*lines, b""]),
        DataForm.CSV: sheet,
    }
