"""Which words can be Vietnamese, and which were surely meant to be."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.checking.syllables import find_meant, find_slip, is_syllable
from tests.support.sites import PROJECT

RIGHT = (
    "hoà hòa khoẻ khỏe thuý thúy quý quốc quyết quỳnh gì gìn giếng già giữ nghĩa ngành nghề kỹ kĩ cữ khuỷu khuya "
    "thuở quở soóc xoong ươm ấm yếu ý ỷ oẳn uống Đắk Lắk Kạn Krông Plông Pưh Đrắk Tẻh Pơ Êđê"
)
FOREIGN = (
    "café fête São Paulo José Noël Gómez Müller Hôpital château très Genève Kélé Łódź Mátxcơva Ôxtrâylia đôla "
    "Inđônêxia vắcxin xăngtimét ĐCSVN TTYTTXĐT QĐ đ đc HĐND"
)
ONSETS = ["", "b", "ch", "d", "đ", "h", "kh", "l", "m", "n", "nh", "ph", "r", "s", "t", "th", "tr", "v", "x"]
# Rimes with the letter that bears the tone written as a number: its place.
OPEN_RIMES = [
    ("a", 0),
    ("ai", 0),
    ("ang", 0),
    ("ươi", 1),
    ("ương", 1),
    ("iêu", 1),
    ("oan", 1),
    ("uyên", 2),
    ("uôn", 1),
    ("ưa", 0),
]
STOPPED_RIMES = [("ac", 0), ("ich", 0), ("âp", 0), ("ươt", 1), ("iêc", 1), ("uât", 1)]
ALL_TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
STOPPED_TONES = ["\u0301", "\u0323"]


def put(onset: str, rime: tuple[str, int], tone: str) -> str:
    letters, place = rime
    return onset + unicodedata.normalize("NFC", letters[: place + 1] + tone + letters[place + 1 :])


OPEN = st.builds(put, st.sampled_from(ONSETS), st.sampled_from(OPEN_RIMES), st.sampled_from(ALL_TONES))
STOPPED = st.builds(put, st.sampled_from(ONSETS), st.sampled_from(STOPPED_RIMES), st.sampled_from(STOPPED_TONES))


@given(OPEN | STOPPED)
def test_whatever_is_put_together_by_the_rules_is_a_syllable(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.capitalize())
    assert find_slip(word) == ""


@given(st.sampled_from(ONSETS), st.sampled_from(STOPPED_RIMES), st.sampled_from(["", "\u0300", "\u0309", "\u0303"]))
def test_a_stopped_rime_bears_no_other_tone_than_sac_and_nang(onset: str, rime: tuple[str, int], tone: str) -> None:
    assert not is_syllable(put(onset, rime, tone))


@given(st.text(max_size=12))
def test_no_text_makes_it_fail(word: str) -> None:
    composed = unicodedata.normalize("NFC", word)
    if find_slip(composed):
        assert not is_syllable(composed)
        assert find_meant(composed) != composed


@pytest.mark.parametrize("word", RIGHT.split())
def test_right_words_and_names_of_the_highlands_are_left_alone(word: str) -> None:
    assert find_slip(word) == ""


@pytest.mark.parametrize("word", FOREIGN.split())
def test_words_of_other_languages_and_abbreviations_are_left_alone(word: str) -> None:
    assert find_slip(word) == ""


@pytest.mark.parametrize(
    ("word", "meant", "sort"),
    [
        pytest.param("Thuơng", "Thương", "rime", id="one horn of two"),
        pytest.param("nguời", "người", "rime", id="the other horn"),
        pytest.param("hợpt", "hợp", "rime", id="a letter too many"),
        pytest.param("nghành", "ngành", "onset", id="ngh before a"),
        pytest.param("ngiên", "nghiên", "onset", id="ng before i"),
        pytest.param("đươc", "", "tone", id="no tone where there must be one"),
        pytest.param("lựợng", "lượng", "tone", id="two tones"),
        pytest.param("đựơc", "được", "place", id="the tone on the first of two letters"),
        pytest.param("cuả", "của", "place", id="the tone on the second of two letters"),
        pytest.param("qúa", "quá", "place", id="the tone on the u of qu"),
        pytest.param("tòan", "toàn", "place", id="the tone before a coda"),
        pytest.param("hợptác", "hợp tác", "joined", id="two words in one"),
    ],
)
def test_a_slip_is_found_with_what_was_meant(word: str, meant: str, sort: str) -> None:
    assert find_slip(word) == sort
    assert find_meant(word) == meant


def test_no_word_of_the_content_and_the_seeds_is_a_slip() -> None:
    files = sorted(path for path in (PROJECT / "content").rglob("*") if path.suffix in (".toml", ".md", ".txt"))
    text = unicodedata.normalize("NFC", "\n".join(path.read_text(encoding="utf-8") for path in files))
    words = set(re.findall(r"[^\W\d_]+", text))
    assert len(words) > 2000
    assert [word for word in sorted(words) if find_slip(word)] == []
