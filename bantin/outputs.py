"""One finished file, and the tree of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A finished file: *path* inside the site (``vi/index.html``, no leading slash) and its bytes."""

    path: str
    data: bytes


Tree = Mapping[str, Output]
"""Every output of a site by its path."""
