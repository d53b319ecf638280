"""Write a corpus to disk: ``python bench/make_corpus.py SIZE FOLDER``; ``corpus.py`` says what it is made of."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))  # the package is not installed: the project's folder is where it is found

from bench.bundles import FEATURES, write_corpus
from bench.corpus import make_corpus
from tests.support.loading import load_site


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="make_corpus.py", description="Write a corpus as a root with content/.")
    parser.add_argument("size", type=int, metavar="SIZE", help="how many articles")
    parser.add_argument("root", type=Path, metavar="FOLDER", help="a folder without content/; it need not exist")
    parser.add_argument("--plain", action="store_true", help="switch all features of the site off")
    options = parser.parse_args(arguments)
    if (options.root / "content").exists():
        parser.error(f"{options.root} has a content/ already")
    features = dict.fromkeys(FEATURES, False) if options.plain else {}
    corpus = make_corpus(load_site(PROJECT), options.size)
    write_corpus(corpus, PROJECT / "content", options.root, features=features)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
