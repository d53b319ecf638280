"""Build our index of a corpus, as a program of its own: ``python -m bench.search.ours_build SIZE LANGUAGE FOLDER``.

Prints as JSON how many seconds it took from the planned site to the written files, and the most memory this program
had by then, the site with all its articles in it.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))  # started in the folder of the index

from bantin.languages import Language
from bantin.planning.plan import plan_site
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.search.index import build_index
from bench.corpus import make_corpus
from tests.support.loading import load_site


def main(size: int, language: Language, folder: Path) -> None:
    """Build the index and print what it cost."""
    plan = plan_site(make_corpus(load_site(PROJECT), size))
    before = _most_memory()
    start = time.perf_counter()
    for output in build_index(plan, language, MarkdownRenderer()).outputs:
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.data)
    print(json.dumps({"seconds": time.perf_counter() - start, "before": before, "peak": _most_memory()}))


def _most_memory() -> int:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main(int(sys.argv[1]), Language(sys.argv[2]), Path(sys.argv[3]))
