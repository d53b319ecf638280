r"""The only reader of content/: UTF-8, NFC, ``\\n``; and what is wrong with a file that is not so."""

from __future__ import annotations

import hashlib
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

from bantin.collected import Encoding, UndecodableError, decode, find_heaps
from bantin.problems import Place, Problem, at_most

# Letters and marks of Vietnamese in NFC never need these; a file that holds them is damaged or hides something.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_BOM = b"\xef\xbb\xbf"

MOST_BYTES = 2_000_000
"""Of any file: a register of five thousand organisations."""
MOST_BYTES_IN_BUNDLE = 256_000
"""Of a file of a bundle: fifty times a long report, and all that is compared in it is compared within seconds."""
MOST_LINES_IN_BUNDLE = 5_000
LONGEST_LINE_IN_BUNDLE = 25_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """A text file that was read: its lines (NFC, without line ends), and the SHA-256 of its bytes as on disk."""

    path: Path
    lines: tuple[str, ...]
    sha256: str

    @property
    def text(self) -> str:
        r"""The whole text, with ``\\n`` between lines."""
        return "\n".join(self.lines)

    def place(self, line: int | None = None, column: int | None = None, width: int = 1) -> Place:
        """Return a place in this file, with the line as the editor sees it."""
        known = line is not None and 1 <= line <= len(self.lines)
        text = self.lines[line - 1] if known and line is not None else None
        return Place(file=self.path, line=line, column=column, width=width, text=text)

    def place_of(self, line: int, words: str) -> Place:
        """Return the place of *words* in *line*, or of the whole line when they do not stand there."""
        text = self.lines[line - 1]
        column = text.find(words)
        if column < 0:
            return self.place(line, 1, max(1, len(text)))
        return self.place(line, column + 1, max(1, len(words)))


def read_text(path: Path, problems: list[Problem]) -> TextFile | None:
    r"""Read *path*; append what is wrong with it to *problems*; return None when it can't be read at all.

    A file that people write must be UTF-8 in NFC with ``\\n`` line ends, no byte order mark and no control characters.
    """
    data = _read_bytes(path, problems)
    if data is None:
        return None
    sha256 = hashlib.sha256(data).hexdigest()
    text = _read_clean(data)
    if text is not None:
        file = TextFile(path=path, lines=tuple(text.split("\n")), sha256=sha256)
        return file if _is_fit(file, problems) else None
    marked = data.startswith(_BOM)
    data = data.removeprefix(_BOM)
    raw_lines = data.replace(b"\r\n", b"\n").split(b"\n")
    lines = [raw.decode(errors="replace") for raw in raw_lines]
    file = TextFile(path=path, lines=tuple(lines), sha256=sha256)
    faults = [*at_most(_find_undecodable(path, raw_lines), path), *at_most(_find_heaps(file), path)]
    if not any(fault.code == "heap-of-marks" for fault in faults):  # what evening those out takes grows with its square
        file = replace(file, lines=tuple(unicodedata.normalize("NFC", line) for line in lines))
        faults += at_most(_find_controls(file), path)
    problems += faults
    if faults or not _is_fit(file, problems):
        return None
    if marked:
        problems.append(Problem.at(file.place(1, 1), "byte-order-mark"))
    _check_line_ends(file, data, problems)
    problems += at_most(_find_loose(file, lines), path)
    return file


def _read_clean(data: bytes) -> str | None:
    """Return the text of a file that is as it should be, or None: what is wrong is then looked for line by line."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    is_clean = not (data.startswith(_BOM) or CONTROL.search(text) or any(find_heaps(text)))
    return text if is_clean and unicodedata.is_normalized("NFC", text) else None


def read_collected(path: Path, encoding: Encoding, problems: list[Problem]) -> TextFile | None:
    """Read a text that is kept as collected, in *encoding*: its lines are evened out in memory, its bytes stay.

    None when it can't be read, and then *problems* say why.
    """
    data = _read_bytes(path, problems)
    if data is None:
        return None
    try:
        collected = decode(data, encoding)
    except UndecodableError as error:
        place = Place(file=path, line=error.line, column=error.column, text=error.text)
        values = {"byte": f"0x{error.byte:02x}" if error.byte is not None else "", "encoding": encoding.value}
        problems.append(Problem.at(place, "undecodable-seed", **values))
        return None
    file = TextFile(path=path, lines=collected.lines, sha256=hashlib.sha256(data).hexdigest())
    return file if _is_fit(file, problems) else None


def _read_bytes(path: Path, problems: list[Problem]) -> bytes | None:
    """Return the bytes of a regular file; a link, a device or a missing file is a problem."""
    place = Place(file=path)
    try:
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            most = MOST_BYTES_IN_BUNDLE if _is_in_bundle(path) else MOST_BYTES
            with path.open("rb") as file:
                data = file.read(most + 1)
            if len(data) <= most:
                return data
            problems.append(Problem.at(place, "too-large", count=path.lstat().st_size, most=most, of="bytes"))
            return None
        sort = "link" if stat.S_ISLNK(mode) else "folder" if stat.S_ISDIR(mode) else "other"
        problems.append(Problem.at(place, "not-a-plain-file", sort=sort))
    except FileNotFoundError:
        problems.append(Problem.at(place, "missing-file"))
    except OSError as error:
        problems.append(Problem.at(place, "unreadable-file", reason=error.strerror or str(error)))
    except ValueError as error:  # what no file can be called
        problems.append(Problem.at(place, "unreadable-file", reason=str(error)))
    return None


def find_extents(file: TextFile) -> list[Problem]:
    """Return what is too long in the text of a report: its lines are too many, or one of them, or heaps of marks."""
    if len(file.lines) > MOST_LINES_IN_BUNDLE:
        place = Place(file=file.path)
        return [Problem.at(place, "too-large", count=len(file.lines), most=MOST_LINES_IN_BUNDLE, of="lines")]
    heaps = at_most(_find_heaps(file), file.path)
    for number, line in enumerate(file.lines, 1):
        if len(line) > LONGEST_LINE_IN_BUNDLE:
            place = file.place(number, LONGEST_LINE_IN_BUNDLE + 1)
            return [*heaps, Problem.at(place, "long-line", count=len(line), most=LONGEST_LINE_IN_BUNDLE)]
    return heaps


def _is_fit(file: TextFile, problems: list[Problem]) -> bool:
    """Whether nothing is too long in a file of a bundle; what is goes to *problems*."""
    faults = find_extents(file) if _is_in_bundle(file.path) else []
    problems += faults
    return not faults


def _is_in_bundle(path: Path) -> bool:
    return path.parent.parent.name == "articles"


def _find_undecodable(path: Path, raw_lines: list[bytes]) -> Iterator[Problem]:
    """A text is UTF-8; of each line that is not, the first byte is told."""
    for number, raw in enumerate(raw_lines, 1):
        try:
            raw.decode()
        except UnicodeDecodeError as error:
            column = len(raw[: error.start].decode()) + 1
            place = Place(file=path, line=number, column=column, text=raw.decode(errors="replace"))
            yield Problem.at(place, "not-utf-8", byte=f"0x{raw[error.start]:02x}")


def _find_heaps(file: TextFile) -> Iterator[Problem]:
    """No letter carries a heap of marks, which would cover the lines above and below it."""
    for number, line in enumerate(file.lines, 1):
        for start, count in find_heaps(line):
            yield Problem.at(file.place(number, max(1, start), count + 1), "heap-of-marks", count=count)


def _find_controls(file: TextFile) -> Iterator[Problem]:
    """No control character may stand in a text: a NUL, an escape, a line separator."""
    for number, line in enumerate(file.lines, 1):
        for found in CONTROL.finditer(line):
            place = file.place(number, found.start() + 1)
            yield Problem.at(place, "control-character", character=f"U+{ord(found[0]):04X}")


def _check_line_ends(file: TextFile, data: bytes, problems: list[Problem]) -> None:
    r"""Lines end with ``\\n``."""
    number = data.count(b"\n", 0, data.find(b"\r\n")) + 1 if b"\r\n" in data else 0
    if number:
        place = file.place(number, len(file.lines[number - 1]) + 1)
        problems.append(Problem.at(place, "windows-line-ends", count=data.count(b"\r\n")))


def _find_loose(file: TextFile, lines: list[str]) -> Iterator[Problem]:
    """Letters carry their marks in one character (NFC)."""
    for number, line in enumerate(lines, 1):
        if unicodedata.is_normalized("NFC", line):
            continue
        composed = file.lines[number - 1]
        changed = next(i for i, letter in enumerate(composed) if letter != line[i])
        start = next((i + 1 for i in range(changed - 1, -1, -1) if not composed[i].isalpha()), 0)
        shown = "".join(takewhile(str.isalpha, composed[start:]))
        yield Problem.at(file.place(number, start + 1, len(shown)), "loose-marks", word=shown)
