"""What every command does first: read the content, and hold the texts against each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bantin.loading.site import Reading, read_site
from bantin.model.site import Site
from bantin.problems import Problem
from bantin.progress import Track, untracked


def read_checked(
    root: Path, *, epoch: dt.date | None = None, drafts: bool = False, track: Track = untracked
) -> Reading:
    """Return the reading of ``content/`` in *root* with the problems of its texts; arguments as in ``read_site``."""
    reading = read_site(root, epoch=epoch, drafts=drafts, track=track)
    if reading.site is None:
        return reading
    found = {*reading.problems, *check_texts(reading.site, reading.problems, root / "content")}
    return replace(reading, problems=tuple(sorted(found, key=lambda problem: problem.order)))


def check_texts(site: Site, known: Sequence[Problem], content: Path) -> list[Problem]:
    """Return what is wrong with the texts of *site*, held against each other and against the registers.

    Articles are compared that are sound in themselves, even while others are not, so that an editor sees everything in
    one run; *known* are the problems that reading the folder *content* had.
    """
    return []
