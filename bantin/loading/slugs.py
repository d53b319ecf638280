"""Slugs: the last part of a page's address, written by hand so that correcting a name moves nothing."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.languages import Language, Localized
from bantin.loading.tables import TableReader
from bantin.text import find_slug_fault, propose_slug


def read_slug(table: TableReader, title: Localized[str]) -> Localized[str]:
    """Return the localized slug of *table*; what is no slug is a fault, with one made of *title* as the hint."""
    slug = table.localized("slug")
    for language in Language:
        if slug[language] and (fault := find_slug_fault(slug[language])):
            values = dict(fault.values) | {"proposal": propose_slug(title[language])}
            table.fault(("slug", language.value), fault.code, **values)
    return slug


def check_slugs(readings: Sequence[tuple[TableReader, str, Localized[str] | None]]) -> None:
    """No two entries share a slug in a language; *readings* gives each entry's reader, id, and slug if it has one."""
    for language in Language:
        owners: dict[str, str] = {}
        for reader, entry_id, slugs in readings:
            slug = slugs[language] if slugs else ""
            if not slug:
                continue
            if slug in owners:
                reader.fault(("slug", language.value), "slug-taken", slug=slug, owner=owners[slug])
            owners.setdefault(slug, entry_id)
