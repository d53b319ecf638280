"""A text written in Markdown: its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import shorten

from bantin.languages import Language
from bantin.loading.files import TextFile
from bantin.loading.tables import TODO
from bantin.loading.tangles import find_tangles
from bantin.model.article import CAPTION_MARK, SUBHEADING_MARK, Block, BlockKind
from bantin.problems import Problem, at_most

_RAW_HTML = re.compile(r"<(?!https?://|mailto:)[A-Za-z/!?][^>\n]*>?")
_SHOWN = 60


def parse_blocks(file: TextFile, language: Language, problems: list[Problem]) -> tuple[Block, ...]:
    """Return the blocks of *file*, parted by blank lines; raw HTML and an empty text are problems."""
    blocks: list[Block] = []
    start: int | None = None
    for number, line in enumerate((*file.lines, ""), 1):
        if line.strip():
            start = start or number
        elif start is not None:
            lead = all(block.kind is not BlockKind.LEAD for block in blocks)
            blocks.append(_make_block(file, start, number - 1, language, lead=lead))
            start = None
    if not blocks:
        problems.append(Problem.at(file.place(1, 1), "no-text", language=language.value))
    problems += at_most(_find_raw_html(file), file.path)
    problems += at_most(_find_to_do(file), file.path)
    problems += find_tangles(file, [(block.line, block.last_line) for block in blocks])
    return tuple(blocks)


def _find_raw_html(file: TextFile) -> Iterator[Problem]:
    for number, line in enumerate(file.lines, 1):
        for tag in _RAW_HTML.finditer(line):
            place = file.place(number, tag.start() + 1, len(tag[0]))
            shown = tag[0] if len(tag[0]) <= _SHOWN else f"{tag[0][:_SHOWN]}…"
            yield Problem.at(place, "raw-html", tag=shown)


def _find_to_do(file: TextFile) -> Iterator[Problem]:
    for number, line in enumerate(file.lines, 1):
        if found := TODO.search(line):
            place = file.place(number, found.start() + 1, 4)
            yield Problem.at(place, "todo-text", words=shorten(line[found.end() :].strip(), 60, placeholder="…"))


def _make_block(file: TextFile, first: int, last: int, language: Language, *, lead: bool) -> Block:
    """Return the block of lines *first* to *last*; a paragraph is the lead when *lead* says that there is none yet."""
    words = "\n".join(file.lines[first - 1 : last])
    kind = BlockKind.LEAD if lead else BlockKind.PARAGRAPH
    for mark, marked in ((CAPTION_MARK[language], BlockKind.CAPTION), (SUBHEADING_MARK, BlockKind.SUBHEADING)):
        if words.startswith(mark):
            words, kind = words.removeprefix(mark), marked
    return Block(kind=kind, words=words, line=first, last_line=last)
