"""What people have written by hand, run by run, with the place of each character."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bantin.languages import Language
from bantin.problems import Place


class Voice(StrEnum):
    """Whose words a run holds, and so how far they are ours to correct."""

    OURS = "ours"
    """Prose of ours: summaries, notes, explanations, pages."""
    TRANSLATION = "translation"
    """A text of ours that follows a source: its words are ours, its dots and dashes need not be."""
    QUOTED = "quoted"
    """The source's own words, or forms that are only to be recognised: never respelled."""
    NATIVE = "native"
    """A name in its own script."""
    DATA = "data"
    """Ids, slugs, addresses on the web, codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of hand-written words: one value of a TOML file, or one line of a Markdown file.

    *key* names the value (``summary.vi``), and is empty in Markdown. *language* is None where the words are in none, or
    in one that the file does not say. *column* is that of the first character; *is_plain* says that the words stand in
    the file as they are here, so that columns can be counted on from there. *text* is the line as it is in the file.
    """

    file: Path
    line: int
    column: int
    text: str
    width: int
    key: str
    language: Language | None
    voice: Voice
    words: str
    is_plain: bool

    def place(self, start: int, width: int) -> Place:
        """Return the place of *width* characters from *start*, or of the whole value where escapes hide them."""
        if not self.is_plain:
            return Place(file=self.file, line=self.line, column=self.column, width=self.width, text=self.text)
        return Place(file=self.file, line=self.line, column=self.column + start, width=max(1, width), text=self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """All that people have written in one file, in the order of the file. *name* is its path inside ``content/``."""

    name: str
    file: Path
    passages: tuple[Passage, ...]


ReadWriting = Callable[[str], Writing]
"""Gives what is written in a file of content/, by its name."""
