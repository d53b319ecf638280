from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from bantin.serving import watching
from bantin.serving.watching import Watcher, compare, take_snapshot

both_ways = pytest.mark.parametrize("use_events", [False, True], ids=["by asking", "by events"])


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    (content / "articles/a").mkdir(parents=True)
    (content / "site.toml").write_text("1")
    (content / "articles/a/article.toml").write_text("1")
    return content


def changed_by(before: watching.Snapshot, content: Path) -> set[str]:
    """Return what is not as *before*, as paths inside *content*."""
    changed = compare(before, take_snapshot([content]))
    return {path.relative_to(content).as_posix() for path in changed}


def save_anew(path: Path) -> None:
    """Save as careful editors do: a new file takes the place of the old one."""
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(path.read_text())
    os.utime(fresh, ns=(0, path.stat().st_mtime_ns))
    fresh.rename(path)


def test_nothing_has_changed_when_nothing_has(content: Path) -> None:
    assert changed_by(take_snapshot([content]), content) == set()


def test_each_way_to_change_a_file_is_seen(content: Path) -> None:
    before = take_snapshot([content])
    (content / "site.toml").write_text("22")
    (content / "new.toml").write_text("1")
    (content / "articles/b").mkdir()
    (content / "articles/a/article.toml").unlink()
    assert changed_by(before, content) == {"site.toml", "new.toml", "articles/b", "articles/a/article.toml"}


def test_a_file_put_in_the_place_of_an_equal_one_is_seen(content: Path) -> None:
    before = take_snapshot([content])
    save_anew(content / "site.toml")
    assert changed_by(before, content) == {"site.toml"}


def test_what_editors_leave_beside_a_file_is_passed_over(content: Path) -> None:
    before = take_snapshot([content])
    for name in (".site.toml.swp", "site.toml~", ".git"):
        (content / name).write_text("x")
    assert changed_by(before, content) == set()


def test_links_are_not_followed(content: Path, tmp_path: Path) -> None:
    (content / "round").symlink_to(content)
    (tmp_path / "elsewhere").mkdir()
    (content / "out").symlink_to(tmp_path / "elsewhere")
    before = take_snapshot([content])
    (tmp_path / "elsewhere/file").write_text("x")
    assert changed_by(before, content) == set()
    assert len(before) == 7


def test_a_folder_that_does_not_exist_has_nothing(tmp_path: Path) -> None:
    assert take_snapshot([tmp_path / "none"]) == {}


@both_ways
def test_changes_are_told_as_they_come(content: Path, *, use_events: bool) -> None:
    watcher = Watcher([content], threading.Event(), use_events=use_events)
    changes = watcher.changes()
    for text in ("22", "333"):
        (content / "site.toml").write_text(text)
        assert next(changes) == {content / "site.toml"}
    watcher.end()


@both_ways
def test_a_change_between_the_start_and_the_first_question_is_not_missed(content: Path, *, use_events: bool) -> None:
    watcher = Watcher([content], threading.Event(), use_events=use_events)
    (content / "site.toml").write_text("22")
    assert next(watcher.changes()) == {content / "site.toml"}
    watcher.end()


@both_ways
def test_a_folder_that_is_deleted_and_made_anew_is_still_watched(content: Path, *, use_events: bool) -> None:
    watcher = Watcher([content], threading.Event(), use_events=use_events)
    changes = watcher.changes()
    shutil.rmtree(content)
    assert content in next(changes)
    content.mkdir()
    (content / "site.toml").write_text("1")
    assert next(changes) == {content, content / "site.toml"}
    (content / "site.toml").write_text("22")
    assert next(changes) == {content / "site.toml"}
    watcher.end()


def test_many_files_written_in_a_row_are_one_change(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watcher = Watcher([content], threading.Event(), use_events=False)
    files = [content / f"articles/a/{number}.txt" for number in range(5)]
    files[0].write_text("x")
    snapshots = iter(files[1:])

    def write_next_and_look(folders: tuple[Path, ...]) -> watching.Snapshot:
        for file in snapshots:
            file.write_text("x")
            break
        return take_snapshot(folders)

    monkeypatch.setattr(watching, "take_snapshot", write_next_and_look)
    assert next(watcher.changes()) == set(files)
    watcher.end()


def test_files_that_never_rest_are_told_of_all_the_same(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watcher = Watcher([content], threading.Event(), use_events=False)
    log = content / "log"

    def write_and_look(folders: tuple[Path, ...]) -> watching.Snapshot:
        log.write_text("x" * (1 + (log.stat().st_size if log.exists() else 0)))
        return take_snapshot(folders)

    monkeypatch.setattr(watching, "take_snapshot", write_and_look)
    assert next(watcher.changes()) == {log}
    watcher.end()


def test_events_come_before_the_next_question(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next question is an hour away here, so that only an event can bring the change."""
    monkeypatch.setattr(watching, "_POLL_BESIDE_EVENTS", 3600)
    watcher = Watcher([content], threading.Event())
    seen = threading.Event()

    def write_until_seen() -> None:
        while not seen.wait(0.05):  # the system needs a moment until it listens
            with (content / "site.toml").open("a") as file:
                file.write("1")

    writer = threading.Thread(target=write_until_seen)
    writer.start()
    try:
        assert next(watcher.changes()) == {content / "site.toml"}
    finally:
        seen.set()
        writer.join()
        watcher.end()


def test_an_end_is_noticed_at_once(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_POLL", 3600)
    watcher = Watcher([content], threading.Event(), use_events=False)
    threading.Thread(target=watcher.end).start()
    assert list(watcher.changes()) == []
