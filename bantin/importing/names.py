"""People in a text: name, title and post, as the text first gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bantin.importing.desk import Desk
from bantin.importing.organisations import Mention
from bantin.importing.roles import LineGuess
from bantin.importing.words import SURNAMES, tokenise, word_set
from bantin.model.article import LineRole


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """A person: *title* and *post* are words of the text, *organisation* the key of a mention; they may be empty."""

    name: str
    title: str
    post: str
    organisation: str
    line: int
    confidence: float


_W = r"[A-ZĐ][^\W\d_]*"
_NAME = rf"{_W}(?:[ -]{_W}){{1,4}}"
_TITLE = (
    r"(?:(?:GS|PGS|TS|TSKH|ThS|Ths|ThS|BS|Bs|BSCKII|BSCKI|BSCK\s?II|BSCK\s?I|CKII|CKI|CK\s?II|CK\s?I|TTND|TTƯT|"
    r"TTUT|DS|DSCKI|DSCKII|CN|CNĐD|ĐD|KS|AHLĐ|NGND|NGƯT|"
    r"Giáo sư|Phó [Gg]iáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|[Bb]ác sĩ|[Bb]ác sỹ|Thầy thuốc [Nn]hân dân|"
    r"Thầy thuốc [Ưư]u tú|Dược sĩ|Dược sỹ|Điều dưỡng|"
    r"Đại tá|Thượng tá|Trung tá|Thiếu tướng|Trung tướng|Mr|Mrs|Ms|Dr|Prof|chuyên khoa (?:cấp )?(?:II|I|2|1)|"
    r"Chuyên khoa (?:cấp )?(?:II|I|2|1)|cao cấp)[.,]?\s*)+"
)
_CALL = r"(?:(?:[ĐđĐ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|Ngài|ngài|GS|bác)[.:]?\s+)"
_INTRODUCED = re.compile(rf"(?P<call>{_CALL})?(?P<title>{_TITLE})?(?P<name>{_NAME})(?![^\W\d_])")
_POST_WORDS = (
    r"(?:[Nn]guyên\s+)?(?:Q\.\s?|Quyền\s+)?(?:(?:Tổng\s+)?(?:[Pp]hó\s+)?(?:Tổng\s+)?(?:[Gg]iám đốc|[Cc]hủ tịch|"
    r"[Bb]í thư|[Vv]iện trưởng|[Hh]iệu trưởng|[Tt]rưởng (?:khoa|phòng|ban|đoàn|bộ môn|đại diện)|"
    r"[Tt]rưởng|[Cc]ục trưởng|[Vv]ụ trưởng|[Cc]hánh [Vv]ăn phòng|[Vv]ăn phòng|[Tt]hủ tướng|[Tt]ổng thư ký|"
    r"[Đđ]oàn trưởng)|[Tt]hứ trưởng|[Bb]ộ trưởng|[Tt]ỉnh ủy viên|[Tt]hành ủy viên|[Ủủ]y viên|[Đđ]ại sứ|"
    r"[Tt]ổng [Ll]ãnh sự|[Cc]ố vấn|[Cc]huyên gia|[Cc]huyên viên|[Tt]hành viên|[Đđ]ại diện|[Gg]iám đốc|"
    r"[Đđ]iều phối viên|[Tt]hư ký|[Nn]hân viên|[Gg]iáo sư|[Ss]áng lập|CEO|[Pp]hụ trách)"
)
_POST_AFTER = re.compile(rf"\s*(?:[-–—,(:]|\s(?:là|hiện là|giữ chức))\s*(?P<post>{_POST_WORDS}\b[^.;:()!?]*)")
_POST_BEFORE = re.compile(
    rf"(?P<post>{_POST_WORDS}\b(?:\s+(?!ông\b|bà\b|đồng chí\b|và\b|cùng\b|cho\b|đã\b|"
    rf"phát biểu\b)[^\s,.;:()\-–—]+){{0,12}}?)\s*[-–—,:]?\s*$"
)
_POST_END = re.compile(
    r"\s*(?:,(?!\s*(?:[Pp]hó|[Gg]iám|[Cc]hủ|[Bb]í|[Tt]rưởng|[Tt]ỉnh|[ỦUủ]y|[Đđ]ại|[Tt]hành|[Tt]ổng|[Vv]iện|"
    r"[Hh]iệu|[Nn]guyên|[Cc]ố)\b)|\s(?:[-–—]|(?:đã|cho biết|phát biểu|làm|cùng|và\s+(?:các|đoàn|lãnh|ông|bà|đồng|"
    r"đại|PGS|GS|TS|BS|[Pp]hó|[Gg]iám|[Cc]hủ tịch)|chủ trì|khẳng định|nhấn mạnh|bày tỏ|chia sẻ|"
    r"đánh giá|tặng|trao|ký|tiếp|dẫn|có|báo cáo|giới thiệu|mong|hy vọng|hi vọng|cảm ơn|thay mặt|đại diện cho|sẽ|"
    r"đang|chúc mừng|tham|kiểm tra|trả lời|thăm|chụp|gửi|yêu cầu|đề nghị|ghi nhận|vui mừng|tin tưởng|được|để|dự|"
    r"về|trong|tại|khi|với|chào)\b)).*",
    re.DOTALL,
)
_NO_NAME = word_set(
    "hội đồng việt nam hàn quốc trung tâm bệnh viện sở bộ ban ủy y tế quốc tỉnh thành phố đại "
    "học trường phòng khoa viện chủ tịch phó giám đốc đoàn công lễ buổi ngành ngày tại cục"
)
_POST_SYLLABLES = re.compile(r"^(?:Phó|Giám|Chủ|Bí|Trưởng|Viện|Hiệu|Thứ|Bộ|Tổng|Ủy|UBND|HĐND|Sở|Đảng|Tỉnh)$")
_SCANNED = 20_000
_SCANNED_ROLES = (LineRole.LEAD, LineRole.PARAGRAPH, LineRole.CAPTION, LineRole.TITLE, LineRole.SUBHEADING)
_WORTHY = ("hồ chí minh",)


def find_people(guesses: Sequence[LineGuess], mentions: Sequence[Mention], desk: Desk) -> tuple[FoundPerson, ...]:
    """Return the people named in the text, each once, in order; the fullest of their introductions counts."""
    best: dict[str, FoundPerson] = {}
    for guess in sorted(guesses, key=lambda guess: guess.role is LineRole.TITLE):
        if guess.role not in _SCANNED_ROLES:
            continue
        here = [mention for mention in mentions if mention.unit == guess.first]
        for person in _scan_unit(guess, here):
            tokens = tokenise(person.name)
            if any(match.last == len(tokens) for match in desk.province_names.find(person.name, tokens)):
                continue  # Cao Bằng and Hà Giang begin as surnames do
            before = best.get(person.name)
            if before is None or _fullness(person) > _fullness(before):
                known = before or person
                best[person.name] = replace(
                    person, title=person.title or known.title, confidence=max(person.confidence, known.confidence)
                )
    return tuple(sorted(best.values(), key=lambda person: (person.line, person.name)))


def _fullness(person: FoundPerson) -> tuple[bool, bool]:
    return bool(person.post), bool(person.title)


def _scan_unit(guess: LineGuess, mentions: Sequence[Mention]) -> Iterator[FoundPerson]:
    line = guess.text[:_SCANNED]
    for match in _INTRODUCED.finditer(line):
        start, end, name = _trim_name(match)
        if not name or name.lower() in _WORTHY:
            continue
        is_called = bool(match["call"] or match["title"])
        words = name.split()
        is_vietnamese = words[0].lower() in SURNAMES
        if any(mention.start <= start and end <= mention.end for mention in mentions):
            continue
        before = "" if is_called else _post_before(line[max(0, start - 140) : start])
        after = _post_after(line, end)
        post = after or (before or _post_before(line[max(0, match.start() - 140) : match.start()]))
        if not (is_called or (is_vietnamese and post)) or line.isupper():
            continue
        sure = 0.9 if is_called and post else 0.8 if post else 0.7
        yield FoundPerson(
            name=name,
            title=(match["title"] or "").strip(" .,"),
            post=post,
            organisation=_employer(post, line, start, end, mentions),
            line=guess.line_at(start),
            confidence=sure if is_vietnamese else sure - 0.1,
        )


def _trim_name(match: re.Match[str]) -> tuple[int, int, str]:
    """Return start, end and words of the name in *match*; what stands before a surname is part of an organisation's."""
    words = match["name"].split()
    start = match.start("name")
    if not (match["call"] or match["title"]):
        skip = next((i for i, word in enumerate(words) if word.lower() in SURNAMES and 2 <= len(words) - i <= 5), -1)
        if skip < 0:
            return start, start, ""
        # "tỉnh Hà Tĩnh Trần Báu Hà": the last surname with two words after it begins the name.
        for i in range(skip + 1, len(words) - 1):
            if words[i].lower() in SURNAMES and len(words) - i >= 3 and i >= 2:
                skip = i
        start += sum(len(word) + 1 for word in words[:skip])
        words = words[skip:]
    kept: list[str] = []
    for word in words:
        if kept and (_POST_SYLLABLES.match(word) or (word.isupper() and len(word) > 1 and not kept[0].isupper())):
            break
        kept.append(word)
    name = " ".join(kept)
    if len(kept) < 2 or (kept[0].lower() in _NO_NAME - {"ban"} and not (match["call"] and len(kept) > 2)):
        return start, start, ""
    return start, start + len(name), name


def _post_after(line: str, end: int) -> str:
    found = _POST_AFTER.match(line, end, min(len(line), end + 220))
    return _POST_END.sub("", found["post"]).strip(" ,-–—") if found else ""


def _post_before(before: str) -> str:
    found = _POST_BEFORE.search(before)
    return found["post"].strip(" ,-–—:") if found and "," not in found["post"] else ""


def _employer(post: str, line: str, start: int, end: int, mentions: Sequence[Mention]) -> str:
    """Return the key of the organisation that stands in the post, or an empty string."""
    if not post:
        return ""
    at = line.find(post, end, end + 240)
    at = at if at >= 0 else line.rfind(post, max(0, start - 160), start)
    inside = [mention for mention in mentions if at <= mention.start < at + len(post)]
    return inside[-1].key if at >= 0 and inside else ""
