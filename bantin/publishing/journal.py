"""The journal: what a publication still has to do. Once it is on disk the site counts as published.

A build that dies before that leaves only staging behind; one that dies after it is finished by the next command.
"""

from __future__ import annotations

import errno
import json
import os
from dataclasses import dataclass
from pathlib import Path

from bantin.publishing.manifest import NAME as MANIFEST_NAME
from bantin.urls import find_path_fault

NAME = "journal.json"
_DRAFT = NAME + ".draft"
_MANY = 64
_SYNCERS = 4
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP)
"""What a file system says, one of the network for example, that makes files durable and no folders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """Paths to put in place, in this order, then paths to remove."""

    put: tuple[str, ...]
    remove: tuple[str, ...]


def write_journal(work: Path, journal: Journal) -> None:
    """Write *journal* into the folder *work*, so that it is there whole or not at all."""
    draft = work / _DRAFT
    draft.unlink(missing_ok=True)
    with draft.open("x", encoding="utf-8") as file:
        json.dump({"put": journal.put, "remove": journal.remove}, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(work / NAME)
    sync_folder(work)
    sync_folder(work.parent)


def cancel_journal(work: Path) -> None:
    """Remove the journal in the folder *work*, and what a ``write_journal`` that failed may have left of one."""
    (work / NAME).unlink(missing_ok=True)
    (work / _DRAFT).unlink(missing_ok=True)


def load_journal(work: Path) -> Journal | None:
    """Return the journal in *work*, or None when no publication was under way.

    A journal is written whole or not at all; one that can't be understood was damaged since, and is as good as none:
    the build that comes compares every file anyway.
    """
    file = work / NAME
    if not file.is_file():
        return None
    data = file.read_bytes()
    try:
        found = json.loads(data)
        return Journal(put=_paths(found["put"]), remove=_paths(found["remove"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        (work / NAME).unlink()
        return None


def _paths(values: list[object]) -> tuple[str, ...]:
    """Return *values* as paths inside the site; raise ValueError for any other."""
    paths = [str(value) for value in values]
    if any(path != MANIFEST_NAME and find_path_fault(path) for path in paths):
        raise ValueError(values)
    return tuple(paths)


def sync_tree(folder: Path) -> None:
    """Make every file below *folder* durable, before a journal says that it is there."""
    paths = sorted(folder.rglob("*"))
    files = [path for path in paths if path.is_file()]
    if len(files) < _MANY:
        for file in files:
            _sync_file(file)
    else:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - 10 ms, which few files do not take

        # Several at a time: a disk makes in one go durable what waits for it.
        with ThreadPoolExecutor(_SYNCERS) as syncers:
            for _ in syncers.map(_sync_file, files):
                pass
    for path in (*paths, folder):
        if path.is_dir():
            sync_folder(path)


def _sync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make the names in *folder* durable, where the system can."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise
        finally:
            os.close(descriptor)
