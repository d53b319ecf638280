"""Whether a folder holds a site as it was published: every file whole, and nothing beside them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from bantin.problems import Place, Problem
from bantin.publishing.changes import find_block
from bantin.publishing.manifest import NAME as MANIFEST_NAME
from bantin.publishing.manifest import Manifest, load_manifest
from bantin.publishing.publish import is_unfinished, work_folder
from bantin.urls import find_path_fault


def read_manifest(output: Path) -> Manifest | None:
    """Return the manifest of the folder *output*; None when it has none, or one that no build has written.

    Raises OSError when the disk fails.
    """
    if (output / MANIFEST_NAME).is_symlink():
        return None
    manifest = load_manifest(output)
    return None if not manifest or any(map(find_path_fault, manifest)) else manifest


def digest_manifest(output: Path) -> str:
    """Return the SHA-256 of the manifest file in the folder *output*: one name for the whole site."""
    return hashlib.sha256((output / MANIFEST_NAME).read_bytes()).hexdigest()


def check_folder(output: Path, manifest: Mapping[str, str], yours: Collection[str] = ()) -> list[Problem]:
    """Return what the folder *output* lacks of *manifest*, what it has otherwise, and what else is in it.

    *yours* are paths of files and folders beside the site that may be there; *manifest* may name the manifest file
    itself. Nothing is written, and no link is followed. Raises OSError when a file cannot be read.
    """
    if is_unfinished(output):
        return [Problem.at(Place(file=output), "publication-unfinished")]
    problems = [problem for path in sorted(manifest) if (problem := _check_file(output, path, manifest[path]))]
    work = work_folder(output)
    known = {MANIFEST_NAME, *manifest, *(path.rstrip("/") for path in yours)}
    known |= {work.name} if work.parent == output.resolve() else set()
    folders = {path[:at] for path in manifest for at in range(len(path)) if path[at] == "/"}
    return [*problems, *_find_others(output, "", known, folders)]


def _check_file(output: Path, path: str, sha256: str) -> Problem | None:
    blocked = find_block(output, path)
    if blocked is not None:
        return blocked
    target = output / path
    try:
        found = hashlib.sha256(target.read_bytes()).hexdigest()
    except FileNotFoundError:
        return Problem.at(Place(file=target), "file-missing")
    return None if found == sha256 else Problem.at(Place(file=target), "file-changed")


def _find_others(output: Path, folder: str, known: Collection[str], folders: Collection[str]) -> Iterator[Problem]:
    """Yield what is in *folder* and not *known*; a folder with nothing of the site in it is named as one."""
    with os.scandir(output / folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = folder + entry.name
            if path in known:
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_folder and path in folders:
                yield from _find_others(output, f"{path}/", known, folders)
            elif path not in folders:  # what stands in the place of a folder of ours has been told of
                yield Problem.at(Place(file=output / path), "file-foreign", sort="folder" if is_folder else "file")
