"""publish: outputs into output/, all or nothing.

Everything that changed is first written beside the folder and synced; then a journal is written, and only then are
files renamed into place one by one: pictures and styles, then new pages, which nothing leads to yet, then changed
ones, the manifest last, removals after it. A reader meanwhile sees each page old or new, never torn. Swapping the
whole folder would be simpler, but fails on mount points, takes files with it that are not ours, and servers keep hold
of the old folder.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from bantin.outputs import Tree
from bantin.problems import ProblemsError
from bantin.publishing.changes import Changes, find_block, find_changes
from bantin.publishing.journal import NAME as JOURNAL_NAME
from bantin.publishing.journal import Journal, cancel_journal, load_journal, sync_folder, sync_tree, write_journal
from bantin.publishing.lock import locked
from bantin.publishing.manifest import NAME as MANIFEST_NAME
from bantin.publishing.manifest import dump_manifest, find_owners, load_manifest, make_manifest

_STAGING = "staging"
_FILE_MODE = 0o644
_FOLDER_MODE = 0o755


def publish(tree: Tree, output: Path) -> Changes:
    """Make the folder *output* hold *tree*, and return what was done.

    Raises ``ProblemsError`` when a file that is not ours is in the way, ``LockedError`` when another build is at work,
    and OSError when the disk fails. *output* is then as it was, unless ``is_unfinished`` says otherwise.
    """
    work = work_folder(output)
    with locked(work):
        _finish(work, output)
        return _publish_locked(tree, output, work)


def is_unfinished(output: Path) -> bool:
    """Whether a publication into *output* was interrupted after it began; the next one finishes it first."""
    return (work_folder(output) / JOURNAL_NAME).exists()


def work_folder(output: Path) -> Path:
    """Return the hidden folder that holds the lock, and the staging and journal of a publication.

    It lies beside *output*, or in it where *output* is a mount point: files can be renamed within one file system only.
    """
    real = output.resolve()
    if real.is_dir() and real.stat().st_dev != real.parent.stat().st_dev:
        return real / ".bantin"
    return real.parent / f".{real.name}.bantin"


def _publish_locked(tree: Tree, output: Path, work: Path) -> Changes:
    manifest = load_manifest(output)
    changes = find_changes(tree, output, manifest)
    # A file that somebody changed and no page claims any more stays, and is no longer ours.
    wanted = dump_manifest(make_manifest(tree), find_owners(tree))
    target = output / MANIFEST_NAME
    if not changes.write and not changes.remove and target.is_file() and target.read_bytes() == wanted:
        return changes
    staging = work / _STAGING
    shutil.rmtree(staging, ignore_errors=True)
    try:
        for path in changes.write:
            _write(staging / path, tree[path].data)
        _write(staging / MANIFEST_NAME, wanted)
        sync_tree(staging)
        put = (*changes.putting, MANIFEST_NAME)
        write_journal(work, Journal(put=put, remove=changes.remove))
    except BaseException:
        # The journal goes first: one whose staged files are gone would only remove pages.
        cancel_journal(work)
        shutil.rmtree(staging, ignore_errors=True)
        raise
    _finish(work, output)
    return changes


def _finish(work: Path, output: Path) -> None:
    """Do what the journal in *work* says, if there is one; each step may have been done before."""
    journal = load_journal(work)
    staging = work / _STAGING
    if journal is not None:
        pages = [path for path in (*journal.put, *journal.remove) if path != MANIFEST_NAME]
        blocks = [block for path in pages if (block := find_block(output, path))]
        if blocks:
            raise ProblemsError(blocks)
        _make_folder(output)
        for path in journal.put:
            staged = staging / path
            if staged.exists():
                _make_folder((output / path).parent)
                staged.replace(output / path)
        for path in journal.remove:
            (output / path).unlink(missing_ok=True)
            _remove_empty((output / path).parent, output)
        sync_folder(output)
        (work / JOURNAL_NAME).unlink()
    shutil.rmtree(staging, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    _make_folder(path.parent)
    path.write_bytes(data)
    path.chmod(_FILE_MODE)


def _make_folder(folder: Path) -> None:
    """Make *folder* and those above it; readable by all, whatever the umask, as a web server needs it."""
    missing = [folder]
    while not missing[-1].parent.exists():
        missing.append(missing[-1].parent)
    for path in reversed(missing):
        if not path.exists():
            path.mkdir()
            path.chmod(_FOLDER_MODE)


def _remove_empty(folder: Path, output: Path) -> None:
    """Remove *folder* and those above it, as far as they are empty and inside *output*."""
    while folder != output and output in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
