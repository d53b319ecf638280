"""One build at a time for each output folder. The lock is the kernel's, so a killed build frees it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

_NAME = "lock"
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class LockedError(Exception):
    """Raised when another build holds the folder."""


@contextmanager
def locked(work: Path) -> Iterator[None]:
    """Hold the lock of the folder *work*, which is made when it is missing and removed when it is left empty.

    Raises ``LockedError`` when another process holds it, and OSError when the disk fails or a link stands in its place:
    what lies behind a link is not ours.
    """
    file = _open_locked(work)
    try:
        yield
    finally:
        # Removed while it is still held: whoever waits for this very file finds that its name is gone, and opens a
        # new one.
        try:
            with suppress(OSError):
                if {path.name for path in work.iterdir()} == {_NAME}:
                    (work / _NAME).unlink()
                    work.rmdir()
        finally:
            file.close()


def _open_locked(work: Path) -> IO[bytes]:
    while True:
        work.mkdir(parents=True, exist_ok=True)
        if work.is_symlink():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(work))
        try:
            file = os.fdopen(os.open(work / _NAME, _NO_LINK | os.O_RDWR | os.O_CREAT, 0o666), "r+b")
        except FileNotFoundError:
            continue  # another build has just removed the folder
        try:
            _lock(file.fileno())
        except OSError as error:
            file.close()
            raise LockedError from error
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), (work / _NAME).stat()):
                return file
        file.close()


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - exists on POSIX only

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
