"""The spool: where what has been made waits until it is used, on the disk and not in memory.

It is a file without a name, which is gone with the process, however that ends.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path

Read = Callable[[], bytes]
Put = Callable[[bytes], Read]
"""Takes bytes, and returns what gives them back."""


def in_memory(data: bytes) -> Read:
    """Keep *data* in memory."""
    return partial(bytes, data)


class Spool:
    """One spool; what was put into it can be read by processes that are forked later, too."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open it in *folder*, or where the system has its temporary files; raises OSError when the disk fails."""
        import tempfile  # noqa: PLC0415 - 10 ms, which a build with nothing to do need not pay

        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - closed by the next line
        weakref.finalize(self, self._file.close)
        self._end = 0

    def put(self, data: bytes) -> Read:
        """Take *data*, and return what gives it back as long as that is kept; raises OSError when the disk is full."""
        start, left = self._end, memoryview(data)
        self._file.seek(start)
        while left:
            left = left[self._file.write(left) :]
        self._end += len(data)
        return partial(self._read, start, len(data))

    def _read(self, start: int, size: int) -> bytes:
        if not hasattr(os, "pread"):  # and no processes either that would move the one position that a file has
            self._file.seek(start)
            return self._file.read(size)
        parts = []
        while size > 0:
            parts.append(os.pread(self._file.fileno(), size, start))
            start, size = start + len(parts[-1]), size - len(parts[-1])
        return b"".join(parts)
