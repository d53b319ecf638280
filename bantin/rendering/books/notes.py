"""What we added to a report and how we know it, as the numbered notes of a book."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bantin.languages import Language
from bantin.model.article import Article
from bantin.rendering.contexts.view import Context


class Spot(StrEnum):
    """Where the number of a note stands, when it is not in the text; in the order in which a reader comes by."""

    EVENT = "event"
    PUBLISHED = "published"
    SOURCE = "source"
    TEXT = "text"
    WHERE = "where"


class NoteKind(StrEnum):
    """What a note is about."""

    DATE = "date"
    PUBLISHED = "published"
    SOURCE = "source"
    OURS = "ours"
    DROPPED = "dropped"
    WHY = "why"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of one article in one language. *about* is what its template needs, beside the report's context.

    *block* is the id of the block that it is about, or empty: then its number stands at *spot*.
    """

    number: int
    kind: NoteKind
    about: Context
    block: str
    spot: Spot | None
    language: Language

    @property
    def context(self) -> Context:
        """The note as a template sees it: its own id, and that of the number which leads to it."""
        return {
            "number": self.number,
            "kind": self.kind.value,
            "about": self.about,
            "spot": self.spot.value if self.spot else None,
            "block": self.block or None,
            "id": f"note-{self.number}-{self.language}",
            "ref": f"ref-{self.number}-{self.language}",
        }


class _Draft(NamedTuple):
    kind: NoteKind
    about: Context
    spot: Spot
    block: str = ""


def number_notes(article: Article, report: Context, language: Language) -> list[Note]:
    """Return the notes of *article*, numbered as a reader meets them; *report* is its context in *language*."""
    drafts = [_Draft(NoteKind.DATE, {}, Spot.EVENT)]
    if report["published"] and report["published"]["basis"]:
        drafts.append(_Draft(NoteKind.PUBLISHED, {}, Spot.PUBLISHED))
    if report["source"]["basis"]:
        drafts.append(_Draft(NoteKind.SOURCE, {}, Spot.SOURCE))
    lines = [_Draft(NoteKind.OURS, note, Spot.TEXT, _block_at(article, note["line"])) for note in report["notes"]]
    seed = report["source"]["seed"]
    lines += [
        _Draft(NoteKind.DROPPED, drop, Spot.TEXT, _block_before(article, drop["line"]))
        for drop in (seed["dropped"] if seed else ())
    ]
    order = {block: index for index, block in enumerate(["", *_blocks(article)])}
    drafts += sorted(lines, key=lambda draft: order[draft.block])
    if report["why"]:
        drafts.append(_Draft(NoteKind.WHY, {}, Spot.WHERE))
    drafts += [_Draft(NoteKind.PLACE, place, Spot.WHERE) for place in report["glance"]["places"]]
    return [
        Note(
            number=number,
            kind=draft.kind,
            about=draft.about,
            block=draft.block,
            spot=None if draft.block else draft.spot,
            language=language,
        )
        for number, draft in enumerate(drafts, 1)
    ]


def _blocks(article: Article) -> dict[str, tuple[int, int]]:
    """Return the first and last line of each block of the original, by its id."""
    blocks = article.shown_text(article.original).blocks
    return {f"l{block.line}": (block.line, block.last_line) for block in blocks}


def _block_at(article: Article, line: int | None) -> str:
    """Return the id of the block that holds *line* of the original; empty when none does."""
    spans = _blocks(article).items()
    return next((name for name, (first, last) in spans if line is not None and first <= line <= last), "")


def _block_before(article: Article, line: int) -> str:
    """Return the id of the block that holds *line*, or else of the last one before it; empty when there is none."""
    before = [name for name, (first, _) in _blocks(article).items() if first <= line]
    return before[-1] if before else ""
