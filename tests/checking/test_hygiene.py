"""What people write by hand is clean: no letter deceives, one way of spelling, the house's marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.checking.characters import read_as
from bantin.checking.hygiene import check_hygiene, words_of_names
from bantin.languages import Language
from bantin.loading.writings import read_writings
from bantin.model.writing import Voice
from bantin.problems import Problem
from tests.support.articles import small
from tests.support.loading import load_site
from tests.support.problems import told
from tests.support.sites import PROJECT, SEED_TOML, edit, small_site
from tests.support.writing import make_passage, make_writing


def found(
    words: str, language: Language | None = Language.VI, voice: Voice = Voice.OURS, key: str = "summary.vi"
) -> list[Problem]:
    return check_hygiene([make_writing(make_passage(words, language=language, voice=voice, key=key))])


def codes(
    words: str, language: Language | None = Language.VI, voice: Voice = Voice.OURS, key: str = "summary.vi"
) -> list[str]:
    return [problem.code for problem in found(words, language, voice, key)]


def test_the_real_content_is_clean() -> None:
    site = load_site(PROJECT)
    assert check_hygiene(read_writings(PROJECT / "content"), words_of_names(site)) == []


def test_a_finding_names_file_line_column_and_what_to_type(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / "content/partners.toml", "Báo Hà Giang", "Báo Hà Giang và \u00d0ông Triều")
    problems = check_hygiene(read_writings(root / "content"))
    says = "partner.name.vi: the letter \u00d0 (U+00D0) in “\u00d0ông” only looks like the right one\n    type “Đông”"
    assert told(problems, root) == [f"content/partners.toml:26:32: {says}"]
    place = problems[0].place
    assert place.text is not None
    assert place.column is not None
    assert place.text[place.column - 1 : place.column - 1 + place.width] == "\u00d0ông"


def test_what_an_escape_hides_is_told_at_the_whole_value(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / "content/partners.toml", '"Báo Hà Giang"', r'"Báo H\u200bà Giang"')
    (problem,) = check_hygiene(read_writings(root / "content"))
    assert problem.code == "invisible-character"
    assert problem.place.width == len(r'"Báo H\u200bà Giang"')


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("\u00d0ông", "Đông", id="Icelandic eth"),
        pytest.param("\u0189ông", "Đông", id="African D"),
        pytest.param("\u00f0ồng", "đồng", id="small eth"),
        pytest.param("\u00d0HQG", "ĐHQG", id="eth in an abbreviation"),
        pytest.param("Hà", "Hà", id="the right word"),
        pytest.param("T\u0440ung", "Tpung", id="Cyrillic within Latin"),
        pytest.param("\u0421\u041e\u0415", "COE", id="a whole word of Cyrillic that could be Latin"),
        pytest.param("\u039d\u0391\u03a4\u039f", "NATO", id="a whole word of Greek that could be Latin"),
        pytest.param("\uff22\uff56", "Bv", id="fullwidth"),
        pytest.param("\U0001d401ạch", "Bạch", id="mathematical"),
        pytest.param("ngh\u0131a", "nghia", id="dotless i"),
        pytest.param("Tr\u01b0\u1eddng", "Trường", id="the right horn"),
        pytest.param("Tr\u01a3ng", "Trưng", id="oi for a horned u"),
        pytest.param("v\u01cen", "văn", id="a caron for a breve"),
        pytest.param("\ufb01lm", "film", id="a ligature"),
    ],
)
def test_a_letter_is_read_as_it_looks(word: str, meant: str) -> None:
    assert read_as(word) == meant
    assert codes(word, voice=Voice.DATA) == ([] if word == meant else ["look-alike-letter"])


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Guðni Jóhannesson", id="an Icelandic name"),
        pytest.param("Yılmaz và Erdoğan", id="Turkish names"),
        pytest.param("부산보훈병원 (이정주)", id="Korean"),
        pytest.param("北京协和医院", id="Chinese"),
        pytest.param("Больница", id="a Russian word"),
        pytest.param("TNFα, 5 μg, βhCG", id="Greek letters of medicine"),
        pytest.param("Lê Thị Ánh, Nguyễn Ỷ", id="Vietnamese"),
        pytest.param("50 m², 37 °C, ½", id="signs"),
    ],
)
def test_names_and_signs_of_others_are_left_alone(words: str) -> None:
    assert codes(words, language=None) == []


@pytest.mark.parametrize(
    "character",
    [
        pytest.param("\u200b", id="zero-width space"),
        pytest.param("\u200d", id="joiner"),
        pytest.param("\u202e", id="right-to-left override"),
        pytest.param("\u2066", id="isolate"),
        pytest.param("\u00ad", id="soft hyphen"),
        pytest.param("\ufeff", id="byte order mark within"),
        pytest.param("\u3164", id="Hangul filler"),
        pytest.param("\ue000", id="private use"),
    ],
)
@pytest.mark.parametrize("voice", list(Voice))
def test_what_shows_nothing_is_found_wherever_it_stands(character: str, voice: Voice) -> None:
    problems = found(f"Bệnh vi{character}ện", voice=voice)
    hidden = [problem for problem in problems if problem.code == "invisible-character"]
    is_joiner_of_a_script = voice is Voice.NATIVE and character in "\u200b\u200d"
    assert len(hidden) == (0 if is_joiner_of_a_script else 1)
    assert all(not problem.is_note and problem.place.column == 8 for problem in hidden)


def test_a_mark_that_merges_with_no_letter_is_found() -> None:
    (problem,) = found("Bênh\u0325 viện")
    assert (problem.code, problem.is_note) == ("strange-mark", False)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param("hai  bên", "two-blanks", id="two blanks"),
        pytest.param("hai bên : một", "blank-before-mark", id="a blank before a colon"),
        pytest.param("hai bên ?", "blank-before-mark", id="a blank before the last mark"),
        pytest.param("hai bên,một", "no-blank-after-mark", id="no blank after a comma"),
        pytest.param("hai bên.Một đoàn", "no-blank-after-mark", id="no blank after a full stop"),
        pytest.param("5\u00a0giường", "odd-blank", id="a no-break blank"),
        pytest.param('gọi là "đối tác" này', "straight-quotes", id="straight quotation marks"),
        pytest.param("và nhiều nữa...", "three-dots", id="three full stops"),
        pytest.param("giai đoạn 2024-2030", "hyphen-in-range", id="a hyphen between years"),
        pytest.param("giai đoạn 2024 - 2030", "hyphen-in-range", id="a hyphen between years and blanks"),
        pytest.param("các nghành y tế", "no-such-syllable", id="a word that can't be"),
    ],
)
def test_an_oddity_is_noted_in_words_of_ours(words: str, code: str) -> None:
    problems = found(words)
    assert {problem.code for problem in problems} == {code}
    assert all(problem.is_note for problem in problems)
    assert codes(words, voice=Voice.QUOTED) == []


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("PGS.TS Đào Xuân Cơ, TTND.BSCKII, TP.HCM", id="abbreviations"),
        pytest.param("lúc 01:17, 3,42 tỷ USD, 1.234 giường", id="figures"),
        pytest.param("Nghị quyết 202/2025/QH15, số 12-2024/QĐ", id="numbers of acts"),
        pytest.param("điện thoại 0912-2024-2030-11", id="a telephone number"),
        pytest.param("xem https://example.org/a,b?x=1;y=2 và <https://example.org/2024-2030>", id="addresses"),
        pytest.param("giai đoạn 2024–2030 và 2024 – 2030", id="en dashes"),
        pytest.param("“Nghành” là lỗi in", id="a quotation"),
        pytest.param("BVBC (BV Thuơng) ký", id="brackets"),
        pytest.param("| a  | b  |", id="a Markdown table"),
        pytest.param("1.  một", id="a Markdown list"),
        pytest.param("`a  b ; c`", id="Markdown code"),
        pytest.param('màn hình 15" và 17"', id="inches"),
    ],
)
def test_what_is_right_is_left_alone(words: str) -> None:
    assert codes(words) == []


def test_names_of_the_registers_are_left_alone() -> None:
    words = make_writing(make_passage("ông Hoàng Miầu"))
    assert [problem.code for problem in check_hygiene([words])] == ["no-such-syllable"]
    assert check_hygiene([words], frozenset(["Miầu"])) == []
    assert {"Hà", "Giang", "Bạch", "Mai"} <= words_of_names(small())


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        pytest.param("sức khoẻ và khoẻ", "sức khỏe", "tones-in-two-ways", id="oe"),
        pytest.param("thoả thuận, hoà hợp", "hòa hợp", "tones-in-two-ways", id="oa"),
        pytest.param("tiêu huỷ, thuỷ lợi", "thủy lợi", "tones-in-two-ways", id="uy"),
        pytest.param("bác sĩ, bác sĩ", "bác sỹ", "i-and-y", id="i and y"),
        pytest.param("kỹ thuật, kỹ năng", "kĩ thuật", "i-and-y", id="y and i"),
    ],
)
def test_one_file_spells_in_one_way(first: str, second: str, code: str) -> None:
    usual, rare = make_passage(first, line=1), make_passage(second, line=9)
    (problem,) = check_hygiene([make_writing(usual, rare)])
    assert (problem.code, problem.is_note, problem.place.line) == (code, True, 9)
    assert dict(problem.values)["line"] == 1
    assert check_hygiene([make_writing(usual), make_writing(rare)]) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("hoà hợp", "khỏe mạnh", id="two rimes"),
        pytest.param("ông Hoà", "hòa hợp", id="a name"),
        pytest.param("“hoà hợp”", "hòa hợp", id="a quotation"),
        pytest.param("viết khoẻ/khỏe lẫn lộn", "khỏe", id="a pair that is about the spelling"),
        pytest.param("quý và hoà", "hoà và quý", id="qu is no vowel"),
        pytest.param("tivi, tỉ mỉ", "tỷ đồng, tuy", id="words that differ by i and y"),
        pytest.param("toàn, hoàn, thuyền", "hoà", id="rimes with a coda"),
    ],
)
def test_what_is_no_second_way_is_left_alone(first: str, second: str) -> None:
    assert check_hygiene([make_writing(make_passage(first), make_passage(second, line=2))]) == []


def english(words: str, key: str = "summary.en", voice: Voice = Voice.TRANSLATION) -> list[tuple[str, str]]:
    problems = found(words, Language.EN, voice, key)
    return [(problem.code, str(dict(problem.values).get("word"))) for problem in problems]


def test_vietnamese_marks_in_english_are_noted_run_by_run() -> None:
    assert english("In Hà Giang province, Võ Văn Minh met Lê Anh.") == [
        ("marks-in-english", "Hà"),
        ("marks-in-english", "Võ Văn"),
        ("marks-in-english", "Lê"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Vo Van Minh of Ha Giang", id="no marks"),
        pytest.param("São Paulo, a café in Genève", id="marks of others"),
        pytest.param("the memorandum (Bản ghi nhớ)", id="in brackets"),
        pytest.param("“Bản ghi nhớ” means memorandum", id="in quotation marks"),
    ],
)
def test_english_without_vietnamese_marks_is_left_alone(words: str) -> None:
    assert english(words) == []


def test_notes_and_pages_in_english_may_carry_marks() -> None:
    assert english("Võ Văn Minh", key="notes.en", voice=Voice.OURS) == []
    assert english("Võ Văn Minh", key="", voice=Voice.OURS) == []
    assert english("Võ Văn Minh", key="partner.name.en", voice=Voice.OURS) != []


def test_american_spellings_are_noted_but_not_in_names() -> None:
    assert english("a center and a program") == [("american-spelling", "center"), ("american-spelling", "program")]
    assert english("Training and Direction of Healthcare Activities Center; a computer program; a centre") == []


@given(st.text())
def test_no_text_makes_it_fail_and_every_place_is_inside(words: str) -> None:
    for language in Language:
        for problem in found(words, language):
            assert problem.place.column is not None
            assert 1 <= problem.place.column <= len(words) + 1


def test_the_source_in_the_bundle_is_never_respelled(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, "[citation]", '[[notes]]\nvi = "Các nghành y tế"\nen = "The sectors"\n\n[citation]')
    problems = check_hygiene(read_writings(root / "content"))
    assert [(problem.code, problem.key) for problem in problems] == [("no-such-syllable", "notes.vi")]


@pytest.mark.parametrize("part", ["“", "(", "`", '"', "a", "a:", " ", "a  ", "ệ", "@", "](", "<", "‘"])
def test_one_sort_of_sign_over_and_over_is_read_to_the_end(part: str) -> None:
    for problem in found(part * 20_000, voice=Voice.TRANSLATION):
        assert problem.is_note
