"""One news item in both languages, and what we know about it, with how surely we know it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from bantin.languages import Language, Localized


class Certainty(StrEnum):
    """How a fact is known. What is not known is absent."""

    STATED = "stated"
    CONFIRMED = "confirmed"
    INFERRED = "inferred"


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class TextState(StrEnum):
    """What the text in a language is."""

    ORIGINAL = "original"
    TRANSLATED = "translated"
    MISSING = "missing"


class LineRole(StrEnum):
    """What a line of a seed is."""

    SECTION = "section"
    TITLE = "title"
    STAMP = "stamp"
    LEAD = "lead"
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    SOURCE = "source"
    FURNITURE = "furniture"
    DUPLICATE = "duplicate"


class BlockKind(StrEnum):
    """The sort of a block of a text; a subset of the roles of lines."""

    LEAD = "lead"
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    CREDIT = "credit"


class FieldStatus(StrEnum):
    """How far cooperation in a field has come."""

    AGREED = "agreed"
    DISCUSSED = "discussed"
    HOPED = "hoped"
    REQUESTED = "requested"
    PAST = "past"


class UrlCertainty(StrEnum):
    """Whether the address of the original stands in the seed or was found by us."""

    STATED = "stated"
    FOUND = "found"


CAPTION_MARK = Localized(vi="Chú thích: ", en="Caption: ")
"""What a caption starts with in a text of our own."""

SUBHEADING_MARK = "## "
"""What a subheading starts with in a text of our own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of a text: its words, and the first and last line of its file.

    *credit* is the part of a caption that names the photographer, or empty.
    """

    kind: BlockKind
    words: str
    line: int
    last_line: int
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Characters of a seed that the page does not show, and why: the role of their line, ``start`` or ``end`` of one.

    *of* is the line that a duplicate repeats.
    """

    line: int
    words: str
    why: str
    of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """What a seed holds beside its text; the words are the source's own, None or empty when it has none.

    *name* is the name as collected, *file* the name in the bundle.
    """

    name: str
    file: str
    sha256: str
    title: str
    sections: tuple[str, ...]
    stamps: tuple[str, ...]
    bylines: tuple[str, ...]
    sources: tuple[str, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The body in one language. *seed* is None when it is Markdown of our own; with a seed its words are plain text."""

    state: TextState
    blocks: tuple[Block, ...]
    seed: Seed | None

    @property
    def words(self) -> str:
        """The words of all blocks, with a line break between blocks."""
        return "\n".join(block.words for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertainDate:
    """A date with what is known of it. *date* has 1 for parts beyond *precision*.

    *certainty* is that of day and month, *year_certainty* that of the year. *says* are the source's own words in
    *line* of the original, empty and None when it says nothing. *basis* is given unless both are stated.
    """

    date: dt.date
    precision: Precision
    certainty: Certainty
    year_certainty: Certainty
    says: str
    line: int | None
    basis: Localized[str] | None

    @property
    def is_stated(self) -> bool:
        """Whether the source says all of it."""
        return self.certainty is Certainty.STATED and self.year_certainty is Certainty.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The page our text was taken from, when that is not the outlet's own. *url* may be empty."""

    outlet: str
    url: str
    basis: Localized[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Outlet, address and authors of the original. *url* is empty and *url_certainty* None when it is not known."""

    outlet: str
    outlet_certainty: Certainty
    url: str
    url_certainty: UrlCertainty | None
    line: int | None
    byline: Localized[str] | None
    photos: Localized[str] | None
    basis: Localized[str] | None
    copy: Copy | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What was signed, and by whom (ids of organisations)."""

    name: Localized[str]
    parties: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Years *first* to *last*, both included, and what they are the period of.

    *of_agreement* says whether that is the term of the agreement; a report may give the period of something else.
    """

    first: int
    last: int
    of_agreement: bool
    what: Localized[str]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldOfCooperation:
    """A field (id in the topics) with how far it has come; *detail* may narrow it."""

    field: str
    status: FieldStatus
    line: int
    detail: Localized[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody the report names, with the post held then. *organisation* may be empty."""

    name: Localized[str]
    title: Localized[str] | None
    post: Localized[str]
    organisation: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of the report: the words of each text, and what they count."""

    says: Localized[str]
    what: Localized[str]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of ours, about one line of the original or (None) about the whole."""

    words: Localized[str]
    line: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A difference between original and translation that an editor has settled.

    *words* are what the finding names, *line* the line of the original; None where title, summary or another localized
    value of the metadata is meant. *why* is for editors.
    """

    line: int | None
    words: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTitle:
    """The original headline, when the text we have has lost it."""

    words: Localized[str]
    certainty: Certainty
    basis: Localized[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report. *id* is the name of its bundle's folder. A *draft* is not published.

    *provinces* holds ids by the name that held on the date, the main one first. A text is None when it is missing in
    that language; then its title and summary may be None too. *retrieved* is None when it was not recorded.
    """

    id: str
    draft: bool
    kind: str
    provinces: tuple[str, ...]
    partners: tuple[str, ...]
    local: tuple[str, ...]
    others: tuple[str, ...]
    places: tuple[str, ...]
    retrieved: dt.date | None
    slug: Localized[str]
    former_slugs: Localized[tuple[str, ...]]
    title: Localized[str | None]
    source_title: SourceTitle | None
    summary: Localized[str | None]
    texts: Localized[Text | None]
    event_date: UncertainDate
    published: UncertainDate | None
    citation: Citation
    agreement: Agreement | None
    period: Period | None
    why: Localized[str] | None
    fields: tuple[FieldOfCooperation, ...]
    people: tuple[Person, ...]
    figures: tuple[Figure, ...]
    notes: tuple[Note, ...]
    differences: tuple[Difference, ...]
    outdated: tuple[tuple[str, int], ...]
    """Parts of the translation whose original has changed since: ("title", 0), ("summary", 0), ("text", block)."""

    @property
    def original(self) -> Language:
        """The language of the original."""
        vietnamese = self.texts.vi
        is_original = vietnamese is not None and vietnamese.state is TextState.ORIGINAL
        return Language.VI if is_original else Language.EN

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that have a text."""
        return tuple(language for language in Language if self.texts[language] is not None)

    def shown_language(self, language: Language) -> Language:
        """Return the language that a page in *language* shows: the original's where the text is missing."""
        return language if language in self.languages else self.original

    def shown_title(self, language: Language) -> tuple[str, Language]:
        """Return the title for a page in *language*, and the language the title is in."""
        title = self.title[language]
        if title is not None:
            return title, language
        return self.title[self.original] or "", self.original

    def shown_text(self, language: Language) -> Text:
        """Return the text that a page in *language* shows: the original where there is no translation."""
        text = self.texts[self.shown_language(language)]
        if text is None:
            message = f"article {self.id} has no original"
            raise ValueError(message)
        return text

    @property
    def is_in_both_languages(self) -> bool:
        """Whether no text is missing."""
        return len(self.languages) == len(Language)

    @property
    def organisations(self) -> tuple[str, ...]:
        """Ids of every organisation that took part: partners, local side, others."""
        return (*self.partners, *self.local, *self.others)

    @property
    def order(self) -> tuple[dt.date, str]:
        """Sort key in time: event date, then id."""
        return (self.event_date.date, self.id)

    @property
    def newest(self) -> dt.date:
        """The newest of all dates that it carries."""
        dates = [self.event_date.date, self.published.date if self.published else None, self.retrieved]
        return max(date for date in dates if date is not None)
