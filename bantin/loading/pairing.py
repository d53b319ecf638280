"""Whether a translation has the blocks of its original, and where one is missing, merged with the next, or split."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from textwrap import shorten

from bantin.languages import Language
from bantin.loading.files import TextFile
from bantin.model.article import Block, BlockKind
from bantin.problems import Problem
from bantin.text import unmark

_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_ANCHOR = re.compile(r"\d+|[^\W\d_]+")
_MOST_CELLS = 250_000
"""Longer texts are compared by counting alone: laying them side by side would take seconds."""

_SHAPES = {(1, 1): 0.0, (1, 0): 0.75, (0, 1): 0.75, (2, 1): 0.6, (1, 2): 0.6}
_SPREAD = 0.4
_OTHER_SORT = 4.0
_USUAL = {Language.EN: 0.18, Language.VI: -0.18}
"""How much longer a translation is than its original, as a logarithm."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What of a block can be known again in the other language: numbers and names, length, sentences, sort."""

    anchors: frozenset[str]
    length: int
    sentences: int
    sort: str


def check_pairing(  # noqa: PLR0913, PLR0917 - two texts, their files, and where to tell it
    translation: tuple[Block, ...],
    file: TextFile,
    original: tuple[Block, ...],
    original_name: str,
    language: Language,
    problems: list[Problem],
) -> None:
    """A translation, which is in *language*, has the blocks of its original, in the same order and of the same sort."""
    if len(translation) != len(original):
        problems.append(_tell_slip(translation, file, original, original_name, language))
        return
    for number, (ours, theirs) in enumerate(zip(translation, original, strict=True), 1):
        if sort_of(ours) != sort_of(theirs):
            place = file.place(ours.line, 1, len(file.lines[ours.line - 1]))
            original_at = {"file": original_name, "line": str(theirs.line)}
            sorts = {"sort": sort_of(ours), "other": sort_of(theirs)}
            problems.append(Problem.at(place, "blocks-of-two-sorts", number=number, **original_at, **sorts))
            return


def sort_of(block: Block) -> str:
    """Return what a block must have in common with its translation: a lead is a paragraph, a credit a caption."""
    if block.kind is BlockKind.LEAD:
        return BlockKind.PARAGRAPH.value
    return BlockKind.CAPTION.value if block.kind is BlockKind.CREDIT else block.kind.value


def _tell_slip(
    translation: tuple[Block, ...],
    file: TextFile,
    original: tuple[Block, ...],
    original_name: str,
    language: Language,
) -> Problem:
    """Return the first block that has no opposite, is two in one, or is half of one."""
    count, total, name = len(translation), len(original), original_name
    for ours, theirs in _align(translation, original, language):
        if len(ours) == len(theirs):
            continue
        block = translation[ours[0]] if ours else translation[-1]
        place = file.place(block.line, 1, max(1, len(file.lines[block.line - 1])) if ours else 1)
        if not theirs:
            return Problem.at(place, "too-many-blocks", count=count, total=total, file=name)
        words = shorten(original[theirs[-1]].words, 60, placeholder="…")
        line = original[theirs[0]].line
        if not ours:
            after = translation[theirs[0]] if theirs[0] < len(translation) else block
            place = file.place(after.line, 1)
            return Problem.at(place, "too-few-blocks", words=words, line=line, count=count, total=total, file=name)
        if len(theirs) > 1:
            return Problem.at(
                place,
                "merged-blocks",
                words=words,
                line=line,
                other=original[theirs[1]].line,
                count=count,
                total=total,
                file=name,
            )
        return Problem.at(
            place, "split-block", line=line, other=translation[ours[1]].line, count=count, total=total, file=name
        )
    raise AssertionError("texts with unlike numbers of blocks can't stand one to one")


def _align(
    translation: tuple[Block, ...], original: tuple[Block, ...], language: Language
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return which blocks stand against which, by content; by their order where that would take too long."""
    ours = [_content_of(block) for block in translation]
    theirs = [_content_of(block) for block in original]
    shared = frozenset[str]().union(*(each.anchors for each in ours)) & frozenset[str]().union(
        *(each.anchors for each in theirs)
    )
    ours, theirs = _keep_shared(ours, shared), _keep_shared(theirs, shared)
    usual = _USUAL[language]
    if len(ours) * len(theirs) > _MOST_CELLS:
        even = [((n,), (n,)) for n in range(min(len(ours), len(theirs)))]
        rest = range(len(even), max(len(ours), len(theirs)))
        return [*even, *(((n,), ()) if n < len(ours) else ((), (n,)) for n in rest)]
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            for shape, price in _SHAPES.items():
                before = (i - shape[0], j - shape[1])
                if before in best:
                    cost = best[before][0] + price + _cost(ours[before[0] : i], theirs[before[1] : j], usual)
                    if (i, j) not in best or cost < best[i, j][0]:
                        best[i, j] = (cost, shape)
    steps: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    at = (len(ours), len(theirs))
    while at != (0, 0):
        shape = best[at][1]
        before = (at[0] - shape[0], at[1] - shape[1])
        steps.append((tuple(range(before[0], at[0])), tuple(range(before[1], at[1]))))
        at = before
    return steps[::-1]


def _content_of(block: Block) -> _Content:
    words = unmark(block.words)
    anchors = {word.lstrip("0").lower() for word in _ANCHOR.findall(words) if word[0].isupper() or word[0].isdigit()}
    sentences = max(1, len(_SENTENCE_END.findall(words)))
    return _Content(frozenset(anchors - {""}), len(words), sentences, sort_of(block))


def _keep_shared(contents: list[_Content], shared: frozenset[str]) -> list[_Content]:
    return [replace(content, anchors=content.anchors & shared) for content in contents]


def _cost(ours: list[_Content], theirs: list[_Content], usual: float) -> float:
    """Return how badly blocks fit that stand against each other; *usual* is the ratio of all lengths."""
    if not ours or not theirs:
        return 0.0
    left = frozenset[str]().union(*(content.anchors for content in ours))
    right = frozenset[str]().union(*(content.anchors for content in theirs))
    most = max(len(left), len(right))
    unlike = 1.0 - len(left & right) / most if most else 0.5
    ratio = math.log(sum(each.length for each in ours) / sum(each.length for each in theirs)) - usual
    sentences = abs(sum(each.sentences for each in ours) - sum(each.sentences for each in theirs))
    other_sort = _OTHER_SORT if ours[0].sort != theirs[0].sort else 0.0
    return 2.0 * unlike + min(3.0, (ratio / _SPREAD) ** 2 / 2) + 0.3 * min(sentences, 3) + other_sort
