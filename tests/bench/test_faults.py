"""A round of fuzzing, and a few of the cases whose time is measured by hand: the commands of bench/faults/ run."""

from __future__ import annotations

from pathlib import Path

import pytest

from bantin.text import find_slug_fault
from bantin.urls import find_path_fault, find_site_url_fault, find_url_fault
from bench.faults.fuzz import fuzz_all
from bench.faults.limits import make_cases, measure
from bench.faults.payloads import make_addresses, make_payloads


def test_changed_texts_bring_no_reader_down() -> None:
    for name, findings in fuzz_all(seed=7, runs=12, blind=True):
        assert (name, findings.faults) == (name, [])
        assert findings.read >= 12


@pytest.mark.parametrize(
    "name", ["32 MB in one line", "Markdown: ten blocks of '['", "TOML: one long key, in article.toml"]
)
def test_a_case_is_refused_and_measured(tmp_path: Path, name: str) -> None:
    change = next(change for case, change in make_cases() if case == name)
    said, seconds, megabytes = measure(change, tmp_path)
    assert "articles/2025-09-01-visit/" in said
    assert seconds > 0
    assert megabytes < 400


def test_no_payload_is_an_address_a_slug_or_a_path() -> None:
    payloads = [*make_payloads(), *make_addresses()]
    assert [payload for payload in payloads if find_url_fault(payload) is None] == []
    assert [payload for payload in payloads if find_site_url_fault(payload) is None] == []
    # Some are words, and words are slugs; what they are not is a way out of the folder.
    slugs = [payload for payload in payloads if find_slug_fault(payload) is None]
    assert all(slug.isalnum() for slug in slugs)
    assert [slug for slug in slugs if find_path_fault(f"vi/tin/{slug}.html")] == []


@pytest.mark.parametrize(
    "slug",
    [
        *(
            "..",
            ".",
            "../x",
            "..%2fx",
            "%2e%2e",
            "/etc/passwd",
            "c:\\x",
            "a\\b",
            "a/b",
            "a.html",
            "-",
            "--",
            "-a",
            "a-",
            "a--b",
        ),
        *(
            "CON",
            "con",
            "aux",
            "com1",
            "index",
            "404",
            "vi",
            "en",
            "feed",
            "search",
            "assets",
            "Tin",
            "tín",
            "a b",
            "a\nb",
        ),
        *(
            "a\0",
            "\u202eabc",
            "a\u200b",
            "ａ",
            "а",
            "😀",
            "",
            " ",
            "a" * 61,
            "~",
            "a?b",
            "a#b",
            "a:b",
            "<b>",
            "'",
            '"',
            "nul.",
        ),
    ],
)
def test_a_hostile_slug_is_refused(slug: str) -> None:
    assert find_slug_fault(slug) is not None
