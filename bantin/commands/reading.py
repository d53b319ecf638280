"""What comes before the pages: the content is read, and what people wrote in it is held against itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from bantin.checking.duplicates import NO_SEEDS, Sample, check_duplicates, sample_of
from bantin.checking.hygiene import check_hygiene, words_of_names
from bantin.checking.parity.translation import check_translations
from bantin.checking.prose import may_lead
from bantin.commands.bundles import BundleDesk, Record
from bantin.loading.bundles import TO_DO
from bantin.loading.settings import with_slash
from bantin.loading.site import NOTHING_KNOWN, Known, read_site
from bantin.loading.toml import locate
from bantin.loading.writings import read_surrounding_writings, read_writing
from bantin.model.article import Article
from bantin.model.site import Site
from bantin.model.writing import Writing
from bantin.problems import Problem, ProblemsError
from bantin.progress import Track, untracked
from bantin.workers import ALONE, Crew


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All of ``content/``: the *site* it makes, as far as it is sound.

    *site* and *drafts* are those of ``Reading``; *problems* are all that were found, in their order. *writings* are the
    Markdown files that may have links; *records* are those of the articles that were read, by their ids.
    """

    site: Site | None
    writings: tuple[Writing, ...]
    problems: tuple[Problem, ...]
    drafts: tuple[str, ...]
    records: Mapping[str, Record]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBefore:
    """What an earlier build has read and checked, and is as it was: bundles, and (*registers*) all that is not one.

    *articles* as in ``read_site``; *seeds* are the digests of their seeds.
    """

    articles: Known = field(default_factory=lambda: NOTHING_KNOWN)
    seeds: Mapping[str, str] = field(default_factory=lambda: NO_SEEDS)
    registers: bool = False


NOTHING_READ = ReadBefore()


def read_content(  # noqa: PLR0913 - how content is read
    root: Path,
    *,
    epoch: dt.date | None = None,
    drafts: bool = False,
    track: Track = untracked,
    before: ReadBefore = NOTHING_READ,
    crew: Crew = ALONE,
) -> Content:
    """Return what lies in ``content/`` in *root*; arguments as in ``read_site``, and the *crew* that does the work.

    What was read *before* is told of no more: neither its writings are in the content, nor what was noted in them.
    """
    content = root / "content"
    desk = BundleDesk(content, crew, track)
    reading = read_site(root, epoch=epoch, drafts=drafts, known=before.articles, read=desk.read)
    problems = [*reading.problems]
    writings = list(read_surrounding_writings(content)) if not before.registers else []
    if reading.site is not None:
        sound = {article.id for article in reading.site.articles}
        problems += check_hygiene(writings, words_of_names(reading.site))
        for bundle, findings in desk.findings.items():
            problems += findings.writing
            problems += findings.translation if bundle in sound else ()

        def sample(article: Article) -> Sample:
            return desk.findings[article.id].sample or sample_of(article)

        problems += check_duplicates(reading.site, partial(read_writing, content), before.seeds, sample)
    leading = [name for findings in desk.findings.values() for name in findings.leading]
    return Content(
        site=reading.site,
        writings=(*filter(may_lead, writings), *(read_writing(content, name) for name in leading)),
        problems=tuple(sorted(set(problems), key=lambda problem: problem.order)),
        drafts=reading.drafts,
        records=desk.records,
    )


def stop_at(problems: Sequence[Problem], *, strict: bool = False) -> list[Problem]:
    """Return *problems* when all of them are notes and notes are no reason to stop; else raise them."""
    if any(strict or not problem.is_note for problem in problems):
        raise ProblemsError(list(problems))
    return list(problems)


def site_at(content: Content, site_url: str) -> Site:
    """Return the site of a *content* without faults, as it is at *site_url*; where that is empty, as it says itself."""
    site = content.site
    if site is None:
        message = "a reading without a site has problems"
        raise AssertionError(message)
    if not site_url:
        return site
    return replace(site, settings=replace(site.settings, site_url=with_slash(site_url)))


def find_unfinished(problems: Iterable[Problem]) -> frozenset[str]:
    """Return the ids of the articles that *problems* say have something still to do."""
    return frozenset(problem.place.file.parent.name for problem in problems if problem.code in TO_DO)


def check_texts(
    site: Site, writings: tuple[Writing, ...], content: Path, unfinished: AbstractSet[str]
) -> list[Problem]:
    """Return what is wrong with the texts of *site*, in themselves and held against each other.

    Articles that are sound are looked at even while others are not, so that an editor sees everything in one run; the
    *unfinished* are not compared yet with a translation that is still to be written. *writings* are those of the
    folder *content*.
    """
    finished = tuple(article for article in site.articles if article.id not in unfinished)
    translations = check_translations(replace(site, articles=finished), content)
    return [
        *check_hygiene(writings, words_of_names(site)),
        *check_duplicates(site, partial(read_writing, content)),
        *(locate(problem) for problem in translations),
    ]
