"""What our build says of its stages, as shares of their sum."""

from __future__ import annotations

import re
from collections.abc import Mapping

_STAGE = re.compile(r"(?m)^ *(\w+)  +.*?  +(\d+\.\d+) s$")


def read_stages(printed: str) -> dict[str, float]:
    """Return the seconds of each stage, in the order of *printed*, which is what a build printed."""
    return {name: float(seconds) for name, seconds in _STAGE.findall(printed)}


def shares(stages: Mapping[str, float]) -> dict[str, float]:
    """Return the part of the whole that each stage has, from 0 to 1; empty when nothing took any time."""
    whole = sum(stages.values())
    return {name: seconds / whole for name, seconds in stages.items()} if whole else {}
