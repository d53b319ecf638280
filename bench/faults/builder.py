"""Builds as processes of their own, each with all the processes that it starts, to be ended at any moment.

They are forked from a server that has loaded the package and the design already, so that many fit into a minute.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

PROJECT = Path(__file__).resolve().parents[2]
_PATIENCE = 30.0

_SERVER = """
import os, sys
from pathlib import Path
from bantin import cli, workers
from bantin.commands import build, bundles, export, stats
from bantin.rendering import render
workers._PARTS = 1
for module in (bundles, build, render):
    module._FEW = 2  # even a small site is shared out among processes
root = Path(sys.argv[1])
design = build.load_design(root / "templates", root / "locales")
build.load_design = lambda *_, **__: design
for line in sys.stdin:
    said, _, line = line.rstrip("\\n").partition("\\t")
    process = os.fork()
    if process == 0:
        os.setsid()
        os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        os._exit(cli.main(line.split("\\t")))
    print(process, flush=True)
    print(os.waitpid(process, 0)[1], flush=True)
"""


class Builder:
    """Starts one build at a time of the site in *root*, and ends it when it is asked to."""

    def __init__(self, root: Path, said: Path) -> None:
        """Build the site in *root*; what builds say to the terminal goes into the file *said*."""
        self._said = said
        self._server = subprocess.Popen(
            [sys.executable, "-c", _SERVER, str(root)],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._build = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._server:
            self._server.kill()

    def begin(self, arguments: Sequence[str]) -> None:
        """Start a build with these *arguments* of the command line."""
        to_server = _open(self._server.stdin)
        to_server.write("\t".join([str(self._said), *arguments]) + "\n")
        to_server.flush()
        self._build = int(self._read())

    @property
    def is_running(self) -> bool:
        """Whether the build has not ended yet."""
        return _state_of(self._build) not in {"", "Z"}

    def wait_for(self, path: Path) -> None:
        """Wait until *path* is there, or the build has ended."""
        while not path.exists() and self.is_running:
            time.sleep(0.0003)

    def send(self, number: int, *, to_all: bool) -> None:
        """Send the signal *number* to the build; with *to_all* to every process that it has started as well."""
        with suppress(ProcessLookupError):
            (os.killpg if to_all else os.kill)(self._build, number)

    def wait(self) -> int:
        """Wait for the end of the build and of its processes, and return its exit code, negative for a signal.

        Raises TimeoutError when one of its processes does not end.
        """
        code = os.waitstatus_to_exitcode(int(self._read()))
        until = time.monotonic() + _PATIENCE
        while any(_living(self._build)):
            if time.monotonic() > until:
                raise TimeoutError("processes go on without the build that has started them")
            time.sleep(0.01)
        return code

    def said(self) -> str:
        """Return what the last build has said on stderr."""
        return self._said.read_text(encoding="utf-8", errors="replace")

    def _read(self) -> str:
        return _open(self._server.stdout).readline().strip()


def _open(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise ValueError(pipe)
    return pipe


def _living(group: int) -> Iterator[int]:
    """Yield the processes of *group* that are at work."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError, IndexError):
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(fields[2]) == group and fields[0] != "Z":
                    yield int(entry.name)


def _state_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""
