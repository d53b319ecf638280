"""content/partners.toml: the register of organisations."""

from __future__ import annotations

import datetime as dt

from bantin.languages import Localized
from bantin.loading.entries import Entries, read_entries
from bantin.loading.provinces import read_country
from bantin.loading.slugs import check_former_slugs, check_slugs, read_slug
from bantin.loading.tables import TableReader
from bantin.model.partner import EnglishName, Partner, PartnerKind
from bantin.text import propose_slug
from bantin.urls import find_url_fault


class PartnerEntries:
    """Everything that stands in the register's file."""

    def __init__(self, top: TableReader | None) -> None:
        """Read the file's top table; None when it could not be parsed."""
        self.checked_on = top.date("checked_on") if top else dt.date.min
        self.partners = read_entries(top, "partner", Entries[Partner]("unknown-organisation"), _read_partner)
        if top:
            top.close()
        for reader, partner in self.partners.readings:
            self.partners.check_reference(reader, "part_of", partner.part_of)
            if partner.id and partner.part_of == partner.id:
                reader.fault("part_of", "part-of-itself")
        for reader, partner in self.partners.readings:
            check_former_slugs(reader, partner.former_slugs)
        check_slugs(
            [(reader, partner.id, partner.slug, partner.former_slugs) for reader, partner in self.partners.readings]
        )


def _read_partner(table: TableReader, partner_id: str) -> Partner:
    name = table.localized("name")
    return Partner(
        id=partner_id,
        name=name,
        english=table.choice("english", EnglishName),
        slug=_read_page(table, name),
        former_slugs=table.localized_texts("former_slugs"),
        kind=table.choice("kind", PartnerKind),
        country=read_country(table),
        province=table.optional_text("province"),
        province_then=table.optional_text("province_then"),
        city=table.optional_localized("city"),
        address=table.optional_text("address"),
        site=_read_host(table),
        native=table.optional_text("native"),
        part_of=table.optional_text("part_of"),
        abbreviations=table.texts("abbreviations", required=False),
        aliases=table.localized_texts("aliases"),
        context=table.texts("context", required=False),
        known=table.optional_localized("known"),
        unsure=table.optional_localized("unsure"),
    )


def _read_host(table: TableReader) -> str:
    """Return the name of the partner's host: no more of an address than that."""
    host = table.optional_text("site")
    if host and (fault := find_url_fault(f"https://{host}/")):
        table.fault("site", fault.code, **dict(fault.values))
    elif any(sign in host for sign in "/?#"):
        table.fault("site", "not-an-address")
    return host


def _read_page(table: TableReader, name: Localized[str]) -> Localized[str] | None:
    """A partner has a slug exactly when it has a page."""
    sound = table.sound
    has_page = table.boolean("page")
    slug = read_slug(table, name) if table.has("slug") else None
    if sound and table.sound and has_page != (slug is not None):
        if has_page:
            table.fault("page", "page-without-slug", vi=propose_slug(name.vi), en=propose_slug(name.en))
        else:
            table.fault("page", "slug-without-page")
    return slug
