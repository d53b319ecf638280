"""How Vietnamese news writes: what speaks for a caption, a subheading or a paragraph. Scores are log-odds, summed."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from bantin.importing.units import Unit
from bantin.model.article import LineRole

TEMPORAL = re.compile(
    r"(?:vào\s+)?(?:(?:rạng\s+)?(?:sáng|trưa|chiều|tối|đêm)(?:\s+(?:nay|qua|cùng ngày|(?:ngày\s+)?\d))|"
    r"ngày\s+(?:\d|hôm)|hôm\s+(?:nay|qua)|"
    r"mới\s+đây|vừa\s+qua|trong|tại|theo|sau|trước|qua|từ|đến|nhân\s+dịp|nhằm|để|với|về|ngoài\s+ra|bên\s+cạnh|"
    r"đồng\s+thời|cùng\s+(?:với|ngày|dự|tham|đi)|"
    r"đặc\s+biệt|hiện|đây\s+là|kết\s+thúc|được\s+biết|nhờ|do\s+(?:đó|vậy)|vì|khi|nếu|tuy|mặc\s+dù|thời\s+gian|"
    r"phát\s+biểu|tiếp\s+đó|tiếp\s+(?:và|tục)|"
    r"dự\s|tham\s+(?:dự|gia)|chủ\s+trì|thay\s+mặt|đánh\s+giá|ghi\s+nhận|nói\s+về|trao\s+đổi|chia\s+sẻ|"
    r"thông\s+qua|trên\s+cơ\s+sở|cũng|qua\s+đó|"
    r"việc|nội\s+dung|chương\s+trình|buổi\s+(?:làm|lễ|gặp)|lễ\s+ký|những|các\s+(?:nội|bên)|hai\s+bên\s+(?:cũng|"
    r"đã|sẽ|thống)|trong\s+đó|mục\s+tiêu|"
    r"bước\s+đầu|cụ\s+thể|song\s+song|khẳng\s+định|năm\s+\d|tính\s+đến|thứ\s+(?:nhất|hai|ba)|một\s+là|hai\s+là|"
    r"cuối\s+cùng|ở\s|trải\s+qua|dù|như\s+vậy)\b",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"(?:quang|toàn|khung|phong)\s+cảnh|một\s+(?:góc|số\s+hình|phần|khoảnh\s+khắc)|hình\s+ảnh|ảnh\s+minh|(?:ảnh|"
    r"hình)\s*\d*\s*[:.]|"
    r"không\s+khí\s+(?:tại\s+)?buổi|(?:trong|ở)\s+ảnh|khu\s+vực|lễ\s+ký\s+kết\s+giữa|tập\s+thể|trụ\s+sở",
    re.IGNORECASE,
)
_ACTOR = re.compile(
    r"(?:các\s+)?(?:đại\s+biểu|lãnh\s+đạo|đoàn|đồng\s+chí|đ/c|ông|bà|anh|chị|bác\s+s[ĩỹ]|bs(?:ck|\.?ck)?i*|gs|"
    r"pgs|ts|ths|ttnd|ttưt|thiếu|đại\s+tá|thượng|trung\s+tá|tiến\s+sĩ|giáo\s+sư|phó|giám\s+đốc|"
    r"chủ\s+tịch|bí\s+thư|thứ\s+trưởng|bộ\s+trưởng|hiệu\s+trưởng|viện\s+trưởng|trưởng|đại\s+diện|hai\s+(?:bên|"
    r"đơn\s+vị|bệnh\s+viện)|ban\s+giám|"
    r"(?:các\s+)?(?:y\s+)?bác\s+sĩ|chuyên\s+gia|cán\s+bộ|nhân\s+viên|đội\s+ngũ|kíp|ê-kíp|tổng\s+(?:lãnh|giám)|"
    r"đại\s+sứ|sở\s+y\s+tế|bệnh\s+viện|"
    r"người\s+(?:dân|bệnh)|học\s+viên|sinh\s+viên|thầy\s+thuốc|mr|ms|dr)\b",
    re.IGNORECASE,
)
_POSED = re.compile(r"chụp\s+(?:ảnh|hình)|ảnh\s+lưu\s+niệm|bắt\s+tay|tại\s+buổi\s+chụp", re.IGNORECASE)
_POINTING = re.compile(
    r"\((?:[^)]*\b)?(?:bên\s+)?(?:trái|phải|giữa|đứng|ngồi|ngoài\s+cùng|hàng|áo|bìa|thứ\s+\w+|từ\s+trái|trên|"
    r"dưới)\b[^)]*\)|từ\s+(?:trái|phải)\s+(?:sang|qua)|ảnh\s+(?:trên|dưới)",
    re.IGNORECASE,
)
_SPEAKING = re.compile(r"(?<!^)\bphát\s+biểu\b|\btại\s+(?:buổi|lễ|hội|cuộc|chương)\s*[^,.;]{0,60}\.?$", re.IGNORECASE)
_GIVING = re.compile(
    r"\b(?:trao|tặng)\s+(?:tặng|quà|hoa|biên|giấy|kỷ|bảng|biểu|bằng|cờ|thiết|danh)|\blưu\s+niệm\b|\bchúc\s+mừng\b",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"\b(?:ký\s+kết|ký|kiểm\s+tra|thăm|tham\s+quan|khảo\s+sát|chủ\s+trì|báo\s+cáo|trao\s+đổi|thảo\s+luận|tiếp|"
    r"đón|khám|phẫu\s+thuật|giới\s+thiệu|"
    r"làm\s+việc|chứng\s+kiến|tham\s+gia|thực\s+hiện|chuyển\s+giao|hướng\s+dẫn|trao|nghe|tham\s+dự|dự|chia\s+sẻ|"
    r"bàn\s+giao|cắt\s+băng|đào\s+tạo)\b",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"\b(?:cho\s+biết|khẳng\s+định|nhấn\s+mạnh|đánh\s+giá\s+cao|mong\s+muốn|hy\s+vọng|hi\s+vọng|cảm\s+ơn|"
    r"bày\s+tỏ|ghi\s+nhận|cho\s+rằng|tin\s+tưởng|"
    r"đề\s+nghị|cam\s+kết|góp\s+phần|nhằm|được\s+thành\s+lập|là\s+(?:một|đơn|bệnh|cơ|sự|hoạt|dịp|điều))\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:đã|vừa|đang)\b", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:sẽ|cần|phải|có\s+thể)\b", re.IGNORECASE)
_COMPANY = re.compile(r"(?:cùng\s+(?:dự|tham|đi)|tham\s+(?:dự|gia)|dự\s|tiếp\s+và|về\s+phía|phía)\b", re.IGNORECASE)
_QUOTE = re.compile(r"[“\"«].{20,}[”\"»]|: *[“\"-]")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})?|[IVX]{1,4})\s*[.)/:-]\s+\S")
_LETTERED = re.compile(r"[a-zđ]\s*[.)/]\s+\S")
_ITEM = re.compile(r"(?:[-–—+•*●▪○✔✅➢]\s?|\d{1,2}[.)]\s|[a-zđ][.)]\s)")
_ASKING = re.compile(r"(?:pv|phóng\s+viên|hỏi|đáp|trả\s+lời|bạn\s+đọc|-|–)\s*[:.]?\s", re.IGNORECASE)
_CEREMONY = re.compile(
    r"(?:lễ|buổi)\s+(?:(?!đã|được|có|là|diễn|sẽ|nhằm|do)\w+[\s,]+){1,8}(?:tại|ở|giữa)\s", re.IGNORECASE
)
_HEADING_WORDS = 14
_HANGING_WORDS = 22
_CREDIT_INSIDE = re.compile(
    r"[(\[]\s*(?:ảnh|nguồn\s+ảnh|photo|hình)\s*[:：]?[^)\]]{0,60}[)\]]|[.\s–-]\s*(?:ảnh|nguồn\s+ảnh|photo)\s*[:：]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a unit stands in its text.

    *extra_gap*: more blank lines than usual stand before it, as where a photo was; *gaps_tell*: the text has such gaps;
    *between_prose*: paragraphs stand before and after it; *is_repeated*: the same words stand in the text once more;
    *hangs_on*: it follows a longer paragraph without the blank line that parts the others, and one stands after it;
    *heads*: it has a number, its neighbours have none.
    """

    extra_gap: bool
    gaps_tell: bool
    between_prose: bool
    is_repeated: bool
    hangs_on: bool = False
    heads: bool = False


def score_body(unit: Unit, setting: Setting) -> dict[LineRole, float]:
    """Return the scores of a unit of the body: how it may be a caption, a subheading or a paragraph."""
    caption = _score_caption(unit)
    if setting.extra_gap:
        caption += 3.2
    elif setting.gaps_tell:
        caption -= 0.8
    if setting.is_repeated and unit.sentences == 1:
        caption += 4.0
    if setting.hangs_on and _may_hang_on(unit):
        caption += 4.0
    heads = setting.heads and unit.word_count <= _HEADING_WORDS
    return {
        LineRole.CAPTION: caption,
        LineRole.SUBHEADING: _score_subheading(unit)
        + (0.8 if setting.between_prose else -1.2)
        + (3.0 if heads else 0.0),
        LineRole.PARAGRAPH: _score_paragraph(unit) - (2.8 if heads else 0.0),
    }


def numbering_of(text: str) -> str:
    """Return the style of the number that *text* begins with ("1", "I", "a"), or an empty string."""
    if not _NUMBERED.match(text) and not _LETTERED.match(text):
        return ""
    return "1" if text[0].isdigit() else "I" if text[0].isupper() else "a"


def best_of(scores: dict[LineRole, float]) -> tuple[LineRole, float]:
    """Return the role with the highest score, and its share of the odds: between a third and 0.98."""
    top = max(scores, key=lambda role: scores[role])
    odds = sum(math.exp(max(-30.0, score - scores[top])) for score in scores.values())
    return top, min(0.98, 1 / odds)


def reads_like_caption(text: str) -> bool:
    """Whether *text* tells a scene of a photo, as captions do."""
    text = text[:600]
    if TEMPORAL.match(text) or _TELLING.search(text) or len(text.split()) > 40:
        return False
    posed = _SCENE.match(text) or _POSED.search(text) or _POINTING.search(text) or _CREDIT_INSIDE.search(text)
    return bool(posed or (_ACTOR.match(text) and (_SPEAKING.search(text) or _GIVING.search(text))))


def _may_hang_on(unit: Unit) -> bool:
    """Whether a unit that hangs on a paragraph may be the caption of a photo: short, and it reports no talk."""
    text = unit.text
    return (
        unit.word_count <= _HANGING_WORDS
        and unit.sentences == 1
        and text[-1] not in ":;?!"
        and text[:1].isupper()
        and not any(pattern.search(text) for pattern in (_TELLING, _FUTURE, _QUOTE))
        and (not TEMPORAL.match(text) or _names_ceremony(unit))
    )


def _names_ceremony(unit: Unit) -> bool:
    """Whether a unit only names an event and its place, without a verb: "Lễ ký kết tại Vinh"."""
    return unit.sentences == 1 and bool(_CEREMONY.match(unit.text)) and not _PAST.search(unit.text[:600])


def _score_caption(unit: Unit) -> float:
    text, count = unit.text[:600], unit.word_count
    score = 0.5 if count <= 12 else 0.0 if count <= 30 else -1.5 if count <= 45 else -6.0
    if not unit.is_closed:
        score += 1.4
    elif text[-1] in ":;?":
        score -= 3.5
    else:
        score -= 0.8
    has_credit = bool(_CREDIT_INSIDE.search(text))
    score += 5.0 if has_credit and count <= 80 else 0.0
    score -= 2.5 if unit.sentences > (2 if has_credit else 1) else 0.0
    for pattern, weight in (
        (_SCENE, 3.2),
        (_ACTOR, 1.3),
        (TEMPORAL, 0.0 if _names_ceremony(unit) else -2.6),
        (_COMPANY, -2.5),
        (_ITEM, -3.0),
        (_ASKING, -2.0),
    ):
        score += weight if pattern.match(text) else 0.0
    for pattern, weight in (
        (_POSED, 3.0),
        (_POINTING, 3.5),
        (_SPEAKING, 1.8),
        (_GIVING, 1.2),
        (_DOING, 0.8),
        (_TELLING, -2.2),
        (_PAST, -1.6),
        (_FUTURE, -1.6),
        (_QUOTE, -2.5),
    ):
        score += weight if pattern.search(text) else 0.0
    is_cued = has_credit or any(pattern.match(text) for pattern in (_SCENE, _ACTOR))
    is_cued = is_cued or any(pattern.search(text) for pattern in (_POSED, _POINTING, _SPEAKING, _GIVING))
    score -= 0.0 if is_cued else 1.5
    tells = _PAST.search(text) or _FUTURE.search(text) or _TELLING.search(text)
    score += 0.9 if _ACTOR.match(text) and _DOING.search(text) and not tells and unit.sentences == 1 else 0.0
    return score


def _score_subheading(unit: Unit) -> float:
    text, count = unit.text[:600], unit.word_count
    score = -0.6
    score += 1.6 if count <= 14 else -1.0 if count <= 20 else -6.0
    if unit.is_closed:
        score -= 1.0 if text[-1] == "?" else 2.5 if text[-1] == ":" else 4.0
    if _NUMBERED.match(text):
        score += 2.6
    elif _ITEM.match(text) or _ASKING.match(text):
        score -= 3.0
    score += 1.8 if text.isupper() else 0.0
    words = text.split()[1:]
    capitals = sum(word[:1].isupper() for word in words)
    score -= 1.2 if len(words) > 3 and capitals > 0.4 * len(words) and not text.isupper() else 0.0
    for pattern, weight in ((_SCENE, -3.0), (_ACTOR, -1.0), (TEMPORAL, 0.0)):
        score += weight if pattern.match(text) else 0.0
    for pattern, weight in (
        (_POSED, -3.0),
        (_POINTING, -3.0),
        (_SPEAKING, -1.0),
        (_GIVING, -1.5),
        (_CREDIT_INSIDE, -4.0),
    ):
        score += weight if pattern.search(text) else 0.0
    return score


def _score_paragraph(unit: Unit) -> float:
    text, count = unit.text[:600], unit.word_count
    score = 2.0 if unit.is_closed else -0.6
    score += 4.5 if count > 45 else 2.6 if count > 30 else 0.6 if count > 18 else -0.4
    score += 2.0 if unit.sentences > 1 else 0.0
    score += 1.0 if unit.is_closed and text[-1] in ":;?" else 0.0
    for pattern, weight in (
        (TEMPORAL, 0.0 if _names_ceremony(unit) else 1.6),
        (_COMPANY, 1.6),
        (_ITEM, 2.8),
        (_ASKING, 2.2),
    ):
        score += weight if pattern.match(text) else 0.0
    for pattern, weight in ((_TELLING, 1.2), (_PAST, 0.9), (_FUTURE, 0.8), (_QUOTE, 1.5), (_POSED, -1.5)):
        score += weight if pattern.search(text) else 0.0
    return score
