"""The copy of the site that readers take away: one zip, to unpack and open on any machine without a network.

It has every page and file of the site but those that need a server, and no books: they are another form of the same,
and whoever wants one has it for less. Its pages are those of the site; only a page that names what the copy does not
have is made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from bantin.languages import Language
from bantin.model.article import Precision
from bantin.outputs import Output, Tree
from bantin.planning.companions import Companion
from bantin.planning.page import Page
from bantin.planning.plan import Plan
from bantin.rendering.design import Design
from bantin.rendering.formats import date_in_list
from bantin.rendering.xml import render_plain
from bantin.rendering.zips import Packed, PackedFile, pack

RenderCopy = Callable[[Plan, Page], Output]
"""Renders a page of a plan; raises ``ProblemsError``."""

_FOLDER = "ban-tin/"
"""What the zip unpacks into, so that nobody's own folder is strewn with files."""
_README = "README.txt"
_TEMPLATE = "copy/readme.xhtml"
_BYTE_ORDER_MARK = "\ufeff"


class CopyMaker:
    """Makes the zip of one plan."""

    def __init__(self, plan: Plan, design: Design, render: RenderCopy, for_others: Collection[str]) -> None:
        """Make the copy of *plan*; the paths *for_others* are of files that only other sites ask for."""
        self._plan = plan
        self._copy = plan.take_away()
        self._design = design
        self._render = render
        kept = {companion.path for companion in self._copy.companions}
        self._left_out = {companion.path for companion in plan.companions} - kept
        self._left_out |= {page.path for page in plan.pages if page.kind.is_bare} | set(for_others)

    def taken_from(self, tree: Tree) -> Iterator[Output]:
        """Yield those outputs of *tree* that are part of the copy as they are."""
        return (output for path, output in tree.items() if path not in self._left_out)

    def name_of(self, path: str) -> str:
        """Return the name that the file at *path* has in the zip."""
        return _FOLDER + path

    def make(self, companion: Companion, packed: Mapping[str, Packed]) -> bytes:
        """Return the zip that *companion* is; raises ``ProblemsError`` for a fault of a template.

        *packed* are the outputs that are taken as they are, by their paths. Pages that are not among them are those
        which the copy has in a form of its own.
        """
        return pack(self._write(companion, packed), self._plan.site.edition)

    def _write(self, companion: Companion, packed: Mapping[str, Packed]) -> Iterator[PackedFile]:
        yield self.name_of(_README), self._readme(companion)
        pages = {page.path: page for page in self._plan.pages if page.path not in self._left_out}
        own = {path: page for path, page in pages.items() if path not in packed}
        for path in sorted({*packed, *own}):
            yield self.name_of(path), self._render(self._copy, own[path]).data if path in own else packed[path]

    def _readme(self, companion: Companion) -> bytes:
        """Return what to open first, in both languages: with the line ends and the mark that old Notepads need."""
        site = self._plan.site
        halves: list[str] = []
        for language in Language:
            context = {
                "site_name": site.settings.name[language],
                "edition": date_in_list(site.edition, Precision.DAY, language),
                "folder": _FOLDER.rstrip("/"),
                "site_url": site.settings.site_url or None,
                "licence": site.settings.licence[language],
            }
            halves.append(render_plain(self._design, _TEMPLATE, context, companion.path, language))
        return (_BYTE_ORDER_MARK + "\n\n".join(halves).replace("\n", "\r\n")).encode()
