"""Small sites, shared out among processes as only large ones are."""

from __future__ import annotations

import pytest

from bantin import workers
from bantin.commands import build, bundles
from bantin.rendering import render


def share_the_smallest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have even two bundles, pages or files shared out, a part for each job."""
    monkeypatch.setattr(workers, "_PARTS", 1)
    for module in (bundles, build, render):
        monkeypatch.setattr(module, "_FEW", 2)
