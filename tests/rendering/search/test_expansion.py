"""A reader finds a report by an abbreviation or by what it stands for, whichever the report has."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.languages import Language
from bantin.rendering.search.expansion import Expander, abbreviations_in
from bantin.rendering.search.lexicon import Lexicon
from bantin.text import canon, words_of
from tests.support.articles import make_article, small
from tests.support.built import Built

UBND = ("UBND", "Ủy ban nhân dân")
TP = ("TP", "thành phố")
PGS_TS = ("PGS.TS", "Phó giáo sư, tiến sĩ")
PAIRS = [UBND, TP, PGS_TS, ("TS", "tiến sĩ"), ("UBND TP", "Ủy ban nhân dân thành phố"), ("BSCKII", "Bác sĩ CK hai")]


def place(text: str, *pairs: tuple[str, str]) -> list[set[str]]:
    """Return the words at each position of *text*."""
    placed = Expander(Lexicon(), pairs).place(text)
    words: defaultdict[int, set[str]] = defaultdict(set)
    for word, position in zip(placed.words, placed.positions, strict=True):
        words[position].add(word)
    assert sorted(words) == list(range(placed.length)), "no position is empty, none is beyond the end"
    return [words[position] for position in range(placed.length)]


def has(placed: list[set[str]], phrase: str) -> bool:
    """Whether the words of *phrase* stand side by side, two by two, as a search looks at them."""
    words = [canon(word) for word in words_of(phrase)]
    if len(words) == 1:
        return any(words[0] in found for found in placed)
    return all(
        any(one in here and other in there for here, there in pairwise(placed)) for one, other in pairwise(words)
    )


@pytest.mark.parametrize("text", ["Chủ tịch UBND tỉnh Hà Giang", "Chủ tịch Ủy ban nhân dân tỉnh Hà Giang"])
@pytest.mark.parametrize(
    "phrase",
    ["UBND", "ủy ban nhân dân", "chủ tịch UBND", "UBND tỉnh", "chủ tịch ủy ban nhân dân", "nhân dân tỉnh Hà Giang"],
)
def test_either_finds_both_with_the_words_before_and_after(text: str, phrase: str) -> None:
    assert has(place(text, UBND), phrase)


def test_the_words_around_are_no_neighbours_of_each_other() -> None:
    placed = place("Chủ tịch UBND tỉnh", UBND)
    assert not has(placed, "chủ tịch tỉnh")
    assert not has(placed, "tỉnh UBND")


def test_a_full_form_counts_however_it_is_spelled() -> None:
    for text in ("uỷ ban nhân dân", "ỦY BAN NHÂN DÂN", "Ủy  ban\nnhân-dân", "U\u0309y ban nh\u00e2n d\u00e2n"):
        assert has(place(text, UBND), "UBND"), text


@pytest.mark.parametrize("text", ["tp", "Tp", "tP", "TPP", "T.P"])
def test_an_abbreviation_in_other_letters_is_another_word(text: str) -> None:
    assert not has(place(f"ở {text} này", TP), "thành phố")
    assert has(place("ở TP này", TP), "thành phố")


def test_an_abbreviation_may_be_typed_in_any_letters() -> None:
    """What is searched for is compared in canonical form, as everything is."""
    assert has(place("ở thành phố này", TP), "tp")


@pytest.mark.parametrize("text", ["PGS.TS Đào Xuân Cơ", "PGS. TS. Đào Xuân Cơ", "phó giáo sư, tiến sĩ Đào Xuân Cơ"])
def test_an_abbreviation_of_two_words_stands_for_all_of_its_full_form(text: str) -> None:
    placed = place(text, PGS_TS)
    for phrase in ("PGS TS Đào", "phó giáo sư tiến sĩ Đào", "PGS.TS", "tiến sỹ Đào Xuân Cơ"):
        assert has(placed, phrase), phrase


def test_half_of_an_abbreviation_is_none() -> None:
    assert place("PGS Cơ", PGS_TS) == [{"pgs"}, {"cơ"}]


def test_of_two_forms_that_begin_together_the_longer_counts() -> None:
    """The city's committee has an abbreviation of its own; the words of the shorter one are found all the same."""
    long = ("UBND TP", "Ủy ban nhân dân thành phố")
    for text in ("UBND TP Hạ Long", "Ủy ban nhân dân thành phố Hạ Long"):
        for pairs in ((UBND, long), (long, UBND)):
            placed = place(text, *pairs)
            assert has(placed, "UBND TP Hạ Long")
            assert has(placed, "ủy ban nhân dân thành phố Hạ Long")
            assert len(placed) == 8


@pytest.mark.parametrize("text", ["ở TTYT ĐT họp", "ở Trung tâm Y tế thị xã Đông Triều họp"])
def test_what_is_part_of_a_full_form_has_its_abbreviation_too(text: str) -> None:
    pairs = [("TTYT ĐT", "Trung tâm Y tế thị xã Đông Triều"), ("TTYT", "Trung tâm Y tế"), ("TX", "thị xã")]
    for ordered in (pairs, pairs[::-1]):
        placed = place(text, *ordered)
        for phrase in ("ở TTYT thị xã Đông Triều họp", "tâm y tế TX Đông", "ở TTYT ĐT họp"):
            assert has(placed, phrase), phrase
        assert len(placed) == 10


def test_of_forms_that_overlap_the_first_counts() -> None:
    pairs = [("AB", "một hai ba"), ("CD", "ba bốn")]
    placed = place("một hai ba bốn", *pairs)
    assert has(placed, "AB bốn")
    assert not has(placed, "CD")
    assert has(place("hai ba bốn", *pairs), "hai CD")


def test_an_abbreviation_of_two_things_stands_for_both() -> None:
    pairs = [("CS", "cộng sản"), ("CS", "chăm sóc y tế")]
    placed = place("bài CS mới", *pairs)
    for phrase in ("bài CS mới", "bài cộng sản mới", "bài chăm sóc y tế mới"):
        assert has(placed, phrase), phrase


def test_a_full_form_of_two_abbreviations_has_both() -> None:
    pairs = [("BSCKII", "bác sĩ hai"), ("BS CKII", "bác sĩ hai")]
    placed = place("gặp bác sĩ hai Lan", *pairs)
    for phrase in ("gặp BSCKII Lan", "gặp BS CKII Lan", "gặp bác sĩ hai Lan"):
        assert has(placed, phrase), phrase


@pytest.mark.parametrize("text", ["gặp A.B.C ở đó", "gặp một ở đó"])
def test_an_abbreviation_may_have_more_words_than_what_it_stands_for(text: str) -> None:
    placed = place(text, ("A.B.C", "một"))
    for phrase in ("gặp A.B.C ở đó", "gặp một ở đó"):
        assert has(placed, phrase), phrase


def test_what_has_no_letter_stands_for_nothing() -> None:
    assert place("a – b", ("–", "gạch"), ("a", "…")) == [{"a"}, {"b"}]


def test_a_text_without_abbreviations_is_its_words() -> None:
    assert place("Bệnh viện Bạch Mai", UBND) == [{canon(word)} for word in ("Bệnh", "viện", "Bạch", "Mai")]
    assert place("", UBND) == []


@given(
    st.lists(st.sampled_from(["UBND", "TP", "PGS", "TS", "ủy", "ban", "nhân", "dân", "thành", "phố", "phó", "giáo"]))
)
def test_neighbours_in_a_text_are_neighbours_in_the_index(words: list[str]) -> None:
    placed = place(" ".join(words), *PAIRS)
    for pair in pairwise(words):
        assert has(placed, " ".join(pair)), pair


@given(st.text(alphabet="aàbT P.đ", max_size=40))
def test_a_word_more_than_once_at_a_position_is_there_once(text: str) -> None:
    placed = Expander(Lexicon(), [("TP", "a b"), ("a", "b à"), ("b", "đ")]).place(text)
    places = list(zip(placed.words, placed.positions, strict=True))
    assert len(set(places)) == len(places)


# ---- what stands for what in a report ----


def test_an_organisation_is_abbreviated_in_its_own_reports_only() -> None:
    site = small()
    short = ("BVBM", "Bệnh viện Bạch Mai")
    article = make_article(1)
    assert short in abbreviations_in(site, article, Language.VI)
    assert short not in abbreviations_in(site, make_article(2, partners=("bao-ha-giang",)), Language.VI)
    assert ("BVBM", "Bach Mai Hospital") in abbreviations_in(site, article, Language.EN)


@pytest.mark.parametrize(("language", "full"), [(Language.VI, "Ủy ban nhân dân"), (Language.EN, "People's Committee")])
def test_the_abbreviations_of_the_glossary_hold_in_every_report(language: Language, full: str) -> None:
    site = small()
    for article in site.articles:
        assert ("UBND", full) in abbreviations_in(site, article, language)


def test_a_form_with_an_abbreviation_in_it_is_no_full_form(real: Built) -> None:
    """The glossary also prints “Chủ tịch UBND tỉnh”: that explains nothing."""
    site = real.plan.site
    for article in site.articles:
        pairs = abbreviations_in(site, article, Language.VI)
        assert [pair for pair in pairs if pair[0] in words_of(pair[1])] == []
