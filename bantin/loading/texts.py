"""A text written in Markdown: its blocks."""

from __future__ import annotations

import re
from textwrap import shorten

from bantin.languages import Language
from bantin.loading.files import TextFile
from bantin.loading.tables import TODO
from bantin.model.article import CAPTION_MARK, SUBHEADING_MARK, Block, BlockKind
from bantin.problems import Problem

_RAW_HTML = re.compile(r"<(?!https?://|mailto:)[A-Za-z/!?][^>\n]*>?")


def parse_blocks(file: TextFile, language: Language, problems: list[Problem]) -> tuple[Block, ...]:
    """Return the blocks of *file*, parted by blank lines; raw HTML and an empty text are problems."""
    blocks: list[Block] = []
    start: int | None = None
    for number, line in enumerate((*file.lines, ""), 1):
        for tag in _RAW_HTML.finditer(line):
            place = file.place(number, tag.start() + 1, len(tag[0]))
            problems.append(Problem.at(place, "raw-html", tag=tag[0]))
        if found := TODO.search(line):
            place = file.place(number, found.start() + 1, 4)
            guess = shorten(line[found.end() :].strip(), 60, placeholder="…")
            problems.append(Problem.at(place, "todo-text", words=guess))
        if line.strip():
            start = start or number
        elif start is not None:
            lead = all(block.kind is not BlockKind.LEAD for block in blocks)
            blocks.append(_make_block(file, start, number - 1, language, lead=lead))
            start = None
    if not blocks:
        problems.append(Problem.at(file.place(1, 1), "no-text", language=language.value))
    return tuple(blocks)


def _make_block(file: TextFile, first: int, last: int, language: Language, *, lead: bool) -> Block:
    """Return the block of lines *first* to *last*; a paragraph is the lead when *lead* says that there is none yet."""
    words = "\n".join(file.lines[first - 1 : last])
    kind = BlockKind.LEAD if lead else BlockKind.PARAGRAPH
    for mark, marked in ((CAPTION_MARK[language], BlockKind.CAPTION), (SUBHEADING_MARK, BlockKind.SUBHEADING)):
        if words.startswith(mark):
            words, kind = words.removeprefix(mark), marked
    return Block(kind=kind, words=words, line=first, last_line=last)
