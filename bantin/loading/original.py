"""The lines of the original, which the metadata points to and quotes."""

from __future__ import annotations

from textwrap import shorten

from bantin.loading.files import TextFile
from bantin.loading.tables import TableReader


class OriginalLines:
    """The lines of the original, which the metadata's ``line`` keys point to."""

    def __init__(self, file: TextFile | None) -> None:
        """Take the original's *file*; None when it is broken, and then nothing is checked against it."""
        self.file = file

    def read(self, table: TableReader, key: str = "line") -> int:
        """Return the line number at *key*; it must be a line of the original that is not blank."""
        line = table.integer(key)
        if table.sound and self.file is not None:
            if line > len(self.file.lines):
                table.fault(key, f"{self.file.path.name} has only {len(self.file.lines)} lines")
            elif not self.file.lines[line - 1].strip():
                table.fault(key, f"line {line} of {self.file.path.name} is blank")
        return line

    def read_optional(self, table: TableReader) -> int | None:
        """Return the line number at ``line``, or None."""
        return self.read(table) if table.has("line") else None

    def check_quote(self, table: TableReader, key: str | tuple[str, ...], words: str, line: int | None) -> None:
        """*words* must stand in *line* of the original."""
        if self.file is None or line is None or not words or not 1 <= line <= len(self.file.lines):
            return
        if words not in self.file.lines[line - 1]:
            said = self.file.lines[line - 1].strip()
            message = f'"{words}" does not stand in line {line} of {self.file.path.name}'
            table.fault(key, message, f"the line says: {shorten(said, 80, placeholder='…')}")
