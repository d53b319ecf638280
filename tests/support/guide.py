"""The editors' guide, followed word for word: its texts are saved, its commands run, its changes made."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.sites import PROJECT

_FENCE = re.compile(r"^```(?P<sort>\w+)(?: (?P<file>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_VOLATILE = [
    (re.compile(r"\b\d+\.\d\d s\b"), "0.00 s"),
    (re.compile(r"\b\d+ ms\b"), "0 ms"),
    (re.compile(r"^\d\d:\d\d:\d\d", re.MULTILINE), "00:00:00"),
    (re.compile(r"http://(?:localhost|127\.0\.0\.1):\d+"), "http://localhost:8000"),
]
GUIDE = PROJECT / "content" / "README.md"
_PATIENCE = 60  # seconds for a preview to start


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something the guide tells the reader to do: a block of its Markdown, with the *file* that it is about."""

    sort: str
    file: str
    body: str


def read_guides(text: str) -> dict[str, str]:
    """Return the guide in each language, from its mark to the next one."""
    parts = re.split(r"^<!-- (vi|en) -->\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def read_steps(text: str) -> list[Step]:
    """Return the steps of a guide in their order."""
    return [Step(sort=found["sort"], file=found["file"] or "", body=found["body"]) for found in _FENCE.finditer(text)]


def copy_project(folder: Path) -> Path:
    """Return a folder with what a newcomer has downloaded."""
    root = folder / "ban-tin"
    for name in ("bantin", "content", "templates", "locales"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "build.py", root)
    return root


def follow(step: Step, root: Path) -> None:
    """Do what *step* says in the folder *root*; what a command prints must be what the guide shows."""
    path = root / step.file
    match step.sort:
        case "text" | "markdown":
            path.write_text(step.body, encoding="utf-8")
        case "diff":
            old, new = _read_change(step.body)
            text = path.read_text(encoding="utf-8")
            assert old in text, f"{step.file} does not hold:\n{old}"
            path.write_text(text.replace(old, new), encoding="utf-8")
        case "console":
            for command, shown in _read_commands(step.body):
                printed = _preview(command, root) if shown.endswith("^C\n") else _run(command, root)
                assert matches(printed, shown.removesuffix("^C\n")), f"$ {command}\n{printed}"
        case _:
            message = f"a block of the sort {step.sort}"
            raise AssertionError(message)


def renew(guide: str, root: Path) -> str:
    """Follow *guide* in the folder *root* and return it with what its commands print now."""
    for step in read_steps(guide):
        if step.sort != "console":
            follow(step, root)
            continue
        told = ""
        for command, shown in _read_commands(step.body):
            is_preview = shown.endswith("^C\n")
            printed = _preview(command, root) + "^C\n" if is_preview else _run(command, root)
            told += f"$ {command}\n{printed.rstrip()}\n"
        guide = guide.replace(step.body, told, 1)
    return guide


def matches(printed: str, shown: str) -> bool:
    """Whether *printed* is what the guide has *shown*; times and ports may differ."""
    for pattern, instead in _VOLATILE:
        printed, shown = pattern.sub(instead, printed), pattern.sub(instead, shown)
    return printed.rstrip() == shown.rstrip()


def _read_change(body: str) -> tuple[str, str]:
    lines = body.splitlines()
    assert all(line[:1] in {" ", "+", "-"} for line in lines if line), body
    old = [line[1:] for line in lines if line[:1] != "+"]
    new = [line[1:] for line in lines if line[:1] != "-"]
    return "\n".join(old), "\n".join(new)


def _read_commands(body: str) -> Iterator[tuple[str, str]]:
    """Yield each command with what it is shown to print."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "80"}


def _words(command: str) -> list[str]:
    words = shlex.split(command)
    return [sys.executable, *words[1:]] if words[0] == "python" else words


def _run(command: str, root: Path) -> str:
    done = subprocess.run(
        _words(command),
        cwd=root,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def _preview(command: str, root: Path) -> str:
    """Return what the preview prints until it is ready; then it is stopped as from the keyboard."""
    with subprocess.Popen(
        _words(command), cwd=root, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        signal.alarm(_PATIENCE)
        first = process.stdout.readline().decode()
        signal.alarm(0)
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert process.wait(_PATIENCE) == 130
    return first
