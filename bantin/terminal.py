"""A bar on the terminal for work that takes longer than a second."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import TypeVar

from bantin.languages import Language
from bantin.wording import say

T = TypeVar("T")

_PATIENCE = 1.0  # seconds without a bar


class Bars:
    """Tracks work (see ``Track``) with a bar on stderr; who is quicker than a second never sees one."""

    def __init__(self, language: Language) -> None:
        """Name the stages in *language*."""
        self._language = language

    def __call__(self, items: Sequence[T], stage: str) -> Iterable[T]:
        """Return *items* in their order."""
        start = time.perf_counter()
        for done, item in enumerate(items):
            if time.perf_counter() - start > _PATIENCE:
                yield from self._with_bar(items, done, stage)
                return
            yield item

    def _with_bar(self, items: Sequence[T], done: int, stage: str) -> Iterable[T]:
        from rich.console import Console  # noqa: PLC0415 - 46 ms, which short work and pipes need not pay
        from rich.progress import track  # noqa: PLC0415

        yield from track(
            items[done:],
            description=say(self._language, f"stage-{stage}"),
            total=len(items),
            completed=done,
            console=Console(stderr=True),
            transient=True,
        )
