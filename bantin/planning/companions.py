"""Planned outputs that are not pages: what goes along with a page, or with the whole site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bantin.languages import Language
from bantin.model.site import Site
from bantin.planning.page import Page


class CompanionKind(StrEnum):
    """The sorts of companions."""

    BOOK = "book"
    """The whole digest as an EPUB; its name is its language, or "vi-en"."""
    ARCHIVE = "archive"
    """The site as one zip, to read offline."""
    WORKER = "worker"
    """The script that keeps pages for readers who have no network for a while."""
    APP = "app"
    """What a phone needs to know to install the site, in one language."""


_STAY = frozenset([CompanionKind.BOOK, CompanionKind.ARCHIVE, CompanionKind.WORKER, CompanionKind.APP])
"""What the copy to take away is without: other forms of the same, and what needs a server."""

BOTH_LANGUAGES = "-".join(Language)
"""The name of the book in both languages."""


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

    def take_away(self) -> Companions:
        """Return those that are in the copy which readers take away."""
        return Companions(companion for companion in self if companion.kind not in _STAY)


def plan_companions(site: Site, pages: tuple[Page, ...], *, preview: bool) -> Companions:
    """Return the companions of *site*, whose *pages* are planned.

    A *preview* has none that are made of all other outputs.
    """
    companions: list[Companion] = [*_plan_downloads(preview=preview), *_plan_installing(preview=preview)]
    return Companions(companions)


def _plan_downloads(*, preview: bool) -> Iterator[Companion]:
    """Yield what readers can take away."""
    for name in (*Language, BOTH_LANGUAGES):
        yield Companion(path=f"downloads/ban-tin-{name}.epub", kind=CompanionKind.BOOK, name=name)
    if not preview:
        yield Companion(path="downloads/ban-tin.zip", kind=CompanionKind.ARCHIVE)


def _plan_installing(*, preview: bool) -> Iterator[Companion]:
    """Yield what makes the site an app. A preview is none: what is being edited must never come out of a store.

    The worker lies at the root, because it looks after what lies beside and below it. The manifests end in ``.json``:
    few servers know the type of ``.webmanifest``.
    """
    if preview:
        return
    yield Companion(path="sw.js", kind=CompanionKind.WORKER)
    for language in Language:
        yield Companion(path=f"{language}/manifest.json", kind=CompanionKind.APP, language=language)
