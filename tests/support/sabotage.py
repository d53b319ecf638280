"""Disks that fail: the n-th file operation raises."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_OPERATIONS = (
    (os, ("mkdir", "replace", "rename", "unlink", "rmdir", "chmod", "fsync", "open")),
    (io, ("open",)),
)


class Saboteur:
    """Counts file operations and lets the one numbered *turn* fail, as on a full disk."""

    def __init__(self, patch: pytest.MonkeyPatch, turn: int) -> None:
        self.count = 0
        self._turn = turn
        for module, names in _OPERATIONS:
            for name in names:
                patch.setattr(module, name, self._failing(getattr(module, name)))
        patch.setattr(Path, "write_bytes", self._write_half(Path.write_bytes))

    @property
    def struck(self) -> bool:
        """Whether the turn has come."""
        return self.count >= self._turn

    def _failing(self, operation: Callable[..., Any]) -> Callable[..., Any]:
        def operate(*args: object, **kwargs: object) -> object:
            self._step()
            return operation(*args, **kwargs)

        return operate

    def _write_half(self, write: Callable[[Path, bytes], int]) -> Callable[[Path, bytes], int]:
        def operate(path: Path, data: bytes) -> int:
            self.count += 1
            if self.count == self._turn:
                write(path, data[: len(data) // 2])
                raise _full()
            return write(path, data)

        return operate

    def _step(self) -> None:
        self.count += 1
        if self.count == self._turn:
            raise _full()


def _full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
