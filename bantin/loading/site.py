"""load_site: the whole of content/ at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from bantin.languages import Localized
from bantin.loading.bundles import read_bundle
from bantin.loading.files import read_text
from bantin.loading.partners import PartnerEntries
from bantin.loading.provinces import ProvinceEntries
from bantin.loading.references import check_article_references, check_partner_references
from bantin.loading.settings import read_settings
from bantin.loading.tables import TableReader, read_toml
from bantin.loading.topics import TopicEntries, read_terms
from bantin.model.article import Article
from bantin.model.partner import PartnerRegister
from bantin.model.province import ProvinceRegister
from bantin.model.site import Settings, Site
from bantin.problems import Place, Problem, ProblemsError


def load_site(root: Path, *, epoch: dt.date | None = None) -> Site:
    """Return the site whose ``content/`` lies in *root*.

    *epoch* is the day of the edition where the caller sets it; else it is the newest date in the content.

    Raises ``ProblemsError`` with every problem of every file.
    """
    problems: list[Problem] = []
    content = root / "content"
    if not content.is_dir():
        hint = "--root names the folder that holds content/"
        raise ProblemsError([Problem(place=Place(file=content), message="there is no such folder", hint=hint)])
    settings = _read_site_settings(content, problems)
    provinces = ProvinceEntries(_read_top(content / "provinces.toml", problems))
    partners = PartnerEntries(_read_top(content / "partners.toml", problems))
    topics = TopicEntries(_read_top(content / "topics.toml", problems))
    terms = read_terms(_read_top(content / "glossary.toml", problems))
    about = Localized(
        vi=_read_page(content / "pages" / "about.vi.md", problems),
        en=_read_page(content / "pages" / "about.en.md", problems),
    )
    bundles = [bundle for folder in _find_bundles(content, problems) if (bundle := read_bundle(folder, problems))]
    check_partner_references(partners, provinces)
    check_article_references(bundles, provinces, partners, topics)
    if problems or settings is None:
        raise ProblemsError(problems)
    register = ProvinceRegister(
        checked_on=provinces.checked_on,
        regions=provinces.regions.values,
        provinces=provinces.provinces.values,
        places=provinces.places.values,
        changes=provinces.changes,
        sources=provinces.sources,
        disagreements=provinces.disagreements,
    )
    articles = tuple(sorted((bundle.article for bundle in bundles), key=lambda article: article.order, reverse=True))
    checked_on = max(provinces.checked_on, partners.checked_on)
    return Site(
        settings=settings,
        register=register,
        partners=PartnerRegister(checked_on=partners.checked_on, partners=partners.partners.values),
        kinds=topics.kinds.values,
        fields=topics.fields.values,
        terms=terms,
        articles=articles,
        about=about,
        edition=epoch or max([checked_on, *_dates(articles)]),
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
        problems.append(
            Problem(place=file.place(1, 1), message="the first line is no title", hint='write "# " and the title')
        )
    return file.text


def _find_bundles(content: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the folders of ``articles/`` in the order of their names; anything else there is a problem."""
    articles = content / "articles"
    if not articles.is_dir():
        problems.append(Problem(place=Place(file=articles), message="there is no such folder"))
        return
    for path in sorted(articles.iterdir()):
        if path.name.startswith(".") or path.name.endswith("~"):
            continue
        if path.is_dir() and not path.is_symlink():
            yield path
        else:
            problems.append(Problem(place=Place(file=path), message="this is no bundle", hint="a bundle is a folder"))


def _dates(articles: tuple[Article, ...]) -> Iterator[dt.date]:
    """Yield every date that an article carries."""
    for article in articles:
        yield article.event_date.date
        if article.published is not None:
            yield article.published.date
        if article.retrieved is not None:
            yield article.retrieved
