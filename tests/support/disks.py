"""Small disks of their own, where this machine lets tests mount any."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from bench.faults.disk import memory_disk


@contextmanager
def small_disk(folder: Path, size: int = 16 << 20, files: int = 2_000) -> Iterator[Path]:
    """Mount a disk in memory at *folder*, which is made; skips the test where only root of a whole machine may."""
    with ExitStack() as stack:
        try:
            disk = stack.enter_context(memory_disk(folder, size, files))
        except OSError as error:
            pytest.skip(f"no disk can be mounted here: {error}")
        yield disk
