"""A site that goes from state to state, as a newsroom's does, and what is right and wrong of its published files.

``Newsroom`` writes the content of a state into its root; ``find_faults`` holds an output folder against the clean
builds of the states that it may be in or between.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from bantin.commands.build import build
from bantin.commands.request import Request
from bantin.publishing.manifest import NAME as MANIFEST
from bantin.publishing.publish import work_folder
from tests.support.editing import PARTNERS, PROVINCES, Office
from tests.support.sites import SITE_TOML, edit
from tests.support.trees import data_of

SITE_URL = "https://example.org/ban-tin/"
FILLER = ".filler"
"""What fills a disk beside the site."""
_HEAVY = ("search", "side_by_side", "books", "data", "cards", "archive")
_LINK = re.compile(rb'(?:href|src)="([^":#?]+)[#"?]')

Files = Mapping[str, bytes]


class Newsroom:
    """A root, its output folder, and three states of its content.

    From the first state to the second single reports change: one goes, one comes, one gets another address, one another
    title. In the third every page is another. *trees* are the clean builds of the states.
    """

    def __init__(self, folder: Path, reports: int, *, plain: bool) -> None:
        """Write the states of a site of so many *reports* into *folder*; *plain* leaves search, books and data off."""
        office = Office(folder)
        if plain:
            office.leave_off(*_HEAVY)
        for number in range(reports):
            office.add(day=number * 400 // reports, province=PROVINCES[number % 3], partner=PARTNERS[number % 2])
        self.root, self.output = office.root, office.output
        self._states = [folder / f"state-{number}" for number in range(3)]
        self._write_former(office, 2, "another-address")
        self._keep(0)
        office.remove(0)
        office.change(0, slug="another-address")
        self._write_former(office, 2, "report-2")
        office.change(1, title="Lan Anh")
        office.add(day=3)
        self._keep(1)
        edit(self.root / SITE_TOML, "Bản tin thử", "Bản tin khác")
        edit(self.root / SITE_TOML, "Test Digest", "Another Digest")
        self._keep(2)
        self.trees: list[Files] = [self._build_clean(number) for number in range(3)]
        self.go_to(0)

    def go_to(self, state: int) -> None:
        """Make the content that of *state*; files that are the same in both stay as they are."""
        content, wanted = self.root / "content", _read(self._states[state])
        found = _read(content)
        for path in found.keys() - wanted.keys():
            (content / path).unlink()
            if not any((content / path).parent.iterdir()):
                (content / path).parent.rmdir()
        for path, data in wanted.items():
            if found.get(path) != data:
                (content / path).parent.mkdir(exist_ok=True)
                (content / path).write_bytes(data)

    def _keep(self, state: int) -> None:
        shutil.copytree(self.root / "content", self._states[state])

    def _write_former(self, office: Office, number: int, slug: str) -> None:
        """Keep the address that the report *number* has in another state alive."""
        metadata = self.root / "content/articles" / office.reports[number].folder / "article.toml"
        edit(metadata, "[title]\n", f'[former_slugs]\nvi = ["{slug}"]\nen = ["{slug}"]\n\n[title]\n')

    def _build_clean(self, state: int) -> Files:
        self.go_to(state)
        request = Request(root=self.root, output=None, site_url=SITE_URL)
        return data_of(build(request, lambda *_: None).tree)


def _read(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def find_faults(output: Path, trees: Sequence[Files]) -> list[str]:
    """Return what a reader of the folder *output* would trip over, where each file may be that of any of *trees*.

    Files that are torn or empty, pages that all *trees* have and that are missing, links that lead nowhere; but not
    links between pages that come or go: nothing else leads to them as long as not all are there.
    """
    files = read_site(output)
    faults = [f"{path} is torn" for path, data in files.items() if data not in [tree.get(path) for tree in trees]]
    always = set.intersection(*(set(tree) for tree in trees))
    faults += [f"{path} is missing" for path in sorted(always - files.keys())]
    for path, data in files.items():
        dead = links_of(path, data) - files.keys()
        faults += [f"{path} leads to {target}" for target in sorted(dead) if path in always or target in always]
    return faults


def read_site(output: Path) -> Files:
    """Return what is published in the folder *output*, by path: hidden files are not."""
    return {path: data for path, data in _read(output).items() if not any(n.startswith(".") for n in path.split("/"))}


def find_leftovers(output: Path) -> list[str]:
    """Return the names of what lies about after a finished build: all but the lock and the memory."""
    work = work_folder(output)
    named = {path.name for path in work.glob("*")} - {"lock", "memory.sqlite"}
    beside = {path.name for path in work.parent.iterdir() if path.name.startswith((".", "tmp"))}
    return sorted(named | beside - {work.name, MANIFEST, FILLER})


@cache
def links_of(path: str, data: bytes) -> frozenset[str]:
    """Return the paths that the page at *path* leads to inside the site."""
    if not path.endswith(".html"):
        return frozenset()
    links: Iterable[str] = (link.decode() for link in _LINK.findall(data))
    return frozenset(
        posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) for link in links if not link.startswith("/")
    )
