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
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

GRAIN = 50_000_000
"""Nanoseconds in which a file may change twice and keep its times: some ticks of the kernel's clock (4 to 10 ms)."""

Stamp = str
"""Device, inode, size, the times at which content and entry last changed; empty for one not to be trusted."""

UNSURE: Stamp = ""
_FOLDER: Stamp = "folder"

_name_of = attrgetter("name")


@dataclass(frozen=True, slots=True)
class Look:
    """How a folder looks: the *stamps* of everything below it, by path, and in order the *lines* of each folder in it.

    The path of a folder ends with a slash, that of the whole is empty; its stamp says only that it is there.
    """

    stamps: dict[str, Stamp]
    lines: dict[str, list[str]]

    def digest(self, folder: str = "") -> str:
        """Return the digest of all that is in *folder*; empty when something in it cannot be known by its looks."""
        return digest_of(self.lines.get(folder, ()))


def stamp_of(status: os.stat_result, now: int) -> Stamp:
    """Return the stamp of a file by its *status*, taken at *now* (nanoseconds since 1970)."""
    if sys.platform == "win32" or max(status.st_mtime_ns, status.st_ctime_ns) >= now - GRAIN:
        return UNSURE
    return f"{status.st_dev} {status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def scan(folder: Path) -> Look:
    """Return how *folder* looks; links are not followed.

    Names that begin with a dot are left out. A folder that is not there is empty.
    """
    look = Look({}, {})
    _scan(os.fspath(folder), "", time.time_ns(), look)
    return look


def _scan(folder: str, prefix: str, now: int, look: Look) -> list[str]:
    try:
        entries = sorted(os.scandir(folder), key=_name_of)
    except (FileNotFoundError, NotADirectoryError):
        return []
    lines: list[str] = []
    stamps = look.stamps
    for entry in entries:
        name = entry.name
        if name[0] == ".":
            continue
        path = prefix + name
        if entry.is_dir(follow_symlinks=False):
            path += "/"
            stamps[path] = _FOLDER
            lines.append(f"{path}\0{_FOLDER}")
            lines += _scan(entry.path, path, now, look)
        else:
            status = entry.stat(follow_symlinks=False)
            stamp = stamp_of(status, now)
            if not stat.S_ISREG(status.st_mode):
                stamp = f"{stat.S_IFMT(status.st_mode)} {stamp}"
            stamps[path] = stamp
            lines.append(f"{path}\0{stamp}")
    look.lines[prefix] = lines
    return lines


def line_of(path: str, stamp: Stamp) -> str:
    """Return what is digested of a file."""
    return f"{path}\0{stamp}"


def digest_of(lines: Iterable[str]) -> str:
    """Return the digest of *lines*, in the order given; empty when one of them is that of a file without a stamp."""
    text = "\n".join(lines) + "\n"
    return "" if "\0\n" in text else hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()
