"""What running another program costs: time and the most memory it ever had."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# The system counts the memory of the program that starts another as that one's own until it has started, so a small
# program stands between this large one and the one to be measured.
_LAUNCHER = """
import json, os, subprocess, sys, time
start = time.perf_counter()
program = subprocess.Popen(sys.argv[1:], stdout=2)
_, status, usage = os.wait4(program.pid, 0)
seconds = time.perf_counter() - start
print(json.dumps([seconds, usage.ru_maxrss * 1024, os.waitstatus_to_exitcode(status)]))
"""


class FailedError(Exception):
    """A program could not be run, or did not do its work; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """*seconds* by the clock, and *peak* memory in bytes."""

    seconds: float
    peak: int


def run(command: Sequence[str | Path], folder: Path | None = None) -> Cost:
    """Run *command* in *folder* and return what it cost; raise ``FailedError``."""
    launched = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _LAUNCHER, *map(str, command)], cwd=folder, capture_output=True, check=True
    )
    seconds, peak, code = json.loads(launched.stdout)
    if code != 0:
        message = f"{Path(command[0]).name} failed: {launched.stderr.decode(errors='replace').strip()}"
        raise FailedError(message)
    return Cost(seconds=seconds, peak=peak)
