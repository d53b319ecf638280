"""One build, from the start of its processes to the end of the last: seconds, processor time, memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from resource import struct_rusage
from typing import Self

from bench.builds.contender import Command

_MIB = 2**20
_INTERVAL = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a build took: *wall* and *cpu* in seconds, *peak* in MiB, and what it printed.

    *cpu* counts all processes. *peak* is that of the largest one; of all together when they were watched.
    """

    wall: float
    cpu: float
    peak: float
    printed: str


def run(commands: Sequence[Command], folder: Path, *, watched: bool = False) -> Run:
    """Run *commands* at once in *folder* and wait for all; the command ends when one of them fails.

    What was written before goes to the disk first, so that nobody pays for others. A *watched* run asks the system for
    its memory all the time, so its seconds are not to be compared.
    """
    os.sync()
    with tempfile.TemporaryFile() as printed:
        start = time.perf_counter()
        processes = [
            subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT)
            for command in commands
        ]
        with _Watch([process.pid for process in processes], on=watched) as watch:
            usages = [_wait(process) for process in processes]
        wall = time.perf_counter() - start
        printed.seek(0)
        said = printed.read().decode(errors="replace")
    for process in processes:
        if process.returncode != 0:
            sys.exit(f"{said}\n{process.args!r} ended with {process.returncode}")
    return Run(
        wall=wall,
        cpu=sum(usage.ru_utime + usage.ru_stime for usage in usages),
        peak=max(watch.peak / _MIB, *(usage.ru_maxrss / 1024 for usage in usages)),
        printed=said,
    )


def _wait(process: subprocess.Popen[bytes]) -> struct_rusage:
    """Wait for *process*; its usage has that of the processes that it started and waited for."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage


class _Watch:
    """Asks for the memory of processes and all that they started; a page that several share counts once.

    *peak* is in bytes, 0 when the watch is not *on*.
    """

    def __init__(self, pids: Sequence[int], *, on: bool) -> None:
        self.peak = 0
        self._pids = pids
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True) if on else None

    def __enter__(self) -> Self:
        if self._thread is not None:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_INTERVAL):
            self.peak = max(self.peak, sum(_share_of(pid) for first in self._pids for pid in _family(first)))


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:  # it has just ended
        return
    for child in children:
        yield from _family(int(child))


def _share_of(pid: int) -> int:
    """Return the process's proportional share of memory in bytes."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
