"""What a publication would do, decided by the bytes on disk before anything is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from bantin.problems import Problem, ProblemsError
from bantin.publishing.changes import Changes, find_changes, list_changes
from bantin.publishing.manifest import make_manifest
from tests.support.problems import english_hint_of, english_of
from tests.support.trees import make_tree

TREE = make_tree({"index.html": "home", "vi/tin/a.html": "a"})
HINT = "move it away, or choose another folder with --output"


def test_into_no_folder_everything_is_written(tmp_path: Path) -> None:
    assert find_changes(TREE, tmp_path / "output", {}) == Changes(
        write=("index.html", "vi/tin/a.html"), unchanged=(), remove=(), kept=()
    )


def test_equal_bytes_are_left_alone_even_without_a_manifest(tmp_path: Path) -> None:
    _write(tmp_path, {"index.html": "home", "vi/tin/a.html": "changed"})
    assert find_changes(TREE, tmp_path, make_manifest(TREE)) == Changes(
        write=("vi/tin/a.html",), unchanged=("index.html",), remove=(), kept=()
    )
    _write(tmp_path, {"vi/tin/a.html": "a"})
    assert find_changes(TREE, tmp_path, {}).unchanged == ("index.html", "vi/tin/a.html")


def test_what_no_page_claims_any_more_is_removed(tmp_path: Path) -> None:
    _write(tmp_path, {"vi/tin/old.html": "old"})
    manifest = make_manifest(make_tree({"vi/tin/old.html": "old", "vi/tin/gone.html": "gone already"}))
    assert find_changes(TREE, tmp_path, manifest).remove == ("vi/tin/old.html",)


def test_what_somebody_changed_since_is_kept(tmp_path: Path) -> None:
    _write(tmp_path, {"vi/tin/old.html": "mine now"})
    changes = find_changes(TREE, tmp_path, make_manifest(make_tree({"vi/tin/old.html": "old"})))
    assert (changes.remove, changes.kept) == ((), ("vi/tin/old.html",))


def test_a_file_that_is_not_ours_is_a_problem(tmp_path: Path) -> None:
    _write(tmp_path, {"index.html": "somebody's"})
    problem = _problem(tmp_path)
    assert problem.place.file == tmp_path / "index.html"
    assert english_of(problem) == "this file is not ours, and a page belongs here"
    assert english_hint_of(problem) == HINT


def test_a_link_where_a_page_belongs_is_a_problem(tmp_path: Path) -> None:
    _write(tmp_path, {"elsewhere": "home"})
    (tmp_path / "index.html").symlink_to(tmp_path / "elsewhere")
    problem = _problem(tmp_path)
    assert problem.place.file == tmp_path / "index.html"
    assert english_of(problem) == "a symbolic link stands where the page index.html belongs"


def test_a_link_where_a_folder_belongs_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "vi").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    problem = _problem(tmp_path)
    assert problem.place.file == tmp_path / "vi"
    assert english_of(problem) == "a symbolic link stands where the page vi/tin/a.html belongs"


def test_a_dangling_link_is_a_problem_too(tmp_path: Path) -> None:
    (tmp_path / "index.html").symlink_to(tmp_path / "nowhere")
    assert english_of(_problem(tmp_path)) == "a symbolic link stands where the page index.html belongs"


def test_a_folder_where_a_page_belongs_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "index.html").mkdir()
    assert english_of(_problem(tmp_path)) == "a folder stands where the page index.html belongs"


def test_a_file_where_a_folder_belongs_is_a_problem(tmp_path: Path) -> None:
    _write(tmp_path, {"vi": "a file"})
    assert english_of(_problem(tmp_path)) == "a file stands where the page vi/tin/a.html belongs"


def test_every_file_in_the_way_is_named(tmp_path: Path) -> None:
    _write(tmp_path, {"index.html": "x", "vi/tin/a.html": "y"})
    with pytest.raises(ProblemsError) as caught:
        find_changes(TREE, tmp_path, {})
    assert [problem.place.file for problem in caught.value.problems] == [
        tmp_path / "index.html",
        tmp_path / "vi/tin/a.html",
    ]


@pytest.mark.parametrize("name", ["../outside.txt", "vi/../../outside.txt"])
def test_a_manifest_can_not_point_outside_the_folder(tmp_path: Path, name: str) -> None:
    """Whoever can write to the folder could otherwise let the next build delete files beside it."""
    output = tmp_path / "output"
    _write(tmp_path, {"outside.txt": "precious", "output/vi/x.txt": ""})
    changes = find_changes(TREE, output, make_manifest(make_tree({name: "precious"})))
    assert (changes.remove, changes.kept) == ((), ())


def test_a_manifest_can_not_name_an_absolute_path(tmp_path: Path) -> None:
    _write(tmp_path, {"outside.txt": "precious"})
    manifest = make_manifest(make_tree({(tmp_path / "outside.txt").as_posix(): "precious"}))
    changes = find_changes(TREE, tmp_path / "output", manifest)
    assert (changes.remove, changes.kept) == ((), ())


def test_the_list_has_styles_then_new_pages_then_changed_ones_then_the_worker_then_what_has_gone() -> None:
    changes = Changes(
        write=("assets/a.css", "index.html", "sw.js", "vi/index.html", "vi/tin/a.html", "vi/tin/b.html"),
        new=frozenset({"assets/a.css", "vi/tin/b.html"}),
        unchanged=("404.html",),
        remove=("assets/b.css", "vi/tin/c.html"),
        kept=("vi/tin/d.html",),
    )
    assert list_changes(changes) == [
        "+ assets/a.css",
        "+ vi/tin/b.html",
        "~ vi/tin/a.html",
        "~ vi/index.html",
        "~ index.html",
        "~ sw.js",
        "- assets/b.css",
        "- vi/tin/c.html",
    ]


def _write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def _problem(output: Path) -> Problem:
    """Return the one problem of publishing TREE there."""
    with pytest.raises(ProblemsError) as caught:
        find_changes(TREE, output, {})
    (problem,) = caught.value.problems
    assert english_hint_of(problem) == HINT
    return problem
