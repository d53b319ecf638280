"""Characters that XML 1.0 cannot hold never get past the loader, so no feed can be broken by what editors write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.problems import problems_of
from tests.support.sites import SEED_ARTICLE, SEED_TOML, SITE_TOML, edit, small_site

# https://www.w3.org/TR/xml/#charsets: all but these, of what UTF-8 can hold.
FORBIDDEN = [*(chr(n) for n in range(0x20) if n not in (0x9, 0xA, 0xD)), "\ufffe", "\uffff"]


@pytest.mark.parametrize("character", FORBIDDEN, ids=[f"U+{ord(c):04X}" for c in FORBIDDEN])
def test_a_character_that_xml_cannot_hold_is_refused_wherever_it_stands(tmp_path: Path, character: str) -> None:
    escape = f"\\u{ord(character):04X}"
    for number, (file, old) in enumerate(
        [
            (SEED_TOML, "Ha Giang signs with Bach Mai Hospital"),
            (SEED_TOML, "Ha Giang and Bach Mai Hospital signed"),
            (SITE_TOML, "Test Digest"),
        ]
    ):
        for words in (character, escape):
            (folder := tmp_path / f"{number}-{len(words)}").mkdir()
            root = small_site(folder)
            edit(root / file, old, old + words)
            assert problems_of(root), (file, words)
    (tmp_path / "text").mkdir()
    root = small_site(tmp_path / "text")
    edit(root / SEED_ARTICLE / "text.en.md", "More than 20 doctors", f"More{character} than 20 doctors")
    assert problems_of(root)
