"""A store gives back what was written, or nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bantin.freshness.store import Store, write_texts
from bantin.workers import Crew


def _find(path: Path, name: str) -> str | None:
    with closing(Store(path)) as store:
        return store.find(name)


def test_what_was_written_is_found(tmp_path: Path) -> None:
    path = tmp_path / "store"
    write_texts(path, [("một", "hai"), ("ba", "bốn")], [], afresh=True)
    write_texts(path, [("một", "hai mươi")], ["ba"], afresh=False)
    assert (_find(path, "một"), _find(path, "ba")) == ("hai mươi", None)


def test_what_was_written_is_found_in_processes_that_begin_later(tmp_path: Path) -> None:
    path = tmp_path / "store"
    write_texts(path, [("một", "hai"), ("ba", "bốn")], [], afresh=True)
    with closing(Store(path)) as store:
        assert list(Crew(jobs=2).share(["một", "ba", "năm"], store.find)) == ["hai", "bốn", None]
        assert store.find("một") == "hai"


def test_texts_can_be_given_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "store"
    write_texts(path, [("một", "hai")], [], afresh=True, given={"ba": "bốn".encode})
    assert (_find(path, "một"), _find(path, "ba")) == ("hai", "bốn")


def test_a_store_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert _find(tmp_path / "store", "một") is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE texts SET text = 'khác' WHERE name = 'một'",
        "UPDATE texts SET text = x'ff', digest = x'00' WHERE name = 'một'",
        "UPDATE texts SET name = 'một', digest = digest WHERE name = 'ba'",
        "DROP TABLE texts",
    ],
)
def test_what_somebody_has_changed_is_lost(tmp_path: Path, change: str) -> None:
    path = tmp_path / "store"
    write_texts(path, [("một", "hai"), ("ba", "bốn")], [], afresh=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        if "name = 'một', digest" in change:
            connection.execute("DELETE FROM texts WHERE name = 'một'")
        connection.execute(change)
    assert _find(path, "một") is None


def test_a_damaged_store_is_begun_afresh(tmp_path: Path) -> None:
    path = tmp_path / "store"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    write_texts(path, [("một", "hai")], [], afresh=False)
    assert _find(path, "một") == "hai"


def test_a_disk_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="unable to open"):
        write_texts(tmp_path / "nowhere" / "store", [("một", "hai")], [], afresh=False)
