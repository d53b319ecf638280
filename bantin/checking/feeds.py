"""What other programs read - feeds, sitemaps, their lists - is whole, and leads somewhere.

What the templates make is well-formed when it comes here, but a designer may have taken out what a program needs.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from bantin.checking.resolving import resolve_from
from bantin.problems import Fault, Place, Problem

_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
# RFC 4287, 4.1.1 and 4.1.2; an entry may be without content there, ours may not.
_OF_FEED = ("id", "title", "updated", "author", "link")
_OF_ENTRY = ("id", "title", "updated", "link", "content")
# https://www.sitemaps.org/protocol.html
_MOST_ADDRESSES = 50_000
_MOST_BYTES = 52_428_800
_ADDRESSES = ("href", "htmlUrl", "xmlUrl", "template")
_ADDRESS_TEXTS = frozenset([f"{_ATOM}icon", f"{_ATOM}uri", f"{_SITEMAP}loc", f"{_OPENSEARCH}Image"])


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """What the check of a tree needs of a feed, a sitemap or the like: its addresses as written, and its faults."""

    addresses: tuple[str, ...]
    faults: tuple[Fault, ...]


def is_feed(path: str) -> bool:
    """Whether the file at *path* is read here."""
    return path.endswith((".xml", ".opml")) and not path.startswith("assets/")


def parse_feed(data: bytes) -> ParsedFeed:
    """Return what stands in *data*; depends on nothing else."""
    root = ET.fromstring(data)  # noqa: S314 - made here, and without a DTD
    faults = dict.fromkeys((*_check_feed(root), *_check_sitemap(root, len(data))))
    return ParsedFeed(addresses=tuple(dict.fromkeys(_find_addresses(root))), faults=tuple(faults))


def check_parsed_feeds(feeds: Mapping[str, ParsedFeed], paths: Container[str], site_url: str = "") -> list[Problem]:
    """Return every fault of *feeds*, in the order of their paths; *paths* are those of all files of the tree."""
    problems: list[Problem] = []
    for path, feed in sorted(feeds.items()):
        faults = [*_check_addresses(feed, path, paths, site_url), *feed.faults]
        problems += [fault.at(Place(file=Path("output") / path)) for fault in faults]
    return problems


def _check_addresses(feed: ParsedFeed, path: str, paths: Container[str], site_url: str) -> Iterator[Fault]:
    """An address inside the site is that of a file of it."""
    folder = posixpath.dirname(path)
    for address in feed.addresses:
        target = resolve_from(folder, address, site_url)
        if target is not None and (target[0] or path) not in paths:
            yield Fault.of("dead-link", address=address)


def _find_addresses(root: Element) -> Iterator[str]:
    """Yield every address that the elements have, as an attribute or as their text."""
    for element in root.iter():
        attributes = element.attrib
        for name in _ADDRESSES if attributes else ():
            if address := attributes.get(name):
                yield address
        if element.text and element.tag in _ADDRESS_TEXTS:
            yield element.text


def _check_feed(root: Element) -> Iterator[Fault]:
    """A feed and its entries have what every program looks for, and no entry's id stands twice."""
    if root.tag != f"{_ATOM}feed":
        return
    entries = root.findall(f"{_ATOM}entry")
    for wanted, elements in ((_OF_FEED, [root]), (_OF_ENTRY, entries)):
        for name in wanted:
            if any(not _says_something(element.find(_ATOM + name)) for element in elements):
                yield Fault.of("feed-without-element", name=name)
    ids = Counter(entry.findtext(f"{_ATOM}id", "") for entry in entries)
    for entry_id, count in ids.items():
        if count > 1 and entry_id:
            yield Fault.of("entry-id-twice", id=entry_id)


def _check_sitemap(root: Element, size: int) -> Iterator[Fault]:
    """A sitemap holds at least one address, no more than the protocol allows, and none twice."""
    if not root.tag.startswith(_SITEMAP):
        return
    addresses = Counter(element.text or "" for element in root.iter(f"{_SITEMAP}loc"))
    if not addresses or len(addresses) > _MOST_ADDRESSES or size > _MOST_BYTES:
        yield Fault.of("sitemap-beyond-limits", count=len(addresses), size=size)
    for address, count in addresses.items():
        if count > 1:
            yield Fault.of("address-twice-in-sitemap", address=address)


def _says_something(element: Element | None) -> bool:
    return element is not None and bool(element.attrib or len(element) or (element.text or "").strip())
