"""The same input gives the same bytes: whoever builds, wherever, whenever."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from bantin.commands.build import build
from bantin.commands.request import Request
from bantin.problems import Problem, ProblemsError
from tests.support.built import Built
from tests.support.servers import find_program
from tests.support.sharing import share_the_smallest
from tests.support.sites import PROJECT, real_site
from tests.support.trees import read_tree


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="another process"),
        pytest.param({"PYTHONHASHSEED": "1"}, id="another hash seed"),
        pytest.param({"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2"}, id="another time zone"),
        pytest.param({"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}, id="another locale"),
        pytest.param({"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "en", "USER": "x", "HOME": "/"}, id="another user"),
    ],
)
def test_the_environment_does_not_show(real: Built, tmp_path: Path, changes: dict[str, str]) -> None:
    _build(tmp_path / "output", environment=changes)
    assert read_tree(tmp_path / "output") == read_tree(real.output)


def test_the_working_folder_and_the_umask_do_not_show(real: Built, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    _build(tmp_path / "output", folder=tmp_path / "elsewhere", umask=0o077)
    assert read_tree(tmp_path / "output") == read_tree(real.output)


def test_the_place_of_the_project_does_not_show(real: Built, tmp_path: Path) -> None:
    root = tmp_path / "Bản sao của dự án"
    for name in ("content", "templates", "locales"):
        shutil.copytree(PROJECT / name, root / name)
    _build(tmp_path / "output", root=root)
    assert read_tree(tmp_path / "output") == read_tree(real.output)
    assert not any(str(tmp_path).encode() in data for data in read_tree(tmp_path / "output").values())


def test_the_order_in_which_files_were_made_does_not_show(real: Built, tmp_path: Path) -> None:
    root = tmp_path / "site"
    for path in sorted((PROJECT / "content").rglob("*"), reverse=True):
        if path.is_file():
            target = root / path.relative_to(PROJECT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
            os.utime(target, (0, 0))
    _build(tmp_path / "output", root=root)
    assert read_tree(tmp_path / "output") == read_tree(real.output)


def test_the_day_and_the_host_do_not_show(real: Built, tmp_path: Path) -> None:
    """The clock of the machine is years ahead and far from UTC; where the rights suffice it has another name, too."""
    command = [find_program("faketime", "faketime"), "2031-07-08 23:59:58"]
    if os.geteuid() == 0:
        command += ["unshare", "--uts", "sh", "-c", 'hostname elsewhere && exec "$@"', "sh"]
    _build(tmp_path / "output", environment={"TZ": "America/Adak"}, through=command)
    assert read_tree(tmp_path / "output") == read_tree(real.output)


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_order_in_which_the_disk_lists_files_does_not_show(
    real: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    share_the_smallest(monkeypatch)
    monkeypatch.setattr(os, "listdir", lambda path=".", read=os.listdir: sorted(read(path), reverse=True))
    monkeypatch.setattr(os, "scandir", lambda path=".", read=os.scandir: _Backwards(read(path)))
    build(Request(root=PROJECT, output=tmp_path / "output", jobs=jobs), lambda *_: None)
    monkeypatch.undo()
    assert read_tree(tmp_path / "output") == read_tree(real.output)


class _Backwards:
    """What lists a folder, from its last name to its first."""

    def __init__(self, listing: Any) -> None:  # noqa: ANN401 - the system's own
        self._listing = listing
        self._entries = iter(sorted(listing, key=lambda entry: entry.name, reverse=True))

    def __iter__(self) -> Iterator[Any]:
        return self._entries

    def __next__(self) -> Any:  # noqa: ANN401 - as above
        return next(self._entries)

    def __enter__(self) -> Iterator[Any]:
        return self._entries

    def __exit__(self, *_: object) -> None:
        self._listing.close()

    def close(self) -> None:
        self._listing.close()


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_the_number_of_processes_does_not_show(
    real: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    """Even a small site is shared out here, in many parts."""
    share_the_smallest(monkeypatch)
    build(Request(root=PROJECT, output=tmp_path / "output", jobs=jobs), lambda *_: None)
    assert read_tree(tmp_path / "output") == read_tree(real.output)


@pytest.mark.parametrize("jobs", [1, 3])
def test_problems_are_the_same_whoever_finds_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    root = real_site(tmp_path)
    for number, path in enumerate(sorted((root / "content/articles").glob("*/article.toml"))):
        path.write_text(path.read_text(encoding="utf-8") + f"stray-{number} = 1\n", encoding="utf-8")
    for path in sorted((root / "content/articles").glob("*/text.en.md"))[:3]:
        path.write_text(path.read_text(encoding="utf-8").replace(".", ". [here](gone.html)", 1), encoding="utf-8")
    alone = _problems_of(root)
    assert len(alone) >= 5
    share_the_smallest(monkeypatch)
    assert _problems_of(root, jobs) == alone


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_fault_of_a_template_is_told_once_whoever_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    root = real_site(tmp_path)
    shutil.copytree(PROJECT / "templates", root / "templates")
    with (root / "templates/partials/header.html").open("a", encoding="utf-8") as header:
        header.write("{{ nothing }}\n")
    alone = _problems_of(root)
    share_the_smallest(monkeypatch)
    assert _problems_of(root, jobs) == alone
    assert len(alone) == 1


def _problems_of(root: Path, jobs: int = 1) -> list[Problem]:
    with pytest.raises(ProblemsError) as raised:
        build(Request(root=root, output=None, jobs=jobs), lambda *_: None)
    return raised.value.problems


def test_the_day_of_the_edition_is_the_only_day_that_shows(tmp_path: Path) -> None:
    for name in ("one", "two"):
        _build(tmp_path / name, environment={"SOURCE_DATE_EPOCH": "1800000000"})
    assert read_tree(tmp_path / "one") == read_tree(tmp_path / "two")
    assert "15 January 2027" in (tmp_path / "one/en/index.html").read_text(encoding="utf-8")


def test_no_file_names_a_folder_of_the_machine_not_even_inside_a_zip(real: Built) -> None:
    words = [str(PROJECT), str(real.output)]
    for path, data in _with_what_is_packed(read_tree(real.output)).items():
        for word in words:
            assert word.encode() not in data, f"{path}: {word}"


def test_what_is_packed_has_one_time_one_mode_and_no_owner(real: Built) -> None:
    for path, data in read_tree(real.output).items():
        if path.endswith((".zip", ".epub")):
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                members = packed.infolist()
            assert len({member.date_time for member in members}) == 1, path
            assert {member.extra for member in members} == {b""}, path
            assert {member.external_attr >> 16 & 0o777 for member in members} <= {0o644, 0}, path


def _with_what_is_packed(tree: dict[str, bytes]) -> dict[str, bytes]:
    """Return *tree*, and what is in its zips, and in zips in these, by paths such as ``a.zip/b.epub/c``."""
    found = dict(tree)
    for path, data in tree.items():
        if path.endswith((".zip", ".epub")):
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                inner = {f"{path}/{name}": packed.read(name) for name in packed.namelist()}
            found |= _with_what_is_packed(inner)
    return found


def _build(  # noqa: PLR0913 - what may differ from one build to the next
    output: Path,
    *,
    root: Path = PROJECT,
    folder: Path = PROJECT,
    environment: dict[str, str] | None = None,
    umask: int = -1,
    through: Sequence[str] = (),
) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    subprocess.run(
        [*through, sys.executable, str(PROJECT / "build.py"), "--root", str(root), "--output", str(output), "--quiet"],
        check=True,
        cwd=folder,
        env=kept | (environment or {}),
        umask=umask,
    )
