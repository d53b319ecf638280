"""Read pages while the site is built again and again: ``python bench/faults/readers.py --reads 1000000 --builds 10``.

Readers are processes that open random files of the output folder. Each must be, byte for byte, that of one state of
the content; one that all states have must be there; and where such a page leads must be there, unless the page itself
has been replaced meanwhile.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path
from random import Random

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from bench.faults.builder import Builder
from bench.faults.states import SITE_URL, Files, Newsroom, links_of, read_site

_FORK = multiprocessing.get_context("fork")
_LINKS_EVERY = 16
"""Of so many reads one looks at where the page leads, too."""


@dataclass(slots=True)
class Readings:
    """What readers have seen: how many *reads* of files there were and of *links*, and all *faults*."""

    reads: int = 0
    links: int = 0
    faults: tuple[str, ...] = ()


@contextmanager
def reading(output: Path, trees: Sequence[Files], readers: int) -> Iterator[Readings]:
    """Have *readers* read the folder *output* meanwhile; what is given is filled at the end."""
    seen = Readings()
    stop = _FORK.Event()
    begun = []
    for number in range(readers):
        ours, theirs = _FORK.Pipe(duplex=False)
        process = _FORK.Process(target=_read, args=(output, trees, number, stop, theirs), daemon=True)
        process.start()
        begun.append((ours, process))
    try:
        yield seen
    finally:
        stop.set()
        for connection, process in begun:
            reads, links, faults = connection.recv()
            seen.reads, seen.links, seen.faults = seen.reads + reads, seen.links + links, seen.faults + faults
            process.join()


def _read(output: Path, trees: Sequence[Files], number: int, stop: Event, answer: Connection) -> None:
    random = Random(number)  # noqa: S311 - nothing secret
    paths = sorted(set().union(*trees))
    right = {path: {tree[path] for tree in trees if path in tree} for path in paths}
    always = set.intersection(*(set(tree) for tree in trees))
    reads = links = 0
    faults: list[str] = []
    while not stop.is_set() and len(faults) < 100:  # noqa: PLR2004 - more say no more
        path = random.choice(paths)
        data = _open(output / path)
        reads += 1
        if data is None:
            if path in always:
                faults.append(f"{path} is missing")
        elif data not in right[path]:
            faults.append(f"{path} is torn: {len(data)} bytes")
        elif reads % _LINKS_EVERY == 0:
            told = [target for target in links_of(path, data) if path in always or target in always]
            dead = [target for target in told if not (output / target).exists()]
            links += len(links_of(path, data))
            if dead and _open(output / path) == data and not (output / dead[0]).exists():
                faults.append(f"{path} leads to {dead}")
    answer.send((reads, links, tuple(faults)))


def _open(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def run_builds(room: Newsroom, builder: Builder, turns: Iterator[int]) -> list[str]:
    """Build one state of *room* after the other, as long as there are *turns*, and return what went wrong."""
    arguments = ["--root", str(room.root), "--output", str(room.output), "--site-url", SITE_URL, "--quiet"]
    faults = []
    for turn in turns:
        room.go_to(turn % 3)
        builder.begin(arguments)
        code = builder.wait()
        if code != 0 or read_site(room.output) != room.trees[turn % 3]:
            faults.append(f"build {turn} leaves with {code}: {builder.said()}")
    return faults


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="readers.py", description="Read a site while it is built anew.")
    parser.add_argument("--reads", type=int, default=1_000_000, metavar="N", help="at least so many (1000000)")
    parser.add_argument("--builds", type=int, default=10, metavar="N", help="at least so many (10)")
    parser.add_argument("--reports", type=int, default=12, metavar="N", help="how many reports the site has (12)")
    parser.add_argument("--readers", type=int, default=2, metavar="N", help="how many processes read (2)")
    options = parser.parse_args(arguments)
    reads = links = builds = 0
    faults: list[str] = []
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        room = Newsroom(Path(folder) / "room", options.reports, plain=True)
        with Builder(room.root, Path(folder) / "said") as builder:
            faults += run_builds(room, builder, iter([0]))
            while not faults and (reads < options.reads or builds < options.builds):
                with reading(room.output, room.trees, options.readers) as seen:
                    faults += run_builds(room, builder, iter(range(1, 7)))
                builds += 6
                reads, links, faults = reads + seen.reads, links + seen.links, [*faults, *seen.faults]
    print(f"{reads} reads and {links} links during {builds} builds in {time.monotonic() - began:.0f} s")
    print(*faults[:50], sep="\n")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
