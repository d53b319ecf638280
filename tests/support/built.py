"""A site that has been built, asked for by what its pages are about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bantin.commands.build import Request, build
from bantin.languages import Language
from bantin.outputs import Tree
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan
from tests.support.html import Html, read_html
from tests.support.sites import BRIDGE_ARTICLE, SEED_ARTICLE, edit, small_site, write_files

VI, EN = Language.VI, Language.EN
SEED = Path(SEED_ARTICLE).name
BRIDGE = Path(BRIDGE_ARTICLE).name


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made: the plan, the tree, and the folder it was written to."""

    plan: Plan
    tree: Tree
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
    """Build the site in *root* into *output*."""
    result = build(Request(root=root, output=output, site_url=site_url), lambda *_: None)
    return Built(plan=result.plan, tree=result.tree, output=output)


def long_site(folder: Path, count: int) -> Path:
    """Return the root of the small site with *count* more articles, copies of the seed article, all in 2023."""
    root = small_site(folder)
    seed = root / SEED_ARTICLE
    metadata = (seed / "article.toml").read_text(encoding="utf-8")
    files: list[str] = []
    for number in range(1, count + 1):
        name = f"content/articles/2023-01-{number:02}-copy"
        copy = metadata.replace("signs-with-bach-mai", f"signs-{number}").replace("ky-voi-bach-mai", f"ky-{number}")
        copy = copy.replace("date = 2023-12-08", f"date = 2023-01-{number:02}")
        files += [f"-- {name}/article.toml --", copy]
        files += [f"-- {name}/text.en.md --", (seed / "text.en.md").read_text(encoding="utf-8").strip()]
    write_files(root, "\n".join(files))
    for number in range(1, count + 1):
        copy_of_seed = root / f"content/articles/2023-01-{number:02}-copy" / "seed.txt"
        copy_of_seed.write_bytes((seed / "seed.txt").read_bytes())
    return root


def without_articles(folder: Path) -> Path:
    """Return the root of the small site with no article at all."""
    root = small_site(folder)
    for bundle in sorted((root / "content/articles").iterdir()):
        for file in sorted(bundle.iterdir()):
            file.unlink()
        bundle.rmdir()
    return root


__all__ = ["BRIDGE", "EN", "SEED", "VI", "Built", "build_site", "edit", "long_site", "without_articles"]
