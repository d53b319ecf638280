"""What files looked like: enough to know without reading them that they are the same, by the rules of git's index.

A file is the same when device, inode, size, and both times of change are, in nanoseconds. A file that was changed
within the grain of the clock before somebody looked may change again and look the same: it has no stamp.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import time
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path

GRAIN = 50_000_000
"""Nanoseconds in which a file may change twice and keep its times: some ticks of the kernel's clock (4 to 10 ms)."""

Stamp = tuple[int, ...]
"""Device, inode, size, the times at which content and entry last changed; empty for one not to be trusted."""

UNSURE: Stamp = ()

_name_of = attrgetter("name")


def stamp_of(status: os.stat_result, now: int) -> Stamp:
    """Return the stamp of a file by its *status*, taken at *now* (nanoseconds since 1970)."""
    if sys.platform == "win32" or max(status.st_mtime_ns, status.st_ctime_ns) >= now - GRAIN:
        return UNSURE
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def scan(folder: Path) -> dict[str, Stamp]:
    """Return the stamp of everything below *folder*, by its path there; links are not followed.

    The path of a folder ends with a slash, and its stamp says only that it is there. Names that begin with a dot are
    left out. A folder that is not there is empty.
    """
    found: dict[str, Stamp] = {}
    _scan(os.fspath(folder), "", time.time_ns(), found)
    return found


def _scan(folder: str, prefix: str, now: int, found: dict[str, Stamp]) -> None:
    try:
        entries = sorted(os.scandir(folder), key=_name_of)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        name = entry.name
        if name[0] == ".":
            continue
        if entry.is_dir(follow_symlinks=False):
            found[f"{prefix}{name}/"] = (0,)
            _scan(entry.path, f"{prefix}{name}/", now, found)
        else:
            status = entry.stat(follow_symlinks=False)
            stamp = stamp_of(status, now)
            found[prefix + name] = stamp if stat.S_ISREG(status.st_mode) else (stat.S_IFMT(status.st_mode), *stamp)


def digest_of(stamps: Iterable[tuple[str, Stamp]]) -> str:
    """Return the digest of paths with their *stamps*, in the order given."""
    return hashlib.sha256(repr(list(stamps)).encode(errors="surrogateescape")).hexdigest()
