"""content/provinces.toml: the register of provinces and cities."""

from __future__ import annotations

import datetime as dt
import re

from babel import Locale

from bantin.loading.entries import Entries, read_entries
from bantin.loading.tables import TableReader
from bantin.model.province import (
    TILE_COLUMNS,
    TILE_ROWS,
    Change,
    ChangeKind,
    Disagreement,
    End,
    Ending,
    Formation,
    KindChange,
    NamedPlace,
    PlaceKind,
    Province,
    ProvinceKind,
    ProvinceRegister,
    ProvinceStatus,
    Region,
    RegisterSource,
    Tile,
)

_FORMATION = ("formed_on", "formed_act", "formed_from", "seat")
_KIND_CHANGE = ("kind_since", "kind_before", "kind_act")
_NO_COUNTRIES = frozenset(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"])  # CLDR names these too


class ProvinceEntries:
    """Everything that stands in the register's file."""

    def __init__(self, top: TableReader | None) -> None:
        """Read the file's top table; None when it could not be parsed."""
        self.checked_on = top.date("checked_on") if top else dt.date.min
        self.regions = read_entries(top, "region", Entries[Region]("unknown-region"), _read_region)
        self.provinces = read_entries(top, "province", Entries[Province]("unknown-province"), _read_province)
        self.places = read_entries(top, "place", Entries[NamedPlace]("unknown-place"), _read_place)
        self.changes = tuple(_read_change(table) for table in top.tables("change")) if top else ()
        self.sources = tuple(_read_source(table) for table in top.tables("source")) if top else ()
        self.disagreements = tuple(_read_disagreement(table) for table in top.tables("disagreement")) if top else ()
        if top:
            top.close()
            self._check_references()

    @property
    def register(self) -> ProvinceRegister:
        """The register of the sound entries."""
        return ProvinceRegister(
            checked_on=self.checked_on,
            regions=self.regions.values,
            provinces=self.provinces.values,
            places=self.places.values,
            changes=self.changes,
            sources=self.sources,
            disagreements=self.disagreements,
        )

    def _check_references(self) -> None:
        """Ids inside the register must exist; a former unit leads to a current one; a tile holds one unit."""
        tiles: dict[tuple[int, int], str] = {}
        for reader, province in self.provinces.readings:
            for key, region in (("region", province.region), ("region_before", province.region_before)):
                self.regions.check_reference(reader, key, region)
            if province.end is not None:
                self.provinces.check_reference(reader, "merged_into", province.end.into)
                self._check_chain(reader, province)
            if province.formation is not None:
                self.provinces.check_reference(reader, "seat", province.formation.seat)
                for index, part in enumerate(province.formation.parts):
                    self.provinces.check_reference(reader, ("formed_from", index), part)
            if province.tile is not None:
                cell = (province.tile.row, province.tile.column)
                if cell in tiles:
                    reader.fault("tile", "tile-taken", owner=tiles[cell])
                tiles[cell] = province.id
        for reader, place in self.places.readings:
            for key, province_id in (("province_then", place.province_then), ("province_now", place.province_now)):
                self.provinces.check_reference(reader, key, province_id)
            now = self.provinces.values.get(place.province_now)
            if now is not None and now.end is not None:
                reader.fault("province_now", "province-of-the-past", province=now.id, into=now.end.into)

    def _check_chain(self, reader: TableReader, province: Province) -> None:
        """Following merged_into ends at a current unit."""
        seen = {province.id}
        following: Province | None = province
        while following is not None and following.end is not None:
            following = self.provinces.values.get(following.end.into)
            if following is not None and following.id in seen:
                reader.fault("merged_into", "merged-into-itself", province=province.id)
                return
            seen.add(following.id if following else "")


def _read_region(table: TableReader, region_id: str) -> Region:
    return Region(
        id=region_id,
        name=table.localized("name"),
        current=table.boolean("current"),
        before=table.boolean("before"),
    )


def _read_province(table: TableReader, province_id: str) -> Province:
    status = table.choice("status", ProvinceStatus)
    if not table.sound:
        table.give_up()  # what other keys there are depends on the status
    current = table.sound and status is ProvinceStatus.CURRENT
    former = table.sound and status is ProvinceStatus.FORMER
    return Province(
        id=province_id,
        status=status,
        name=table.localized("name"),
        full_name=table.localized("full_name"),
        kind=table.choice("kind", ProvinceKind),
        iso=table.optional_text("iso"),
        code=table.text("code") if current else "",
        code_before=table.optional_text("code_before"),
        region=table.text("region") if current else "",
        region_before=table.text("region_before"),
        aliases=table.localized_texts("aliases"),
        note=table.optional_localized("note"),
        tile=_read_tile(table) if current else None,
        formation=_read_formation(table) if current and table.has_any(*_FORMATION) else None,
        kind_change=_read_kind_change(table) if current and table.has_any(*_KIND_CHANGE) else None,
        end=_read_end(table) if former else None,
    )


def _read_tile(table: TableReader) -> Tile | None:
    tile = table.table("tile")
    value = Tile(row=tile.integer("row"), column=tile.integer("column"))
    tile.close()
    if tile.sound and (value.row > TILE_ROWS or value.column > TILE_COLUMNS):
        tile.fault("", "tile-off-the-map", rows=TILE_ROWS, columns=TILE_COLUMNS)
    return value if tile.sound and table.has("tile") else None


def _read_formation(table: TableReader) -> Formation:
    return Formation(
        on=table.date("formed_on"),
        act=table.text("formed_act"),
        parts=table.texts("formed_from"),
        seat=table.text("seat"),
    )


def _read_kind_change(table: TableReader) -> KindChange:
    return KindChange(
        since=table.date("kind_since"),
        before=table.choice("kind_before", ProvinceKind),
        act=table.text("kind_act"),
    )


def _read_end(table: TableReader) -> End:
    end = End(
        into=table.text("merged_into"),
        change=table.choice("change", Ending),
        until=table.date("until"),
        on=table.date("merged_on"),
        act=table.text("act"),
    )
    if table.sound and end.on - end.until != dt.timedelta(days=1):
        table.fault("merged_on", "not-the-next-day", until=str(end.until))
    return end


def _read_place(table: TableReader, place_id: str) -> NamedPlace:
    place = NamedPlace(
        id=place_id,
        name=table.localized("name"),
        kind=table.choice("kind", PlaceKind),
        name_then=table.optional_localized("name_then"),
        province_then=table.optional_text("province_then"),
        province_now=table.optional_text("province_now"),
        country=read_country(table) if table.has("country") else "",
        note=table.localized("note"),
    )
    in_a_province = bool(place.province_then and place.province_now)
    halfway = bool(place.province_then or place.province_now) and not in_a_province
    if table.sound and (halfway or bool(place.country) == in_a_province):
        table.fault("", "place-without-whereabouts")
    return place


def _read_change(table: TableReader) -> Change:
    change = Change(
        on=table.date("date"),
        kind=table.choice("kind", ChangeKind),
        act=table.text("act"),
        name=table.localized("name"),
        certainty=table.localized("certainty"),
    )
    table.close()
    return change


def _read_source(table: TableReader) -> RegisterSource:
    source = RegisterSource(letter=table.text("letter"), name=table.localized("name"))
    table.close()
    return source


def _read_disagreement(table: TableReader) -> Disagreement:
    disagreement = Disagreement(
        about=table.localized("about"), says=table.localized("says"), here=table.localized("here")
    )
    table.close()
    return disagreement


def read_country(table: TableReader) -> str:
    """Return the required ``country`` of *table*, an ISO 3166-1 code of two letters."""
    country = table.text("country")
    known = re.fullmatch("[A-Z]{2}", country) and country in Locale("en").territories
    if country and (not known or country in _NO_COUNTRIES):
        table.fault("country", "unknown-country", country=country)
    return country
