"""Disks that fail, hands that interfere, power that goes: at the n-th file operation."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Strike = Callable[[], BaseException]
"""Ends the process, or returns what the operation raises."""

_OPERATIONS = (
    (os, ("mkdir", "replace", "rename", "unlink", "rmdir", "chmod", "fsync", "open")),
    (io, ("open",)),
)


class Saboteur:
    """Counts file operations, and has *strike* come at the one numbered *turn*; without it the disk is full then."""

    def __init__(self, patch: pytest.MonkeyPatch, turn: int, strike: Strike | None = None) -> None:
        self.count = 0
        self._turn = turn
        self._strike = strike or _full
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
                raise self._strike()
            return write(path, data)

        return operate

    def _step(self) -> None:
        self.count += 1
        if self.count == self._turn:
            raise self._strike()


def _full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
