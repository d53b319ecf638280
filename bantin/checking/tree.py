"""check_tree: links, anchors and ids of structured data lead somewhere, languages are paired, markup is sound.

Feeds and sitemaps have their own rules, in ``checking/feeds.py``.
"""

from __future__ import annotations

import posixpath
from collections.abc import Container
from pathlib import Path

from bantin.checking.feeds import check_feeds
from bantin.checking.parsed import ParsedPage, parse_page
from bantin.checking.resolving import resolve, resolve_from
from bantin.languages import Language
from bantin.outputs import Tree
from bantin.problems import Fault, Place, Problem

_FOLDERS = frozenset(Language)


def check_tree(tree: Tree, site_url: str = "", unchanged: Container[str] = frozenset()) -> list[Problem]:
    """Return every fault of the finished *tree*; links that start with *site_url* are links inside it.

    Outputs that are *unchanged* are read only where another one leads to them.
    """
    checker = _Checker(_Pages(tree), tree, site_url)
    paths = sorted(path for path in tree if path.endswith(".html") and path not in unchanged)
    problems = [problem for path in paths for problem in checker.check(path)]
    return [*problems, *check_feeds(tree, site_url, unchanged)]


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
    def __init__(self, pages: _Pages, paths: Container[str], site_url: str) -> None:
        self._pages = pages
        self._paths = paths
        self._site_url = site_url
        self._described: dict[str, set[tuple[str, str] | None]] = {}

    def check(self, path: str) -> list[Problem]:
        """Return the faults of the page at *path*."""
        page = self._pages[path]
        found = [*self._check_links(path, page), *self._check_languages(path, page)]
        found += [*self._check_names(path, page), *page.faults]
        file = Path("output") / path if found else Path()
        return [fault.at(Place(file=file, line=line)) for line, fault in found]

    def _check_links(self, path: str, page: ParsedPage) -> list[tuple[int, Fault]]:
        """A link inside the site names a file of it, and an anchor that stands there."""
        faults: list[tuple[int, Fault]] = []
        folder = posixpath.dirname(path)
        for line, address in page.links:
            target = resolve_from(folder, address, self._site_url)
            if target is None:
                continue
            name, fragment = target[0] or path, target[1]
            if name not in self._paths:
                faults.append((line, Fault.of("dead-link", address=address)))
            elif fragment and (target_page := self._pages.find(name)) and fragment not in target_page.ids:
                faults.append((line, Fault.of("dead-anchor", id=fragment, page=name)))
        return faults

    def _check_languages(self, path: str, page: ParsedPage) -> list[tuple[int, Fault]]:
        """A page is in its folder's language; every alternate names this page back."""
        faults: list[tuple[int, Fault]] = []
        folder = path.split("/", maxsplit=1)[0]
        if folder in _FOLDERS and page.lang != folder:
            faults.append((1, Fault.of("language-of-another-folder", language=page.lang, folder=folder)))
        for lang, address in sorted(page.alternates.items()):
            target = self.resolve(path, address)
            twin = self._pages.find(target[0]) if target else None
            if twin is None or lang == "x-default":
                continue
            if twin.lang != lang and lang in _FOLDERS:
                faults.append((1, Fault.of("alternate-in-another-language", address=address, language=lang)))
            back = twin.alternates.get(page.lang) if folder in _FOLDERS else address
            if back is None or (folder in _FOLDERS and self.resolve(target[0] if target else "", back) != (path, "")):
                faults.append((1, Fault.of("one-sided-alternate", address=address)))
        return faults

    def _check_names(self, path: str, page: ParsedPage) -> list[tuple[int, Fault]]:
        """Each id inside the site that structured data names is that of a thing which its own page describes."""
        faults: list[tuple[int, Fault]] = []
        for line, node in page.named:
            target = self.resolve(path, node)
            if target is not None and target not in self._things_of(target[0]):
                faults.append((line, Fault.of("undescribed-thing", id=node)))
        return faults

    def _things_of(self, path: str) -> set[tuple[str, str] | None]:
        """Return the things that the page at *path* describes, by the path and the fragment of their ids."""
        if path not in self._described:
            page = self._pages.find(path)
            self._described[path] = {self.resolve(path, node) for node in page.described} if page is not None else set()
        return self._described[path]

    def resolve(self, path: str, address: str) -> tuple[str, str] | None:
        """Return the path and the fragment that *address* on the page at *path* leads to; None outside the site."""
        return resolve(path, address, self._site_url)
