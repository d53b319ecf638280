"""The Chromium that the commands drive."""

from __future__ import annotations

import shutil
import sys

_NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str:
    """Return the path of this machine's Chromium; without one the command ends and says so."""
    return next(filter(None, map(shutil.which, _NAMES)), None) or sys.exit("no Chromium on this machine")
