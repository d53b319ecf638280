"""RFC 4287, rule by rule: what an Atom feed must be, and what it should be, by the section that says so."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import html5lib

NAMESPACE = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_KNOWN = frozenset(
    [
        "author",
        "category",
        "content",
        "contributor",
        "email",
        "entry",
        "feed",
        "generator",
        "icon",
        "id",
        "link",
        "logo",
        "name",
        "published",
        "rights",
        "source",
        "subtitle",
        "summary",
        "title",
        "updated",
        "uri",
    ]
)
_RELATIONS = frozenset(["alternate", "related", "self", "enclosure", "via"])
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+")
_UUID = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_OUTER_BLANKS = re.compile(r"\A\s|\s\Z")


class Rule(StrEnum):
    """A rule of the RFC, after the number of its section."""

    WELL_FORMED = "2: a feed is well-formed XML"
    ROOT = "2: the document is an element feed in Atom's namespace"
    LANGUAGE = "2: xml:lang is a language tag"
    TEXT_TYPE = "3.1.1: the type of a text is text, html or xhtml"
    TEXT_CHILDREN = "3.1.1.1: a text of the types text and html has no child elements"
    HTML = "3.1.1.2: a text of the type html can be read as HTML"
    NAME = "3.2.1: a person has exactly one name, and it is not empty"
    URI = "3.2.2: a person has at most one uri"
    EMAIL = "3.2.3: a person has at most one email, and it is an address"
    DATE = "3.3: a date is one of RFC 3339, in capitals, and a real one"
    DATE_BLANKS = "3.3: there is no white space in a date"
    FEED_ONE = "4.1.1: a feed has exactly one id, title and updated"
    FEED_AT_MOST_ONE = "4.1.1: a feed has at most one generator, icon, logo, rights and subtitle"
    FEED_AUTHOR = "4.1.1: a feed has an author unless all its entries have one"
    FEED_SELF = "4.1.1: a feed should have a link to itself"
    FEED_ALTERNATES = "4.1.1: no two alternates of a feed have the same type and hreflang"
    ENTRY_IDS = "4.1.1: no two entries of a feed have the same id"
    ENTRY_TEXT = "4.1.1.1: an entry should have a summary or its content"
    ENTRY_ONE = "4.1.2: an entry has exactly one id, title and updated"
    ENTRY_AT_MOST_ONE = "4.1.2: an entry has at most one content, published, rights, source and summary"
    ENTRY_AUTHOR = "4.1.2: an entry has an author, or its feed has"
    ENTRY_ALTERNATE = "4.1.2: an entry without content has an alternate"
    ENTRY_ALTERNATES = "4.1.2: no two alternates of an entry have the same type and hreflang"
    CONTENT_TYPE = "4.1.3.1: the type of a content is text, html, xhtml or a media type"
    CONTENT_SOURCE = "4.1.3.2: a content from elsewhere is empty, and its type is that of the file there"
    CATEGORY_TERM = "4.2.2.1: a category has a term"
    CATEGORY_SCHEME = "4.2.2.2: the scheme of a category is an IRI"
    GENERATOR = "4.2.4: a generator has a name"
    ICON = "4.2.5: an icon is an IRI reference"
    ID = "4.2.6: an id is a full IRI"
    ID_NORMAL = "4.2.6.1: an id is written in the one normal way"
    LINK_HREF = "4.2.7.1: a link has an address"
    LINK_RELATION = "4.2.7.2: the relation of a link is a registered name or an IRI"
    LINK_TYPE = "4.2.7.3: the type of a link is a media type"
    LINK_LANGUAGE = "4.2.7.4: the hreflang of a link is a language tag"
    TITLE = "4.2.14: a title says something"
    UNKNOWN = "6.2: an element in Atom's namespace is one that the RFC knows"


def find_broken(data: bytes) -> list[Rule]:
    """Return the rules that the feed in *data* breaks, each as often as it does."""
    try:
        root = ET.fromstring(data)  # noqa: S314 - our own
    except ET.ParseError:
        return [Rule.WELL_FORMED]
    if root.tag != _name("feed"):
        return [Rule.ROOT]
    found = [*_check_feed(root)]
    for entry in _all(root, "entry"):
        found += _check_entry(entry, feed=root)
    for element in root.iter():
        found += _check_element(element)
    return found


def _check_feed(feed: Element) -> Iterator[Rule]:
    entries = _all(feed, "entry")
    if any(len(_all(feed, name)) != 1 for name in ("id", "title", "updated")):
        yield Rule.FEED_ONE
    if any(len(_all(feed, name)) > 1 for name in ("generator", "icon", "logo", "rights", "subtitle")):
        yield Rule.FEED_AT_MOST_ONE
    if not _all(feed, "author") and not all(_all(entry, "author") for entry in entries or [feed]):
        yield Rule.FEED_AUTHOR
    if not any(link.get("rel") == "self" for link in _all(feed, "link")):
        yield Rule.FEED_SELF
    if _has_equal_alternates(feed):
        yield Rule.FEED_ALTERNATES
    ids = Counter(entry.findtext(_name("id")) for entry in entries)
    if any(count > 1 for count in ids.values()):
        yield Rule.ENTRY_IDS


def _check_entry(entry: Element, feed: Element) -> Iterator[Rule]:
    contents = _all(entry, "content")
    if any(len(_all(entry, name)) != 1 for name in ("id", "title", "updated")):
        yield Rule.ENTRY_ONE
    if any(len(_all(entry, name)) > 1 for name in ("content", "published", "rights", "source", "summary")):
        yield Rule.ENTRY_AT_MOST_ONE
    if not _all(entry, "author") and not _all(feed, "author"):
        yield Rule.ENTRY_AUTHOR
    if not contents and not any(link.get("rel", "alternate") == "alternate" for link in _all(entry, "link")):
        yield Rule.ENTRY_ALTERNATE
    if not contents and not _all(entry, "summary"):
        yield Rule.ENTRY_TEXT
    if _has_equal_alternates(entry):
        yield Rule.ENTRY_ALTERNATES


def _check_element(element: Element) -> Iterator[Rule]:  # noqa: C901 - one case after another
    name = element.tag.rpartition("}")[2]
    text = element.text or ""
    if element.tag != _name(name) or name not in _KNOWN:
        yield Rule.UNKNOWN
    if element.get(LANG) and not _LANGUAGE.fullmatch(element.get(LANG, "")):
        yield Rule.LANGUAGE
    match name:
        case "title" | "subtitle" | "summary" | "rights":
            yield from _check_text(element)
            if name == "title" and not text.strip():
                yield Rule.TITLE
        case "author" | "contributor":
            yield from _check_person(element)
        case "updated" | "published":
            yield from _check_date(text)
        case "content":
            yield from _check_content(element)
        case "category":
            if element.get("term") is None:
                yield Rule.CATEGORY_TERM
            if element.get("scheme") is not None and not urlsplit(element.get("scheme", "")).scheme:
                yield Rule.CATEGORY_SCHEME
        case "generator" if not text.strip():
            yield Rule.GENERATOR
        case "icon" | "logo" if not _is_reference(text):
            yield Rule.ICON
        case "id":
            if not urlsplit(text).scheme or _OUTER_BLANKS.search(text):
                yield Rule.ID
            elif text.lower().startswith("urn:uuid:") and not _UUID.fullmatch(text):
                yield Rule.ID_NORMAL
        case "link":
            yield from _check_link(element)


def _check_text(element: Element) -> Iterator[Rule]:
    kind = element.get("type", "text")
    if kind not in ("text", "html", "xhtml"):
        yield Rule.TEXT_TYPE
    elif kind != "xhtml" and len(element):
        yield Rule.TEXT_CHILDREN
    elif kind == "html" and not _is_html(element.text or ""):
        yield Rule.HTML


def _check_content(element: Element) -> Iterator[Rule]:
    kind = element.get("type", "text")
    if element.get("src") is not None:
        if element.text or len(element) or not _MEDIA_TYPE.fullmatch(kind):
            yield Rule.CONTENT_SOURCE
    elif kind in ("text", "html", "xhtml"):
        yield from _check_text(element)
    elif not _MEDIA_TYPE.fullmatch(kind):
        yield Rule.CONTENT_TYPE


def _check_person(person: Element) -> Iterator[Rule]:
    names = [name.text or "" for name in _all(person, "name")]
    emails = [email.text or "" for email in _all(person, "email")]
    if len(names) != 1 or not names[0].strip():
        yield Rule.NAME
    if len(_all(person, "uri")) > 1:
        yield Rule.URI
    if len(emails) > 1 or not all(re.fullmatch(r".+@.+", email) for email in emails):
        yield Rule.EMAIL


def _check_date(text: str) -> Iterator[Rule]:
    if _OUTER_BLANKS.search(text):
        yield Rule.DATE_BLANKS
        return
    try:
        is_real = bool(_DATE.fullmatch(text)) and dt.datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        is_real = False
    if not is_real:
        yield Rule.DATE


def _check_link(link: Element) -> Iterator[Rule]:
    relation = link.get("rel", "alternate")
    if not link.get("href") or not _is_reference(link.get("href", "")):
        yield Rule.LINK_HREF
    if relation not in _RELATIONS and not urlsplit(relation).scheme:
        yield Rule.LINK_RELATION
    if link.get("type") is not None and not _MEDIA_TYPE.fullmatch(link.get("type", "")):
        yield Rule.LINK_TYPE
    if link.get("hreflang") is not None and not _LANGUAGE.fullmatch(link.get("hreflang", "")):
        yield Rule.LINK_LANGUAGE


def _has_equal_alternates(element: Element) -> bool:
    alternates = [link for link in _all(element, "link") if link.get("rel", "alternate") == "alternate"]
    sorts = Counter((link.get("type"), link.get("hreflang")) for link in alternates)
    return any(count > 1 for count in sorts.values())


def _is_html(text: str) -> bool:
    try:
        html5lib.HTMLParser(strict=True).parseFragment(text, container="div")
    except html5lib.html5parser.ParseError:
        return False
    return True


def _is_reference(text: str) -> bool:
    """Whether *text* is an IRI reference: no blanks, no signs that RFC 3987 has no place for."""
    return bool(text) and not re.search(r"[\s<>\"{}|\\^`]", text)


def _all(element: Element, name: str) -> list[Element]:
    return element.findall(_name(name))


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
