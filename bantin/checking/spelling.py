"""The spelling of our own words: one way of placing tones, syllables that exist, English without Vietnamese marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from bantin.checking.syllables import find_meant, find_slip, has_own_letter, is_syllable, tone_index
from bantin.languages import Language
from bantin.model.writing import Passage, Voice, Writing
from bantin.problems import Problem
from bantin.text import canon, unmark

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|\([^()]*\)|`[^`]*`|(?<!\S)\S*(?:://|@|www\.)\S*|\]\([^)]*\)")
_QUOTING = re.compile('[“"‘(`@:.]')
# Words that end with a toned oa, oe or uy, or with i or y: few of all words, and only these may be spelt in two ways.
_MAY_DIFFER = re.compile(r"\b\w*(?:[òóỏõọ][ae]|o[àáảãạèéẻẽẹ]|[ùúủũụ]y|u[ỳýỷỹỵ]|(?:qu|[skmlhv])[iíìỉĩịyýỳỷỹỵ])\b")
_OPEN_RIMES = ("oa", "oe", "uy")

# Words that mean the same with i and with y; others (tui and tuy, ti and ty) are two words.
_SAME_WITH_I_AND_Y = frozenset(["sĩ", "kĩ", "kí", "kì", "kỉ", "mĩ", "lí", "quí", "hi", "hí", "vĩ"])

# Where an English text of ours explains or quotes, a Vietnamese name may carry its marks.
_MAY_QUOTE = frozenset(
    ["notes", "note", "basis", "why", "known", "unsure", "certainty", "licence", "says", "here", "about"]
)

# Only the commonest, and no word that British English has too (program, meter, specialty, -ize).
_AMERICAN = {
    "anemia": "anaemia",
    "anesthesia": "anaesthesia",
    "behavior": "behaviour",
    "center": "centre",
    "centers": "centres",
    "color": "colour",
    "edema": "oedema",
    "esophagus": "oesophagus",
    "favor": "favour",
    "fetal": "foetal",
    "gynecology": "gynaecology",
    "hematology": "haematology",
    "hemodialysis": "haemodialysis",
    "hemorrhage": "haemorrhage",
    "honor": "honour",
    "labor": "labour",
    "leukemia": "leukaemia",
    "liters": "litres",
    "neighboring": "neighbouring",
    "orthopedic": "orthopaedic",
    "orthopedics": "orthopaedics",
    "pediatric": "paediatric",
    "pediatrics": "paediatrics",
    "program": "programme",
    "programs": "programmes",
    "tumor": "tumour",
    "tumors": "tumours",
}
_AMERICAN_WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(_AMERICAN)})(?!\w)")
_MAYBE_AMERICAN = re.compile("|".join(_AMERICAN))
_COMPUTING = re.compile(r"(?:computer|software|computing)\s+\Z")


def check_spelling(writing: Writing, names: AbstractSet[str]) -> Iterator[Problem]:
    """Yield what is spelt wrongly, or in two ways, in words of ours; *names* are words that stand in the registers.

    The source's words, and whatever stands in quotation marks or brackets, are never respelled.
    """
    for passage in writing.passages:
        if passage.voice not in (Voice.OURS, Voice.TRANSLATION):
            continue
        if passage.language is Language.VI:
            yield from _check_syllables(passage, names)
        elif passage.language is Language.EN:
            yield from _check_english(passage)
    yield from _check_one_way(writing)


def own_words(passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield each word of *passage* that is not quoted, with the place where it begins."""
    for found in _WORD.finditer(_without_quotations(passage.words)):
        yield found.start(), found[0]


def _without_quotations(words: str) -> str:
    """Return *words* with blanks for whatever stands in quotation marks or brackets, and for addresses."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), words) if _QUOTING.search(words) else words


def _check_syllables(passage: Passage, names: AbstractSet[str]) -> Iterator[Problem]:
    if passage.words.isascii():
        return
    for start, word in own_words(passage):
        if word not in names and find_slip(word):
            place = passage.place(start, len(word))
            yield Problem.note(place, "no-such-syllable", passage.key, word=word, meant=find_meant(word))


def _check_english(passage: Passage) -> Iterator[Problem]:
    is_suspect = _MAYBE_AMERICAN.search(passage.words) is not None
    for found in _AMERICAN_WORD.finditer(_without_quotations(passage.words)) if is_suspect else ():
        word, start = found[0], found.start()
        if not (word.startswith("program") and _COMPUTING.search(passage.words[:start])):
            place = passage.place(start, len(word))
            yield Problem.note(place, "american-spelling", passage.key, word=word, british=_AMERICAN[word])
    owner = passage.key.split(".")[-2] if "." in passage.key else ""
    is_page = passage.voice is Voice.OURS and not passage.key
    if not passage.words.isascii() and not is_page and owner not in _MAY_QUOTE:
        for start, end in _marked_runs(list(own_words(passage))):
            run = passage.words[start:end]
            place = passage.place(start, end - start)
            yield Problem.note(place, "marks-in-english", passage.key, word=run, plain=unmark(run))


def _marked_runs(words: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Yield beginning and end of each run of Vietnamese words: “Bệnh viện Bạch” of “the Bệnh viện Bạch Mai”."""
    begin = end = reach = -1
    for index, (start, word) in enumerate(words):
        if begin >= 0 and start > reach + 1:
            yield begin, end
            begin = -1
        if not word.isascii() and _is_marked(words, index):
            begin = begin if begin >= 0 else start
            end = reach = start + len(word)
        elif begin >= 0 and is_syllable(word):
            reach = start + len(word)
        elif begin >= 0:
            yield begin, end
            begin = -1
    if begin >= 0:
        yield begin, end


def _is_marked(words: list[tuple[int, str]], index: int) -> bool:
    """Whether the word is Vietnamese with its marks: it has a letter of no other language, or so look its neighbours.

    French and Portuguese have à and ã too: “São Paulo” is no Vietnamese name, “Hà Giang” is.
    """
    word = words[index][1]
    if has_own_letter(word):
        return True
    near = words[max(0, index - 1) : index] + words[index + 1 : index + 2]
    return is_syllable(word) and any(other[:1].isupper() and is_syllable(other) and len(other) > 1 for _, other in near)


def _check_one_way(writing: Writing) -> Iterator[Problem]:
    """One file places its tones in one way (hòa, khỏe or hoà, khoẻ), and writes a word with i or with y."""
    ways: dict[str, dict[str, list[tuple[Passage, int, str]]]] = defaultdict(lambda: defaultdict(list))
    for passage in writing.passages:
        is_ours = passage.voice in (Voice.OURS, Voice.TRANSLATION) and passage.language is Language.VI
        if not is_ours or passage.words.isascii():
            continue
        for found in _MAY_DIFFER.finditer(_without_quotations(passage.words)):
            start, word = found.start(), found[0]
            # A name is written as its bearer writes it, and “khoẻ/khỏe” is about the spelling itself.
            if not word.islower() or "/" in _beside(passage.words, start, word):
                continue
            if rime := _open_rime(word):
                way = "old" if tone_index(word) == len(word) - 2 else "new"
                ways[rime][way].append((passage, start, word))
            elif (spelt := word[:-1] + _WITH_I.get(word[-1], word[-1])) in _SAME_WITH_I_AND_Y:
                ways[spelt]["i" if spelt == word else "y"].append((passage, start, word))
    for sort in sorted(ways):
        if len(ways[sort]) == 2:  # noqa: PLR2004 - a thing is spelt in one way or in two
            code = "tones-in-two-ways" if sort in _OPEN_RIMES else "i-and-y"
            yield _mixed(code, list(ways[sort].values()))


_WITH_I = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))


def _beside(words: str, start: int, word: str) -> str:
    """Return the characters before and after *word*."""
    end = start + len(word)
    return words[max(0, start - 1) : start] + words[end : end + 1]


def _open_rime(word: str) -> str:
    """Return the rime of *word* when its tone may stand on either of two letters (hoà, hòa); else an empty text."""
    rime = unmark(word[-2:])
    if rime not in _OPEN_RIMES or tone_index(word) < 0 or word.startswith("qu"):
        return ""
    return rime if is_syllable(word) and canon(word).startswith(unmark(word)[:-2]) else ""


def _mixed(code: str, ways: list[list[tuple[Passage, int, str]]]) -> Problem:
    """Return the note, at the first word of the way that is rarer in the file."""
    rare, usual = sorted(ways, key=len)
    passage, start, word = rare[0]
    other, _, other_word = usual[0]
    place = passage.place(start, len(word))
    return Problem.note(place, code, passage.key, word=word, other=other_word, line=other.line)
