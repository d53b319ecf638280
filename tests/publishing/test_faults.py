"""Whatever happens during a publication, readers have the old site or the new one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from bantin.problems import ProblemsError
from bantin.publishing.journal import NAME as JOURNAL
from bantin.publishing.publish import publish, work_folder
from tests.support.built import build_site
from tests.support.sabotage import Saboteur
from tests.support.sites import PROJECT, SEED_ARTICLE, edit, small_site
from tests.support.trees import data_of, make_tree, read_pages

OLD = {"index.html": "old home", "vi/gone/a.html": "gone", "vi/page.html": "old page", "vi/same.html": "same"}
NEW = {"index.html": "new home", "vi/new/b.html": "new", "vi/page.html": "new page", "vi/same.html": "same"}
MINE = {"CNAME": "mine", "blocked.html": "mine"}
KILLS = 20
SERVER = """
import os, sys
from bantin.cli import main
for line in sys.stdin:
    build = os.fork()
    if build == 0:
        os._exit(main(line.rstrip().split("\\t")))
    print(build, flush=True)
    os.waitpid(build, 0)
    print("ended", flush=True)
"""


@pytest.mark.parametrize("old", [{}, OLD], ids=["the first build", "a later build"])
def test_a_fault_at_any_file_operation_leaves_one_site_or_the_other(tmp_path: Path, old: dict[str, str]) -> None:
    turns = 0
    while _publish_with_fault(tmp_path / str(turns + 1), old, turn=turns + 1):
        turns += 1
    assert turns > 30


def test_a_fault_is_told_with_its_cause(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        Saboteur(patch, 8)
        with pytest.raises(OSError, match="No space left on device"):
            publish(make_tree(NEW), tmp_path / "output")


def test_a_killed_build_is_repaired_by_the_next(tmp_path: Path) -> None:
    """Kills are spread over the whole of a build, and over the moments after it has begun to publish."""
    roots = [small_site(tmp_path / "one"), small_site(tmp_path / "two")]
    edit(roots[1] / "content/site.toml", "Bản tin thử", "Bản tin khác")
    edit(roots[1] / "content/site.toml", "Test Digest", "Another Digest")
    edit(roots[1] / SEED_ARTICLE / "article.toml", 'en = "ha-giang-signs-with-bach-mai"', 'en = "another-slug"')
    trees = [build_site(root, tmp_path / f"clean-{number}").tree for number, root in enumerate(roots)]
    either = [data_of(tree) for tree in trees]
    output = tmp_path / "output"
    with _builder() as builder:
        began = time.monotonic()
        builder.begin(roots[1], output)
        builder.wait()
        lasts = time.monotonic() - began
        for kill in range(KILLS):
            builder.begin(roots[kill % 2], output)
            if kill < KILLS // 4:
                time.sleep(lasts * kill / (KILLS // 4))
            else:
                builder.wait_for(work_folder(output) / "staging")
                time.sleep(0.003 * (kill - KILLS // 4))
            builder.kill()
            for path, data in read_pages(output).items():
                assert data in [tree.get(path) for tree in either], f"{path} is torn after kill {kill}"
            publish(trees[kill % 2], output)
            assert read_pages(output) == either[kill % 2], f"kill {kill} is not repaired"
            assert {path.name for path in work_folder(output).glob("*")} <= {"lock", "memory.sqlite"}


class Builder:
    """Starts builds as processes of their own, from one that has Python and the package loaded already."""

    def __init__(self, server: subprocess.Popen[str]) -> None:
        self._server = server
        self._build = 0

    def begin(self, root: Path, output: Path) -> None:
        """Start a build."""
        assert self._server.stdin is not None
        self._server.stdin.write(f"--root\t{root}\t--output\t{output}\t--quiet\n")
        self._server.stdin.flush()
        self._build = int(self._read())

    def wait_for(self, path: Path) -> None:
        """Wait until *path* is there, or the build has ended."""
        with suppress(ProcessLookupError):
            while not path.exists():
                os.kill(self._build, 0)
                time.sleep(0.0005)

    def kill(self) -> None:
        """End the build as ``kill -9`` does."""
        with suppress(ProcessLookupError):
            os.kill(self._build, signal.SIGKILL)
        self.wait()

    def wait(self) -> None:
        """Wait for the end of the build."""
        assert self._read() == "ended"

    def _read(self) -> str:
        assert self._server.stdout is not None
        return self._server.stdout.readline().strip()


@contextmanager
def _builder() -> Iterator[Builder]:
    command = [sys.executable, "-c", SERVER]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        yield Builder(server)


def _publish_with_fault(folder: Path, old: dict[str, str], turn: int) -> bool:
    """Publish NEW over *old* with a fault, check what it left, and return whether the fault came to pass."""
    output = folder / "output"
    if old:
        publish(make_tree(old), output)
    for path, text in MINE.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_text(text)
    sites = [data_of(make_tree(site | MINE)) for site in (old, NEW)]
    with pytest.MonkeyPatch.context() as patch:
        saboteur = Saboteur(patch, turn)
        try:
            publish(make_tree(NEW), output)
        except (OSError, ProblemsError):
            assert saboteur.struck
    if not (work_folder(output) / JOURNAL).exists():
        assert read_pages(output) in sites, f"fault {turn} left a mixture"
    # The next command finishes what the journal says, even when it can't publish anything itself.
    with pytest.raises(ProblemsError):
        publish(make_tree(NEW | {"blocked.html": "a page"}), output)
    assert read_pages(output) in sites, f"after fault {turn} the next command left a mixture"
    publish(make_tree(NEW), output)
    assert read_pages(output) == sites[1]
    assert [path.name for path in folder.iterdir()] == ["output"], f"fault {turn} left something behind"
    return saboteur.struck
