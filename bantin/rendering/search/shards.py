"""The words of one segment of an index, and how they are cut into files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bantin.rendering.search.documents import Document
from bantin.rendering.search.postings import LARGEST, write_places
from bantin.text import unmark

BODY = 64
"""Positions below it are the title's."""
SHARD_SIZE = 32_000
"""How many bytes a shard has at most, about: one document may be the last straw."""

Shard = dict[str, dict[str, str]]
"""Folded words, their forms, the postings of each."""
_AROUND = 8
"""The signs about a word or a form in a shard: quotation marks, a colon, braces, a comma."""


class Postings:
    """The words of one segment. *forms* has for each folded word the postings of its forms, in parts.

    A part that is full is closed, and the next one counts documents from the start of the segment again, so that each
    can be read by itself. *found_in* counts the documents of each form.
    """

    def __init__(self) -> None:
        """Hold no document yet."""
        self.forms: dict[str, dict[str, list[bytearray]]] = {}
        self.found_in: Counter[str] = Counter()
        self._parts: dict[tuple[str, str], list[bytearray]] = {}
        self._last: dict[tuple[str, str], int] = {}
        self._folds: dict[str, str] = {}

    def add(self, number: int, document: Document) -> int:
        """Add the *document* that is *number* in its segment, and return its length in words.

        What stands beyond the ``LARGEST`` position is not found: that is more than half a million words.
        """
        places: dict[str, dict[int, None]] = {}
        title = document.expander.place(document.title)
        for word, position in title.words:
            if position < BODY:
                places.setdefault(word, {})[position] = None
        start = BODY
        for run in document.runs:
            placed = document.expander.place(run)
            if start + placed.length > LARGEST:
                break
            for word, position in placed.words:
                places.setdefault(word, {})[start + position] = None
            start += placed.length + 1
        self.found_in.update(places.keys())
        for form, positions in places.items():
            fold = self._folds.get(form)
            if fold is None:
                fold = self._folds[form] = unmark(form)
            self._put(number, fold, form, sorted(positions))
        for facet in document.facets:
            self._put(number, f"={facet}", "", [0])
        return title.length + start - BODY

    def _put(self, number: int, fold: str, form: str, positions: list[int]) -> None:
        key = (fold, form)
        parts = self._parts.get(key)
        if parts is None:
            parts = self._parts[key] = self.forms.setdefault(fold, {})[form] = [bytearray()]
        elif len(parts[-1]) >= SHARD_SIZE:
            parts.append(bytearray())
        gap = number - self._last[key] if parts[-1] else number
        parts[-1] += write_places(gap, positions)
        self._last[key] = number


def cut_shards(forms: dict[str, dict[str, list[bytearray]]]) -> Iterator[tuple[str, Shard]]:
    """Yield shards of about ``SHARD_SIZE``, each with its first word; words are in the order of JavaScript's strings.

    A word that is too large for one shard has some to itself, and shares none.
    """
    shard: Shard = {}
    size = 0
    for fold in sorted(forms, key=lambda word: word.encode("utf-16-be", "surrogatepass")):
        parts = [(form, part.decode()) for form in sorted(forms[fold]) for part in forms[fold][form]]
        length = len(fold) + sum(len(form.encode()) + len(part) + _AROUND for form, part in parts)
        if shard and size + length > SHARD_SIZE:
            yield next(iter(shard)), shard
            shard, size = {}, 0
        if length > SHARD_SIZE:
            yield from ((fold, {fold: group}) for group in _group(parts))
        else:
            shard[fold] = dict(parts)
            size += length
    if shard:
        yield next(iter(shard)), shard


def _group(parts: list[tuple[str, str]]) -> Iterator[dict[str, str]]:
    """Yield *parts* in groups of about ``SHARD_SIZE``; two parts of one form are never together."""
    group: dict[str, str] = {}
    size = 0
    for form, part in parts:
        if group and (form in group or size + len(part) > SHARD_SIZE):
            yield group
            group, size = {}, 0
        group[form] = part
        size += len(part)
    yield group
