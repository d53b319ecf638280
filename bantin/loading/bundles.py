"""A bundle: its files, its metadata, and that they say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from bantin.languages import Language
from bantin.loading.acceptance import FILE, find_outdated, note_outdated
from bantin.loading.articles import read_article
from bantin.loading.bodies import read_bodies, read_states
from bantin.loading.original import OriginalLines
from bantin.loading.tables import TableReader
from bantin.loading.toml import read_toml
from bantin.model.article import Article, TextState
from bantin.problems import Place, Problem

TO_DO = frozenset(["todo", "todo-text"])
"""Codes of the faults that a draft may have and be looked at all the same."""

_FOLDER = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A bundle that was read: its article, and the reader of its metadata, for checks that need other files.

    *problems* are those of this bundle alone; the reader adds to them.
    """

    article: Article
    reader: TableReader
    problems: list[Problem]

    @property
    def is_sound(self) -> bool:
        """Whether the article can be shown: no fault so far, or only, in a draft, that something is still to do."""
        to_do = TO_DO if self.article.draft else frozenset[str]()
        return self.reader.sound and all(problem.is_note or problem.code in to_do for problem in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleReading:
    """What has come of a bundle: an article that may be shown if it *is_sound*, and its *problems*.

    *article* is None for a bundle whose metadata can't be parsed, and for a draft that is left out (*is_left_out*), of
    which nothing is said. *claims* are the addresses that it wants in each language, now and from before; one stands
    there twice if the article says so.
    """

    id: str
    article: Article | None
    is_sound: bool = False
    is_left_out: bool = False
    problems: tuple[Problem, ...] = ()
    claims: tuple[tuple[Language, str], ...] = ()


def read_bundle(folder: Path, problems: list[Problem]) -> Bundle | None:
    """Read the bundle in *folder*; None when its metadata can't be parsed, and then *problems* say why.

    Other faults are in the bundle's own list. An article with faults is of use only for finding more of them.
    """
    noted: list[Problem] = []
    if not _FOLDER.fullmatch(folder.name):
        noted.append(Problem.at(Place(file=folder), "bundle-name", name=folder.name))
    toml = read_toml(folder / "article.toml", noted)
    if toml is None:
        problems.extend(noted)
        return None
    top = TableReader(toml, toml.values, (), noted)
    states = read_states(top)
    bodies, files = read_bodies(top, folder, states)
    original = next((language for language in Language if states[language] is TextState.ORIGINAL), Language.VI)
    body = bodies[original]
    has_words = body is not None and any(line.strip() for line in body.file.lines)
    lines = OriginalLines(body.file if body is not None and has_words else None)
    article = read_article(top, folder.name, states, bodies, lines)
    top.close()
    _check_strays(folder, files, noted)
    _check_against_seeds(top, article)
    translation = bodies[original.other]
    if not noted and body is not None and translation is not None:
        outdated = find_outdated(article, folder, noted)
        noted.extend(note_outdated(article, outdated, top, translation, body.file))
        article = replace(article, outdated=tuple((part.name, part.number) for part in outdated or ()))
    return Bundle(article=article, reader=top, problems=noted)


def _check_strays(folder: Path, files: set[str], problems: list[Problem]) -> None:
    """A bundle holds its own files and nothing else; names that start with a dot or end with ~ are passed over."""
    for path in sorted(folder.iterdir()):
        if path.name not in (*files, FILE) and not path.name.startswith(".") and not path.name.endswith("~"):
            known = ", ".join(sorted(file for file in files if file))
            problems.append(Problem.at(Place(file=path), "stray-file", known=known))


def _check_against_seeds(top: TableReader, article: Article) -> None:
    """Title and byline are the seed's own words."""
    for language in Language:
        text = article.texts[language]
        if text is None or text.seed is None:
            continue
        seed = text.seed
        title = article.title[language]
        if seed.title and title and title != seed.title:
            top.fault(("title", language.value), "title-differs", seed=seed.name, title=seed.title)
        byline = article.citation.byline
        if seed.bylines and byline is None and article.citation.outlet:
            top.fault("citation", "missing-byline", byline=seed.bylines[0])
        elif byline is not None and seed.bylines and not any(byline[language] in line for line in seed.bylines):
            top.fault(("citation", "byline", language.value), "byline-differs", byline=seed.bylines[0])
