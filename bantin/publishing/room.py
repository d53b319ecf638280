"""Whether a publication can go through: asked before its journal is written, because no step after it may fail."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

_BLOCK = 4096
_ROUND = 64 * 1024
"""Bytes for folders and journals, beside the files themselves."""


class NoRoomError(OSError):
    """Raised when the disk has less room than is needed."""

    def __init__(self, folder: Path, needed: int, free: int) -> None:
        """Say of the disk of *folder* how many bytes are *needed* there, and how many are *free*."""
        super().__init__(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
        self.needed = needed
        self.free = free


def check_room(folder: Path, sizes: Collection[int]) -> None:
    """Raise ``NoRoomError`` when files of these *sizes* do not fit on the disk of *folder*.

    A disk that does not say how large it is can only be tried.
    """
    disk = shutil.disk_usage(folder)
    needed = sum(-(-size // _BLOCK) * _BLOCK for size in sizes) + _ROUND
    if disk.total > 0 and disk.free < needed:
        raise NoRoomError(folder, needed, disk.free)
    if hasattr(os, "statvfs"):
        files = os.statvfs(folder)
        if files.f_files > 0 and files.f_favail < len(sizes):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))


def check_access(output: Path, paths: Iterable[str]) -> None:
    """Raise OSError when a file at one of *paths* in *output* could not be put there, replaced or removed."""
    of_root = hasattr(os, "geteuid") and os.geteuid() == 0
    seen: set[Path] = set()
    for path in paths:
        target = output / path
        if target.parent not in seen:
            seen.add(target.parent)
            folder = target.parent
            while not folder.exists():  # it will be made in the first that is there
                folder = folder.parent
            if not _may(folder, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        # What keeps root from writing is no permission: the file is marked as one that may not change.
        if of_root and target.is_file() and not _may(target, os.W_OK):
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(target))


def _may(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)
