"""publish: outputs into output/, all or nothing.

Everything that changed is first written beside the folder and synced; then a journal is written, and only then are
files renamed into place one by one: pictures and styles, then new pages, which nothing leads to yet, then changed
ones, the manifest last, removals after it. A reader meanwhile sees each page old or new, never torn. Swapping the
whole folder would be simpler, but fails on mount points, takes files with it that are not ours, and servers keep hold
of the old folder.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from bantin.outputs import Tree
from bantin.problems import ProblemsError
from bantin.publishing.changes import Changes, find_block, find_changes
from bantin.publishing.journal import NAME as JOURNAL_NAME
from bantin.publishing.journal import Journal, cancel_journal, load_journal, sync_folder, sync_tree, write_journal
from bantin.publishing.lock import locked
from bantin.publishing.manifest import NAME as MANIFEST_NAME
from bantin.publishing.manifest import dump_manifest, find_owners, load_manifest, make_manifest
from bantin.publishing.room import check_access, check_room
from bantin.publishing.signals import held_back

_STAGING = "staging"
_SPARE = ".spare"
"""A name that no page has: pages have no dot in front."""
_NAMES = 8192
"""Bytes that the names of new files may take in a folder."""
_FILE_MODE = 0o644
_FOLDER_MODE = 0o755
_PATIENCE = 2.0
"""Seconds in which a reader has done with a file."""


def publish(tree: Tree, output: Path) -> Changes:
    """Make the folder *output* hold *tree*, and return what was done; nobody else publishes there meanwhile.

    Raises as ``publish_alone`` does, and ``LockedError`` when another build is at work.
    """
    with locked(work_folder(output)):
        return publish_alone(tree, output)


def publish_alone(tree: Tree, output: Path) -> Changes:
    """Make the folder *output* hold *tree*, and return what was done; the caller holds the lock of its work folder.

    Raises ``ProblemsError`` when a file that is not ours is in the way, ``MovedOnError`` when an output that was to be
    kept is not the published one any more, and OSError when the disk fails. *output* is then as it was, unless
    ``is_unfinished`` says otherwise.
    """
    work = work_folder(output)
    with held_back():
        _finish(work, output)
    manifest = load_manifest(output)
    changes = find_changes(tree, output, manifest)
    # A file that somebody changed and no page claims any more stays, and is no longer ours.
    wanted = dump_manifest(make_manifest(tree), find_owners(tree))
    target = output / MANIFEST_NAME
    if not changes.write and not changes.remove and target.is_file() and target.read_bytes() == wanted:
        return changes
    put = (*changes.putting, MANIFEST_NAME)
    is_published = False
    try:
        check_access(output, (*put, *changes.remove))
        _stage(tree, changes, wanted, work)
        _set_aside(work, output, put)
        with held_back():
            write_journal(work, Journal(put=put, remove=changes.remove))
            is_published = True
            _finish(work, output)
    except BaseException:
        if not is_published:
            # The journal goes first: one whose staged files are gone would only remove pages.
            cancel_journal(work)
            shutil.rmtree(work / _STAGING, ignore_errors=True)
        raise
    return changes


def is_unfinished(output: Path) -> bool:
    """Whether a publication into *output* was interrupted after it began; the next one finishes it first."""
    return (work_folder(output) / JOURNAL_NAME).exists()


def has_leftovers(output: Path) -> bool:
    """Whether a publication into *output* was interrupted, be it before or after it began."""
    return is_unfinished(output) or (work_folder(output) / _STAGING).exists()


def work_folder(output: Path) -> Path:
    """Return the hidden folder that holds the lock, and the staging and journal of a publication.

    It lies beside *output*, or in it where *output* is a mount point: files can be renamed within one file system only.
    """
    real = output.resolve()
    if real.is_dir() and real.stat().st_dev != real.parent.stat().st_dev:
        return real / ".bantin"
    return real.parent / f".{real.name}.bantin"


def _stage(tree: Tree, changes: Changes, manifest: bytes, work: Path) -> None:
    """Write what *changes* put, and the *manifest*, into the staging folder, and make it durable."""
    staging = work / _STAGING
    check_room(work, [*(tree[path].size for path in changes.write), len(manifest)])
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    for path in changes.write:
        _write(staging / path, tree[path].data)
    _write(staging / MANIFEST_NAME, manifest)
    sync_tree(staging)


def _set_aside(work: Path, output: Path, paths: Iterable[str]) -> None:
    """Take the room that folders need to hold *paths*: once a journal is written, no step may fail for want of it."""
    folders = {(output / path).parent for path in paths}
    spare = work / _STAGING / _SPARE
    spare.mkdir()
    (spare / "names").write_bytes(bytes(_NAMES * (len(folders) + 1)))
    for number in range(len({path for folder in folders for path in _missing(folder)})):
        (spare / str(number)).mkdir()


def _finish(work: Path, output: Path) -> None:
    """Do what the journal in *work* says, if there is one; each step may have been done before."""
    journal = load_journal(work)
    staging = work / _STAGING
    if staging.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(staging))
    if journal is not None:
        paths = (*journal.put, *journal.remove)
        blocks = [block for path in paths if path != MANIFEST_NAME and (block := find_block(output, path))]
        if blocks:
            raise ProblemsError(blocks)
        shutil.rmtree(staging / _SPARE, ignore_errors=True)
        _make_folder(output)
        for path in journal.put:
            staged = staging / path
            if staged.exists():
                _make_folder((output / path).parent)
                _replace(staged, output / path)
        for path in journal.remove:
            (output / path).unlink(missing_ok=True)
            _remove_empty((output / path).parent, output)
        _sync_folders(output, paths)
    cancel_journal(work)
    shutil.rmtree(staging, ignore_errors=True)


def _replace(staged: Path, target: Path, patience: float = _PATIENCE if sys.platform == "win32" else 0.0) -> None:
    """Move *staged* to *target*. Where a reader's hold on a file keeps it from being replaced, wait for *patience*."""
    pause = 0.01
    while True:
        try:
            staged.replace(target)
        except PermissionError:
            if patience <= 0:
                raise
            time.sleep(pause)
            patience -= pause
            pause *= 2
        else:
            return


def _sync_folders(output: Path, paths: Iterable[str]) -> None:
    """Make durable what has become of *paths*, before the journal that could do it again goes."""
    folders = {output.parent, output}
    for path in paths:
        folder = (output / path).parent
        while folder not in folders:
            folders.add(folder)
            folder = folder.parent
    for folder in sorted(folders):
        if folder.is_dir():
            sync_folder(folder)


def _write(path: Path, data: bytes) -> None:
    _make_folder(path.parent)
    path.write_bytes(data)
    path.chmod(_FILE_MODE)


def _make_folder(folder: Path) -> None:
    """Make *folder* and those above it; readable by all, whatever the umask, as a web server needs it."""
    for path in _missing(folder):
        path.mkdir()
        path.chmod(_FOLDER_MODE)


def _missing(folder: Path) -> list[Path]:
    """Return *folder* and those above it, as far as they are not there, the outermost first."""
    missing: list[Path] = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    return missing[::-1]


def _remove_empty(folder: Path, output: Path) -> None:
    """Remove *folder* and those above it, as far as they are empty and inside *output*."""
    while folder != output and output in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
