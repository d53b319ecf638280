"""``stats``: how much of the digest is translated, certain and sourced."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from bantin.commands.reading import read_content, site_at, stop_at
from bantin.languages import Language
from bantin.model.article import Article, Certainty, Precision, TextState, UrlCertainty
from bantin.model.partner import EnglishName, Partner
from bantin.model.site import Site

T = TypeVar("T", Article, Partner)


class Known(StrEnum):
    """Whether something is known."""

    YES = "known"
    NO = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many have a *value*. *lacking* has their ids where that is a gap, which somebody could close; else None."""

    value: str
    count: int
    lacking: tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing that is looked at: each of *total* has one of the values.

    *language* is given where it is looked at in each of them.
    """

    name: str
    total: int
    shares: tuple[Share, ...]
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What is covered: the numbers of reports, organisations and present provinces, and all *measures*, in order."""

    articles: int
    organisations: int
    provinces: int
    measures: tuple[Measure, ...]


def count_coverage(root: Path, *, drafts: bool) -> Coverage:
    """Return the coverage of the content in *root*, with or without its *drafts*.

    Raises ``ProblemsError`` when the content has problems that keep it from being published.
    """
    content = read_content(root, drafts=drafts)
    stop_at(content.problems)
    return measure(site_at(content, ""))


def measure(site: Site) -> Coverage:
    """Return the coverage of *site*."""
    articles, organisations = site.articles, tuple(site.partners.partners.values())
    return Coverage(
        articles=len(articles),
        organisations=len(organisations),
        provinces=len(site.register.current),
        measures=(
            *_measure_texts(articles),
            *_measure_dates(articles),
            *_measure_sources(articles),
            *_measure_organisations(organisations),
            _measure_provinces(site),
        ),
    )


def _measure_texts(articles: Sequence[Article]) -> Iterable[Measure]:
    for language in Language:

        def state(article: Article, language: Language = language) -> str:
            text = article.texts[language]
            return text.state if text is not None else TextState.MISSING

        yield _measure("text", articles, state, TextState, gaps={TextState.MISSING}, language=language)
    for language in Language:
        translated = [a for a in articles if (text := a.texts[language]) and text.state is TextState.TRANSLATED]
        values = ("current", "outdated")
        yield _measure("translation", translated, _freshness, values, gaps={"outdated"}, language=language)


def _freshness(article: Article) -> str:
    return "outdated" if article.outdated else "current"


def _measure_dates(articles: Sequence[Article]) -> Iterable[Measure]:
    unsure, vague = {Certainty.INFERRED}, {Precision.MONTH, Precision.YEAR}
    yield _measure("event-day", articles, lambda a: a.event_date.certainty, Certainty, gaps=unsure)
    yield _measure("event-year", articles, lambda a: a.event_date.year_certainty, Certainty, gaps=unsure)
    yield _measure("event-precision", articles, lambda a: a.event_date.precision, Precision, gaps=vague)
    yield _measure("published", articles, lambda a: _known(a.published), Known, gaps={Known.NO})


def _measure_sources(articles: Sequence[Article]) -> Iterable[Measure]:
    inferred, addresses = {Certainty.INFERRED}, (*UrlCertainty, Known.NO)
    yield _measure("outlet", articles, lambda a: a.citation.outlet_certainty, Certainty, gaps=inferred)
    yield _measure("address", articles, lambda a: a.citation.url_certainty or Known.NO, addresses, gaps={Known.NO})
    yield _measure("byline", articles, lambda a: _known(a.citation.byline), Known, gaps={Known.NO})
    yield _measure("retrieved", articles, lambda a: _known(a.retrieved), Known, gaps={Known.NO})


def _measure_organisations(organisations: Sequence[Partner]) -> Iterable[Measure]:
    yield _measure("english", organisations, lambda o: o.english, EnglishName, gaps={EnglishName.GLOSS})
    values = ("nothing", "something")
    yield _measure(
        "unsure", organisations, lambda o: "something" if o.unsure else "nothing", values, gaps={"something"}
    )


def _measure_provinces(site: Site) -> Measure:
    covered = {site.register.today(province).id for article in site.articles for province in article.provinces}
    without = tuple(province.id for province in site.register.current if province.id not in covered)
    return Measure(
        name="provinces",
        total=len(site.register.current),
        shares=(
            Share(value="with", count=len(covered), lacking=None),
            Share(value="without", count=len(without), lacking=without),
        ),
    )


def _known(fact: object) -> Known:
    return Known.NO if fact is None else Known.YES


def _measure(  # noqa: PLR0913 - what a measure is
    name: str,
    things: Sequence[T],
    value_of: Callable[[T], str],
    values: Iterable[str],
    *,
    gaps: AbstractSet[str],
    language: Language | None = None,
) -> Measure:
    """Return how many of *things* have each of the *values*, in the order of those."""
    shares: list[Share] = []
    for value in values:
        ids = tuple(thing.id for thing in things if value_of(thing) == value)
        shares.append(Share(value=str(value), count=len(ids), lacking=ids if value in gaps else None))
    return Measure(name=name, total=len(things), shares=tuple(shares), language=language)
