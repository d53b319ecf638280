"""Kill builds at random moments, and look at the site after each: ``python bench/faults/kill.py --kills 1000``.

Each build goes to another state of the content, is killed, with all its processes or alone, and is sometimes killed
again while it repairs what the one before has left. After every kill each page must be whole, none missing, no link
dead. Builds that may end must leave the very files of a clean build, and nothing else. With ``--signal INT`` or
``TERM`` builds are asked to end: they must do so by themselves, with their exit code, without a traceback, and leave
one site or the other. It needs Linux.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from bantin.publishing.publish import work_folder
from bench.faults.builder import Builder
from bench.faults.states import SITE_URL, Newsroom, find_faults, find_leftovers, read_site

CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}
_MOMENTS = ("staging", "staging/.spare", "journal.json", "memory.sqlite-journal")
"""Files of the work folder that say how far a build is."""


@dataclass(slots=True)
class Report:
    """What was seen: how many kills *hit* a build, by when; builds that were *repaired* after; all *faults*."""

    hit: Counter[str] = field(default_factory=Counter)
    repaired: int = 0
    faults: list[str] = field(default_factory=list)


def run_kills(room: Newsroom, builder: Builder, kills: int, number: signal.Signals, seed: int) -> Report:
    """Send the signal *number* to *kills* builds, and report what readers would have met."""
    report, random = Report(), Random(seed)  # noqa: S311 - nothing secret
    arguments = ["--root", str(room.root), "--output", str(room.output), "--site-url", SITE_URL, "--quiet"]
    arguments += ["--jobs", "2"]
    room.go_to(0)
    began = time.monotonic()
    builder.begin(arguments)
    report.faults += _see_end(room, builder, 0)
    lasts = time.monotonic() - began
    between = [0]
    while report.hit.total() < kills:
        target = random.choice([state for state in range(3) if state != between[-1]])
        room.go_to(target)
        between.append(target)
        before = read_site(room.output)
        builder.begin(arguments)
        moment = _await(room, builder, lasts, random)
        builder.send(number, to_all=random.random() < 0.5)  # noqa: PLR2004 - a coin
        code = builder.wait()
        where = f"{number.name} {report.hit.total() + 1} ({moment}): "
        if code == 0:
            between = [target]
            continue
        report.hit[moment] += 1
        report.faults += [where + fault for fault in find_faults(room.output, [room.trees[one] for one in between])]
        if number in CODES:
            report.faults += [where + fault for fault in _see_stop(room, builder, code, CODES[number], before, target)]
            between = between[-2:]
        if random.random() < 0.6:  # noqa: PLR2004 - else the next build repairs, and may be killed as well
            builder.begin(arguments)
            report.faults += [where + fault for fault in _see_end(room, builder, target)]
            report.repaired += 1
            between = [target]
    return report


def _await(room: Newsroom, builder: Builder, lasts: float, random: Random) -> str:
    """Wait for a random moment of a build: at any time, or soon after it has come to some point."""
    work = work_folder(room.output)
    moment = random.choice(("", *_MOMENTS))
    if not moment:
        time.sleep(random.uniform(0, lasts))
        return "any time"
    builder.wait_for(work / moment)
    time.sleep(random.choice((0, 0.002, 0.02)) * random.random())
    return f"after {moment}"


def _see_end(room: Newsroom, builder: Builder, target: int) -> list[str]:
    """Return what is wrong with a build that nobody has disturbed."""
    code = builder.wait()
    faults = [] if code == 0 else [f"the next build leaves with {code}: {builder.said()}"]
    if read_site(room.output) != room.trees[target]:
        faults.append("the next build does not repair the site")
    faults += [f"the next build leaves {name}" for name in find_leftovers(room.output)]
    return faults


def _see_stop(  # noqa: PLR0913, PLR0917 - what there was before, and what has come
    room: Newsroom, builder: Builder, code: int, expected: int, before: object, target: int
) -> list[str]:
    """Return what is wrong with a build that was asked to end."""
    said = builder.said()
    faults = [] if code == expected else [f"leaves with {code}"]
    if "Traceback" in said or said.count("\n") != 1:
        faults.append(f"says {said!r}")
    now = read_site(room.output)
    if now not in (before, room.trees[target]):
        faults.append("the site is neither the old one nor the new one")
    if (now != before and "was left as it was" in said) or (
        now == before != room.trees[target] and "is in place" in said
    ):
        faults.append(f"of the site it says {said!r}")
    return faults + [f"leaves {name}" for name in find_leftovers(room.output)]


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="kill.py", description="Kill builds, and look what they leave.")
    parser.add_argument("--kills", type=int, default=200, metavar="N", help="how many (200)")
    parser.add_argument("--reports", type=int, default=12, metavar="N", help="how many reports the site has (12)")
    parser.add_argument("--signal", choices=["KILL", "INT", "TERM"], default="KILL", help="what is sent (KILL)")
    parser.add_argument("--full", action="store_true", help="a site with search, books, data and all else")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of chance (1)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        room = Newsroom(Path(folder) / "room", options.reports, plain=not options.full)
        print(f"{len(room.trees[0])} files; states differ in {_unlike(room, 1)} and {_unlike(room, 2)} of them")
        began = time.monotonic()
        with Builder(room.root, Path(folder) / "said") as builder:
            number = signal.Signals[f"SIG{options.signal}"]
            report = run_kills(room, builder, options.kills, number, options.seed)
    for moment, count in sorted(report.hit.items()):
        print(f"{count:6} {moment}")
    print(f"{report.hit.total():6} builds hit in {time.monotonic() - began:.0f} s, {report.repaired} repairs looked at")
    print(*report.faults[:50], sep="\n")
    print(f"{len(report.faults)} faults")
    return 1 if report.faults else 0


def _unlike(room: Newsroom, state: int) -> int:
    first, other = room.trees[0], room.trees[state]
    return sum(first.get(path) != other.get(path) for path in first.keys() | other.keys())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
