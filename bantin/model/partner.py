"""Organisations that reports name: partners with a page, the local side, publishers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from bantin.languages import Localized


class PartnerKind(StrEnum):
    """The sort of an organisation."""

    HOSPITAL = "hospital"
    MEDICAL_CENTRE = "medical-centre"
    UNIVERSITY = "university"
    RESEARCH_INSTITUTE = "research-institute"
    GOVERNMENT = "government"
    PARTY = "party"
    ORGANISATION = "organisation"
    MEDIA = "media"


class EnglishName(StrEnum):
    """How sure an English name is: its own, the press's, or our translation."""

    OFFICIAL = "official"
    USUAL = "usual"
    GLOSS = "gloss"


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """An organisation. *slug* is None without a page of its own; *country* is ISO 3166-1 alpha-2.

    *province* is the id of the unit it is in today, *province_then* of the one it was in, if that has gone; both may be
    empty. *abbreviations* and *aliases* mean this body wherever they stand; *context* only in a report that names it.
    """

    id: str
    name: Localized[str]
    english: EnglishName
    slug: Localized[str] | None
    former_slugs: Localized[tuple[str, ...]]
    kind: PartnerKind
    country: str
    province: str
    province_then: str
    city: Localized[str] | None
    address: str
    site: str
    native: str
    part_of: str
    abbreviations: tuple[str, ...]
    aliases: Localized[tuple[str, ...]]
    context: tuple[str, ...]
    known: Localized[str] | None
    unsure: Localized[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerRegister:
    """All organisations by id, in the order of the file."""

    checked_on: dt.date
    partners: dict[str, Partner]
