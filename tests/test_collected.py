"""A text as collected: its encoding is found, its lines are evened out, and joined again they are the file."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.collected import Encoding, UndecodableError, Unevenness, decode

TEXT = "Bệnh viện Bãi Cháy hợp tác với Đông Triều\n\nSáng 17/4, hai bên đã ký kết thỏa thuận về đào tạo.\n"
LINES = tuple(TEXT.split("\n"))


def as_windows_1258(text: str) -> bytes:
    """Write *text* as Windows does: â, ă, đ and the like are one byte, tones are bytes of their own."""
    written = ""
    for character in text:
        decomposed = unicodedata.normalize("NFD", character)
        tones = "".join(mark for mark in decomposed if mark in "\u0300\u0301\u0303\u0309\u0323")
        letter = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in tones))
        written += letter + tones
    return written.encode("cp1258")


@pytest.mark.parametrize(
    ("data", "encoding", "line_end"),
    [
        pytest.param(TEXT.encode(), Encoding.UTF_8, "\n", id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), Encoding.UTF_8_SIG, "\n", id="UTF-8 with a mark"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), Encoding.UTF_8, "\r\n", id="CR LF"),
        pytest.param(TEXT.replace("\n", "\r").encode(), Encoding.UTF_8, "\r", id="CR alone"),
        pytest.param(b"\xff\xfe" + TEXT.encode("utf-16-le"), Encoding.UTF_16_LE, "\n", id="UTF-16 LE with a mark"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), Encoding.UTF_16_BE, "\n", id="UTF-16 BE with a mark"),
        pytest.param(TEXT.encode("utf-16-le"), Encoding.UTF_16_LE, "\n", id="UTF-16 LE without"),
        pytest.param(TEXT.encode("utf-16-be"), Encoding.UTF_16_BE, "\n", id="UTF-16 BE without"),
        pytest.param(as_windows_1258(TEXT), Encoding.WINDOWS_1258, "\n", id="Windows-1258"),
        pytest.param(unicodedata.normalize("NFD", TEXT).encode(), Encoding.UTF_8, "\n", id="loose marks"),
    ],
)
def test_one_text_is_read_alike_from_every_encoding(data: bytes, encoding: Encoding, line_end: str) -> None:
    collected = decode(data)
    assert (collected.encoding, collected.line_end) == (encoding, line_end)
    assert collected.lines == LINES
    assert collected.line_end.join(collected.verbatim).encode(encoding) == data


@pytest.mark.parametrize(
    ("line", "evened", "what"),
    [
        pytest.param("Hà\u00a0Giang", "Hà Giang", Unevenness.ODD_BLANKS, id="no-break space"),
        pytest.param("Hà\u202fGiang", "Hà Giang", Unevenness.ODD_BLANKS, id="narrow no-break space"),
        pytest.param("Hà\tGiang", "Hà Giang", Unevenness.TABS, id="tab"),
        pytest.param("Hà\u200b Giang", "Hà Giang", Unevenness.ZERO_WIDTH, id="zero-width space"),
        pytest.param("Gi\u00adang", "Giang", Unevenness.SOFT_HYPHEN, id="soft hyphen"),
        pytest.param("Gi\ufeffang", "Giang", Unevenness.BYTE_ORDER_MARK, id="byte order mark inside"),
        pytest.param("\u202bGiang\u202c", "Giang", Unevenness.DIRECTION_MARKS, id="direction marks"),
        pytest.param("Gi\x07ang\x9b", "Giang", Unevenness.CONTROLS, id="controls"),
        pytest.param("Hà\u2028Giang", "Hà Giang", Unevenness.CONTROLS, id="line separator, which parts words"),
        pytest.param("e\u0302\u0301", "ế", Unevenness.LOOSE_MARKS, id="loose marks"),
        pytest.param("e\u200b\u0302", "ê", Unevenness.LOOSE_MARKS, id="a mark parted from its letter"),
    ],
)
def test_what_nobody_sees_is_evened_out_and_counted(line: str, evened: str, what: Unevenness) -> None:
    collected = decode(f"a\n{line}\nb".encode())
    assert collected.lines == ("a", evened, "b")
    assert collected.verbatim == ("a", line, "b")
    assert what in {entry.what for entry in collected.normalised}


@pytest.mark.parametrize("word", ["khoẻ", "khỏe", "bác sỹ", "hi vọng", "Kon Tum", "…", "“3,42 tỷ”", "–", "•"])
def test_no_word_is_respelled(word: str) -> None:
    assert decode(word.encode()).lines == (word,)
    assert decode(word.encode()).normalised == ()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4, id="picture"),
        pytest.param("Hà Nội".encode() + b"\xff\xc3", id="cut and broken"),
        pytest.param(b"B\xd6nh vi\xd6n B\xb7i Ch\xb8y h\xee p t\xb8c", id="TCVN3"),
        pytest.param("Le café à côté, déjà fermé, où".encode("latin-1"), id="French in Latin-1"),
        pytest.param(b"\xff\xfea", id="UTF-16 with half a character"),
    ],
)
def test_what_is_no_known_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


def test_the_first_byte_that_does_not_fit_is_named_with_its_place() -> None:
    with pytest.raises(UndecodableError) as caught:
        decode("Hà Giang\nNội: ".encode() + b"\xff\n", "utf-8")
    assert (caught.value.line, caught.value.column, caught.value.byte) == (2, 6, 0xFF)


def test_a_text_that_ends_some_lines_with_cr_lf_has_as_many_lines_as_line_feeds() -> None:
    collected = decode(b"a\r\nb\nc\r\n")
    assert collected.line_end == "\n"
    assert [line.strip() for line in collected.lines] == ["a", "b", "c", ""]
    assert "\n".join(collected.verbatim) == "a\r\nb\nc\r\n"


@given(st.text())
def test_joined_lines_are_the_text_and_nothing_unseen_is_left(text: str) -> None:
    data = text.encode()
    try:
        collected = decode(data)
    except UndecodableError:
        return
    assert collected.line_end.join(collected.verbatim).encode(collected.encoding) == data
    assert len(collected.verbatim) == len(collected.lines)
    for line in collected.lines:
        assert unicodedata.is_normalized("NFC", line)
        assert not any(unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"} for character in line)


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        collected = decode(data)
    except UndecodableError:
        return
    assert collected.line_end.join(collected.verbatim).encode(collected.encoding) == data
