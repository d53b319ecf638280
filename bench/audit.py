"""Look the pinned packages up among known vulnerabilities, without a network: ``python bench/audit.py FOLDER``.

FOLDER holds advisories in the form of OSV, one a file, as JSON or YAML: a clone of the Python Packaging Advisory
Database (github.com/pypa/advisory-database), or the unpacked file that osv.dev offers for PyPI. Whoever has a network
may use ``pip-audit --require-hashes --disable-pip -r requirements.lock`` instead, which asks a service.

The exit code is 1 when a pinned version has a known vulnerability, and 2 when the folder holds no advisories.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

BENCH = Path(__file__).resolve().parent
sys.path.insert(0, str(BENCH.parent))  # the package is not installed: the project's folder is where it is found

from docs.locks import LOCKS, normal_name, read_lock

_START = "0"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """A *version* of a package that the *advisory* is about; *fixed* names the versions that are mended."""

    name: str
    version: str
    advisory: str
    fixed: tuple[str, ...]


def main() -> int:
    """Print what was found, and return the exit code."""
    parser = argparse.ArgumentParser(description="Look the pinned packages up among known vulnerabilities.")
    parser.add_argument("folder", type=Path, help="advisories in the form of OSV, one a file")
    advisories = list(read_advisories(parser.parse_args().folder))
    if not advisories:
        print("no advisories there", file=sys.stderr)
        return 2
    pinned = {(each.name, each.version) for lock in LOCKS for each in read_lock(lock).values()}
    found = sorted({finding for advisory in advisories for finding in find_vulnerable(advisory, pinned)})
    for finding in found:
        mended = f"mended in {', '.join(finding.fixed)}" if finding.fixed else "not mended yet"
        print(f"{finding.name} {finding.version}: {finding.advisory} ({mended})")
    about = {normal_name(affected["package"]["name"]) for each in advisories for affected in each.get("affected", [])}
    newest = max(str(each.get("modified", "")) for each in advisories)
    known = len({name for name, _ in pinned} & about)
    print(
        f"{len(pinned)} pinned versions, {known} of packages that advisories are about; "
        f"{len(advisories)} advisories, the newest of {newest[:10]}; {len(found)} found"
    )
    return 1 if found else 0


def read_advisories(folder: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the advisories in *folder* that stand, those that were withdrawn left out."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".json":
            advisory = json.loads(path.read_text(encoding="utf-8"))
        elif path.suffix == ".yaml":
            import yaml  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with the tests' dependencies

            advisory = yaml.safe_load(path.read_text(encoding="utf-8"))
        else:
            continue
        if isinstance(advisory, dict) and "affected" in advisory and not advisory.get("withdrawn"):
            yield advisory


def find_vulnerable(advisory: Mapping[str, Any], pinned: set[tuple[str, str]]) -> Iterator[Finding]:
    """Yield those of the *pinned* names and versions that *advisory* is about."""
    for affected in advisory["affected"]:
        package = affected["package"]
        if package["ecosystem"] != "PyPI":
            continue
        name = normal_name(package["name"])
        ranges = [each["events"] for each in affected.get("ranges", []) if each["type"] == "ECOSYSTEM"]
        fixed = tuple(str(event["fixed"]) for events in ranges for event in events if "fixed" in event)
        for other, version in pinned:
            if other == name and (
                version in map(str, affected.get("versions", []))
                or any(_is_within(version, events) for events in ranges)
            ):
                yield Finding(name=name, version=version, advisory=str(advisory["id"]), fixed=fixed)


def _is_within(version: str, events: list[Mapping[str, Any]]) -> bool:
    """Say whether *version* lies after an introduction and before its mending."""
    place = Version(version)
    inside = False
    for event in sorted(events, key=_place_of):
        if "introduced" in event and place >= _place_of(event):
            inside = True
        elif ("fixed" in event and place >= _place_of(event)) or (
            "last_affected" in event and place > _place_of(event)
        ):
            inside = False
    return inside


def _place_of(event: Mapping[str, Any]) -> Version:
    """Return the version that *event* is about; one that cannot be read comes first: rather too wide a range."""
    try:
        return Version(
            str(next(value for key, value in event.items() if key in ("introduced", "fixed", "last_affected")))
        )
    except (InvalidVersion, StopIteration):
        return Version(_START)


if __name__ == "__main__":
    sys.exit(main())
