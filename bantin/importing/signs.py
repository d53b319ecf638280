"""What a single line shows of itself: a time stamp, a button, a source line, a byline, a photo credit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bantin.importing.letters import is_letter_part
from bantin.importing.words import looks_like_vietnamese_name, word_set
from bantin.model.article import LineRole
from bantin.text import unmark

LONGEST = 400
"""A line with more characters is prose, whatever stands at its beginning."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A role that a line shows by its own words, and how sure that is."""

    role: LineRole
    confidence: float


URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'“”‘’\\`|]+[^\s<>\"'“”‘’\\`|.,;:!?)\]]", re.IGNORECASE)
_BARE_URL = re.compile(r"(?:link|url)?\W{0,3}(?:https?://|www\.)\S+", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info)(?:\.vn)?/?", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")

_DAY = r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{4}|\d{4}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{1,2}"
_LONG_DAY = r"\d{1,2}\s+tháng\s+\d{1,2}\s*(?:,|năm)?\s*\d{4}"
_SHORT_DAY = r"\d{1,2}/\d{1,2}"
_TIME = r"\d{1,2}\s?(?:[:hg]|giờ)\s?\d{2}(?:\s?(?::\s?\d{2}|phút|p))?(?:\s?(?:am|pm|sa|ch))?"
_STAMP_PARTS = re.compile(
    rf"(?P<day>{_DAY}|{_LONG_DAY})|(?P<time>{_TIME})(?!\d)|(?P<short>{_SHORT_DAY})(?!\d)|"
    r"(?P<ago>\d+\s+(?:giờ|phút|ngày|tuần|tháng)(?:\s+trước)?)|"
    r"(?P<label>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật|\bt[2-7]\b|\bcn\b|(?:ngày|giờ|thời gian)\s+"
    r"(?:đăng(?:\s+tải|\s+bài|\s+tin)?|xuất bản|tạo|cập nhật|gửi|viết)|(?:đã\s+)?(?:đăng|gửi|xuất bản|cập nhật)"
    r"(?:\s+(?:lúc|ngày|vào|lần cuối|bởi))*|lần cuối|posted(?:\s+on)?|updated|published|date|lúc|vào|hồi|ngày|"
    r"mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|"
    r"\(?(?:gmt|utc)\s*\+?\s*\d{0,2}(?::\d{2})?\)?|(?:sáng|trưa|chiều|tối)\b|"
    r"(?:số\s+)?(?:lượt\s+(?:xem|đọc)|đã xem|đọc|xem)\s*:?\s*[\d.,]+|[\d.,]+\s+(?:lượt\s+)?(?:xem|đọc|views?))",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"(?P<place>(?-i:[A-ZĐ])[^\W\d_]*(?:[ .](?-i:[A-ZĐ])[^\W\d_]*){{0,3}}),\s*(?:ngày\s+)?(?:{_DAY}|{_LONG_DAY})\s*",
    re.IGNORECASE,
)

_POSTED = re.compile(r"posted\s+on\s+.{0,30}\b20\d\d\b", re.IGNORECASE)
_FURNITURE = re.compile(
    r"""(?:
    (?:\d+\s+)?bình\s+luận(?:\s+\d+)?(?:\s*\(\s*\d*\s*\))?(?:\s+(?:về|cho)\s+bài\s+viết)? |
    (?:viết|gửi|xem|ý\s+kiến|đăng)\s+(?:các\s+|tất\s+cả\s+)?bình\s+luận.{0,40} |
    ý\s+kiến\s+(?:của\s+)?(?:bạn(?:\s+đọc)?).{0,20} |
    (?:in|lưu|gửi|copy|nghe|đọc)\s+(?:bài\s+viết|bài(?:\s+này)?|trang(?:\s+này)?|tin(?:\s+này)?|link)(?:\s+(?:này|
    cho\s+bạn\s+bè))? |
    trang\s+chủ\s*[>»/|›\\→-].* | .{1,40}\s*[>»›→]\s*.{1,60}(?:[>»›→].*)? | .*[»›].{1,80} |
    (?:từ\s+khóa|từ\s+khoá|tags?|thẻ|chủ\s+đề|(?:dòng\s+)?sự\s+kiện|chuyên\s+đề|keywords?|hashtags?|chuyên\s+mục|thể\s+loại|danh\s+mục|
    bài\s+liên\s+quan)\s*[:#].* |
    (?:từ\s+khóa|từ\s+khoá|tags?|keywords?) | (?:\#[\w]+[\s,]*)+ |
    (?:số\s+)?(?:lượt\s+(?:xem|đọc|truy\s+cập)|đã\s+xem|views?|xem)\s*[:(]?\s*[\d.,]+\s*\)? |
    [\d.,]+k?\s+(?:lượt\s+)?(?:xem|đọc|views?|thích|likes?|chia\s+sẻ|
    bình\s+luận)(?:[\s•·,|]+[\d.,]+k?\s+(?:lượt\s+)?(?:xem|đọc|thích|chia\s+sẻ|bình\s+luận))* |
    tất\s+cả\s+cảm\s+xúc.* | .{2,60}\s+và\s+[\d.,]+k?\s+người\s+khác |
    (?:đánh\s+giá|rating|xếp\s+hạng|bình\s+chọn)\b.{0,60} | (?:[★☆⭐]\s*)+.* | (?:\d(?:[.,]\d)?\s*/\s*5).{0,40} |
    (?:tổng\s+)?số\s+điểm\s+của\s+bài\s+viết.* | click\s+để\s+đánh\s+giá.* | hãy\s+(?:bình\s+luận|đăng\s+ký|
    theo\s+dõi).{0,80} |
    (?:©|\(c\)|copyright|bản\s+quyền|giấy\s+phép|®).* | (?:hotline|đường\s+dây\s+nóng|điện\s+thoại|đt|tel|fax|
    email|e-mail|website|địa\s+chỉ)\s*[:.].{3,160} |
    (?:mời\s+(?:bạn|quý\s+vị|độc\s+giả)|độc\s+giả|bạn\s+đọc|quý\s+(?:vị|độc\s+giả)).{0,30}(?:xem\s+thêm|
    theo\s+dõi|đón\s+đọc|quan\s+tâm|đóng\s+góp|gửi).{0,120} |
    (?:bạn\s+)?(?:đang\s+)?theo\s+dõi(?:\s+.{0,60}(?:google|facebook|zalo|youtube|news).{0,30})? |
    google\s+news.{0,20} |
    (?:nghe|phát)\s+(?:đọc|audio|bài\s+viết|nội\s+dung).{0,30} | giọng\s+(?:nam|nữ).{0,30} |
    \d:\d{2}\s*/\s*\d{1,2}:\d{2}.{0,20} |
    your\s+browser.* | trình\s+duyệt.{0,10}không\s+hỗ\s+trợ.* | loading.* | đang\s+tải.* |
    (?:trang|page)\s*\d+(?:\s*(?:/|trên|of)\s*\d+)? | [-–—]?\s*\d{1,3}\s*[-–—]? | \d{1,3}\s*/\s*\d{1,3} | \#\d{1,5} |
    (?:(?:thành\s+viên|tham\s+gia|ngày\s+tham\s+gia|joined|bài\s+viết|posts|số\s+bài|messages|likes|
    đã\s+(?:cảm\s+ơn|thích)|được\s+thích|điểm|nơi\s+ở|đến\s+từ|trạng\s+thái|cấp\s+bậc)\s*:.{0,60}) |
    top\s+fan | fan\s+cứng | (?:bấm|nhấn|click|nhấp)\s+(?:vào|để).{0,80} | sent\s+from.* | gửi\s+từ\s+.{0,40} |
    chữ\s+ký | [_=*~.\-–—•·|+\#\s]+ |
    posted\s+in\s.* | tagged\s.* | leave\s+a\s+(?:comment|reply) | để\s+lại\s+(?:một\s+)?bình\s+luận |
    cộng\s+ho[àa]\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam | cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam |
    độc\s+lập\s*[-–—]\s*tự\s+do\s*[-–—]\s*hạnh\s+phúc |
    sửa\s+lần\s+cuối.* | last\s+edited.* | .{1,60}\s+(?:said|đã\s+(?:viết|nói)|wrote)\s*:
    )\s*[.:!…]?""",
    re.IGNORECASE | re.VERBOSE,
)
_BUTTONS = word_set(
    """
    facebook fb zalo twitter x email e-mail mail print in copy|link copy sao|chép sao|chép|liên|kết link linkedin
    messenger telegram pinterest youtube tiktok instagram google google+ share like tweet lưu thích aa a a+ a-
    cỡ|chữ chia|sẻ bình|luận gửi theo|dõi phản|hồi trả|lời quote reply báo|cáo báo|xấu report follow in|bài
    in|bài|viết lưu|bài|viết chia|sẻ|bài|viết chia|sẻ|bài gửi|mail gửi|email gửi|bài|viết email|bài|viết bản|in
    quay|lại trở|về về|trang|chủ về|đầu|trang lên|đầu|trang back|to|top top đăng|nhập đăng|ký đăng|xuất tìm|kiếm
    menu liên|hệ trang|chủ home rss quảng|cáo advertisement đóng close tiếp|theo trang|trước trang|sau trước sau
    xem|tiếp next previous tải|về sitemap english tiếng|việt tiếng|anh vn en video multimedia podcast longform
    infographic infographics emagazine e-magazine xem|bản|dịch ẩn|bớt thu|gọn lượt|thích thành|viên moderator member
    administrator top|fan fan|cứng chữ|ký lượt|xem lượt|chia|sẻ thích|0 chia|sẻ|ngay chia|sẻ|qua chia|sẻ|lên
    chia|sẻ|trên chia|sẻ|tin|này chia|sẻ|bài|này lên giờ phút ngày tuần giới|thiệu media ảnh bài|viết hỏi|đáp
    phóng|to|ảnh xem|ảnh|lớn tin|nhắn quan|tâm nghe cảm|ơn mới|nhất cũ|nhất nổi|bật hủy gửi|bình|luận đính|kèm
    chuyên|mục danh|mục đang|theo|dõi thêm chủ|đề công|khai được|tài|trợ
    """
)
_LONGEST_BUTTON = 5
_FURNITURE_START = re.compile(r"(?:🔔|👉|📞|☎|🌐|📌|▶|►|⏩).{0,200}|[👍❤😆💬🔁\s\d.,kK]+", re.IGNORECASE)
RELATED = re.compile(
    r"""(?:(?:các\s+)?(?:tin\s*,\s*bài|tin|bài|bài\s+viết|tin\s+tức|tin\s+bài|thông\s+tin|video)\s+(?:tức\s+)?(?:liên\s+quan|
    khác|cùng\s+(?:chuyên\s+mục|chủ\s+đề|loại)|mới(?:\s+nhất|\s+hơn|\s+đăng|\s+cập\s+nhật)?|cũ(?:\s+hơn)?|
    nổi\s+bật|đã\s+đưa|nên\s+đọc|đọc\s+nhiều|xem\s+nhiều|nóng|hot)|
    (?:các\s+)?tin\s+(?:đã\s+đưa|tiếp\s+theo|trước\s+đó)|cùng\s+(?:chuyên\s+mục|chủ\s+đề|tác\s+giả)|
    có\s+thể\s+bạn\s+(?:quan\s+tâm|muốn\s+(?:đọc|xem)|thích)|
    (?:xem|đọc)\s+(?:thêm|nhiều|tiếp)(?:\s+nhất)?|được\s+quan\s+tâm(?:\s+nhất)?|tin\s+(?:nổi\s+bật|nóng|mới|khác|
    liên\s+quan)|đừng\s+bỏ\s+lỡ|liên\s+quan|(?:bài|chủ\s+đề)\s+(?:tương\s+tự|liên\s+quan)|
    similar\s+threads|related(?:\s+(?:articles|news|posts))?|mời\s+(?:quý\s+)?(?:độc\s+giả|bạn\s+đọc|bạn)\s+(?:xem|đọc)\s+thêm|nổi\s+bật|tiêu\s+điểm|dòng\s+sự\s+kiện)""",
    re.IGNORECASE | re.VERBOSE,
)
RELATED_LINE = re.compile(
    r"(?:(?:xem|đọc)\s+thêm|tin\s+liên\s+quan|bài\s+liên\s+quan|>>+|»|mời\s+(?:bạn\s+)?xem\s+thêm)\s*:?\s+\S.{5,}",
    re.IGNORECASE,
)

_SOURCE_LABEL = re.compile(
    r"\(?\s*(?:nguồn(?!\s+(?:ảnh|lực|nhân|vốn|thu|gốc|kinh))(?:\s+(?:tin|bài|bài\s+viết|gốc))?|theo\s+nguồn|"
    r"link(?:\s+(?:gốc|bài(?:\s+viết)?|nguồn))?|đường\s+dẫn|url|xem\s+(?:tại|bài\s+gốc|nguyên\s+văn)|bài\s+gốc|source)"
    r"(?:\s+[^:]{1,60})?\s*[:：]\s*\S.*|nguồn\s+tin\s*[:–-].+|\(\s*nguồn\s+[^)]{2,60}\)|"
    r"nguồn\s+(?-i:[A-ZĐ])[^.:]{1,40}|nguồn\s*[:.]?",
    re.IGNORECASE,
)
_THEO = re.compile(r"[(\[—–-]*\s*(?:theo|trích)\s*:?\s+(?P<whom>(?:[^.?!]|\.(?=\S)){2,70}?)\s*[)\]]?\.?", re.IGNORECASE)
_PHOTO_SOURCE = re.compile(r"\(?nguồn\s+ảnh\b", re.IGNORECASE)
_BYLINE_LABEL = re.compile(
    r"""[(\[]?\s*(?:tác\s+giả(?:\s+bài\s+viết)?|bài\s+viết|bài|người\s+(?:viết(?:\s+bài)?|đăng|đưa\s+tin|thực\s+hiện)|
    thực\s+hiện|tổng\s+hợp|lược\s+ghi|nội\s+dung\s+và\s+hình\s+ảnh|biên\s+tập|biên\s+soạn|
    (?:tin|bài)\s*(?:,|và|-|–|/|&)\s*(?:ảnh|clip|video|hình)(?:\s*(?:,|và|-)\s*(?:clip|video|ảnh|hình))?|
    tin\s+bài|tin\s+ảnh|tin|ảnh\s*(?:,|và|&)\s*(?:bài|tin)|
    đăng\s+bởi|viết\s+bởi|posted\s+by|by|author|nội\s+dung|phóng\s+viên|pv|ctv|cộng\s+tác\s+viên|nhóm\s+(?:pv|
    phóng\s+viên)|người\s+gửi|
    bài\s+viết\s+của|đưa\s+tin)\s*[:：]\s*(?P<whom>.{2,100})""",
    re.IGNORECASE | re.VERBOSE,
)
_BYLINE_WORDS = re.compile(
    r"(?:nhóm\s+)?(?:pv|p\.v|phóng\s+viên|ctv|bbt|ban\s+biên\s+tập|tổ\s+truyền\s+thông|phòng\s+(?:ctxh|"
    r"công\s+tác\s+xã\s+hội)"
    r"|tổ\s+(?:ctxh|công\s+tác\s+xã\s+hội)|(?:phòng|tổ|ban)\s+truyền\s+thông|truyền\s+thông)(?:\W.{0,60})?",
    re.IGNORECASE,
)
_REPORTER = re.compile(r"\W*(?:pv|phóng\s+viên|ctv)\b", re.IGNORECASE)
_BYLINE_PREFIX = re.compile(
    r"(?:pv|ctv|bởi|tác giả|phóng viên|cộng tác viên|ths\.?|bs\.?|bác sĩ|cn\.?|ds\.?|ts\.?|by)\s+", re.IGNORECASE
)
_NOTE = re.compile(
    r"\s*\((?:[^)]{2,40})\)\s*|\s*[-–—,/|]\s*(?:ảnh|clip|video|tổng hợp|t/h|th)\s*(?::.*)?|"
    r"\s+(?:tổng\s+hợp|lược\s+ghi|ghi|thực\s+hiện|lược\s+dịch|sưu\s+tầm)$|\s+(?:và|cùng)\s+(?:nhóm\s+)?(?:pv|ctv|"
    r"cộng\s+tác\s+viên|phóng\s+viên|cộng\s+sự)$|"
    r"\s*[-–—,]\s*(?:khoa|phòng|ban|tổ|trung\s+tâm|ttyt|bv|bệnh\s+viện|cdc|sở\s+y\s+tế|báo|đài)\s.{1,50}$",
    re.IGNORECASE,
)
_OUTLET_AFTER = re.compile(
    r"\s*/\s*(?:(?i:báo|đài|tạp chí)\s[^/]{2,30}|[A-ZĐ]{2,8}[\w .\-]{0,25}|[\w-]+(?:\.[a-z]{2,4}){1,2}|"
    r"[A-Z][a-z]+[A-Z]\w+)$"
)
_CREDIT = re.compile(
    r"[(\[*–—-]?\s*(?:ảnh(?:\s+(?:trong\s+bài|tư\s+liệu))?|nguồn\s+ảnh|hình(?:\s+ảnh)?|photo|video(?:\s+clip)?|"
    r"clip|đồ\s+họa|ảnh\s*,\s*clip)"
    r"\s*[:：]\s*.{1,80}|\(?nguồn\s+ảnh\s+.{1,60}|\(ảnh\s+[^)]{2,60}\)|ảnh\s+(?:của\s+)?(?:bvcc|nvcc|pv|internet|"
    r"ttxvn|ctv)\.?",
    re.IGNORECASE,
)
_SALUTES = word_set("hội việt ban hà nội hải sở bệnh trung đoàn lễ")
_NOT_BYLINE = re.compile(
    r"\d|[?!:;]|\b(?:tỉnh|thành phố|huyện|hợp tác|ký kết|bệnh viện|y tế|tin tức|sự kiện|hội nghị)\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:[IVX]{1,4}|\d{1,2})\s*[.)/]\s")
_INITIALS = re.compile(r"(?:[A-ZĐ]\.?\s?){1,3}[A-ZĐ]\.?|[A-ZĐ][\w]*\.\s?[A-ZĐ]\w*|[A-ZĐ]\.[A-ZĐ]\w+", re.UNICODE)


def is_stamp(text: str) -> float:
    """Return how surely *text* is a time stamp: dates, times and their labels and next to nothing else."""
    if len(text) > 140 or not any(c.isdigit() for c in text):
        return 0.0
    if _POSTED.match(text):
        return 0.85
    if _DATELINE.fullmatch(text.rstrip(". ")):
        return 0.85
    kinds = {found.lastgroup for found in _STAMP_PARTS.finditer(text)}
    rest = _STAMP_PARTS.sub(" ", text)
    letters = sum(c.isalpha() for c in rest)
    digits = sum(c.isdigit() for c in rest)
    has_date = "day" in kinds or ("short" in kinds and "time" in kinds)
    if letters == 0 and digits == 0 and (has_date or kinds >= {"time", "label"}):
        return 0.97 if has_date else 0.8
    if letters == 0 and digits == 0 and kinds & {"short", "ago"}:
        return 0.7
    return 0.75 if "day" in kinds and letters <= 12 and ("time" in kinds or "label" in kinds) else 0.0


def is_furniture(text: str) -> float:
    """Return how surely *text* is a button, counter, menu, breadcrumb, list of tags, or another part of the page."""
    if len(text) > LONGEST:
        return 0.0
    if _is_row_of_buttons(text) or _FURNITURE.fullmatch(text) or _FURNITURE_START.fullmatch(text):
        return 0.92
    if is_letter_part(text):
        return 0.9
    return 0.85 if RELATED_LINE.fullmatch(text) and not text.endswith(".") else 0.0


def _is_row_of_buttons(text: str) -> bool:
    """Whether *text* is made of the labels of buttons, with counts or without."""
    words = [word for word in re.split(r"[\s|•·,/:()\[\]…]+", text.lower().rstrip(".!")) if word.strip("-–")]
    at = 0
    found = False
    while at < len(words):
        if re.fullmatch(r"[\d.,+]+k?", words[at]):
            at += 1
            continue
        length = next((n for n in range(_LONGEST_BUTTON, 0, -1) if "|".join(words[at : at + n]) in _BUTTONS), 0)
        if not length:
            return False
        found = True
        at += length
    return found


def is_source(text: str) -> float:
    """Return how surely *text* names where the report comes from."""
    if _PHOTO_SOURCE.match(text) or len(text) > LONGEST:
        return 0.0
    if _SOURCE_LABEL.fullmatch(text):
        return 0.96 if URL.search(text) or text.lower().startswith(("nguồn", "(nguồn")) else 0.85
    if _BARE_URL.fullmatch(text) or _HOST.fullmatch(text):
        return 0.85
    theo = _THEO.fullmatch(text)
    if theo and len(text.split()) <= 9 and (theo["whom"][:1].isupper() or _HOST.fullmatch(theo["whom"])):
        return 0.8
    return 0.0


def is_credit(text: str) -> float:
    """Return how surely *text* does nothing but name a photographer."""
    return 0.9 if _CREDIT.fullmatch(text) and len(text.split()) <= 16 else 0.0


def is_labelled_byline(text: str) -> float:
    """Return how surely *text* is a byline by its label, its e-mail address, or the word for a reporter."""
    if len(text) > 140:
        return 0.0
    labelled = _BYLINE_LABEL.fullmatch(text)
    if labelled and not labelled["whom"].rstrip().endswith(("?", "…", ":")) and len(labelled["whom"].split()) <= 14:
        whom = labelled["whom"]
        if _REPORTER.match(text) and not is_name_line(whom):
            return 0.0  # a question in an interview
        return 0.95 if len(whom.split()) <= 10 and not whom.strip()[0].islower() else 0.7
    if _BYLINE_WORDS.fullmatch(text) and ":" not in text and text[-1] not in "?!" and len(text.split()) <= 14:
        return 0.85
    theo = _THEO.fullmatch(text)
    if theo and "/" in theo["whom"] and "http" not in text and "./." not in text and theo["whom"][0].isupper():
        return 0.8
    mailed = _EMAIL.search(text)
    if mailed and len(text.split()) <= 8 and text[:1].isupper():
        return 0.9
    return 0.0


def is_name_line(text: str) -> float:
    """Return how surely *text* is one or more names of people and nothing else."""
    if len(text) > LONGEST:
        return 0.0
    bare = _NOTE.sub("", _EMAIL.sub("", text)).strip(" .()*-–—|•_")
    bare = _OUTLET_AFTER.sub("", bare)
    if not bare or len(bare) > 80 or _NUMBERED.match(bare) or _NOT_BYLINE.search(bare):
        return 0.0
    bare = _BYLINE_PREFIX.sub("", bare)
    names = [name.strip() for name in re.split(r"\s*(?:,|;|–|—|\s-\s|/|&|\bvà\b)\s*", bare) if name.strip()]
    if not names or len(names) > 4:
        return 0.0
    return min(_is_name(name) for name in names)


def _is_name(name: str) -> float:
    words = name.split()
    if looks_like_vietnamese_name(words) and not name.isupper():
        return 0.92
    if _INITIALS.fullmatch(name) and len(name) <= 12:
        return 0.75
    if not all(word[0].isupper() and re.sub("[.'’]", "", word).isalpha() for word in words):
        return 0.0
    if words[0].lower() in _SALUTES:
        return 0.3
    if 2 <= len(words) <= 4 and not name.isupper():
        return 0.8
    return 0.55 if len(words) <= 5 else 0.0


def find_signs(text: str) -> Sign | None:
    """Return the role that *text* shows by its own words, or None: most lines show none."""
    if len(text) > LONGEST:
        return None
    for judge, role in (
        (is_stamp, LineRole.STAMP),
        (is_credit, LineRole.CREDIT),
        (is_labelled_byline, LineRole.BYLINE),
        (is_source, LineRole.SOURCE),
        (is_furniture, LineRole.FURNITURE),
    ):
        confidence = judge(text)
        if confidence:
            return Sign(role, confidence)
    if RELATED.fullmatch(text.rstrip(" :.…>»")):
        return Sign(LineRole.FURNITURE, 0.93)
    return None


def fold(text: str) -> str:
    """Return *text* in lower case without marks."""
    return unmark(text).lower()
