"""The corpus as a Pelican site in each language: ``bench/peers/pelican`` with a Markdown file for each article."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.site import Site
from bench.builds.contender import Command
from bench.builds.facts import Facts, take_facts

_PEERS = Path(__file__).resolve().parents[1] / "peers"


class Pelican:
    """Pelican with its cache of what it has read; both languages are built at once, so that it uses two cores."""

    name = "pelican"

    def __init__(self, environment: Path) -> None:
        """Take the environment that it was installed into."""
        self._program = environment / "bin" / "pelican"

    def write(self, corpus: Site, folder: Path) -> None:
        """As ``Contender`` says."""
        shutil.copytree(_PEERS / "pelican", folder, dirs_exist_ok=True)
        for language in Language:
            shutil.copyfile(_PEERS / "hugo" / "i18n" / f"{language}.toml", folder / f"words.{language}.toml")
            (folder / "content" / language).mkdir(parents=True)
        for article in corpus.articles:
            self.add(article, corpus, folder)

    def add(self, article: Article, corpus: Site, folder: Path) -> None:
        """As ``Contender`` says."""
        for language in Language:
            _write(article, corpus, language, folder)

    def edit(self, article: Article, corpus: Site, folder: Path) -> None:
        """As ``Contender`` says."""
        _write(article, corpus, Language.EN, folder)

    def commands(self, folder: Path) -> Sequence[Command]:  # noqa: ARG002 - it is started there
        """As ``Contender`` says."""
        pelican = [str(self._program), "--quiet", "--settings", "settings.py"]
        return [["env", f"DIGEST_LANGUAGE={language}", *pelican] for language in Language]

    def output(self, folder: Path) -> Path:
        """As ``Contender`` says."""
        return folder / "output"


def dump_page(facts: Facts, other_slug: str) -> str:
    """Return the Markdown file of an article, with its facts on top; *other_slug* leads to its translation.

    Pelican has one category for each article: the main province.
    """
    head = {
        "Title": facts.title,
        "Date": facts.date,
        "Category": facts.provinces[0],
        "Tags": ", ".join(facts.partners),
        "Slug": facts.slug,
        "Other": other_slug,
        "About": facts.summary,
        "Kind": facts.kind,
        "Published": facts.published,
        "Outlet": facts.outlet,
        "Byline": facts.byline,
        "Fields": "; ".join(facts.fields),
        "People": "; ".join(f"{name}, {post}" for name, post in facts.people),
    }
    return "\n".join([*(f"{key}: {value}" for key, value in head.items()), "", facts.text])


def _write(article: Article, corpus: Site, language: Language, folder: Path) -> None:
    page = dump_page(take_facts(article, corpus, language), article.slug[language.other])
    (folder / "content" / language / f"{article.id}.md").write_bytes(page.encode())
