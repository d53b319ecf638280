"""What stands in content/ as people wrote it, with places: for checks of the writing itself.

The files have been accepted by the loader; here only their strings are of interest, and where each character stands.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Container, Iterator
from itertools import takewhile
from pathlib import Path

from bantin.languages import Language
from bantin.loading.files import TextFile, read_text
from bantin.loading.spans import KeyPath, find_spans
from bantin.model.writing import Passage, Voice, Writing

REGISTERS = ("site.toml", "provinces.toml", "partners.toml", "topics.toml", "glossary.toml")
PAGES = ("pages/about.vi.md", "pages/about.en.md")

_DRAFT = re.compile(r"\s*draft\s*=\s*true\b")

# Tables of article.toml that hold words of ours and of the source side by side, under the language of each.
_FOLLOW_SOURCE = frozenset(["title", "says", "name", "byline", "photos", "detail", "post", "summary", "what"])
_SOURCE_WORDS = frozenset(["title", "source_title", "says", "name", "byline", "photos"])
_DATA_TABLES = frozenset(["slug", "text", "seed"])
_QUOTED_KEYS = frozenset(["says", "also", "aliases", "abbreviations", "context", "words"])
_PROSE_KEYS = frozenset(["address", "why"])


def read_writings(
    content: Path, *, drafts: bool = False, known: Container[str] = frozenset(), registers: bool = True
) -> Iterator[Writing]:
    """Yield what is written in each file of *content*: registers, pages, then bundles, with *drafts* or without.

    Bundles whose ids are *known* are passed over, *registers* and pages if the caller says so. A file that isn't there
    or can't be read is passed over too: the loader says so. Seeds are nobody's writing here.
    """
    for name in (*REGISTERS, *PAGES) if registers else ():
        if (content / name).is_file():
            yield read_writing(content, name)
    articles = content / "articles"
    for name in sorted(entry.name for entry in os.scandir(articles)) if articles.is_dir() else ():
        if name in known:
            continue
        path = articles / name / "article.toml"
        if not path.is_file() or (not drafts and _is_draft(path)):
            continue
        metadata = read_writing(content, path.relative_to(content).as_posix())
        yield metadata
        for language in Language:
            text = path.parent / f"text.{language}.md"
            if text.is_file():
                yield read_writing(content, text.relative_to(content).as_posix(), _original_of(metadata))


def read_writing(content: Path, name: str, original: Language | None = None) -> Writing:
    """Return what is written in the file *name* of *content*; without passages when it can't be read.

    *original* is the language of the bundle's original, where the file is a text.
    """
    file = read_text(content / name, [])
    if file is None:
        return Writing(name=name, file=content / name, passages=())
    passages = _read_strings(file) if name.endswith(".toml") else _read_lines(file, original)
    return Writing(name=name, file=file.path, passages=tuple(passages))


def _is_draft(path: Path) -> bool:
    """Whether the bundle says that it is one; a line that says so, before any table, is enough to tell."""
    file = read_text(path, [])
    if file is None:
        return True
    top = takewhile(lambda line: not line.startswith("["), file.lines)
    return any(_DRAFT.match(line) for line in top)


def _original_of(metadata: Writing) -> Language | None:
    states = {passage.key: passage.words for passage in metadata.passages if passage.key.startswith("text.")}
    return next((language for language in Language if states.get(f"text.{language}") == "original"), None)


def _read_lines(file: TextFile, original: Language | None) -> Iterator[Passage]:
    """Yield the lines of a Markdown file; its name ends with its language."""
    language = Language(file.path.name.split(".")[1])
    is_page = file.path.parent.name == "pages"
    voice = Voice.OURS if is_page else Voice.QUOTED if language is original else Voice.TRANSLATION
    for number, line in enumerate(file.lines, 1):
        if line.strip():
            yield Passage(
                file=file.path,
                line=number,
                column=1,
                text=line,
                width=len(line),
                key="",
                language=language,
                voice=voice,
                words=line,
                is_plain=True,
            )


def _read_strings(file: TextFile) -> Iterator[Passage]:
    """Yield the strings of a TOML file, in its order."""
    text = file.text
    try:
        values = dict(_flatten((), tomllib.loads(text)))
    except (ValueError, RecursionError):
        return  # not TOML, and the loader has said so
    spans = find_spans(text)
    original = next((language for language in Language if values.get(("text", language.value)) == "original"), None)
    line, before = 1, 0
    for path, value in sorted(values.items(), key=lambda item: spans[item[0]].start):
        span = spans[path]
        line, before = line + text.count("\n", before, span.start), span.start
        column = span.start - text.rfind("\n", 0, span.start)
        is_plain = span.end - span.start == len(value) + 2
        shown = file.lines[line - 1]
        yield Passage(
            file=file.path,
            line=line,
            column=column + 1 if is_plain else column,
            text=shown,
            width=max(1, min(span.end - span.start, len(shown) + 1 - column)),
            key=".".join(_names(path)),
            language=_language_of(path),
            voice=_voice_of(path, original),
            words=value,
            is_plain=is_plain,
        )


def _flatten(path: KeyPath, value: object) -> Iterator[tuple[KeyPath, str]]:
    """Yield every string in *value* with its path of keys and indexes."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _flatten((*path, key), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _flatten((*path, index), inner)


def _names(path: KeyPath) -> list[str]:
    return [part for part in path if isinstance(part, str)]


def _language_of(path: KeyPath) -> Language | None:
    """Return the language that the value at *path* is in by its key; what a glossary lists besides is Vietnamese."""
    names = _names(path)
    if names[-1] in ("vi", "en"):
        return Language(names[-1])
    return Language.VI if names[-1] in ("also", "context", "abbreviations") else None


def _voice_of(path: KeyPath, original: Language | None) -> Voice:
    """Return whose words the value at *path* holds; *original* is None in a register."""
    names = _names(path)
    last = names[-1]
    if names[0] in _DATA_TABLES or (len(names) > 1 and names[-2] == "slug"):
        return Voice.DATA
    if last == "native":
        return Voice.NATIVE
    if last not in ("vi", "en"):
        return Voice.QUOTED if last in _QUOTED_KEYS else Voice.OURS if last in _PROSE_KEYS else Voice.DATA
    owner = names[-2] if len(names) > 1 else ""
    if owner == "aliases" or names[0] == "disagreement":
        return Voice.QUOTED
    if owner in _SOURCE_WORDS and last == original:
        return Voice.QUOTED
    return Voice.TRANSLATION if original is not None and owner in _FOLLOW_SOURCE else Voice.OURS
