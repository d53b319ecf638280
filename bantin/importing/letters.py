"""What an official release has around its text: numbers, addressees, recipients, the signer; all of it is furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"số\s*:?\s*[\d….]*\s*/\s*[A-ZĐ][\w\-–.&]{1,30}(?:\s*V/v\b.*)?", re.IGNORECASE)
_ADDRESSEE = re.compile(r"kính\s+gửi\s*:?.*", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:[-–*]\s*)?(?:(?:để\s+biết\s+(?:thêm\s+)?)?(?:mọi\s+)?(?:thông\s+tin|chi\s+tiết|thắc\s+mắc|vấn\s+đề)"
    r"(?:\s+(?:thêm|chi\s+tiết|cần\s+thiết|báo\s+chí))*\s*,?\s*(?:xin\s+|đề\s+nghị\s+|vui\s+lòng\s+|mời\s+)?"
    r"(?:liên\s+hệ|liên\s+lạc)|(?:xin\s+|vui\s+lòng\s+)?liên\s+hệ(?:\s+(?:báo\s+chí|truyền\s+thông))?\s*:|"
    r"đầu\s+mối\s+liên\s+hệ)\b.*",
    re.IGNORECASE,
)
_RECIPIENTS = re.compile(r"nơi\s+nhận\s*:?.*", re.IGNORECASE)
_ON_BEHALF = re.compile(r"(?:TL|KT|TM|TUQ|Q)\.\s?[A-ZĐÀ-Ỹ ,\-–]{4,80}")
_POST = re.compile(
    r"(?:PHÓ\s+|QUYỀN\s+)?(?:TỔNG\s+)?(?:GIÁM\s+ĐỐC|CHỦ\s+TỊCH|(?:VIỆN|HIỆU|CỤC|VỤ|THỨ|BỘ)\s+TRƯỞNG|"
    r"(?:PHÓ\s+)?TRƯỞNG\s+(?:PHÒNG|BAN|KHOA)|CHÁNH\s+VĂN\s+PHÒNG|THỦ\s+TRƯỞNG\s+ĐƠN\s+VỊ)(?:\s+[A-ZĐÀ-Ỹ ,\-–]{2,60})?"
)
_SEAL = re.compile(
    r"[(\[]?\s*(?:đã\s+ký|ký\s+tên(?:\s*,\s*(?:và\s+)?đóng\s+dấu)?|ký\s+và\s+đóng\s+dấu)\s*[)\]]?\.?", re.IGNORECASE
)
_LONGEST = 400
_RECIPIENT_WORDS = 25


def is_letter_part(text: str) -> bool:
    """Whether *text* alone shows that it is the number, the addressee, the contact or the seal of a release."""
    return len(text) <= _LONGEST and any(
        form.fullmatch(text) for form in (_NUMBER, _ADDRESSEE, _CONTACT, _SEAL, _RECIPIENTS, _ON_BEHALF)
    )


def find_closing(texts: Sequence[str], last: int) -> int:
    """Return the index in *texts* where the recipients or the signature begin, after the running text; or -1.

    *last* is the index of the last unit that can only be running text. What begins there goes on to the end: a list of
    recipients, posts in capitals, the signer's name, which is no byline.
    """
    for index in range(last + 1, len(texts)):
        text = texts[index]
        is_signed = _ON_BEHALF.fullmatch(text) or (_POST.fullmatch(text) and text.isupper())
        if (_RECIPIENTS.match(text) or is_signed) and len(text.split()) <= _RECIPIENT_WORDS:
            return index
    return -1
