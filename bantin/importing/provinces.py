"""Under which provinces a report is filed: those it is about, not those that only stand in a name or play the host."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from bantin.importing.desk import Desk
from bantin.importing.organisations import Mention
from bantin.importing.roles import LineGuess
from bantin.importing.words import SURNAMES, Token, tokenise, word_set
from bantin.languages import Localized
from bantin.model.article import LineRole
from bantin.model.partner import PartnerKind
from bantin.model.province import Ending, Province, ProvinceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundProvince:
    """A province that the report is filed under: *words* in *line* speak for it, *basis* says how."""

    id: str
    name: str
    line: int
    words: str
    confidence: float
    basis: Localized[str]


@dataclass(slots=True)
class _Case:
    """What speaks for one province: how much, and the place that speaks loudest."""

    score: float = 0.0
    loudest: float = -1.0
    line: int = 0
    words: str = ""
    basis: Localized[str] = field(default_factory=lambda: Localized(vi="", en=""))

    def add(self, weight: float, line: int, words: str, basis: Localized[str]) -> None:
        self.score += weight
        if weight > self.loudest:
            self.loudest, self.line, self.words, self.basis = weight, line, words, basis


_SCANNED = 20_000
_FOREIGN = re.compile(
    r"\s*(?:\(|,|của|[-–])\s*(?:nước\s+)?(?:Trung Quốc|Hàn Quốc|Nhật Bản|Lào|CHDCND|Đài Loan|Campuchia|Thái Lan)"
)
_SKIPPED_BEFORE = word_set(
    "đường phố quận phường cầu sông hồ báo đài công viên quảng trường khách sạn sân bay "
    "ga cảng chợ cung nhà hát rạp ngõ hẻm tuyến quốc lộ cao tốc hãng núi đèo vịnh biển họ"
)
_SKIPPED_PAIRS = (
    "khách sạn",
    "quảng trường",
    "sân bay",
    "công viên",
    "nhà hát",
    "quốc lộ",
    "chủ tịch",
    "nhà máy",
    "khu công",
    "cao tốc",
    "bác sĩ",
)
_HO_CHI_MINH = re.compile(r"(?:TP|Tp|thành phố|Thành phố|THÀNH PHỐ)\.?\s*$")
_PACIFIC = re.compile(r"\s+Dương\b")
_PROVINCE_BEFORE = re.compile(
    r"(?:tỉnh|thành phố|TP\.?|các tỉnh|hai tỉnh|lãnh đạo|ngành (?:y tế|Y tế)|địa bàn|nhân dân|người dân|UBND|"
    r"Sở Y tế|Tỉnh ủy|HĐND)\s*(?:tỉnh\s+|thành phố\s+)?$",
    re.IGNORECASE,
)
_LIST_BEFORE = re.compile(r"(?:tỉnh|thành phố)\s+(?:[A-ZĐ]\w+(?:\s[A-ZĐ]\w+){0,2}(?:,|\s+và)\s+)+$")
_HOST_BEFORE = re.compile(r"(?:tại|ở|đến từ|\()\s*(?:Thủ đô\s+|TP\.?\s+|thành phố\s+)?$", re.IGNORECASE)
_TOWN_BEFORE = re.compile(r"(?:thành phố|TP\.?|thị xã|TX\.?|huyện)\s*$", re.IGNORECASE)
_AS_SUCH = re.compile(r"(?:như|gồm|bao gồm|trong đó có)\s*:?\s*(?:[A-ZĐ][\w ]+,\s*)*$")
_LOCAL_KINDS = (PartnerKind.GOVERNMENT, PartnerKind.PARTY, PartnerKind.MEDICAL_CENTRE)
_UNSCANNED = (
    LineRole.FURNITURE,
    LineRole.DUPLICATE,
    LineRole.SOURCE,
    LineRole.BYLINE,
    LineRole.CREDIT,
    LineRole.STAMP,
    LineRole.SECTION,
)
_ENOUGH = 2.0
_SHARE = 0.45
_EQUAL = 0.6


def find_provinces(
    guesses: Sequence[LineGuess], mentions: Sequence[Mention], event: dt.date | None, desk: Desk
) -> tuple[FoundProvince, ...]:
    """Return the provinces to file under, the main one first; by the name that held on *event*, where that is known."""
    cases: defaultdict[str, _Case] = defaultdict(_Case)
    by_unit: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_unit[mention.unit].append(mention)
    lead_seen = False
    for guess in guesses:
        if guess.role in _UNSCANNED:
            continue
        place = 2.0 if guess.role is LineRole.TITLE else 1.4 if guess.role is LineRole.LEAD or not lead_seen else 1.0
        lead_seen = lead_seen or guess.role in (LineRole.LEAD, LineRole.PARAGRAPH)
        _weigh_unit(guess, place, by_unit[guess.first], cases, desk)
    _weigh_organisations(mentions, cases, desk)
    return _choose(cases, _order_in_title(guesses, mentions, event, desk), event, desk)


def unit_on(province: Province, day: dt.date | None, desk: Desk) -> Province:
    """Return the unit that *province* was on *day*: what took it in, or its name then; itself without a day."""
    if day is None:
        return province
    while province.end is not None and day > province.end.until:
        province = desk.register.provinces[province.end.into]
    for former in desk.register.provinces.values():
        end = former.end
        if end is not None and end.change is Ending.RENAMED and end.into == province.id and day < end.on:
            return former
    return province


def find_named(line: str, mentions: Sequence[Mention], desk: Desk) -> list[tuple[Province, int, int]]:
    """Return the provinces that *line* names as such, with start and end; no streets, no people."""
    tokens = tokenise(line)
    found: list[tuple[Province, int, int]] = []
    for match in desk.province_names.find(line, tokens):
        start, end = tokens[match.first].start, tokens[match.last - 1].end
        if not _is_other(line, tokens, match.first, match.last):
            found.append((match.value, start, end))
    return [(province, start, end) for province, start, end in found if not _only_carries(start, end, mentions)]


def _is_other(line: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words of a province's name mean something else here."""
    start, end = tokens[first].start, tokens[last - 1].end
    words = line[start:end]
    if _FOREIGN.match(line, end) or (words.endswith("Thái Bình") and _PACIFIC.match(line, end)):
        return True
    if words in ("Hồ Chí Minh", "HỒ CHÍ MINH"):
        return not _HO_CHI_MINH.search(line[max(0, start - 12) : start])
    if first == 0:
        return False
    before = tokens[first - 1]
    joint = line[before.end : start]
    if joint.strip():
        return False
    pair = f"{tokens[first - 2].text} {before.text}".lower() if first > 1 else ""
    if pair in _SKIPPED_PAIRS or before.text.lower() in _SKIPPED_BEFORE - {"hồ", "phố"}:
        return True
    if before.text.lower() == "phố":
        return pair != "thành phố"
    return (
        before.is_capital
        and not line.isupper()
        and before.text.lower() in SURNAMES
        and before.text.lower() not in ("tỉnh", "sơn", "vương")
    )


def _only_carries(start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether the name stands inside an organisation's that is not the province's own."""
    for mention in mentions:
        if mention.start <= start and end <= mention.end:
            inside = mention.words[: start - mention.start].lower()
            return not (
                mention.kind in _LOCAL_KINDS
                or "tỉnh" in inside
                or "thành phố" in inside
                or mention.kind is PartnerKind.HOSPITAL
            )
    return False


def _weigh_unit(
    guess: LineGuess, place: float, mentions: Sequence[Mention], cases: dict[str, _Case], desk: Desk
) -> None:
    line = guess.text[:_SCANNED]
    for province, start, end in find_named(line, mentions, desk):
        number = guess.line_at(start)
        before = line[max(0, start - 60) : start]
        inside = next((mention for mention in mentions if mention.start <= start and end <= mention.end), None)
        if inside is not None and inside.kind is PartnerKind.HOSPITAL and "tỉnh" not in inside.words:
            weight = 0.5
        elif _AS_SUCH.search(before):
            weight = 0.3
        elif (_PROVINCE_BEFORE.search(before) and not _TOWN_BEFORE.search(before)) or _LIST_BEFORE.search(before):
            weight = 1.2
            weight = 0.9 if re.search(r"tại\s+(?:tỉnh|thành phố|TP\.?)\s+$", before) else weight
        elif _HOST_BEFORE.search(before):
            weight = 0.35 if province.kind is ProvinceKind.CITY else 0.6
        else:
            weight = 0.9
        said = line[start:end]
        basis = Localized(vi=f"Dòng {number} ghi “{said}”.", en=f"Line {number} says “{said}”.")
        cases[province.id].add(weight * place, number, said, basis)
    for match in desk.place_names.find(line, tokens := tokenise(line)):
        spot = match.value
        province_id = spot.province_then or spot.province_now
        if (
            province_id
            and spot.kind.value in ("ward", "town", "city")
            and spot.name.vi != desk.register.provinces[province_id].name.vi
        ):
            said = line[tokens[match.first].start : tokens[match.last - 1].end]
            number = guess.line_at(tokens[match.first].start)
            name = desk.register.provinces[province_id].name
            basis = Localized(
                vi=f"Suy ra từ địa danh “{said}” ở dòng {number}, thuộc {name.vi}.",
                en=f"Follows from the place “{said}” in line {number}, which is in {name.en}.",
            )
            cases[province_id].add(0.7 * place, number, said, basis)


def _weigh_organisations(mentions: Sequence[Mention], cases: dict[str, _Case], desk: Desk) -> None:
    """The province's own bodies speak for it, whether their names carry it or not."""
    seen: set[str] = set()
    for mention in mentions:
        if not mention.id or mention.id in seen:
            continue
        seen.add(mention.id)
        partner = desk.partners.partners[mention.id]
        province_id = partner.province_then or partner.province
        if not province_id or (
            partner.kind not in _LOCAL_KINDS and partner.slug is not None and province_id == "ha-noi"
        ):
            continue
        is_local = partner.kind in _LOCAL_KINDS or (partner.kind is PartnerKind.HOSPITAL and partner.slug is None)
        weight = 1.5 if is_local else 0.8 if partner.kind is PartnerKind.HOSPITAL else 0.0
        if weight:
            name = desk.register.provinces[province_id].name
            basis = Localized(
                vi=f"Suy ra từ “{mention.words}” ở dòng {mention.line}, cơ quan của {name.vi}.",
                en=f"Follows from “{mention.words}” in line {mention.line}, a body in {name.en}.",
            )
            cases[province_id].add(weight, mention.line, mention.words, basis)


def _order_in_title(
    guesses: Sequence[LineGuess], mentions: Sequence[Mention], event: dt.date | None, desk: Desk
) -> list[str]:
    """Return the ids of the provinces that the title names, in its order: the first of several is the main one."""
    title = next((guess for guess in guesses if guess.role is LineRole.TITLE), None)
    if title is None:
        return []
    inside = [mention for mention in mentions if mention.unit == title.first]
    return [unit_on(province, event, desk).id for province, _, _ in find_named(title.text[:_SCANNED], inside, desk)]


def _choose(
    cases: dict[str, _Case], titled: Sequence[str], event: dt.date | None, desk: Desk
) -> tuple[FoundProvince, ...]:
    merged: dict[str, _Case] = {}
    for province_id in sorted(cases):
        case = cases[province_id]
        unit = unit_on(desk.register.provinces[province_id], event, desk)
        into = merged.setdefault(unit.id, _Case())
        basis = case.basis
        if unit.id != province_id:
            was = desk.register.provinces[province_id].name
            basis = Localized(
                vi=f"{basis.vi} Vào ngày đó {was.vi} mang tên hoặc thuộc {unit.name.vi}.",
                en=f"{basis.en} On that day {was.en} was, or was part of, {unit.name.en}.",
            )
        score = case.score
        into.add(case.loudest, case.line, case.words, basis)
        into.score += score - case.loudest
    if not merged:
        return ()
    order = sorted(merged, key=lambda province_id: (-merged[province_id].score, merged[province_id].line, province_id))
    top = merged[order[0]].score
    rest = sum(merged[province_id].score for province_id in order[1:])
    if order[0] in titled:
        equals = [other for other in order if other in titled and merged[other].score >= _EQUAL * top]
        order = [*sorted(equals, key=titled.index), *(other for other in order if other not in equals)]
    chosen: list[FoundProvince] = []
    for rank, province_id in enumerate(order):
        case = merged[province_id]
        if rank and (case.score < _ENOUGH or case.score < _SHARE * top or case.loudest < 1):
            continue
        sure = 0.4 + 0.09 * min(case.score, 6.0)
        sure += 0.06 if rank == 0 and case.score > 2 * rest else 0.0
        sure -= 0.15 if rank else 0.0
        chosen.append(
            FoundProvince(
                id=province_id,
                name=desk.register.provinces[province_id].name.vi,
                line=case.line,
                words=case.words,
                confidence=round(min(0.97, sure), 2),
                basis=case.basis,
            )
        )
    return tuple(chosen[:4])
