"""Following work that may take long, item by item; who does the work does not know who is watching."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Track(Protocol):
    """Hands out the items of a stage's work, and may show how far it has come."""

    def __call__(self, items: Sequence[T], stage: str) -> Iterable[T]:
        """Return *items* in their order; *stage* is the name of the stage that works on them."""


def untracked(items: Sequence[T], stage: str) -> Iterable[T]:  # noqa: ARG001 - nobody is watching
    """Return *items*: what tracks the work of a caller that does not watch."""
    return items
