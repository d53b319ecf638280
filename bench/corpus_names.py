"""Invented names, numbers and words for a corpus, frequent ones and ever rarer ones, as in real reports.

Everything here is drawn by rank: a low rank comes often, and there is no highest one (Zipf's law). So a corpus has
words that are in every tenth report and words that are in one alone, and it never runs out of new ones (Heaps' law).
No person, ward or firm of that name is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from random import Random

from bantin.languages import Localized
from bantin.text import unmark
from bench.corpus_words import load_words

_LARGE = 2**32
_SHORT = 60


def draw_rank(random: Random, common: int, tail: float) -> int:
    """Return a rank, from 0 on: the first *common* ones come about equally often; the lower *tail*, the more new ones.

    That is the law of Zipf and Mandelbrot: P(rank >= r) = (1 + r / common) ** -tail.
    """
    return min(int(common * ((1 - random.random()) ** (-1 / tail) - 1)), _LARGE - 1)


@lru_cache(maxsize=65536)
def person(rank: int) -> Localized[str]:
    """Return the name of a person."""
    return marked(" ".join(_pick(rank, 1, "surnames", "middles", "given")))


@lru_cache(maxsize=65536)
def ward(rank: int) -> Localized[str]:
    """Return the name of a ward or commune."""
    return marked(" ".join(_pick(rank, 2, "place_first", "place_second")))


@lru_cache(maxsize=65536)
def foreign(rank: int) -> Localized[str]:
    """Return a name from abroad: one word that is no word of either language, the longer the rarer."""
    length = 2 if rank < _SHORT else 3 if rank < _SHORT**2 else 4
    name = "".join(_pick(rank, 3, *["foreign"] * length)).capitalize()
    return Localized(vi=name, en=name)


@lru_cache(maxsize=65536)
def drug(rank: int) -> Localized[str]:
    """Return the name of a medicine, the longer the rarer; Vietnamese keeps the international one."""
    length = 0 if rank < _SHORT else 1 if rank < _SHORT**2 else 2
    name = "".join(_pick(rank, 4, "stems", *["middle_stems"] * length, "endings"))
    return Localized(vi=name, en=name)


def count(random: Random) -> Localized[str]:
    """Return how many: small numbers come more often than large ones."""
    number = int(10 ** random.uniform(0.5, 4.6))
    return Localized(vi=f"{number:,}".replace(",", "."), en=f"{number:,}")


def amount(random: Random) -> Localized[str]:
    """Return a sum of money in words and digits."""
    whole, part = divmod(int(10 ** random.uniform(1, 4)), 10)
    return Localized(vi=f"{whole},{part} tỷ đồng", en=f"{whole}.{part} billion dong")


def marked(vietnamese: str) -> Localized[str]:
    """Return a Vietnamese name; the English text has it without marks."""
    return Localized(vi=vietnamese, en=unmark(vietnamese))


def _pick(rank: int, salt: int, *lists: str) -> Iterator[str]:
    """Yield one word of each list, by *rank*; neighbours in rank have nothing in common."""
    number = ((rank * 2654435761 + salt * 40503) % _LARGE) * _LARGE + (rank * 2246822519 + salt) % _LARGE
    for name in lists:
        words = load_words().names[name]
        number, at = divmod(number, len(words))
        yield words[at]
