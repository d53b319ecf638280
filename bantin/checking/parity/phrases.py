"""Phrases that are looked for among the words of a text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from bantin.checking.parity.words import Span, Words, plain, split_words
from bantin.languages import Language

T = TypeVar("T")

_GAP = re.compile(r"[\s\-–—'’]{1,3}|[.,]\s?")
"""What may part the words of a form in a text."""


class _Form(NamedTuple, Generic[T]):
    """A form: which of its words, by their numbers, want a capital, and which marks may part its words."""

    capitals: tuple[int, ...]
    marks: frozenset[str]
    value: T


@dataclass(frozen=True, slots=True)
class _Node(Generic[T]):
    """The forms that end with a word, and the words that may follow it in longer ones."""

    forms: list[_Form[T]] = field(default_factory=list)
    following: dict[str, _Node[T]] = field(default_factory=dict)


class Phrases(Generic[T]):
    """Forms of one or more words with the value each stands for; the longest form at a place is found.

    Words that a form writes with a capital must have one in the text too, but for the *common* ones: "bệnh viện Bạch
    Mai" is "Bệnh viện Bạch Mai", and "hòa bình" is not "Hòa Bình".
    """

    def __init__(self, language: Language, common: frozenset[str] = frozenset()) -> None:
        """Start empty; *common* holds unmarked words in lower case."""
        self._language = language
        self._common = common
        self._first: dict[str, _Node[T]] = {}
        self._small: set[str] = set()

    def add(self, form: str, value: T) -> None:
        """Let *form* stand for *value*, unless it stands for something already."""
        keys, capitals = _read_form(form, self._language, self._common)
        if not keys:
            return
        node = self._first.setdefault(keys[0], _Node())
        if 0 not in capitals:
            self._small.add(keys[0])
        for key in keys[1:]:
            node = node.following.setdefault(key, _Node())
        if all(known.capitals != capitals for known in node.forms):
            node.forms.append(_Form(capitals, frozenset(",.").intersection(form), value))

    @property
    def beginnings(self) -> Container[str]:
        """The words that a form begins with, by what they are compared by."""
        return self._first

    def find_small_beginnings(self, words: Words) -> list[int]:
        """Return the numbers of the words at which a form may begin that wants no capital there."""
        return _find_beginnings(words, self._first, self._small) if self._small else []

    def longest(self, words: Words, at: int) -> tuple[int, T] | None:
        """Return how many words the longest form at word *at* has, and its value; None where there is none."""
        keys = words.keys
        node = self._first.get(keys[at])
        if node is None:
            return None
        if at + 1 == len(keys) or keys[at + 1] not in node.following:
            for form in node.forms:
                if not form.capitals or words.capitals[at]:
                    return 1, form.value
            return None
        return _longest_of_many(node, words, at)

    def find_all(self, words: Words) -> Iterator[tuple[Span, T]]:
        """Yield where a form stands among *words*, and its value; from left to right, none inside another."""
        free = 0
        for at in _find_beginnings(words, self._first, self._first):
            if at < free:
                continue
            found = self.longest(words, at)
            if found is not None:
                length, value = found
                free = at + length
                yield (words.starts[at], words.ends[free - 1]), value


def _longest_of_many(node: _Node[T], words: Words, at: int) -> tuple[int, T] | None:
    """Return the same for a *node* that the word after word *at* leads on from."""
    keys, gaps = words.keys, words.gaps
    reached: _Node[T] | None = node
    found: tuple[int, T] | None = None
    place = at
    marks = ""  # those that have parted the words so far
    while reached is not None:
        for form in reached.forms:
            if form.capitals and not _has_capitals(words, at, form.capitals):
                continue
            if not marks or form.marks.issuperset(marks):
                found = place + 1 - at, form.value
                break
        place += 1
        if not reached.following or place == len(keys):
            break
        reached = reached.following.get(keys[place])
        gap = gaps[place - 1]
        if gap == " ":
            continue
        if not _GAP.fullmatch(gap):
            break
        if gap[0] in ",.":
            marks += gap[0]
    return found


def _find_beginnings(words: Words, first: Mapping[str, _Node[T]], keys: Container[str]) -> list[int]:
    """Return the numbers of the words among *keys* that are a form, or the *first* word of one by the word after."""
    after = (*words.keys[1:], "")
    return [
        at
        for at, key in enumerate(words.keys)
        if key in keys and (after[at] in first[key].following or first[key].forms)
    ]


def _has_capitals(words: Words, at: int, numbers: tuple[int, ...]) -> bool:
    """Whether the words with these *numbers*, counted from word *at*, have capitals."""
    capitals = words.capitals
    for number in numbers:  # noqa: SIM110 - all() takes twice as long, and this is asked for every name
        if not capitals[at + number]:
            return False
    return True


@lru_cache(maxsize=1 << 10)
def _read_form(form: str, language: Language, common: frozenset[str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the keys of the words of *form*, and the numbers of those that want a capital."""
    words = split_words(form, language)
    excepted = common if len(words.keys) > 1 else frozenset[str]()
    capitals = tuple(
        number
        for number, (raw, capital) in enumerate(zip(words.raw, words.capitals, strict=True))
        if capital and plain(raw) not in excepted
    )
    return tuple(words.keys), capitals
