"""What the commands need from npm: into ``node_modules/``, as ``package-lock.json`` names it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

BENCH = Path(__file__).resolve().parent


class MissingPackageError(Exception):
    """What npm should have installed is not there; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """An installed package."""

    version: str
    folder: Path


def find_package(name: str) -> Package:
    """Return the package *name* of ``package.json``; npm installs what is pinned there, unless it is there already.

    Raises ``MissingPackageError``.
    """
    wanted = json.loads((BENCH / "package.json").read_text(encoding="utf-8"))["dependencies"][name]
    folder = BENCH / "node_modules" / name
    installed = folder / "package.json"
    if not installed.exists() or json.loads(installed.read_text(encoding="utf-8"))["version"] != wanted:
        npm = shutil.which("npm")
        if npm is None:
            message = f"{name} comes from npm, and no npm was found"
            raise MissingPackageError(message)
        install = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        if subprocess.run(install, cwd=BENCH, stdout=sys.stderr, check=False).returncode != 0:
            message = f"npm could not install {name} {wanted}"
            raise MissingPackageError(message)
    return Package(version=wanted, folder=folder)


def find_node() -> str:
    """Return the path of Node; raises ``MissingPackageError``."""
    node = shutil.which("node")
    if node is None:
        message = "no Node was found"
        raise MissingPackageError(message)
    return node
