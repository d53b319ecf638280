from __future__ import annotations

import hashlib
import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bantin.languages import Language
from bantin.text import (
    SLUG_LENGTH,
    canon,
    count_words,
    find_nearest,
    find_slug_fault,
    fold,
    propose_slug,
    sort_key,
    unmark,
)
from tests.support.problems import english_of

HERE = Path(__file__).parent
COLLATION = json.loads((HERE / "collation-vi.json").read_text(encoding="utf-8"))
CASES = json.loads((HERE / "folding-cases.json").read_text(encoding="utf-8"))

# Syllables as Vietnamese builds them: an onset, a vowel with its tone, and what follows it.
_ONSETS = ["", *"bcdđghklmnprstvx", "ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr"]
_TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
_ENDS = ["", *"cimnoptuy", "ch", "ng", "nh"]
SYLLABLES = st.builds(
    lambda *parts: unicodedata.normalize("NFC", "".join(parts)),
    st.sampled_from(_ONSETS),
    st.sampled_from("aăâeêioôơuưy"),
    st.sampled_from(_TONES),
    st.sampled_from(_ENDS),
)
_WORDS = st.one_of(SYLLABLES, SYLLABLES.map(str.title), st.sampled_from(["-", "25", "BVBM", "("]))
NAMES = st.lists(_WORDS, max_size=5).map(" ".join)


@pytest.mark.parametrize("seed", range(5))
def test_vietnamese_order_is_that_of_icu(seed: int) -> None:
    names = COLLATION["sorted"]
    shuffled = sorted(names, key=lambda name: hashlib.sha256(f"{seed} {name}".encode()).digest())
    assert shuffled != names
    assert sorted(shuffled, key=lambda name: sort_key(name, Language.VI)) == names


def test_english_order_knows_no_marks_and_no_case() -> None:
    names = ["Đồng Nai", "dong trieu", "Cần Thơ", "Ca Mau", "Hà Nội", "hue"]
    expected = ["Ca Mau", "Cần Thơ", "Đồng Nai", "dong trieu", "Hà Nội", "hue"]
    assert sorted(names, key=lambda name: sort_key(name, Language.EN)) == expected


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ["İstanbul", "부산보훈병원", "ẞ", "ﬁ", "🏥", "x\u0301", "①"])
def test_every_letter_has_its_place(language: Language, name: str) -> None:
    assert sort_key(name, language) > sort_key("", language)


@given(NAMES, st.sampled_from(Language))
def test_a_name_has_one_place_however_it_is_composed(name: str, language: Language) -> None:
    composed, loose = (sort_key(unicodedata.normalize(form, name), language) for form in ("NFC", "NFD"))
    assert composed.rpartition("\0")[0] == loose.rpartition("\0")[0]


@given(st.lists(st.one_of(NAMES, st.text(max_size=8)), min_size=2, max_size=6, unique=True))
def test_no_two_names_share_a_place(names: list[str]) -> None:
    ordered = sorted(names, key=lambda name: sort_key(name, Language.VI))
    assert all(sort_key(a, Language.VI) < sort_key(b, Language.VI) for a, b in pairwise(ordered))


@pytest.mark.parametrize(("one", "other"), CASES["same"])
def test_both_spellings_are_one_word(one: str, other: str) -> None:
    assert canon(one) == canon(other)
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), CASES["different"])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert canon(one) != canon(other)


@pytest.mark.parametrize(("text", "folded"), CASES["folds"].items())
def test_a_fold_has_no_marks_and_one_blank_between_words(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(NAMES)
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(NAMES)
def test_a_fold_does_not_know_how_its_text_was_composed(name: str) -> None:
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@given(SYLLABLES)
def test_case_makes_no_other_word(syllable: str) -> None:
    assert canon(syllable.upper()) == canon(syllable)


def test_unmarking_keeps_case() -> None:
    assert unmark("Đào Xuân Cơ, đặc biệt") == "Dao Xuan Co, dac biet"


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        pytest.param("can-to", "can-tho", id="a letter is missing"),
        pytest.param("quang-nihn", "quang-ninh", id="letters are swapped"),
        pytest.param("Quảng Ninh", "quang-ninh", id="the name instead of the id"),
        pytest.param("xyz", None, id="nothing is near"),
        pytest.param("", None, id="nothing is asked"),
    ],
)
def test_the_nearest_choice_is_what_was_meant(word: str, nearest: str | None) -> None:
    assert find_nearest(word, ["can-tho", "quang-ngai", "quang-ninh"]) == nearest


def test_nothing_is_near_among_no_choices() -> None:
    assert find_nearest("ha-noi", []) is None


@pytest.mark.parametrize(
    "slug",
    [
        pytest.param("", id="empty"),
        pytest.param("Ha-noi", id="capital"),
        pytest.param("đa-nang", id="đ"),
        pytest.param("hà-nội", id="marks"),
        pytest.param("ha--noi", id="double hyphen"),
        pytest.param("-ha", id="hyphen first"),
        pytest.param("ha-", id="hyphen last"),
        pytest.param("ha noi", id="blank"),
        pytest.param("ha_noi", id="underscore"),
        pytest.param("a/b", id="slash"),
        pytest.param("..", id="dots"),
        pytest.param("ha\n", id="line end"),
    ],
)
def test_what_is_no_slug_is_refused(slug: str) -> None:
    said = f'"{slug}" is not a slug: lower-case letters a-z, digits and single hyphens'
    assert english_of(find_slug_fault(slug)) == said


@pytest.mark.parametrize(
    "slug", ["index", "404", "feed", "search", "assets", "data", "vi", "en", "con", "prn", "aux", "nul", "com1", "lpt9"]
)
def test_a_page_of_ours_and_a_device_are_no_slugs(slug: str) -> None:
    assert english_of(find_slug_fault(slug)) == f'"{slug}" is a reserved name'


def test_a_slug_of_61_characters_is_too_long() -> None:
    assert english_of(find_slug_fault("a" * 61)) == "the slug has 61 characters, at most 60 are allowed"


@pytest.mark.parametrize("slug", ["a", "2024", "ha-giang-2", "a" * SLUG_LENGTH, "com10", "index-2"])
def test_a_slug_is_accepted(slug: str) -> None:
    assert find_slug_fault(slug) is None


@given(st.one_of(NAMES, st.text()))
@example("Index")
@example("404")
@example("Côn")
def test_a_proposal_is_a_slug_or_nothing(title: str) -> None:
    proposal = propose_slug(title)
    assert proposal == "" or find_slug_fault(proposal) is None


def test_a_proposal_ends_with_a_whole_word() -> None:
    title = "Bệnh viện Bãi Cháy hợp tác hỗ trợ toàn diện cho Trung tâm Y tế thị xã Đông Triều"
    assert propose_slug(title) == "benh-vien-bai-chay-hop-tac-ho-tro-toan-dien-cho-trung-tam-y"


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("Hà Giang", 2), ("Hà Giang – 2024…", 3), ("  một\nhai\tba ", 3), ("– … !", 0)]
)
def test_words_are_counted_between_blanks(text: str, words: int) -> None:
    assert count_words(text) == words
