"""The exit codes that the README promises, of real processes: what a script asks, and a shell shows as ``$?``."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from bantin.publishing.lock import locked
from bantin.publishing.publish import work_folder
from tests.support.sites import PROJECT, SEED_TOML, edit, small_site


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start build.py with these *arguments* for the site in *root*."""
    return subprocess.Popen(
        [sys.executable, PROJECT / "build.py", "--root", root, *arguments],
        cwd=root,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def end(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Return the exit code as a shell shows it, and what stands on stderr, which is never a traceback."""
    _, told = process.communicate(timeout=60)
    assert "Traceback" not in told
    return (process.returncode if process.returncode >= 0 else 128 - process.returncode), told


def run(root: Path, *arguments: str) -> tuple[int, str]:
    """Run build.py with these *arguments* to its end."""
    return end(start(root, *arguments))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of a few reports."""
    return small_site(tmp_path)


def test_the_codes_of_the_readme_are_those_below() -> None:
    (said,) = re.findall(
        r"^Exit codes: (.*?)\n\n", (PROJECT / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert [int(code) for code in re.findall(r"\b\d+\b", said)] == [0, 1, 2, 3, 4, 130, 143]


@pytest.mark.parametrize("command", [["build"], ["explain"]], ids=" ".join)
def test_0_all_is_well(root: Path, command: Sequence[str]) -> None:
    assert run(root, *command) == (0, "")


@pytest.mark.parametrize("command", ["build", "verify"])
def test_1_there_are_problems(root: Path, command: str) -> None:
    edit(root / SEED_TOML, 'kind = "mou"', 'kind = "muo"')
    code, told = run(root, command)
    assert (code, "1 problem in 1 file" in told) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [["bulid"], ["--site-url", "javascript:x"], ["explain", "no-such-code"]],
    ids=" ".join,
)
def test_2_the_arguments_are_wrong(root: Path, arguments: Sequence[str]) -> None:
    code, told = run(root, *arguments)
    assert (code, bool(told)) == (2, True)


def test_3_the_disk_or_a_permission_failed(root: Path) -> None:
    (root / "file").touch()
    code, told = run(root, "build", "--quiet", "--output", str(root / "file/output"))
    assert (code, told.count("\n")) == (3, 1)


def test_4_another_build_is_at_work(root: Path) -> None:
    with locked(work_folder(root / "output")):
        code, told = run(root, "build", "--quiet")
    assert (code, told.count("\n")) == (4, 1)


@pytest.mark.parametrize(("how", "expected"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_130_and_143_it_was_stopped(tmp_path: Path, how: signal.Signals, expected: int) -> None:
    process = start(PROJECT, "build", "--output", str(tmp_path / "output"))
    assert process.stdout is not None
    process.stdout.readline()  # the first stage has ended, and the longest ones are to come
    process.send_signal(how)
    code, _ = end(process)
    assert code == expected
    assert not (tmp_path / "output").exists()
