"""Publishing puts a tree in place whole, and touches nothing that is not the site's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urljoin

import pytest

from bantin.problems import ProblemsError
from bantin.publishing.changes import Changes
from bantin.publishing.manifest import NAME as MANIFEST
from bantin.publishing.publish import publish
from tests.support.built import build_site, long_site
from tests.support.html import read_html
from tests.support.sites import BRIDGE_ARTICLE, small_site
from tests.support.trees import data_of, make_tree, read_modes, read_pages, read_times, read_tree

FILES = {
    "assets/site.css": "body {}",
    "index.html": "landing",
    "vi/index.html": "home",
    "vi/tin/a.html": "a",
    "vi/tin/b.html": "b",
    "vi/tinh/ha-giang/trang-1.html": "part",
}
FOREIGN = {"CNAME": "example.org", ".git/config": "[core]", ".well-known/x": "y", "vi/unknown.txt": "?", "notes/a": "b"}


def test_the_first_build_writes_the_whole_tree(tmp_path: Path) -> None:
    output = tmp_path / "deep/output"
    changes = publish(make_tree(FILES), output)
    assert read_pages(output) == data_of(make_tree(FILES))
    assert changes == Changes(write=tuple(sorted(FILES)), unchanged=(), remove=(), kept=())


def test_a_build_leaves_nothing_beside_the_output(tmp_path: Path) -> None:
    publish(make_tree(FILES), tmp_path / "output")
    publish(make_tree(FILES), tmp_path / "output")
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_second_build_with_nothing_changed_writes_nothing(tmp_path: Path) -> None:
    output = _published(tmp_path)
    before = read_times(tmp_path / "output")
    assert publish(make_tree(FILES), output) == Changes(write=(), unchanged=tuple(sorted(FILES)), remove=(), kept=())
    assert read_times(output) == before


def test_one_changed_page_is_one_written_file(tmp_path: Path) -> None:
    output = _published(tmp_path)
    before = read_times(output)
    changes = publish(make_tree(FILES | {"vi/tin/a.html": "a changed"}), output)
    after = read_times(output)
    assert changes.write == ("vi/tin/a.html",)
    assert {path for path in FILES | {MANIFEST: ""} if after[path] != before[path]} == {"vi/tin/a.html", MANIFEST}
    assert (output / "vi/tin/a.html").read_text() == "a changed"


def test_what_has_gone_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    output = _published(tmp_path)
    gone = ("vi/tin/b.html", "vi/tinh/ha-giang/trang-1.html")
    changes = publish(make_tree({path: text for path, text in FILES.items() if path not in gone}), output)
    assert changes.remove == gone
    assert not (output / "vi/tin/b.html").exists()
    assert not (output / "vi/tinh").exists()
    assert (output / "vi/tin/a.html").is_file()


def test_files_of_others_survive_every_build(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _write(output, FOREIGN)
    before = read_times(output)
    publish(make_tree(FILES), output)
    publish(make_tree({"index.html": "only this"}), output)
    found = read_tree(output)
    for path, text in FOREIGN.items():
        assert found[path] == text.encode()
        assert read_times(output)[path] == before[path]


def test_a_folder_that_somebody_uses_is_not_removed(tmp_path: Path) -> None:
    output = _published(tmp_path)
    _write(output, {"vi/tin/mine.txt": "mine"})
    publish(make_tree({"index.html": "landing"}), output)
    assert read_pages(output) == {"index.html": b"landing", "vi/tin/mine.txt": b"mine"}


@pytest.mark.parametrize("path", ["vi/tin/new.html", "vi/tin", "vi"])
def test_a_file_of_others_where_a_page_belongs_stops_the_build(tmp_path: Path, path: str) -> None:
    output = tmp_path / "output"
    _write(output, {path: "somebody's"})
    before = read_tree(output), read_times(output)
    with pytest.raises(ProblemsError):
        publish(make_tree(FILES | {"vi/tin/new.html": "new"}), output)
    assert (read_tree(output), read_times(output)) == before
    assert [found.name for found in tmp_path.iterdir()] == ["output"]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    for name, link in (("file", "vi/tin/a.html"), ("folder", "vi/tin"), ("top", "vi")):
        output, elsewhere = tmp_path / name, tmp_path / f"elsewhere-{name}"
        _write(elsewhere, {"a.html": "precious", "tin/a.html": "precious"})
        (output / link).parent.mkdir(parents=True, exist_ok=True)
        (output / link).symlink_to(elsewhere / "a.html" if name == "file" else elsewhere)
        before = read_tree(elsewhere), read_times(elsewhere)
        with pytest.raises(ProblemsError):
            publish(make_tree(FILES), output)
        assert (read_tree(elsewhere), read_times(elsewhere)) == before
        assert (output / link).is_symlink()


def test_nothing_is_removed_through_a_link(tmp_path: Path) -> None:
    output, elsewhere = _published(tmp_path), tmp_path / "elsewhere"
    (output / "vi/tin").rename(elsewhere)
    (output / "vi/tin").symlink_to(elsewhere, target_is_directory=True)
    before = read_tree(elsewhere)
    publish(make_tree({"index.html": "landing"}), output)
    assert read_tree(elsewhere) == before
    assert (output / "vi/tin").is_symlink()


def test_the_manifest_replaces_a_link_and_leaves_what_it_points_to(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _write(tmp_path, {"precious": "precious", "output/CNAME": "x"})
    (output / MANIFEST).symlink_to(tmp_path / "precious")
    publish(make_tree(FILES), output)
    assert (tmp_path / "precious").read_text() == "precious"
    assert not (output / MANIFEST).is_symlink()


def test_an_output_that_is_a_link_to_another_disk_is_written_there(tmp_path: Path) -> None:
    """A link to a memory file system, where there is one: files can't be renamed across its border."""
    memory = Path("/dev/shm")  # noqa: S108 - the point of the test
    with TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as elsewhere:
        output = tmp_path / "output"
        output.symlink_to(Path(elsewhere) / "site", target_is_directory=True)
        (Path(elsewhere) / "site").mkdir()
        publish(make_tree(FILES), output)
        assert read_pages(Path(elsewhere) / "site") == {path: text.encode() for path, text in FILES.items()}
        assert [path.name for path in Path(elsewhere).iterdir()] == ["site"]
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


@pytest.mark.parametrize("damage", ["tampered", "emptied", "deleted"])
def test_a_damaged_page_is_repaired(tmp_path: Path, damage: str) -> None:
    output = _published(tmp_path)
    if damage == "deleted":
        (output / "vi/tin/a.html").unlink()
    else:
        (output / "vi/tin/a.html").write_text("" if damage == "emptied" else "defaced")
    assert publish(make_tree(FILES), output).write == ("vi/tin/a.html",)
    assert read_pages(output) == data_of(make_tree(FILES))


def test_an_edit_that_keeps_size_and_time_is_seen(tmp_path: Path) -> None:
    output = _published(tmp_path)
    page = output / "vi/tin/a.html"
    time = page.stat().st_mtime_ns
    page.write_text("b")
    os.utime(page, ns=(time, time))
    assert publish(make_tree(FILES), output).write == ("vi/tin/a.html",)


def test_an_old_page_that_somebody_changed_is_kept_and_reported_once(tmp_path: Path) -> None:
    output = _published(tmp_path)
    (output / "vi/tin/b.html").write_text("edited by hand")
    rest = make_tree({path: text for path, text in FILES.items() if path != "vi/tin/b.html"})
    assert publish(rest, output).kept == ("vi/tin/b.html",)
    assert publish(rest, output).kept == ()
    assert (output / "vi/tin/b.html").read_text() == "edited by hand"


@pytest.mark.parametrize("damage", [None, b"", b"{", b"\xff", b'{"version": 2, "files": {}}'])
def test_with_a_lost_manifest_the_site_is_still_right(tmp_path: Path, damage: bytes | None) -> None:
    output = _published(tmp_path)
    _write(output, FOREIGN)
    if damage is None:
        (output / MANIFEST).unlink()
    else:
        (output / MANIFEST).write_bytes(damage)
    assert publish(make_tree(FILES), output).write == ()
    assert read_pages(output) == data_of(make_tree(FILES | FOREIGN))
    assert publish(make_tree({"index.html": "landing"}), output).remove == tuple(sorted(FILES.keys() - {"index.html"}))
    assert read_pages(output) == data_of(make_tree({"index.html": "landing"} | FOREIGN))


def test_with_a_lost_manifest_a_page_that_differs_is_nobodys_to_overwrite(tmp_path: Path) -> None:
    output = _published(tmp_path)
    (output / MANIFEST).unlink()
    before = read_tree(output)
    with pytest.raises(ProblemsError):
        publish(make_tree(FILES | {"vi/tin/a.html": "changed"}), output)
    assert read_tree(output) == before


def test_files_and_folders_can_be_read_by_a_server_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(make_tree(FILES), tmp_path / "site/output")
    finally:
        os.umask(before)
    modes = read_modes(tmp_path / "site/output")
    assert {mode for path, mode in modes.items() if path in FILES or path == MANIFEST} == {0o644}
    assert {mode for path, mode in modes.items() if path not in FILES and path != MANIFEST} == {0o755}


def test_styles_come_first_then_index_pages_and_the_manifest_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    _watch(tmp_path / "output", monkeypatch, steps.append)
    publish(make_tree(FILES), tmp_path / "output")
    assert steps[0] == "assets/site.css"
    assert steps[-3:] == ["vi/index.html", "index.html", MANIFEST]


def test_no_reader_meets_a_dead_link_while_a_site_grows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """New pages must be there before the lists that lead to them: those of partners, provinces and years too."""
    output = tmp_path / "output"
    build_site(long_site(tmp_path / "one", 3), output)
    grown = build_site(long_site(tmp_path / "two", 5), tmp_path / "check").tree
    dead: list[str] = []
    _watch(output, monkeypatch, lambda step: dead.extend(f"{step}: {link}" for link in _dead_links(output)))
    publish(grown, output)
    assert dead == []


def test_no_reader_meets_a_dead_link_while_a_site_shrinks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "output"
    root = small_site(tmp_path)
    build_site(root, output)
    shutil.rmtree(root / BRIDGE_ARTICLE)
    rest = build_site(root, tmp_path / "check").tree
    dead: list[str] = []
    _watch(output, monkeypatch, lambda step: dead.extend(f"{step}: {link}" for link in _dead_links(output)))
    publish(rest, output)
    assert dead == []
    assert read_pages(output) == data_of(rest)


def _published(folder: Path) -> Path:
    output = folder / "output"
    publish(make_tree(FILES), output)
    return output


def _write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def _watch(output: Path, monkeypatch: pytest.MonkeyPatch, tell: Callable[[str], object]) -> None:
    """Tell *tell* the path of each file that is put into *output* or removed from it, when it has just happened."""
    replace, unlink = os.replace, os.unlink

    def put(source: Path, target: Path) -> None:
        replace(source, target)
        if output in Path(target).parents:
            tell(Path(target).relative_to(output).as_posix())

    def remove(target: Path, **kwargs: Any) -> None:  # noqa: ANN401 - as os.unlink has it
        unlink(target, **kwargs)
        if output in Path(target).parents:
            tell(Path(target).relative_to(output).as_posix())

    monkeypatch.setattr(os, "replace", put)
    monkeypatch.setattr(os, "unlink", remove)


def _dead_links(output: Path) -> Iterator[str]:
    """Yield the links to missing files on the pages that a reader can reach from the landing page."""
    seen = {"index.html"}
    queue = ["index.html"]
    while queue:
        path = queue.pop()
        for link in read_html((output / path).read_bytes()).links:
            target = urljoin(path, link.href).partition("#")[0]
            if "://" in target or target in seen or not target.endswith(".html"):
                continue
            seen.add(target)
            if (output / target).is_file():
                queue.append(target)
            else:
                yield f"{path} leads to {target}"


def test_the_worker_is_put_last_so_that_what_it_has_fetched_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put: list[tuple[str, ...]] = []
    monkeypatch.setattr("bantin.publishing.publish.write_journal", lambda _, journal: put.append(journal.put))
    publish(make_tree(dict.fromkeys(("sw.js", "index.html", "z.html", "assets/a.css"), "x")), tmp_path / "output")
    assert put == [("assets/a.css", "z.html", "index.html", "sw.js", MANIFEST)]
