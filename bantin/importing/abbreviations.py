"""Abbreviations in a text, with what they stand for by the text itself, the register or the glossary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bantin.importing.desk import Desk
from bantin.importing.roles import LineGuess
from bantin.model.article import LineRole
from bantin.text import unmark


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAbbreviation:
    """*short* stands in *line*, and *long* is what it means."""

    short: str
    long: str
    line: int
    confidence: float


_EXPLAINED = re.compile(
    r"\(\s*(?:(?:được\s+)?(?:sau\s+đây\s+)?(?:viết\s+tắt|gọi\s+tắt|gọi|tên\s+viết\s+tắt)\s*(?:là)?\s*:?\s*)?"
    r"[\"“]?(?P<short>[A-ZĐƯƠ][A-Za-zĐđ0-9&.\- ]{1,14})[\"”]?\s*\)"
)
_BEFORE = re.compile(r"(?<![\w.])(?P<short>[A-ZĐƯ]{2,10})\s*\((?P<long>[^()\d]{6,90})\)")
"""The short form first: "BVCR (Bệnh viện Chợ Rẫy)"."""
_SHORT = re.compile(r"(?<![\w.])[A-ZĐƯ]{2,10}(?:\.[A-ZĐ]{2,8})?(?![\w])")
_UNSCANNED = (LineRole.FURNITURE, LineRole.DUPLICATE, LineRole.SOURCE, LineRole.STAMP)
_SCANNED = 20_000
_COMMON = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "BHYT": "bảo hiểm y tế",
    "TTYT": "Trung tâm Y tế",
    "PGS": "Phó giáo sư",
    "GS": "Giáo sư",
    "TS": "Tiến sĩ",
    "KCB": "khám, chữa bệnh",
}
"""What every newspaper shortens; the register and the glossary go before."""


def find_abbreviations(guesses: Sequence[LineGuess], desk: Desk) -> tuple[FoundAbbreviation, ...]:
    """Return the abbreviations whose meaning is known, each once, by the line they first stand in."""
    found: dict[str, FoundAbbreviation] = {}
    used: dict[str, int] = {}
    registered = {short: p.name.vi for p in desk.partners.partners.values() for short in p.abbreviations}
    for guess in guesses:
        if guess.role in _UNSCANNED:
            continue
        line = guess.text[:_SCANNED]
        for match in _EXPLAINED.finditer(line):
            short = match["short"].strip()
            long = registered.get(short) or _expansion(line[max(0, match.start() - 120) : match.start()], short)
            if long and short not in found:
                number = guess.line_at(match.start("short"))
                found[short] = FoundAbbreviation(short=short, long=long, line=number, confidence=0.93)
        for match in _BEFORE.finditer(line):
            words = match["long"].split()
            if _match_initials(words, list(unmark(match["short"]))) == " ".join(words):
                number = guess.line_at(match.start("short"))
                row = FoundAbbreviation(short=match["short"], long=" ".join(words), line=number, confidence=0.9)
                found.setdefault(match["short"], row)
        for match in _SHORT.finditer(line):
            if not line.isupper():
                used.setdefault(match[0], guess.line_at(match.start()))
    meanings = _known(desk)
    for short in sorted(used):
        if short not in found and short in meanings:
            found[short] = FoundAbbreviation(short=short, long=meanings[short], line=used[short], confidence=0.85)
    return tuple(sorted(found.values(), key=lambda entry: (entry.line, entry.short)))


def _known(desk: Desk) -> dict[str, str]:
    meanings = {short: term.vi for term in reversed(desk.terms) for short in term.abbreviations}
    for partner in desk.partners.partners.values():
        meanings |= dict.fromkeys(partner.abbreviations, partner.name.vi)
    return _COMMON | meanings


def _expansion(before: str, short: str) -> str:
    """Return the last words of *before* whose first letters *short* is made of, or an empty string.

    Letters may be left out of the abbreviation (IEC for a Korean centre is none of ours), so half of them must agree.
    """
    letters = [letter for letter in unmark(short).upper() if letter.isalpha()]
    words = re.split(r"[().;:]|, ", before)[-1].split()
    if len(letters) < 2 or not words or not short[:2].isupper():
        return ""
    for left_out in range(min(5, len(words) - 1)):
        tail = words[len(words) - left_out :]
        if not all(word[0].isupper() or word[0].isdigit() for word in tail):
            break  # only a proper name or a number is left out: Bệnh viện Trung ương Quân đội 108 (BVTWQĐ)
        matched = _match_initials(words[: len(words) - left_out], letters)
        if matched and (not left_out or len(letters) > 2):
            return " ".join([matched, *tail])
    starts = [
        i
        for i, word in enumerate(words)
        if word.strip('“"').istitle()
        and re.match(r"Bệnh|Trung|Viện|Trường|Đại|Hội|Cơ|Tổ|Quỹ|Ủy|Sở|Tập|Ngân|Cục|Bộ", word)
    ]
    return (
        " ".join(words[starts[-1] :]).strip('“" ')
        if starts and len(words) - starts[-1] >= 3 and short.isupper()
        else ""
    )


def _match_initials(words: Sequence[str], letters: Sequence[str]) -> str:
    """Return the last words whose initials are *letters*, in order and none skipped but small words."""
    at = len(letters) - 1
    for index in range(len(words) - 1, -1, -1):
        initial = unmark(words[index].strip('“"(,'))[:1].upper()
        if initial == letters[at]:
            at -= 1
            if at < 0:
                return " ".join(words[index:]).strip('“" ,')
        elif initial != "-" and words[index].lower() not in ("và", "về", "của", "các", "-", "–", "tỉnh"):
            return ""
    return ""
