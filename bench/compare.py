"""Measure our builds beside those of other programs, in turns on the same corpus: ``python bench/compare.py``.

Needs Linux, and the package index the first time. What is measured, and how, stands in ``builds/README.md``. Nothing is
asserted.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))  # the package is not installed: the project's folder is where it is found

from bantin.model.site import Site
from bench.builds.contender import Contender
from bench.builds.hugo import Hugo
from bench.builds.installing import install_peers
from bench.builds.ours import Ours
from bench.builds.pelican import Pelican
from bench.builds.report import show, show_growth, show_stages
from bench.builds.rounds import Figures, Plot, Step, edit_word, measure
from bench.bundles import FEATURES
from bench.corpus import make_addition, make_corpus
from bench.corpus_marks import mark_corpus
from tests.support.loading import load_site

_PEERS: dict[str, Callable[[Path], Contender]] = {"hugo": Hugo, "pelican": Pelican}
_FEATURES: dict[str, dict[str, bool]] = {"plain": dict.fromkeys(FEATURES, False), "full": {}}


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    options = _parse(arguments)
    contenders = list(_find(options))
    seeds = load_site(PROJECT)
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, {options.pairs} pairs")
    print(f"our profile: {options.profile}\n", flush=True)
    found: dict[int, list[Figures]] = {}
    for size in options.sizes:
        print(f"{size:,} articles", file=sys.stderr)
        with tempfile.TemporaryDirectory(dir=options.work) as folder:
            found[size] = measure(contenders, make_plot(seeds, size), options.pairs, Path(folder))
        print(*show(size, found[size], options.base), "", sep="\n", flush=True)
        for figures in found[size]:
            if figures.name == Ours.name:
                print(*show_stages(figures.runs[Step.COLD]), "", sep="\n", flush=True)
    print(*show_growth(found), sep="\n")
    return 0


def make_plot(seeds: Site, size: int) -> Plot:
    """Return what is measured at *size*: the article in the middle of the corpus is edited, and a newest one added."""
    corpus = make_corpus(seeds, size)
    invented = [article for article in corpus.articles if article not in seeds.articles]
    return Plot(
        corpus=corpus,
        marked=mark_corpus(corpus),
        edited=edit_word(invented[len(invented) // 2]),
        added=make_addition(seeds, corpus),
    )


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="compare.py", description="Measure our builds beside those of others.")
    parser.add_argument("--sizes", nargs="+", type=int, default=[100, 1_000, 10_000], metavar="N", help="articles")
    parser.add_argument("--pairs", type=int, default=5, metavar="N", help="how often each program builds (5)")
    parser.add_argument("--profile", choices=list(_FEATURES), default="plain", help="what our site carries (plain)")
    parser.add_argument("--peers", nargs="*", choices=list(_PEERS), default=list(_PEERS), help="beside ours")
    parser.add_argument("--no-ours", action="store_true", help="measure the peers alone")
    parser.add_argument("--work", type=Path, metavar="DIR", help="where the sites are built; a tmpfs, for example")
    options = parser.parse_args(arguments)
    if options.pairs < 1 or min(options.sizes) <= len(list((PROJECT / "content" / "articles").iterdir())):
        parser.error("--pairs starts at 1, --sizes above the number of real articles")
    if options.no_ours and not options.peers:
        parser.error("nothing to measure")
    options.base = options.peers[0] if options.peers else Ours.name
    return options


def _find(options: argparse.Namespace) -> Iterator[Contender]:
    """Yield the programs that are to be measured; the first of the peers is what the others are divided by."""
    environment = install_peers() if options.peers else Path()
    for name in options.peers:
        yield _PEERS[name](environment)
    if not options.no_ours:
        yield Ours(_FEATURES[options.profile])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
