"""What may stand in a text instead of a name: "he" for a person, "the hospital" for one, "tỉnh" for a province."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bantin.checking.parity.facts import NAME, Held, Key, Sort
from bantin.checking.parity.registers import Registers
from bantin.checking.parity.sides import Sides
from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.partner import PartnerKind

_PERSON = re.compile(
    r"\b(?:he|him|his|she|her|hers|who|whom|himself|herself|the (?:vice |deputy )?(?:chair\w+|director|"
    r"secretary|minister|adviser|advisor|head|leader|doctor|professor|official|ambassador|president|expert|delegate)s?)\b",
    re.IGNORECASE,
)
_BODIES = {
    "organisation": re.compile(
        r"\b(?:it|its|itself|they|their|them|which|both|"
        r"(?:the|this|that|these|two|each) (?:\w+[ -]){0,2}(?:hospital|centre|center|hospitals|sides?|part(?:y|ies)|"
        r"units?|universit\w+|school|institute|organi[sz]ation|committee|department|delegation|partners?|agency|company))\b",
        re.IGNORECASE,
    ),
    "place": re.compile(
        r"\b(?:it|its|there|where|here|local|locality|home|both|"
        r"(?:the|this|that|two|each) (?:\w+[ -]){0,2}(?:province|provinces|provincial|city|town|area))\b",
        re.IGNORECASE,
    ),
    "land": re.compile(
        r"\b(?:its|there|here|both|bilateral|mutual|foreign|(?:the|this|that|two|each) (?:\w+ ){0,1}(?:country|"
        r"countries|nations?|sides|peoples))\b",
        re.IGNORECASE,
    ),
}
_PERSON_VI = re.compile(
    r"(?<!\w)(?:ông|bà|anh|chị|đồng chí|người|vị|họ|cô|chủ tịch|giám đốc|bí thư)(?!\w)", re.IGNORECASE
)
_BODY_VI = re.compile(
    r"(?<!\w)(?:bệnh viện|trung tâm|tỉnh|thành phố|đơn vị|bên|trường|viện|địa phương|nơi|nước|đây|đó|này|nhà|"
    r"địa bàn)(?!\w)",
    re.IGNORECASE,
)
_NATION_VI = re.compile(
    r"(?<!\w)(?:nước ta|cả nước|trong nước|đất nước|nước nhà|quốc gia|toàn quốc|tổ quốc|nước|hai bên|"
    r"người việt|tiếng việt)(?!\w)",
    re.IGNORECASE,
)
_PROVINCE_VI = re.compile(
    r"(?<!\w)(?:tỉnh|tỉnh nhà|thành phố|tp|địa phương|địa bàn|nơi đây|quê hương|thị xã|ở đây|ubnd|sở|đơn vị)(?!\w)",
    re.IGNORECASE,
)
_BODIES_VI = {
    PartnerKind.HOSPITAL: "bệnh viện|bv|đơn vị|viện|đoàn",
    PartnerKind.MEDICAL_CENTRE: "trung tâm|ttyt|đơn vị",
    PartnerKind.UNIVERSITY: "trường|đại học|nhà trường|đơn vị",
    PartnerKind.RESEARCH_INSTITUTE: "viện|đơn vị",
    PartnerKind.GOVERNMENT: "ubnd|ủy ban|sở|tỉnh|đơn vị",
    PartnerKind.PARTY: "tỉnh ủy|đảng|thành ủy",
    PartnerKind.ORGANISATION: "trung tâm|tổ chức|hội|đơn vị|đoàn|cơ quan|quỹ",
    PartnerKind.MEDIA: "báo|trang|cổng|nguồn",
}


@dataclass(frozen=True, slots=True)
class NameCounts:
    """How often one text (*theirs*) and the other (*ours*) tell each name."""

    theirs: Counter[Key]
    ours: Counter[Key]

    @classmethod
    def of(cls, theirs: Iterable[Held], ours: Iterable[Held]) -> NameCounts:
        """Count the names among the facts of both."""
        return cls(Counter(_names_of(theirs)), Counter(_names_of(ours)))


@dataclass(frozen=True, slots=True)
class Standins:
    """What an article is about, so that a text about it may say it in other words."""

    own: frozenset[Key]
    kinds: dict[str, PartnerKind]

    @classmethod
    def of(cls, article: Article, registers: Registers) -> Standins:
        """Return what *article* is about."""
        own = {registers.province_keys[each] for each in article.provinces if each in registers.province_keys}
        own |= {registers.place_keys[each] for each in article.places if each in registers.place_keys}
        own |= {("organisation", each) for each in article.organisations}
        return cls(frozenset(own), registers.kinds)

    def stands_in(self, held: Held, sides: Sides, ours: Sequence[Held], translation: Language) -> bool:
        """Whether the sentence that lacks a name says "he" or "the hospital" instead; it must be named once."""
        if held.fact.sort is not Sort.NAME or not any(other.key == held.key for other in ours):
            return False
        text = _step_text(sides, translation, held.step)
        if held.key[0] == "person":
            return bool((_PERSON if translation is Language.EN else _PERSON_VI).search(text))
        pattern = _BODIES.get(held.key[0]) if translation is Language.EN else _BODY_VI
        return pattern is not None and bool(pattern.search(text))

    def allows(self, held: Held, sides: Sides, counts: NameCounts) -> bool:
        """Whether an English name that the Vietnamese lacks only says what it means: "Ha Tinh" for "tỉnh".

        The report must be of it. *counts* are those of the Vietnamese and the English: where another name of the same
        sort is told less often than it should, the one replaces the other, and nothing is allowed.
        """
        if held.fact.sort is not Sort.NAME:
            return False
        sort = held.key[0]
        vietnamese = sides.sides.vi.text
        if sort in ("place", "land", "organisation") and any(
            key[0] == sort and key != held.key and counts.ours[key] < count for key, count in counts.theirs.items()
        ):
            return False
        if held.key == ("land", "land vietnam"):
            return bool(_NATION_VI.search(vietnamese))
        if held.key not in self.own:
            return False
        if sort == "place":
            return bool(_PROVINCE_VI.search(vietnamese))
        if sort == "organisation":
            forms = _BODIES_VI[self.kinds[held.key[1]]]
            return bool(re.search(rf"(?<!\w)(?:{forms})(?!\w)", vietnamese, re.IGNORECASE))
        return False


def find_replaced(theirs: Sequence[Held], ours: Sequence[Held], missing: Sequence[Held]) -> list[Held]:
    """Return names that a sentence tells once too seldom where it tells another of the same sort once too often."""
    if sorted(_names_of(theirs)) == sorted(_names_of(ours)):
        return []
    whole = NameCounts.of(theirs, ours)
    told = {held.key for held in missing}
    found: list[Held] = []
    for step in sorted({held.step for held in theirs}):
        counts = NameCounts.of(
            [held for held in theirs if held.step == step], [held for held in ours if held.step == step]
        )
        more = {
            key[0] for key, n in counts.ours.items() if counts.theirs[key] < n and whole.theirs[key] < whole.ours[key]
        }
        fewer = [
            key
            for key, n in counts.theirs.items()
            if key[0] in more and counts.ours[key] < n and whole.ours[key] < whole.theirs[key] and key not in told
        ]
        found += [[held for held in theirs if held.key == key and held.step == step][-1] for key in fewer]
    return found


def _names_of(helds: Iterable[Held]) -> list[Key]:
    return [held.key for held in helds if held.fact.sort is NAME and held.fact.demanded]


def _step_text(sides: Sides, language: Language, step: int) -> str:
    side = sides.sides[language]
    numbers = sides.steps[step].english if language is Language.EN else sides.steps[step].vietnamese
    return " ".join(side.text[slice(*side.sentences[number].span)] for number in numbers)
