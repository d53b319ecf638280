"""Links and pipes that somebody has planted are never written through, never waited for, and never published."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bantin.commands.build import build
from bantin.commands.request import Request
from bantin.freshness.memory import FILE as MEMORY
from bantin.problems import ProblemsError
from bantin.publishing.journal import NAME as JOURNAL
from bantin.publishing.manifest import NAME as MANIFEST
from bantin.publishing.publish import publish, work_folder
from tests.support.disks import small_disk
from tests.support.sites import small_site
from tests.support.trees import data_of, make_tree, read_pages, read_tree

OLD = {"index.html": "old home", "vi/page.html": "old page"}
NEW = {"index.html": "new home", "vi/page.html": "new page"}


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """A folder with files of the very names that a publication writes."""
    folder = tmp_path / "precious"
    for name in ("index.html", "vi/page.html", MANIFEST, JOURNAL, "lock", MEMORY, "staging/index.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("precious")
    return folder


@pytest.mark.parametrize("name", ["staging", f"{JOURNAL}.draft", JOURNAL, "lock", MEMORY, f"{MEMORY}-journal", "."])
@pytest.mark.parametrize("is_mount_point", [False, True])
def test_nothing_is_written_or_removed_through_a_link_among_our_own_files(
    tmp_path: Path, precious: Path, name: str, *, is_mount_point: bool
) -> None:
    if is_mount_point:
        with small_disk(tmp_path / "disk") as disk:
            _try_link(small_site(tmp_path), disk, precious, name)
    else:
        _try_link(small_site(tmp_path), tmp_path / "output", precious, name)


def _try_link(root: Path, output: Path, precious: Path, name: str) -> None:
    publish(make_tree(OLD), output)
    work, before = work_folder(output), read_tree(precious)
    if name == ".":
        work.symlink_to(precious)
    else:
        work.mkdir()
        (work / name).symlink_to(precious if name == "staging" else precious / name)
    if not name.startswith(MEMORY):
        _try_link_without_memory(output, name)
        assert read_tree(precious) == before
        return
    result = build(Request(root=root, output=output, remember=True), lambda *_: None)
    assert (output / "index.html").read_bytes() == result.tree["index.html"].data
    assert not (work / MEMORY).is_symlink()
    assert (work / MEMORY).is_file()
    assert read_tree(precious) == before


def _try_link_without_memory(output: Path, name: str) -> None:
    if name in {".", "lock", "staging"}:
        with pytest.raises(OSError, match=r"Not a directory|Too many levels"):
            publish(make_tree(NEW), output)
        assert (output / "index.html").read_text() == "old home"
    else:
        publish(make_tree(NEW), output)
        assert (output / "index.html").read_text() == "new home"


def _plant_link(page: Path, beside: Path) -> None:
    beside.write_bytes(page.read_bytes())
    page.unlink()
    page.symlink_to(beside)


def _plant_folder_link(page: Path, beside: Path) -> None:
    page.parent.rename(beside)
    page.parent.symlink_to(beside)


def _plant_pipe(page: Path, _beside: Path) -> None:
    page.unlink()
    os.mkfifo(page)


@pytest.mark.parametrize("plant", [_plant_link, _plant_folder_link, _plant_pipe])
def test_what_stands_in_the_place_of_a_page_is_told_even_where_it_reads_the_same(
    tmp_path: Path, plant: Callable[[Path, Path], None]
) -> None:
    root, output = small_site(tmp_path), tmp_path / "output"
    request = Request(root=root, output=output, remember=True)
    build(request, lambda *_: None)
    plant(output / "vi/tin/ha-giang-ky-voi-bach-mai.html", tmp_path / "beside")
    before = read_tree(output), read_tree(tmp_path / "beside") if (tmp_path / "beside").is_dir() else {}
    with pytest.raises(ProblemsError) as raised:
        build(request, lambda *_: None)
    assert {problem.code for problem in raised.value.problems} == {"in-the-way"}
    assert (read_tree(output), read_tree(tmp_path / "beside") if before[1] else {}) == before


@pytest.mark.parametrize("name", [MANIFEST, f"../.output.bantin/{JOURNAL}", f"../.output.bantin/{MEMORY}"])
def test_nobody_waits_for_a_pipe_among_our_own_files(tmp_path: Path, name: str) -> None:
    root, output = small_site(tmp_path), tmp_path / "output"
    work_folder(output).mkdir()
    output.mkdir()
    os.mkfifo(output / name)
    result = build(Request(root=root, output=output, remember=True), lambda *_: None)
    assert read_pages(output) == data_of(result.tree)


def test_an_output_that_is_a_link_to_nowhere_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "output").symlink_to(tmp_path / "nowhere")
    with pytest.raises(ProblemsError) as raised:
        publish(make_tree(NEW), tmp_path / "output")
    assert [problem.code for problem in raised.value.problems] == ["output-not-a-folder"]
    assert [path.name for path in tmp_path.iterdir()] == ["output"]
