"""``verify``: a folder is held against its manifest, or against what the content makes; nothing is written."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bantin.cli import main
from bantin.publishing.manifest import NAME as MANIFEST
from bantin.publishing.publish import work_folder
from tests.support.built import Built
from tests.support.sites import SEED_TOML, edit, small_site
from tests.support.trees import read_times, read_tree

PAGE = "en/news/ha-giang-signs-with-bach-mai.html"
Says = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def output(small: Built, tmp_path: Path) -> Path:
    """A copy of a folder that a build has written."""
    return Path(shutil.copytree(small.output, tmp_path / "output"))


@pytest.fixture
def says(output: Path, capsys: pytest.CaptureFixture[str]) -> Says:
    """Verify the folder; return the exit code, and what is said: path and code of each problem."""

    def verify(*arguments: str) -> tuple[int, list[str]]:
        before = read_times(output)
        code = main(["verify", "--output", str(output), "--format", "json", *arguments])
        assert read_times(output) == before
        told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
        return code, [f"{os.path.relpath(problem['file'], output)}: {problem['code']}" for problem in told]

    return verify


def _edit_a_page(output: Path) -> None:
    (output / PAGE).write_bytes((output / PAGE).read_bytes().replace(b"Bach", b"Bahc"))


def _leave_a_link(output: Path) -> None:
    (output / PAGE).unlink()
    (output / PAGE).symlink_to(output / "en/index.html")


def _lead_a_folder_elsewhere(output: Path) -> None:
    (output / "data").rename(output.parent / "data")
    (output / "data").symlink_to(output.parent / "data")


def _hide_a_file_in_a_new_folder(output: Path) -> None:
    (output / "en/deep/er").mkdir(parents=True)
    (output / "en/deep/er/page.html").touch()


DAMAGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a page is edited, its size and time kept": (_edit_a_page, [f"{PAGE}: file-changed"]),
    "a page is empty": (lambda output: (output / PAGE).write_bytes(b""), [f"{PAGE}: file-changed"]),
    "a page is gone": (lambda output: (output / PAGE).unlink(), [f"{PAGE}: file-missing"]),
    "a link in a page's place": (_leave_a_link, [f"{PAGE}: in-the-way"]),
    "a page more": (lambda output: (output / "vi/more.html").touch(), ["vi/more.html: file-foreign"]),
    "a file for the server": (lambda output: (output / ".htaccess").touch(), [".htaccess: file-foreign"]),
    "a pipe, which nobody reads": (lambda output: os.mkfifo(output / "pipe"), ["pipe: file-foreign"]),
    "a folder more": (_hide_a_file_in_a_new_folder, ["en/deep: file-foreign"]),
    "a link more": (lambda output: (output / "x").symlink_to("/"), ["x: file-foreign"]),
    "no manifest": (lambda output: (output / MANIFEST).unlink(), [f"{MANIFEST}: manifest-unreadable"]),
    "half a manifest": (
        lambda output: (output / MANIFEST).write_bytes((output / MANIFEST).read_bytes()[:999]),
        [f"{MANIFEST}: manifest-unreadable"],
    ),
    "a manifest that names other folders": (
        lambda output: (output / MANIFEST).write_text('{"files": {"../x": "0"}, "owners": {}, "version": 1}'),
        [f"{MANIFEST}: manifest-unreadable"],
    ),
}


def test_a_folder_as_it_was_published_is_sound(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--output", str(output)]) == 0
    count = len(read_tree(output)) - 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith(f"output: {count} files as they were published, and nothing else")
    assert second.startswith("SHA-256 of the manifest: ")
    assert main(["verify", "--output", str(output), "--quiet"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_file_that_is_not_as_published_is_named(output: Path, says: Says, damage: str) -> None:
    do, expected = DAMAGES[damage]
    times = {path: path.stat() for path in output.rglob("*") if path.is_file()}
    do(output)
    for path, before in times.items():
        if path.is_file() and not path.is_symlink():
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert says() == (1, expected)


def test_all_is_told_at_once_in_the_order_of_the_paths(output: Path, says: Says) -> None:
    (output / "en/index.html").unlink()
    (output / "a.html").touch()
    _edit_a_page(output)
    assert says() == (1, ["a.html: file-foreign", "en/index.html: file-missing", f"{PAGE}: file-changed"])


def test_a_folder_that_leads_elsewhere_is_told_of_by_what_belongs_in_it(output: Path, says: Says) -> None:
    _lead_a_folder_elsewhere(output)
    code, told = says()
    assert code == 1
    assert {line.partition(": ")[2] for line in told} == {"in-the-way"}


def test_files_of_yours_may_be_there_when_they_are_named(output: Path, says: Says) -> None:
    (output / "CNAME").touch()
    (output / ".well-known").mkdir()
    (output / ".well-known/security.txt").touch()
    assert says("--yours", "CNAME", ".well-known/") == (0, [])
    (output / PAGE).unlink()
    assert says("--yours", "CNAME", ".well-known", PAGE) == (1, [f"{PAGE}: file-missing"])


def test_a_publication_that_has_not_ended_is_told_of_as_that(output: Path, says: Says) -> None:
    work_folder(output).mkdir()
    (work_folder(output) / "journal.json").write_text('{"put": [], "remove": []}', encoding="utf-8")
    assert says() == (1, [".: publication-unfinished"])


def test_against_the_content_a_manifest_that_was_changed_too_is_no_help(tmp_path: Path, says: Says) -> None:
    root = small_site(tmp_path)
    output = tmp_path / "output"
    shutil.rmtree(output)
    again = ["--root", str(root), "--rebuild"]
    assert main(["--root", str(root), "--output", str(output), "--quiet"]) == 0
    assert says(*again) == (0, [])
    (output / PAGE).write_bytes(b"forged")
    manifest = json.loads((output / MANIFEST).read_bytes())
    manifest["files"][PAGE] = hashlib.sha256(b"forged").hexdigest()
    (output / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    assert says() == (0, [])
    assert says(*again) == (1, [f"{MANIFEST}: file-changed", f"{PAGE}: file-changed"])


def test_against_the_content_problems_of_the_content_are_told(tmp_path: Path, says: Says) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, 'kind = "mou"', 'kind = "muo"')
    code, told = says("--root", str(root), "--rebuild")
    assert (code, [line.partition(": ")[2] for line in told]) == (1, ["unknown-kind"])


def test_options_of_a_build_are_refused_where_nothing_is_built(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["verify", "--drafts"])
    assert left.value.code == 2
    assert "with --rebuild only" in capsys.readouterr().err
