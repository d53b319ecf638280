"""A seed and the metadata that says what each of its lines is: no word lost, none shown twice, none respelled."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bantin.collected import Encoding
from bantin.loading.files import TextFile, read_collected
from bantin.loading.tables import TableReader
from bantin.model.article import Block, BlockKind, Dropped, LineRole, Seed
from bantin.problems import Problem

_BLOCKS = {kind.value for kind in BlockKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedText:
    """A seed that was read: its file, its blocks, and the rest; no blocks and no rest when its rows are broken."""

    file: TextFile
    blocks: tuple[Block, ...]
    seed: Seed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row of ``lines``: what lines *first* to *last* are."""

    reader: TableReader
    first: int
    last: int
    role: LineRole
    of: int | None
    credit: str
    drop_start: str
    drop_end: str


def read_seed(table: TableReader, folder: Path) -> SeedText | None:
    """Read the seed that *table* (``[seed.<language>]``) describes; None when its file can't be read."""
    file_name = table.text("file")
    name = table.text("name")
    encoding = table.choice("encoding", Encoding) if table.has("encoding") else Encoding.UTF_8
    sha256 = table.text("sha256")
    rows = [_read_row(row) for row in table.tables("lines")]
    if not table.has("lines"):
        table.fault("", "missing-lines")
    table.close()
    rows_sound = table.sound
    if "/" in file_name or "\\" in file_name:
        table.fault("file", "seed-elsewhere")
        return None
    if not file_name:
        return None
    file = read_collected(folder / file_name, encoding, table.problems)
    if file is None:
        return None
    if sha256 and file.sha256 != sha256:
        table.fault("sha256", "seed-changed", file=file_name, sha256=file.sha256)
        return None  # what the rows say of another file is no use
    if rows_sound:
        faults = len(table.problems)
        sound = _check_coverage(file, rows, table.problems)
        text = _assemble(file, sound, name, table)
        if len(table.problems) == faults:
            return text
    return SeedText(file=file, blocks=(), seed=None)


def _read_row(table: TableReader) -> _Row:
    row = _Row(
        reader=table,
        first=table.integer("line"),
        last=table.optional_integer("to") or table.integer("line"),
        role=table.choice("role", LineRole),
        of=table.optional_integer("of"),
        credit=table.optional_text("credit"),
        drop_start=table.optional_text("drop_start"),
        drop_end=table.optional_text("drop_end"),
    )
    table.close()
    if table.sound:
        if row.last < row.first:
            table.fault("to", "lines-backwards", first=row.first)
        if (row.of is not None) != (row.role is LineRole.DUPLICATE):
            table.fault("", "of-without-duplicate")
        if row.credit and row.role is not LineRole.CAPTION:
            table.fault("credit", "credit-without-caption")
    return row


def _check_coverage(file: TextFile, rows: list[_Row], problems: list[Problem]) -> list[_Row]:
    """Every non-blank line of a seed has exactly one role; rows stand in the order of their lines.

    Returns the rows whose lines are there.
    """
    owners: set[int] = set()
    sound: list[_Row] = []
    before = 0
    for row in rows:
        reader, length = row.reader, len(file.lines)
        lines = range(row.first, min(row.last, length) + 1)
        taken = [number for number in lines if number in owners]
        blank = [number for number in lines if not file.lines[number - 1].strip()]
        if row.last > length:
            reader.fault("line" if row.first > length else "to", "no-such-line", file=file.path.name, count=length)
        elif taken:
            reader.fault("line", "line-with-two-roles", line=taken[0])
        elif row.first <= before:
            reader.fault("line", "lines-out-of-order", line=row.first, before=before)
        elif blank:
            reader.fault("line", "blank-line", line=blank[0], file=file.path.name)
        else:
            sound.append(row)
        before = max(before, row.last)
        owners.update(lines)
    for number, line in enumerate(file.lines, 1):
        if line.strip() and number not in owners:
            place = file.place(number, 1, len(line))
            problems.append(Problem.at(place, "line-without-role", line=number))
    return sound


def _assemble(file: TextFile, rows: list[_Row], name: str, table: TableReader) -> SeedText:
    """Return the seed made of its *rows*; a drop, a credit or a duplicate that does not hold is a fault."""
    blocks: list[Block] = []
    dropped: list[Dropped] = []
    shown: dict[int, str] = {}
    by_role: dict[LineRole, list[str]] = {role: [] for role in LineRole}
    for row in rows:
        whole = " ".join(line.strip() for line in file.lines[row.first - 1 : row.last])
        words = _drop(row, whole, file, dropped)
        shown[row.first] = whole
        by_role[row.role].append(words)
        if row.role is LineRole.DUPLICATE:
            if row.of is None or shown.get(row.of) != whole or row.of == row.first:
                row.reader.fault("of", "not-a-duplicate", line=row.first, of=row.of or "")
            dropped.append(Dropped(line=row.first, words=words, why=row.role.value, of=row.of))
        elif row.role is LineRole.FURNITURE:
            dropped.append(Dropped(line=row.first, words=words, why=row.role.value))
        elif row.role.value in _BLOCKS:
            kind = BlockKind(row.role.value)
            blocks.append(Block(kind=kind, words=words, line=row.first, last_line=row.last, credit=row.credit))
    for role in (LineRole.TITLE, LineRole.LEAD):
        if len(by_role[role]) > 1:
            table.fault("lines", "role-of-several-lines", count=len(by_role[role]), role=role.value)
    if not blocks:
        table.fault("lines", "seed-without-text", file=file.path.name)
    seed = Seed(
        name=name,
        file=file.path.name,
        sha256=file.sha256,
        title="".join(by_role[LineRole.TITLE]),
        sections=tuple(by_role[LineRole.SECTION]),
        stamps=tuple(by_role[LineRole.STAMP]),
        bylines=tuple(by_role[LineRole.BYLINE]),
        sources=tuple(by_role[LineRole.SOURCE]),
        dropped=tuple(dropped),
    )
    return SeedText(file=file, blocks=tuple(blocks), seed=seed)


def _drop(row: _Row, words: str, file: TextFile, dropped: list[Dropped]) -> str:
    """Return *words* without what the row says is no part of the text; it must stand exactly there."""
    if row.drop_start:
        if not words.startswith(row.drop_start):
            row.reader.fault(
                "drop_start", "not-at-the-start", line=row.first, file=file.path.name, words=row.drop_start
            )
        words = words.removeprefix(row.drop_start)
        dropped.append(Dropped(line=row.first, words=row.drop_start.strip(), why="start"))
    if row.drop_end:
        if not words.endswith(row.drop_end):
            row.reader.fault("drop_end", "not-at-the-end", line=row.last, file=file.path.name, words=row.drop_end)
        words = words.removesuffix(row.drop_end)
        dropped.append(Dropped(line=row.last, words=row.drop_end.strip(), why="end"))
    if row.credit and row.credit not in words:
        row.reader.fault("credit", "credit-not-found", line=row.first, file=file.path.name, words=row.credit)
    if not words.strip():
        row.reader.fault("line", "nothing-left", line=row.first)
    return words.strip()
