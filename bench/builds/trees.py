"""What a build left on the disk, and what of it a copy to a server would have to move."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of a site: the digest of its bytes, how many they are, and when it was last written."""

    digest: bytes
    size: int
    written: int


Tree = Mapping[str, File]
"""All files of a site by path; those whose names start with a dot are none of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Between two builds: *changed* files are new or have other bytes, *size* is theirs, *removed* ones are gone.

    *rewritten* files were written again with the bytes they had.
    """

    changed: int
    size: int
    removed: int
    rewritten: int


def take_tree(folder: Path) -> Tree:
    """Return the files below *folder*."""
    files: dict[str, File] = {}
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if not name.startswith("."):
                path = Path(parent, name)
                data, stat = path.read_bytes(), path.stat()
                digest = hashlib.blake2b(data, digest_size=16).digest()
                files[str(path.relative_to(folder))] = File(digest=digest, size=len(data), written=stat.st_mtime_ns)
    return files


def compare_trees(before: Tree, after: Tree) -> Difference:
    """Return what happened between *before* and *after*."""
    changed = [file for path, file in after.items() if path not in before or before[path].digest != file.digest]
    kept = [(before[path], file) for path, file in after.items() if path in before]
    return Difference(
        changed=len(changed),
        size=sum(file.size for file in changed),
        removed=len(before.keys() - after.keys()),
        rewritten=sum(old.digest == new.digest and old.written != new.written for old, new in kept),
    )


def count_pages(tree: Tree) -> int:
    """Return how many HTML pages *tree* has."""
    return sum(path.endswith(".html") for path in tree)
