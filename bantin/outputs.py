"""One finished file, and the tree of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A finished file: *path* inside the site (``vi/index.html``, no leading slash) and its bytes.

    *owner* names what a page with an address of its own is about, in one language (``vi/article/<id>``); it stays the
    same when the address changes. Empty for all others.
    """

    path: str
    data: bytes
    owner: str = ""


Tree = Mapping[str, Output]
"""Every output of a site by its path."""
