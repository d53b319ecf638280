"""Lines become units: a paragraph that was broken over lines is one unit, whatever broke it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from bantin.importing.signs import find_signs
from bantin.importing.words import split_sentences

_END = re.compile(r"[.!?…:;][\"”’»)\]]*$|\.\.\.$|\./\.$")
_ITEM = re.compile(r"(?:[-–—+•*●▪○✔✅➢o]|\d{1,2}[.)]|[a-zđ][.)])\s")
_DANGLING = re.compile(
    r"\b(?:và|với|của|cho|tại|giữa|về|các|những|cùng với|nhằm|do|bởi|theo|trong|vì|để|được|là)$", re.IGNORECASE
)
"""No line of a page ends so unless it was broken."""
_BODY = re.compile(
    r"(?:SỞ|BỘ|BỆNH VIỆN|TRUNG TÂM|UBND|ỦY BAN|TRƯỜNG|VIỆN|CỤC|ĐẢNG BỘ)(?!.*\b(?:KÝ|VÀ|VỚI|HỢP TÁC|TIẾP)\b)"
)
_OTHER = re.compile(
    r"(?:SỞ|BỘ|BỆNH VIỆN|TRUNG TÂM|UBND|ỦY BAN|TRƯỜNG|VIỆN|CỤC|LỄ|HỘI NGHỊ|HỘI THẢO|THÔNG (?:BÁO|CÁO|TIN)|TIN|BẢN TIN|"
    r"BÁO CÁO|GIẤY|CỘNG H[ÒO]A|PHÒNG|KHOA)\b"
)
"""In a letterhead each body, and what the paper is, has a line of its own."""
_NARROWEST, _WIDEST = 45, 130
_FEWEST = 5
_SHARE_OF_FULL = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Lines *first* to *last* (from 1) that belong together, and their words joined.

    *starts* says where in *text* each line begins; *gap* is the number of blank lines before it.
    *is_closed* says whether it ends as a sentence does.
    """

    first: int
    last: int
    text: str
    starts: tuple[int, ...]
    gap: int
    word_count: int
    sentences: int
    is_closed: bool


def make_units(lines: Sequence[str]) -> tuple[Unit, ...]:
    """Return the units of *lines*, which are evened out; blank lines belong to none."""
    width = _find_wrap_width(lines)
    groups: list[list[int]] = []
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text:
            continue
        if groups and groups[-1][-1] == number - 1 and _continues(lines, number, width):
            groups[-1].append(number)
        else:
            groups.append([number])
    units: list[Unit] = []
    before = 0
    for group in groups:
        parts = [lines[number - 1].strip() for number in group]
        text = " ".join(parts)
        units.append(
            Unit(
                first=group[0],
                last=group[-1],
                text=text,
                starts=(0, *accumulate(len(part) + 1 for part in parts[:-1])),
                gap=group[0] - before - 1,
                word_count=len(text.split()),
                sentences=len(split_sentences(text[:5000])),
                is_closed=bool(_END.search(text[-8:])),
            )
        )
        before = group[-1]
    return tuple(units)


def _find_wrap_width(lines: Sequence[str]) -> int:
    """Return the width at which the text was broken hard, or 0: lines of nearly one length, ending in mid-sentence."""
    lengths = sorted(len(line.rstrip()) for line in lines if len(line.strip()) > _NARROWEST)
    if len(lengths) < _FEWEST or lengths[-1] > _WIDEST:
        return 0
    width = lengths[-1]
    full = [
        line
        for line, after in pairwise(lines)
        if after.strip() and line.strip() and len(line.rstrip()) + 1 + len(after.split()[0]) > width - 6
    ]
    broken = [line for line in full if not _END.search(line.rstrip()[-8:])]
    is_wrapped = len(broken) >= _FEWEST - 1 and len(broken) >= _SHARE_OF_FULL * len(lengths)
    return width if is_wrapped else 0


def _continues(lines: Sequence[str], number: int, width: int) -> bool:
    """Whether line *number* goes on with the sentence or paragraph of the line before it."""
    before, line = lines[number - 2].strip(), lines[number - 1].strip()
    if _ITEM.match(line) or find_signs(line) or find_signs(before):
        return False
    is_open = not _END.search(before[-8:])
    if is_open and _DANGLING.search(before[-24:]):
        return True
    if width:
        is_full = len(lines[number - 2].rstrip()) + 1 + len(line.split()[0]) > width - 6
        indent = len(lines[number - 1]) - len(lines[number - 1].lstrip())
        is_indented = indent > len(lines[number - 2]) - len(lines[number - 2].lstrip())
        return (is_full and not is_indented) or (is_open and line[0].islower())
    if is_open and line[0].islower() and not before.isupper():
        return True
    if _BODY.match(before) and _OTHER.match(line):
        return False
    return _is_shouted(before) and _is_shouted(line) and len(before.split()) >= _FEWEST and is_open


def _is_shouted(text: str) -> bool:
    return text.isupper() and len(text.split()) >= 3
