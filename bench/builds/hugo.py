"""The corpus as a Hugo site: ``bench/peers/hugo`` with a Markdown file for each article and language."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from bantin.importing.toml import key_line, quote
from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.site import Site
from bench.builds.contender import Command
from bench.builds.facts import Facts, take_facts

_SITE = Path(__file__).resolve().parents[1] / "peers" / "hugo"


class Hugo:
    """Hugo, as its users start it: it reads and writes everything each time."""

    name = "hugo"

    def __init__(self, environment: Path) -> None:
        """Take the environment that it was installed into; its command there is only a script around the program."""
        self._program = next(environment.glob("lib/*/site-packages/hugo/binaries/hugo"))

    def write(self, corpus: Site, folder: Path) -> None:
        """As ``Contender`` says."""
        shutil.copytree(_SITE, folder, dirs_exist_ok=True)
        for language in Language:
            (folder / "content" / language / "news").mkdir(parents=True)
        for article in corpus.articles:
            self.add(article, corpus, folder)

    def add(self, article: Article, corpus: Site, folder: Path) -> None:
        """As ``Contender`` says."""
        for language in Language:
            _write(article, corpus, language, folder)

    def edit(self, article: Article, corpus: Site, folder: Path) -> None:
        """As ``Contender`` says."""
        _write(article, corpus, Language.EN, folder)

    def commands(self, folder: Path) -> Sequence[Command]:
        """As ``Contender`` says."""
        return [[str(self._program), "--quiet", "--source", str(folder)]]

    def output(self, folder: Path) -> Path:
        """As ``Contender`` says."""
        return folder / "public"


def dump_page(facts: Facts) -> str:
    """Return the Markdown file of an article, with its facts on top as TOML."""
    return "\n".join(["+++", *_head(facts), "+++", facts.text])


def _head(facts: Facts) -> Iterator[str]:
    yield key_line("title", facts.title)
    yield key_line("description", facts.summary)
    yield f"date = {facts.date}"
    yield f"publishDate = {facts.published}"
    yield key_line("slug", facts.slug)
    yield f"provinces = {_list(facts.provinces)}"
    yield f"partners = {_list(facts.partners)}"
    yield f"years = {_list([facts.date[:4]])}"
    yield "[params]"
    yield key_line("kind", facts.kind)
    yield key_line("outlet", facts.outlet)
    yield key_line("byline", facts.byline)
    yield f"fields = {_list(facts.fields)}"
    for name, post in facts.people:
        yield from ("[[params.people]]", key_line("name", name), key_line("post", post))


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(map(quote, words))}]"


def _write(article: Article, corpus: Site, language: Language, folder: Path) -> None:
    """Write the file of *article*: files of one name are translations of each other."""
    path = folder / "content" / language / "news" / f"{article.id}.md"
    path.write_bytes(dump_page(take_facts(article, corpus, language)).encode())
