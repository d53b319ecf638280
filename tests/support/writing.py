"""Passages for tests, without a file."""

from __future__ import annotations

from dataclasses import replace
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


def make_writing(*passages: Passage, name: str = "article.toml") -> Writing:
    """Return the file *name* of *passages*."""
    file = Path(name)
    return Writing(name=name, file=file, passages=tuple(replace(passage, file=file) for passage in passages))


def make_markdown(name: str, text: str) -> Writing:
    """Return the Markdown file *name* with *text*."""
    lines = [make_passage(line, line=number, key="") for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return make_writing(*lines, name=name)
