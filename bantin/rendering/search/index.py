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
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bantin.languages import Language
from bantin.outputs import Output, Product
from bantin.planning.plan import Plan
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.search.documents import Documents
from bantin.rendering.search.lexicon import Lexicon
from bantin.rendering.search.postings import write_number
from bantin.rendering.search.segments import Segment, plan_segments
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
    made = [make_segment(plan, segment, markdown) for segment in plan_segments(plan, language)]
    head = make_head(language, [product.value for product in made])
    outputs = {output.path: output for product in (*made, head) for output in product.outputs}
    return Index(path=head.value, outputs=tuple(outputs.values()))


def make_segment(plan: Plan, segment: Segment, markdown: MarkdownRenderer) -> Product:
    """Return the files of one *segment* of the index of *plan*; the value is what ``make_head`` needs of it.

    ``said`` is what the head says of it; ``shown`` are the names of the files of what results show, ``years`` those of
    its documents with the number of the first. ``words`` are all forms of words, in the order in which they were met,
    ``written`` how each is written there, ``found_in`` in how many documents it is found.
    """
    files = _Files(segment.language)
    lexicon = Lexicon()
    postings = Postings()
    lengths: list[int] = []
    years: dict[int, int] = {}
    records: list[tuple[str, ...]] = []
    shown: list[str] = []
    for number, document in enumerate(Documents(plan, segment.language, markdown, lexicon).read(segment.articles)):
        years.setdefault(document.year, segment.start + number)
        lengths.append(postings.add(number, document))
        records.append(document.shown)
        if len(records) == SHOWN_TOGETHER or number == len(segment.articles) - 1:
            shown.append(files.write(records))
            records = []
    shards = [(first, files.write(shard)) for first, shard in cut_shards(postings.forms)]
    return Product(
        outputs=files.outputs,
        value={
            "said": {
                "start": segment.start,
                "lengths": b"".join(map(write_number, lengths)).decode(),
                "keys": [first for first, _ in shards],
                "files": "".join(name for _, name in shards),
            },
            "count": len(lengths),
            "total": sum(lengths),
            "years": list(years.items()),
            "shown": "".join(shown),
            "words": " ".join(lexicon.forms),
            "written": " ".join(map(lexicon.written, lexicon.forms)),
            "found_in": " ".join(str(postings.found_in[form]) for form in lexicon.forms),
        },
    )


def make_head(language: Language, segments: Sequence[Mapping[str, Any]]) -> Product:
    """Return the files that hold together the *segments* of the index of *language*, which are the values of these.

    They run from the oldest documents to the newest. The value is the path of the file to begin with.
    """
    files = _Files(language)
    years: dict[int, int] = {}
    for segment in segments:
        for year, number in segment["years"]:
            years.setdefault(year, number)
    count = sum(segment["count"] for segment in segments)
    total = sum(segment["total"] for segment in segments)
    head = {
        "count": count,
        "mean": max(1, round(total / max(1, count))),
        "years": list(years.items()),
        "segments": [segment["said"] for segment in segments],
        "shown": "".join(segment["shown"] for segment in segments),
        "together": SHOWN_TOGETHER,
        "spellings": files.write(_spellings(segments)),
    }
    path = files.path_of(files.write(head))
    return Product(outputs=files.outputs, value=path)


def _spellings(segments: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return for each folded word its commonest form as it is written, and how common it is, roughly: one digit."""
    written: dict[str, str] = {}
    found_in: Counter[str] = Counter()
    for segment in segments:
        forms = segment["words"].split(" ")
        for form, first in zip(forms, segment["written"].split(" "), strict=True):
            written.setdefault(form, first)
        for form, count in zip(forms, segment["found_in"].split(" "), strict=True):
            found_in[form] += int(count or 0)
    commonest: dict[str, str] = {}
    for form in sorted(filter(found_in.__getitem__, found_in), key=lambda form: (found_in[form], form)):
        if len(form) > 1 and not form.isdigit():
            commonest[unmark(form)] = form
    forms = [commonest[word] for word in sorted(commonest)]
    return {
        "words": " ".join(written[form] for form in forms),
        "weights": "".join(str(min(9, found_in[form].bit_length() // 2)) for form in forms),
    }


class _Files:
    """The files of an index, named after what they hold."""

    def __init__(self, language: Language) -> None:
        self._folder = f"search/{language}"
        self._outputs: dict[str, Output] = {}

    @property
    def outputs(self) -> tuple[Output, ...]:
        return tuple(self._outputs.values())

    def write(self, data: object) -> str:
        """Add the file that holds *data*, and return its name."""
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        script = f"bantinSearch({text})\n".encode()
        name = base64.b32encode(hashlib.sha256(script).digest())[:NAME_LENGTH].decode().lower()
        self._outputs[name] = Output(path=self.path_of(name), data=script)
        return name

    def path_of(self, name: str) -> str:
        return f"{self._folder}/{name}.js"
