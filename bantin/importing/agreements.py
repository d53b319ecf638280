"""What sort of event it was, what was signed, in which fields, for which years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bantin.importing.desk import Desk
from bantin.importing.roles import LineGuess
from bantin.importing.words import split_sentences
from bantin.model.article import FieldStatus, LineRole


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundKind:
    """The kind of event: an id of the topics. *words* in *line* say so; for what was signed, they are its name."""

    id: str
    signed: bool
    words: str
    line: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPeriod:
    """Years *first* to *last*; *of_agreement* when an agreement stands in the same sentence."""

    first: int
    last: int
    of_agreement: bool
    words: str
    line: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundField:
    """A field of cooperation (id of the topics): *words* in *line* name it, their sentence says how far it has come."""

    id: str
    status: FieldStatus
    words: str
    line: int
    confidence: float


_SIGNED = (
    ("mou", r"(?:biên\s+)?bản\s+ghi\s+nhớ[^.,;()“”\"]{0,80}|\bMOU\b|\bMoU\b"),
    ("framework-contract", r"(?:hợp\s+đồng|thỏa\s+thuận|thoả\s+thuận)\s+(?:nguyên\s+tắc|khung)[^.;()“”\"]{0,120}"),
    ("amended-agreement", (r"(?:ký\s+)?(?:điều\s+chỉnh|sửa\s+đổi|gia\s+hạn|bổ\s+sung|"
        r"phụ\s+lục)[^.;()]{0,30}(?:thỏa\s+thuận|thoả\s+thuận|hợp\s+đồng|biên\s+bản)[^.,;()]{0,60}")),
    ("comprehensive-agreement", (r"(?:thỏa\s+thuận|thoả\s+thuận|biên\s+bản|hợp\s+đồng|chương\s+trình|"
        r"ký\s+kết)\s+(?:hợp\s+tác\s+|phối\s+hợp\s+)?toàn\s+diện[^.,;()“”\"]{0,60}|"
        r"hợp\s+tác\s+toàn\s+diện[^.,;()]{0,40}")),
    ("agreement", (r"(?:thỏa\s+thuận|thoả\s+thuận|biên\s+bản|hợp\s+đồng|chương\s+trình|kế\s+hoạch|quy\s+chế|"
        r"văn\s+bản|cam\s+kết|bản\s+ký)\s+(?:hợp\s+tác|phối\s+hợp|hỗ\s+trợ|chuyển\s+giao|đào\s+tạo|về|tài\s+trợ|"
        r"khung)[^.,;()“”\"]{0,80}|hợp\s+tác[^.,;()]{0,60}")),
)  # fmt: skip
_SIGNING = re.compile(
    r"\b(?:ký|kí)(?:\s+kết)?\b|lễ\s+ký|\btrao\s+(?:biên\s+bản|thỏa\s+thuận|thoả\s+thuận)", re.IGNORECASE
)
_NOT_YET = re.compile(
    r"(?:sẽ|tiến\s+tới|dự\s+kiến|chuẩn\s+bị|đề\s+nghị|đề\s+xuất|mong\s+muốn|hướng\s+tới|sớm|có\s+thể|xem\s+xét|"
    r"hy\s+vọng|để)\s[^.;]{0,40}\b(?:ký|kí)\b|"
    r"(?:trước\s+(?:đó|đây)|năm\s+(?:ngoái|20\d\d)|từ\s+năm|tháng\s+\d+/\d+)[^.;]{0,60}\b(?:ký|kí)\b|"
    r"(?:đã\s+)?(?:ký|kí)(?:\s+kết)?\s+(?:từ|vào)\s+(?:năm|tháng)|chữ\s+ký|ký\s+(?:sinh|ức|quỹ|hiệu|túc|tự)",
    re.IGNORECASE,
)
_UNSIGNED = (
    ("anniversary", r"kỷ\s+niệm\s+\d+\s+năm|lễ\s+kỷ\s+niệm|ngày\s+truyền\s+thống", 1.0),
    ("training", (r"khai\s+giảng|bế\s+giảng|tập\s+huấn|lớp\s+(?:đào\s+tạo|học|bồi\s+dưỡng)|khóa\s+(?:đào\s+tạo|"
        r"học)|hội\s+thảo|hội\s+nghị\s+khoa\s+học|đào\s+tạo\s+(?:liên\s+tục|chuyển\s+giao)"), 0.9),
    ("visit", (r"thăm\s+(?:và\s+|,\s*)?(?:làm\s+việc|khảo\s+sát|hữu\s+nghị)|đến\s+thăm|chào\s+xã\s+giao|"
        r"khảo\s+sát|thăm\s+chính\s+thức"), 1.0),
    ("reception", r"\btiếp\s+(?:và\s+làm\s+việc|xã\s+giao|đoàn|đón|thân\s+mật|ngài|đại\s+sứ|ông|bà)|đón\s+tiếp", 1.2),
    ("visit", r"làm\s+việc\s+(?:với|tại)|buổi\s+làm\s+việc|công\s+tác\s+tại", 0.7),
)  # fmt: skip
_FIELD_FORMS = {
    "training": r"đào\s+tạo(?!\s+lâm\s+sàng)|bồi\s+dưỡng|tập\s+huấn",
    "clinical-training": r"đào\s+tạo\s+lâm\s+sàng|thực\s+hành\s+lâm\s+sàng",
    "technique-transfer": r"chuyển\s+giao(?:\s+(?:các|những|một\s+số|gói))*\s+(?:gói\s+)?(?:kỹ\s+thuật|công\s+nghệ)|"
    r"chuyển\s+giao",
    "professional-support": r"hỗ\s+trợ\s+(?:về\s+)?chuyên\s+môn|chỉ\s+đạo\s+tuyến",
    "experience-exchange": r"(?:trao\s+đổi|chia\s+sẻ|học\s+hỏi|học\s+tập)(?:\s*,\s*(?:trao\s+đổi|chia\s+sẻ|học\s+tập))?"
    r"(?:\s+(?:các|những|về))?\s+kinh\s+nghiệm",
    "online-scientific-sessions": r"sinh\s+hoạt\s+(?:khoa\s+học|chuyên\s+môn)",
    "examination-and-treatment": r"khám\s*,?\s*(?:bệnh\s*,?\s*)?(?:và\s+)?(?:chữa|điều\s+trị)(?:\s+bệnh)?",
    "case-consultation": r"hội\s+chẩn|tư\s+vấn\s+từ\s+xa|khám\s+(?:chữa\s+)?bệnh\s+từ\s+xa|telehealth|telemedicine",
    "emergency-care": r"cấp\s+cứu",
    "planned-operations": r"mổ\s+kế\s+hoạch|mổ\s+phiên",
    "referral": r"chuyển\s+tuyến|chuyển\s+viện|tiếp\s+nhận\s+(?:và\s+điều\s+trị\s+)?[^.;,]{0,20}bệnh\s+nhân\s+chuyển",
    "nursing": r"điều\s+dưỡng",
    "rehabilitation": r"phục\s+hồi\s+chức\s+năng",
    "management-capacity": r"năng\s+lực\s+quản\s+lý(?!\s+bệnh\s+viện)",
    "hospital-management": r"(?:quản\s+lý|quản\s+trị)\s+bệnh\s+viện",
    "pharmacy-and-supplies": r"quản\s+lý\s+dược|dược\s+lâm\s+sàng|hóa\s+chất\s+xét\s+nghiệm|vật\s+tư\s+y\s+tế",
    "equipment": r"(?:trang\s+)?thiết\s+bị(?:\s+y\s+tế)?|\bTTB\b",
    "procurement": r"mua\s+sắm|đấu\s+thầu",
    "investment": r"đầu\s+tư(?=[^.;]{0,40}(?:y\s+tế|bệnh\s+viện))|tư\s+vấn\s+đầu\s+tư",
    "hospital-project": r"dự\s+án\s+(?:xây\s+dựng\s+)?(?:[Bb]ệnh\s+viện|cơ\s+sở\s+y\s+tế)|"
    r"xây\s+dựng\s+(?:mới\s+)?bệnh\s+viện",
}
_STATUS = (
    (FieldStatus.REQUESTED, re.compile(
        r"đề\s+(?:nghị|xuất)|kiến\s+nghị|mong\s+(?:muốn\s+)?(?:được|nhận|"
        r"[^.;]{0,40}hỗ\s+trợ)", re.IGNORECASE)),
    (FieldStatus.HOPED, re.compile(r"mong\s+(?:muốn|rằng)|h[yi]\s+vọng|kỳ\s+vọng|\bmong\b", re.IGNORECASE)),
    (FieldStatus.AGREED, re.compile(
        r"\b(?:ký|kí)\s+kết|\bđã\s+ký|thống\s+nhất|cam\s+kết|theo\s+(?:thỏa|"
        r"thoả)\s+thuận|nội\s+dung\s+(?:hợp\s+tác|ký)|\bký\b", re.IGNORECASE)),
    (FieldStatus.PAST, re.compile(
        r"thời\s+gian\s+qua|những\s+năm\s+qua|năm\s+qua|trước\s+đây|\bđã\s+(?:được|"
        r"nhận|đào|chuyển|tiếp|thực|hỗ|triển|phối)|còn\s+đào\s+tạo", re.IGNORECASE)),
    (FieldStatus.DISCUSSED, re.compile(
        r"trao\s+đổi|thảo\s+luận|bàn\s+(?:về|bạc|thảo)|tìm\s+hiểu|định\s+hướng|"
        r"sẽ", re.IGNORECASE)),
)  # fmt: skip
_PERIOD = re.compile(
    r"(?:giai\s+đoạn|nhiệm\s+kỳ|thời\s+(?:kỳ|hạn|gian)|trong\s+\d+\s+năm|từ|"
    r"các\s+năm)\s*\(?(?:từ\s+)?(?:năm\s+)?(?P<first>(?:19|20)\d\d)\s*(?:[-–—]|đến|"
    r"tới)\s*(?:hết\s+)?(?:năm\s+)?(?P<last>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_AGREEMENT = re.compile(
    r"thỏa\s+thuận|thoả\s+thuận|biên\s+bản|bản\s+ghi\s+nhớ|hợp\s+đồng|hợp\s+tác|phối\s+hợp", re.IGNORECASE
)
_NAME_END = re.compile(
    r"\s+(?:giữa|với|và\s+(?:đại|trao|UBND|Bệnh|các\s+bên)|tại|là|đã|được|nhằm|cùng|trước|sau|vào|"
    r"trong\s+(?:buổi|chương)|giai\s+đoạn|có|của|để|cho|theo|sẽ)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_ROLES = (LineRole.TITLE, LineRole.LEAD, LineRole.PARAGRAPH, LineRole.CAPTION, LineRole.SUBHEADING)
_BODY = (LineRole.LEAD, LineRole.PARAGRAPH)
_SCANNED = 20_000


def find_kind(guesses: Sequence[LineGuess], desk: Desk) -> FoundKind | None:
    """Return the kind of event that the text tells of, or None; only kinds that the topics have."""
    signed = _find_signed(guesses, desk)
    if signed is not None:
        return signed
    votes: dict[str, float] = {}
    places: dict[str, tuple[str, int]] = {}
    for guess, line in _each_unit(guesses, _ROLES):
        weight = 3.0 if guess.role is LineRole.TITLE else 1.5 if guess.role is LineRole.LEAD else 0.4
        for kind, pattern, factor in _UNSIGNED:
            found = re.search(pattern, line, re.IGNORECASE)
            if found and kind in desk.kinds:
                votes[kind] = votes.get(kind, 0.0) + weight * factor
                places.setdefault(kind, (found[0], guess.line_at(found.start())))
    if not votes:
        return None
    best = max(sorted(votes), key=lambda kind: votes[kind])
    rest = max((votes[kind] for kind in votes if kind != best), default=0.0)
    sure = min(0.9, 0.5 + 0.12 * (votes[best] - rest))
    return FoundKind(id=best, signed=False, words=places[best][0], line=places[best][1], confidence=round(sure, 2))


def find_periods(guesses: Sequence[LineGuess]) -> tuple[FoundPeriod, ...]:
    """Return the spans of years that the text names, in order, none twice."""
    found: dict[tuple[int, int], FoundPeriod] = {}
    for guess, line in _each_unit(guesses, _ROLES):
        for match in _PERIOD.finditer(line):
            first, last = int(match["first"]), int(match["last"])
            if first <= last:
                before = line[max(0, match.start() - 120) : match.start()]
                near = before[max(before.rfind(". "), before.rfind("; ")) + 1 :]
                of_agreement = bool(_AGREEMENT.search(near)) and bool(_SIGNING.search(near))
                period = FoundPeriod(
                    first=first,
                    last=last,
                    of_agreement=of_agreement,
                    words=match[0],
                    line=guess.line_at(match.start()),
                    confidence=0.9,
                )
                found.setdefault((first, last), period)
    return tuple(found.values())


def find_fields(guesses: Sequence[LineGuess], desk: Desk) -> tuple[FoundField, ...]:
    """Return the fields of cooperation that the text names, each once: where it has come furthest."""
    order = (FieldStatus.AGREED, FieldStatus.REQUESTED, FieldStatus.HOPED, FieldStatus.DISCUSSED, FieldStatus.PAST)
    found: dict[str, FoundField] = {}
    for guess, line in _each_unit(guesses, _BODY):
        for sentence in split_sentences(line):
            status = next((status for status, pattern in _STATUS if pattern.search(sentence)), None)
            for field, match in _fields_in(sentence, desk):
                sure = 0.6 if status is not None else 0.35
                entry = FoundField(
                    id=field,
                    status=status or FieldStatus.DISCUSSED,
                    words=match,
                    line=guess.line_at(max(0, line.find(sentence))),
                    confidence=sure,
                )
                before = found.get(field)
                if before is None or order.index(entry.status) < order.index(before.status):
                    found[field] = entry
    return tuple(sorted(found.values(), key=lambda field: (field.line, field.id)))


def _fields_in(sentence: str, desk: Desk) -> Iterator[tuple[str, str]]:
    for field_id, field in desk.fields.items():
        pattern = _FIELD_FORMS.get(field_id) or re.escape(field.name.vi)
        found = re.search(pattern, sentence, re.IGNORECASE)
        if found:
            yield field_id, found[0]


def _find_signed(guesses: Sequence[LineGuess], desk: Desk) -> FoundKind | None:
    """Return what was signed: the narrowest kind that a sentence with the verb names; where it says most of it."""
    best: tuple[float, FoundKind] | None = None
    signings = 0
    for guess, line in _each_unit(guesses, _ROLES):
        weight = 1.0 if guess.role is LineRole.TITLE else 0.8
        for sentence in split_sentences(line):
            verb = _SIGNING.search(sentence)
            if not verb or _NOT_YET.search(sentence):
                continue
            signings += 1
            for rank, (kind, pattern) in enumerate(_SIGNED):
                found = re.search(pattern, sentence, re.IGNORECASE)
                if not found or kind not in desk.kinds or abs(found.start() - verb.start()) > 160:
                    continue
                name = _NAME_END.sub("", found[0]).strip(" ,-–—")
                sure = 0.55 + 0.12 * weight + (0.1 if rank < len(_SIGNED) - 1 else 0.0)
                entry = FoundKind(
                    id=kind,
                    signed=True,
                    words=name,
                    line=guess.line_at(max(0, line.find(found[0]))),
                    confidence=round(sure, 2),
                )
                score = weight + 2.0 * (len(_SIGNED) - rank) + min(len(name), 100) / 400
                score -= 0.6 if guess.role in (LineRole.TITLE, LineRole.CAPTION) else 0.0
                if best is None or score > best[0]:
                    best = (score, entry)
                break
    if best is None:
        return None
    surest = best[1]
    sure = min(0.93, surest.confidence + 0.05 * min(signings, 4))
    return FoundKind(id=surest.id, signed=True, words=surest.words, line=surest.line, confidence=round(sure, 2))


def _each_unit(guesses: Sequence[LineGuess], roles: Sequence[LineRole]) -> Iterator[tuple[LineGuess, str]]:
    for guess in guesses:
        if guess.role in roles:
            yield guess, guess.text[:_SCANNED]
