"""Tables of JSON values by name, kept as many small texts: what has not changed is not written again.

Which text an entry stands in follows from its name alone, so that no entry moves when another comes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from zlib import crc32

CHUNKS = 64

FindText = Callable[[str], str]
"""Returns the text of a name, just as it was written; raises an error when it is lost."""


class Table:
    """One table; its texts are called after it, with a number."""

    def __init__(self, name: str, find: FindText | None = None) -> None:
        """Begin the table *name*; *find* gives its texts when they are asked for, without it the table is empty."""
        self._name = name
        self._find = find
        self._chunks: dict[int, dict[str, Any]] = {}
        self._changed: set[int] = set() if find else set(range(CHUNKS))

    def get(self, name: str) -> Any:  # noqa: ANN401 - JSON
        """Return the value of *name*, or None when there is none."""
        return self._chunk(_number_of(name)).get(name)

    def read(self) -> dict[str, Any]:
        """Return all values by their names."""
        return {name: value for number in range(CHUNKS) for name, value in self._chunk(number).items()}

    def search(self, words: Iterable[str]) -> Iterator[tuple[str, Any]]:
        """Yield the entries of those texts that have one of *words* in them; of all, where words are many."""
        wanted = list(words)
        for number in range(CHUNKS):
            if len(wanted) > _MANY or number in self._chunks or self._has(number, wanted):
                yield from self._chunk(number).items()

    def put(self, name: str, value: Any) -> None:  # noqa: ANN401 - JSON
        """Set the value of *name*."""
        number = _number_of(name)
        chunk = self._chunk(number)
        if name not in chunk or chunk[name] != value:
            chunk[name] = value
            self._changed.add(number)

    def drop(self, name: str) -> None:
        """Take *name* out, if it is there."""
        number = _number_of(name)
        if self._chunk(number).pop(name, None) is not None:
            self._changed.add(number)

    def changed(self) -> list[tuple[str, str]]:
        """Return the texts that are not as they were, with their names."""
        return [(self._name_of(number), dump(self._chunk(number))) for number in sorted(self._changed)]

    def _has(self, number: int, words: list[str]) -> bool:
        text = self._text(number)
        return any(word in text for word in words)

    def _text(self, number: int) -> str:
        return self._find(self._name_of(number)) if self._find else ""

    def _chunk(self, number: int) -> dict[str, Any]:
        if number not in self._chunks:
            self._chunks[number] = json.loads(self._text(number)) if self._find else {}
        return self._chunks[number]

    def _name_of(self, number: int) -> str:
        return f"{self._name} {number}"


_MANY = 12
"""To look for more words than this in a text takes longer than to parse it."""


def dump(value: object) -> str:
    """Return *value* as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _number_of(name: str) -> int:
    return crc32(name.encode()) % CHUNKS
