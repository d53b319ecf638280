"""A text as it was collected: which encoding its bytes are in, its lines as they stand, and the same lines evened out.

Web pages, word processors and copied PDFs leave marks that nobody sees. They are evened out in memory, for every later
step alike; the file keeps its bytes. No word is ever respelled.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby


class Encoding(StrEnum):
    """An encoding that Vietnamese texts are found in; each value is a name that Python's codecs know.

    With ``utf-8-sig`` the byte order mark is no part of the text; in UTF-16 it is the first character.
    """

    UTF_8 = "utf-8"
    UTF_8_SIG = "utf-8-sig"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    WINDOWS_1258 = "windows-1258"


class Unevenness(StrEnum):
    """What was evened out."""

    LINE_ENDS = "line-ends"
    BYTE_ORDER_MARK = "byte-order-mark"
    LOOSE_MARKS = "loose-marks"
    ZERO_WIDTH = "zero-width"
    SOFT_HYPHEN = "soft-hyphen"
    DIRECTION_MARKS = "direction-marks"
    CONTROLS = "controls"
    TABS = "tabs"
    ODD_BLANKS = "odd-blanks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evened:
    """One sort of unevenness, and how often it stood in the file: by characters, for line ends by lines."""

    what: Unevenness
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """A text that was decoded.

    *verbatim* are its lines as they stand: joined with *line_end* they are the text, whole. *lines* are the same lines
    in NFC with plain blanks and without invisible characters; both have the same length, at least one.
    """

    encoding: Encoding
    line_end: str
    verbatim: tuple[str, ...]
    lines: tuple[str, ...]
    normalised: tuple[Evened, ...]


class UndecodableError(Exception):
    """Raised when bytes are no text in an encoding that is known here: where the first one stands that does not fit.

    *text* is the line with what could not be read replaced. *byte* is None when the bytes are binary all over.
    """

    def __init__(self, *, line: int, column: int, text: str, byte: int | None) -> None:
        """Keep the place, which counts from 1."""
        super().__init__(f"line {line}, column {column}")
        self.line = line
        self.column = column
        self.text = text
        self.byte = byte


_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = {b"\xff\xfe": Encoding.UTF_16_LE, b"\xfe\xff": Encoding.UTF_16_BE}
_SAMPLE = 20_000
_READABLE = 0.9
_SPARSE_NULS = 10
_UNEVEN = re.compile(r"[^\x20-\x7e\xc0-\u036f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")
_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLE = re.compile(
    "(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    "(?:i|u|y)?[aăâeêioôơuưy]{1,2}(?:i|y|o|u)?(?:ch|c|m|ng|nh|n|p|t)?"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD_BREAKS = "\x0b\x0c\r\x85\x1c\x1d\x1e\x1f"
_MARKS_IN_A_HEAP = 5
# More than any language puts on one letter: Vietnamese has two, Hebrew three. What may be a mark is no word character.
_MAY_BE_A_HEAP = re.compile(rf"[^\w\s\x00-\u02ff\u2000-\u20cf\u2100-\u2bff]{{{_MARKS_IN_A_HEAP},}}")
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def decode(data: bytes, encoding: str = "") -> Collected:
    """Return the text that *data* is: in *encoding*, or, where that is empty, in the one that is found.

    ``utf-8`` may begin with a byte order mark. Raises ``UndecodableError`` when the bytes are no such text.
    """
    found = Encoding(encoding) if encoding else _find_encoding(data)
    if found is Encoding.UTF_8 and data.startswith(_UTF_8_MARK):
        found = Encoding.UTF_8_SIG
    try:
        text = data.decode(found)
    except UnicodeDecodeError as error:
        raise _undecodable(data, found, error) from error
    line_end = _find_line_end(text)
    verbatim = tuple(text.split(line_end))
    counts: Counter[Unevenness] = Counter()
    if found is Encoding.UTF_8_SIG:
        counts[Unevenness.BYTE_ORDER_MARK] += 1
    if line_end != "\n":
        counts[Unevenness.LINE_ENDS] += len(verbatim) - 1
    lines = tuple(_even_out(line, counts) for line in verbatim)
    return Collected(
        encoding=found,
        line_end=line_end,
        verbatim=verbatim,
        lines=lines,
        normalised=tuple(Evened(what=what, count=counts[what]) for what in Unevenness if counts[what]),
    )


def find_heaps(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the length of every heap of marks in *text*: more on one letter than any language has.

    Readers would see them cover the lines above and below, and the time it takes to even one out grows with its square.
    """
    for found in _MAY_BE_A_HEAP.finditer(text):
        start = found.start()
        for is_mark, run in groupby(found[0], lambda character: unicodedata.category(character).startswith("M")):
            length = len(list(run))
            if is_mark and length >= _MARKS_IN_A_HEAP:
                yield start, length
            start += length


def _find_encoding(data: bytes) -> Encoding:
    """Return the encoding of *data*; UTF-8 when it is none, so that decoding tells where it is not."""
    if data.startswith(_UTF_8_MARK):
        return Encoding.UTF_8_SIG
    marked = _UTF_16_MARKS.get(data[:2])
    if marked is not None:
        return marked
    # In UTF-16 every second byte of a Latin text is NUL, or nearly; a stray one in UTF-8 is evened out.
    if data.count(0) * _SPARSE_NULS > len(data):
        for encoding in (Encoding.UTF_16_LE, Encoding.UTF_16_BE):
            if len(data) % 2 == 0 and _is_readable(data[:_SAMPLE].decode(encoding, "replace")):
                return encoding
        raise UndecodableError(line=1, column=1, text="", byte=None)
    try:
        data.decode()
    except UnicodeDecodeError:
        if _is_windows_1258(data):
            return Encoding.WINDOWS_1258
    return Encoding.UTF_8


def _is_readable(text: str) -> bool:
    """Whether *text* is Latin letters and the signs of prose: the wrong half of UTF-16 gives other scripts and NUL."""
    good = sum(c in "\n\r\t\ufeff" or " " <= c <= "\u036f" or "\u1e00" <= c <= "\u20bf" for c in text)
    return "\0" not in text and good >= _READABLE * len(text)


def _is_windows_1258(data: bytes) -> bool:
    """Whether the words of *data* that are not ASCII are Vietnamese syllables when read as Windows-1258.

    Nearly any bytes can be decoded so; the legacy encodings of Vietnamese (TCVN3, VNI) give no syllables.
    """
    try:
        text = data.decode(Encoding.WINDOWS_1258)
    except UnicodeDecodeError:
        return False
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text[:_SAMPLE])) if not word.isascii()]
    spelt = sum(_SYLLABLE.fullmatch(_without_tone(word.lower())) is not None for word in words)
    is_marked = any(mark in text for mark in _TONES) or any(letter in text for letter in "ăđơưĂĐƠƯ")
    return bool(words) and is_marked and spelt >= _READABLE * len(words)


def _without_tone(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))


def _find_line_end(text: str) -> str:
    r"""Return what parts the lines: ``\r\n`` only where every line ends so, ``\r`` only where there is no ``\n``."""
    ends = text.count("\n")
    if ends:
        return "\r\n" if text.count("\r\n") == ends else "\n"
    return "\r" if "\r" in text else "\n"


def _even_out(line: str, counts: Counter[Unevenness]) -> str:
    """Return *line* in NFC, each blank a plain one, without what cannot be seen; what was changed goes to *counts*."""

    def replace(found: re.Match[str]) -> str:
        what, instead = _judge(found[0])
        if what is not None:
            counts[what] += 1
        return instead

    if line.isascii() and line.isprintable():
        return line
    plain = _UNEVEN.sub(replace, line)
    composed = plain if any(find_heaps(plain)) else unicodedata.normalize("NFC", plain)
    if composed != plain:
        counts[Unevenness.LOOSE_MARKS] += max(1, len(plain) - len(composed))
    return composed


def _judge(character: str) -> tuple[Unevenness | None, str]:
    """Return what is uneven about *character*, and what stands in its place; None and itself when it may stay."""
    category = unicodedata.category(character)
    if character == "\t":
        return Unevenness.TABS, " "
    if character in _WORD_BREAKS or category in ("Zl", "Zp"):
        return (Unevenness.LINE_ENDS if character == "\r" else Unevenness.CONTROLS), " "
    if category == "Cc" or character in "\ufffe\uffff":
        return Unevenness.CONTROLS, ""
    if category == "Zs" and character != " ":
        return Unevenness.ODD_BLANKS, " "
    if category != "Cf":
        return None, character
    if character == "\xad":
        return Unevenness.SOFT_HYPHEN, ""
    if character == "\ufeff":
        return Unevenness.BYTE_ORDER_MARK, ""
    return (Unevenness.DIRECTION_MARKS if character in _DIRECTIONS else Unevenness.ZERO_WIDTH), ""


def _undecodable(data: bytes, encoding: Encoding, error: UnicodeDecodeError) -> UndecodableError:
    before = data[: error.start].decode(encoding, "replace")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    after = data[error.start : error.start + 200].decode(encoding, "replace")
    text = before[before.rfind("\n") + 1 :] + after.partition("\n")[0]
    return UndecodableError(line=line, column=column, text=text, byte=data[error.start])
