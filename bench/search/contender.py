"""What is asked of each search that is measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from bench.search.shell import Shell
from bench.search.texts import Corpus


class Transport(StrEnum):
    """How the page and its index come to the browser."""

    HTTP = "http"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A built index: what it cost, and where its search page lies in its folder.

    *seconds* and *peak* (bytes of memory) are those of the indexing program, as each ``build`` says; *files* and
    *size* (bytes) are what a server has to hold for searching alone.
    """

    seconds: float
    peak: int
    files: int
    size: int
    page: str


class Contender(Protocol):
    """A search. Its page shows the answer to ``#q=…`` in ``#found ol > li a``, and then names it in ``data-shown``."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def version(self) -> str:
        """The version that is measured."""
        ...

    @property
    def transports(self) -> tuple[Transport, ...]:
        """The ways its page works."""
        ...

    @property
    def count(self) -> str:
        """An expression of the page that gives the number of all results, shown or not."""
        ...

    def build(self, corpus: Corpus, shell: Shell, folder: Path) -> Built:
        """Build the index of *corpus* and the page that asks it, *shell*, in *folder*; raise ``FailedError``."""
        ...


def weigh(paths: Sequence[Path]) -> tuple[int, int]:
    """Return how many files *paths* are, folders with all that is in them, and how many bytes they hold."""
    files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file()]
    return len(files), sum(file.stat().st_size for file in files)
