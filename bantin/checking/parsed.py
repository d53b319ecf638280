"""A finished page, read back: its links, ids, headings, structured data, and what is wrong with its markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from bantin.problems import Fault

_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"])
_HEADING = re.compile(r"h([1-6])")
_LINKING = {"a": "href", "form": "action", "link": "href", "img": "src", "script": "src"}


@dataclass(slots=True)
class ParsedPage:
    """What a check needs of a page. *links* and *alternates* hold addresses as written; faults stand with their line.

    *data* is the text of each block of structured data, with its line.
    """

    lang: str = ""
    ids: set[str] = field(default_factory=set)
    links: list[tuple[int, str]] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    headings: list[int] = field(default_factory=list)
    data: list[tuple[int, str]] = field(default_factory=list)
    faults: list[tuple[int, Fault]] = field(default_factory=list)


class _PageParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = ParsedPage()
        self._open: list[str] = []
        self._in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._open.append(tag)
        self._read(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._read(tag, attrs)

    def handle_data(self, data: str) -> None:
        if self._in_data:
            line, before = self.page.data.pop()
            self.page.data.append((line, before + data))

    def handle_endtag(self, tag: str) -> None:
        self._in_data = False
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self._add(Fault.of("crossed-tags", tag=tag, opened=f"<{self._open[-1]}>" if self._open else ""))

    def _read(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if len(values) != len(attrs):
            self._add(Fault.of("attribute-twice", tag=tag))
        if tag == "html":
            self.page.lang = values.get("lang") or ""
        if heading := _HEADING.fullmatch(tag):
            self.page.headings.append(int(heading[1]))
        if tag == "img" and "alt" not in values:
            self._add(Fault.of("picture-without-alt"))
        page_id = values.get("id")
        if page_id is not None:
            if page_id in self.page.ids:
                self._add(Fault.of("id-twice", id=page_id))
            self.page.ids.add(page_id)
        for name in values:
            if name.startswith("on") or name == "style":
                self._add(Fault.of("script-or-style-in-tag", tag=tag, attribute=name))
        self._read_link(tag, values)

    def _read_link(self, tag: str, values: dict[str, str | None]) -> None:
        address = values.get(_LINKING.get(tag, ""))
        if address is None:
            if tag == "script":
                self._read_script(values)
            return
        if tag == "link" and values.get("rel") == "alternate" and values.get("hreflang"):
            self.page.alternates[values["hreflang"] or ""] = address
        self.page.links.append((self.getpos()[0], address))

    def _read_script(self, values: dict[str, str | None]) -> None:
        if values.get("type") != "application/ld+json":
            self._add(Fault.of("script-in-page"))
            return
        self._in_data = True
        self.page.data.append((self.getpos()[0], ""))

    def _add(self, fault: Fault) -> None:
        self.page.faults.append((self.getpos()[0], fault))

    def finish(self) -> ParsedPage:
        self.close()
        for tag in self._open:
            self._add(Fault.of("unclosed-tag", tag=tag))
        return self.page


def parse_page(html: str) -> ParsedPage:
    """Return what stands in *html*."""
    parser = _PageParser()
    parser.feed(html)
    return parser.finish()
