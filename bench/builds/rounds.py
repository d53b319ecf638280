"""Builds of several programs in turns: everything new, nothing changed, one word edited, one article added."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from bantin.languages import Localized
from bantin.model.article import Article, Text
from bantin.model.site import Site
from bench.builds.contender import Contender
from bench.builds.running import Run, run
from bench.builds.trees import Difference, Tree, compare_trees, take_tree


class Step(StrEnum):
    """What was done before a build; each goes on where the one before it ended."""

    COLD = "cold"
    NO_CHANGE = "no change"
    EDIT = "one edit"
    ADD = "one added"
    MARKED = "cold, no plain prose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was measured of one program: the *runs* of each step, one for each pair, and what they left on the disk."""

    name: str
    runs: Mapping[Step, list[Run]] = field(default_factory=lambda: defaultdict(list))
    differences: dict[Step, Difference] = field(default_factory=dict)
    trees: list[Tree] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """What all programs are given: the *corpus*, it again without plain prose, and the articles that come later."""

    corpus: Site
    marked: Site
    edited: Article
    added: Article


def measure(contenders: Sequence[Contender], plot: Plot, pairs: int, folder: Path) -> list[Figures]:
    """Return the figures of *contenders*, which take turns; each build starts in a fresh copy of its site in *folder*.

    Whoever began comes last the next time. The memory is taken in a build of its own, and the differences in the first
    round alone: they are always the same.
    """
    found = {contender.name: Figures(name=contender.name) for contender in contenders}
    for contender in contenders:
        contender.write(plot.corpus, folder / "source" / contender.name)
        contender.write(plot.marked, folder / "marked" / contender.name)
    for pair in range(pairs):
        for contender in [*contenders[pair % len(contenders) :], *contenders[: pair % len(contenders)]]:
            figures, place = found[contender.name], folder / "site"
            for step, result in _follow(contender, plot, folder / "source", place, None if pair else figures):
                figures.runs[step].append(result)
            _renew(folder / "marked" / contender.name, place)
            figures.runs[Step.MARKED].append(run(contender.commands(place), place))
    for contender in contenders:
        _renew(folder / "source" / contender.name, folder / "site")
        watched = run(contender.commands(folder / "site"), folder / "site", watched=True)
        found[contender.name].peaks.append(watched.peak)
    return list(found.values())


def edit_word(article: Article) -> Article:
    """Return *article* with one word more in its English text."""
    text = article.texts.en
    if text is None:
        message = f"{article.id} has no English text"
        raise ValueError(message)
    at = next(at for at, block in enumerate(text.blocks) if " and " in block.words)
    blocks = list(text.blocks)
    blocks[at] = replace(blocks[at], words=blocks[at].words.replace(" and ", " and also ", 1))
    edited: Localized[Text | None] = Localized(vi=article.texts.vi, en=replace(text, blocks=tuple(blocks)))
    return replace(article, texts=edited)


def _follow(
    contender: Contender, plot: Plot, source: Path, place: Path, figures: Figures | None
) -> Iterator[tuple[Step, Run]]:
    """Yield the builds of one round; where *figures* are given, their trees and differences are filled in."""
    _renew(source / contender.name, place)
    before: Tree = {}
    for step in (Step.COLD, Step.NO_CHANGE, Step.EDIT, Step.ADD):
        if step is Step.EDIT:
            contender.edit(plot.edited, plot.corpus, place)
        elif step is Step.ADD:
            contender.add(plot.added, plot.corpus, place)
        yield step, run(contender.commands(place), place)
        if figures is not None:
            after = take_tree(contender.output(place))
            if step is Step.COLD:
                figures.trees.append(after)
            else:
                figures.differences[step] = compare_trees(before, after)
            before = after


def _renew(source: Path, place: Path) -> None:
    """Make *place* a fresh copy of *source*; copying it reads it, so that it is in the cache of the disk."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(source, place)
