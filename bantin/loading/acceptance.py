"""accepted.toml: which words of the original a translation was made from, and so which of it are out of date."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

from bantin.languages import Language
from bantin.loading.bodies import Body
from bantin.loading.files import TextFile
from bantin.loading.tables import TableReader
from bantin.loading.toml import read_toml
from bantin.model.article import Article
from bantin.problems import Problem

FILE = "accepted.toml"
_HEAD = '# Written by "build.py new --accept": the words that the translation was made from. Not for editing.\n'
_LENGTH = 16  # hexadecimal digits: 64 bits, for a few dozen parts of one article


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of an article in both languages: its title, its summary, or a block, which *number* counts from 1."""

    name: str
    number: int
    original: str
    translation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Accepted:
    original: frozenset[str]
    translation: frozenset[str]


def find_parts(article: Article) -> list[Part]:
    """Return the parts of *article* that stand in both languages; none when a language is missing."""
    here, there = article.original, article.original.other
    texts = article.texts[here], article.texts[there]
    if texts[0] is None or texts[1] is None:
        return []
    fields = [
        Part(name=name, number=0, original=forms[here] or "", translation=forms[there] or "")
        for name, forms in (("title", article.title), ("summary", article.summary))
    ]
    pairs = zip(texts[0].blocks, texts[1].blocks, strict=False)
    return fields + [
        Part(name="text", number=number, original=ours.words, translation=theirs.words)
        for number, (ours, theirs) in enumerate(pairs, 1)
    ]


def dump_accepted(article: Article) -> str:
    """Return the file that says: the translation of *article* was compared with the original as both are now."""
    lines = [f'  ["{_digest(part.original)}", "{_digest(part.translation)}"],' for part in find_parts(article)]
    return "\n".join([_HEAD + "pairs = [", *lines, "]", ""])


def find_outdated(article: Article, bundle: Path, problems: list[Problem]) -> list[Part] | None:
    """Return the parts whose original has changed since the translation was accepted, and that nobody edited since.

    None when it was never accepted. What is wrong with the file goes to *problems*.
    """
    accepted = _read_accepted(bundle / FILE, problems)
    if accepted is None:
        return None
    return [
        part
        for part in find_parts(article)
        if _digest(part.original) not in accepted.original and _digest(part.translation) in accepted.translation
    ]


def note_outdated(
    article: Article, outdated: list[Part] | None, reader: TableReader, translation: Body, original: TextFile
) -> Iterator[Problem]:
    """Yield a note for each part that is out of date, or one when the translation was never accepted."""
    language = article.original.other
    if outdated is None:
        yield Problem.note(translation.file.place(1, 1), "translation-not-accepted", article=article.id)
        return
    for part in outdated:
        if not part.number:
            place = reader.toml.place_of((part.name, language.value))
            yield Problem.note(place, "field-outdated", f"{part.name}.{language}", article=article.id)
            continue
        ours = translation.text.blocks[part.number - 1]
        theirs = article.shown_text(article.original).blocks[part.number - 1]
        place = translation.file.place(ours.line, 1, len(translation.file.lines[ours.line - 1]))
        words = shorten(theirs.words, 60, placeholder="…")
        yield Problem.note(
            place, "block-outdated", article=article.id, file=original.path.name, line=theirs.line, words=words
        )


def _read_accepted(path: Path, problems: list[Problem]) -> _Accepted | None:
    if not path.exists() and not path.is_symlink():
        return None
    toml = read_toml(path, problems)
    if toml is None:
        return None
    pairs = toml.values.get("pairs")
    if not isinstance(pairs, list) or set(toml.values) != {"pairs"} or not all(_is_pair(pair) for pair in pairs):
        problems.append(Problem.at(toml.file.place(1, 1), "accepted-unreadable", article=path.parent.name))
        return None
    return _Accepted(
        original=frozenset(original for original, _ in pairs), translation=frozenset(words for _, words in pairs)
    )


def _is_pair(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == len(Language) and all(isinstance(part, str) for part in pair)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:_LENGTH]
