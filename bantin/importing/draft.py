"""The draft of an article: all that could be read out of a text, each with how sure it is and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from bantin.collected import Collected
from bantin.importing.abbreviations import FoundAbbreviation, find_abbreviations
from bantin.importing.agreements import FoundField, FoundKind, FoundPeriod, find_fields, find_kind, find_periods
from bantin.importing.citing import FoundByline, FoundSource, find_byline, find_photographers, find_source
from bantin.importing.dates import DateRole, FoundDate, find_dates
from bantin.importing.desk import Desk
from bantin.importing.figures import FoundFigure, find_figures
from bantin.importing.names import FoundPerson, find_people
from bantin.importing.organisations import find_mentions
from bantin.importing.parts import FoundOrganisation, Part, sort_organisations
from bantin.importing.provinces import FoundProvince, find_provinces
from bantin.importing.roles import LineGuess, find_roles
from bantin.importing.words import tokenise
from bantin.model.article import LineRole
from bantin.model.province import NamedPlace

SURE = 0.75
"""What is less sure than this is a TODO in the bundle."""

_LONGEST = 1000
"""No report has more paragraphs: what comes after them is given roles, and is not read."""

_UNREAD = (LineRole.FURNITURE, LineRole.DUPLICATE, LineRole.SOURCE, LineRole.BYLINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was read out of *collected*; the lists run in the order of the text, provinces and partners by their weight.

    *photographers* may be empty. What the text does not say is None or absent: nothing is made up.
    """

    collected: Collected
    guesses: tuple[LineGuess, ...]
    dates: tuple[FoundDate, ...]
    provinces: tuple[FoundProvince, ...]
    organisations: tuple[FoundOrganisation, ...]
    places: tuple[NamedPlace, ...]
    people: tuple[FoundPerson, ...]
    abbreviations: tuple[FoundAbbreviation, ...]
    kind: FoundKind | None
    periods: tuple[FoundPeriod, ...]
    fields: tuple[FoundField, ...]
    figures: tuple[FoundFigure, ...]
    source: FoundSource | None
    byline: FoundByline | None
    photographers: str

    @property
    def title(self) -> LineGuess | None:
        """The title line, or None."""
        return next((guess for guess in self.guesses if guess.role is LineRole.TITLE), None)

    @property
    def event(self) -> FoundDate | None:
        """The date of the event, or None."""
        return next((date for date in self.dates if date.role is DateRole.EVENT), None)

    @property
    def stamp(self) -> FoundDate | None:
        """The date of the first time stamp that gives one in full, or None."""
        return next((date for date in self.dates if date.role is DateRole.STAMP and date.year and date.day), None)

    def in_part(self, part: Part) -> tuple[FoundOrganisation, ...]:
        """Return the organisations with *part*."""
        return tuple(organisation for organisation in self.organisations if organisation.part is part)


def draft_text(collected: Collected, desk: Desk) -> Draft:
    """Return the draft of the article that *collected* tells; with its registers on *desk*.

    A text without any word gives a draft without lines.
    """
    lines = collected.lines
    guesses = find_roles(lines, desk.media.keys())
    report = guesses[:_LONGEST]
    dates = find_dates(lines, report)
    event = next((date for date in dates if date.role is DateRole.EVENT), None)
    mentions = find_mentions(report, desk)
    provinces = find_provinces(report, mentions, event.date if event else None, desk)
    return Draft(
        collected=collected,
        guesses=guesses,
        dates=dates,
        provinces=provinces,
        organisations=sort_organisations(mentions, provinces, desk),
        places=_find_places(report, desk),
        people=find_people(report, mentions, desk),
        abbreviations=find_abbreviations(report, desk),
        kind=find_kind(report, desk),
        periods=find_periods(report),
        fields=find_fields(report, desk),
        figures=find_figures(lines, report),
        source=find_source(guesses, desk),
        byline=find_byline(guesses),
        photographers=find_photographers(guesses),
    )


def _find_places(guesses: tuple[LineGuess, ...], desk: Desk) -> tuple[NamedPlace, ...]:
    """Return the places of the register that the text names, in order, none twice."""
    found: dict[str, NamedPlace] = {}
    for guess in guesses:
        if guess.role in _UNREAD:
            continue
        line = guess.text[:20_000]
        for match in desk.place_names.find(line, tokenise(line)):
            found.setdefault(match.value.id, match.value)
    return tuple(found.values())
