"""Words and sentences of a text with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeVar

from bantin.languages import Language
from bantin.text import canon, unmark

V = TypeVar("V")
Span = tuple[int, int]

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"([^\W_]+)")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.]+@[\w.]+\w")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
# It begins with the set of its first characters, which is what a search can leap to.
_END = re.compile(r"[.!?…\n](?:(?<=\n)|(?<!\n)[.!?…]*[”\"’)\]]*)(?=\s+[^\W\d_a-z]|\s+[“\"(\d]|\s*\n|\s*$)")
# A full stop after these ends no sentence.
_SHORT = re.compile(
    r"(?:\b(?:[A-ZĐ]|Mr|Mrs|Ms|Dr|Prof|Assoc|St|No|vs|TP|Tp|TX|PGS|GS|TS|ThS|BS|CN|Th|Tr|Q|P|Bs|Ths|Ts|approx))\.$"
)


class Words(NamedTuple):
    """The words of a *text* in *language*, column by column: the number of a word is its place in each.

    *keys* are what words are compared by, *raw* is how they are written, *capitals* says which begin with a capital.
    *gaps* hold what stands after each, up to the next word or to the end.

    Columns, since a thousand articles have half a million words: an object for each would take longer than all that is
    asked of most of them.
    """

    text: str
    language: Language
    keys: Sequence[str]
    raw: Sequence[str]
    gaps: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    capitals: Sequence[bool]


def split_words(text: str, language: Language) -> Words:
    """Return the words of *text*: in Vietnamese its syllables, compared without regard to spelling variants."""
    parts = _PART.split(text)  # what is between the words, and the words, in turn
    raw = parts[1::2]
    if not raw:
        return Words(text, language, (), (), (), (), (), ())
    ends = list(accumulate(map(len, parts)))
    read = _READ[language]
    keys, capitals = zip(*map(read.__getitem__, raw), strict=True)
    return Words(text, language, keys, raw, parts[2::2], ends[:-1:2], ends[1::2], capitals)


class WordMemory(dict[str, V]):
    """What *read* returns for a word, for each of the words asked for so far: texts repeat their words.

    To be asked with ``[]``: half a million words are, and a dictionary answers in half the time of an ``lru_cache``.
    """

    def __init__(self, read: Callable[[str], V]) -> None:
        """Start empty."""
        super().__init__()
        self._read = read

    def __missing__(self, word: str) -> V:
        """Read *word*, and remember what it is."""
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        value = self[word] = self._read(word)
        return value


_MOST_REMEMBERED = 1 << 15


def _read_with(key: Callable[[str], str]) -> WordMemory[tuple[str, bool]]:
    return WordMemory(lambda word: (key(word), word[0].isupper()))


_READ = {Language.VI: _read_with(canon), Language.EN: _read_with(str.lower)}


def key_of(word: str, language: Language) -> str:
    """Return what *word* is compared by."""
    return _READ[language][word][0]


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
