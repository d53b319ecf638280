"""What stands in content/ as people wrote it, with places: for checks of the writing itself.

The files have been accepted by the loader; here only their strings are of interest, and where each character stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from bantin.languages import Language
from bantin.loading.files import TextFile, read_text
from bantin.loading.spans import KeyPath, find_spans
from bantin.loading.toml import parse_toml
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


def read_writings(content: Path, *, drafts: bool = False) -> Iterator[Writing]:
    """Yield what is written in each file of *content*: registers, pages, then bundles, with *drafts* or without.

    A file that isn't there or can't be read is passed over: the loader says so. Seeds are nobody's writing here.
    """
    yield from read_surrounding_writings(content)
    for path in sorted((content / "articles").glob("*/article.toml")):
        yield from read_bundle_writings(content, path.parent, drafts=drafts)


def read_surrounding_writings(content: Path) -> Iterator[Writing]:
    """Yield what is written in the registers and pages of *content*."""
    for name in (*REGISTERS, *PAGES):
        if (content / name).is_file():
            yield read_writing(content, name)


def read_bundle_writings(content: Path, folder: Path, *, drafts: bool = False) -> Iterator[Writing]:
    """Yield what is written in the bundle in *folder*, of those of *content*; nothing of a draft without *drafts*."""
    path = folder / "article.toml"
    if not path.is_file():
        return
    file = read_text(path, [])
    if not drafts and (file is None or _is_draft(file)):
        return
    metadata = _writing_of(file, path, path.relative_to(content).as_posix(), None)
    yield metadata
    for language in Language:
        text = folder / f"text.{language}.md"
        if text.is_file():
            yield read_writing(content, text.relative_to(content).as_posix(), _original_of(metadata))


def read_writing(content: Path, name: str, original: Language | None = None) -> Writing:
    """Return what is written in the file *name* of *content*; without passages when it can't be read.

    *original* is the language of the bundle's original, where the file is a text.
    """
    return _writing_of(read_text(content / name, []), content / name, name, original)


def _writing_of(file: TextFile | None, path: Path, name: str, original: Language | None) -> Writing:
    """Return what is written in *file*, which was read from *path*; None where it couldn't be."""
    if file is None:
        return Writing(name=name, file=path, passages=())
    passages = _read_strings(file) if name.endswith(".toml") else _read_lines(file, original)
    return Writing(name=name, file=file.path, passages=tuple(passages))


def _is_draft(file: TextFile) -> bool:
    """Whether the bundle says that it is one; a line that says so, before any table, is enough to tell."""
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
    strings = _find_strings(text)
    originals = {string.path for string in strings if string.value == "original"}
    original = next((language for language in Language if ("text", language.value) in originals), None)
    line, before = 1, 0
    for path, value, start, end in strings:
        line, before = line + text.count("\n", before, start), start
        column = start - text.rfind("\n", 0, start)
        is_plain = end - start == len(value) + 2
        shown = file.lines[line - 1]
        names = [part for part in path if isinstance(part, str)]
        yield Passage(
            file=file.path,
            line=line,
            column=column + 1 if is_plain else column,
            text=shown,
            width=max(1, min(end - start, len(shown) + 1 - column)),
            key=".".join(names),
            language=_language_of(names[-1]),
            voice=_voice_of(names, original),
            words=value,
            is_plain=is_plain,
        )


class _String(NamedTuple):
    """A string at *path*, with the place of its quotes: from *start* to *end*."""

    path: KeyPath
    value: str
    start: int
    end: int


def _find_strings(text: str) -> list[_String]:
    """Return the strings of a TOML text, in its order; none where it is no TOML, as the loader has said."""
    try:
        values = dict(_flatten((), parse_toml(text)))
    except (ValueError, RecursionError):
        return []
    spans = find_spans(text)
    strings = [_String(path, value, spans[path].start, spans[path].end) for path, value in values.items()]
    return sorted(strings, key=lambda string: string.start)


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


def _language_of(name: str) -> Language | None:
    """Return the language that a value is in by the last *name* of its key; what a glossary lists is Vietnamese."""
    if name in ("vi", "en"):
        return Language(name)
    return Language.VI if name in ("also", "context", "abbreviations") else None


def _voice_of(names: list[str], original: Language | None) -> Voice:
    """Return whose words the value at the key with these *names* holds; *original* is None in a register."""
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
