"""The spool: where what has been made waits until it is used, on the disk and not in memory.

It is a file without a name, which is gone with the process, however that ends.
"""

from __future__ import annotations

import os
import sys
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from weakref import WeakValueDictionary

if sys.platform != "win32":
    import fcntl

Read = Callable[[], bytes]
Put = Callable[[bytes], Read]
"""Takes bytes, and returns what gives them back."""


def in_memory(data: bytes) -> Read:
    """Keep *data* in memory."""
    return partial(bytes, data)


class Spool:
    """One spool. Processes that are forked later share it: what one has put into it can be read by all.

    What gives bytes back can be sent from one to the other, and is short.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Open it in *folder*, or where the system has its temporary files; raises OSError when the disk fails."""
        import tempfile  # noqa: PLC0415 - 10 ms, which a build with nothing to do need not pay

        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - closed by the next line
        weakref.finalize(self, self._file.close)
        self._number = next(_numbers)
        _open[self._number] = self

    def __reduce__(self) -> tuple[Callable[[int], Spool], tuple[int]]:
        """Come back from another process as the spool that it is here."""
        return _find, (self._number,)

    def put(self, data: bytes) -> Read:
        """Take *data*, and return what gives it back as long as that is kept; raises OSError when the disk is full."""
        with _alone(self._file.fileno()):
            start, left = self._file.seek(0, os.SEEK_END), memoryview(data)
            while left:
                left = left[self._file.write(left) :]
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


def _find(number: int) -> Spool:
    return _open[number]


_numbers = count()
_open: WeakValueDictionary[int, Spool] = WeakValueDictionary()


@contextmanager
def _alone(descriptor: int) -> Iterator[None]:
    """Keep other processes from writing: they share the position in the file."""
    if sys.platform == "win32":
        yield
    else:
        fcntl.lockf(descriptor, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.lockf(descriptor, fcntl.LOCK_UN)
