"""Which part each organisation has in the report: the outside partner, the province's side, or another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bantin.importing.desk import Desk
from bantin.importing.organisations import Mention, propose_id
from bantin.importing.provinces import FoundProvince, find_named
from bantin.importing.words import tokenise
from bantin.model.article import LineRole
from bantin.model.partner import PartnerKind


class Part(StrEnum):
    """The list of an article that an organisation stands in."""

    PARTNER = "partner"
    LOCAL = "local"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOrganisation:
    """An organisation of the report, by its first mention.

    *id* is empty and *proposal* is given when the register has none such. *province* is the id of the province it
    belongs to, or empty; *key* is that of its mentions.
    """

    id: str
    proposal: str
    name: str
    key: str
    kind: PartnerKind
    country: str
    province: str
    line: int
    words: str
    part: Part
    confidence: float


@dataclass(slots=True)
class _Tally:
    first: Mention
    score: float = 0.0
    count: int = 0
    in_title: bool = False
    is_party: bool = False
    only_as_post: bool = True


_PARTY = re.compile(
    r"(?:đoàn(?:\s+công\s+tác|\s+đại\s+biểu|\s+cán\s+bộ)?|với|giữa|phối\s+hợp|và|cùng|hợp\s+tác|chuyên\s+gia|"
    r"phía)\s+(?:của\s+|từ\s+|với\s+|các\s+|đến\s+từ\s+)?$",
    re.IGNORECASE,
)
_AS_POST = re.compile(r"(?:giám\s+đốc|chủ\s+tịch|bí\s+thư|trưởng|cố\s+vấn|nguyên)\s+(?:của\s+)?$", re.IGNORECASE)
_GOVERNED = (PartnerKind.GOVERNMENT, PartnerKind.PARTY)
_NATIONAL = re.compile(r"(?:bộ|cục|tổng cục|vụ|đại sứ|lãnh sự|tổng lãnh sự)\b", re.IGNORECASE)
_LOCAL_NAME = re.compile(r"\b(?:tỉnh|huyện|thị xã|thành phố|xã|phường|quận|khu vực)\b", re.IGNORECASE)
_OTHER_LEVEL = re.compile(r"\b(?:tỉnh|bang|Khu tự trị)\s+[A-ZĐ]")
_CENTRAL = re.compile(r"\bTrung ương\b")
_JOINT = re.compile(r"\s*(?:\([^()]{1,30}\))?\s*(?:,|;|và|cùng|,\s*và|cùng\s+với)\s+", re.IGNORECASE)
_ENOUGH = 3.0
_TOLD = 1.6
"""What one mention in a lead counts."""


def sort_organisations(
    mentions: Sequence[Mention], provinces: Sequence[FoundProvince], desk: Desk
) -> tuple[FoundOrganisation, ...]:
    """Return the organisations of *mentions*, partners first, then by where they are first named."""
    filed = {province.id for province in provinces} | {desk.register.today(province.id).id for province in provinces}
    filed_now = {desk.register.today(province.id).id for province in provinces}
    tallies: dict[str, _Tally] = {}
    for mention in mentions:
        tally = tallies.setdefault(mention.key, _Tally(first=mention))
        _count(tally, mention)
    locals_: dict[str, tuple[bool, str]] = {}
    for key, tally in tallies.items():
        locals_[key] = _is_local(tally, filed, filed_now, desk)
    partners = _choose_partners(tallies, {key for key, (is_local, _) in locals_.items() if is_local}, desk)
    _add_companions(mentions, tallies, locals_, partners, desk)
    if not partners:
        _promote_other_province(tallies, locals_, partners)
    if not partners:
        _promote_local(tallies, {key for key, (is_local, _) in locals_.items() if is_local}, partners)
    return tuple(
        sorted(
            (_make(tally, key, partners, locals_[key]) for key, tally in tallies.items()),
            key=lambda found: (found.part is not Part.PARTNER, found.line, found.key),
        )
    )


def _count(tally: _Tally, mention: Mention) -> None:
    before = mention.before
    tally.count += 1
    tally.only_as_post = tally.only_as_post and bool(_AS_POST.search(before))
    tally.in_title = tally.in_title or mention.role is LineRole.TITLE
    tally.is_party = tally.is_party or bool(_PARTY.search(before))
    weight = 3.0 if mention.role is LineRole.TITLE else 1.6 if mention.role is LineRole.LEAD else 0.5
    tally.score += weight + (0.8 if _PARTY.search(before) else 0.0)


def _is_local(tally: _Tally, filed: set[str], filed_now: set[str], desk: Desk) -> tuple[bool, str]:
    """Whether the organisation is of a province that the report is filed under; and the province it is of."""
    mention = tally.first
    if mention.id:
        partner = desk.partners.partners[mention.id]
        province = partner.province_then or partner.province
        is_ours = partner.slug is None and partner.kind not in (PartnerKind.UNIVERSITY, PartnerKind.RESEARCH_INSTITUTE)
        return is_ours and bool({partner.province, partner.province_then} & filed), province
    named = find_named(mention.name, (), desk)
    province = named[-1][0].id if named else ""
    if mention.country != "VN" or (_NATIONAL.match(mention.name) and mention.kind is PartnerKind.GOVERNMENT):
        return False, ""
    if _is_abroad(mention, desk):
        return (
            False,
            "",
        )  # all provinces of Vietnam, former ones too, are in the register: this one is of another country
    if mention.kind is PartnerKind.HOSPITAL and _CENTRAL.search(mention.name):
        return False, province  # a hospital of the ministry, wherever it stands
    if province:
        is_ours = desk.register.today(province).id in filed_now
        is_public = mention.kind in (*_GOVERNED, PartnerKind.MEDICAL_CENTRE, PartnerKind.HOSPITAL) or bool(
            _LOCAL_NAME.search(mention.name)
        )
        return is_ours and is_public, province
    places = [m.value for m in desk.place_names.find(mention.name, tokenise(mention.name))]
    spot = next((place for place in places if place.province_then), None)
    if spot is not None:
        return spot.province_then in filed and mention.kind is not PartnerKind.UNIVERSITY, spot.province_then
    is_small = mention.kind in (*_GOVERNED, PartnerKind.MEDICAL_CENTRE) or bool(_LOCAL_NAME.search(mention.name))
    return is_small, ""


def _is_abroad(mention: Mention, desk: Desk) -> bool:
    """Whether an organisation is of another country: by what the text says, or by a province that Vietnam never had.

    All provinces of Vietnam, former ones too, are in the register.
    """
    if mention.country != "VN":
        return True
    return bool(_OTHER_LEVEL.search(mention.name)) and not find_named(mention.name, (), desk)


def _choose_partners(tallies: dict[str, _Tally], local: set[str], desk: Desk) -> dict[str, float]:
    """Return the keys of the partners with how sure each is."""
    partners: dict[str, float] = {}
    for key, tally in tallies.items():
        registered = desk.partners.partners.get(tally.first.id) if tally.first.id else None
        if (
            registered is not None
            and registered.slug is not None
            and (tally.score >= 1.0 or tally.first.country != "VN")
        ):
            partners[key] = min(0.97, 0.6 + 0.08 * tally.score)
    open_keys = [
        key
        for key, tally in tallies.items()
        if key not in local
        and key not in partners
        and not tally.first.id
        and (tally.first.kind not in _GOVERNED or _is_abroad(tally.first, desk))
        and not tally.only_as_post
    ]
    ranked = sorted(open_keys, key=lambda key: (-tallies[key].score, tallies[key].first.line, tallies[key].first.start))
    for key in ranked[:3]:
        tally = tallies[key]
        enough = _ENOUGH if not partners else _ENOUGH + 0.5
        if tally.score >= enough and (tally.in_title or not partners or tally.is_party):
            partners[key] = min(0.85, 0.35 + 0.08 * tally.score)
    if not partners and ranked and tallies[ranked[0]].score >= 1.0:
        partners[ranked[0]] = 0.45
    return partners


def _add_companions(
    mentions: Sequence[Mention],
    tallies: dict[str, _Tally],
    locals_: dict[str, tuple[bool, str]],
    partners: dict[str, float],
    desk: Desk,
) -> None:
    """Where title or lead name a partner and another body in one breath, "với A và B", both are partners."""
    told = [mention for mention in mentions if mention.role in (LineRole.TITLE, LineRole.LEAD)]
    pairs = [(one, two) for one, two in pairwise(told) if one.unit == two.unit and _are_joined(one, two)]
    for one, two in [*pairs, *((two, one) for one, two in reversed(pairs))]:
        tally = tallies[two.key]
        is_open = not locals_[two.key][0] and not tally.first.id and not tally.only_as_post
        is_fit = tally.first.kind not in _GOVERNED or _is_abroad(tally.first, desk)
        if one.key in partners and two.key not in partners and is_open and is_fit:
            partners[two.key] = min(0.6, partners[one.key])


def _are_joined(one: Mention, two: Mention) -> bool:
    """Whether nothing but a comma or "và" stands between two mentions, brackets with a short form or country apart."""
    length = two.start - one.end
    return 0 < length <= len(two.before) and bool(_JOINT.fullmatch(two.before[-length:]))


def _promote_other_province(
    tallies: dict[str, _Tally], locals_: dict[str, tuple[bool, str]], partners: dict[str, float]
) -> None:
    """Where nobody else works with the province, the authority of another province that title or lead name does."""
    others = [
        key
        for key, tally in tallies.items()
        if tally.first.kind in _GOVERNED
        and not locals_[key][0]
        and locals_[key][1]
        and not tally.only_as_post
        and tally.score >= _TOLD
    ]
    if others and any(is_local for is_local, _ in locals_.values()):
        partners[max(others, key=lambda key: (tallies[key].score, -tallies[key].first.line))] = 0.45


def _promote_local(tallies: dict[str, _Tally], local: set[str], partners: dict[str, float]) -> None:
    """Where all are of the province, the hospital that the title names first is the one that helps."""
    hospitals = [
        key
        for key in local
        if tallies[key].first.kind in (PartnerKind.HOSPITAL, PartnerKind.UNIVERSITY) and tallies[key].in_title
    ]
    others = [key for key in local if tallies[key].in_title and key not in hospitals]
    if hospitals and (len(hospitals) > 1 or others):
        first = min(hospitals, key=lambda key: (tallies[key].first.line, tallies[key].first.start))
        partners[first] = 0.45
        local.discard(first)


def _make(tally: _Tally, key: str, partners: dict[str, float], local: tuple[bool, str]) -> FoundOrganisation:
    mention = tally.first
    is_local, province = local
    part = Part.PARTNER if key in partners else Part.LOCAL if is_local else Part.OTHER
    base = 0.9 if mention.id else 0.62
    sure = partners.get(key, base - 0.1 if part is Part.OTHER else base)
    return FoundOrganisation(
        id=mention.id,
        proposal="" if mention.id else propose_id(mention.name),
        name=mention.name,
        key=key,
        kind=mention.kind,
        country=mention.country,
        province=province,
        line=mention.line,
        words=mention.words,
        part=part,
        confidence=round(sure, 2),
    )
