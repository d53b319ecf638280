"""Renderer: the outputs of a plan, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import ParamSpec, TypeVar

from markupsafe import Markup

from bantin.languages import Language
from bantin.outputs import Output
from bantin.planning.companions import CompanionKind
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan
from bantin.planning.redirects import Redirect
from bantin.planning.trace import Remembered, Trace
from bantin.planning.traced import trace_plan
from bantin.rendering.apps import AppMaker
from bantin.rendering.binding import binder_for
from bantin.rendering.books.book import BookMaker
from bantin.rendering.cards import CardPress, plan_cards
from bantin.rendering.companions import CompanionRenderer
from bantin.rendering.contexts.articles import article_context
from bantin.rendering.contexts.data import data_context
from bantin.rendering.contexts.feeds import feeds_context
from bantin.rendering.contexts.glossaries import glossary_context
from bantin.rendering.contexts.overviews import (
    about_context,
    archive_context,
    archives_context,
    frame_context,
    home_context,
    landing_context,
    not_found_context,
    offline_context,
)
from bantin.rendering.contexts.partners import partner_context, partners_context
from bantin.rendering.contexts.provinces import province_context, provinces_context
from bantin.rendering.contexts.search import search_context, titles_context
from bantin.rendering.contexts.side_by_side import side_by_side_context
from bantin.rendering.contexts.timelines import timeline_context
from bantin.rendering.contexts.topics import event_kind_context, field_context, topics_context
from bantin.rendering.contexts.view import Context, Shared, View
from bantin.rendering.copies import CopyMaker
from bantin.rendering.data.files import DataFiles
from bantin.rendering.design import Design
from bantin.rendering.faults import telling_template_faults
from bantin.rendering.featured import find_unused
from bantin.rendering.feeds.feeds import FeedMaker
from bantin.rendering.guides import GuideMaker
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.redirects import render_redirect
from bantin.rendering.search.indexes import Indexes
from bantin.rendering.structured.graph import page_data

P = ParamSpec("P")
R = TypeVar("R")

NO_SIZES: Mapping[str, int] = MappingProxyType({})
_ENTRIES = 2_000
"""Neighbours in time are on each other's pages: so many are remembered until all of a year or two have been made."""
_HALVES = {
    PageKind.LANDING: landing_context,
    PageKind.NOT_FOUND: not_found_context,
    PageKind.OFFLINE: offline_context,
}


class Renderer:
    """Renders the pages of one plan, all or some, from several threads if need be.

    *static* are the files beside the pages that every page may need: the designers' own, and the redirects; *cards*
    are those to be drawn, by path; *indexes*, *books* and *copies* make what is made of many parts, *companions* the
    rest.
    """

    def __init__(self, plan: Plan, design: Design, trace: Trace | None = None) -> None:
        """Render *plan* by *design*; *trace* is told of what is read of the plan.

        Raises ``ProblemsError`` when the fonts of cards are missing, or the template of redirects fails.
        """
        design = replace(design, assets=design.assets.without(find_unused(plan.site.settings.features)))
        self.cards = plan_cards(plan)
        redirects = [_render_redirect(redirect, plan, design) for redirect in plan.redirects]
        self.static = (*design.assets.outputs, *redirects)
        self._cards = CardPress(self.cards, design.folder / "static")
        self._plan = trace_plan(plan, trace) if trace else plan
        self._design = design
        # What is made of the whole site is not followed read by read.
        tell = trace.note_everything if trace else _say_nothing
        markdown = MarkdownRenderer()
        self.indexes = Indexes(self._plan, markdown, tell)
        self._data = data = DataFiles(plan)
        self._shared = Shared(
            assets=design.assets.paths,
            cards=self.cards,
            binder=binder_for(plan.site),
            indexes=self.indexes,
            named=Remembered(trace),
            entries=Remembered(trace, _ENTRIES),
        )
        self._contexts = _contexts(markdown, _telling(tell, partial(data_context, data=data)))
        apps = AppMaker(plan, design)
        feeds = FeedMaker(self._plan, design, self._shared, markdown, trace)
        makers = feeds.makers | GuideMaker(self._plan, design).makers
        makers[CompanionKind.APP] = apps.make_manifest
        makers[CompanionKind.DATA] = _telling(tell, lambda companion: data.file(companion.name))
        self.books = BookMaker(self._plan, design, self._shared, markdown)
        self.copies = CopyMaker(plan, design, self._render_for, self.cards.keys())
        self.companions = CompanionRenderer(plan, self.indexes, self.books, makers)
        self.bind = _telling(tell, self.books.bind)
        self.pack_copy = _telling(tell, self.copies.make)
        self.make_worker = _telling(tell, apps.make_worker)

    @property
    def files(self) -> tuple[Output, ...]:
        """The static files and all cards, drawn."""
        return (*self.static, *map(self.draw, self.cards))

    def draw(self, path: str) -> Output:
        """Return the card at *path*."""
        return self._cards.draw(path)

    def recall_data(self, made: Mapping[str, Output]) -> None:
        """Take the data files that are *made* already, by their paths, instead of making them again."""
        self._data.recall(made)

    def render(self, page: Page, sizes: Mapping[str, int] = NO_SIZES) -> Output:
        """Return the output of *page*; raises ``ProblemsError`` for a fault of its template.

        *sizes* are those of companions by their path, for a page that tells them; without them it does not.
        """
        return self._render_for(self._plan, page, sizes)

    def _render_for(self, plan: Plan, page: Page, sizes: Mapping[str, int] = NO_SIZES) -> Output:
        with telling_template_faults(self._design.folder, page.kind.template, page.path):
            return Output(path=page.path, data=self._render(plan, page, sizes).encode(), owner=_owner_of(page))

    def _render(self, plan: Plan, page: Page, sizes: Mapping[str, int]) -> str:
        if page.language is None:
            return self._render_frame(page)
        view = View(plan, page, page.language, self._shared, sizes)
        template = self._design.environments[page.language].get_template(page.kind.template)
        context = self._contexts[page.kind](view)
        return template.render(context | {"structured": page_data(view, context)})

    def _render_frame(self, page: Page) -> str:
        """Return a page that speaks both languages: a frame around a half rendered in each."""
        halves: list[Markup] = []
        environments = self._design.environments
        half_of = _HALVES[page.kind]
        for language in Language:
            view = View(self._plan, page, language, self._shared)
            template = environments[language].get_template(f"partials/{page.kind.template[:-5]}_half.html")
            halves.append(Markup(template.render(half_of(view))))  # noqa: S704 - an autoescaped template
        view = View(self._plan, page, Language.VI, self._shared)
        context = frame_context(view) | {
            "structured": page_data(view, {"breadcrumbs": []}),
            "halves": halves,
            "inlined_css": Markup(self._design.assets.inlined),  # noqa: S704 - the designers' own files
            "inlined_sha256": self._design.assets.inlined_sha256 if page.kind.is_bare else "",
        }
        return environments[Language.VI].get_template(page.kind.template).render(context)


def _say_nothing() -> None:
    """Nobody wants to know."""


def _telling(tell: Callable[[], None], make: Callable[P, R]) -> Callable[P, R]:
    """Return *make* as something that tells, each time, that it is made of everything."""

    def making(*args: P.args, **kwargs: P.kwargs) -> R:
        tell()
        return make(*args, **kwargs)

    return making


def _contexts(markdown: MarkdownRenderer, data: Callable[[View], Context]) -> dict[PageKind, Callable[[View], Context]]:
    """Return what makes the context of each kind of page in one language; those that speak both have a frame."""
    article = partial(article_context, markdown=markdown)
    return {
        PageKind.HOME: home_context,
        PageKind.ARTICLE: article,
        PageKind.BRIDGE: article,
        PageKind.SIDE_BY_SIDE: partial(side_by_side_context, markdown=markdown),
        PageKind.PROVINCES: provinces_context,
        PageKind.PROVINCE: province_context,
        PageKind.FORMER_PROVINCE: province_context,
        PageKind.PARTNERS: partners_context,
        PageKind.PARTNER: partner_context,
        PageKind.TOPICS: topics_context,
        PageKind.EVENT_KIND: event_kind_context,
        PageKind.FIELD: field_context,
        PageKind.TIMELINE: timeline_context,
        PageKind.ARCHIVES: archives_context,
        PageKind.ARCHIVE: archive_context,
        PageKind.SEARCH: search_context,
        PageKind.TITLES: titles_context,
        PageKind.GLOSSARY: glossary_context,
        PageKind.FEEDS: feeds_context,
        PageKind.DATA: data,
        PageKind.ABOUT: partial(about_context, markdown=markdown),
    }


def _render_redirect(redirect: Redirect, plan: Plan, design: Design) -> Output:
    with telling_template_faults(design.folder, "redirect.html", redirect.path):
        return render_redirect(redirect, plan.site.settings.site_url, design)


_OWN_ADDRESS = {
    PageKind.ARTICLE: "article",
    PageKind.BRIDGE: "article",
    PageKind.SIDE_BY_SIDE: "side-by-side",
    PageKind.PARTNER: "partner",
    PageKind.EVENT_KIND: "kind",
    PageKind.FIELD: "field",
}


def _owner_of(page: Page) -> str:
    """Return what *page* is about, as its outputs name it; empty for a page whose address no editor chooses."""
    if page.language is None or page.part or page.kind not in _OWN_ADDRESS:
        return ""
    return f"{page.language}/{_OWN_ADDRESS[page.kind]}/{page.subject}"
