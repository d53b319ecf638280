"""How long an edit takes until a reader of the preview sees it.

A real browser shows an article of the project's own content; its summary is edited twenty times, with events of the
system and without. The time runs from the start of the writing to the new words on the page. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from bantin.languages import Language
from bantin.planning.page import PageKind
from bantin.planning.plan import plan_site
from bench.chromium import find_chromium
from tests.support.loading import load_site

_PREVIEW = """
import sys
from pathlib import Path
from bantin.commands.serve import ServeRequest, serve
request = ServeRequest(root=Path(sys.argv[1]), port=0, use_events=sys.argv[2] == "events")
serve(request, lambda news: news.url and print(news.url, flush=True))
"""
_SUMMARY = re.compile(r'(?m)(^\[summary\]\nvi = ")[^"]*')
_SHOWN = "words => [...document.querySelectorAll('.summary p')].some((p) => p.textContent === words)"


def main() -> None:
    """Measure with each way of watching, and print what was found."""
    parser = argparse.ArgumentParser(description="Measure how soon the preview shows an edit.")
    parser.add_argument("--edits", type=int, default=20, metavar="N")
    edits = parser.parse_args().edits
    for watching in ["polling", *(["events"] if find_spec("watchfiles") else [])]:
        seconds = sorted(_measure(watching, edits))
        least, median, most = (round(value * 1000) for value in (seconds[0], statistics.median(seconds), seconds[-1]))
        print(f"{watching:>8}: {least} / {median} / {most} ms (least, median, most of {edits} edits)")


def _measure(watching: str, edits: int) -> list[float]:
    """Return the seconds that each edit took."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(PROJECT / "content", root / "content")
        plan = plan_site(load_site(root))
        article = plan.site.articles[0]
        toml = root / "content" / "articles" / article.id / "article.toml"
        command = [sys.executable, "-c", _PREVIEW, str(root), watching]
        with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as preview:
            assert preview.stdout is not None  # noqa: S101 - a pipe was asked for
            url = preview.stdout.readline().strip()
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
                page = browser.new_page()
                page.goto(url + plan.addresses.find(PageKind.ARTICLE, Language.VI, article.id))
                found = [_edit(page, toml, f"Tóm tắt thử lần {number}.") for number in range(edits)]
                browser.close()
            preview.terminate()
    return found


def _edit(page: Page, toml: Path, words: str) -> float:
    """Write *words* as the summary, and return the seconds until the page shows them."""
    page.locator("html[data-preview=connected]").wait_for(state="attached")
    text, count = _SUMMARY.subn(rf"\g<1>{words}", toml.read_text(encoding="utf-8"))
    if count != 1:
        sys.exit(f"{toml} has no summary that starts its table in Vietnamese")
    start = time.perf_counter()
    toml.write_text(text, encoding="utf-8")
    page.wait_for_function(_SHOWN, arg=words)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
