"""A finished page, read back: its links, its ids, what its structured data describes, and what is wrong with it.

Depends on the text of the page alone, so that it need not be read twice. What a page leads to is for ``tree.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

from bantin.checking.graphs import read_graph
from bantin.checking.tags import Attributes, Tag, opens, read_sound, read_tag
from bantin.problems import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPage:
    """What the check of a tree needs of a page: addresses and ids as written, faults and links with their lines.

    *described* are the things whose types its structured data says, *named* those that it only refers to. *faults* are
    those that can be seen without any other page.
    """

    lang: str = ""
    ids: frozenset[str] = frozenset()
    links: tuple[tuple[int, str], ...] = ()
    alternates: dict[str, str] = field(default_factory=dict)
    described: frozenset[str] = frozenset()
    named: tuple[tuple[int, str], ...] = ()
    faults: tuple[tuple[int, Fault], ...] = ()


def parse_page(html: str) -> ParsedPage:
    """Return what stands in *html*."""
    tags = read_sound(html)
    return read_page(html) if tags is None else _put_together(tags, [])


def read_page(html: str) -> ParsedPage:
    """Return what stands in *html*, as ``parse_page`` does, but the long way, which finds what is unsound in it."""
    parser = _PageParser()
    parser.feed(html)
    return parser.finish()


def _put_together(tags: list[tuple[int, Tag]], faults: list[tuple[int, Fault]]) -> ParsedPage:
    """Return the page that has *tags*, in order and with their lines, and *faults* in the way that they are nested."""
    ids: set[str] = set()
    lang = ""
    links: dict[tuple[int, str], None] = {}
    alternates: dict[str, str] = {}
    headings: list[int] = []
    blocks: list[tuple[int, str]] = []
    for line, tag in tags:
        faults += [(line, fault) for fault in tag.faults]
        if tag.lang is not None:
            lang = tag.lang
        if tag.heading:
            headings.append(tag.heading)
        if tag.id is not None:
            if tag.id in ids:
                faults.append((line, Fault.of("id-twice", id=tag.id)))
            ids.add(tag.id)
        if tag.address is not None:
            links[line, tag.address] = None
            if tag.alternate:
                alternates[tag.alternate] = tag.address
        if tag.data is not None:
            blocks.append((line, tag.data))
    graph = read_graph(blocks)
    return ParsedPage(
        lang=lang,
        ids=frozenset(ids),
        links=tuple(links),
        alternates=alternates,
        described=frozenset(graph.described),
        named=tuple(dict.fromkeys(graph.named)),
        faults=(*faults, *graph.faults, *_check_headings(headings)),
    )


def _check_headings(headings: list[int]) -> list[tuple[int, Fault]]:
    """A page has one h1, and no heading skips a level."""
    count = headings.count(1)
    faults = [] if count == 1 else [(1, Fault.of("not-one-main-heading", count=count))]
    for before, level in pairwise(headings):
        if level > before + 1:
            faults.append((1, Fault.of("skipped-heading", level=level, before=before)))
    return faults


class _PageParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._tags: list[tuple[int, Tag]] = []
        self._faults: list[tuple[int, Fault]] = []
        self._open: list[str] = []
        self._in_data = False

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if opens(tag):
            self._open.append(tag)
        self.handle_startendtag(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        read = read_tag(tag, attrs)
        self._in_data = self._in_data or read.data is not None
        self._tags.append((self.getpos()[0], read))

    def handle_data(self, data: str) -> None:
        if self._in_data:
            number = max(number for number, (_, tag) in enumerate(self._tags) if tag.data is not None)
            line, tag = self._tags[number]
            self._tags[number] = (line, tag._replace(data=(tag.data or "") + data))

    def handle_endtag(self, tag: str) -> None:
        self._in_data = False
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self._add(Fault.of("crossed-tags", tag=tag, opened=f"<{self._open[-1]}>" if self._open else ""))

    def _add(self, fault: Fault) -> None:
        self._faults.append((self.getpos()[0], fault))

    def finish(self) -> ParsedPage:
        self.close()
        for tag in self._open:
            self._add(Fault.of("unclosed-tag", tag=tag))
        return _put_together(self._tags, self._faults)
