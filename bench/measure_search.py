"""Measure our search beside MiniSearch and Pagefind, on the same texts in one run: ``python bench/measure_search.py``.

Needs Chromium, and Node with npm for the other two; one that can't be installed is reported as missing. What is
measured, and how, stands in ``search/README.md``. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

BENCH = Path(__file__).resolve().parent
sys.path.insert(0, str(BENCH.parent))  # the package is not installed: the project's folder is where it is found

from bantin.languages import Language
from bench.corpus import make_corpus
from bench.npm import MissingPackageError
from bench.search.browser import launched
from bench.search.contender import Contender
from bench.search.minisearch import MiniSearch
from bench.search.ours import Ours
from bench.search.pagefind import Pagefind
from bench.search.report import as_rows, show
from bench.search.rounds import measure
from bench.search.texts import take_texts
from tests.support.loading import load_site

_CONTENDERS: dict[str, Callable[[], Contender]] = {"ours": Ours, "minisearch": MiniSearch, "pagefind": Pagefind}


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    options = _parse(arguments)
    contenders = list(_find(options.only))
    seeds = load_site(BENCH.parent)
    rows: list[dict[str, object]] = []
    with launched() as bench:
        print(
            f"Chromium {bench.version}, Python {platform.python_version()}, {platform.machine()}, {options.runs} runs\n"
        )
        for size in options.sizes:
            site = make_corpus(seeds, size)
            for language in options.language:
                print(f"{size:,} articles, {language}", file=sys.stderr)
                with tempfile.TemporaryDirectory() as folder:
                    found = measure(take_texts(site, size, language), contenders, bench, Path(folder), options.runs)
                print(*show(found), "", sep="\n", flush=True)
                rows.append(as_rows(found))
    if options.json:
        options.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="measure_search.py", description="Measure our search beside others.")
    parser.add_argument("--sizes", nargs="+", type=int, default=[5, 1_000, 10_000], metavar="N", help="articles")
    parser.add_argument("--language", nargs="+", type=Language, choices=list(Language), default=list(Language))
    parser.add_argument("--only", nargs="+", choices=list(_CONTENDERS), default=list(_CONTENDERS))
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="how often each query is timed (5)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every sample there, too")
    options = parser.parse_args(arguments)
    if options.runs < 1:
        parser.error("--runs starts at 1")
    return options


def _find(names: Sequence[str]) -> Iterator[Contender]:
    """Yield the contenders that can be had on this machine, and say which can't."""
    for name in names:
        try:
            yield _CONTENDERS[name]()
        except MissingPackageError as error:
            print(f"{name} is missing: {error}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
