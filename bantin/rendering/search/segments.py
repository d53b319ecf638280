"""How the documents of an index are cut, so that a new report changes few files.

Documents are numbered from the oldest. A run of them that is full is closed: its part of the index stays as it is until
something in it is edited. A search looks into each run, so there must be few of them: two that are alike grow together,
as digits do in a number written in base two. The runs have 64 documents, 128, 256 and so on, no two of them as many.
"""

from __future__ import annotations

_LEAST = 64


def cut_segments(count: int) -> list[range]:
    """Return the runs of *count* documents, the largest and oldest first; only the last may be under ``_LEAST``."""
    segments: list[range] = []
    start = 0
    for power in reversed(range((count // _LEAST).bit_length())):
        size = _LEAST << power
        if count - start >= size:
            segments.append(range(start, start + size))
            start += size
    if start < count:
        segments.append(range(start, count))
    return segments
