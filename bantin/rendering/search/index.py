r"""The index of one language: files that hold it, and the one that names them.

Each file is a classic script that hands its data to the function of ``search-index.js``: pages on a disk may not fetch,
but they may add scripts. Files are named after their content, so that browsers may keep them for ever.

A shard maps folded words to their forms, and each form to its postings: ``{"ma": {"ma": "#$&", "ma\u0301": "…"}}``.
Words are in ascending order across the shards of a segment; a word with too many postings for one shard goes on in the
next. What a search can be narrowed to stands among the words, as ``=province=ha-giang``.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bantin.languages import Language
from bantin.outputs import Output
from bantin.planning.plan import Plan
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.search.documents import Document, Documents
from bantin.rendering.search.lexicon import Lexicon
from bantin.rendering.search.postings import write_number
from bantin.rendering.search.segments import cut_segments
from bantin.rendering.search.shards import Postings, cut_shards
from bantin.text import unmark

SHOWN_TOGETHER = 4
"""How many documents share a file of what results show: few, as a page of results has to read one for each."""
NAME_LENGTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The files of an index; *path* is that of the one to begin with."""

    path: str
    outputs: tuple[Output, ...]


def build_index(plan: Plan, language: Language, markdown: MarkdownRenderer) -> Index:
    """Return the index of the reports of *plan* that have a text in *language*."""
    count = sum(article.texts[language] is not None for article in plan.site.articles)
    lexicon = Lexicon()
    return _Builder(f"search/{language}", lexicon).build(iter(Documents(plan, language, markdown, lexicon)), count)


class Indexes:
    """The indexes of one plan, each built when it is first asked for."""

    def __init__(self, plan: Plan, markdown: MarkdownRenderer) -> None:
        """Index the reports of *plan*."""
        self._plan = plan
        self._markdown = markdown
        self._built: dict[Language, Index] = {}
        self._building = threading.Lock()

    def get(self, language: Language) -> Index:
        """Return the index of *language*."""
        with self._building:
            if language not in self._built:
                self._built[language] = build_index(self._plan, language, self._markdown)
        return self._built[language]


class _Builder:
    def __init__(self, folder: str, lexicon: Lexicon) -> None:
        self._folder = folder
        self._lexicon = lexicon
        self._outputs: dict[str, Output] = {}

    def build(self, documents: Iterator[Document], count: int) -> Index:
        segments: list[dict[str, Any]] = []
        years: dict[int, int] = {}
        shown: list[tuple[str, ...]] = []
        found_in: Counter[str] = Counter()
        total = 0
        for segment in cut_segments(count):
            postings = Postings()
            lengths: list[int] = []
            for number, document in zip(segment, islice(documents, len(segment)), strict=True):
                years.setdefault(document.year, number)
                lengths.append(postings.add(number - segment.start, document))
                shown.append(document.shown)
            shards = [(first, self._write(shard)) for first, shard in cut_shards(postings.forms)]
            segments.append(
                {
                    "start": segment.start,
                    "lengths": b"".join(write_number(length) for length in lengths).decode(),
                    "keys": [first for first, _ in shards],
                    "files": "".join(name for _, name in shards),
                }
            )
            found_in += postings.found_in
            total += sum(lengths)
        names = [self._write(shown[start : start + SHOWN_TOGETHER]) for start in range(0, count, SHOWN_TOGETHER)]
        head = {
            "count": count,
            "mean": round(total / count) if count else 1,
            "years": list(years.items()),
            "segments": segments,
            "shown": "".join(names),
            "together": SHOWN_TOGETHER,
            "spellings": self._write(self._spellings(found_in)),
        }
        return Index(path=self._path(self._write(head)), outputs=tuple(self._outputs.values()))

    def _spellings(self, found_in: Counter[str]) -> dict[str, str]:
        """Return for each folded word its commonest form as it is written, and how common it is, roughly: one digit."""
        commonest: dict[str, str] = {}
        for form in sorted(found_in, key=lambda form: (found_in[form], form)):
            if len(form) > 1 and not form.isdigit():
                commonest[unmark(form)] = form
        forms = [commonest[word] for word in sorted(commonest)]
        return {
            "words": " ".join(self._lexicon.written(form) for form in forms),
            "weights": "".join(str(min(9, found_in[form].bit_length() // 2)) for form in forms),
        }

    def _write(self, data: object) -> str:
        """Add the file that holds *data*, and return its name."""
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        script = f"bantinSearch({text})\n".encode()
        name = hashlib.sha256(script).hexdigest()[:NAME_LENGTH]
        self._outputs[name] = Output(path=self._path(name), data=script)
        return name

    def _path(self, name: str) -> str:
        return f"{self._folder}/{name}.js"
