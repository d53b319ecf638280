"""Folders as values, so that two of them can be compared."""

from __future__ import annotations

from pathlib import Path

from bantin.outputs import Output, Tree
from bantin.publishing.manifest import NAME as MANIFEST


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below *folder* by its path; empty when there is no such folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}


def read_pages(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below *folder* but the manifest."""
    return {path: data for path, data in read_tree(folder).items() if path != MANIFEST}


def read_times(folder: Path) -> dict[str, int]:
    """Return when each file and folder below *folder* was last changed, in nanoseconds."""
    return {path.relative_to(folder).as_posix(): path.lstat().st_mtime_ns for path in sorted(folder.rglob("*"))}


def read_modes(folder: Path) -> dict[str, int]:
    """Return the permissions of *folder* (as ``.``) and of everything below it."""
    paths = [folder, *sorted(folder.rglob("*"))]
    return {path.relative_to(folder).as_posix(): path.stat().st_mode & 0o777 for path in paths}


def make_tree(files: dict[str, str]) -> Tree:
    """Return a tree of outputs with these texts."""
    return {path: Output(path=path, data=text.encode()) for path, text in files.items()}


def data_of(tree: Tree) -> dict[str, bytes]:
    """Return the bytes of every output by its path, as ``read_pages`` does for a folder."""
    return {path: output.data for path, output in tree.items()}


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]
