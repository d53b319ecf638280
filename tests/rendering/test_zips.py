"""Zip files: what is packed comes out, and when it was packed does not show."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from bantin.rendering.zips import EarlierZip, compress, pack

DAY = dt.date(2026, 11, 21)
FILES = [("mimetype", b"x" * 100), ("a/b.txt", "Hà Tĩnh".encode() * 50), ("c.png", b"y" * 100)]


def test_what_is_packed_comes_out_in_its_order() -> None:
    with zipfile.ZipFile(io.BytesIO(pack(FILES, DAY))) as archive:
        assert [(info.filename, archive.read(info)) for info in archive.infolist()] == FILES
        assert archive.testzip() is None


def test_what_is_stored_or_packed_already_is_not_compressed() -> None:
    with zipfile.ZipFile(io.BytesIO(pack(FILES, DAY, stored=frozenset(["mimetype"])))) as archive:
        plain = {info.filename for info in archive.infolist() if info.compress_type == zipfile.ZIP_STORED}
    assert plain == {"mimetype", "c.png"}


@pytest.mark.parametrize("day", [dt.date(1970, 1, 1), dt.date(1979, 12, 31)])
def test_a_day_before_the_first_that_a_zip_knows_is_that_one(day: dt.date) -> None:
    assert pack(FILES, day) == pack(FILES, dt.date(1980, 1, 1))


def test_files_that_are_taken_from_an_earlier_zip_give_the_same_bytes(tmp_path: Path) -> None:
    packed = pack(FILES, DAY, stored=frozenset(["mimetype"]))
    (tmp_path / "before.zip").write_bytes(packed)
    before = EarlierZip(tmp_path / "before.zip")
    taken = [(name, before.find(name) or b"") for name, _ in FILES]
    assert pack(taken, DAY) == packed
    assert pack([(name, compress(name, data, stored=name == "mimetype")) for name, data in FILES], DAY) == packed
    assert before.find("another") is None
