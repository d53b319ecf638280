"""Lists of entries with an id, as registers have them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from bantin.loading.tables import TableReader
from bantin.text import find_slug_fault

T = TypeVar("T")


class Entries(Generic[T]):
    """The entries of a list: *values* has the sound ones by id, in the order of the list.

    *readings* has all of them with their readers, broken ones too, so that one fault does not hide another; *known* has
    all ids, because a reference to a broken entry is no fault of its own.
    """

    def __init__(self, code: str) -> None:
        """Start empty; *code* is that of the problem that an id is none of theirs."""
        self._code = code
        self.values: dict[str, T] = {}
        self.readings: list[tuple[TableReader, T]] = []
        self.known: set[str] = set()
        self.readable = True

    def check_reference(self, reader: TableReader, key: str | tuple[str | int, ...], value: str) -> None:
        """*value* at *key* must be the id of an entry; nothing can be said while the file can't be read."""
        if value and self.readable and value not in self.known:
            reader.unknown(key, value, sorted(self.known), self._code)


def read_entries(
    top: TableReader | None, key: str, entries: Entries[T], read: Callable[[TableReader, str], T]
) -> Entries[T]:
    """Read the list *key* of *top* into *entries* and return them; ids must be slugs, and unique.

    *top* is None when the file can't be read.
    """
    entries.readable = top is not None
    for table in top.tables(key) if top else ():
        entry_id = table.text("id")
        if entry_id in entries.known:
            table.fault("id", "repeated-id", id=entry_id)
        elif entry_id and (fault := find_slug_fault(entry_id)):
            table.fault("id", fault.code, **dict(fault.values))
        entries.known.add(entry_id)
        value = read(table, entry_id)
        table.close()
        entries.readings.append((table, value))
        if table.sound:
            entries.values[entry_id] = value
    return entries
