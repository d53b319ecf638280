"""Pagefind: its command reads the built pages and cuts the index into pieces, which the page fetches as it needs them.

It is used with its defaults; what is to be searched is marked as its documentation says. It cannot run from disk.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from bench.npm import find_node, find_package
from bench.search.contender import Built, Transport, weigh
from bench.search.costs import run
from bench.search.shell import Shell
from bench.search.texts import Corpus, Document

_PAGES = Path(__file__).resolve().parent / "pages"


class Pagefind:
    """See ``Contender``. Time and memory are those of its command, which has to read the articles' HTML."""

    name = "Pagefind"
    transports = (Transport.HTTP,)
    count = "document.querySelector('#found').dataset.count"

    def __init__(self) -> None:
        """Find it; raises ``MissingPackageError``."""
        self._package = find_package("pagefind")
        self._node = find_node()
        self.version = self._package.version

    def build(self, corpus: Corpus, shell: Shell, folder: Path) -> Built:
        """See ``Contender``."""
        home = shell.write_with(['<script type="module" src="pagefind_page.js"></script>'], folder).parent
        (home / "pagefind_page.js").write_bytes((_PAGES / "pagefind_page.js").read_bytes())
        news = folder.parent / f"{folder.name}-news"
        news.mkdir()
        for document in corpus.documents:
            (news / f"{document.slug}.html").write_text(_article(document, corpus.language), encoding="utf-8")
        command = self._package.folder / "lib" / "runner" / "bin.cjs"
        cost = run([self._node, command, "--site", news, "--output-path", home / "pagefind", "--quiet"])
        files, size = weigh([home / "pagefind", home / "pagefind_page.js"])
        return Built(
            seconds=cost.seconds,
            peak=cost.peak,
            files=files,
            size=size,
            page=shell.path,
        )


def _article(document: Document, language: str) -> str:
    """Return the page of an article as plainly as can be."""
    paragraphs = (document.summary, ", ".join(document.names), *document.blocks)
    body = "\n".join(f"<p>{escape(words)}</p>" for words in paragraphs)
    title = escape(document.title)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<main data-pagefind-body>\n<h1>{title}</h1>\n<time data-pagefind-meta="day">{document.day}</time>\n'
        f"{body}\n</main>\n</html>\n"
    )
