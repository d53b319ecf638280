"""How the documents of an index are cut, so that a new report changes few files.

Documents are numbered from the oldest. A run of them that is full is closed: its part of the index stays as it is until
something in it is edited. Closed runs are few, because they grow: 64 documents, then 256, 1,024 and so on, as in a
number written in base four. A search looks into each.
"""

from __future__ import annotations

_LEAST = 64
_GROWTH = 4


def cut_segments(count: int) -> list[range]:
    """Return the runs of *count* documents, the largest and oldest first; only the last may be under ``_LEAST``."""
    size = _LEAST
    while size * _GROWTH <= count:
        size *= _GROWTH
    segments: list[range] = []
    start = 0
    while count - start >= _LEAST:
        if count - start < size:
            size //= _GROWTH
            continue
        segments.append(range(start, start + size))
        start += size
    if start < count:
        segments.append(range(start, count))
    return segments
