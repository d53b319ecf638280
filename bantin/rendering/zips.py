"""Zip files that are the same bytes whenever and wherever the same files are packed."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable

PackedFile = tuple[str, bytes]
"""The name of a file inside the zip, and what is in it."""

_UNIX = 3
_MODE = 0o100644 << 16
_FIRST_YEAR = 1980
"""A zip cannot hold an earlier date."""
_PACKED_ALREADY = (".png", ".woff2", ".epub", ".zip")


def pack(files: Iterable[PackedFile], day: dt.date, *, stored: frozenset[str] = frozenset()) -> bytes:
    """Return a zip of *files* in their order, each dated *day*; what is *stored* is not compressed.

    Files are taken one at a time, so that *files* can make each when its turn comes. Equal files give equal bytes with
    the same zlib.
    """
    date = max(day, dt.date(_FIRST_YEAR, 1, 1))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name, (date.year, date.month, date.day, 0, 0, 0))
            info.create_system = _UNIX
            info.external_attr = _MODE
            plain = name in stored or name.endswith(_PACKED_ALREADY)
            info.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return packed.getvalue()
