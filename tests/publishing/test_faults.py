"""Whatever happens during a publication, readers have the old site or the new one."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from bantin.problems import ProblemsError
from bantin.publishing.journal import NAME as JOURNAL
from bantin.publishing.publish import publish, work_folder
from tests.support.sabotage import Saboteur, Strike
from tests.support.trees import data_of, make_tree, read_pages

OLD = {"index.html": "old home", "vi/gone/a.html": "gone", "vi/page.html": "old page", "vi/same.html": "same"}
NEW = {"index.html": "new home", "vi/new/b.html": "new", "vi/page.html": "new page", "vi/same.html": "same"}
MINE = {"CNAME": "mine", "blocked.html": "mine"}


def _kill() -> BaseException:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


@pytest.mark.parametrize(
    ("old", "strike"),
    [({}, None), (OLD, None), (OLD, KeyboardInterrupt), (OLD, _kill)],
    ids=["a full disk at first", "a full disk later", "a hand", "a power cut"],
)
def test_a_fault_at_any_file_operation_leaves_one_site_or_the_other(
    tmp_path: Path, old: dict[str, str], strike: Strike | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A publication that is killed has a process of its own."""
    monkeypatch.setattr(os, "fsync", lambda _: None)  # no power is cut in earnest: nothing has to wait for the disk
    turns = 0
    while _publish_with_fault(tmp_path / str(turns + 1), old, turns + 1, strike):
        turns += 1
    assert turns > 30


def test_a_fault_is_told_with_its_cause(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        Saboteur(patch, 8)
        with pytest.raises(OSError, match="No space left on device"):
            publish(make_tree(NEW), tmp_path / "output")


def _publish_with_fault(folder: Path, old: dict[str, str], turn: int, strike: Strike | None) -> bool:
    """Publish NEW over *old* with a fault, check what it left, and return whether the fault came to pass."""
    output = folder / "output"
    if old:
        publish(make_tree(old), output)
    for path, text in MINE.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_text(text)
    sites = [data_of(make_tree(site | MINE)) for site in (old, NEW)]
    struck = _strike_elsewhere(output, turn) if strike is _kill else _strike_here(output, turn, strike)
    if not (work_folder(output) / JOURNAL).exists():
        assert read_pages(output) in sites, f"fault {turn} left a mixture"
    # The next command finishes what the journal says, even when it can't publish anything itself.
    with pytest.raises(ProblemsError):
        publish(make_tree(NEW | {"blocked.html": "a page"}), output)
    assert read_pages(output) in sites, f"after fault {turn} the next command left a mixture"
    publish(make_tree(NEW), output)
    assert read_pages(output) == sites[1]
    assert [path.name for path in folder.iterdir()] == ["output"], f"fault {turn} left something behind"
    return struck


def _strike_here(output: Path, turn: int, strike: Strike | None) -> bool:
    with pytest.MonkeyPatch.context() as patch:
        saboteur = Saboteur(patch, turn, strike)
        try:
            publish(make_tree(NEW), output)
        except (OSError, ProblemsError, KeyboardInterrupt):
            assert saboteur.struck
    return saboteur.struck


def _strike_elsewhere(output: Path, turn: int) -> bool:
    process = os.fork()
    if process == 0:
        Saboteur(pytest.MonkeyPatch(), turn, _kill)
        publish(make_tree(NEW), output)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL
