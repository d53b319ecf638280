r"""The index of one language: files that hold it, and the one that names them.

Each file is a classic script that hands its data to the function of ``search-index.js``: pages on a disk may not fetch,
but they may add scripts. Files are named after their content, so that browsers may keep them for ever.

A shard maps folded words to their forms, and each form to its postings: ``{"ma": {"ma": "#$&", "ma\u0301": "…"}}``.
Words are in ascending order across the shards of a segment; a word with too many postings for one shard goes on in the
next. What a search can be narrowed to stands among the words, as ``=province=ha-giang``, with one form, ``""``.

The head is what a search begins with. Numbers are in the digits of ``postings``, names all of one length; both are run
together, in the order of what they are about:

* ``count``, ``mean``: how many documents there are, and how many words one has on average;
* ``years``: each year that has documents, with the number of its first, in ascending order;
* ``segments``: of each its ``start``, the ``lengths`` of its documents in words, the first words of its shards
  (``keys``) and their names (``files``);
* ``shown``: names of the files of what results show, of ``together`` documents each, the last of fewer;
* ``spellings``: the name of the file with the words that a slip of the pen may have meant, and how common each is.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
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

SHOWN_TOGETHER = 2
"""How many documents share a file of what results show: few, as a page of results has to read one for each.

A segment that is full has a multiple of it.
"""
NAME_LENGTH = 8
"""Of 32 letters and digits each: enough to tell a hundred thousand files apart, and the head names all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The files of an index; *path* is that of the one to begin with."""

    path: str
    outputs: tuple[Output, ...]


def build_index(plan: Plan, language: Language, markdown: MarkdownRenderer) -> Index:
    """Return the index of the reports of *plan* that have a text in *language*."""
    count = sum(language in article.languages for article in plan.site.articles)
    lexicon = Lexicon()
    return _Builder(f"search/{language}", lexicon).build(iter(Documents(plan, language, markdown, lexicon)), count)


class Indexes:
    """The indexes of one plan, each built when it is first asked for."""

    def __init__(self, plan: Plan, markdown: MarkdownRenderer, tell: Callable[[], None] = lambda: None) -> None:
        """Index the reports of *plan*; *tell* is called when somebody takes an index, which is made of all of them."""
        self._plan = plan
        self._tell = tell
        self._markdown = markdown
        self._built: dict[Language, Index] = {}
        self._building = threading.Lock()

    def get(self, language: Language) -> Index:
        """Return the index of *language*."""
        self._tell()
        with self._building:
            if language not in self._built:
                self._built[language] = build_index(self._plan, language, self._markdown)
        return self._built[language]


class _Builder:
    """Writes one index, document by document; texts are let go of as soon as their files are written."""

    def __init__(self, folder: str, lexicon: Lexicon) -> None:
        self._folder = folder
        self._lexicon = lexicon
        self._outputs: dict[str, Output] = {}
        self._years: dict[int, int] = {}
        self._shown: list[str] = []
        self._found_in: Counter[str] = Counter()
        self._total = 0

    def build(self, documents: Iterator[Document], count: int) -> Index:
        """Return the index of *documents*, which are *count* and come from the oldest to the newest."""
        segments = [self._write_segment(segment, documents) for segment in cut_segments(count)]
        head = {
            "count": count,
            "mean": max(1, round(self._total / max(1, count))),
            "years": list(self._years.items()),
            "segments": segments,
            "shown": "".join(self._shown),
            "together": SHOWN_TOGETHER,
            "spellings": self._write(self._spellings()),
        }
        return Index(path=self._path(self._write(head)), outputs=tuple(self._outputs.values()))

    def _write_segment(self, segment: range, documents: Iterator[Document]) -> dict[str, Any]:
        """Take the documents of *segment*, and return what the head says of it."""
        postings = Postings()
        lengths: list[int] = []
        records: list[tuple[str, ...]] = []
        for number, document in zip(segment, islice(documents, len(segment)), strict=True):
            self._years.setdefault(document.year, number)
            lengths.append(postings.add(number - segment.start, document))
            records.append(document.shown)
            if len(records) == SHOWN_TOGETHER or number == segment[-1]:
                self._shown.append(self._write(records))
                records = []
        self._found_in += postings.found_in
        self._total += sum(lengths)
        shards = [(first, self._write(shard)) for first, shard in cut_shards(postings.forms)]
        return {
            "start": segment.start,
            "lengths": b"".join(map(write_number, lengths)).decode(),
            "keys": [first for first, _ in shards],
            "files": "".join(name for _, name in shards),
        }

    def _spellings(self) -> dict[str, str]:
        """Return for each folded word its commonest form as it is written, and how common it is, roughly: one digit."""
        commonest: dict[str, str] = {}
        for form in sorted(self._found_in, key=lambda form: (self._found_in[form], form)):
            if len(form) > 1 and not form.isdigit():
                commonest[unmark(form)] = form
        forms = [commonest[word] for word in sorted(commonest)]
        return {
            "words": " ".join(self._lexicon.written(form) for form in forms),
            "weights": "".join(str(min(9, self._found_in[form].bit_length() // 2)) for form in forms),
        }

    def _write(self, data: object) -> str:
        """Add the file that holds *data*, and return its name."""
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        script = f"bantinSearch({text})\n".encode()
        name = base64.b32encode(hashlib.sha256(script).digest())[:NAME_LENGTH].decode().lower()
        self._outputs[name] = Output(path=self._path(name), data=script)
        return name

    def _path(self, name: str) -> str:
        return f"{self._folder}/{name}.js"
