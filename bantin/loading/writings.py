"""What stands in content/ as people wrote it, with places: for checks of the writing itself.

The files have been accepted by the loader; here only their strings are of interest, and where each character stands.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bantin.languages import Language
from bantin.loading.files import TextFile, read_text
from bantin.loading.spans import KeyPath, Span, find_spans
from bantin.model.writing import Passage, Voice, Writing

REGISTERS = ("site.toml", "provinces.toml", "partners.toml", "topics.toml", "glossary.toml")
PAGES = ("pages/about.vi.md", "pages/about.en.md")

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
    for name in (*REGISTERS, *PAGES):
        if (content / name).is_file():
            yield read_writing(content, name)
    folders = sorted((content / "articles").glob("*/article.toml"))
    for path in folders:
        metadata = read_writing(content, path.relative_to(content).as_posix())
        if _is_draft(path) and not drafts:
            continue
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
    passages = _read_values(file) if name.endswith(".toml") else _read_lines(file, original)
    return Writing(name=name, file=file.path, passages=tuple(passages))


def _is_draft(path: Path) -> bool:
    file = read_text(path, [])
    if file is None:
        return True
    span = find_spans(file.text).get(("draft",))
    return span is not None and file.text[span.start : span.end] == "true"


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


def _read_values(file: TextFile) -> Iterator[Passage]:
    """Yield the strings of a TOML file."""
    text = file.text
    try:
        spans = find_spans(text)
    except IndexError:
        return  # not TOML, and the loader has said so
    strings = {path: span for path, span in spans.items() if text[span.start] in "\"'" and isinstance(path[-1], str | int)}
    values = {path: _decode(text[span.start : span.end]) for path, span in strings.items()}
    original = next((language for language in Language if values.get(("text", language.value)) == "original"), None)
    line, start = 1, 0
    for path, span in sorted(strings.items(), key=lambda item: item[1].start):
        value = values[path]
        if value is None:
            continue
        breaks = text.count("\n", start, span.start)
        line, start = line + breaks, span.start
        yield _make_passage(file, path, span, line, value, _voice_of(path, original, is_article=original is not None))


def _make_passage(file: TextFile, path: KeyPath, span: Span, line: int, value: str, voice: Voice) -> Passage:
    column = span.start - file.text.rfind("\n", 0, span.start)
    is_plain = span.end - span.start == len(value) + 2
    shown = file.lines[line - 1]
    return Passage(
        file=file.path,
        line=line,
        column=column + 1 if is_plain else column,
        text=shown,
        width=max(1, min(span.end - span.start, len(shown) + 1 - column)),
        key=".".join(part for part in path if isinstance(part, str)),
        language=_language_of(path),
        voice=voice,
        words=value,
        is_plain=is_plain,
    )


def _decode(written: str) -> str | None:
    """Return the value of the TOML string *written*; None when it is a quoted key, or no string."""
    quote = written[0]
    if written[1:3] != quote * 2 and written[-1] == quote and len(written) > 1:
        inner = written[1:-1]
        if quote == "'" or ("\\" not in inner and '"' not in inner):
            return inner
    with suppress(tomllib.TOMLDecodeError):
        value = tomllib.loads(f"value = {written}")["value"]
        return value if isinstance(value, str) else None
    return None


def _names(path: KeyPath) -> list[str]:
    return [part for part in path if isinstance(part, str)]


def _language_of(path: KeyPath) -> Language | None:
    """Return the language that the value at *path* is in by its key; what a glossary lists besides is Vietnamese."""
    names = _names(path)
    if names[-1] in ("vi", "en"):
        return Language(names[-1])
    return Language.VI if names[-1] in ("also", "context", "abbreviations") else None


def _voice_of(path: KeyPath, original: Language | None, *, is_article: bool) -> Voice:
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
    if is_article and owner in _SOURCE_WORDS and last == original:
        return Voice.QUOTED
    return Voice.TRANSLATION if is_article and owner in _FOLLOW_SOURCE else Voice.OURS
