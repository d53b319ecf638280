"""How far the name of an organisation goes: from its head words to the last word that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bantin.importing.countries import COUNTRIES
from bantin.importing.desk import Desk
from bantin.importing.words import SURNAMES, NameIndex, Token, is_foreign, tokenise, word_set
from bantin.model.partner import PartnerKind


@dataclass(frozen=True, slots=True)
class Head:
    """Words that a name begins with: the *kind* of body, the words in *full*, whether it *needs_name* of its own.

    *only_foreign*: they begin a name only before a word that no Vietnamese syllable looks like.
    """

    kind: PartnerKind
    full: str = ""
    needs_name: bool = True
    only_foreign: bool = False


HEADS: NameIndex[Head] = NameIndex(
    [
        ("bệnh viện", Head(PartnerKind.HOSPITAL)),
        ("bệnh xá", Head(PartnerKind.HOSPITAL)),
        ("BV", Head(PartnerKind.HOSPITAL, "Bệnh viện")),
        ("BVĐK", Head(PartnerKind.HOSPITAL, "Bệnh viện Đa khoa")),
        ("phòng khám", Head(PartnerKind.HOSPITAL)),
        ("trung tâm y tế", Head(PartnerKind.MEDICAL_CENTRE)),
        ("TTYT", Head(PartnerKind.MEDICAL_CENTRE, "Trung tâm Y tế")),
        ("trạm y tế", Head(PartnerKind.MEDICAL_CENTRE)),
        ("trung tâm kiểm soát bệnh tật", Head(PartnerKind.MEDICAL_CENTRE)),
        ("CDC", Head(PartnerKind.MEDICAL_CENTRE)),
        ("trung tâm", Head(PartnerKind.ORGANISATION)),
        ("trường đại học", Head(PartnerKind.UNIVERSITY)),
        ("đại học", Head(PartnerKind.UNIVERSITY)),
        ("trường cao đẳng", Head(PartnerKind.UNIVERSITY)),
        ("cao đẳng", Head(PartnerKind.UNIVERSITY)),
        ("học viện", Head(PartnerKind.UNIVERSITY)),
        ("Trường", Head(PartnerKind.UNIVERSITY)),
        ("ĐH", Head(PartnerKind.UNIVERSITY, "Đại học")),
        ("Viện", Head(PartnerKind.RESEARCH_INSTITUTE)),
        ("Sở", Head(PartnerKind.GOVERNMENT)),
        ("ủy ban nhân dân", Head(PartnerKind.GOVERNMENT)),
        ("UBND", Head(PartnerKind.GOVERNMENT)),
        ("Ủy ban", Head(PartnerKind.GOVERNMENT)),
        ("hội đồng nhân dân", Head(PartnerKind.GOVERNMENT)),
        ("HĐND", Head(PartnerKind.GOVERNMENT)),
        ("Bộ", Head(PartnerKind.GOVERNMENT, needs_name=False)),
        ("Cục", Head(PartnerKind.GOVERNMENT, needs_name=False)),
        ("Tổng cục", Head(PartnerKind.GOVERNMENT, needs_name=False)),
        ("Vụ", Head(PartnerKind.GOVERNMENT, needs_name=False)),
        ("đại sứ quán", Head(PartnerKind.GOVERNMENT)),
        ("tổng lãnh sự quán", Head(PartnerKind.GOVERNMENT)),
        ("lãnh sự quán", Head(PartnerKind.GOVERNMENT)),
        ("tỉnh ủy", Head(PartnerKind.PARTY)),
        ("thành ủy", Head(PartnerKind.PARTY)),
        ("huyện ủy", Head(PartnerKind.PARTY)),
        ("tập đoàn", Head(PartnerKind.ORGANISATION)),
        ("tổng công ty", Head(PartnerKind.ORGANISATION)),
        ("công ty", Head(PartnerKind.ORGANISATION)),
        ("ngân hàng", Head(PartnerKind.ORGANISATION)),
        ("hiệp hội", Head(PartnerKind.ORGANISATION)),
        ("liên đoàn", Head(PartnerKind.ORGANISATION)),
        ("Hội", Head(PartnerKind.ORGANISATION)),
        ("Quỹ", Head(PartnerKind.ORGANISATION)),
        ("Tổ chức", Head(PartnerKind.ORGANISATION)),
        ("tổ chức", Head(PartnerKind.ORGANISATION, only_foreign=True)),  # also a verb: "tổ chức Lễ ký kết"
        ("Cơ quan", Head(PartnerKind.ORGANISATION)),
        ("Thành phố", Head(PartnerKind.ORGANISATION)),
    ]
)
_CONNECTORS = word_set("tỉnh thành phố huyện thị xã quận số phường đặc khu")
_AUTONOMOUS = (("khu", "tự"), ("tự", "trị"), ("trị", "dân"), ("dân", "tộc"))
"""Neighbours in what China's units are called: Khu tự trị dân tộc Choang Quảng Tây."""
_TOPICS = word_set(
    "đa khoa y tế dược học chuyên khu vực trung ương quốc tế gia phục hồi chức năng điều dưỡng "
    "sản nhi phụ mắt tâm thần phổi lao bệnh nhiệt "
    "đới ung bướu tim mạch kiểm soát tật đào tạo chỉ đạo tuyến công tác xã hội hữu nghị hợp nghệ kỹ thuật nghiên "
    "cứu phát triển đại cao "
    "đẳng trường viện cổ truyền quân dân tư nhân liên doanh phần tnhh thương mại dịch vụ vật thiết bị giáo dục "
    "vấn đầu xây dựng khám chữa "
    "cấp cứu truyền máu huyết da liễu răng hàm mặt tai mũi họng nội tiết lão hóa chấn thương chỉnh hình bỏng sốt "
    "rét trùng côn "
    "vệ sinh dịch tễ dinh pháp y giám định thận tiết niệu vắc xin sinh phẩm bảo hiểm ngoại vụ tài chính kế hoạch "
    "khoa lâm sàng thành viên "
    "sức khỏe thế giới chữ thập đỏ đội "
    "phòng chống hiv aids nhân dân an toàn thực phẩm môi trường lao động thông tin tiền"
)
_VERBS = word_set(
    "ký kí đã sẽ và với có cho là tổ hỗ trao tiếp hợp đang vừa được tại về của trong nhận làm "
    "chuyển phối thăm mong cử cùng giúp do đến từ khi để bằng theo nói chủ phát khẳng bày tặng đón các những"
)
_POSTS = word_set(
    "giám phó chủ bí trưởng ông bà đồng tổng viện hiệu thứ bộ cục chánh pgs gs ts ths bs bsck "
    "bscki bsckii ttnd ttưt tiến thạc"
)
_LEADERS = re.compile(
    r"(?:giám đốc|chủ tịch|bí thư|viện trưởng|hiệu trưởng|trưởng|thứ trưởng)\s+(?:của\s+)?$", re.IGNORECASE
)
_BLANKS = re.compile(r"[ ]{1,3}")
_DASH = re.compile(r"\s?[-–—]\s?")


def find_extent(line: str, tokens: Sequence[Token], first: int, at: int, taken: Sequence[bool]) -> int:
    """Return the index after the last token of the name whose head words are *first* to *at*."""
    last = head_last = at
    proper = 0
    after_connector = False
    in_topic = True
    while at < len(tokens) and at - first < 18 and not taken[at]:
        token, before = tokens[at], tokens[at - 1]
        joint = line[before.end : token.start]
        if (
            not _BLANKS.fullmatch(joint)
            and not _is_dash_inside(joint, tokens, at)
            and not _is_numbered_day(joint, tokens, at, head_last)
            and not (joint in (". ", ".") and before.text.upper() in ("TP", "TX"))
        ):
            break
        word = token.text.lower()
        goes_on = at == head_last or (proper == 0 and tokens[first].text.lower() in ("công", "tổng", "tập"))
        if at > first + 1 and token.is_capital and _starts_other(tokens, at, is_nested=goes_on):
            break
        # After a proper name a word such as "an" or "phát" is a part of it, or of the sentence: no topic any more.
        is_topic = word in _TOPICS and (proper == 0 or in_topic)
        if token.is_capital or token.text.isdigit():
            is_number = token.text.isdigit() and "-" not in joint and "/" not in joint
            if is_number and not (before.text.lower() in ("số", "viện", "y", "sở") or proper == 0):
                break
            in_topic = is_topic and not after_connector
            proper += not in_topic
            last = at + 1
            after_connector = False
        elif word == "ương" and before.text == "Trung":
            last = at + 1
        elif (word == "và" and _continues_topic(tokens, at)) or (before.text.lower(), word) in _AUTONOMOUS:
            pass
        elif word in _CONNECTORS and proper == 0:
            if _is_person(line, tokens, at + 1):
                break
            after_connector = True
        elif at == head_last + 1 and before.is_capital and word not in _VERBS and (len(before.text) > 1):
            last = at + 1  # the second syllable of what the body is for: Châm cứu, Ung thư, Quân đội
        elif is_topic:
            last = at + 1 if before.is_capital or last == at else last
        else:
            break
        at += 1
    return _cut_person(line, tokens, first, last)


def is_named(line: str, tokens: Sequence[Token], head: Head, desk: Desk) -> bool:
    """Whether *tokens* after the head words make a name, not only the sort of the organisation."""
    if not any(token.is_capital or token.text.isdigit() for token in tokens):
        return False
    if head.only_foreign and not is_foreign(tokens[0].text):
        return False
    words = line[tokens[0].start : tokens[-1].end].lower()
    if head.kind is not PartnerKind.GOVERNMENT and words in COUNTRIES:
        return False  # "bệnh viện Hàn Quốc" says of which country it is, not which it is
    proper = [t for t in tokens if (t.is_capital or t.text.isdigit()) and t.text.lower() not in _TOPICS]
    proper += [t for t in tokens if t.text in ("Trung", "Quốc", "Nhiệt", "Phổi", "Nhi", "K", "E", "Hữu", "Thế")]
    # Nghệ An, Lào Cai and others begin as topics do.
    return bool(proper) or not head.needs_name or any(desk.province_names.find(line, tokens))


def full_name(words: str, head_words: str, head: Head) -> str:
    """Return the name in *words* with its head words written in full and a capital at the start."""
    name = head.full + words[len(head_words) :] if head.full else words
    return name[:1].upper() + name[1:]


def ends_with_person(name: str, desk: Desk) -> bool:
    """Whether a short name follows where a province's would: "UBND tỉnh Võ Phiên"."""
    after = name.partition(" tỉnh ")[2].split()
    return len(after) == 2 and after[0].lower() in SURNAMES and not any(desk.province_names.find(name, tokenise(name)))


def _is_person(line: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a full name begins at token *at*: "UBND tỉnh Võ Văn Minh" names no province."""
    run = tokens[at : at + 3]
    names = [token.text for token in run]
    if len(run) == 3 and len(line[run[0].start : run[2].end]) > sum(map(len, names)) + 2:
        return False
    return (
        len(names) == 3
        and names[0].lower() in SURNAMES
        and all(name[0].isupper() for name in names)
        and names[1].lower() not in ("giang", "bình")
    )


def _is_dash_inside(joint: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash stands inside a name: between two countries, between two topics, or without blanks."""
    if not _DASH.fullmatch(joint):
        return False
    before, token = tokens[at - 1], tokens[at]
    if not token.is_capital or token.text.lower() in _POSTS:
        return False
    pair = before.text.lower()
    return (
        pair in ("nam", "việt", "hữu", "đức", "pháp", "nhật", "hàn", "lào", "úc", "mỹ", "nga")
        or len(joint) == 1
        or (pair in _TOPICS and token.text.lower() in _TOPICS)
    )


def _is_numbered_day(joint: str, tokens: Sequence[Token], at: int, head_last: int) -> bool:
    """Whether the number of a day goes on, as in "Bệnh viện 19-8"."""
    return joint in ("-", "/") and at == head_last + 1 and tokens[at - 1].text.isdigit() and tokens[at].text.isdigit()


def _continues_topic(tokens: Sequence[Token], at: int) -> bool:
    """Whether "và" joins two topics of one name (Khoa học và Công nghệ), not two organisations."""
    if at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1].text.lower(), tokens[at + 1]
    heads = ("bệnh", "trung", "sở", "trường", "viện", "đại", "ủy", "bộ")
    is_topic = after.text.lower() in _TOPICS and after.is_capital
    starts_head = (
        after.text.lower() in heads
        and at + 2 < len(tokens)
        and tokens[at + 2].text.lower() in ("viện", "tâm", "y", "đại", "học", "ban")
    )
    return before in _TOPICS and is_topic and not starts_head


def _starts_other(tokens: Sequence[Token], at: int, *, is_nested: bool) -> bool:
    """Whether another organisation, a post or a title of a person begins at token *at*.

    *is_nested*: nothing has been named yet, so that an organisation which begins here gives the whole its name, as in
    "Bệnh viện Đại học Y Hà Nội" and "Công ty Cổ phần Bệnh viện Giao thông".
    """
    word = tokens[at].text.lower()
    if (
        word in _POSTS
        and at + 1 < len(tokens)
        and tokens[at + 1].text.lower() in ("đốc", "tịch", "thư", "trưởng", "giám", "chủ", "bí", "sĩ", "sỹ")
    ):
        return True
    if word in ("ông", "bà", "pgs", "gs", "ts", "ths", "bs", "bscki", "bsckii", "ttnd", "ttưt"):
        return True
    two = " ".join(token.text.lower() for token in tokens[at : at + 2])
    return (
        not is_nested
        and two in ("bệnh viện", "trung tâm", "sở y", "đại học", "trường đại", "ủy ban", "bộ y")
        and tokens[at - 1].text.lower() != "trường"
    )


def _cut_person(line: str, tokens: Sequence[Token], first: int, last: int) -> int:
    """A leader's name may follow the organisation's without a sign: "Giám đốc Sở Y tế Lào Cai Nguyễn Văn An"."""
    if not _LEADERS.search(line[: tokens[first].start][-24:]):
        return last
    for at in range(first + 3, last - 1):
        names = tokens[at:last]
        if names[0].text.lower() in SURNAMES and 2 <= len(names) <= 5 and all(t.is_capital for t in names):
            kept = tokens[first + 1 : at]
            is_place = len(kept) >= 2 and kept[-1].is_capital and kept[-2].is_capital
            if is_place or kept[-1].text.lower() in _TOPICS:
                return at
    return last
