"""Passages for tests, without a file."""

from __future__ import annotations

from pathlib import Path

from bantin.languages import Language
from bantin.model.writing import Passage, Voice, Writing


def make_passage(
    words: str,
    *,
    language: Language | None = Language.VI,
    voice: Voice = Voice.OURS,
    key: str = "summary.vi",
    line: int = 1,
) -> Passage:
    """Return *words* as a passage of one line."""
    return Passage(
        file=Path("article.toml"),
        line=line,
        column=1,
        text=words,
        width=len(words),
        key=key,
        language=language,
        voice=voice,
        words=words,
        is_plain=True,
    )


def make_writing(*passages: Passage) -> Writing:
    """Return a file of *passages*."""
    return Writing(name="article.toml", file=Path("article.toml"), passages=passages)


def make_markdown(name: str, text: str) -> Writing:
    """Return the Markdown file *name* with *text*."""
    lines = [make_passage(line, line=number, key="") for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return Writing(name=name, file=Path(name), passages=tuple(lines))
