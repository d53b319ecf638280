"""The ids of feeds and entries: UUIDs within the site's own (RFC 4122, version 5).

They are made of what never changes: the ids of site, article, province and partner, and the language. So an entry
stays the same entry when its title, its address or the address of the whole site changes, and a reader's program does
not show it as new (RFC 4287, 4.2.6).
"""

from __future__ import annotations

from uuid import UUID, uuid5

from bantin.languages import Language
from bantin.planning.page import Page, PageKind


def entry_id(site: UUID, article: str, language: Language) -> str:
    """Return the id of the entry of *article* in feeds of *language*: the same in each of them."""
    return _urn(site, "entry", article, language)


def feed_id(site: UUID, listing: Page) -> str:
    """Return the id of the feed of *listing*; that of a province stays when the province becomes a former one."""
    kind = PageKind.PROVINCE if listing.kind is PageKind.FORMER_PROVINCE else listing.kind
    return _urn(site, "feed", kind, listing.subject, listing.language or "")


def scheme_id(site: UUID, sort: str) -> str:
    """Return the id of a list that the ids in an entry's categories are from: provinces, partners, kinds, fields."""
    return _urn(site, "scheme", sort)


def _urn(site: UUID, *parts: str) -> str:
    return uuid5(site, "/".join(parts)).urn
