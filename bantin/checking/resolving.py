"""Where an address in an output leads to, inside the site."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from urllib.parse import unquote, urlsplit


def resolve(path: str, address: str, site_url: str) -> tuple[str, str] | None:
    """Return the path and the fragment that *address* in the output at *path* leads to; None outside the site.

    *site_url* is empty where it is not known.
    """
    found = resolve_from(posixpath.dirname(path), address, site_url)
    return found if found is None or found[0] else (path, found[1])


@lru_cache(maxsize=1 << 14)
def resolve_from(folder: str, address: str, site_url: str) -> tuple[str, str] | None:
    """Return what ``resolve`` does for all outputs in *folder*; an empty path stands for that of the output itself.

    Remembered, since the outputs of a folder have most of their addresses in common.
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
        return "", parts.fragment
    base = "" if name.startswith("/") else folder
    return posixpath.normpath(posixpath.join(base, name.lstrip("/"))), parts.fragment
