"""Settings and all content, loaded and sound."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from bantin.languages import Localized
from bantin.model.article import Article
from bantin.model.partner import PartnerRegister
from bantin.model.province import ProvinceRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What the site carries beside its reports. What is off leaves nothing of itself: no file, no link, no word."""

    search: bool = True
    """Search in all texts; without it the titles from A to Z have a page of their own."""
    side_by_side: bool = True
    """A page for each report that shows both languages at once."""
    books: bool = True
    """The digest as EPUBs."""
    data: bool = True
    """The tables in ``data/``."""
    cards: bool = True
    """The pictures that other sites show beside a link; they need Pillow and a site address as well."""
    archive: bool = True
    """The whole site as one zip, to take away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The site's own names and choices. *site_url* ends with a slash, or is empty; *contact* may be empty.

    *id* is what the site is known by for ever, whatever its names and its address: ids in feeds are made from it.
    """

    id: UUID
    name: Localized[str]
    description: Localized[str]
    licence: Localized[str]
    listing_length: int
    site_url: str
    contact: str
    features: Features


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKind:
    """A kind of event or agreement; *signed* when something was signed."""

    id: str
    slug: Localized[str]
    former_slugs: Localized[tuple[str, ...]]
    name: Localized[str]
    signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of cooperation."""

    id: str
    slug: Localized[str]
    former_slugs: Localized[tuple[str, ...]]
    name: Localized[str]


class TermGroup(StrEnum):
    """What a glossary term is about."""

    GOVERNMENT = "government"
    HONORIFIC = "honorific"
    VISIT = "visit"
    AGREEMENT = "agreement"
    COOPERATION = "cooperation"
    SYSTEM = "system"
    PLACE = "place"
    MEDICINE = "medicine"
    ECONOMY = "economy"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A glossary term: the full Vietnamese form, its fixed English form, and its other printed forms.

    *variants* are further English forms that a translation may use.
    """

    vi: str
    en: str
    group: TermGroup
    also: tuple[str, ...]
    abbreviations: tuple[str, ...]
    variants: tuple[str, ...]
    note: Localized[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything an editor has written. *articles* run from the newest event to the oldest; *about* is Markdown."""

    settings: Settings
    register: ProvinceRegister
    partners: PartnerRegister
    kinds: dict[str, EventKind]
    fields: dict[str, Field]
    terms: tuple[Term, ...]
    articles: tuple[Article, ...]
    about: Localized[str]
    edition: dt.date
    """The day of this edition: ``SOURCE_DATE_EPOCH`` where it is set, else the newest date in the content."""
