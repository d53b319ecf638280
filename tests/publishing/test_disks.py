"""Disks without room, disks that take no writing, files that may not be changed: the old site stays, whole."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bantin.cli import main
from bantin.publishing.publish import is_unfinished, publish, work_folder
from bantin.publishing.room import NoRoomError, check_room
from bench.faults.disk import leave_bytes, leave_files, make_room
from tests.support.disks import small_disk
from tests.support.sites import PROJECT, small_site
from tests.support.trees import data_of, make_tree, read_pages, read_tree

OLD = {f"vi/{number}.html": f"old {number}" * 500 for number in range(40)}
NEW = {f"vi/{number % 4}/{number}.html": f"new {number}" * 500 for number in range(40)} | {"vi/1.html": "new"}
FRACTIONS = (0.0, 0.3, 0.8, 1.2, 2.0)
NOBODY = 65534


@pytest.mark.parametrize("fraction", FRACTIONS)
@pytest.mark.parametrize("leave", [leave_bytes, leave_files])
@pytest.mark.parametrize("is_mount_point", [False, True])
def test_without_room_the_old_site_stays_and_with_room_the_new_one_comes(
    tmp_path: Path, fraction: float, leave: Callable[[Path, int], None], *, is_mount_point: bool
) -> None:
    with small_disk(tmp_path / "disk", size=4 << 20, files=400) as disk:
        output = disk if is_mount_point else disk / "output"
        publish(make_tree(OLD), output)
        leave(disk, int(len(NEW) * (8192 if leave is leave_bytes else 1) * fraction))
        said = _raised(lambda: publish(make_tree(NEW), output))
        assert said in {"", "No space left on device"}
        assert _site(output) == data_of(make_tree(OLD if said else NEW))
        assert not is_unfinished(output)
        make_room(disk)
        publish(make_tree(NEW), output)
        assert _site(output) == data_of(make_tree(NEW))
        assert not work_folder(output).exists()


def test_folders_find_room_after_the_last_file_has_taken_what_there_was(tmp_path: Path) -> None:
    """Whatever is left, no step may fail once the journal is written."""
    with small_disk(tmp_path / "disk", size=4 << 20, files=400) as disk:
        output = disk / "output"
        publish(make_tree(OLD), output)
        for free in range(40, 64):
            leave_files(disk, free)
            try:
                publish(make_tree(NEW), output)
            except OSError:
                assert not is_unfinished(output), f"room for {free} files is enough for a journal, not for the site"
            make_room(disk)
            publish(make_tree(OLD), output)


def test_how_much_is_needed_is_known_before_anything_is_written(tmp_path: Path) -> None:
    free = shutil.disk_usage(tmp_path).free
    with pytest.raises(NoRoomError, match="No space left") as raised:
        check_room(tmp_path, [1, free])
    assert raised.value.needed > raised.value.free


def test_a_disk_that_is_too_small_is_told_with_both_sizes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path, _sizes: object) -> None:
        raise NoRoomError(folder, 3_000_000, 1_400_000)

    monkeypatch.setattr("bantin.publishing.publish.check_room", refuse)
    output = tmp_path / "output"
    assert main(["--root", str(small_site(tmp_path)), "--output", str(output), "--quiet"]) == 3
    told = f"{output}: 3.0 MB are needed here, and 1.4 MB are free; the site was left as it was\n"
    assert capsys.readouterr().err == told
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("size", [0, 20_000])
def test_a_limit_of_the_size_of_files_is_told_in_one_line(tmp_path: Path, size: int) -> None:
    root, output = small_site(tmp_path), tmp_path / "output"
    publish(make_tree({"index.html": "old"}), output)
    before = read_tree(output)
    done = subprocess.run(
        [sys.executable, PROJECT / "build.py", "--root", root, "--output", output, "--quiet"],
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (3, 1), done.stderr
    assert "File too large; the site was left as it was" in done.stderr
    assert read_tree(output) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output", "site"]


@pytest.mark.parametrize("folder", ["output/vi", "output", "."])
def test_a_folder_that_may_not_be_written_to_stops_a_build_before_it_begins(folder: str) -> None:
    with TemporaryDirectory() as name:  # those of pytest are closed to others
        output = Path(name) / "output"
        publish(make_tree(OLD), output)
        before = read_tree(output)
        for path in (Path(name), *Path(name).rglob("*")):
            path.chmod(0o755)
            os.chown(path, NOBODY if os.geteuid() == 0 else -1, -1)
        (Path(name) / folder).chmod(0o555)
        said = _raised_for_nobody(lambda: publish(make_tree(NEW | {"index.html": "new"}), output))
        (Path(name) / folder).chmod(0o755)
        assert said == f"PermissionError {(Path(name) / folder if folder != '.' else work_folder(output)).resolve()}"
        assert read_tree(output) == before
        assert not is_unfinished(output)
        assert _raised_for_nobody(lambda: publish(make_tree(NEW), output)) == ""
        assert read_pages(output) == data_of(make_tree(NEW))


def test_a_disk_that_may_not_be_written_to_keeps_its_site(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        publish(make_tree(OLD), disk)
        before = read_tree(disk)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with pytest.raises(OSError, match="Read-only file system"):
            publish(make_tree(NEW), disk)
        assert read_tree(disk) == before


def test_a_page_that_may_not_be_written_to_is_replaced_all_the_same(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(make_tree(OLD), output)
    (output / "vi/1.html").chmod(0o444)
    publish(make_tree(NEW), output)
    assert read_pages(output) == data_of(make_tree(NEW))


def test_a_page_that_nobody_may_change_stops_a_build_before_it_begins(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(make_tree(OLD), output)
    if subprocess.run(["chattr", "+i", output / "vi/1.html"], capture_output=True, check=False).returncode != 0:
        pytest.skip("files cannot be marked as unchangeable here")
    try:
        with pytest.raises(PermissionError, match=r"vi/1\.html"):
            publish(make_tree(NEW), output)
    finally:
        subprocess.run(["chattr", "-i", output / "vi/1.html"], check=True)
    assert read_pages(output) == data_of(make_tree(OLD))
    assert not is_unfinished(output)


def _raised(work: Callable[[], object]) -> str:
    try:
        work()
    except OSError as error:
        return str(error.strerror)
    return ""


def _site(output: Path) -> dict[str, bytes]:
    return {path: data for path, data in read_pages(output).items() if not path.startswith((".", "filler"))}


def _raised_for_nobody(work: Callable[[], object]) -> str:
    """Do *work* as somebody who has no special rights, in another process, and return what it raises, and of what."""
    read, write = os.pipe()
    process = os.fork()
    if process == 0:
        if os.geteuid() == 0:
            os.setuid(NOBODY)
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - told to the parent
            os.write(write, f"{type(error).__name__} {getattr(error, 'filename', error)}".encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as told:
        said = told.read()
    os.waitpid(process, 0)
    return said
