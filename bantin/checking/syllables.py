"""Which words can be Vietnamese: the syllable's beginning, its rime, and the tones that the rime can bear.

A Vietnamese word is written syllable by syllable, and a syllable is a consonant (or none), a rime and a tone. The rimes
are few enough to be listed, so that a slip of the finger (“Thuơng”, “nghành”, “hợpt”) is seen without a dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_STOPPED_TONES = "\u0301\u0323"

# Longest first: "ng" would else be read as "n".
_ONSETS = ("ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch", *"bcdđghklmnprstvx")
_ALL_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay   ăc ăm ăn ăng ăp ăt   âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et   ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu   iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot   oa oac oach oai oam oan oang oanh oao oap oat oay   oăc oăm oăn oăng oăt
    oe oem oen oeng oeo oet   ooc oong   ô ôc ôi ôm ôn ông ôp ôt   ơ ơi ơm ơn ơng ơp ơt
    u uc ui um un ung up ut   ua uân uâng uât uây uâc   uê uêch uên uênh uêu   uơ   uôc uôi uôm uôn uông uôt
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt   ư ưc ưi ưm ưn ưng ưt ưu   ưa ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu yt
"""
_RIMES = frozenset(_ALL_RIMES.split())
_STOPS = ("c", "ch", "p", "t")
_CODAS = ("ch", "ng", "nh", "c", "m", "n", "p", "t")
_FRONT = "eêiy"
_VOWELS = "aăâeêioôơuưy"
_QU_RIMES = _RIMES | {"yn", "ynh", "ych", "yp"}
_GI_RIMES = _RIMES | {"êng", "êt", "êc", "ên", "êm", "êp"}

# Names of places and peoples in the highlands are written as Vietnamese, but with other consonants: Đắk, Plông, Pưh.
_NAME_CODAS = re.compile(r"(?:[hklrs]|ng|nh|ch|[cmnpt])?")

# Letters of no other language written in Latin letters that a report is likely to quote: the hook above, the dot below,
# the horn, ă, đ, and two marks on one letter.
_OWN = re.compile("[ăđơưẠ-ỹ]")
_FOREIGN = re.compile("[fjwz]|[^a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]")
_GROUPS = re.compile(f"[{_VOWELS}]+")


# What is often typed, and what was meant; the first is for a tone on the wrong letter.
_SLIPS: tuple[tuple[str, str], ...] = (
    ("", ""),
    ("uơ", "ươ"),
    ("ưo", "ươ"),
    ("uo", "ươ"),
    ("ngh", "ng"),
    ("ng", "ngh"),
    ("gh", "g"),
    ("g", "gh"),
    ("k", "c"),
    ("c", "k"),
    ("pt", "p"),
    ("gn", "ng"),
    ("hn", "nh"),
    ("ie", "iê"),
    ("ye", "yê"),
)


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether *word* can be a Vietnamese syllable, its tone on the letter where the old or the new way puts it."""
    letters, tone = split_tone(word.lower())
    parts = _part(letters) if letters is not None else None
    return parts is not None and _bears(parts[1], tone) and _is_placed(word.lower(), *parts)


@lru_cache(maxsize=8192)
def find_slip(word: str) -> str:
    """Return what keeps *word* from being Vietnamese, when it was surely meant to be; else an empty text.

    ``onset``, ``rime``, ``tone`` (none, two, or one that the rime can't bear), ``place`` (it is on another
    letter) or ``joined`` (two words in one). Words that other languages write with such letters, words in capitals and
    abbreviations are left alone, and so are names of the highlands.
    """
    lower = word.lower()
    if word.isascii() or word not in (lower, word[:1] + lower[1:]) or is_syllable(word):
        return ""
    letters, tone = split_tone(lower)
    if _FOREIGN.search(lower):
        return ""
    if letters is None:
        if not _OWN.search(lower):
            return ""
        return "tone" if _is_one_group(lower) else "joined" if _pairs(lower) else ""
    groups = _GROUPS.findall(letters)
    if len(groups) != 1:
        return ""
    parts = _part(letters)
    if not _OWN.search(lower) and word != lower:
        return ""  # French, Spanish and Chinese names have such marks too
    if parts is not None and tone and _bears(parts[1], tone):
        return "place"
    onset, _, coda = letters.partition(groups[0])
    rime = groups[0] + coda
    if not _OWN.search(lower):
        # Shared with French and others: only a beginning that no other language has proves what was meant.
        return "onset" if onset in ("ng", "ngh") and rime in _RIMES else ""
    if word != lower and _is_name(onset, groups[0], coda):
        return ""
    if parts is not None:
        return "tone"
    return "onset" if rime in _RIMES else "rime"


def find_meant(word: str) -> str:
    """Return the syllable (or the two) that *word*, which ``find_slip`` named, was probably meant to be; else empty."""
    lower = word.lower()
    letters, tone = split_tone(lower)
    if letters is None and _is_one_group(lower):
        decomposed = unicodedata.normalize("NFD", lower)
        letters = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in TONES))
        tone = [mark for mark in decomposed if mark in TONES][-1]
    if letters is None:
        pair = next(iter(_pairs(lower)), None)
        return _like(word, " ".join(pair)) if pair else ""
    for old, new in _SLIPS:
        parts = _part(letters.replace(old, new, 1)) if letters.count(old) else None
        if parts is not None and _bears(parts[1], tone):
            return _like(word, _put_tone(*parts, tone))
    return ""


def has_own_letter(word: str) -> bool:
    """Whether *word* has a letter that is written in no other language a report is likely to quote."""
    return _OWN.search(word.lower()) is not None


def split_tone(word: str) -> tuple[str | None, str]:
    """Return *word* without its tone, and the tone; None when it bears more than one."""
    if word.isascii():
        return word, ""
    decomposed = unicodedata.normalize("NFD", word)
    tones = [mark for mark in decomposed if mark in TONES]
    if len(tones) > 1:
        return None, ""
    tone = tones[0] if tones else ""
    return unicodedata.normalize("NFC", decomposed.replace(tone, "")) if tone else word, tone


def tone_index(word: str) -> int:
    """Return which letter of *word* (in NFC) bears the tone; -1 when none does."""
    for index, letter in enumerate(word):
        if not letter.isascii() and any(mark in TONES for mark in unicodedata.normalize("NFD", letter)):
            return index
    return -1


def _part(letters: str) -> tuple[str, str] | None:
    """Return the onset and the rime of a syllable without its tone; None when it is none."""
    for onset in _ONSETS:
        rime = letters[len(onset) :]
        if letters.startswith(onset) and _fits(onset, rime):
            return onset, rime
    return ("", letters) if letters in _RIMES else None


def _fits(onset: str, rime: str) -> bool:
    """Whether *rime* is one, and is written after *onset*: k, gh, ngh before e, ê, i, y; c, g, ng before the others."""
    if onset == "gi":
        return rime in _GI_RIMES
    if onset == "qu":
        return rime in _QU_RIMES and rime[0] not in "uư"
    if rime not in _RIMES:
        return False
    match onset:
        case "k" | "gh" | "ngh":
            return rime[0] in _FRONT
        case "c" | "ng":
            return rime[0] not in _FRONT
        case "g":
            return rime[0] not in "eêy"
    return True


def _bears(rime: str, tone: str) -> bool:
    """Whether *rime* can have *tone*: one that ends with c, ch, p or t has sắc or nặng."""
    return not rime.endswith(_STOPS) or (tone != "" and tone in _STOPPED_TONES)


def _is_placed(word: str, onset: str, rime: str) -> bool:
    """Whether the tone is on a letter where one of the two ways of writing puts it."""
    index = tone_index(word) - len(onset)
    if index == -1 - len(onset):
        return True
    vowels = _GROUPS.match(rime)
    return vowels is not None and index in _tone_places(vowels[0], has_coda=vowels[0] != rime)


def _tone_places(vowels: str, *, has_coda: bool) -> tuple[int, ...]:
    """Return the letters of *vowels* that may bear the tone: a marked one, else the main one of the syllable."""
    marked = [index for index, vowel in enumerate(vowels) if vowel in "ăâêôơ"] or [vowels.find("ư")]
    if marked[-1] >= 0:
        return (marked[-1],)
    if vowels in ("oa", "oe", "uy"):
        return (1,) if has_coda else (0, 1)
    if vowels == "oo":
        return (0, 1)
    return (1,) if vowels[:2] in ("oa", "oe", "uy") else (0,)


def _is_name(onset: str, vowels: str, coda: str) -> bool:
    """Whether a capitalised word may be a highland name: simple vowels, or consonants that are not Vietnamese."""
    is_strange = onset not in (*_ONSETS, "") or coda not in (*_CODAS, "") or onset == "k"
    return _NAME_CODAS.fullmatch(coda) is not None and (is_strange or len(vowels) == 1)


def _put_tone(onset: str, rime: str, tone: str) -> str:
    """Return the syllable with its tone on the letter where the old way puts it (hòa, thúy)."""
    vowels = _GROUPS.match(rime)
    if not tone or vowels is None:
        return onset + rime
    index = _tone_places(vowels[0], has_coda=vowels[0] != rime)[0]
    return onset + unicodedata.normalize("NFC", rime[: index + 1] + tone + rime[index + 1 :])


def _like(word: str, other: str) -> str:
    return other[:1].upper() + other[1:] if word[:1].isupper() else other


def _pairs(word: str) -> list[tuple[str, str]]:
    """Return the ways to read *word* as two syllables without the blank, each with a tone of its own."""
    cuts = ((word[:cut], word[cut:]) for cut in range(2, len(word) - 1))
    return [pair for pair in cuts if all(is_syllable(part) and split_tone(part)[1] for part in pair)]


def _is_one_group(word: str) -> bool:
    bare = "".join(letter for letter in unicodedata.normalize("NFD", word) if letter not in TONES)
    return len(_GROUPS.findall(unicodedata.normalize("NFC", bare))) == 1
