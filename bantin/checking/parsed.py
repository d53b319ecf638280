"""A finished page, read back: its links, ids, headings, structured data, and what is wrong with its markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"])
_HEADING = re.compile(r"h([1-6])")
_LINKING = {"a": "href", "link": "href", "img": "src", "script": "src"}


@dataclass(slots=True)
class ParsedPage:
    """What a check needs of a page. *links* and *alternates* hold addresses as written; faults are (line, message).

    *data* is the text of each block of structured data, with its line.
    """

    lang: str = ""
    ids: set[str] = field(default_factory=set)
    links: list[tuple[int, str]] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    headings: list[int] = field(default_factory=list)
    data: list[tuple[int, str]] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)


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
            opened = self._open[-1] if self._open else "nothing"
            self._fault(f"</{tag}> closes <{opened}>")

    def _read(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if len(values) != len(attrs):
            self._fault(f"<{tag}> has an attribute twice")
        if tag == "html":
            self.page.lang = values.get("lang") or ""
        if heading := _HEADING.fullmatch(tag):
            self.page.headings.append(int(heading[1]))
        if tag == "img" and "alt" not in values:
            self._fault("<img> without alt")
        page_id = values.get("id")
        if page_id is not None:
            if page_id in self.page.ids:
                self._fault(f'id "{page_id}" twice')
            self.page.ids.add(page_id)
        for name in values:
            if name.startswith("on") or name == "style":
                self._fault(f"<{tag}> has {name}=")
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
            self._fault("inline <script>")
            return
        self._in_data = True
        self.page.data.append((self.getpos()[0], ""))

    def _fault(self, message: str) -> None:
        self.page.faults.append((self.getpos()[0], message))

    def finish(self) -> ParsedPage:
        self.close()
        for tag in self._open:
            self._fault(f"<{tag}> is never closed")
        return self.page


def parse_page(html: str) -> ParsedPage:
    """Return what stands in *html*."""
    parser = _PageParser()
    parser.feed(html)
    return parser.finish()
