"""What an output was made of: whoever reads a plan through ``traced.trace_plan`` leaves a record of every read.

No output lists what it depends on, so none can forget to. A read is named by its cell (``cells.py``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from bantin.planning.cells import EVERYTHING, HEADS

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")

_MANY = 2_000
"""Whoever has read more heads than this is taken to have read all of them."""


class Trace:
    """Collects the reads of one output after the other."""

    def __init__(self) -> None:
        """Begin with no reads."""
        self.reads: set[str] = set()

    def note(self, cell: str) -> None:
        """Take down that *cell* was read."""
        self.reads.add(cell)

    def note_everything(self) -> None:
        """Take down that the whole plan was read."""
        self.reads.add(EVERYTHING)

    def follow(self, make: Callable[[], T]) -> tuple[T, frozenset[str]]:
        """Return what *make* returns, and the cells it read; they count for whoever is being followed around it too."""
        outer, self.reads = self.reads, set()
        try:
            value = make()
            reads = _compact(self.reads)
        finally:
            outer |= self.reads
            self.reads = outer
        return value, reads


class Remembered(dict[K, V]):
    """What several outputs are made of, made once: who gets it from here has read what it was made of."""

    def __init__(self, trace: Trace | None = None, most: int | None = None) -> None:
        """Tell *trace* of reads, if there is one; of more than *most* values the oldest are let go of."""
        super().__init__()
        self._trace = trace
        self._most = most
        self._reads: dict[K, frozenset[str]] = {}

    def find(self, key: K, make: Callable[[], V]) -> V:
        """Return the value of *key*, made by *make* when it is first asked for."""
        if key not in self:
            if self._most is not None and len(self) >= self._most:
                oldest = next(iter(self))
                del self[oldest]
                self._reads.pop(oldest, None)
            if self._trace is None:
                self[key] = make()
            else:
                self[key], self._reads[key] = self._trace.follow(make)
        elif self._trace is not None:
            self._trace.reads |= self._reads[key]
        return self[key]


def _compact(reads: set[str]) -> frozenset[str]:
    """Return *reads* without those that a wider one covers."""
    if EVERYTHING in reads:
        return frozenset([EVERYTHING])
    heads = [cell for cell in reads if cell.startswith("head:")]
    if len(heads) > _MANY:
        return frozenset(reads.difference(heads) | {HEADS})
    return frozenset(reads)
