"""Planned outputs that are not pages: what goes along with a page, or with the whole site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bantin.dataset import FILES, FOLDER
from bantin.languages import Language
from bantin.model.site import Site
from bantin.planning.page import Page


class CompanionKind(StrEnum):
    """The sorts of companions."""

    DATA = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """One companion. *path* is inside the site, without a leading slash.

    *language* is None for what is in both or in none. *of* is the page it goes along with, such as the listing that a
    feed follows, or None when it belongs to the whole site. *name* tells companions of one kind apart that differ in
    nothing else, and is empty elsewhere.
    """

    path: str
    kind: CompanionKind
    language: Language | None = None
    of: Page | None = None
    name: str = ""


class Companions:
    """All companions of a site; they iterate in the order of their paths."""

    def __init__(self, companions: Iterable[Companion]) -> None:
        """Take *companions*, which differ in more than their paths."""
        self._found = {(c.kind, c.language, c.of, c.name): c for c in sorted(companions, key=lambda c: c.path)}

    def __iter__(self) -> Iterator[Companion]:
        """Yield all, in the order of their paths."""
        return iter(self._found.values())

    def find(
        self, kind: CompanionKind, language: Language | None = None, of: Page | None = None, name: str = ""
    ) -> Companion | None:
        """Return a companion, or None when the site has none such."""
        return self._found.get((kind, language, of, name))


def plan_companions(site: Site, pages: tuple[Page, ...], *, preview: bool) -> Companions:
    """Return the companions of *site*, whose *pages* are planned.

    A *preview* has none that are made of all other outputs.
    """
    companions: list[Companion] = []
    companions += [Companion(path=f"{FOLDER}/{name}", kind=CompanionKind.DATA, name=name) for name in FILES]
    return Companions(companions)
