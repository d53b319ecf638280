"""Outputs as they will lie in a zip; those that have not changed are taken from an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from bantin.outputs import Output
from bantin.rendering.zips import EarlierZip, Packed, compress
from bantin.workers import Crew

_FEW = 300
"""Fewer files than this are compressed sooner than processes are ready for them."""


def pack_tree(
    outputs: Iterable[Output],
    name_of: Callable[[str], str],
    earlier: Path | None,
    was_in: Callable[[Output], bool],
    crew: Crew,
) -> dict[str, Packed]:
    """Return each of *outputs* by its path as it will lie in a zip, under the name that *name_of* gives its path.

    *earlier* is the zip that was made of the last tree; an output that *was_in* that tree lies there as it is. The
    others are compressed by *crew*.
    """
    lying = EarlierZip(earlier) if earlier is not None else None
    packed: dict[str, Packed] = {}
    left: list[Output] = []
    for output in outputs:
        found = lying.find(name_of(output.path)) if lying is not None and was_in(output) else None
        if found is None:
            left.append(output)
        else:
            packed[output.path] = found

    def compress_part(part: Sequence[Output]) -> list[tuple[str, Packed]]:
        pairs = [(output.path, compress(output.path, output.data)) for output in part]
        return [(path, replace(found, give=crew.put(found.give()))) for path, found in pairs]

    for pairs in crew.share(crew.cut(left, _FEW), compress_part):
        packed.update(pairs)
    return packed
