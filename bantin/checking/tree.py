"""check_tree: links, anchors and ids of structured data lead somewhere, languages are paired, markup is sound.

Feeds and sitemaps have their own rules, in ``checking/feeds.py``.
"""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from bantin.checking.feeds import check_feeds
from bantin.checking.graphs import Graph, read_graph
from bantin.checking.parsed import ParsedPage, parse_page
from bantin.checking.resolving import resolve
from bantin.languages import Language
from bantin.outputs import Tree
from bantin.problems import Fault, Place, Problem


def check_tree(tree: Tree, site_url: str = "", unchanged: Container[str] = frozenset()) -> list[Problem]:
    """Return every fault of the finished *tree*; links that start with *site_url* are links inside it.

    Outputs that are *unchanged* are read only where another one leads to them.
    """
    pages = _Pages(tree)
    checker = _Checker(tree, pages, site_url)
    to_check = [path for path in sorted(tree) if path.endswith(".html") and path not in unchanged]
    problems = [problem for path in to_check for problem in checker.check(path, pages[path])]
    return [*problems, *check_feeds(tree, site_url, unchanged)]


class _Pages(dict[str, ParsedPage]):
    """The pages of a tree by their paths, each parsed when it is first asked for."""

    def __init__(self, tree: Tree) -> None:
        super().__init__()
        self._tree = tree
        self._graphs: dict[str, Graph] = {}

    def __missing__(self, path: str) -> ParsedPage:
        if not path.endswith(".html"):
            raise KeyError(path)
        page = self[path] = parse_page(self._tree[path].data.decode())
        return page

    def find(self, path: str) -> ParsedPage | None:
        """Return the page at *path*, or None when there is none."""
        return self[path] if path in self._tree and path.endswith(".html") else None

    def graph(self, path: str) -> Graph:
        """Return the structured data of the page at *path*."""
        if path not in self._graphs:
            self._graphs[path] = read_graph(self[path].data)
        return self._graphs[path]


class _Checker:
    def __init__(self, tree: Tree, pages: _Pages, site_url: str) -> None:
        self._tree = tree
        self._pages = pages
        self._site_url = site_url

    def check(self, path: str, page: ParsedPage) -> list[Problem]:
        """Return the faults of the page at *path*."""
        found = [*page.faults, *self._check_links(path, page)]
        found += self._check_languages(path, page)
        found += self._check_graph(path)
        found += _check_headings(page)
        file = Path("output") / path
        return [fault.at(Place(file=file, line=line)) for line, fault in found]

    def _check_links(self, path: str, page: ParsedPage) -> list[tuple[int, Fault]]:
        """A link inside the site names a file of it, and an anchor that stands there."""
        faults: list[tuple[int, Fault]] = []
        for line, address in page.links:
            target = self.resolve(path, address)
            if target is None:
                continue
            name, fragment = target
            if name not in self._tree:
                faults.append((line, Fault.of("dead-link", address=address)))
            elif fragment and (page_there := self._pages.find(name)) and fragment not in page_there.ids:
                faults.append((line, Fault.of("dead-anchor", id=fragment, page=name)))
        return faults

    def _check_languages(self, path: str, page: ParsedPage) -> list[tuple[int, Fault]]:
        """A page is in its folder's language; every alternate names this page back."""
        faults: list[tuple[int, Fault]] = []
        folder = path.split("/", maxsplit=1)[0]
        if folder in set(Language) and page.lang != folder:
            faults.append((1, Fault.of("language-of-another-folder", language=page.lang, folder=folder)))
        for lang, address in sorted(page.alternates.items()):
            target = self.resolve(path, address)
            twin = self._pages.find(target[0]) if target else None
            if twin is None or lang == "x-default":
                continue
            if twin.lang != lang and lang in set(Language):
                faults.append((1, Fault.of("alternate-in-another-language", address=address, language=lang)))
            back = twin.alternates.get(page.lang) if folder in set(Language) else address
            if back is None or (
                folder in set(Language) and self.resolve(target[0] if target else "", back) != (path, "")
            ):
                faults.append((1, Fault.of("one-sided-alternate", address=address)))
        return faults

    def _check_graph(self, path: str) -> list[tuple[int, Fault]]:
        """Structured data is sound, and each id inside the site is that of a thing which its own page describes."""
        graph = self._pages.graph(path)
        faults = list(graph.faults)
        for line, node in dict.fromkeys(graph.named):
            target = self.resolve(path, node)
            if target is not None and not self._describes(target):
                faults.append((line, Fault.of("undescribed-thing", id=node)))
        return faults

    def _describes(self, thing: tuple[str, str]) -> bool:
        """Whether the page that the id *thing* names, by path and fragment, says what it is."""
        path = thing[0]
        if self._pages.find(path) is None:
            return False
        return any(self.resolve(path, node) == thing for node in self._pages.graph(path).described)

    def resolve(self, path: str, address: str) -> tuple[str, str] | None:
        """Return the path and the fragment that *address* on the page at *path* leads to; None outside the site."""
        return resolve(path, address, self._site_url)


def _check_headings(page: ParsedPage) -> list[tuple[int, Fault]]:
    """A page has one h1, and no heading skips a level."""
    count = page.headings.count(1)
    faults = [] if count == 1 else [(1, Fault.of("not-one-main-heading", count=count))]
    for before, level in zip(page.headings, page.headings[1:], strict=False):
        if level > before + 1:
            faults.append((1, Fault.of("skipped-heading", level=level, before=before)))
    return faults
