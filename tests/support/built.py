"""A site that has been built, asked for by what its pages are about."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from bantin.checking.tree import check_tree
from bantin.commands.build import build
from bantin.commands.request import Request
from bantin.languages import Language
from bantin.outputs import Tree
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan, plan_site
from bantin.problems import ProblemsError
from bantin.rendering.render import render_plan
from bantin.reporting import Format, render_problem
from tests.support.html import Html, read_html
from tests.support.loading import load_site
from tests.support.sites import BRIDGE_ARTICLE, PROJECT, SEED_ARTICLE, record_seed, small_site

VI, EN = Language.VI, Language.EN
SITE_URL = "https://example.org/ban-tin/"
SEED = Path(SEED_ARTICLE).name
BRIDGE = Path(BRIDGE_ARTICLE).name


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made: the plan, the tree, and the folder it was written to."""

    plan: Plan = field(repr=False)
    tree: Tree = field(repr=False)
    output: Path

    def path(self, kind: PageKind, language: Language = VI, subject: str = "", part: int = 0) -> str:
        """Return the path of a page."""
        return self.plan.addresses.find(kind, language, subject, part)

    def page(self, kind: PageKind, language: Language = VI, subject: str = "", part: int = 0) -> Html:
        """Return a page."""
        return self.read(self.path(kind, language, subject, part))

    def read(self, path: str) -> Html:
        """Return the page at *path*."""
        return read_html(self.tree[path].data)

    @property
    def pages(self) -> Iterator[tuple[Page, Html]]:
        """Every page of the plan, as it was built."""
        for page in self.plan.pages:
            yield page, self.read(page.path)


def build_site(root: Path, output: Path, site_url: str = "") -> Built:
    """Build the site in *root* into *output*; its problems, if any, are shown with the test's failure."""
    try:
        result = build(Request(root=root, output=output, site_url=site_url), lambda *_: None)
    except ProblemsError as error:
        for problem in error.problems:
            error.add_note(render_problem(problem, Format.CONCISE, root, Language.EN))
        raise
    return Built(plan=result.plan, tree=result.tree, output=output)


def render_site(root: Path, site_url: str = "") -> Built:
    """Render the site in *root* without a look at its texts: for content that no editor would be let through with."""
    site = load_site(root)
    plan = plan_site(replace(site, settings=replace(site.settings, site_url=site_url)))
    tree = render_plan(plan, PROJECT / "templates", PROJECT / "locales")
    assert check_tree(tree, site_url) == []
    return Built(plan=plan, tree=tree, output=root / "output")


def long_site(folder: Path, count: int) -> Path:
    """Return the root of the small site with *count* more articles in 2023: copies of its seed article."""
    root = small_site(folder)
    seed = root / SEED_ARTICLE
    metadata = (seed / "article.toml").read_text(encoding="utf-8")
    metadata = metadata.replace('certainty = "stated"\nyear_certainty', 'certainty = "inferred"\nyear_certainty')
    metadata = metadata.replace('says = "8.12"\nline = 5\n', "")
    for number in range(1, count + 1):
        bundle = root / f"content/articles/2023-01-{number:02}-copy"
        shutil.copytree(seed, bundle)
        copy = metadata.replace("signs-with-bach-mai", f"signs-{number}").replace("ky-voi-bach-mai", f"ky-{number}")
        copy = copy.replace("date = 2023-12-08", f"date = 2023-01-{number:02}")
        (bundle / "article.toml").write_text(copy, encoding="utf-8")
        with (bundle / "seed.txt").open("a", encoding="utf-8") as copied:
            copied.write("\n" * number)  # a seed of its own: no report may stand in two bundles
        record_seed(bundle)
    return root


def without_articles(folder: Path) -> Path:
    """Return the root of the small site with no article at all."""
    root = small_site(folder)
    shutil.rmtree(root / "content/articles")
    (root / "content/articles").mkdir()
    return root
