"""check_tree: links, anchors and ids of structured data lead somewhere, languages are paired, markup is sound.

Feeds and sitemaps have their own rules, in ``checking/feeds.py``.
"""

from __future__ import annotations

import posixpath
from collections.abc import Container, Mapping
from pathlib import Path

from bantin.checking.feeds import check_feeds
from bantin.checking.parsed import ParsedPage, parse_page
from bantin.checking.resolving import resolve, resolve_from
from bantin.languages import Language
from bantin.outputs import Tree
from bantin.problems import Fault, Place, Problem

_FOLDERS = frozenset(Language)


def check_tree(tree: Tree, site_url: str = "") -> list[Problem]:
    """Return every fault of the finished *tree*; links that start with *site_url* are links inside it."""
    pages = {path: parse_page(output.data.decode()) for path, output in tree.items() if path.endswith(".html")}
    return [*check_pages(pages, tree, site_url), *check_feeds(tree, site_url)]


def check_pages(pages: Mapping[str, ParsedPage], paths: Container[str], site_url: str = "") -> list[Problem]:
    """Return every fault of *pages*, in the order of their paths; *paths* are those of all files of the tree.

    *pages* holds every page of the tree. Links that start with *site_url* are links inside it.
    """
    checker = _Checker(pages, paths, site_url)
    return [problem for path, page in sorted(pages.items()) for problem in checker.check(path, page)]


class _Checker:
    def __init__(self, pages: Mapping[str, ParsedPage], paths: Container[str], site_url: str) -> None:
        self._pages = pages
        self._paths = paths
        self._site_url = site_url
        self._described = {(path, self.resolve(path, node)) for path, page in pages.items() for node in page.described}

    def check(self, path: str, page: ParsedPage) -> list[Problem]:
        """Return the faults of the page at *path*."""
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
            elif fragment and name in self._pages and fragment not in self._pages[name].ids:
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
            twin = self._pages.get(target[0]) if target else None
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
            if target is not None and (target[0], target) not in self._described:
                faults.append((line, Fault.of("undescribed-thing", id=node)))
        return faults

    def resolve(self, path: str, address: str) -> tuple[str, str] | None:
        """Return the path and the fragment that *address* on the page at *path* leads to; None outside the site."""
        return resolve(path, address, self._site_url)
