"""Which cells each unit has read: a list of numbers, that can be searched without taking it apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import count

from bantin.freshness.tables import FindText, Table, dump

_BLOCK = 4096
"""How many cells are named in one text: a new one changes the last of them."""


class Reads:
    """The reads of all units. Cells are known by numbers, which they keep."""

    def __init__(self, cells: list[str], find: FindText | None = None) -> None:
        """Begin with the names of *cells*; *find* as in ``Table``."""
        self._table = Table("reads", find)
        self._numbers = dict(zip(cells, count(), strict=False))
        self._known = len(cells)

    @property
    def cells(self) -> Collection[str]:
        """Every cell that some unit has read, now or formerly."""
        return self._numbers.keys()

    def find(self, cells: Collection[str]) -> dict[str, set[str]]:
        """Return the units that have read any of *cells*, each with those."""
        names = {f" {self._numbers[cell]} ": cell for cell in cells if cell in self._numbers}
        numbers = {word.strip(): cell for word, cell in names.items()}
        found: dict[str, set[str]] = {}
        for unit, reads in self._table.search(names):
            shared = numbers.keys() & reads.split()
            if shared:
                found[unit] = {numbers[number] for number in shared}
        return found

    def put(self, unit: str, cells: Iterable[str]) -> None:
        """Take down that *unit* reads *cells*."""
        numbers = sorted(self._numbers.setdefault(cell, len(self._numbers)) for cell in cells)
        self._table.put(unit, f" {' '.join(map(str, numbers))} ")

    def drop(self, unit: str) -> None:
        """Take *unit* out."""
        self._table.drop(unit)

    def changed(self) -> list[tuple[str, str]]:
        """Return the texts that are not as they were, with their names."""
        names = list(self._numbers)
        first = self._known // _BLOCK if len(names) > self._known else len(names)
        blocks = range(first * _BLOCK, len(names), _BLOCK)
        texts = [(f"cells {start // _BLOCK}", dump(names[start : start + _BLOCK])) for start in blocks]
        return texts + self._table.changed()
