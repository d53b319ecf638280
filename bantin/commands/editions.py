"""Editions for the preview: content/ as it is now becomes a site whose pages are rendered when they are asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bantin.commands.build import check_pages
from bantin.commands.reading import check_texts, find_unfinished
from bantin.commands.request import own_or_project
from bantin.languages import Language
from bantin.loading.site import read_site
from bantin.loading.writings import read_writings
from bantin.model.article import Article
from bantin.model.site import Site
from bantin.planning.collisions import check_collisions
from bantin.planning.page import PageKind
from bantin.planning.plan import Plan, plan_site
from bantin.problems import Place, Problem, ProblemsError
from bantin.rendering.design import Design, load_design
from bantin.rendering.renderer import Renderer
from bantin.serving.edition import Edition


class EditionMaker:
    """Makes editions of the site in one root; remembers what was sound before, for as long as something is not."""

    def __init__(self, root: Path, epoch: dt.date | None) -> None:
        """Make editions of the site in *root*; *epoch* as in ``read_site``."""
        self._root = root
        self._epoch = epoch
        self._templates = own_or_project(root, "templates")
        self._locales = own_or_project(root, "locales")
        self._design: Design | None = None
        self._design_is_old = True
        self._design_problems: list[Problem] = []
        self._good: Site | None = None
        self._sound: Site | None = None
        self._unfinished: frozenset[str] = frozenset()
        self._plan: Plan | None = None

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that an edition is made of."""
        return self._root / "content", self._templates, self._locales

    def make(self, changed: Iterable[Path], before: Edition | None) -> tuple[Edition | None, list[Problem]]:
        """Return the site in its newest sound form now that the files *changed*, and all that is wrong with it.

        None when the edition *before* is the newest sound form: while settings, registers or addresses are faulty.
        """
        folders = (self._templates, self._locales)
        self._design_is_old |= any(path.is_relative_to(folder) for path in changed for folder in folders)
        try:
            self._renew_design()
            reading = read_site(self._root, epoch=self._epoch, drafts=True)
        except OSError as error:  # somebody is moving the files about
            place = Place(file=Path(error.filename or self._root))
            return None, [Problem.at(place, "preview-unreadable", reason=error.strerror or str(error))]
        self._sound = reading.site
        self._unfinished = find_unfinished(reading.problems)
        problems = [*self._design_problems, *reading.problems]
        site = self._with_last_good_articles(reading.site) if reading.site is not None else None
        if site is None or self._design is None:
            return None, problems
        plan = plan_site(replace(site, settings=replace(site.settings, site_url="")), preview=True)
        collisions = check_collisions(plan)
        if collisions:
            return None, [*problems, *collisions]
        self._plan = plan
        renderer = Renderer(plan, self._design)
        pages = {page.path: page for page in plan.pages}
        edition = Edition(
            files=renderer.files,
            pages=pages,
            missing=plan.addresses.find(PageKind.NOT_FOUND, Language.VI),
            make=lambda path: renderer.render(pages[path]),
            make_rest=renderer.companions.render,
            before=before,
        )
        return edition, problems

    def check(self, edition: Edition) -> list[Problem]:
        """Return what is wrong with the texts and the finished pages of *edition*, the newest that was made.

        Where a page could not be made, links to it lead nowhere, and nothing is said of links.
        """
        content = self._root / "content"
        writings = tuple(read_writings(content, drafts=True))
        found = check_texts(self._sound, writings, content, self._unfinished) if self._sound is not None else []
        if edition.problems or self._plan is None:
            return [*found, *edition.problems]
        return [*found, *check_pages(self._plan, edition.tree, writings)]

    def _renew_design(self) -> None:
        """Load the design when it has changed; a faulty one leaves the last good one in use."""
        if not self._design_is_old:
            return
        try:
            self._design = load_design(self._templates, self._locales)
            self._design_problems = []
        except ProblemsError as error:
            self._design_problems = error.problems
        self._design_is_old = False

    def _with_last_good_articles(self, site: Site) -> Site | None:
        """Return *site* with the last good form of each article that is faulty now, so that its pages stay up.

        None when that can't be: such an article may name what the registers of *site* do not have any more.
        """
        good, self._good = self._good, site
        faulty = find_faulty(site, good, self._root) if good is not None else []
        if good is None or not faulty:
            return site
        if _registers_of(site) != _registers_of(good):
            self._good = good
            return None
        articles = sorted([*site.articles, *faulty], key=lambda article: article.order, reverse=True)
        self._good = replace(site, articles=tuple(articles), edition=max(site.edition, good.edition))
        return self._good


def find_faulty(site: Site, before: Site, root: Path) -> list[Article]:
    """Return the articles that *site* lacks but had *before*, and whose bundles are still there."""
    sound = {article.id for article in site.articles}
    lost = [article for article in before.articles if article.id not in sound]
    return [article for article in lost if (root / "content" / "articles" / article.id).is_dir()]


def _registers_of(site: Site) -> tuple[object, ...]:
    """Return all that an article names by id."""
    return site.register, site.partners, site.kinds, site.fields
