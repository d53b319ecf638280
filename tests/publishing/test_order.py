"""What must outlast a power cut is on the disk before the step that relies on it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bantin.publishing.publish import publish
from tests.support.sites import PROJECT
from tests.support.trees import make_tree

OLD = {"index.html": "old home", "vi/gone/a.html": "gone", "vi/page.html": "old page"}
NEW = {"index.html": "new home", "vi/new/b.html": "new", "vi/page.html": "new page"}
STAGING, WORK = ".output.bantin/staging", ".output.bantin"
STAGED = {f"{STAGING}/{path}" for path in (*NEW, ".bantin-manifest.json")}
PUBLISH = f"""
from pathlib import Path
from bantin.publishing.publish import publish
from tests.support.trees import make_tree
publish(make_tree({NEW!r}), Path("output"))
"""
_CALL = re.compile(r"^(?:\[?\w* ?\d+\]? +)?(fsync|fdatasync|rename|unlink)\w*\((.*?)\) += 0$")
_PATH = re.compile(r'<([^>]*)>|"([^"]*)"')

Step = tuple[str, str]


def test_all_is_durable_before_the_first_page_goes_and_all_names_before_the_journal_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(make_tree(OLD), tmp_path / "output")
    steps: list[Step] = []
    _record(tmp_path, monkeypatch, steps)
    publish(make_tree(NEW), tmp_path / "output")
    monkeypatch.undo()
    _check(steps)


@pytest.mark.skipif(shutil.which("strace") is None, reason="nobody can be asked what the kernel was told")
def test_the_kernel_is_told_so_too(tmp_path: Path) -> None:
    publish(make_tree(OLD), tmp_path / "output")
    calls = tmp_path / "calls"
    command = ["strace", "-f", "-qq", "-y", "-o", str(calls), "-e", "trace=fsync,fdatasync,/^rename,/^unlink"]
    done = subprocess.run(
        [*command, sys.executable, "-c", PUBLISH],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if "ptrace" in done.stderr:
        pytest.skip("no process may look at another here")
    assert done.returncode == 0, done.stderr
    _check([step for line in calls.read_text().splitlines() if (step := _read_call(line, tmp_path))])


def _check(steps: list[Step]) -> None:
    """Hold *steps* against what is promised; ``rename`` and ``unlink`` have the path that they change."""
    first = next(number for number, (what, path) in enumerate(steps) if what == "rename" and path.startswith("output"))
    journal = steps.index(("rename", f"{WORK}/journal.json"))
    end = steps.index(("unlink", f"{WORK}/journal.json"), first)
    synced = {path for what, path in steps[:journal] if what == "fsync"}
    folders = {STAGING, f"{STAGING}/vi", f"{STAGING}/vi/new"}
    assert synced >= {*STAGED, *folders, f"{WORK}/journal.json.draft"}
    assert {path for what, path in steps[journal:first] if what == "fsync"} == {WORK, "."}
    last = max(
        number for number, (_, path) in enumerate(steps[:end]) if path.startswith("output/") and path.endswith("l")
    )
    synced = {path for what, path in steps[last:end] if what == "fsync"}
    assert synced >= {".", "output", "output/vi", "output/vi/new"}
    changed = [path for what, path in steps[first:end] if what in {"rename", "unlink"}]
    assert set(changed) == {f"output/{path}" for path in (*NEW, "vi/gone/a.html", ".bantin-manifest.json")}


def _record(folder: Path, patch: pytest.MonkeyPatch, steps: list[Step]) -> None:
    """Append to *steps* what is made durable, renamed and removed below *folder*."""
    fsync, replace, unlink = os.fsync, os.replace, os.unlink

    def note(what: str, path: str) -> None:
        steps.append((what, os.path.relpath(path, folder)))

    def sync(descriptor: int) -> None:
        fsync(descriptor)
        note("fsync", str(Path(f"/proc/self/fd/{descriptor}").readlink()))

    def put(source: Path, target: Path) -> None:
        replace(source, target)
        note("rename", str(target))

    def remove(target: Path, **kwargs: Any) -> None:  # noqa: ANN401 - as os.unlink has it
        unlink(target, **kwargs)
        if "dir_fd" not in kwargs:
            note("unlink", str(target))

    patch.setattr(os, "fsync", sync)
    patch.setattr(os, "replace", put)
    patch.setattr(os, "unlink", remove)


def _read_call(line: str, folder: Path) -> Step | None:
    found = _CALL.match(line)
    if not found or (found[1] == "unlink" and "AT_FDCWD" not in found[2] and "<" in found[2]):
        return None
    path = next(filter(None, _PATH.findall(found[2])[-1]))
    return found[1].replace("fdatasync", "fsync"), os.path.relpath(folder / path, folder)
