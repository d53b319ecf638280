"""Characters that deceive: they show nothing, or look like a letter that they are not.

A name with such a character looks right and is never found: not by a search, not by the sort order, not by a register.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from bantin.checking.syllables import has_own_letter, is_syllable
from bantin.model.writing import Passage, Voice
from bantin.problems import Problem

# Not of the category Cf, but as invisible: joiners and fillers.
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
# Khmer, Thai, Persian and the languages of India need them within a name.
_JOINERS = frozenset("\u200b\u200c\u200d\u200e\u200f")

_ALWAYS = str.maketrans("ƣƢ", "ưƯ")  # what texts copied out of PDFs have for ư
_IN_NAMES_TOO = str.maketrans("ÐðƉɖıİǎǍ", "ĐđĐđiIăĂ")  # Icelandic, African, Turkish and Chinese names need them
_OTHER_SCRIPTS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTYXaesijopcyxdhqwABEZHIKMNOPTYXo",
)
_WORD = re.compile(r"[^\W_]+")
_SUSPECT = re.compile(
    r"[^\x20-\x7e\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u0130\u0132-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9“”‘’–—…•]"
)


def check_characters(passage: Passage) -> Iterator[Problem]:
    """No character of a hand-written text is invisible, or stands in for a letter that it only looks like."""
    words = passage.words
    if words.isascii() or not _SUSPECT.search(words):
        return
    yield from _check_invisible(passage)
    if passage.voice is Voice.NATIVE:
        return
    for found in _WORD.finditer(words):
        word = found[0]
        if word.isascii():
            continue
        meant = read_as(word)
        if meant and meant != word:
            index = next(i for i, letter in enumerate(word) if meant[i : i + 1] != letter)
            place = passage.place(found.start(), len(word))
            letter = word[index]
            code = f"U+{ord(letter):04X}"
            yield Problem.at(place, "look-alike-letter", passage.key, letter=letter, code=code, word=word, meant=meant)
    yield from _check_loose(passage)


@lru_cache(maxsize=1 << 13)
def read_as(word: str) -> str:
    """Return *word* in the letters that its reader takes it to be written in; as it is when nothing deceives."""
    plain = "".join(_compatible(letter) for letter in word).translate(_ALWAYS)
    plain = _read_names(plain)
    if not any(_script(letter) in ("CYRILLIC", "GREEK") for letter in plain):
        return plain
    latin = plain.translate(_OTHER_SCRIPTS)
    # A whole word of another script is a quotation, unless each of its letters could be Latin.
    return latin if any(_script(letter) == "LATIN" for letter in plain) or latin.isascii() else plain


def _read_names(word: str) -> str:
    """Return *word* with Đ for Ð and so on, unless it may be a name of a language that has these letters."""
    meant = word.translate(_IN_NAMES_TOO)
    if meant == word or is_syllable(meant) or has_own_letter(word):
        return meant
    is_short_form = "Ð" in word and word.isupper()  # ÐHQG
    return meant if is_short_form or ("ı" in word and word.islower()) else word


def _compatible(letter: str) -> str:
    """Return the plain letters of a fullwidth, mathematical or joined one."""
    if letter < "\u2000" or unicodedata.category(letter) not in ("Lu", "Ll", "Nd", "Nl"):
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    return plain if plain.isascii() and plain.isalnum() else letter


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _check_invisible(passage: Passage) -> Iterator[Problem]:
    for found in _SUSPECT.finditer(passage.words):
        index, character = found.start(), found[0]
        hidden = unicodedata.category(character) in ("Cf", "Co") or character in _INVISIBLE
        if hidden and not (passage.voice is Voice.NATIVE and character in _JOINERS):
            code = f"U+{ord(character):04X}"
            name = unicodedata.name(character, "").lower()
            word = _around(passage.words, index)
            yield Problem.at(
                passage.place(index, 1), "invisible-character", passage.key, code=code, name=name, word=word
            )


def _around(words: str, index: int) -> str:
    """Return the word at *index*, without what is invisible in it."""
    start = max(words.rfind(" ", 0, index) + 1, index - 30)
    end = words.find(" ", index)
    run = words[start : min(end if end >= 0 else len(words), index + 30)]
    return "".join(c for c in run if unicodedata.category(c) not in ("Cf", "Co") and c not in _INVISIBLE)


def _check_loose(passage: Passage) -> Iterator[Problem]:
    """A mark that does not merge with its Latin letter is of no Vietnamese letter."""
    for found in _SUSPECT.finditer(passage.words):
        index, character = found.start(), found[0]
        if unicodedata.category(character) == "Mn" and character not in _INVISIBLE:
            before = passage.words[:index].rstrip(character)[-1:]
            if not before or _script(before) == "LATIN" or before.isspace():
                code = f"U+{ord(character):04X}"
                name = unicodedata.name(character, "").lower()
                place = passage.place(max(0, index - 1), 2)
                yield Problem.at(place, "strange-mark", passage.key, letter=before + character, code=code, name=name)
