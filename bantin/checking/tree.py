"""check_tree: links, anchors and ids of structured data lead somewhere, languages are paired, markup is sound.

Feeds and sitemaps have their own rules, in ``checking/feeds.py``. What one file says is read where the file is made
(``Reader``); what is pending then is looked up when all are there (``check_pending``).
"""

from __future__ import annotations

import posixpath
import sys
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bantin.checking.feeds import ParsedFeed, check_parsed_feeds, is_feed, parse_feed
from bantin.checking.parsed import ParsedPage, parse_page
from bantin.checking.resolving import resolve, resolve_from
from bantin.languages import Language
from bantin.outputs import Output, Tree
from bantin.problems import Fault, Place, Problem

_FOLDERS = frozenset(Language)
Target = tuple[str, str]
"""The path of a file of the site, and the fragment of an address; both may be empty."""


@dataclass(frozen=True, slots=True)
class PendingPage:
    """What one page leaves to be looked up in others, and the *faults* that it has in itself.

    *links* and *named* have the line, the address as written, and where it leads; *alternates* are by language.
    *described* are the fragments of the things that the page describes.
    """

    lang: str
    links: tuple[tuple[int, str, Target], ...]
    alternates: tuple[tuple[str, str], ...]
    named: tuple[tuple[int, str, Target], ...]
    described: frozenset[str]
    faults: tuple[tuple[int, Fault], ...]


Pending = PendingPage | ParsedFeed | None
"""What is taken down of one file; None for one of which nothing is to be checked."""


def check_tree(tree: Tree, site_url: str = "") -> list[Problem]:
    """Return every fault of the finished *tree*; links that start with *site_url* are links inside it."""
    reader = Reader(site_url, tree)
    pending = {path: reader.read(output) for path, output in tree.items()}
    return check_pending(pending, tree, site_url)


def check_pending(pending: Mapping[str, Pending], tree: Tree, site_url: str = "") -> list[Problem]:
    """Return every fault of the files in *pending*, by their paths; all others of *tree* have been checked."""
    checker = _Checker(pending, tree, site_url)
    feeds = {path: taken for path, taken in pending.items() if isinstance(taken, ParsedFeed)}
    return [*checker.check(), *check_parsed_feeds(feeds, tree, site_url)]


class Reader:
    """Takes down of one finished file after the other what is to be checked when all are there."""

    def __init__(self, site_url: str, paths: Container[str]) -> None:
        """Read files of the site at *site_url*; what leads to one of *paths*, which will be there, leads somewhere."""
        self.site_url = site_url
        self._paths = paths

    def read(self, output: Output) -> Pending:
        """Return what is pending of *output*."""
        if is_feed(output.path):
            return self._of_feed(output.path, parse_feed(output.data))
        if output.path.endswith(".html"):
            return self._of_page(output.path, parse_page(output.data.decode()))
        return None

    def _of_feed(self, path: str, feed: ParsedFeed) -> ParsedFeed:
        folder = posixpath.dirname(path)
        found = ((address, resolve_from(folder, address, self.site_url)) for address in feed.addresses)
        left = tuple(address for address, target in found if target is not None and target[0] not in self._paths)
        return ParsedFeed(addresses=left, faults=feed.faults)

    def _of_page(self, path: str, page: ParsedPage) -> PendingPage:
        described = _described_on(path, page, self.site_url)
        return PendingPage(
            lang=page.lang,
            links=tuple(self._open_links(path, page)),
            alternates=tuple(sorted(page.alternates.items())),
            named=tuple(
                (line, node, target)
                for line, node in page.named
                if (target := resolve(path, node, self.site_url)) is not None
                and not (target[0] == path and target[1] in described)
            ),
            described=described,
            faults=page.faults,
        )

    def _open_links(self, path: str, page: ParsedPage) -> Iterator[tuple[int, str, Target]]:
        """Yield the links of *page* of which it cannot be said yet that they lead somewhere."""
        folder = posixpath.dirname(path)
        for line, address in page.links:
            target = resolve_from(folder, address, self.site_url)
            if target is None:
                continue
            name, fragment = target
            if fragment and name in {"", path}:
                if fragment not in page.ids:
                    yield line, address, (path, fragment)
            elif fragment or (name and name not in self._paths):
                yield line, address, target


class _Pages(dict[str, ParsedPage]):
    """The pages of a tree by their paths, each parsed when it is first asked for."""

    def __init__(self, tree: Tree) -> None:
        super().__init__()
        self._tree = tree

    def __missing__(self, path: str) -> ParsedPage:
        page = self[path] = parse_page(self._tree[path].data.decode())
        return page

    def find(self, path: str) -> ParsedPage | None:
        """Return the page at *path*, or None when there is none."""
        return self[path] if path in self._tree and path.endswith(".html") else None


class _Checker:
    def __init__(self, pending: Mapping[str, Pending], tree: Tree, site_url: str) -> None:
        self._pending = pending
        self._pages = _Pages(tree)
        self._paths = tree
        self._site_url = site_url

    def check(self) -> Iterator[Problem]:
        """Yield the faults of all pages, in the order of their paths."""
        for path, page in sorted(self._pending.items(), key=lambda item: item[0]):
            if isinstance(page, PendingPage):
                found = [*self._check_links(page), *self._check_languages(path, page)]
                found += [*self._check_names(page), *page.faults]
                file = Path("output") / path if found else Path()
                yield from (fault.at(Place(file=file, line=line)) for line, fault in found)

    def _check_links(self, page: PendingPage) -> Iterator[tuple[int, Fault]]:
        """A link inside the site names a file of it, and an anchor that stands there."""
        for line, address, (name, fragment) in page.links:
            if name not in self._paths:
                yield line, Fault.of("dead-link", address=address)
            elif fragment and (target := self._pages.find(name)) and fragment not in target.ids:
                yield line, Fault.of("dead-anchor", id=fragment, page=name)

    def _check_languages(self, path: str, page: PendingPage) -> Iterator[tuple[int, Fault]]:
        """A page is in its folder's language; every alternate names this page back."""
        folder = path.split("/", maxsplit=1)[0]
        if folder in _FOLDERS and page.lang != folder:
            yield 1, Fault.of("language-of-another-folder", language=page.lang, folder=folder)
        for lang, address in page.alternates:
            target = self.resolve(path, address)
            twin = self._head_of(target[0]) if target and lang != "x-default" else None
            if twin is None:
                continue
            twin_lang, alternates = twin
            if twin_lang != lang and lang in _FOLDERS:
                yield 1, Fault.of("alternate-in-another-language", address=address, language=lang)
            back = alternates.get(page.lang) if folder in _FOLDERS else address
            if back is None or (folder in _FOLDERS and self.resolve(target[0] if target else "", back) != (path, "")):
                yield 1, Fault.of("one-sided-alternate", address=address)

    def _head_of(self, path: str) -> tuple[str, Mapping[str, str]] | None:
        """Return the language and the alternates of the page at *path*; None when there is none."""
        here = self._pending.get(path)
        if isinstance(here, PendingPage):
            return here.lang, dict(here.alternates)
        page = self._pages.find(path)
        return (page.lang, page.alternates) if page is not None else None

    def _check_names(self, page: PendingPage) -> Iterator[tuple[int, Fault]]:
        """Each id inside the site that structured data names is that of a thing which its own page describes."""
        for line, node, (path, fragment) in page.named:
            if fragment not in self._things_of(path):
                yield line, Fault.of("undescribed-thing", id=node)

    def _things_of(self, path: str) -> frozenset[str]:
        """Return the fragments of the things that the page at *path* describes."""
        here = self._pending.get(path)
        if isinstance(here, PendingPage):
            return here.described
        page = self._pages.find(path)
        return _described_on(path, page, self._site_url) if page is not None else frozenset()

    def resolve(self, path: str, address: str) -> Target | None:
        """Return the path and the fragment that *address* on the page at *path* leads to; None outside the site."""
        return resolve(path, address, self._site_url)


def _described_on(path: str, page: ParsedPage, site_url: str) -> frozenset[str]:
    """Return the fragments of the things that *page*, at *path*, describes as its own."""
    found = (resolve(path, node, site_url) for node in page.described)
    return frozenset(sys.intern(target[1]) for target in found if target is not None and target[0] == path)
