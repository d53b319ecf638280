"""The words of one segment of an index, and how they are cut into files."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from bantin.rendering.search.documents import Document
from bantin.rendering.search.postings import LARGEST, write_places
from bantin.text import unmark

BODY = 64
"""Positions below it are the title's."""
SHARD_SIZE = 12_000
"""How many bytes a shard has at most, but for the last document of a word too large for one, and its own words."""

Shard = dict[str, dict[str, str]]
"""Folded words, their forms, the postings of each."""
_AROUND = 6
"""The signs about a word or a form in a shard: quotation marks about it, a colon, two about what it has, a comma."""


class Postings:
    """The words of one segment. *forms* has for each folded word the postings of its forms.

    *found_in* counts the documents of each form.
    """

    def __init__(self) -> None:
        """Hold no document yet."""
        self.forms: dict[str, dict[str, Parts]] = {}
        self.found_in: Counter[str] = Counter()
        self._parts: dict[str, Parts] = {}

    def add(self, number: int, document: Document) -> int:
        """Add the *document* that is *number* in its segment, and return its length in words.

        A title too long for its positions goes on among the others. A run that would go beyond the ``LARGEST``
        position is not found, nor is what follows it: that is more than half a million words.
        """
        places: defaultdict[str, list[int]] = defaultdict(list)
        start = length = 0
        for run in (document.title, *document.runs):
            placed = document.expander.place(run)
            if start + placed.length > LARGEST:
                break
            for word, position in zip(placed.words, placed.positions, strict=True):
                places[word].append(start + position)
            length += placed.length
            start = max(BODY, start + placed.length + 1)
        self.found_in.update(places.keys())
        for form, positions in places.items():
            parts = self._parts.get(form)
            if parts is None:
                parts = self._parts[form] = self.forms.setdefault(unmark(form), {})[form] = Parts()
            parts.add(number, sorted(positions))
        for facet in document.facets:
            self.forms.setdefault(f"={facet}", {}).setdefault("", Parts()).add(number, [0])
        return length


class Parts:
    """The postings of one form in one segment, as long as they may be.

    A part that is full is closed, and the next one counts documents from the start of the segment again, so that each
    can be read by itself.
    """

    __slots__ = ("_last", "_parts")

    def __init__(self) -> None:
        """Hold no posting yet."""
        self._parts = [bytearray()]
        self._last = 0

    def __iter__(self) -> Iterator[str]:
        """Yield the parts."""
        return (part.decode() for part in self._parts)

    def add(self, number: int, positions: list[int]) -> None:
        """Say that document *number*, which is greater than those before it, has the form at *positions*."""
        if len(self._parts[-1]) >= SHARD_SIZE:
            self._parts.append(bytearray())
            self._last = 0
        self._parts[-1] += write_places(number - self._last, positions)
        self._last = number


def cut_shards(forms: Mapping[str, Mapping[str, Iterable[str]]]) -> Iterator[tuple[str, Shard]]:
    """Yield shards of about ``SHARD_SIZE``, each with its first word; words are in the order of JavaScript's strings.

    A word that is too large for one shard has some to itself, and shares none.
    """
    shard: Shard = {}
    size = 0
    for fold in sorted(forms, key=lambda word: word.encode("utf-16-be")):
        parts = [(form, part) for form in sorted(forms[fold]) for part in forms[fold][form]]
        length = _AROUND + len(fold.encode()) + sum(_room_for(form, part) for form, part in parts)
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
    """Yield *parts* in groups of about ``SHARD_SIZE``. A form is in a group once: parts but the last fill one."""
    group: dict[str, str] = {}
    size = 0
    for form, part in parts:
        length = _room_for(form, part)
        if group and size + length > SHARD_SIZE:
            yield group
            group, size = {}, 0
        group[form] = part
        size += length
    yield group


def _room_for(form: str, part: str) -> int:
    return _AROUND + len(form.encode()) + len(part)
