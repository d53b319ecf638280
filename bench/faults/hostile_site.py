"""A site whose every text is hostile: in each field, name and list of the content stands what attacks it.

Each payload stands by itself in whatever is a list: paragraphs, notes, people, places, terms. Where a field has one
value, it has many payloads in a row, so that few articles carry all of them.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from tests.support.sites import SITES

ARTICLES = "content/articles"
PER_PARTNER = 100

Dress = Callable[[str], str]
"""What is written for a payload: itself, or, in the harmless twin of the site, a plain word."""


def write_hostile_site(
    root: Path, payloads: Sequence[str], articles: int, *, dress: Dress = str, every: int = 1
) -> list[str]:
    """Write into *root* the small site of the tests with *payloads* in all its fields; return the ids of its articles.

    The *articles* share them out: each has its part of them one by one as paragraphs, notes and people, and *every* so
    many of them in a row as title, summary and the like. Sites of as many payloads have pages of the same structure.
    """
    shutil.copytree(SITES / "small", root)
    shutil.rmtree(root / ARTICLES)
    dressed = [dress(payload) for payload in payloads]
    writer = _Writer(root, dressed)
    writer.write_registers()
    parts = [dressed[number::articles] for number in range(articles)]
    return [writer.write_article(number, part, part[number % every :: every]) for number, part in enumerate(parts)]


class _Writer:
    def __init__(self, root: Path, payloads: list[str]) -> None:
        self._content = root / "content"
        self._payloads = payloads
        self._rows = [" ¦ ".join(payloads[n::PER_PARTNER]) for n in range(0, len(payloads), PER_PARTNER)]

    def write_registers(self) -> None:
        row = " ¦ ".join(self._payloads[::40])
        site = self._content / "site.toml"
        text = site.read_text(encoding="utf-8")
        for honest in ("Bản tin thử", "Test Digest", "Tin để thử.", "News for tests.", "Để thử.", "For tests."):
            text = text.replace(f'"{honest}"', _quote(f"{honest} {row}"))
        site.write_text(text, encoding="utf-8")
        for name, names in (
            ("partners.toml", ["Bệnh viện Bạch Mai", "Bach Mai Hospital", "Báo Hà Giang", "Ha Giang Newspaper"]),
            ("provinces.toml", ["Hà Giang", "Ha Giang", "Tỉnh Hà Giang", "Ha Giang province", "Miền Bắc", "North"]),
            ("topics.toml", ["Biên bản ghi nhớ", "Memorandum of understanding", "Đào tạo", "Training"]),
        ):
            path = self._content / name
            text = path.read_text(encoding="utf-8")
            for words in names:
                text = text.replace(f'"{words}"', _quote(f"{words} {row}"))
            path.write_text(text, encoding="utf-8")
        self._add("partners.toml", map(_partner, count(), self._payloads[::PER_PARTNER], self._rows))
        self._add("provinces.toml", map(_place, count(), self._payloads))
        self._add("glossary.toml", map(_term, count(), self._payloads))
        for name in ("about.vi.md", "about.en.md"):
            path = self._content / "pages" / name
            path.write_text("# " + row + "\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")

    def write_article(self, number: int, part: Sequence[str], row: Sequence[str]) -> str:
        name = f"2024-01-{number + 1:02}-dich-{number}"
        folder = self._content / "articles" / name
        folder.mkdir(parents=True)
        words = " ¦ ".join(row).replace("\t", " ")
        title = f"Tin {number:03} {words}"
        seeds = "".join(_write_seed(folder, language, title, words, part) for language in ("vi", "en"))
        partners = [f"p{n}" for n in range(len(self._rows))]
        first = partners[number % len(partners)]
        others = json.dumps([p for p in partners if p != first]) if number == 0 else "[]"
        people = "".join(
            f"[[people]]\nname = {_both(each)}\ntitle = {_both(each)}\npost = {_both(each)}\n"
            f'organisation = "p{n % len(partners)}"\nline = 3\n\n'
            f"[[notes]]\nvi = {_quote(each)}\nen = {_quote(each)}\nline = 3\n\n"
            for n, each in enumerate(part)
        )
        both, basis = _both(words), f"basis = {_both(words)}\n"
        (folder / "article.toml").write_text(
            f"""kind = "mou"
provinces = ["ha-giang"]
partners = ["benh-vien-bach-mai", "{first}"]
local = ["ubnd-ha-giang"]
others = {others}
places = {json.dumps([f"q{n}" for n in range(number, len(self._payloads), 40)])}
slug = {{ vi = "dich-{number}", en = "hostile-{number}" }}
title = {_both(title)}
summary = {both}
why = {both}
text = {{ vi = "original", en = "translated" }}
source_title = {{ vi = {_quote(words)}, en = {_quote(words)}, certainty = "inferred", {basis.strip()} }}

[event_date]
date = 2024-01-{number + 1:02}
precision = "day"
certainty = "inferred"
year_certainty = "inferred"
{basis}
[citation]
outlet = "bao-ha-giang"
outlet_certainty = "inferred"
url = "https://example.vn/tin-{number}"
url_certainty = "found"
byline = {both}
photos = {both}
{basis}
[citation.copy]
outlet = "bao-ha-giang"
{basis}
[agreement]
parties = ["ubnd-ha-giang", "benh-vien-bach-mai"]
line = 3
name = {both}

[period]
first = 2024
last = 2025
of_agreement = true
line = 3
what = {both}

[[fields]]
field = "training"
status = "agreed"
line = 3
detail = {both}

[[figures]]
says = {_both(words)}
what = {both}
line = 3

[[differences]]
words = {_quote(words)}
why = {_quote(words)}

{people}
{seeds}""",
            encoding="utf-8",
        )
        return name

    def _add(self, name: str, entries: object) -> None:
        with (self._content / name).open("a", encoding="utf-8") as file:
            file.writelines(entries)  # type: ignore[arg-type] # an iterable of texts


def _write_seed(folder: Path, language: str, title: str, words: str, listed: Sequence[str]) -> str:
    """Write the seed of an article in *language*, and return the table that says what its lines are."""
    lines = [title, "Lead.", words, f"{words} (Ảnh: {words})", words, words, words, words, f"- {words}"]
    roles = ["title", "lead", "paragraph", "caption", "section", "stamp", "byline", "source", "furniture"]
    lines += [each.replace("\t", " ") for each in listed]
    rows: list[dict[str, str | int]] = [
        {"line": n, "role": role} for n, role in enumerate([*roles, *["paragraph"] * len(listed)], 1)
    ]
    rows[3]["credit"] = f"(Ảnh: {words})"
    data = "\n".join(lines).encode()
    (folder / f"seed.{language}.txt").write_bytes(data)
    table = ",\n".join(
        "{ " + ", ".join(f"{key} = {_quote(value)}" for key, value in row.items()) + " }" for row in rows
    )
    return (
        f'[seed.{language}]\nfile = "seed.{language}.txt"\nname = {_quote(words)}\n'
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"\nlines = [\n{table}\n]\n\n'
    )


def _partner(number: int, words: str, row: str) -> str:
    return f"""
[[partner]]
id = "p{number}"
name = {_both(f"P{number:04} {words}")}
english = "usual"
slug = {{ vi = "doi-tac-{number}", en = "partner-{number}" }}
kind = "hospital"
country = "KR"
city = {_both(row)}
address = {_quote(row)}
native = {_quote(row)}
abbreviations = [{_quote(f"P{number:04} {words}")}]
aliases = {{ vi = [{_quote(words)}], en = [{_quote(words)}] }}
context = [{_quote(words)}]
known = {_both(row)}
unsure = {_both(row)}
page = true
"""


def _place(number: int, words: str) -> str:
    return f"""
[[place]]
id = "q{number}"
name = {_both(f"Q{number:04} {words}")}
name_then = {_both(words)}
kind = "ward"
country = "KR"
note = {_both(words)}
"""


def _term(number: int, words: str) -> str:
    return f"""
[[term]]
vi = {_quote(f"T{number:04} {words}")}
en = {_quote(f"T{number:04} {words}")}
group = "medicine"
also = [{_quote(f"T{number:04} {words}")}]
abbreviations = [{_quote(f"T{number:04} {words}")}]
variants = [{_quote(f"T{number:04} {words}")}]
note = {_both(words)}
"""


def _both(words: str) -> str:
    return f"{{ vi = {_quote(words)}, en = {_quote(words)} }}"


def _quote(value: str | int) -> str:
    """Return *value* as TOML writes it: what JSON makes of a text is TOML too."""
    return json.dumps(value, ensure_ascii=False)


def harmless(payload: str) -> str:
    """Return a plain word for *payload*, another one for each."""
    digest = hashlib.sha256(payload.encode()).hexdigest()[:8]
    return "tu" + re.sub(r"\d", lambda found: chr(ord("g") + int(found[0])), digest)
