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


Slugs = tuple[TableReader, str, Localized[str] | None, Localized[tuple[str, ...]]]
"""An entry's reader, its id, its slug if it has one, and the slugs it had before."""


def check_former_slugs(reader: TableReader, former: Localized[tuple[str, ...]]) -> None:
    """The slugs that the entry of *reader* had before are slugs."""
    for language in Language:
        for index, slug in enumerate(former[language]):
            if fault := find_slug_fault(slug):
                reader.fault(("former_slugs", language.value, index), fault.code, **dict(fault.values))


def check_slugs(readings: Sequence[Slugs]) -> None:
    """No two entries share a slug in a language, those they had before counted too."""
    for language in Language:
        owners: dict[str, str] = {}
        for reader, entry_id, slugs, _ in readings:
            _claim(reader, ("slug", language.value), slugs[language] if slugs else "", entry_id, owners)
        for reader, entry_id, _, former in readings:
            for index, slug in enumerate(former[language]):
                if not find_slug_fault(slug):
                    _claim(reader, ("former_slugs", language.value, index), slug, entry_id, owners)


def _claim(reader: TableReader, key: tuple[str | int, ...], slug: str, entry_id: str, owners: dict[str, str]) -> None:
    if slug and slug in owners:
        reader.fault(key, "slug-taken", slug=slug, owner=owners[slug])
    elif slug:
        owners[slug] = entry_id
