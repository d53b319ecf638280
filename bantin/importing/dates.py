"""Dates in a text: what each says, which of them is the day of the event, and where a missing year may come from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bantin.importing.roles import LineGuess
from bantin.importing.signs import URL
from bantin.languages import Localized
from bantin.model.article import LineRole, Precision


class DateRole(StrEnum):
    """What a date is the date of."""

    EVENT = "event"
    STAMP = "stamp"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date phrase: the words *says* in *line*, and the parts it gives, None for what it leaves out.

    *inferred_year* is a year that something else in the text speaks for, and *basis* says what; both languages.
    """

    says: str
    line: int
    day: int | None
    month: int | None
    year: int | None
    role: DateRole
    confidence: float
    inferred_year: int | None = None
    basis: Localized[str] | None = None

    @property
    def precision(self) -> Precision:
        """How much of the date is said, the year aside."""
        if self.day is not None:
            return Precision.DAY
        return Precision.MONTH if self.month is not None else Precision.YEAR

    @property
    def best_year(self) -> int | None:
        """The year that is said, else the inferred one."""
        return self.year or self.inferred_year

    @property
    def date(self) -> dt.date | None:
        """The date with 1 for what is not said; None without any year."""
        return dt.date(self.best_year, self.month or 1, self.day or 1) if self.best_year else None

    @property
    def iso(self) -> str:
        """The date as far as it is known: ``????-11-13``, ``2023-12``."""
        year = f"{self.best_year:04}" if self.best_year else "????"
        parts = [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join([year, *parts])


_PART_OF_DAY = r"(?:rạng\s+sáng|sáng|trưa|chiều|tối|đêm)"
_CUE = re.compile(
    rf"(?:{_PART_OF_DAY}|ngày|mùng|mồng|hôm nay|hôm qua|qua|nay|thứ\s+\w+|chủ nhật|lúc|đến|từ|vào|và|[-–(,])\s*\(?$",
    re.IGNORECASE,
)
_STRONG_CUE = re.compile(
    rf"(?:{_PART_OF_DAY}(?:\s+(?:nay|qua))?(?:\s+ngày)?|^(?:vào\s+)?(?:trong\s+)?ngày|ngày|hôm\s+(?:nay|"
    rf"qua))\s*,?\s*\(?$",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    r"(?<![\d/.,\-:])(?:(?P<y1>(?:19|20)\d\d)(?P<s1>[/.\-])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})|"
    r"(?:(?P<from>\d{1,2})(?:\s?[-–]\s?|\s+(?:và|đến|"
    r"tới)\s+(?:ngày\s+)?))?(?P<d2>\d{1,2})\s?(?P<s2>[/.\-])\s?(?P<m2>\d{1,2})(?:\s?(?P=s2)\s?(?P<y2>(?:19|20)\d\d))?)"
    r"(?!\d|[/\-]\d|\.\d)"
)
_LONG = re.compile(
    r"(?:(?P<from>\d{1,2})(?:\s?[-–,]\s?|\s+(?:và|đến|"
    r"tới)\s+(?:ngày\s+)?))?(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?!\d)(?:\s*(?:,\s*|năm\s+|/|-)\s*(?P<y>(?:19|"
    r"20)\d\d))?",
    re.IGNORECASE,
)
_MONTH = re.compile(r"tháng\s+(?P<m>\d{1,2})\s*(?:/|-|\.|,?\s*năm\s+|\s)\s*(?P<y>(?:19|20)\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"\bnăm\s+(?P<y>(?:19|20)\d\d)(?!\s*[-–]\s*\d)", re.IGNORECASE)
_UNIT_AFTER = re.compile(
    r"\s*(?:%|độ|xã|huyện|người|đơn vị|bệnh viện|trạm|tỷ|triệu|giờ|ca\b|dân số|số|điểm|chỉ tiêu|khoa|quốc gia|"
    r"tỉnh|phường|thành viên|\+)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:thành lập|ban hành|quyết định|nghị quyết|nghị định|thông tư|kế hoạch|công văn|luật|kỷ niệm|truyền thống|"
    r"sinh|trước đó|trước đây|năm ngoái|kể từ|"
    r"từ\s+(?:ngày|tháng|năm)|tính đến|đến\s+(?:ngày|hết|tháng|năm)|hết\s+(?:ngày|tháng|hạn)|dự kiến|"
    r"sẽ\s[^.]{0,60}|số\s+\S+|ký\s+ngày|hiệu lực|quốc khánh|ngày thầy thuốc[^.]*)\s*[^.;,]{0,25}$",
    re.IGNORECASE,
)
_IN_URL = re.compile(
    r"/(?P<y>20\d\d)[/\-]?(?P<m>0[1-9]|1[0-2])(?:[/\-]?(?P<d>0[1-9]|[12]\d|3[01]))?(?=[/\-.]|\d*$|\d{2,})"
)
_DIGITS_IN_URL = re.compile(r"(?<!\d)(?P<y>20[12]\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])\d{3,11}(?!\d)")
_BLOCKS = (LineRole.LEAD, LineRole.PARAGRAPH, LineRole.TITLE, LineRole.CAPTION, LineRole.SUBHEADING)
_SCANNED = 20_000


def find_dates(lines: Sequence[str], guesses: Sequence[LineGuess]) -> tuple[FoundDate, ...]:
    """Return every date of the text in order; at most one is the event's, and years that are missing are inferred.

    A year comes from a full time stamp, an address, or another full date of the text, never from today's clock.
    """
    found: list[tuple[FoundDate, float]] = []
    prose = 0
    for guess in guesses:
        if guess.role in (LineRole.FURNITURE, LineRole.DUPLICATE):
            continue
        is_prose = guess.role in (LineRole.LEAD, LineRole.PARAGRAPH)
        prose += is_prose
        for number in range(guess.first, guess.last + 1):
            line = lines[number - 1][:_SCANNED]
            found += [_judge(date, start, line, guess, prose) for date, start in _scan_line(line, number)]
    dates = _choose_event(found)
    anchors = tuple(_find_anchors(lines, dates))
    return tuple(date if date.year or date.day is None else _infer_year(date, anchors) for date in dates)


def _scan_line(line: str, number: int) -> Iterator[tuple[FoundDate, int]]:
    """Yield the dates of one line with where they start, in order, none inside another."""
    if not any(c.isdigit() for c in line):
        return
    bare = URL.sub(lambda url: " " * len(url[0]), line)
    taken: list[tuple[int, int]] = []
    hits: list[tuple[FoundDate, int]] = []
    for pattern, is_short in ((_LONG, False), (_SLASHED, True), (_MONTH, False), (_YEAR, False)):
        for match in pattern.finditer(bare):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            date = _read(match, number)
            if date is None or (is_short and not _is_date(bare, match, date)):
                continue
            taken.append((match.start(), match.end()))
            hits.append((date, match.start()))
    yield from sorted(hits, key=lambda hit: hit[1])


def _read(match: re.Match[str], number: int) -> FoundDate | None:
    """Return the date that *match* says, or None when there is no such day."""
    parts = {
        key[0]: int(value) for key, value in match.groupdict().items() if value and value.isdigit() and key != "from"
    }
    day, month, year = parts.get("d"), parts.get("m"), parts.get("y")
    try:
        dt.date(year or 2000, month or 1, day or 1)
    except ValueError:
        return None
    return FoundDate(
        says=match[0].strip(), line=number, day=day, month=month, year=year, role=DateRole.OTHER, confidence=0.5
    )


def _is_date(line: str, match: re.Match[str], date: FoundDate) -> bool:
    """Whether figures with a sign between them are a date, and not a fraction, a score, a decimal or a range."""
    if date.year is not None:
        return True
    before = line[max(0, match.start() - 24) : match.start()]
    cued = bool(_CUE.search(before))
    if match["s2"] != "/":
        return bool(_STRONG_CUE.search(before)) and not _UNIT_AFTER.match(line, match.end())
    if _UNIT_AFTER.match(line, match.end()) and not _STRONG_CUE.search(before):
        return False
    return (
        cued
        or match["from"] is not None
        or match.start() == 0
        or (bool(re.search(r"[a-zà-ỹ]\s$", before)) and match[0] != "24/7")
    )


def _judge(date: FoundDate, start: int, line: str, guess: LineGuess, prose: int) -> tuple[FoundDate, float]:
    """Return *date* with how much speaks for its being the event's."""
    if guess.role is LineRole.STAMP:
        return replace(date, role=DateRole.STAMP, confidence=guess.confidence), -9.0
    score = -9.0
    if guess.role in _BLOCKS and date.day is not None:
        before = line[max(0, start - 90) : start]
        score = 1.0 if guess.role in (LineRole.LEAD, LineRole.PARAGRAPH) else -0.5
        score += max(0.0, 2.0 - 0.5 * max(0, prose - 1))
        score += 1.5 if start < 60 else 0.0
        score += 2.0 if _STRONG_CUE.search(before[-24:]) else 0.0
        score -= 3.5 if _ELSEWHERE.search(before) else 0.0
        score -= 2.0 if date.year is not None and date.year < 2005 else 0.0
    return date, score


def _choose_event(found: Sequence[tuple[FoundDate, float]]) -> list[FoundDate]:
    """Return the dates with the one that most speaks for marked as the event's; the first of equals."""
    best = max(range(len(found)), key=lambda index: (found[index][1], -index), default=-1)
    dates: list[FoundDate] = []
    for index, (date, score) in enumerate(found):
        if index == best and score > 0:
            sure = min(0.97, 0.45 + 0.09 * score)
            dates.append(replace(date, role=DateRole.EVENT, confidence=round(sure, 2)))
        elif date.role is DateRole.STAMP:
            dates.append(date)
        else:
            dates.append(replace(date, confidence=0.8 if score < 3 else 0.6))
    return dates


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A year that the text gives, with the month and day beside it where there are any, and why it counts."""

    year: int
    month: int | None
    day: int | None
    weight: float
    basis: Localized[str]


def _find_anchors(lines: Sequence[str], dates: Sequence[FoundDate]) -> Iterator[_Anchor]:
    for number, line in enumerate(lines, 1):
        for url in URL.finditer(line[:_SCANNED]) if "/" in line else ():
            match = _IN_URL.search(url[0]) or _DIGITS_IN_URL.search(url[0])
            if match:
                said = match[0].strip("/")[:10]
                basis = Localized(
                    vi=f"Bài chỉ ghi ngày và tháng; đường dẫn ở dòng {number} có phần “{said}”.",
                    en=f"The report gives only the day and the month; the link in line {number} carries “{said}”.",
                )
                yield _Anchor(int(match["y"]), int(match["m"]), int(match["d"]) if match["d"] else None, 0.8, basis)
    for date in dates:
        if date.year and date.month:
            is_stamp = date.role is DateRole.STAMP
            basis = Localized(
                vi=f"Bài chỉ ghi ngày và tháng; năm lấy theo “{date.says}” ở dòng {date.line}.",
                en=f"The report gives only the day and the month; the year is that of “{date.says}” in line "
                f"{date.line}.",
            )
            yield _Anchor(date.year, date.month, date.day, 0.85 if is_stamp else 0.45, basis)


def _infer_year(date: FoundDate, anchors: Sequence[_Anchor]) -> FoundDate:
    """Return *date* with the year that the surest anchor speaks for: the last such day up to the anchor's month."""
    if not anchors:
        return date
    anchor = max(anchors, key=lambda anchor: anchor.weight)
    later = anchor.weight >= 0.8 and (date.month or 1, date.day or 1) > (anchor.month or 12, anchor.day or 31)
    year = anchor.year - 1 if later else anchor.year
    if later and date.role is not DateRole.EVENT:
        return date
    try:
        dt.date(year, date.month or 1, date.day or 1)
    except ValueError:
        return date
    return replace(
        date, inferred_year=year, basis=anchor.basis, confidence=round(min(date.confidence, anchor.weight), 2)
    )
