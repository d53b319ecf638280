"""One build at a time for each output folder, and a killed one is in nobody's way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bantin.cli import main
from bantin.publishing.lock import LockedError, locked
from bantin.publishing.publish import publish, work_folder
from tests.support.sites import PROJECT, small_site
from tests.support.trees import make_tree, read_tree

HOLD = """
import sys
from pathlib import Path
from bantin.publishing.lock import locked
with locked(Path(sys.argv[1])):
    print("locked", flush=True)
    sys.stdin.read()
"""


def test_the_lock_leaves_nothing_behind(tmp_path: Path) -> None:
    with locked(tmp_path / "work"):
        assert (tmp_path / "work").is_dir()
    assert list(tmp_path.iterdir()) == []


def test_a_second_build_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    with locked(tmp_path / "work"):
        with pytest.raises(LockedError), locked(tmp_path / "work"):
            pytest.fail("two builds hold the lock")
        assert (tmp_path / "work").is_dir()


def test_the_lock_is_free_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), locked(tmp_path / "work"):
        raise KeyboardInterrupt
    with locked(tmp_path / "work"):
        pass


def test_two_outputs_side_by_side_do_not_lock_each_other(tmp_path: Path) -> None:
    with locked(work_folder(tmp_path / "one")):
        publish(make_tree({"index.html": "x"}), tmp_path / "two")
    assert (tmp_path / "two/index.html").is_file()


def test_what_a_dead_build_left_is_kept_for_the_next(tmp_path: Path) -> None:
    work = tmp_path / "work"
    with locked(work):
        (work / "journal.json").write_text("{}")
    assert read_tree(work).keys() >= {"journal.json"}


def test_publishing_is_refused_while_another_build_is_at_work(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(make_tree({"index.html": "old"}), output)
    before = read_tree(output)
    with locked(work_folder(output)), pytest.raises(LockedError):
        publish(make_tree({"index.html": "new"}), output)
    assert read_tree(output) == before
    publish(make_tree({"index.html": "new"}), output)
    assert (output / "index.html").read_text() == "new"


def test_the_command_line_says_so_in_one_line_and_exits_with_4(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_site(tmp_path)
    with locked(work_folder(tmp_path / "output")):
        assert main(["build", "--root", str(root), "--output", str(tmp_path / "output"), "--quiet"]) == 4
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "another build is at work there" in told
    assert not (tmp_path / "output").exists()


def test_a_build_in_another_process_is_seen_and_its_death_frees_the_lock(tmp_path: Path) -> None:
    work = tmp_path / "work"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(work)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=PROJECT
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "locked\n"
        with pytest.raises(LockedError), locked(work):
            pytest.fail("two builds hold the lock")
        holder.kill()
        holder.wait()
        with locked(work):
            assert work.is_dir()
    assert not work.exists()
