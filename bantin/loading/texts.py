"""A text written in Markdown: its blocks, and whether a translation has the blocks of its original."""

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


def check_pairing(
    translation: tuple[Block, ...],
    file: TextFile,
    original: tuple[Block, ...],
    original_name: str,
    problems: list[Problem],
) -> None:
    """A translation has the blocks of its original, in the same order and of the same sort."""
    for number, (ours, theirs) in enumerate(zip(translation, original, strict=False), 1):
        if _sort(ours) != _sort(theirs):
            place = file.place(ours.line, 1, len(file.lines[ours.line - 1]))
            original_at = {"file": original_name, "line": str(theirs.line)}
            sorts = {"sort": _sort(ours), "other": _sort(theirs)}
            problems.append(Problem.at(place, "blocks-of-two-sorts", number=number, **original_at, **sorts))
            return
    counts = {"count": len(translation), "total": len(original)}
    if len(translation) < len(original):
        missing = original[len(translation)]
        place = file.place(translation[-1].line, 1)
        words = shorten(missing.words, 60, placeholder="…")
        problems.append(
            Problem.at(place, "too-few-blocks", file=original_name, line=missing.line, words=words, **counts)
        )
    elif len(translation) > len(original):
        extra = translation[len(original)]
        problems.append(Problem.at(file.place(extra.line, 1), "too-many-blocks", file=original_name, **counts))


def _make_block(file: TextFile, first: int, last: int, language: Language, *, lead: bool) -> Block:
    """Return the block of lines *first* to *last*; a paragraph is the lead when *lead* says that there is none yet."""
    words = "\n".join(file.lines[first - 1 : last])
    kind = BlockKind.LEAD if lead else BlockKind.PARAGRAPH
    for mark, marked in ((CAPTION_MARK[language], BlockKind.CAPTION), (SUBHEADING_MARK, BlockKind.SUBHEADING)):
        if words.startswith(mark):
            words, kind = words.removeprefix(mark), marked
    return Block(kind=kind, words=words, line=first, last_line=last)


def _sort(block: Block) -> str:
    """Return what a block must have in common with its translation: a lead is a paragraph, a credit a caption."""
    if block.kind is BlockKind.LEAD:
        return BlockKind.PARAGRAPH.value
    return BlockKind.CAPTION.value if block.kind is BlockKind.CREDIT else block.kind.value
