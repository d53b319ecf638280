"""A desk and a site of the project's own registers, without any article."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bantin.collected import decode
from bantin.importing.desk import Desk, prepare
from bantin.importing.draft import Draft, draft_text
from bantin.loading.site import read_site
from tests.support.sites import PROJECT

LAYOUTS = Path(__file__).resolve().parents[1] / "importing" / "layouts"
BUNDLES = sorted((PROJECT / "content" / "articles").glob("*/seed.txt"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A text with the role of each line: ``blank``, ``+`` for a line that goes on, ``duplicate:5``, or a role."""

    name: str
    roles: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def data(self) -> bytes:
        """The text as a file."""
        return "\n".join(self.lines).encode()


@cache
def desk() -> Desk:
    """Return the desk of the project's registers."""
    site = read_site(PROJECT).site
    assert site is not None
    return prepare(site)


def draft(text: str | bytes) -> Draft:
    """Return the draft of *text*."""
    return draft_text(decode(text.encode() if isinstance(text, str) else text), desk())


def roles_of(drafted: Draft) -> tuple[str, ...]:
    """Return the role of each line of a draft, written as in a layout."""
    roles = ["blank"] * len(drafted.collected.lines)
    for guess in drafted.guesses:
        of = f":{guess.of}" if guess.of is not None else ""
        roles[guess.first - 1] = f"{guess.role.value}{of}"
        roles[guess.first : guess.last] = ["+"] * (guess.last - guess.first)
    return tuple(roles)


def read_layouts() -> list[Layout]:
    """Return the layouts of ``tests/importing/layouts/``: in each line the role, a bar, the text."""
    layouts: list[Layout] = []
    for path in sorted(LAYOUTS.glob("*.txt")):
        rows = [line.partition("| ") for line in path.read_text(encoding="utf-8").splitlines()]
        roles = tuple(role.strip() or "blank" for role, _, _ in rows)
        layouts.append(Layout(name=path.stem, roles=roles, lines=tuple(text for _, _, text in rows)))
    return layouts


def registers_only(folder: Path) -> Path:
    """Copy the project's registers into *folder*, without its articles; return the root."""
    root = folder / "site"
    shutil.copytree(PROJECT / "content", root / "content", ignore=shutil.ignore_patterns("articles"))
    (root / "content" / "articles").mkdir()
    return root
