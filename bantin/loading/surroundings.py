"""Surroundings: all of content/ but the bundles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bantin.languages import Localized
from bantin.loading.files import read_text
from bantin.loading.partners import PartnerEntries
from bantin.loading.provinces import ProvinceEntries
from bantin.loading.references import check_partner_references
from bantin.loading.settings import read_settings
from bantin.loading.tables import TableReader
from bantin.loading.tangles import find_tangles
from bantin.loading.toml import read_toml
from bantin.loading.topics import TopicEntries, read_terms
from bantin.model.article import Article
from bantin.model.partner import PartnerRegister
from bantin.model.site import Settings, Site, Term
from bantin.problems import Place, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The settings, the registers and the pages of a site, as far as they can be read, and their *problems*."""

    settings: Settings | None
    provinces: ProvinceEntries
    partners: PartnerEntries
    topics: TopicEntries
    terms: tuple[Term, ...]
    about: Localized[str]
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Whether there can be a site with these."""
        return self.settings is not None and all(problem.is_note for problem in self.problems)

    def site_of(self, articles: Iterable[Article], epoch: dt.date | None = None) -> Site | None:
        """Return the site of *articles*, and of the day *epoch* or the newest in it; None where there can be none."""
        if self.settings is None or not self.is_sound:
            return None
        in_order = sorted(articles, key=lambda article: article.order)
        provinces, partners, topics = self.provinces, self.partners, self.topics
        return Site(
            settings=self.settings,
            register=provinces.register,
            partners=PartnerRegister(checked_on=partners.checked_on, partners=partners.partners.values),
            kinds=topics.kinds.values,
            fields=topics.fields.values,
            terms=self.terms,
            articles=tuple(reversed(in_order)),
            about=self.about,
            edition=epoch
            or max([provinces.checked_on, partners.checked_on, *(article.newest for article in in_order)]),
        )


def read_surroundings(content: Path) -> Surroundings:
    """Return what the folder *content* holds beside the bundles."""
    problems: list[Problem] = []
    settings = _read_site_settings(content, problems)
    provinces = ProvinceEntries(_read_top(content / "provinces.toml", problems))
    partners = PartnerEntries(_read_top(content / "partners.toml", problems))
    topics = TopicEntries(_read_top(content / "topics.toml", problems))
    terms = read_terms(_read_top(content / "glossary.toml", problems))
    check_partner_references(partners, provinces)
    pages = content / "pages"
    if pages.is_symlink():
        problems.append(Problem.at(Place(file=pages), "not-a-plain-file", sort="link"))
    about = Localized(vi=_read_page(pages / "about.vi.md", problems), en=_read_page(pages / "about.en.md", problems))
    return Surroundings(
        settings=settings,
        provinces=provinces,
        partners=partners,
        topics=topics,
        terms=terms,
        about=about,
        problems=tuple(problems),
    )


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
    problems += find_tangles(file, [(1, len(file.lines))])
    return file.text
