"""A file is taken for the same without being read only where it cannot have changed unseen."""

from __future__ import annotations

import os
import time
from pathlib import Path

from bantin.freshness.stamps import GRAIN, UNSURE, digest_of, line_of, scan, stamp_of


def _later(path: Path) -> int:
    return max(path.stat().st_mtime_ns, path.stat().st_ctime_ns) + 2 * GRAIN


def test_a_file_younger_than_the_grain_of_the_clock_has_no_stamp(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a", encoding="utf-8")
    assert stamp_of(path.stat(), path.stat().st_mtime_ns + GRAIN // 2) == UNSURE
    assert stamp_of(path.stat(), _later(path)) != UNSURE


def test_an_edit_that_keeps_size_and_time_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a", encoding="utf-8")
    before, status = stamp_of(path.stat(), _later(path)), path.stat()
    time.sleep(0.02)
    path.write_text("b", encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_mtime_ns == status.st_mtime_ns
    assert stamp_of(path.stat(), _later(path)) != before


def test_a_file_put_in_the_place_of_another_is_seen(tmp_path: Path) -> None:
    path, other = tmp_path / "a.txt", tmp_path / "b.txt"
    for each in (path, other):
        each.write_text("a", encoding="utf-8")
    before = stamp_of(path.stat(), _later(path))
    other.replace(path)
    assert stamp_of(path.stat(), _later(path)) != before


def test_folders_count_and_hidden_files_do_not(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / ".hidden").write_text("", encoding="utf-8")
    assert list(scan(tmp_path).stamps) == ["empty/"]
    assert scan(tmp_path / "nowhere").stamps == {}


def test_a_link_is_not_followed_and_is_no_file(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "a.txt").write_text("a", encoding="utf-8")
    (inside / "link").symlink_to(outside)
    assert list(scan(inside).stamps) == ["link"]


def test_the_digest_tells_paths_and_stamps_apart() -> None:
    digest = digest_of([line_of("a", "1 2")])
    assert digest != digest_of([line_of("a", "1 3")])
    assert digest != digest_of([line_of("b", "1 2")])


def test_what_cannot_be_known_by_its_looks_has_no_digest(tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("", encoding="utf-8")
    assert scan(tmp_path).digest() == ""
    assert digest_of([line_of("a", "1 2"), line_of("b", UNSURE)]) == ""
