"""JSON Feed 1.1, rule by rule (https://jsonfeed.org/version/1.1)."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

import html5lib

VERSION = "https://jsonfeed.org/version/1.1"
_OF_FEED = frozenset(
    [
        "version",
        "title",
        "home_page_url",
        "feed_url",
        "description",
        "user_comment",
        "next_url",
        "icon",
        "favicon",
        "authors",
        "language",
        "expired",
        "hubs",
        "items",
    ]
)
_OF_ITEM = frozenset(
    [
        "id",
        "url",
        "external_url",
        "title",
        "content_html",
        "content_text",
        "summary",
        "image",
        "banner_image",
        "date_published",
        "date_modified",
        "authors",
        "tags",
        "language",
        "attachments",
    ]
)
_OF_AUTHOR = frozenset(["name", "url", "avatar"])
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


class Rule(StrEnum):
    """What the specification says."""

    JSON = "a feed is JSON in UTF-8, and an object"
    VERSION = "version is the address of the version"
    TITLE = "a feed has a title"
    ITEMS = "a feed has items, or an empty list"
    ID = "an item has an id, a string; no two have the same"
    CONTENT = "an item has its content as HTML or as text"
    HTML = "content_html can be read as HTML"
    ADDRESS = "addresses are full ones"
    DATE = "dates are those of RFC 3339"
    AUTHORS = "authors are a list of objects, each with a name, an address or a picture"
    LANGUAGE = "language is a language tag"
    TAGS = "tags are a list of strings"
    UNKNOWN = "a member that the specification does not know begins with an underscore"
    STRING = "what is text is a string"


def find_broken(data: bytes) -> list[Rule]:
    """Return the rules that the feed in *data* breaks, each as often as it does."""
    try:
        feed = json.loads(data)
    except ValueError:
        return [Rule.JSON]
    return list(_check_feed(feed)) if isinstance(feed, dict) else [Rule.JSON]


def _check_feed(feed: dict[str, Any]) -> Iterator[Rule]:
    if feed.get("version") != VERSION:
        yield Rule.VERSION
    if not feed.get("title"):
        yield Rule.TITLE
    yield from _check_members(feed, _OF_FEED)
    items = feed.get("items")
    if not isinstance(items, list):
        yield Rule.ITEMS
        return
    ids = [item.get("id") for item in items]
    if not all(isinstance(name, str) and name for name in ids) or len(set(ids)) < len(ids):
        yield Rule.ID
    for item in items:
        yield from _check_item(item)


def _check_item(item: dict[str, Any]) -> Iterator[Rule]:
    yield from _check_members(item, _OF_ITEM)
    html = item.get("content_html")
    if not html and not item.get("content_text"):
        yield Rule.CONTENT
    if html:
        try:
            html5lib.HTMLParser(strict=True).parseFragment(html, container="div")
        except html5lib.html5parser.ParseError:
            yield Rule.HTML
    for name in ("date_published", "date_modified"):
        if name in item and not _is_date(item[name]):
            yield Rule.DATE
    tags = item.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        yield Rule.TAGS


def _check_members(table: dict[str, Any], known: frozenset[str]) -> Iterator[Rule]:
    if any(name not in known and not name.startswith("_") for name in table):
        yield Rule.UNKNOWN
    for name in ("home_page_url", "feed_url", "icon", "favicon", "url", "external_url", "image", "avatar"):
        if name in table and urlsplit(table[name]).scheme not in ("http", "https"):
            yield Rule.ADDRESS
    for name in ("title", "description", "summary", "content_html", "name"):
        if name in table and not isinstance(table[name], str):
            yield Rule.STRING
    if "language" in table and not _LANGUAGE.fullmatch(table["language"]):
        yield Rule.LANGUAGE
    authors = table.get("authors", [])
    if not isinstance(authors, list) or not all(isinstance(author, dict) and author for author in authors):
        yield Rule.AUTHORS
    else:
        for author in authors:
            yield from _check_members(author, _OF_AUTHOR)


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text)) and dt.datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
