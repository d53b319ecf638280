"""Words and sentences of a text with their places, and the phrases that are looked for among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from bantin.languages import Language
from bantin.text import canon, unmark

T = TypeVar("T")
Span = tuple[int, int]

_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.]+@[\w.]+\w")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_GAP = re.compile(r"[\s\-–—'’]{1,3}|[.,]\s?")
_END = re.compile(r"(?:[.!?…]+[”\"’)\]]*|\n)(?=\s+[^\W\d_a-z]|\s+[“\"(\d]|\s*\n|\s*$)")
# A full stop after these ends no sentence.
_SHORT = re.compile(
    r"(?:\b(?:[A-ZĐ]|Mr|Mrs|Ms|Dr|Prof|Assoc|St|No|vs|TP|Tp|TX|PGS|GS|TS|ThS|BS|CN|Th|Tr|Q|P|Bs|Ths|Ts|approx))\.$"
)

keyed = lru_cache(maxsize=1 << 15)(canon)
"""The form of a word that all its right spellings share; texts repeat their words."""


class Word(NamedTuple):
    """A word at *start* to *end*; *key* is what it is compared by, *capital* whether it begins with a capital.

    A tuple, since it is made for every word of every text: a frozen dataclass takes three times as long.
    """

    key: str
    start: int
    end: int
    capital: bool


def split_words(text: str, language: Language) -> tuple[Word, ...]:
    """Return the words of *text*: in Vietnamese its syllables, compared without regard to spelling variants."""
    key: Callable[[str], str] = keyed if language is Language.VI else str.lower
    return tuple([Word(key(word := found[0]), *found.span(), word[0].isupper()) for found in _WORD.finditer(text)])


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return where each sentence of *text* starts and ends; a title or an initial with a full stop ends none."""
    last = len(text.rstrip())
    ends = [
        found.end()
        for found in _END.finditer(text)
        if found.end() >= last or not _SHORT.search(text[max(0, found.start() - 8) : found.start() + 1])
    ]
    bounds = [0, *ends, len(text)]
    return tuple((start, end) for start, end in pairwise(bounds) if _WORD.search(text, start, end)) or ((0, len(text)),)


def blank_addresses(text: str) -> str:
    """Return *text* with blanks in place of its addresses, so that nothing is read out of them."""
    return _ADDRESS.sub(lambda found: " " * len(found[0]), text)


def blank_quotes(text: str) -> str:
    """Return *text* with blanks in place of what stands in double quotes."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


def listed(words: str) -> frozenset[str]:
    """Return the set of *words*, which are parted by blanks."""
    return frozenset(words.split())


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """Return *text* in lower case without marks, letter for letter."""
    return unmark(text).lower()


@dataclass(frozen=True, slots=True)
class _Form(Generic[T]):
    keys: tuple[str, ...]
    capitals: tuple[bool, ...]
    marks: str
    value: T


class Phrases(Generic[T]):
    """Forms of one or more words with the value each stands for; the longest form at a place is found.

    Words that a form writes with a capital must have one in the text too, but for the *common* ones: "bệnh viện Bạch
    Mai" is "Bệnh viện Bạch Mai", and "hòa bình" is not "Hòa Bình".
    """

    def __init__(self, language: Language, common: frozenset[str] = frozenset()) -> None:
        """Start empty; *common* holds unmarked words in lower case."""
        self._language = language
        self._common = common
        self._forms: dict[str, list[_Form[T]]] = {}
        self._known: dict[tuple[tuple[str, ...], tuple[bool, ...]], T] = {}

    def add(self, form: str, value: T) -> None:
        """Let *form* stand for *value*, unless it stands for something already."""
        words = split_words(form, self._language)
        keys = tuple(word.key for word in words)
        common = self._common if len(words) > 1 else frozenset()
        capitals = tuple(word.capital and plain(form[word.start : word.end]) not in common for word in words)
        if not words or (keys, capitals) in self._known:
            return
        self._known[keys, capitals] = value
        marks = "".join(mark for mark in ",." if mark in form)
        forms = self._forms.setdefault(keys[0], [])
        forms.append(_Form(keys, capitals, marks, value))
        forms.sort(key=lambda entry: -len(entry.keys))

    def may_begin(self, key: str) -> bool:
        """Whether a form begins with the word that is compared by *key*."""
        return key in self._forms

    def longest(self, text: str, words: tuple[Word, ...], at: int) -> tuple[int, T] | None:
        """Return how many words the longest form at word *at* has, and its value; None where there is none."""
        for form in self._forms.get(words[at].key, ()):
            length = len(form.keys)
            if at + length > len(words):
                continue
            run = words[at : at + length]
            if (
                all(word.key == key for word, key in zip(run, form.keys, strict=True))
                and all(word.capital or not capital for word, capital in zip(run, form.capitals, strict=True))
                and all(_joins(text[left.end : right.start], form.marks) for left, right in pairwise(run))
            ):
                return length, form.value
        return None

    def find_all(self, text: str, words: tuple[Word, ...]) -> Iterator[tuple[Span, T]]:
        """Yield where a form stands in *text*, and its value; from left to right, none inside another."""
        at = 0
        while at < len(words):
            found = self.longest(text, words, at)
            if found is None:
                at += 1
                continue
            length, value = found
            yield (words[at].start, words[at + length - 1].end), value
            at += length


def _joins(gap: str, marks: str) -> bool:
    """Whether words with *gap* between them belong to one form; stops and commas only where the form has them."""
    return bool(_GAP.fullmatch(gap)) and (gap[0] not in ",." or gap[0] in marks)
