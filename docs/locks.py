"""The locks, read: what is pinned in them, for which systems, by which digests, and who asked for it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
RUN = PROJECT / "requirements.lock"
TESTS = PROJECT / "requirements-tests.lock"
BENCH = PROJECT / "bench/requirements.lock"
LOCKS = (RUN, TESTS, BENCH)

_REQUIREMENT = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[a-z0-9.]+)(?: ; (?P<marker>[^\\\n]+?))?"
    r"(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n"
    r"(?P<via>(?:    #.*\n)*)"
)
_OURSELVES = "bantin (pyproject.toml)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """One package of a lock: its only *version*, the *marker* of the systems that need it, the digests of its files.

    *asked_by* are the names of the packages that need it; *is_direct* when the project itself does.
    """

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    asked_by: frozenset[str]
    is_direct: bool


def read_lock(path: Path) -> dict[str, Pinned]:
    """Return what the lock at *path* pins, by name. Raises ValueError when anything in it is not pinned and hashed."""
    text = path.read_text(encoding="utf-8")
    found: dict[str, Pinned] = {}
    place = 0
    while place < len(text):
        match = _REQUIREMENT.match(text, place)
        if match is None:
            message = f"{path.name}: not a pinned requirement with its digests: {text[place:].splitlines()[0]!r}"
            raise ValueError(message)
        via = [line.strip(" #").removeprefix("via").strip() for line in match["via"].splitlines()]
        found[match["name"]] = Pinned(
            name=match["name"],
            version=match["version"],
            marker=match["marker"] or "",
            hashes=tuple(re.findall(r"sha256:([0-9a-f]+)", match["hashes"])),
            asked_by=frozenset(via) - {"", _OURSELVES},
            is_direct=_OURSELVES in via,
        )
        place = match.end()
    return found


def normal_name(name: str) -> str:
    """Return the one way to write the *name* of a package."""
    return re.sub(r"[-_.]+", "-", name).lower()


def names_asked_for(extra: str = "") -> frozenset[str]:
    """Return the packages that ``pyproject.toml`` asks for, to run or under an *extra*."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return frozenset(normal_name(re.split(r"[\[<>=!~; ]", requirement)[0]) for requirement in requirements)


def with_what_they_need(names: Iterable[str], lock: dict[str, Pinned]) -> frozenset[str]:
    """Return *names*, what those need, and so on."""
    found = frozenset(names)
    more = found | {name for name, pinned in lock.items() if pinned.asked_by & found}
    return found if more == found else with_what_they_need(more, lock)
