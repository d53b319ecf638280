"""Where an address in an output leads to, inside the site."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit


def resolve(path: str, address: str, site_url: str) -> tuple[str, str] | None:
    """Return the path and the fragment that *address* in the output at *path* leads to; None outside the site.

    *site_url* is empty where it is not known.
    """
    if site_url and address.startswith(site_url):
        address = "/" + address.removeprefix(site_url)
    elif site_url and address.startswith(urlsplit(site_url).path):
        address = "/" + address.removeprefix(urlsplit(site_url).path)
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    name = unquote(parts.path)
    if not name:
        return path, parts.fragment
    base = "" if name.startswith("/") else posixpath.dirname(path)
    return posixpath.normpath(posixpath.join(base, name.lstrip("/"))), parts.fragment
