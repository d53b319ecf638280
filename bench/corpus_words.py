"""The words and sentences of ``corpus.toml``, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bantin.languages import Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a corpus is made of beside the seeds; *names* are the lists that names are put together from."""

    names: dict[str, tuple[str, ...]]
    titles: tuple[Localized[str], ...]
    summaries: tuple[Localized[str], ...]
    captions: tuple[Localized[str], ...]
    sentences: tuple[Localized[str], ...]
    things: tuple[Localized[str], ...]
    spellings: tuple[tuple[str, str], ...]


@cache
def load_words() -> Words:
    """Return them; the file is read the first time."""
    read = tomllib.loads(Path(__file__).with_suffix(".toml").with_stem("corpus").read_text(encoding="utf-8"))
    return Words(
        names={name: tuple(words.split()) for name, words in read["names"].items()},
        titles=_localized(read["title"]),
        summaries=_localized(read["summary"]),
        captions=_localized(read["caption"]),
        sentences=_localized(read["sentence"]),
        things=tuple(Localized(vi=vietnamese, en=english) for vietnamese, english in read["things"]["pairs"]),
        spellings=tuple((usual, other) for usual, other in read["spellings"]["pairs"]),
    )


def _localized(rows: list[dict[str, str]]) -> tuple[Localized[str], ...]:
    return tuple(Localized(vi=row["vi"], en=row["en"]) for row in rows)
