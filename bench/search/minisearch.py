"""MiniSearch: the whole index in one file, which the page reads before it can answer.

It is set up as its documentation suggests: words without marks and in lower case on both sides, prefixes, the title
counting double; all words must be there, as in ours. The page stores titles and shows those, without an
excerpt.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from bench.npm import find_node, find_package
from bench.search.contender import Built, Transport, weigh
from bench.search.costs import run
from bench.search.shell import Shell
from bench.search.texts import Corpus

_PAGES = Path(__file__).resolve().parent / "pages"


class MiniSearch:
    """See ``Contender``. Time and memory are those of a Node that reads the texts, indexes them and writes the file."""

    name = "MiniSearch"
    transports = (Transport.HTTP, Transport.FILE)
    count = "document.querySelector('#found').dataset.count"

    def __init__(self) -> None:
        """Find it; raises ``MissingPackageError``."""
        self._package = find_package("minisearch")
        self._node = find_node()
        self.version = self._package.version

    def build(self, corpus: Corpus, shell: Shell, folder: Path) -> Built:
        """See ``Contender``."""
        texts = folder.parent / f"{folder.name}.json"
        rows = [
            {
                "slug": document.slug,
                "title": document.title,
                "text": "\n".join((document.summary, *document.names, *document.blocks)),
                "day": document.day,
            }
            for document in corpus.documents
        ]
        texts.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        scripts = ["minisearch.js", "minisearch_options.js", "index.js", "minisearch_page.js"]
        home = shell.write_with([f'<script defer src="{name}"></script>' for name in scripts], folder).parent
        shutil.copy(self._package.folder / "dist" / "umd" / "index.js", home / "minisearch.js")
        for name in ("minisearch_options.js", "minisearch_page.js"):
            shutil.copy(_PAGES / name, home)
        cost = run([self._node, _PAGES / "minisearch_build.cjs", texts, home])
        files, size = weigh([home / name for name in scripts])
        return Built(seconds=cost.seconds, peak=cost.peak, files=files, size=size, page=shell.path)
