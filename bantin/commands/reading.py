"""What comes before the pages: the content is read, and what people wrote in it is held against itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bantin.checking.duplicates import check_duplicates
from bantin.checking.hygiene import check_hygiene, words_of_names
from bantin.loading.site import read_site
from bantin.loading.writings import read_writing, read_writings
from bantin.model.site import Site
from bantin.model.writing import Writing
from bantin.problems import Problem
from bantin.progress import Track, untracked


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All of ``content/``: the *site* it makes, as far as it is sound, and the *writings* of its editors.

    *site* and *drafts* are those of ``Reading``; *problems* are all that were found, in their order.
    """

    site: Site | None
    writings: tuple[Writing, ...]
    problems: tuple[Problem, ...]
    drafts: tuple[str, ...]


def read_content(
    root: Path, *, epoch: dt.date | None = None, drafts: bool = False, track: Track = untracked
) -> Content:
    """Return what lies in ``content/`` in *root*; arguments as in ``read_site``."""
    reading = read_site(root, epoch=epoch, drafts=drafts, track=track)
    content = root / "content"
    writings = tuple(read_writings(content, drafts=drafts))
    problems = {*reading.problems}
    if reading.site is not None:
        problems |= {*check_texts(reading.site, writings, content)}
    return Content(
        site=reading.site,
        writings=writings,
        problems=tuple(sorted(problems, key=lambda problem: problem.order)),
        drafts=reading.drafts,
    )


def check_texts(site: Site, writings: tuple[Writing, ...], content: Path) -> list[Problem]:
    """Return what is wrong with the texts of *site*, in themselves and held against each other.

    Articles that are sound are looked at even while others are not, so that an editor sees everything in one run.
    *writings* are those of the folder *content*.
    """
    return [
        *check_hygiene(writings, words_of_names(site)),
        *check_duplicates(site, partial(read_writing, content)),
    ]
