"""A site out of its content, or every problem of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bantin.loading.site import read_site
from bantin.model.site import Site
from bantin.problems import ProblemsError


def load_site(root: Path, *, epoch: dt.date | None = None) -> Site:
    """Return the site whose ``content/`` lies in *root*, drafts left out; *epoch* as in ``read_site``.

    Raises ``ProblemsError`` with every problem of every file.
    """
    reading = read_site(root, epoch=epoch)
    if reading.site is None or reading.faults:
        raise ProblemsError(reading.faults)
    return reading.site
