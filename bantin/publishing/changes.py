"""What publishing a tree would do to an output folder: decided before anything is touched."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from bantin.outputs import KeptOutput, Tree
from bantin.problems import Place, Problem, ProblemsError
from bantin.publishing.manifest import Manifest
from bantin.urls import find_path_fault

_WORKER = "sw.js"
"""A browser that finds it changed asks at once for the pages that it keeps."""


class MovedOnError(Exception):
    """Raised when an output that was to be kept is not the published one any more: another build was quicker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Paths to write, to leave, to remove.

    *new* are those of *write* that are not there yet; *kept* are files of an older build that somebody has changed.
    """

    write: tuple[str, ...]
    unchanged: tuple[str, ...]
    remove: tuple[str, ...]
    kept: tuple[str, ...]
    new: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def putting(self) -> tuple[str, ...]:
        """The paths of *write* in the order in which they may go where readers are.

        Styles and pictures first, then new pages, which nobody can reach yet, then changed ones from the leaves up. The
        worker comes last: pages must be new already when a browser fetches them on its word, or it would keep old ones
        as new.
        """
        return tuple(sorted(self.write, key=self._putting_order))

    def _putting_order(self, path: str) -> tuple[int, bool, int, str]:
        stage = 3 if path == _WORKER else 0 if path.startswith("assets/") else 1 if path in self.new else 2
        return (stage, path.endswith("index.html"), -path.count("/"), path)


def list_changes(changes: Changes) -> list[str]:
    """Return a line for each file that *changes* touched, in the order in which to do the same elsewhere.

    ``+ path`` is a new file, ``~ path`` one with other bytes, ``- path`` one that has gone. No path has blanks.
    """
    written = (f"{'+' if path in changes.new else '~'} {path}" for path in changes.putting)
    return [*written, *(f"- {path}" for path in changes.remove)]


def find_changes(tree: Tree, output: Path, manifest: Manifest) -> Changes:
    """Return the difference between *tree* and the folder *output*, by the bytes on disk.

    Outputs that are kept (``KeptOutput``) are known to lie there as they were published; ``MovedOnError`` is raised
    when by *manifest* they were not published last. ``ProblemsError`` when a file that we did not write, or a link,
    stands where a page belongs.
    """
    if os.path.lexists(output) and not output.is_dir():
        raise ProblemsError([Problem.at(Place(file=output), "output-not-a-folder")])
    problems: list[Problem] = []
    write: list[str] = []
    new: set[str] = set()
    unchanged: list[str] = []
    for path in sorted(tree):
        if isinstance(tree[path], KeptOutput):
            if manifest.get(path) != tree[path].sha256:
                raise MovedOnError(path)
            unchanged.append(path)
            continue
        target = output / path
        blocked = find_block(output, path)
        if blocked is not None:
            problems.append(blocked)
            continue
        found = _read(target)
        if found == tree[path].data:
            unchanged.append(path)
        elif found is None or path in manifest:
            write.append(path)
            if found is None:
                new.add(path)
        else:
            problems.append(Problem.at(Place(file=target), "file-not-ours"))
    remove: list[str] = []
    kept: list[str] = []
    for path in sorted(manifest.keys() - tree.keys()):
        if find_path_fault(path):
            continue  # no build of ours wrote that
        found = None if find_block(output, path) else _read(output / path)
        if found is not None:
            ours = hashlib.sha256(found).hexdigest() == manifest[path]
            (remove if ours else kept).append(path)
    if problems:
        raise ProblemsError(problems)
    return Changes(
        write=tuple(write), new=frozenset(new), unchanged=tuple(unchanged), remove=tuple(remove), kept=tuple(kept)
    )


def find_block(output: Path, path: str) -> Problem | None:
    """Return what keeps *path* from being written: a link or file on the way to it, a link or folder in its place."""
    parts = path.split("/")
    for depth in range(1, len(parts) + 1):
        step = output.joinpath(*parts[:depth])
        try:
            mode = os.lstat(step).st_mode
        except FileNotFoundError:
            return None
        wanted = stat.S_ISREG(mode) if depth == len(parts) else stat.S_ISDIR(mode)
        if not wanted:
            sort = "link" if stat.S_ISLNK(mode) else "folder" if stat.S_ISDIR(mode) else "file"
            return Problem.at(Place(file=step), "in-the-way", sort=sort, page=path)
    return None


def _read(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None
