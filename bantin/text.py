"""Vietnamese text rules: order, folding, slugs, word counts.

Vietnamese marks are of two sorts: those that make another letter (â, ă, ê, ô, ơ, ư, đ) and the five tones, which may be
typed in two places (hoà, hòa). Both spellings are one word; published text is never respelled.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from bantin.languages import Language
from bantin.problems import Fault

NO_BREAK = "\N{NO-BREAK SPACE}"

SLUG_LENGTH = 60
RESERVED_SLUGS = frozenset(
    ["index", "404", "feed", "search", "assets", "data", "vi", "en", "con", "prn", "aux", "nul"]
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)]
)
"""Names that are pages of ours, or devices on Windows, where nobody could copy the site to."""

SortKey = str
"""Sorts by its code points; each part of it ends with a character that no other one reaches down to."""

# huyền, hỏi, ngã, sắc, nặng: the order of tones in CLDR's collation for "vi".
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PUNCTUATION = "_-–—,;:!?.…'‘’\"“”()[]{}§@*/\\&#%`´^+<=>|~$"
_FINAL_Y = re.compile("(?:b|c|ch|d|đ|g|h|k|kh|l|m|n|ph|qu|r|s|t|th|tr|v|x)y")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


@lru_cache(maxsize=4096)
def sort_key(text: str, language: Language) -> SortKey:
    """Return the key that sorts names as a reader of *language* expects.

    Vietnamese: letters, then tones, then case, as ICU does for the locale ``vi``. English: as if there were no marks.
    The text itself is the last tie-break, so that the order is total.
    """
    if language is Language.EN:
        return "\0".join((unmark(text).casefold(), text))
    weights = [_WEIGHTS[character] for character in unicodedata.normalize("NFC", text)]
    return "\0".join("".join(letters) for letters in zip(*weights, strict=True)) + f"\0{text}"


def canon(word: str) -> str:
    """Return the one form of *word* that all its right spellings share.

    Lower case, the tone mark at the end, and y written i after a lone consonant: khoẻ = khỏe, sỹ = sĩ, but tuy ≠ tui.
    """
    if word.isascii():
        word = word.lower()
        return f"{word[:-1]}i" if _FINAL_Y.fullmatch(word) else word
    decomposed = unicodedata.normalize("NFD", word.lower())
    tone = next((mark for mark in decomposed if mark in _TONES), "")
    toneless = unicodedata.normalize("NFC", decomposed.replace(tone, "", 1) if tone else decomposed)
    if _FINAL_Y.fullmatch(toneless):
        toneless = toneless[:-1] + "i"
    return toneless + tone


def fold(text: str) -> str:
    """Return the words of *text* in canonical form without any mark, one blank between: "Đông Triều" → "dong trieu"."""
    return " ".join(unmark(canon(word)) for word in words_of(text))


def words_of(text: str) -> list[str]:
    """Return the words of *text* as they are written, in NFC: runs of letters and digits with their marks."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def unmark(text: str) -> str:
    """Return *text* without diacritics, case kept: "Đào Xuân Cơ" → "Dao Xuan Co"."""
    return text if text.isascii() else text.translate(_BARE)


class _Bare(dict[int, str]):
    """What is left of a character without its diacritics, by its number; looked up once for each."""

    def __missing__(self, number: int) -> str:
        decomposed = unicodedata.normalize("NFD", chr(number)).replace("đ", "d").replace("Đ", "D")
        bare = self[number] = "".join(part for part in decomposed if unicodedata.category(part)[0] != "M")
        return bare


_BARE = _Bare()


def find_nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the one of *choices* that *word* was probably meant to be, or None when none is near."""
    by_fold = {fold(choice): choice for choice in sorted(choices, reverse=True)}
    close = get_close_matches(fold(word), sorted(by_fold), n=1, cutoff=0.6)
    return by_fold[close[0]] if close else None


def find_slug_fault(slug: str) -> Fault | None:
    """Return why *slug* can't be the last part of an address, or None when it can."""
    from slugify import slugify  # noqa: PLC0415 - with its tables of letters it takes a while, and few ask

    if slug in RESERVED_SLUGS:
        return Fault.of("reserved-slug", slug=slug)
    if slugify(slug) != slug or not slug:
        return Fault.of("not-a-slug", slug=slug)
    if len(slug) > SLUG_LENGTH:
        return Fault.of("long-slug", count=len(slug), most=SLUG_LENGTH)
    return None


def propose_slug(title: str) -> str:
    """Return a slug for *title*, cut at a word to ``SLUG_LENGTH`` characters; empty where nothing fit is left of it."""
    from slugify import slugify  # noqa: PLC0415 - as above

    slug = slugify(title, max_length=SLUG_LENGTH, word_boundary=True, save_order=True)
    return "" if find_slug_fault(slug) else slug


@lru_cache(maxsize=8)
def count_words(text: str) -> int:
    """Return the number of blank-separated words; in Vietnamese these are syllables."""
    runs = text.split()
    odd = [run for run in runs if not run[0].isalnum()]  # few, and not all of them without a word
    return len(runs) - sum(_WORD.search(run) is None for run in odd)


def _split_tone(character: str) -> tuple[str, int]:
    """Return the letter without its tone, and the tone's rank (0: none)."""
    decomposed = unicodedata.normalize("NFD", character)
    if len(decomposed) == 1:
        return character, 0
    tone = next((mark for mark in decomposed if mark in _TONES), "")
    if not tone:
        return character, 0
    return unicodedata.normalize("NFC", decomposed.replace(tone, "", 1)), _TONES.index(tone) + 1


class _Weights(dict[str, tuple[str, str, str]]):
    """The weights of a character: of its letter, its tone and its case, each as text; looked up once for each."""

    def __missing__(self, character: str) -> tuple[str, str, str]:
        base, tone = _split_tone(character)
        lower = base.lower()[:1]
        weights = self[character] = (_rank(lower), chr(1 + tone), chr(1 + (lower != base)))
        return weights


_WEIGHTS = _Weights()


def _rank(character: str) -> str:
    """Return the primary weight: blanks, punctuation, digits, Vietnamese letters, all else by code point."""
    if character.isspace():
        return chr(1)
    place = _PUNCTUATION.find(character)
    if place >= 0:
        return chr(2 + place)
    if character.isdigit():
        return chr(100 + unicodedata.digit(character, 0))
    place = _LETTERS.find(character)
    if place >= 0:
        return chr(200 + place)
    return chr(1000) + character
