"""What a dead build left is finished by the next one, before anything else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bantin.problems import ProblemsError
from bantin.publishing.journal import NAME, Journal, load_journal, write_journal
from bantin.publishing.publish import publish, work_folder
from tests.support.trees import make_tree, read_pages, read_tree

OLD = {"index.html": "old home", "vi/old.html": "old", "vi/page.html": "old page"}
NEW = {"index.html": "new home", "vi/new.html": "new", "vi/page.html": "new page"}


def test_a_journal_is_read_back_in_its_order(tmp_path: Path) -> None:
    journal = Journal(put=("b.html", "a.html", "index.html"), remove=("old.html",))
    write_journal(tmp_path, journal)
    assert load_journal(tmp_path) == journal


def test_without_a_journal_nothing_is_under_way(tmp_path: Path) -> None:
    assert load_journal(tmp_path) is None


def test_a_draft_is_no_journal(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.draft").write_text('{"put": ["a')
    assert load_journal(tmp_path) is None


@pytest.mark.parametrize("done", range(5))
def test_a_publication_that_stopped_half_way_is_finished(tmp_path: Path, done: int) -> None:
    """The next build finishes it even when it can't publish its own tree: a foreign file is in its way."""
    output = _interrupted(tmp_path, done)
    with pytest.raises(ProblemsError):
        publish(make_tree(NEW | {"foreign.html": "page"}), output)
    assert read_pages(output) == {path: text.encode() for path, text in (NEW | {"foreign.html": "mine"}).items()}
    assert not work_folder(output).exists()


@pytest.mark.parametrize("tree", [OLD, NEW], ids=["old", "new"])
def test_after_an_interruption_any_tree_can_be_published(tmp_path: Path, tree: dict[str, str]) -> None:
    output = _interrupted(tmp_path, done=2)
    publish(make_tree(tree), output)
    assert read_pages(output) == {path: text.encode() for path, text in (tree | {"foreign.html": "mine"}).items()}


def test_staging_without_a_journal_is_thrown_away(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(make_tree(OLD), output)
    before = read_tree(output)
    staged = work_folder(output) / "staging/vi/page.html"
    staged.parent.mkdir(parents=True)
    staged.write_text("never finished")
    (work_folder(output) / f"{NAME}.draft").write_text('{"put": ["a')
    publish(make_tree(OLD), output)
    assert read_tree(output) == before
    assert not work_folder(output).exists()


def test_a_journal_never_writes_through_a_link(tmp_path: Path) -> None:
    """Somebody put a link in place of a folder after the build had died."""
    output = _interrupted(tmp_path, done=0)
    elsewhere = tmp_path / "elsewhere"
    (output / "vi").rename(elsewhere)
    before = read_tree(elsewhere)
    (output / "vi").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(ProblemsError):
        publish(make_tree(NEW), output)
    assert read_tree(elsewhere) == before


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"put": 1, "remove": []}'])
def test_a_damaged_journal_does_not_stop_every_build_to_come(tmp_path: Path, data: bytes) -> None:
    output = tmp_path / "output"
    publish(make_tree(OLD), output)
    work_folder(output).mkdir()
    (work_folder(output) / NAME).write_bytes(data)
    publish(make_tree(NEW), output)
    assert read_pages(output) == {path: text.encode() for path, text in NEW.items()}


def _interrupted(folder: Path, done: int) -> Path:
    """Return an output folder whose publication of NEW over OLD stopped after *done* steps."""
    clean = folder / "clean"
    publish(make_tree(NEW), clean)
    output = folder / "output"
    publish(make_tree(OLD), output)
    (output / "foreign.html").write_text("mine")
    put = ["vi/new.html", "vi/page.html", "index.html", ".bantin-manifest.json"]
    staging = work_folder(output) / "staging"
    staging.mkdir(parents=True)
    for step, path in enumerate(put):
        target = (output if step < done else staging) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((clean / path).read_bytes())
    (work_folder(output) / NAME).write_text(json.dumps({"put": put, "remove": ["vi/old.html"]}))
    return output
