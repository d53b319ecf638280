"""Numbers of the report that count something: money, people, projects, years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bantin.importing.roles import LineGuess
from bantin.model.article import LineRole


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFigure:
    """A number with what it counts, in the words of *line*."""

    says: str
    line: int
    confidence: float


_QUANTIFIER = r"(?:hơn|trên|gần|khoảng|tổng\s+(?:số\s+)?|ít\s+nhất|tới|đến|chừng)\s+"
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_SCALE = r"(?:nghìn|ngàn|triệu|tỷ|tỉ)"
_UNIT = (
    r"(?:USD|đô\s+la(?:\s+Mỹ)?|VNĐ|VND|đồng\s+chí(?:\s+[^\W\d_]+){0,2}|đồng|euro|EUR|won|yên|%|dự\s+án|"
    r"giường(?:\s+bệnh)?|bệnh\s+nhân|lượt(?:\s+[^\W\d_]+){0,3}|"
    r"ca(?:\s+(?:bệnh|phẫu\s+thuật|mổ|ghép))?|bác\s+s[ĩỹ]|cán\s+bộ|nhân\s+viên|học\s+viên|sinh\s+viên|người|"
    r"kỹ\s+thuật|bệnh\s+viện|đơn\s+vị|cơ\s+sở|đại\s+biểu|"
    r"khoa|phòng|năm|tháng|tuổi|lớp|khóa|đoàn|chuyên\s+gia|thành\s+viên|xã|huyện|tỉnh|trường\s+hợp|suất|"
    r"phần\s+quà|máy|gói(?:\s+[^\W\d_]+){0,2}|lĩnh\s+vực|chuyên\s+khoa|m2|ha|điều\s+dưỡng|y\s+bác\s+s[ĩỹ])"
)
_FIGURE = re.compile(
    rf"(?<![\d/.,\-–])(?<!số )(?:{_QUANTIFIER})?(?:{_NUMBER})(?:\s*{_SCALE})?"
    rf"(?:\s*(?:lượt\s+)?{_UNIT})(?![^\W\d_]|\s+\d|\s+năm\s+\d)|"
    r"hàng\s+(?:trăm|nghìn|ngàn|chục|triệu)\s+(?:lượt\s+)?[^\W\d_]+(?:\s+[^\W\d_]+)?",
    re.IGNORECASE,
)
_ROLES = (LineRole.TITLE, LineRole.LEAD, LineRole.PARAGRAPH, LineRole.CAPTION, LineRole.SUBHEADING)
_MANY = 40
_SCANNED = 20_000


def find_figures(lines: Sequence[str], guesses: Sequence[LineGuess]) -> tuple[FoundFigure, ...]:
    """Return the figures of the text in order, each once; the first forty."""
    found: dict[str, FoundFigure] = {}
    for guess in sorted(guesses, key=lambda guess: guess.role is LineRole.TITLE):
        if guess.role not in _ROLES:
            continue
        for number in range(guess.first, guess.last + 1):
            for match in _FIGURE.finditer(lines[number - 1][:_SCANNED]):
                said = match[0].strip()
                sure = 0.55 if re.search(r"năm$|tháng$", said) else 0.75
                found.setdefault(said.lower(), FoundFigure(says=said, line=number, confidence=sure))
    return tuple(sorted(list(found.values())[:_MANY], key=lambda figure: figure.line))
