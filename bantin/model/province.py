"""Provinces and centrally run cities, present and former, and the places and changes that reports need."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from bantin.languages import Localized

TILE_ROWS = 17
TILE_COLUMNS = 6


class ProvinceStatus(StrEnum):
    """Whether a unit exists today."""

    CURRENT = "current"
    FORMER = "former"


class ProvinceKind(StrEnum):
    """The sort of a province-level unit: tỉnh, or thành phố trực thuộc trung ương."""

    PROVINCE = "province"
    CITY = "city"


class Ending(StrEnum):
    """How a former unit ended."""

    MERGED = "merged"
    RENAMED = "renamed"


class PlaceKind(StrEnum):
    """The sort of a smaller or foreign place, at the time of the report."""

    WARD = "ward"
    TOWN = "town"
    CITY = "city"
    PROVINCE = "province"
    COUNTRY = "country"


class ChangeKind(StrEnum):
    """What happened to units on a date."""

    SPLIT = "split"
    MERGE = "merge"
    UPGRADE = "upgrade"
    REGIONS = "regions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A socio-economic region; *current* and *before* say in which scheme of six it counts."""

    id: str
    name: Localized[str]
    current: bool
    before: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A unit's cell on the tile map; both count from 1, up to ``TILE_ROWS`` and ``TILE_COLUMNS``."""

    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Formation:
    """How a current unit came out of a merger; *parts* holds ids, its own among them."""

    on: dt.date
    act: str
    parts: tuple[str, ...]
    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindChange:
    """When a unit became what it is, and what it was before."""

    since: dt.date
    before: ProvinceKind
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How a former unit ended: *until* is its last day, *on* the day after; *into* is the unit it is part of."""

    into: str
    change: Ending
    until: dt.date
    on: dt.date
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province-level unit. *id* is its slug in both languages.

    *formation* and *kind_change* are None for units without one; *tile* and *region* exist for current units, *end* for
    former ones. Official codes are not stable ids: join on *id*.
    """

    id: str
    status: ProvinceStatus
    name: Localized[str]
    full_name: Localized[str]
    kind: ProvinceKind
    iso: str
    code: str
    code_before: str
    region: str
    region_before: str
    aliases: Localized[tuple[str, ...]]
    note: Localized[str] | None
    tile: Tile | None
    formation: Formation | None
    kind_change: KindChange | None
    end: End | None

    @property
    def is_former(self) -> bool:
        """Whether the unit has ended."""
        return self.end is not None

    def kind_on(self, day: dt.date) -> ProvinceKind:
        """Return the kind that held on *day*."""
        if self.kind_change is not None and day < self.kind_change.since:
            return self.kind_change.before
        return self.kind

    def is_before_merger(self, day: dt.date) -> bool:
        """Whether *day* lies before the merger that made today's unit of this name."""
        return self.formation is not None and day < self.formation.on


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A smaller or foreign place that a report names. Either in a province, then and now, or in another country."""

    id: str
    name: Localized[str]
    kind: PlaceKind
    name_then: Localized[str] | None
    province_then: str
    province_now: str
    country: str
    note: Localized[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A dated change of units; *on* is the first day in force."""

    on: dt.date
    kind: ChangeKind
    act: str
    name: Localized[str]
    certainty: Localized[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Where sources of the register differ, and what it does."""

    about: Localized[str]
    says: Localized[str]
    here: Localized[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSource:
    """A source the register was compared with; disagreements cite it by its *letter*."""

    letter: str
    name: Localized[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceRegister:
    """The whole register; *provinces* by id, in the order of the file."""

    checked_on: dt.date
    regions: dict[str, Region]
    provinces: dict[str, Province]
    places: dict[str, NamedPlace]
    changes: tuple[Change, ...]
    sources: tuple[RegisterSource, ...]
    disagreements: tuple[Disagreement, ...]

    def today(self, province_id: str) -> Province:
        """Return the current unit that *province_id* is, or is part of."""
        province = self.provinces[province_id]
        while province.end is not None:
            province = self.provinces[province.end.into]
        return province

    @property
    def current(self) -> tuple[Province, ...]:
        """The units that exist today, in the order of the file."""
        return tuple(province for province in self.provinces.values() if not province.is_former)

    def absorbed_by(self, province_id: str) -> tuple[Province, ...]:
        """Return the former units that are part of *province_id* today, in the order of the file."""
        return tuple(
            province
            for province in self.provinces.values()
            if province.is_former and self.today(province.id).id == province_id
        )
