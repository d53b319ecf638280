"""Words and sentences of a text with their places, and the phrases that are looked for among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import accumulate, pairwise
from typing import Generic, NamedTuple, TypeVar

from bantin.languages import Language
from bantin.text import canon, unmark

T = TypeVar("T")
Span = tuple[int, int]

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"([^\W_]+)")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.]+@[\w.]+\w")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_GAP = re.compile(r"[\s\-–—'’]{1,3}|[.,]\s?")
# It begins with the set of its first characters, which is what a search can leap to.
_END = re.compile(r"[.!?…\n](?:(?<=\n)|(?<!\n)[.!?…]*[”\"’)\]]*)(?=\s+[^\W\d_a-z]|\s+[“\"(\d]|\s*\n|\s*$)")
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


# What Word() does too, but in one call less: half a million of them are made for a thousand articles.
_make_word: Callable[[tuple[str, int, int, bool]], Word] = partial(tuple.__new__, Word)


def split_words(text: str, language: Language) -> tuple[Word, ...]:
    """Return the words of *text*: in Vietnamese its syllables, compared without regard to spelling variants."""
    parts = _PART.split(text)  # what is between the words, and the words, in turn
    ends = list(accumulate(map(len, parts)))
    read = _read_syllable if language is Language.VI else _read_word
    return tuple(
        [
            _make_word((key, start, end, capital))
            for (key, capital), start, end in zip(map(read, parts[1::2]), ends[::2], ends[1::2], strict=False)
        ]
    )


@lru_cache(maxsize=1 << 15)
def _read_syllable(word: str) -> tuple[str, bool]:
    return canon(word), word[0].isupper()


@lru_cache(maxsize=1 << 15)
def _read_word(word: str) -> tuple[str, bool]:
    return word.lower(), word[0].isupper()


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
    if "@" not in text and "://" not in text and "www." not in text:
        return text
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
    """A form: which of its words, by their numbers, want a capital, and which marks may part its words."""

    capitals: tuple[int, ...]
    marks: str
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

    def add(self, form: str, value: T) -> None:
        """Let *form* stand for *value*, unless it stands for something already."""
        keys, capitals = _read_form(form, self._language, self._common)
        if not keys:
            return
        node = self._first.setdefault(keys[0], _Node())
        for key in keys[1:]:
            node = node.following.setdefault(key, _Node())
        if all(known.capitals != capitals for known in node.forms):
            node.forms.append(_Form(capitals, "".join(mark for mark in ",." if mark in form), value))

    @property
    def beginnings(self) -> Mapping[str, object]:
        """The words that a form begins with, by what they are compared by."""
        return self._first

    def longest(self, text: str, words: tuple[Word, ...], at: int) -> tuple[int, T] | None:
        """Return how many words the longest form at word *at* has, and its value; None where there is none."""
        node = self._first.get(words[at].key)
        if node is None:
            return None
        if at + 1 < len(words) and words[at + 1].key in node.following:
            return self._longest_of_many(node, text, words, at)
        for form in node.forms:
            if not form.capitals or words[at].capital:
                return 1, form.value
        return None

    def _longest_of_many(self, node: _Node[T], text: str, words: tuple[Word, ...], at: int) -> tuple[int, T] | None:
        ends: list[tuple[int, list[_Form[T]]]] = []
        marks: list[tuple[int, str]] = []  # with how many words before each
        for length in range(1, len(words) - at + 1):
            if node.forms:
                ends.append((length, node.forms))
            if not node.following or at + length == len(words):
                break
            follower = node.following.get(words[at + length].key)
            if follower is None:
                break
            node = follower
            gap = text[words[at + length - 1].end : words[at + length].start]
            if gap == " ":
                continue
            if not _GAP.fullmatch(gap):
                break
            if gap[0] in ",.":
                marks.append((length, gap[0]))
        for length, forms in reversed(ends):
            for form in forms:
                if all(words[at + number].capital for number in form.capitals) and (
                    not marks or all(before >= length or mark in form.marks for before, mark in marks)
                ):
                    return length, form.value
        return None

    def find_all(self, text: str, words: tuple[Word, ...]) -> Iterator[tuple[Span, T]]:
        """Yield where a form stands in *text*, and its value; from left to right, none inside another."""
        free = 0
        for at, word in enumerate(words):
            if at < free or word.key not in self._first:
                continue
            found = self.longest(text, words, at)
            if found is not None:
                length, value = found
                free = at + length
                yield (word.start, words[free - 1].end), value


@lru_cache(maxsize=1 << 10)
def _read_form(form: str, language: Language, common: frozenset[str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the keys of the words of *form*, and the numbers of those that want a capital."""
    words = split_words(form, language)
    excepted = common if len(words) > 1 else frozenset[str]()
    capitals = tuple(
        number
        for number, word in enumerate(words)
        if word.capital and plain(form[word.start : word.end]) not in excepted
    )
    return tuple(word.key for word in words), capitals
