"""What every command does first: read the content, and hold the texts against each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from bantin.loading.site import Reading, read_site
from bantin.progress import Track, untracked


def read_checked(
    root: Path, *, epoch: dt.date | None = None, drafts: bool = False, track: Track = untracked
) -> Reading:
    """Return the reading of ``content/`` in *root* with the problems of its texts; arguments as in ``read_site``.

    Texts are compared for articles that are sound in themselves, even while others are not, so that an editor sees
    everything in one run.
    """
    reading = read_site(root, epoch=epoch, drafts=drafts, track=track)
    site = reading.site
    if site is None:
        return reading
    found = set(reading.problems)
    return replace(reading, problems=tuple(sorted(found, key=lambda problem: problem.order)))
