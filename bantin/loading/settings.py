"""content/site.toml: the site's own names and choices."""

from __future__ import annotations

import re
from dataclasses import fields
from uuid import NAMESPACE_DNS, UUID, uuid5

from bantin.languages import Localized
from bantin.loading.tables import TableReader
from bantin.model.site import Features, Settings
from bantin.urls import as_uri, find_site_url_fault

_EMAIL = re.compile(r"[^\s@<>\"'?&]+@[^\s@<>\"'?&]+\.[^\s@<>\"'?&]+")


def read_settings(top: TableReader) -> Settings:
    """Return the settings of the file's top table."""
    site_url = top.optional_text("site_url")
    if site_url and (fault := find_site_url_fault(site_url)):
        top.fault("site_url", fault.code, example="https://example.org/tin/")
        site_url = ""
    contact = top.optional_text("contact")
    if contact and not _EMAIL.fullmatch(contact):
        top.fault("contact", "not-an-e-mail-address", contact=contact)
    name = top.localized("name")
    settings = Settings(
        id=_read_id(top, name),
        name=name,
        description=top.localized("description"),
        licence=top.localized("licence"),
        listing_length=top.integer("listing_length"),
        site_url=with_slash(site_url),
        contact=contact,
        features=_read_features(top),
    )
    top.close()
    return settings


def _read_features(top: TableReader) -> Features:
    """Return what the table ``features`` leaves on: all of it, where there is none."""
    table = top.optional_table("features")
    if table is None:
        return Features()
    features = Features(**{field.name: table.optional_boolean(field.name, default=True) for field in fields(Features)})
    table.close()
    return features


def _read_id(top: TableReader, name: Localized[str]) -> UUID:
    """Return the UUID at ``id``; where it is missing, one is proposed that is made from the site's own names."""
    if not top.has("id"):
        top.fault("", "missing-site-id", proposal=str(uuid5(NAMESPACE_DNS, f"{name.vi}\n{name.en}")))
        return UUID(int=0)
    written = top.optional_text("id")
    try:
        found = UUID(written)
    except ValueError:
        found = UUID(int=0)
    if written and str(found) != written:
        top.fault("id", "not-a-site-id", id=written)
    return found


def with_slash(site_url: str) -> str:
    """Return *site_url* in ASCII with one slash at its end; an empty one stays empty."""
    return as_uri(site_url).rstrip("/") + "/" if site_url else ""
