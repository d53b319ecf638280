"""The corpus as our own content, built by ``build.py`` of this project."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.site import Site
from bench.builds.contender import Command
from bench.bundles import dump_text, write_bundle, write_corpus

_PROJECT = Path(__file__).resolve().parents[2]


class Ours:
    """Bản Tin, as the README starts it; what it remembers of earlier builds lies beside its output."""

    name = "ours"

    def __init__(self, features: Mapping[str, bool]) -> None:
        """Take what ``[features]`` of ``site.toml`` says; empty: there is no such table."""
        self._features = features

    def write(self, corpus: Site, folder: Path) -> None:
        """As ``Contender`` says."""
        write_corpus(corpus, _PROJECT / "content", folder, features=self._features)

    def add(self, article: Article, corpus: Site, folder: Path) -> None:  # noqa: ARG002 - our register has the words
        """As ``Contender`` says."""
        write_bundle(article, folder / "content" / "articles")

    def edit(self, article: Article, corpus: Site, folder: Path) -> None:  # noqa: ARG002 - the same
        """As ``Contender`` says."""
        path = folder / "content" / "articles" / article.id / f"text.{Language.EN}.md"
        path.write_bytes(dump_text(article, Language.EN).encode())

    def commands(self, folder: Path) -> Sequence[Command]:
        """As ``Contender`` says."""
        build = [sys.executable, str(_PROJECT / "build.py"), "build", "--lang", "en"]
        return [[*build, "--root", str(folder), "--output", str(self.output(folder))]]

    def output(self, folder: Path) -> Path:
        """As ``Contender`` says."""
        return folder / "output"
