r"""The only reader of content/: UTF-8, NFC, ``\\n``; and what is wrong with a file that is not so."""

from __future__ import annotations

import hashlib
import re
import stat
import unicodedata
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from bantin.collected import Encoding, UndecodableError, decode
from bantin.problems import Place, Problem

# Letters and marks of Vietnamese in NFC never need these; a file that holds them is damaged or hides something.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_BOM = b"\xef\xbb\xbf"


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
        return TextFile(path=path, lines=tuple(text.split("\n")), sha256=sha256)
    marked = data.startswith(_BOM)
    data = data.removeprefix(_BOM)
    raw_lines = data.replace(b"\r\n", b"\n").split(b"\n")
    lines: list[str] = []
    sound = True
    for number, raw in enumerate(raw_lines, 1):
        try:
            lines.append(raw.decode())
        except UnicodeDecodeError as error:
            sound = False
            column = len(raw[: error.start].decode()) + 1
            shown = raw.decode(errors="replace")
            place = Place(file=path, line=number, column=column, text=shown)
            problems.append(Problem.at(place, "not-utf-8", byte=f"0x{raw[error.start]:02x}"))
            lines.append(shown)
    file = TextFile(path=path, lines=tuple(unicodedata.normalize("NFC", line) for line in lines), sha256=sha256)
    sound = _check_controls(file, problems) and sound
    if marked:
        problems.append(Problem.at(file.place(1, 1), "byte-order-mark"))
    _check_line_ends(file, data, problems)
    _check_composed(file, lines, problems)
    return file if sound else None


def _read_clean(data: bytes) -> str | None:
    """Return the text of a file that is as it should be, or None: what is wrong is then looked for line by line."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    is_clean = not (data.startswith(_BOM) or CONTROL.search(text)) and unicodedata.is_normalized("NFC", text)
    return text if is_clean else None


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
    return TextFile(path=path, lines=collected.lines, sha256=hashlib.sha256(data).hexdigest())


def _read_bytes(path: Path, problems: list[Problem]) -> bytes | None:
    """Return the bytes of a regular file; a link, a device or a missing file is a problem."""
    place = Place(file=path)
    try:
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            return path.read_bytes()
        sort = "link" if stat.S_ISLNK(mode) else "folder" if stat.S_ISDIR(mode) else "other"
        problems.append(Problem.at(place, "not-a-plain-file", sort=sort))
    except FileNotFoundError:
        problems.append(Problem.at(place, "missing-file"))
    except OSError as error:
        problems.append(Problem.at(place, "unreadable-file", reason=error.strerror or str(error)))
    except ValueError as error:  # what no file can be called
        problems.append(Problem.at(place, "unreadable-file", reason=str(error)))
    return None


def _check_controls(file: TextFile, problems: list[Problem]) -> bool:
    """No control character may stand in a text: a NUL, an escape, a line separator."""
    sound = True
    for number, line in enumerate(file.lines, 1):
        for found in CONTROL.finditer(line):
            sound = False
            place = file.place(number, found.start() + 1)
            problems.append(Problem.at(place, "control-character", character=f"U+{ord(found[0]):04X}"))
    return sound


def _check_line_ends(file: TextFile, data: bytes, problems: list[Problem]) -> None:
    r"""Lines end with ``\\n``."""
    number = data.count(b"\n", 0, data.find(b"\r\n")) + 1 if b"\r\n" in data else 0
    if number:
        place = file.place(number, len(file.lines[number - 1]) + 1)
        problems.append(Problem.at(place, "windows-line-ends", count=data.count(b"\r\n")))


def _check_composed(file: TextFile, lines: list[str], problems: list[Problem]) -> None:
    """Letters carry their marks in one character (NFC)."""
    for number, line in enumerate(lines, 1):
        if unicodedata.is_normalized("NFC", line):
            continue
        composed = file.lines[number - 1]
        changed = next(i for i, letter in enumerate(composed) if letter != line[i])
        start = next((i + 1 for i in range(changed - 1, -1, -1) if not composed[i].isalpha()), 0)
        shown = "".join(takewhile(str.isalpha, composed[start:]))
        problems.append(Problem.at(file.place(number, start + 1, len(shown)), "loose-marks", word=shown))
