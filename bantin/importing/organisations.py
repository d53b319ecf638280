"""Organisations in a text: those of the register by their names, others by their head words and how far a name goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bantin.importing.desk import Desk
from bantin.importing.roles import LineGuess
from bantin.importing.words import SURNAMES, NameIndex, Token, fold_words, tokenise, word_set
from bantin.model.article import LineRole
from bantin.model.partner import PartnerKind
from bantin.text import propose_slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An organisation named in *line*. *id* is empty when the register has none such.

    *start* and *end* count the characters of the unit whose first line is *unit*; *before* are the words before them.
    """

    id: str
    name: str
    kind: PartnerKind
    country: str
    unit: int
    line: int
    start: int
    end: int
    words: str
    before: str
    role: LineRole

    @property
    def key(self) -> str:
        """What mentions of one body share."""
        return self.id or fold_words(self.name)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a mention names."""

    id: str
    name: str
    kind: PartnerKind
    country: str


@dataclass(frozen=True, slots=True)
class _Head:
    kind: PartnerKind
    full: str = ""
    needs_name: bool = True


_HEADS: NameIndex[_Head] = NameIndex(
    [
        ("bệnh viện", _Head(PartnerKind.HOSPITAL)),
        ("bệnh xá", _Head(PartnerKind.HOSPITAL)),
        ("BV", _Head(PartnerKind.HOSPITAL, "Bệnh viện")),
        ("BVĐK", _Head(PartnerKind.HOSPITAL, "Bệnh viện Đa khoa")),
        ("phòng khám", _Head(PartnerKind.HOSPITAL)),
        ("trung tâm y tế", _Head(PartnerKind.MEDICAL_CENTRE)),
        ("TTYT", _Head(PartnerKind.MEDICAL_CENTRE, "Trung tâm Y tế")),
        ("trạm y tế", _Head(PartnerKind.MEDICAL_CENTRE)),
        ("trung tâm kiểm soát bệnh tật", _Head(PartnerKind.MEDICAL_CENTRE)),
        ("CDC", _Head(PartnerKind.MEDICAL_CENTRE)),
        ("trung tâm", _Head(PartnerKind.ORGANISATION)),
        ("trường đại học", _Head(PartnerKind.UNIVERSITY)),
        ("đại học", _Head(PartnerKind.UNIVERSITY)),
        ("trường cao đẳng", _Head(PartnerKind.UNIVERSITY)),
        ("cao đẳng", _Head(PartnerKind.UNIVERSITY)),
        ("học viện", _Head(PartnerKind.UNIVERSITY)),
        ("Trường", _Head(PartnerKind.UNIVERSITY)),
        ("ĐH", _Head(PartnerKind.UNIVERSITY, "Đại học")),
        ("Viện", _Head(PartnerKind.RESEARCH_INSTITUTE)),
        ("Sở", _Head(PartnerKind.GOVERNMENT)),
        ("ủy ban nhân dân", _Head(PartnerKind.GOVERNMENT)),
        ("UBND", _Head(PartnerKind.GOVERNMENT)),
        ("hội đồng nhân dân", _Head(PartnerKind.GOVERNMENT)),
        ("HĐND", _Head(PartnerKind.GOVERNMENT)),
        ("Bộ", _Head(PartnerKind.GOVERNMENT, needs_name=False)),
        ("Cục", _Head(PartnerKind.GOVERNMENT, needs_name=False)),
        ("Tổng cục", _Head(PartnerKind.GOVERNMENT, needs_name=False)),
        ("Vụ", _Head(PartnerKind.GOVERNMENT, needs_name=False)),
        ("đại sứ quán", _Head(PartnerKind.GOVERNMENT)),
        ("tổng lãnh sự quán", _Head(PartnerKind.GOVERNMENT)),
        ("lãnh sự quán", _Head(PartnerKind.GOVERNMENT)),
        ("tỉnh ủy", _Head(PartnerKind.PARTY)),
        ("thành ủy", _Head(PartnerKind.PARTY)),
        ("huyện ủy", _Head(PartnerKind.PARTY)),
        ("tập đoàn", _Head(PartnerKind.ORGANISATION)),
        ("tổng công ty", _Head(PartnerKind.ORGANISATION)),
        ("công ty", _Head(PartnerKind.ORGANISATION)),
        ("ngân hàng", _Head(PartnerKind.ORGANISATION)),
        ("hiệp hội", _Head(PartnerKind.ORGANISATION)),
        ("liên đoàn", _Head(PartnerKind.ORGANISATION)),
        ("Hội", _Head(PartnerKind.ORGANISATION)),
        ("Quỹ", _Head(PartnerKind.ORGANISATION)),
        ("Tổ chức", _Head(PartnerKind.ORGANISATION)),
        ("Cơ quan", _Head(PartnerKind.ORGANISATION)),
        ("Thành phố", _Head(PartnerKind.ORGANISATION)),
    ]
)
_CONNECTORS = word_set("tỉnh thành phố huyện thị xã quận số phường đặc khu")
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
    "phòng chống hiv aids nhân dân an toàn thực phẩm môi trường lao động thông tin tiền"
)
_VERBS = word_set(
    "ký kí đã sẽ và với có cho là tổ hỗ trao tiếp hợp đang vừa được tại về của trong nhận làm "
    "chuyển phối thăm mong cử cùng giúp do đến từ khi để bằng theo nói chủ phát khẳng bày tặng đón các những"
)
_COUNTRIES = {
    "hàn quốc": "KR",
    "nhật bản": "JP",
    "nhật": "JP",
    "trung quốc": "CN",
    "hoa kỳ": "US",
    "mỹ": "US",
    "pháp": "FR",
    "lào": "LA",
    "đức": "DE",
    "úc": "AU",
    "australia": "AU",
    "singapore": "SG",
    "thái lan": "TH",
    "đài loan": "TW",
    "campuchia": "KH",
    "anh": "GB",
    "cuba": "CU",
    "ấn độ": "IN",
    "malaysia": "MY",
    "italia": "IT",
    "bỉ": "BE",
    "hà lan": "NL",
    "nga": "RU",
    "israel": "IL",
}
_COUNTRY_AFTER = re.compile(
    r"\s*(?:,\s*|\(\s*|của\s+|[-–]\s*)?(?:Vương quốc\s+|nước\s+|CHDCND\s+|"
    r"Cộng hòa\s+)?(?:[A-ZĐ]\w+(?:\s[A-ZĐ]\w+)?,\s*)?(?P<name>"
    + "|".join(sorted(_COUNTRIES, key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
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
_SCANNED = 20_000
_UNSCANNED = (
    LineRole.FURNITURE,
    LineRole.DUPLICATE,
    LineRole.SOURCE,
    LineRole.BYLINE,
    LineRole.CREDIT,
    LineRole.STAMP,
    LineRole.SECTION,
)


def find_mentions(guesses: Sequence[LineGuess], desk: Desk) -> tuple[Mention, ...]:
    """Return every organisation named in the title and the text, in order of place; publishers are not among them."""
    mentions: list[Mention] = []
    for guess in guesses:
        if guess.role not in _UNSCANNED:
            mentions += _scan_unit(guess, desk)
    return _merge_short_forms([*_find_shouted(guesses, mentions), *mentions])


def _find_shouted(guesses: Sequence[LineGuess], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """In a title of capitals nobody sees where a name ends: it has those that the text has."""
    for guess in guesses:
        if guess.role is not LineRole.TITLE or not guess.text.isupper():
            continue
        words = f" {_bare(guess.text)} "
        for name in dict.fromkeys(mention.name for mention in mentions if not mention.id):
            if f" {_bare(name)} " in words:
                found = next(mention for mention in mentions if mention.name == name)
                yield replace(found, unit=guess.first, line=guess.first, start=0, end=0, before="", role=LineRole.TITLE)


def propose_id(name: str) -> str:
    """Return an id for an organisation that the register does not have; empty when nothing fit is left of its name."""
    return propose_slug(name)


def country_of(line: str, end: int, name: str) -> str:
    """Return the code of the country that stands in *name* or right after it, else Vietnam's."""
    after = _COUNTRY_AFTER.match(line, end)
    if after and (after["name"][0].isupper()):
        return _COUNTRIES[after["name"].lower()]
    folded = name.lower()
    for country in (
        "hàn quốc",
        "nhật bản",
        "trung quốc",
        "hoa kỳ",
        "thái lan",
        "đài loan",
        "singapore",
        "campuchia",
        "australia",
    ):
        if folded.endswith(country) and "việt nam" not in folded:
            return _COUNTRIES[country]
    return "VN"


def _scan_unit(guess: LineGuess, desk: Desk) -> list[Mention]:
    line = guess.text[:_SCANNED]
    tokens = tokenise(line)
    found: list[Mention] = []
    taken = [False] * (len(tokens) + 1)

    def add(names: _Named, first: int, last: int) -> None:
        start, end = tokens[first].start, tokens[last - 1].end
        taken[first:last] = [True] * (last - first)
        found.append(
            Mention(
                id=names.id,
                name=names.name,
                kind=names.kind,
                country=names.country,
                unit=guess.first,
                line=guess.line_at(start),
                start=start,
                end=end,
                words=line[start:end],
                before=line[max(0, start - 40) : start],
                role=guess.role,
            )
        )

    shouted = line.isupper()
    for match in desk.partner_names.find(line, tokens):
        entry = match.value
        add(_Named(entry.id, entry.name.vi, entry.kind, entry.country), match.first, match.last)
    for head in _HEADS.find(line, tokens):
        if any(taken[head.first : head.last]) or shouted:
            continue
        last = _find_extent(line, tokens, head.first, head.last, taken)
        if last > head.last and _is_named(line, tokens[head.last : last], head.value, desk):
            words = line[tokens[head.first].start : tokens[last - 1].end]
            name = _full_name(words, line[tokens[head.first].start : tokens[head.last - 1].end], head.value)
            if _ends_with_person(name, desk):
                continue
            country = country_of(line, tokens[last - 1].end, name)
            add(_Named("", name, head.value.kind, country), head.first, last)
    found.sort(key=lambda mention: mention.start)
    return _spread(guess, found, desk)


def _find_extent(line: str, tokens: Sequence[Token], first: int, at: int, taken: Sequence[bool]) -> int:
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
            and not (joint in (". ", ".") and before.text.upper() in ("TP", "TX"))
        ):
            break
        word = token.text.lower()
        if at > first + 1 and token.is_capital and _starts_other(tokens, at):
            break
        # After a proper name a word such as "an" or "phát" is a part of it, or of the sentence: no topic any more.
        is_topic = word in _TOPICS and (proper == 0 or in_topic)
        if token.is_capital or token.text.isdigit():
            if token.text.isdigit() and not (before.text.lower() in ("số", "viện", "y", "sở") or proper == 0):
                break
            in_topic = is_topic and not after_connector
            proper += not in_topic
            last = at + 1
            after_connector = False
        elif word == "ương" and before.text == "Trung":
            last = at + 1
        elif word == "và" and _continues_topic(tokens, at):
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


def _ends_with_person(name: str, desk: Desk) -> bool:
    """Whether a short name follows where a province's would: "UBND tỉnh Võ Phiên"."""
    after = name.partition(" tỉnh ")[2].split()
    return len(after) == 2 and after[0].lower() in SURNAMES and not any(desk.province_names.find(name, tokenise(name)))


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


def _starts_other(tokens: Sequence[Token], at: int) -> bool:
    """Whether another organisation, a post or a title of a person begins at token *at*."""
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
        two in ("bệnh viện", "trung tâm", "sở y", "đại học", "trường đại", "ủy ban", "bộ y")
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


def _is_named(line: str, tokens: Sequence[Token], head: _Head, desk: Desk) -> bool:
    """Whether *tokens* after the head words make a name, not only the sort of the organisation."""
    if not any(token.is_capital or token.text.isdigit() for token in tokens):
        return False
    proper = [t for t in tokens if (t.is_capital or t.text.isdigit()) and t.text.lower() not in _TOPICS]
    proper += [t for t in tokens if t.text in ("Trung", "Quốc", "Nhiệt", "Phổi", "Nhi", "K", "E", "Hữu")]
    # Nghệ An, Lào Cai and others begin as topics do.
    return bool(proper) or not head.needs_name or any(desk.province_names.find(line, tokens))


def _full_name(words: str, head_words: str, head: _Head) -> str:
    name = head.full + words[len(head_words) :] if head.full else words
    return name[:1].upper() + name[1:]


def _spread(guess: LineGuess, found: list[Mention], desk: Desk) -> list[Mention]:
    """Add what a list names in short: "UBND tỉnh Hà Giang, Tuyên Quang" are two bodies."""
    line = guess.text[:_SCANNED]
    added: list[Mention] = []
    for mention in found:
        if mention.kind is not PartnerKind.GOVERNMENT or "tỉnh " not in mention.words:
            continue
        head = mention.words[: mention.words.rindex("tỉnh ") + 5]
        at = mention.end
        while joint := re.compile(r"\s*(?:,|và)\s+(?:tỉnh\s+)?").match(line, at):
            tokens = tokenise(line[joint.end() : joint.end() + 40])
            match = next(iter(desk.province_names.find(line[joint.end() : joint.end() + 40], tokens)), None)
            if match is None or match.first != 0:
                break
            start, at = joint.end(), joint.end() + tokens[match.last - 1].end
            name = head + line[start:at]
            named = next(iter(desk.partner_names.find(name, tokenise(name))), None)
            added.append(
                Mention(
                    id=named.value.id if named else "",
                    name=named.value.name.vi if named else name,
                    kind=mention.kind,
                    country="VN",
                    unit=mention.unit,
                    line=guess.line_at(start),
                    start=start,
                    end=at,
                    words=line[start:at],
                    before=mention.before,
                    role=mention.role,
                )
            )
    return sorted([*found, *added], key=lambda mention: mention.start)


def _merge_short_forms(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """One body, one name: "Trường Đại học Y" and "Đại học Y" are the same, the longer one counts."""
    longest: dict[str, str] = {}
    for mention in mentions:
        key = _bare(mention.name)
        longest[key] = max(longest.get(key, ""), mention.name, key=len)
    return tuple(mention if mention.id else replace(mention, name=longest[_bare(mention.name)]) for mention in mentions)


def _bare(name: str) -> str:
    """Return what the forms of one name share."""
    return fold_words(name).removeprefix("truong ").replace("uy ban nhan dan", "ubnd").replace(" tinh ", " ")
