"""A program that makes the pages of a corpus: what it reads, how it is started, what it writes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from bantin.model.article import Article
from bantin.model.site import Site

Command = Sequence[str]


class Contender(Protocol):
    """A program under measure; *folder* is always the root of one site, which nothing else writes to."""

    @property
    def name(self) -> str:
        """What the tables call it."""

    def write(self, corpus: Site, folder: Path) -> None:
        """Write everything that the program reads into *folder*."""

    def add(self, article: Article, corpus: Site, folder: Path) -> None:
        """Add *article* to what ``write`` wrote of *corpus*."""

    def edit(self, article: Article, corpus: Site, folder: Path) -> None:
        """Write the English text of *article* again."""

    def commands(self, folder: Path) -> Sequence[Command]:
        """Return what builds the site; several commands run at once, and a build ends when all of them have."""

    def output(self, folder: Path) -> Path:
        """Return the folder that the site is written to."""
