"""How long hostile input keeps a build, and how much memory it takes: each case in a build of its own.

    python bench/faults/limits.py [--only WORD]

prints for each case what the build said first, its seconds of processor time and its peak of memory; the exit code is 1
where one takes more than five seconds or 400 MB, or where something else than a problem or a site has come of it.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from tests.support.sites import BRIDGE_ARTICLE, PARTNERS_TOML, SEED_ARTICLE, SITES, record_seed

MOST_SECONDS = 5.0
MOST_MEGABYTES = 400.0

Change = Callable[[Path], None]
"""What is done to the root of the small site."""

_TEXT = f"{BRIDGE_ARTICLE}/text.en.md"
_LINE = 24_000
_FILE = 250_000


def make_cases() -> Iterator[tuple[str, Change]]:
    """Yield each case by its name."""
    yield from _large_files()
    for pieces in (
        "![",
        "[",
        "]",
        "*a ",
        "_*",
        "`a",
        "> ",
        "- ",
        "1. ",
        "|a",
        "<",
        "&#",
        "\\",
        "[a](",
        "a\n=\n",
        "#a\n",
        "a",
        "1.",
    ):
        one = (pieces * _LINE)[:_LINE]
        yield f"Markdown: a block of {pieces!r}", _text(one)
        yield f"Markdown: ten blocks of {pieces!r}", _text("\n\n".join([one] * 10))
        half = (pieces * 1000)[:1000]
        yield f"Markdown: 240 blocks of {pieces!r}", _text("\n\n".join([half] * 240))
    yield "Markdown: lists in lists", _text("\n".join("    " * n + "- a" for n in range(300)))
    yield "Markdown: a table of 12,000 columns", _text("|a" * 8000 + "\n" + "|-" * 8000 + "\n" + "|b" * 8000)
    for pieces in (
        "12 ",
        "8/12/2023 ",
        "1,5 tỷ đồng ",
        "Bạch Mai ",
        "UBND ",
        "A. ",
        "không ",
        "“a” ",
        "(",
        "a-",
        "   a",
    ):
        yield f"translation: two lines of {pieces!r}", _pair((pieces * _LINE)[:_LINE])
        yield f"translation: ten lines of {pieces!r}", _pair("\n\n".join([(pieces * _LINE)[: _LINE // 2]] * 10))
    yield from _toml()
    yield "3,000 bundles without anything", _many_bundles


def _large_files() -> Iterator[tuple[str, Change]]:
    for megabytes in (1, 32):
        size = megabytes * 1_000_000
        yield f"{megabytes} MB of paragraphs", _text("The two sides will meet again.\n\n" * (size // 32))
        yield f"{megabytes} MB in one line", _text("a" * size)
        yield f"{megabytes} MB of zeros", _text("\0" * size)
        yield f"{megabytes} MB of a register", _append(PARTNERS_TOML, "# a\n" * (size // 4))
    yield "lines", _text("a\n" * (_FILE // 2))
    yield "controls", _text("\x01" * _FILE)
    yield "bytes that are no UTF-8", lambda root: void((root / _TEXT).write_bytes(b"\xff\n" * (_FILE // 2)))
    yield "marks on one letter", _text("a" + "\u0301\u0323" * (_FILE // 4))
    yield "marks of another script", _text("\u0915" + "\u094d\u093c" * (_FILE // 6))
    yield "invisible characters", _text("\u200b" * (_LINE // 2))
    yield "HTML", _text("<b>" * (_LINE // 3))


def _toml() -> Iterator[tuple[str, Change]]:
    shapes = {
        "brackets": "x = " + "[" * 50_000 + "]" * 50_000,
        "tables in tables": "x = " + "{a=" * 20_000 + "1" + "}" * 20_000,
        "digits": "x = " + "1" * 20_000,
        "a number in base sixteen": "x = 0x" + "f" * _LINE,
        "a key of many parts": "a." * 10_000 + "b = 1",
        "keys": "\n".join(f"k{n} = 1" for n in range(4000)),
        "keys of one beginning": "\n".join(f"{'k' * 40}{n} = 1" for n in range(4000)),
        "one long key": "k" * _LINE + " = 1",
        "days that are none": "\n".join(f"d{n} = 2023-13-01" for n in range(4000)),
        "a string that does not end": 'x = """' + "a\n" * 4000,
        "strings": "x = [" + '"a",\n' * 4500 + "]",
        "tables": "\n".join(f"[[t{n}]]" for n in range(4000)),
    }
    for name, words in shapes.items():
        for file in (f"{BRIDGE_ARTICLE}/article.toml", PARTNERS_TOML):
            yield f"TOML: {name}, in {Path(file).name}", _prepend(file, words)
    rows = "\n".join(f'[[partner]]\nid = "p{n}"\nname = {{ vi = "a", en = "b" }}' for n in range(15_000))
    yield "TOML: 15,000 organisations that lack all but a name", _append(PARTNERS_TOML, rows)
    yield "TOML: 150,000 keys", _prepend(PARTNERS_TOML, "\n".join(f"k{n} = 1" for n in range(150_000)))


def void(_: object) -> None:
    """Forget what comes back."""


def _text(words: str) -> Change:
    return lambda root: void((root / _TEXT).write_text(f"On 1 September 2025 they met.\n\n{words}", encoding="utf-8"))


def _append(file: str, words: str) -> Change:
    def change(root: Path) -> None:
        with (root / file).open("a", encoding="utf-8") as opened:
            opened.write(f"\n{words}\n")

    return change


def _prepend(file: str, words: str) -> Change:
    def change(root: Path) -> None:
        path = root / file
        before = path.read_text(encoding="utf-8")
        path.write_text(f"{before}\n{words}\n" if words.startswith("[") else f"{words}\n{before}", encoding="utf-8")

    return change


def _pair(words: str) -> Change:
    """The same *words* in an original and in its translation: all of it is compared."""

    def change(root: Path) -> None:
        folder = root / SEED_ARTICLE
        lines = words.split("\n\n")
        seed = (folder / "seed.txt").read_text(encoding="utf-8") + "\n" + "\n\n".join(lines)
        (folder / "seed.txt").write_text(seed, encoding="utf-8")
        rows = "".join(f'  {{ line = {18 + 2 * n}, role = "paragraph" }},\n' for n in range(len(lines)))
        path = folder / "article.toml"
        metadata = path.read_text(encoding="utf-8").rstrip()
        path.write_text(metadata.removesuffix("]") + rows + "]\n", encoding="utf-8")
        with (folder / "text.en.md").open("a", encoding="utf-8") as text:
            text.write("\n" + "\n\n".join(lines) + "\n")
        record_seed(folder)

    return change


def _many_bundles(root: Path) -> None:
    for number in range(3000):
        folder = root / "content" / "articles" / f"2024-01-01-x{number}"
        folder.mkdir()
        (folder / "article.toml").touch()


def measure(change: Change, folder: Path) -> tuple[str, float, float]:
    """Return what a build of the small site with *change* says first, its processor seconds and its peak in MB."""
    root, output = folder / "site", folder / "output"
    shutil.copytree(SITES / "small", root)
    change(root)
    command = [sys.executable, str(PROJECT / "build.py"), "--root", str(root), "--output", str(output)]
    command += ["--lang", "en", "--format", "concise", "--jobs", "1", "build"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    code = "import resource, subprocess, sys; p = subprocess.run(sys.argv[1:]); "
    code += "print('PEAK', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(p.returncode)"
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=False, cwd=root)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = done.stdout + done.stderr
    peak = re.search(r"^PEAK (\d+)$", said, re.MULTILINE)
    first = "a site" if done.returncode == 0 else next((line for line in said.splitlines() if " [" in line), "?")
    shown = "TRACEBACK" if "Traceback" in said else first.removeprefix("content/")[:110]
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return shown, seconds, int(peak[1]) / 1024 if peak else 0.0


def main() -> int:
    """Measure all cases, or those whose names hold a word, and say what came of them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", metavar="WORD")
    only = parser.parse_args().only
    worst = [0.0, 0.0]
    failed = 0
    start = time.monotonic()
    for name, change in make_cases():
        if only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            said, seconds, megabytes = measure(change, Path(folder))
        bad = seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES or said in ("?", "TRACEBACK")
        failed += bad
        worst = [max(worst[0], seconds), max(worst[1], megabytes)]
        print(f"{'!' if bad else ' '} {seconds:5.1f} s {megabytes:4.0f} MB  {name}: {said}", flush=True)
    took = time.monotonic() - start
    print(f"worst: {worst[0]:.1f} s, {worst[1]:.0f} MB; beyond the limits: {failed}; {took:.0f} s in all")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
