"""read_site: the whole of content/ at once, or as much of it as can be read."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType

from bantin.languages import Localized
from bantin.loading.bundles import Bundle, read_bundle
from bantin.loading.files import read_text
from bantin.loading.partners import PartnerEntries
from bantin.loading.provinces import ProvinceEntries
from bantin.loading.references import check_article_references, check_partner_references
from bantin.loading.settings import read_settings
from bantin.loading.tables import TableReader
from bantin.loading.toml import read_toml
from bantin.loading.topics import TopicEntries, read_terms
from bantin.model.article import Article
from bantin.model.partner import PartnerRegister
from bantin.model.site import Settings, Site
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


def read_site(
    root: Path,
    *,
    epoch: dt.date | None = None,
    drafts: bool = False,
    track: Track = untracked,
    known: Known = NOTHING_KNOWN,
) -> Reading:
    """Read the whole of ``content/`` in *root*, with its *drafts* or without.

    *epoch* is the day of the edition where the caller sets it; else it is the newest date in the content. Bundles that
    are *known* are not read again, and nothing is said of them.
    """
    problems: list[Problem] = []
    content = root / "content"
    if not content.is_dir():
        missing = Problem.at(Place(file=content), "missing-content")
        return Reading(site=None, problems=(missing,), drafts=())
    settings = _read_site_settings(content, problems)
    provinces = ProvinceEntries(_read_top(content / "provinces.toml", problems))
    partners = PartnerEntries(_read_top(content / "partners.toml", problems))
    topics = TopicEntries(_read_top(content / "topics.toml", problems))
    terms = read_terms(_read_top(content / "glossary.toml", problems))
    check_partner_references(partners, provinces)
    about = Localized(
        vi=_read_page(content / "pages" / "about.vi.md", problems),
        en=_read_page(content / "pages" / "about.en.md", problems),
    )
    is_sound = settings is not None and all(problem.is_note for problem in problems)
    names = list(_find_bundles(content, problems))
    kept = [known[name] for name in names if name in known]
    unread = [content / "articles" / name for name in names if name not in known]
    found = [bundle for folder in track(unread, "reading") if (bundle := read_bundle(folder, problems))]
    bundles = [bundle for bundle in found if drafts or not bundle.article.draft]
    check_article_references(bundles, provinces, partners, topics)
    problems.extend(problem for bundle in bundles for problem in bundle.problems)
    site = None
    if settings is not None and is_sound:
        sound = [*(bundle.article for bundle in bundles if bundle.is_sound), *filter(None, kept)]
        articles = sorted(sound, key=lambda article: article.order)
        site = Site(
            settings=settings,
            register=provinces.register,
            partners=PartnerRegister(checked_on=partners.checked_on, partners=partners.partners.values),
            kinds=topics.kinds.values,
            fields=topics.fields.values,
            terms=terms,
            articles=tuple(reversed(articles)),
            about=about,
            edition=epoch
            or max([provinces.checked_on, partners.checked_on, *(article.newest for article in articles)]),
        )
    return Reading(
        site=site,
        problems=tuple(sorted(set(problems), key=lambda problem: problem.order)),
        drafts=tuple(sorted([*_left_out(found, drafts=drafts), *(name for name in known if known[name] is None)])),
    )


def _left_out(bundles: Iterable[Bundle], *, drafts: bool) -> list[str]:
    return [bundle.article.id for bundle in bundles if bundle.article.draft and not drafts]


def _read_top(path: Path, problems: list[Problem]) -> TableReader | None:
    toml = read_toml(path, problems)
    return TableReader(toml, toml.values, (), problems) if toml else None


def _read_site_settings(content: Path, problems: list[Problem]) -> Settings | None:
    top = _read_top(content / "site.toml", problems)
    return read_settings(top) if top else None


def _read_page(path: Path, problems: list[Problem]) -> str:
    """Return the Markdown of a page; it starts with its title."""
    file = read_text(path, problems)
    if file is None:
        return ""
    if not file.lines[0].startswith("# "):
        problems.append(Problem.at(file.place(1, 1), "page-without-title"))
    return file.text


def _find_bundles(content: Path, problems: list[Problem]) -> Iterator[str]:
    """Yield the names of the folders of ``articles/`` in order; anything else there is a problem."""
    articles = content / "articles"
    if not articles.is_dir():
        problems.append(Problem.at(Place(file=articles), "missing-articles"))
        return
    for entry in sorted(os.scandir(articles), key=attrgetter("name")):
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield entry.name
        else:
            problems.append(Problem.at(Place(file=articles / entry.name), "not-a-bundle"))
