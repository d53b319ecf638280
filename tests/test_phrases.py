"""Many phrases are found in a text at once, and no others than are found one by one."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bantin.phrases import Phrases

WORDS = st.text(alphabet="aàbB1_ -(", min_size=1, max_size=5)


@given(st.lists(WORDS), st.lists(WORDS).map("".join))
def test_what_is_found_is_what_a_pattern_finds(phrases: list[str], text: str) -> None:
    expected = [phrase for phrase in phrases if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)]
    assert Phrases(phrases).find(text) == list(dict.fromkeys(expected))


def test_a_phrase_is_found_as_a_whole_only() -> None:
    assert Phrases(["UBND", "Sở Y tế", "tế"]).find("UBNDT và Sở Y tế.") == ["Sở Y tế", "tế"]


def test_a_phrase_is_found_where_it_stands_whole_after_it_stood_in_a_longer_word() -> None:
    assert Phrases(["ba"]).find("bao ba") == ["ba"]
