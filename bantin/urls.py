"""All address arithmetic: paths inside the site, links between them, full permalinks, addresses of others."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

from bantin.problems import Fault

_SEGMENT = re.compile(r"[a-z0-9][a-z0-9.-]*")
_SEGMENT_LENGTH = 100
_SCHEMES = ("http", "https")
_VIETNAMESE = "àáâãèéêìíòóôõùúýăđĩũơư\u1ea0-\u1ef9"
_HOST = re.compile(rf"[a-z0-9{_VIETNAMESE}]([a-z0-9{_VIETNAMESE}_.-]*[a-z0-9{_VIETNAMESE}])?\.?")


def link_between(source: str, target: str) -> str:
    """Return the relative link from the page at path *source* to the file at path *target*.

    Both are paths inside the site. The link always names a file, so that it works from disk and on every server.
    """
    return _link_from(source.rpartition("/")[0], target)


@lru_cache(maxsize=8192)
def _link_from(folder: str, target: str) -> str:
    here = folder.split("/") if folder else []
    there = target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:])


def permalink(site_url: str, path: str) -> str:
    """Return the full address of *path*; *site_url* ends with a slash."""
    return site_url + path


def find_path_fault(path: str) -> Fault | None:
    """Return why *path* can't be a file of the site, or None: only lower-case segments that stay inside it."""
    for segment in path.split("/"):
        if not _SEGMENT.fullmatch(segment):
            return Fault.of("impossible-path", name=segment)
        if len(segment) > _SEGMENT_LENGTH:
            return Fault.of("long-path", name=f"{segment[:20]}…", most=_SEGMENT_LENGTH)
    return None


def find_url_fault(url: str) -> Fault | None:
    """Return why *url* can't be a link to another site, or None.

    Only http and https, a host, no user name, no blanks, controls or backslashes: what a browser would read otherwise
    than a person does is refused.
    """
    if any(c.isspace() or not c.isprintable() or c in "\\<>\"'`" for c in url):
        return Fault.of("characters-in-address")
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return Fault.of("not-an-address")
    if parts.scheme not in _SCHEMES:
        return Fault.of("address-without-https")
    if not host:
        return Fault.of("address-without-host")
    if parts.username is not None or parts.password is not None:
        return Fault.of("user-in-address")
    return _find_host_fault(host)


def _find_host_fault(host: str) -> Fault | None:
    """A host's name is written in the letters of our readers; in others it may look like the name of another host."""
    if ":" in host or _HOST.fullmatch(unicodedata.normalize("NFC", host)):
        return None
    try:
        plain = host.encode("idna").decode()
    except UnicodeError:
        return Fault.of("not-an-address")
    return Fault.of("letters-in-host", host=host, plain=plain if plain != host else "")


def find_site_url_fault(url: str) -> Fault | None:
    """Return why *url* can't be the address the site is published at, or None."""
    fault = find_url_fault(url)
    if fault is None and ("?" in url or "#" in url):
        return Fault.of("query-in-site-address")
    if fault is None:
        try:
            as_uri(url)
        except ValueError:
            return Fault.of("not-an-address")
    return fault


def as_uri(url: str) -> str:
    """Return *url* in ASCII, as sitemaps want it: "https://bản.vn/đọc/" gives "https://xn--bn-l5s.vn/%C4%91%E1%BB%8Dc/".

    Raises ValueError when the name of its host can't be written so.
    """
    if url.isascii():
        return url
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode()
    port = f":{parts.port}" if parts.port is not None else ""
    return urlunsplit(parts._replace(netloc=host + port, path=quote(parts.path, safe="/%:@!$&'()*+,;=~")))
