"""Single pages, and a design that stays as it was when it was loaded."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bantin.loading.site import read_site
from bantin.planning.page import PageKind
from bantin.planning.plan import Plan, plan_site
from bantin.problems import ProblemsError
from bantin.rendering.design import load_design
from bantin.rendering.render import render_plan
from bantin.rendering.renderer import Renderer
from tests.support.html import read_html, text_of
from tests.support.loading import load_site
from tests.support.problems import english_of
from tests.support.sites import PROJECT, SEED_TOML, edit, small_site

TEMPLATES, LOCALES = PROJECT / "templates", PROJECT / "locales"


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return plan_site(load_site(small_site(tmp_path)))


def test_pages_and_files_are_the_same_one_by_one_as_all_together(plan: Plan) -> None:
    renderer = Renderer(plan, load_design(TEMPLATES, LOCALES))
    tree = render_plan(plan, TEMPLATES, LOCALES)
    sizes = {output.path: len(output.data) for output in tree.values()}
    outputs = [*renderer.files, *(renderer.render(page, sizes) for page in reversed(plan.pages))]
    outputs += renderer.companions.render()
    last = {companion.path for companion in plan.companions} - {output.path for output in outputs}
    assert last == {"downloads/ban-tin.zip", "sw.js"}, "made of the whole tree"
    alone = {output.path: (output.data, output.owner) for output in outputs}
    assert alone == {path: (tree[path].data, tree[path].owner) for path in tree if path not in last}


def test_pages_are_the_same_when_several_threads_render_them(plan: Plan) -> None:
    renderer = Renderer(plan, load_design(TEMPLATES, LOCALES))
    alone = [renderer.render(page) for page in plan.pages]
    with ThreadPoolExecutor(8) as threads:
        for together in threads.map(lambda _: [renderer.render(page) for page in plan.pages], range(8)):
            assert together == alone


def test_a_design_stays_as_it_was_when_its_templates_are_edited_or_deleted(plan: Plan, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    renderer = Renderer(plan, load_design(templates, LOCALES))
    before = render_plan(plan, TEMPLATES, LOCALES)
    edit(templates / "about.html", "{{ body }}", "{{ body }}<p>OWN</p>")
    (templates / "partials/header.html").unlink()
    sizes = {output.path: len(output.data) for output in before.values()}
    for page in plan.pages:
        assert renderer.render(page, sizes).data == before[page.path].data


def test_a_template_that_does_not_exist_is_a_problem_of_the_one_that_names_it(plan: Plan, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    edit(templates / "about.html", "{{ body }}", '{% include "partials/nope.html" %}')
    renderer = Renderer(plan, load_design(templates, LOCALES))
    (about, *_) = [page for page in plan.pages if page.kind is PageKind.ABOUT]
    with pytest.raises(ProblemsError) as raised:
        renderer.render(about)
    (problem,) = raised.value.problems
    assert problem.place.file == templates / "about.html"
    assert english_of(problem).startswith("partials/nope.html")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (PageKind.ARTICLE, "Draft – not published"),
        (PageKind.SIDE_BY_SIDE, "Draft – not published"),
        (PageKind.HOME, "Draft"),
        (PageKind.PARTNER, "Draft"),
        (PageKind.TIMELINE, "Draft"),
        (PageKind.ARCHIVE, "Draft"),
    ],
)
def test_a_draft_is_marked_and_what_is_published_is_not(tmp_path: Path, kind: PageKind, words: str) -> None:
    root = small_site(tmp_path)
    toml = root / SEED_TOML
    marks: list[list[str]] = []
    for line in ("", "draft = true\n"):
        toml.write_text(line + toml.read_text(encoding="utf-8"), encoding="utf-8")
        site = read_site(root, drafts=True).site
        assert site is not None
        plan = plan_site(site)
        renderer = Renderer(plan, load_design(TEMPLATES, LOCALES))
        pages = [page for page in plan.pages if page.kind is kind and page.language == "en"]
        trees = [read_html(renderer.render(page).data).root for page in pages]
        marks.append(
            [text_of(strong) for tree in trees for strong in tree.iter("strong") if "Draft" in text_of(strong)]
        )
    assert marks[0] == []
    assert words in marks[1]
