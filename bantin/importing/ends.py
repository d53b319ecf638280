"""What stands at the ends of a line and is no part of its words: an agency's tag, an end mark, a credit."""

from __future__ import annotations

import re
from collections.abc import Collection

from bantin.importing.words import word_set
from bantin.text import fold

_TAG = re.compile(
    r"(?:(?P<round>\((?P<inner>[^()]{2,40})\))|(?P<bare>[A-ZĐ][\wÀ-ỹ]*(?:[.\- ][\wÀ-ỹ]+){0,4}))(?:\s*[-–—]\s*|"
    r"\s*[:：]\s+)(?=[\"“‘(]?[A-ZÀ-ỸĐ0-9])"
)
_DATED = re.compile(r"[A-ZĐ][^\W\d]*(?:\s[A-ZĐ][^\W\d]*){0,3}\s*\((?:TTXVN|VNA|VOV|ĐCSVN)[^)]{0,20}\)\s*[-–—]\s*")
_ACRONYM = re.compile(
    r"(?:[A-ZĐ][a-zà-ỹ]+[A-ZĐ][a-zà-ỹ]+|[A-ZĐ]{2,6}|[A-ZĐ][A-ZĐ0-9.\-]{1,11})(?:\s(?:online|Online|điện tử|News))?"
)
_HOST = re.compile(r"[A-Za-zĐđ0-9-]+(?:\.[A-Za-z]{2,4}){1,3}", re.ASCII)
_END_LENGTH, _CREDIT_LENGTH = 12, 400
_NO_TAGS = word_set(
    "ubnd hđnd bhyt bhxh ttyt bv ts ths gs pgs bs bscki bsckii cki ckii ttnd ttut covid covid-19 "
    "pv ctxh mttq pgs.ts gs.ts ttnd.bsckii"
)
_BULLET = re.compile(r"[•●▪◆■►▶🕒🕔📅·*|–-]\s+")
_END_MARK = re.compile(r"\s*\./\.$|\s*\|$|(?<=[.!?”\"])\s*[■□◆▪●]$|\s*\|\s*$|(?<=[.!?])\s*/\.$")
_CREDIT_ROUND = re.compile(
    r"[(\[]\s*(?:ảnh|nguồn\s+ảnh|nguồn|hình(?:\s+ảnh)?|photo)\s*+[:：]?\s*+(?!\d)[^()\[\]]{1,80}[)\]]", re.IGNORECASE
)
_CREDIT_BARE = re.compile(
    r"(?:(?<=[.!?])|(?<=\s[-–—|/])|(?<=\s))\s*(?:ảnh|nguồn\s+ảnh|photo)\s*[:：]\s*\S.{0,60}$", re.IGNORECASE
)


def find_tag(text: str, media: Collection[str]) -> str:
    """Return the agency's tag that *text* begins with, blanks and dash included, or an empty string.

    *media* are the folded names of publishers. What is none of them is a tag in round brackets, in capitals, or as the
    name of a host.
    """
    dated = _DATED.match(text)
    if dated:
        return dated[0]
    found = _TAG.match(text)
    if not found or (found[0].rstrip()[-1] in ":：" and not found["round"]):
        return ""
    name = (found["inner"] or found["bare"] or "").strip()
    if name.lower() in _NO_TAGS:
        return ""
    is_known = fold(name) in media
    is_round = bool(found["round"]) and not any(c.isdigit() for c in name) and len(name.split()) <= 6
    is_short = bool(_ACRONYM.fullmatch(name) or _HOST.fullmatch(name))
    return found[0] if is_known or is_round or is_short else ""


def name_in_tag(tag: str) -> str:
    """Return the agency's name in *tag*: "(ĐCSVN) – " → "ĐCSVN"."""
    inner = re.search(r"\(([^()]*)\)", tag)
    name = inner[1] if inner else tag.strip(" -–—:")
    return re.sub(r"\s+\d.*", "", name).strip()


def find_bullet(text: str) -> str:
    """Return the bullet that a time stamp begins with, blanks included, or an empty string."""
    found = _BULLET.match(text)
    return found[0] if found else ""


def find_end_mark(text: str) -> str:
    """Return the end mark or left-over rule that *text* ends with, or an empty string."""
    found = _END_MARK.search(text[-_END_LENGTH:])
    return found[0] if found and len(found[0]) < len(text) else ""


def find_credit(text: str) -> str:
    """Return the part of the caption *text* that names the photographer, or an empty string."""
    text = text[-_CREDIT_LENGTH:]
    rounds = list(_CREDIT_ROUND.finditer(text))
    if rounds:
        return rounds[-1][0]
    bare = _CREDIT_BARE.search(text)
    return bare[0].strip() if bare and bare.start() > 0 else ""
