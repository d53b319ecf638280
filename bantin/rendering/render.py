"""render_plan: every page of a plan becomes an output; Renderer: one page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from markupsafe import Markup

from bantin.languages import Language
from bantin.outputs import Output, Tree
from bantin.planning.companions import CompanionKind
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan
from bantin.planning.redirects import Redirect
from bantin.problems import Place, Problem, ProblemsError
from bantin.progress import Track, untracked
from bantin.rendering.apps import AppMaker
from bantin.rendering.binding import binder_for
from bantin.rendering.books.book import BookMaker
from bantin.rendering.cards import plan_cards, render_cards
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
from bantin.rendering.design import Design, load_design
from bantin.rendering.faults import telling_template_faults
from bantin.rendering.featured import find_unused
from bantin.rendering.feeds.feeds import FeedMaker
from bantin.rendering.guides import GuideMaker
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.redirects import render_redirect
from bantin.rendering.search.index import Indexes
from bantin.rendering.structured.graph import page_data

_NO_SIZES: Mapping[str, int] = MappingProxyType({})
_TELL_SIZES = frozenset([PageKind.DATA])
"""Pages that tell how large a download is, and so are made after it."""
_HALVES = {
    PageKind.LANDING: landing_context,
    PageKind.NOT_FOUND: not_found_context,
    PageKind.OFFLINE: offline_context,
}


def render_plan(plan: Plan, templates: Path, locales: Path, track: Track = untracked) -> Tree:
    """Return every output of *plan*: pages, static files, cards, companions.

    Raises ``ProblemsError`` for faults of the catalogues, the templates and the static files.
    """
    renderer = Renderer(plan, load_design(templates, locales))
    outputs = {output.path: output for output in renderer.files}

    def add(made: Iterable[Output]) -> None:
        outputs.update((output.path, output) for output in made)

    last = [page for page in plan.pages if page.kind in _TELL_SIZES]
    first = [page for page in plan.pages if page.kind not in _TELL_SIZES]
    pages = iter(track([*first, *last], "rendering"))
    add(_render_pages(renderer, islice(pages, len(first))))
    add(renderer.companions.render())
    add(renderer.companions.render_last(CompanionKind.ARCHIVE, outputs))
    sizes = {
        companion.path: len(outputs[companion.path].data) for companion in plan.companions if companion.path in outputs
    }
    add(_render_pages(renderer, pages, sizes))
    add(renderer.companions.render_last(CompanionKind.WORKER, outputs))
    return outputs


def _render_pages(renderer: Renderer, pages: Iterable[Page], sizes: Mapping[str, int] = _NO_SIZES) -> list[Output]:
    outputs: list[Output] = []
    problems: dict[Place, Problem] = {}  # one fault of a template may show on a thousand pages
    for page in pages:
        try:
            outputs.append(renderer.render(page, sizes))
        except ProblemsError as error:
            for problem in error.problems:
                problems.setdefault(problem.place, problem)
    if problems:
        raise ProblemsError(list(problems.values()))
    return outputs


class Renderer:
    """Renders the pages of one plan, all or some, from several threads if need be.

    *files* are the outputs beside the pages that every page may need: the static files, the cards and the redirects;
    *companions* makes the rest.
    """

    def __init__(self, plan: Plan, design: Design) -> None:
        """Render *plan* by *design*.

        Raises ``ProblemsError`` when the fonts of cards are missing, or the template of redirects fails.
        """
        design = replace(design, assets=design.assets.without(find_unused(plan.site.settings.features)))
        cards = plan_cards(plan)
        redirects = [_render_redirect(redirect, plan, design) for redirect in plan.redirects]
        self.files = (*design.assets.outputs, *render_cards(cards, design.folder / "static"), *redirects)
        self._plan = plan
        self._design = design
        markdown = MarkdownRenderer()
        indexes = Indexes(plan, markdown)
        data = DataFiles(plan)
        self._shared = Shared(assets=design.assets.paths, cards=cards, binder=binder_for(plan.site), indexes=indexes)
        self._contexts = _contexts(markdown, data)
        apps = AppMaker(plan, design)
        makers = FeedMaker(plan, design, self._shared, markdown).makers | GuideMaker(plan, design).makers
        makers[CompanionKind.DATA] = lambda companion: data.file(companion.name)
        makers[CompanionKind.BOOK] = BookMaker(plan, design, self._shared, markdown).make
        makers[CompanionKind.APP] = apps.make_manifest
        last = {
            CompanionKind.ARCHIVE: CopyMaker(plan, design, self._render_for, cards.keys()).make,
            CompanionKind.WORKER: lambda _, tree: apps.make_worker(tree),
        }
        self.companions = CompanionRenderer(plan, indexes, makers, last)

    def render(self, page: Page, sizes: Mapping[str, int] = _NO_SIZES) -> Output:
        """Return the output of *page*; raises ``ProblemsError`` for a fault of its template.

        *sizes* are those of companions by their path, for a page that tells them; without them it does not.
        """
        return self._render_for(self._plan, page, sizes)

    def _render_for(self, plan: Plan, page: Page, sizes: Mapping[str, int] = _NO_SIZES) -> Output:
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
        }
        return environments[Language.VI].get_template(page.kind.template).render(context)


def _contexts(markdown: MarkdownRenderer, data: DataFiles) -> dict[PageKind, Callable[[View], Context]]:
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
        PageKind.DATA: partial(data_context, data=data),
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
