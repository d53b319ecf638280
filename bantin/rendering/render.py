"""render_plan: every page of a plan becomes an output."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import Environment, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from bantin.languages import Language
from bantin.outputs import Output, Tree
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan
from bantin.problems import Place, Problem, ProblemsError
from bantin.rendering.assets import Assets, load_assets
from bantin.rendering.cards import Card, plan_cards, render_cards
from bantin.rendering.catalogues import load_catalogues
from bantin.rendering.contexts.articles import article_context
from bantin.rendering.contexts.overviews import (
    about_context,
    archive_context,
    archives_context,
    frame_context,
    home_context,
    landing_context,
    not_found_context,
)
from bantin.rendering.contexts.partners import partner_context, partners_context
from bantin.rendering.contexts.provinces import province_context, provinces_context
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.environment import make_environments
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.templates import load_templates


def render_plan(plan: Plan, templates: Path, locales: Path) -> Tree:
    """Return every page, static file and card of *plan*.

    Raises ``ProblemsError`` for faults of the catalogues, the templates and the static files.
    """
    loaded = load_templates(templates)
    catalogues = load_catalogues(locales, loaded.messages)
    renderer = _Renderer(
        plan=plan,
        environments=make_environments(loaded, catalogues),
        templates=templates,
        assets=load_assets(templates / "static"),
        cards=plan_cards(plan),
    )
    outputs = {output.path: output for output in renderer.assets.outputs}
    outputs |= {output.path: output for output in render_cards(renderer.cards, templates / "static")}
    problems: dict[Place, Problem] = {}  # one fault of a template may show on a thousand pages
    for page in plan.pages:
        try:
            outputs[page.path] = Output(path=page.path, data=renderer.render(page).encode())
        except Exception as error:
            problem = _template_problem(error, page, templates)
            if problem is None:
                raise  # a fault of ours
            problems.setdefault(problem.place, problem)
    if problems:
        raise ProblemsError(list(problems.values()))
    return outputs


class _Renderer:
    """Renders the pages of one plan."""

    def __init__(
        self,
        *,
        plan: Plan,
        environments: dict[Language, Environment],
        templates: Path,
        assets: Assets,
        cards: dict[str, Card],
    ) -> None:
        self.assets = assets
        self.cards = cards
        self._plan = plan
        self._environments = environments
        self._templates = templates
        self._markdown = MarkdownRenderer()

    def render(self, page: Page) -> str:
        """Return the HTML of *page*."""
        if page.language is None:
            return self._render_frame(page)
        view = View(self._plan, page, page.language, self.assets.paths, self.cards)
        template = self._environments[page.language].get_template(page.kind.template)
        return template.render(self._context(view))

    def _context(self, view: View) -> Context:
        match view.page.kind:
            case PageKind.HOME:
                return home_context(view)
            case PageKind.ARTICLE | PageKind.BRIDGE:
                return article_context(view, self._markdown)
            case PageKind.PROVINCES:
                return provinces_context(view)
            case PageKind.PROVINCE | PageKind.FORMER_PROVINCE:
                return province_context(view)
            case PageKind.PARTNERS:
                return partners_context(view)
            case PageKind.PARTNER:
                return partner_context(view)
            case PageKind.ARCHIVES:
                return archives_context(view)
            case PageKind.ARCHIVE:
                return archive_context(view)
            case PageKind.ABOUT:
                return about_context(view, self._markdown)
            case PageKind.LANDING | PageKind.NOT_FOUND:
                message = f"{view.page.kind} has a half per language"
                raise ValueError(message)

    def _render_frame(self, page: Page) -> str:
        """Return a page that speaks both languages: a frame around a half rendered in each."""
        halves: list[Markup] = []
        half_of = landing_context if page.kind is PageKind.LANDING else not_found_context
        for language in Language:
            view = View(self._plan, page, language, self.assets.paths, self.cards)
            template = self._environments[language].get_template(f"partials/{page.kind.template[:-5]}_half.html")
            halves.append(Markup(template.render(half_of(view))))  # noqa: S704 - an autoescaped template
        view = View(self._plan, page, Language.VI, self.assets.paths, self.cards)
        context = frame_context(view) | {
            "halves": halves,
            "inlined_css": Markup(self.assets.inlined),  # noqa: S704 - the designers' own files
        }
        return self._environments[Language.VI].get_template(page.kind.template).render(context)


def _template_problem(error: Exception, page: Page, templates: Path) -> Problem | None:
    """Name the template, its line, and the page that was being rendered; None when no template is to blame."""
    file, line = templates / page.kind.template, 1
    frames = traceback.extract_tb(error.__traceback__)
    if isinstance(error, TemplateSyntaxError):
        file, line = Path(error.filename or file), error.lineno
    elif not isinstance(error, TemplateError) and not any(frame.filename.endswith(".html") for frame in frames):
        return None
    for frame in frames:
        if frame.filename.endswith(".html") and frame.lineno is not None:
            file, line = Path(frame.filename), frame.lineno
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    text = lines[line - 1] if line <= len(lines) else None
    place = Place(file=file, line=line, column=1, text=text)
    message = f"{str(error) or type(error).__name__} (while rendering {page.path})"
    return Problem(place=place, message=message, hint="templates see only what bantin/rendering/contexts/ gives them")
