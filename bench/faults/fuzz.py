"""Fuzz every reader of foreign input: what people write may be refused, but never bring the program down.

    python bench/faults/fuzz.py [--seconds N] [--seed N] [--only TARGET] [--blind]

changes texts of the project and hostile ones at random; a text that reaches lines of the package which none before it
has reached is kept and changed further (not with --blind, which is faster). Any exception, and anything slow, is
printed with the text that caused it; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from types import FrameType
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from bantin.checking.hygiene import check_hygiene
from bantin.collected import UndecodableError, decode
from bantin.importing.bundle import SeedFile, write_article, write_translation
from bantin.importing.desk import Desk, prepare
from bantin.importing.draft import draft_text
from bantin.languages import Language
from bantin.loading.files import TextFile, find_extents, read_text
from bantin.loading.site import read_site
from bantin.loading.texts import parse_blocks
from bantin.loading.toml import parse_toml
from bantin.loading.writings import read_writings
from bantin.problems import Problem
from bantin.rendering.markdown import MarkdownRenderer
from bantin.reporting import Format, render_problem
from bantin.text import find_slug_fault, propose_slug
from bantin.urls import find_path_fault, find_site_url_fault, find_url_fault
from bench.faults.payloads import make_markdown, make_payloads
from tests.support.sites import BRIDGE_ARTICLE, PARTNERS_TOML, SEED_ARTICLE, SITES

SLOW = 2.0
"""Seconds; ten times as many where each line is noted."""
_LONGEST_KEPT = 20_000
_PACKAGE = str(PROJECT / "bantin")
_TOKENS = (
    *(
        "[",
        "]",
        "{",
        "}",
        "=",
        '"',
        "'",
        '"""',
        "\\",
        "\n",
        "\r\n",
        "\t",
        "#",
        ".",
        ",",
        "-",
        "*",
        "_",
        "`",
        "|",
        ">",
        "<",
        "&",
        "!",
        "(",
    ),
    *(
        "\0",
        "\x1b",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u200b",
        "\u202e",
        "\u0301",
        "\u0323",
        "\ud7ff",
        "\ufffe",
        "\U0001f600",
        "đ",
        "Ð",
        "ﬁ",
    ),
    *(
        "TODO",
        "true",
        "nan",
        "-1",
        "1e9",
        "9" * 30,
        "2023-02-30",
        "0000-00-00",
        "draft = true\n",
        "[[notes]]\n",
        "javascript:",
        "http://",
    ),
)

_ADDRESS = re.compile(r'href="([^"]*)"')
_BLANKS_IN_SCHEMES = re.compile(r"^[\x00-\x20]+|[\t\n\r]")  # what a browser passes over

Reader = Callable[[bytes], None]


@dataclass(slots=True)
class Target:
    """A reader of foreign input, with the texts that fuzzing begins with."""

    name: str
    read: Reader
    corpus: list[bytes]


@dataclass(slots=True)
class Findings:
    """What came of fuzzing: how many texts were read, and what went wrong with which."""

    read: int = 0
    kept: int = 0
    faults: list[tuple[str, bytes, str]] = field(default_factory=list)


def make_targets(folder: Path) -> list[Target]:
    """Return all targets; files are written below *folder*."""
    root = folder / "site"
    shutil.copytree(SITES / "small", root)
    site = read_site(root).site
    if site is None:
        message = "the small site is sound"
        raise AssertionError(message)
    desk = prepare(site)
    renderer = MarkdownRenderer()
    words = [payload.encode() for payload in make_payloads()[::40]]
    bundle = [
        (SITES / "small" / SEED_ARTICLE / name).read_bytes() for name in ("article.toml", "text.en.md", "seed.txt")
    ]
    markdown = [bundle[1], *(text.encode() for text in make_markdown()[::40])]
    pages = [path.read_bytes() for path in sorted((PROJECT / "bench" / "importing").glob("*.txt"))[::4]]
    small = SITES / "small"
    return [
        Target("markdown", lambda data: _read_markdown(data, folder / "text.en.md", renderer), markdown),
        Target("import", lambda data: _draft(data, desk), [*pages, bundle[2]]),
        Target("article", _file_of(root, f"{SEED_ARTICLE}/article.toml"), [bundle[0]]),
        Target("text", _file_of(root, f"{BRIDGE_ARTICLE}/text.en.md"), markdown),
        Target("seed", _file_of(root, f"{SEED_ARTICLE}/seed.txt"), [bundle[2]]),
        Target(
            "accepted",
            _file_of(root, f"{SEED_ARTICLE}/accepted.toml"),
            [(small / SEED_ARTICLE / "accepted.toml").read_bytes()],
        ),
        Target("partners", _file_of(root, PARTNERS_TOML), [(small / PARTNERS_TOML).read_bytes()]),
        Target(
            "provinces", _file_of(root, "content/provinces.toml"), [(small / "content/provinces.toml").read_bytes()]
        ),
        Target("settings", _file_of(root, "content/site.toml"), [(small / "content/site.toml").read_bytes()]),
        Target("addresses", _read_address, [*words, b"https://example.vn/tin?id=1", b"ha-giang-ky"]),
    ]


def _read_markdown(data: bytes, path: Path, renderer: MarkdownRenderer) -> None:
    """What is accepted can be rendered, and has nothing but listed tags."""
    path.write_bytes(data)
    problems: list[Problem] = []
    file = read_text(path, problems)
    blocks = parse_blocks(file, Language.EN, problems) if file else ()
    if not problems:
        for block in blocks:
            html = str(renderer.render(block.words)).lower()
            addresses = [_BLANKS_IN_SCHEMES.sub("", unescape(found)) for found in _ADDRESS.findall(html)]
            if "<script" in html or "<img" in html or any(each.startswith("javascript:") for each in addresses):
                raise AssertionError(html)
    _tell(problems, path.parent)


def _draft(data: bytes, desk: Desk) -> None:
    """What can be decoded can be drafted, and the draft is TOML."""
    try:
        collected = decode(data)
    except UndecodableError:
        return
    if find_extents(TextFile(path=Path("a.txt"), lines=collected.lines, sha256="")):
        return
    draft = draft_text(collected, desk)
    parse_toml(write_article(draft, SeedFile(name="a.txt", sha256="0")))
    write_translation(draft)


def _file_of(root: Path, name: str) -> Reader:
    """Return what reads the whole site with its file *name* as fuzzed."""
    honest = (root / name).read_bytes()

    def read(data: bytes) -> None:
        (root / name).write_bytes(data)
        try:
            reading = read_site(root, drafts=True)
            _tell([*reading.problems, *check_hygiene(read_writings(root / "content", drafts=True))], root)
        finally:
            (root / name).write_bytes(honest)

    return read


def _read_address(data: bytes) -> None:
    """No address is accepted that is none, and no name that is no slug."""
    text = data.decode(errors="replace")
    if find_url_fault(text) is None and not text.lower().startswith(("http://", "https://")):
        raise AssertionError(text)
    find_site_url_fault(text)
    find_path_fault(text)
    slug = propose_slug(text)
    if slug and (find_slug_fault(slug) or find_path_fault(f"{slug}.html")):
        raise AssertionError(slug)
    if find_slug_fault(text) is None and find_path_fault(f"vi/{text}.html"):
        raise AssertionError(text)


def _tell(problems: list[Problem], base: Path) -> None:
    for problem in problems:
        for form in Format:
            render_problem(problem, form, base, Language.VI).encode()


def fuzz(
    target: Target, chance: random.Random, *, runs: int = 0, seconds: float = 0.0, blind: bool = False
) -> Findings:
    """Feed *target* changed texts, so many *runs* or for so many *seconds*, and return what was found."""
    findings = Findings()
    corpus = [*target.corpus]
    reached: set[tuple[str, int]] = set()
    end = time.monotonic() + seconds
    while findings.read < runs or time.monotonic() < end:
        fresh = findings.read < len(corpus) and findings.read < len(target.corpus)
        data = corpus[findings.read] if fresh else _change(chance, corpus)
        findings.read += 1
        before = len(reached)
        start = time.process_time()
        try:
            target.read(data) if blind else _traced(target.read, data, reached)
        except Exception:  # noqa: BLE001 - whatever it is, it is a finding
            findings.faults.append((target.name, data, traceback.format_exc(limit=-4)))
        took = time.process_time() - start
        if took > (SLOW if blind else SLOW * 10):
            findings.faults.append((target.name, data, f"{took:.1f} s"))
        if len(reached) > before and not fresh and len(data) < _LONGEST_KEPT:
            corpus.append(data)
            findings.kept += 1
    return findings


def _traced(read: Reader, data: bytes, reached: set[tuple[str, int]]) -> None:
    """Read *data*, and note each line of the package that was run."""

    def lines(frame: FrameType, event: str, _: Any) -> Any:  # noqa: ANN401 - as the interpreter calls it
        if event == "line":
            reached.add((frame.f_code.co_filename, frame.f_lineno))
        return lines

    def calls(frame: FrameType, _: str, __: Any) -> Any:  # noqa: ANN401 - the same
        return lines if frame.f_code.co_filename.startswith(_PACKAGE) else None

    sys.settrace(calls)
    try:
        read(data)
    finally:
        sys.settrace(None)


def _change(chance: random.Random, corpus: list[bytes]) -> bytes:
    data = bytearray(chance.choice(corpus))
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at = chance.randrange(len(data) + 1)
        length = chance.choice((0, 1, 2, 8, 40))
        match chance.randrange(6):
            case 0:
                data[at : at + length] = b""
            case 1:
                data[at:at] = chance.choice(_TOKENS).encode() * chance.choice((1, 1, 1, 3, 50, 2000))
            case 2:
                other = chance.choice(corpus)
                start = chance.randrange(len(other) + 1)
                data[at:at] = other[start : start + chance.choice((4, 40, 400))]
            case 3:
                data[at : at + length] = data[at : at + length] * 2
            case 4:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case _:
                lines = bytes(data).split(b"\n")
                chance.shuffle(lines)
                data = bytearray(b"\n".join(lines))
    return bytes(data)


def fuzz_all(
    seed: int, *, only: str = "", runs: int = 0, seconds: float = 0.0, blind: bool = False
) -> Iterator[tuple[str, Findings]]:
    """Fuzz every target, or that called *only*, and yield what was found with its name."""
    with tempfile.TemporaryDirectory() as folder:
        for target in make_targets(Path(folder)):
            if only in ("", target.name):
                yield target.name, fuzz(target, random.Random(seed), runs=runs, seconds=seconds, blind=blind)  # noqa: S311


def main() -> int:
    """Fuzz as the arguments say, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60.0, help="for each target")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", metavar="TARGET")
    parser.add_argument("--blind", action="store_true")
    given = parser.parse_args()
    failed = 0
    for name, findings in fuzz_all(given.seed, only=given.only, seconds=given.seconds, blind=given.blind):
        print(f"{name}: {findings.read} texts, {findings.kept} kept, {len(findings.faults)} faults", flush=True)
        failed += len(findings.faults)
        for _, data, what in findings.faults[:5]:
            print(f"{data[:300]!r} ({len(data)} bytes)\n{what}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
