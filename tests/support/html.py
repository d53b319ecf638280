"""A built page, read back as a browser would read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

_HIDDEN = frozenset(["script", "style", "template"])
_INLINE = frozenset(
    ["a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "q", "span", "strong", "sup", "time", "wbr"]
)
_JSON_LD = "application/ld+json"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An ``<a>`` or ``<link>``: its address as written, its words, and the attributes that tests ask for."""

    href: str
    text: str
    rel: str
    lang: str
    hreflang: str


class Html:
    """A page. Its texts have single blanks; a no-break space counts as a blank."""

    def __init__(self, root: Element) -> None:
        self.root = root

    @property
    def lang(self) -> str:
        return self.root.get("lang", "")

    @property
    def title(self) -> str:
        return text_of(one(self.root, "title"))

    @property
    def main(self) -> Element:
        return one(self.root, "main")

    @property
    def text(self) -> str:
        """The words of <main>."""
        return text_of(self.main)

    def meta(self, name: str) -> str | None:
        """Return the content of the ``<meta>`` called *name*, or None."""
        found = [meta.get("content", "") for meta in self.root.iter("meta") if meta.get("name") == name]
        assert len(found) <= 1, f"{name} stands {len(found)} times"
        return found[0] if found else None

    def properties(self, name: str) -> list[str]:
        """Return the content of every ``<meta property>`` called *name*."""
        return [meta.get("content", "") for meta in self.root.iter("meta") if meta.get("property") == name]

    @property
    def graph(self) -> list[dict[str, Any]]:
        """The nodes of the page's structured data; empty when it has none."""
        blocks = [script.text or "" for script in self.root.iter("script") if script.get("type") == _JSON_LD]
        assert len(blocks) <= 1, "structured data in two blocks"
        return [node for block in blocks for node in json.loads(block)["@graph"]]

    def node(self, kind: str) -> dict[str, Any]:
        """Return the one node of the page's structured data whose type is *kind*."""
        found = [node for node in self.graph if node["@type"] == kind]
        assert len(found) == 1, f"{kind} stands {len(found)} times in {[node['@type'] for node in self.graph]}"
        return found[0]

    def head_links(self, rel: str) -> list[Link]:
        """Return the ``<link>`` elements of the relation *rel*."""
        return [_link(element) for element in self.root.iter("link") if element.get("rel") == rel]

    @property
    def links(self) -> list[Link]:
        """Every ``<a href>`` of the page."""
        return links_of(self.root)

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and words of every heading."""
        return [(int(e.tag[1]), text_of(e)) for e in self.root.iter() if e.tag in _HEADINGS]

    @property
    def facts(self) -> dict[str, list[str]]:
        """The words of every ``<dd>`` of <main>, by those of its ``<dt>``."""
        facts: dict[str, list[str]] = {}
        for listing in self.main.iter("dl"):
            term = ""
            for element in listing:
                if element.tag == "dt":
                    term = text_of(element)
                elif element.tag == "dd":
                    facts.setdefault(term, []).append(text_of(element))
        return facts

    def by_id(self, name: str) -> Element:
        """Return the one element whose id is *name*."""
        found = [element for element in self.root.iter() if element.get("id") == name]
        assert len(found) == 1, f"id {name} stands {len(found)} times"
        return found[0]

    def section(self, heading: str) -> Element:
        """Return the innermost element around the heading that reads *heading*."""
        parents = {child: parent for parent in self.root.iter() for child in parent}
        found = [e for e in self.root.iter() if e.tag in _HEADINGS and text_of(e) == heading]
        assert len(found) == 1, f"{heading!r} heads {len(found)} sections; headings: {self.headings}"
        return parents[found[0]]

    def entry(self, title: str) -> Element:
        """Return the listing's entry whose link reads *title*: the innermost list item or article around it."""
        parents = {child: parent for parent in self.root.iter() for child in parent}
        for link in self.main.iter("a"):
            if text_of(link) == title:
                element = link
                while element.tag not in ("li", "article"):
                    element = parents[element]
                return element
        message = f"no entry {title!r}"
        raise AssertionError(message)


@lru_cache(maxsize=1024)
def read_html(data: bytes) -> Html:
    """Return the page in *data*; any error of its HTML fails the test."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return Html(parser.parse(data.decode()))


def one(element: Element, tag: str) -> Element:
    """Return the one descendant of *element* with *tag*."""
    found = list(element.iter(tag))
    assert len(found) == 1, f"<{tag}> stands {len(found)} times"
    return found[0]


def text_of(element: Element) -> str:
    """Return the words of *element*, blocks parted by blanks, runs of blanks made one."""
    return " ".join("".join(_pieces(element)).split())


def links_of(element: Element) -> list[Link]:
    """Return every ``<a href>`` below *element*."""
    return [_link(found) for found in element.iter("a") if found.get("href") is not None]


def runs_in(element: Element, language: str) -> list[str]:
    """Return the words of each element below *element* whose own ``lang`` is *language*."""
    return [text_of(found) for found in element.iter() if found.get("lang") == language]


def _pieces(element: Element) -> Iterator[str]:
    if element.tag in _HIDDEN:
        return
    edge = "" if element.tag in _INLINE else " "
    yield edge + (element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child)
        yield child.tail or ""
    yield edge


def _link(element: Element) -> Link:
    return Link(
        href=element.get("href", ""),
        text=text_of(element),
        rel=element.get("rel", ""),
        lang=element.get("lang", ""),
        hreflang=element.get("hreflang", ""),
    )
