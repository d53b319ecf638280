"""What a browser asks for, as a path inside the site."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from bantin.urls import find_path_fault

OWN = "/.bantin/"
"""What the preview itself serves lies below this: no path of a site begins with a dot."""
EVENTS = OWN + "events"
_HOSTS = ("127.0.0.1", "localhost", "[::1]")
_DEFAULT_PORT = 80
_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})")


def read_target(target: str) -> str | None:
    """Return the path inside the site that the *target* of a request names; None when it can name none.

    Only what is in a path of a site passes: no dots for folders, backslashes, controls, or escapes inside escapes. What
    passes is looked up among the paths of an edition, and nowhere else. ``vi/`` names ``vi/index.html``.
    """
    address = target.partition("#")[0].partition("?")[0]
    if not address.startswith("/") or _ESCAPE.search(address):
        return None
    try:
        path = unquote_to_bytes(address).decode("ascii")[1:]
    except UnicodeError:
        return None
    if not path or path.endswith("/"):
        path += "index.html"
    return None if find_path_fault(path) else path


def is_own_host(host: str, port: int) -> bool:
    """Say whether the header *host* names this machine and our *port*.

    Any other name is one that somebody made lead here, so that a page of theirs may read ours (DNS rebinding).
    """
    name, colon, number = host.strip().lower().rpartition(":")
    if not colon or number.endswith("]"):
        return port == _DEFAULT_PORT and host.strip().lower() in _HOSTS
    return name in _HOSTS and number == str(port)
