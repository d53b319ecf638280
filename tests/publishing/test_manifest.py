"""The manifest says which files are ours; a lost or damaged one does no harm."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from bantin.publishing.manifest import NAME, dump_manifest, load_manifest, make_manifest
from tests.support.trees import make_tree

TREE = make_tree({"b.html": "b", "a.html": "a"})


def test_it_holds_the_digest_of_every_file() -> None:
    assert make_manifest(TREE) == {
        "a.html": hashlib.sha256(b"a").hexdigest(),
        "b.html": hashlib.sha256(b"b").hexdigest(),
    }


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(dump_manifest(make_manifest(TREE), {}))
    assert load_manifest(tmp_path) == make_manifest(TREE)


def test_its_bytes_do_not_depend_on_the_order_of_the_tree() -> None:
    backwards = make_tree({"a.html": "a", "b.html": "b"})
    assert dump_manifest(make_manifest(TREE), {}) == dump_manifest(make_manifest(backwards), {})


def test_a_folder_without_one_has_no_files_of_ours(tmp_path: Path) -> None:
    assert load_manifest(tmp_path) == {}
    assert load_manifest(tmp_path / "nowhere") == {}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"version": 1, "files": {"a.html": "x"', id="cut off"),
        pytest.param(b"\xff\xfe\x00", id="not text"),
        pytest.param(b"null", id="nothing"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'"text"', id="a text"),
        pytest.param(b"{}", id="no version"),
        pytest.param(b'{"version": 99, "files": {"a.html": "x"}}', id="another version"),
        pytest.param(b'{"version": 1}', id="no files"),
        pytest.param(b'{"version": 1, "files": ["a.html"]}', id="files as a list"),
        pytest.param(b'{"version": 1, "files": null}', id="files as nothing"),
        pytest.param(b"[" * 200_000, id="too deep"),
    ],
)
def test_a_damaged_one_counts_as_lost(tmp_path: Path, data: bytes) -> None:
    (tmp_path / NAME).write_bytes(data)
    assert load_manifest(tmp_path) == {}


def test_a_disk_that_fails_is_no_lost_manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the build would say of every page that it is not ours, and not a word of the disk."""

    def fail(*_: object, **__: object) -> str:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    (tmp_path / NAME).write_bytes(dump_manifest(make_manifest(TREE), {}))
    monkeypatch.setattr(Path, "read_text", fail)
    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(OSError, match="Input/output error"):
        load_manifest(tmp_path)
