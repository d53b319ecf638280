"""read_site: the whole of content/ at once, or as much of it as can be read."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType

from bantin.languages import Language
from bantin.loading.bundles import Bundle, BundleReading, read_bundle
from bantin.loading.references import check_article_references
from bantin.loading.slugs import check_slugs
from bantin.loading.surroundings import Surroundings, read_surroundings
from bantin.model.article import Article
from bantin.model.site import Site
from bantin.problems import Place, Problem
from bantin.progress import Track, untracked


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The content as far as it can be read.

    *site* has the articles that can be shown, and is None while the settings or a register are not sound. A draft can
    be shown while things are still to do in it. *problems* are all that were found, notes among them; *drafts* are the
    ids of the drafts that were left out.
    """

    site: Site | None
    problems: tuple[Problem, ...]
    drafts: tuple[str, ...]

    @property
    def faults(self) -> list[Problem]:
        """The problems that keep the site from being published."""
        return [problem for problem in self.problems if not problem.is_note]


Known = Mapping[str, Article | None]
"""Bundles that were read before and are as they were, by their ids: sound articles, or None for a draft left out."""
NOTHING_KNOWN: Known = MappingProxyType({})


class BundleReader:
    """Reads bundles, each on its own."""

    def __init__(self, surroundings: Surroundings, *, drafts: bool) -> None:
        """Read what *surroundings* have registers for; *drafts*, or none."""
        self.surroundings = surroundings
        self.drafts = drafts

    def read(self, folder: Path) -> BundleReading:
        """Return what has come of the bundle in *folder*."""
        problems: list[Problem] = []
        bundle = self.open(folder, problems)
        if bundle is None:
            return BundleReading(id=folder.name, article=None, problems=tuple(problems))
        if bundle.article.draft and not self.drafts:
            return BundleReading(id=folder.name, article=None, is_left_out=True)
        return BundleReading(
            id=folder.name,
            article=bundle.article,
            is_sound=bundle.is_sound,
            problems=tuple(bundle.problems),
            claims=tuple(_claims_of(bundle.article)),
        )

    def open(self, folder: Path, problems: list[Problem]) -> Bundle | None:
        """Return the bundle in *folder*, held against the registers; None when *problems* say why not."""
        bundle = read_bundle(folder, problems)
        if bundle is not None and (self.drafts or not bundle.article.draft):
            around = self.surroundings
            check_article_references(bundle, around.provinces, around.partners, around.topics)
        return bundle


ReadBundles = Callable[[BundleReader, Sequence[Path]], Iterable[BundleReading]]
"""Reads bundles in the order of their folders."""


def read_site(  # noqa: PLR0913 - how a site is read
    root: Path,
    *,
    epoch: dt.date | None = None,
    drafts: bool = False,
    track: Track = untracked,
    known: Known = NOTHING_KNOWN,
    read: ReadBundles | None = None,
) -> Reading:
    """Read the whole of ``content/`` in *root*, with its *drafts* or without.

    *epoch* is the day of the edition where the caller sets it; else it is the newest date in the content. Bundles that
    are *known* are not read again, and nothing is said of them; the others are read by *read*, or here and now.
    """
    content = root / "content"
    if not content.is_dir():
        missing = Problem.at(Place(file=content), "missing-content")
        return Reading(site=None, problems=(missing,), drafts=())
    surroundings = read_surroundings(content)
    problems = [*surroundings.problems]
    names = _find_bundles(content, problems)
    reader = BundleReader(surroundings, drafts=drafts)
    unread = [content / "articles" / name for name in names if name not in known]
    readings = list(read(reader, unread) if read else map(reader.read, track(unread, "reading")))
    readings = _settle_slugs(readings, content / "articles", reader)
    problems.extend(problem for reading in readings for problem in reading.problems)
    kept = [known[name] for name in names if name in known]
    sound = filter(None, [*(reading.article for reading in readings if reading.is_sound), *kept])
    left_out = [reading.id for reading in readings if reading.is_left_out]
    return Reading(
        site=surroundings.site_of(sound, epoch),
        problems=tuple(sorted(set(problems), key=lambda problem: problem.order)),
        drafts=tuple(sorted([*left_out, *(name for name in known if known[name] is None)])),
    )


def _settle_slugs(readings: list[BundleReading], articles: Path, reader: BundleReader) -> list[BundleReading]:
    """Return *readings*, with the problems of those that want the same address.

    Few ever do: only these are read again, since their problems have to say where in the file an address stands.
    """
    claims = Counter(claim for reading in readings for claim in reading.claims)
    contested = [
        number for number, reading in enumerate(readings) if any(claims[claim] > 1 for claim in reading.claims)
    ]
    bundles = [(number, reader.open(articles / readings[number].id, [])) for number in contested]
    found = [(number, bundle) for number, bundle in bundles if bundle is not None]
    check_slugs([(b.reader, b.article.id, b.article.slug, b.article.former_slugs) for _, b in found])
    settled = [*readings]
    for number, bundle in found:
        settled[number] = replace(readings[number], is_sound=bundle.is_sound, problems=tuple(bundle.problems))
    return settled


def _claims_of(article: Article) -> list[tuple[Language, str]]:
    claims = [(language, article.slug[language]) for language in Language]
    claims += [(language, slug) for language in Language for slug in article.former_slugs[language]]
    return [claim for claim in claims if claim[1]]


def _find_bundles(content: Path, problems: list[Problem]) -> list[str]:
    """Return the names of the folders of ``articles/`` in order; anything else there is a problem."""
    articles = content / "articles"
    if articles.is_symlink():
        problems.append(Problem.at(Place(file=articles), "not-a-plain-file", sort="link"))
        return []
    if not articles.is_dir():
        problems.append(Problem.at(Place(file=articles), "missing-articles"))
        return []
    names: list[str] = []
    for entry in sorted(os.scandir(articles), key=attrgetter("name")):
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        if entry.is_dir(follow_symlinks=False):
            names.append(entry.name)
        else:
            problems.append(Problem.at(Place(file=articles / entry.name), "not-a-bundle"))
    return names
