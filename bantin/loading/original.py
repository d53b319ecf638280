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
                table.fault(key, "no-such-line", file=self.file.path.name, count=len(self.file.lines))
            elif not self.file.lines[line - 1].strip():
                table.fault(key, "blank-line", line=line, file=self.file.path.name)
        return line

    def read_optional(self, table: TableReader) -> int | None:
        """Return the line number at ``line``, or None."""
        return self.read(table) if table.has("line") else None

    def check_quote(self, table: TableReader, key: str | tuple[str, ...], words: str, line: int | None) -> None:
        """*words* must stand in *line* of the original."""
        if self.file is None or line is None or not words or not 1 <= line <= len(self.file.lines):
            return
        if words not in self.file.lines[line - 1]:
            said = shorten(self.file.lines[line - 1].strip(), 80, placeholder="…")
            table.fault(key, "quote-not-found", words=words, line=line, file=self.file.path.name, said=said)
