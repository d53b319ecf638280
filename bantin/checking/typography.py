"""Blanks, quotation marks, dots and dashes in words of ours, as the house sets them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.languages import Language
from bantin.model.writing import Passage, Voice
from bantin.problems import Problem

_MASK = re.compile(
    r"`[^`]*`|<[^<>\s]*>|(?<!\S)\S*(?:://|@|www\.)\S*|\]\([^)]*\)|^\s*(?:[-*+]|\d+[.)])\s+|^\s*\|.*$|^\[[^\]]*\]:.*$"
)

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("two-blanks", re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")),
    ("blank-before-mark", re.compile(r"(?<=\w) +[:;?!,.](?=\s|\Z|[”\"’)\]])")),
    ("no-blank-after-mark", re.compile(r"(?<=[a-zà-ỹđ]{2})(?:[,;:!?](?=[^\W\d_])|\.(?=[A-ZÀ-ỸĐ][a-zà-ỹđ]))")),
    ("odd-blank", re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")),
    ("straight-quotes", re.compile(r"(?<![\d\"])\"(?!\")")),
    ("three-dots", re.compile(r"(?<!\.)\.{3}(?!\.)")),
    ("hyphen-in-range", re.compile(r"(?<![\w/.-])(?:19|20)\d\d ?- ?(?:19|20)\d\d(?![\w/-]|\.\d)")),
)
# Whatever a rule may find has one of these; most passages have none, and are done with in one look. Each begins with a
# mark or a blank, which are few, so that the search can leap from one to the next.
_SUSPECT = re.compile(
    r"[ \t](?:[ \t]|(?<=[ ])[:;?!,.])|[,;:!?.](?:(?<=[^\W\d_].)[^\W\d_]|(?<=\.)\.\.)|-(?:(?<=\d-)|(?<=\d -)) ?\d|"
    r"[\"\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
)
# A translation has the dots of its source.
_OF_OURS_ONLY = frozenset(["three-dots"])


def check_typography(passage: Passage) -> Iterator[Problem]:
    """One blank between words, none before a mark and one after it, “ ” for quotations, … for dots, – in ranges."""
    if passage.language is None or passage.voice not in (Voice.OURS, Voice.TRANSLATION):
        return
    if not _SUSPECT.search(passage.words):
        return
    words = _MASK.sub(lambda found: "\0" * len(found[0]), passage.words)
    for code, pattern in _RULES:
        if code in _OF_OURS_ONLY and passage.voice is Voice.TRANSLATION:
            continue
        for found in pattern.finditer(words):
            place = passage.place(found.start(), max(1, len(found[0])))
            yield Problem.note(place, code, passage.key, **_values(code, passage, found))


def _values(code: str, passage: Passage, found: re.Match[str]) -> dict[str, str]:
    if code == "odd-blank":
        return {"code": f"U+{ord(found[0]):04X}"}
    if code == "hyphen-in-range":
        dash = " – " if " " in found[0] and passage.language is Language.VI else "–"
        return {"words": found[0], "meant": re.sub(" ?- ?", dash, found[0])}
    if code in ("blank-before-mark", "no-blank-after-mark"):
        return {"mark": found[0].strip(), "words": passage.words[max(0, found.start() - 12) : found.end() + 12].strip()}
    return {}
