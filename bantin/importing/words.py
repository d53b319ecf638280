"""The words of a line with their places, and names looked up among them whatever the tone mark's place or the case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from bantin.text import canon, unmark

T = TypeVar("T")

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?|\d+"
)
"""One syllable without its marks."""
_TOKEN = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"[ .\-–—]{1,3}")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“‘(]?[A-ZÀ-ỸĐ0-9\-–])")
_NO_SENTENCE_END = re.compile(
    r"(?:^|[\s(.])(?:TP|Tp|TX|TT|GS|PGS|TS|ThS|Ths|BS|Bs|CN|DS|ĐD|Ks|KS|Th\.S|T\.S|Q|P|H|Mr|Mrs|Ms|Dr|St|[A-ZĐ])\.$"
)


def word_set(words: str) -> frozenset[str]:
    """Return the blank-separated *words* as a set: long lists read best as plain text."""
    return frozenset(words.split())


SURNAMES = word_set(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh "
    "đinh lâm phùng mai tô hà "
    "tạ cao thái chu châu quách lương lưu triệu la kim tăng trương khuất bạch từ tống lục giàng thào sùng lò "
    "vàng hạ nông "
    "hứa doãn văn diệp quàng cù nghiêm kiều mạc thân tiêu tôn đàm đồng ông âu bế ma hầu lù vừ cầm vi sầm lã giáp "
    "hán khổng "
    "phí thiều ngụy nhữ phó ninh ứng viên đới đậu ty thạch danh sơn rmah rơ siu ksor y h'"
)
"""First words of Vietnamese names, lower case; what is rarer is recognised only beside a title."""


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters and digits: its *text*, the form all its spellings share, and its place in its line."""

    text: str
    canon: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A name found: what it names, and the tokens *first* to *last* (not included) that spell it."""

    value: T
    first: int
    last: int


@lru_cache(maxsize=16_384)
def canon_of(word: str) -> str:
    """Return ``canon(word)``, remembered: a report uses few words many times."""
    return canon(word)


@lru_cache(maxsize=512)
def tokenise(line: str) -> tuple[Token, ...]:
    """Return the words of *line* in order."""
    return tuple(Token(found[0], canon_of(found[0]), found.start(), found.end()) for found in _TOKEN.finditer(line))


class NameIndex(Generic[T]):
    """Names, each of one or more words, that are looked for all at once."""

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        """Keep the *names*; of two that are spelt alike the first one counts."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[bool, ...], T]]] = {}
        for name, value in names:
            tokens = tokenise(name)
            if tokens:
                spelt = tuple(token.canon for token in tokens)
                capitals = tuple(token.is_capital for token in tokens)
                self._by_first.setdefault(spelt[0], []).append((spelt, capitals, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, line: str, tokens: Sequence[Token]) -> Iterator[Match[T]]:
        """Yield the names in *line*, the longest at each place, none inside another; capitals must be capitals."""
        at = 0
        while at < len(tokens):
            match = self._match(line, tokens, at)
            if match is None:
                at += 1
            else:
                yield match
                at = match.last

    def _match(self, line: str, tokens: Sequence[Token], at: int) -> Match[T] | None:
        for spelt, capitals, value in self._by_first.get(tokens[at].canon, ()):
            last = at + len(spelt)
            if (
                last <= len(tokens)
                and all(tokens[at + i].canon == word for i, word in enumerate(spelt))
                and all(tokens[at + i].is_capital or not capital for i, capital in enumerate(capitals))
                and all(_JOINT.fullmatch(line, tokens[i].end, tokens[i + 1].start) for i in range(at, last - 1))
            ):
                return Match(value, at, last)
        return None


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of *text*; an abbreviation with a dot (TP., GS.) ends none."""
    parts: list[str] = []
    start = 0
    for found in _SENTENCE_END.finditer(text):
        head = text[start : found.start()]
        if not _NO_SENTENCE_END.search(head[-8:]):
            parts.append(head.strip())
            start = found.end()
    parts.append(text[start:].strip())
    return tuple(part for part in parts if part)


def fold_words(text: str) -> str:
    """Return the words of *text* in lower case without marks, one blank between; remembered word by word."""
    return " ".join(unmark(canon_of(word)) for word in _TOKEN.findall(text))


def is_foreign(word: str) -> bool:
    """Whether *word* cannot be a Vietnamese syllable: Operation, Samsung, Hokkaido; short forms in capitals are not."""
    return not word.isupper() and not _SYLLABLE.fullmatch(unmark(word).lower())


def looks_like_vietnamese_name(words: Sequence[str]) -> bool:
    """Whether *words* are a full Vietnamese name: a surname, then one to four more words with a capital each."""
    return (
        2 <= len(words) <= 5
        and words[0].lower() in SURNAMES
        and all(word[0].isupper() and word.isalpha() for word in words)
    )
