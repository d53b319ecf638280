"""Zip files that are the same bytes whenever and wherever the same files are packed.

A file may come as it lies in an earlier zip, and is then neither unpacked nor compressed again.
"""

from __future__ import annotations

import datetime as dt
import io
import weakref
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

_UNIX = 3
_MODE = 0o100644 << 16
_FIRST_YEAR = 1980
"""A zip cannot hold an earlier date."""
_PACKED_ALREADY = (".png", ".woff2", ".epub", ".zip")
_LOCAL_HEADER = 30
"""Bytes before the name of a file; nothing stands between the name and what is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A file as it lies in a zip: *give* gives its bytes, compressed unless it is *stored*.

    *crc* and *size* are the checksum and the length of what comes out.
    """

    crc: int
    size: int
    stored: bool
    give: Callable[[], bytes]


PackedFile = tuple[str, bytes | Packed]
"""The name of a file inside the zip, and what is in it."""


def pack(files: Iterable[PackedFile], day: dt.date, *, stored: frozenset[str] = frozenset()) -> bytes:
    """Return a zip of *files* in their order, each dated *day*; what is *stored* is not compressed.

    Files are taken one at a time, so that *files* can make each when its turn comes. Equal files give equal bytes with
    the same zlib.
    """
    date = max(day, dt.date(_FIRST_YEAR, 1, 1))
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name, data in files:
            packed = data if isinstance(data, Packed) else compress(name, data, stored=name in stored)
            info = zipfile.ZipInfo(name, (date.year, date.month, date.day, 0, 0, 0))
            info.create_system = _UNIX
            info.external_attr = _MODE
            _write(archive, result, info, packed)
        archive.comment = b""  # has the directory written: what was added above did not go through the archive
    return result.getvalue()


def compress(name: str, data: bytes, *, stored: bool = False) -> Packed:
    """Return *data* as it will lie in a zip under *name*; what is compressed by its sort is not compressed again."""
    stored = stored or name.endswith(_PACKED_ALREADY)
    if not stored:
        compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        packed = compressor.compress(data) + compressor.flush()
    return Packed(crc=zlib.crc32(data), size=len(data), stored=stored, give=partial(bytes, data if stored else packed))


class EarlierZip:
    """A zip that ``pack`` has made, from which files can be taken as they lie there."""

    def __init__(self, path: Path) -> None:
        """Open the zip at *path*; raises OSError, or ``zipfile.BadZipFile`` for something else."""
        self._file = path.open("rb")
        weakref.finalize(self, self._file.close)
        with zipfile.ZipFile(self._file) as archive:
            self._infos = archive.NameToInfo

    def find(self, name: str) -> Packed | None:
        """Return the file *name*, or None when it is not there."""
        info = self._infos.get(name)
        if info is None:
            return None
        stored = info.compress_type == zipfile.ZIP_STORED
        start = info.header_offset + _LOCAL_HEADER + len(name.encode())
        return Packed(
            crc=info.CRC, size=info.file_size, stored=stored, give=partial(self._take, start, info.compress_size)
        )

    def _take(self, start: int, size: int) -> bytes:
        self._file.seek(start)
        return self._file.read(size)


def _write(archive: zipfile.ZipFile, result: io.BytesIO, info: zipfile.ZipInfo, packed: Packed) -> None:
    """Add a file that is packed already, which the library has no word for."""
    data = packed.give()
    info.compress_type = zipfile.ZIP_STORED if packed.stored else zipfile.ZIP_DEFLATED
    info.CRC, info.file_size, info.compress_size = packed.crc, packed.size, len(data)
    info.header_offset = result.tell()
    result.write(info.FileHeader())
    result.write(data)
    archive.filelist.append(info)
    archive.NameToInfo[info.filename] = info
    archive.start_dir = result.tell()
