"""The Java of this machine, for checkers that are written in it."""

from __future__ import annotations

import os
import shutil

import pytest


def find_java() -> str:
    """Return the Java of this machine. Where there is none the test is skipped, but on CI it fails."""
    java = shutil.which("java")
    if java is None:
        if os.environ.get("CI"):
            pytest.fail("CI is set, but no Java is installed")
        pytest.skip("no Java on this machine")
    return java
