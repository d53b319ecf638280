"""Drawing a card with Pillow: paper, a cinnabar rule, a kicker, a title, the year, and the site's name."""

from __future__ import annotations

import io
import re
import unicodedata
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFont

from bantin.rendering.cards import HEIGHT, WIDTH, Card

_PAPER, _INK, _CINNABAR, _HAIRLINE = (0xFB, 0xF6, 0xEC), (0x22, 0x1D, 0x16), (0xA3, 0x30, 0x1C), (0xDC, 0xD0, 0xBA)
_MARGIN = 80
_RULE = 18
_KICKER_TOP, _KICKER_SIZE = 76, 30
_TITLE_TOP, _TITLE_LINES, _LINE_HEIGHT = 138, 3, 1.24  # room for stacked marks
_TITLE_SIZES = (66, 60, 54, 48, 44)
_HAIRLINE_TOP = 436
_BASELINE, _YEAR_SIZE, _NAME_SIZE, _GAP = 556, 96, 30, 40
# Sixteen colours take half a byte each: paper, seven steps to ink, seven to cinnabar, and the hairline.
_STEPS = 7
_HAIRLINE_INDEX = 15
_INK_STEPS = [(value * _STEPS + 127) // 255 for value in range(256)]
_CINNABAR_STEPS = [step and step + _STEPS for step in _INK_STEPS]
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]|“\s*”|\"\s*\"")


class Pen:
    """Draws cards in the two weights of a font, given as files."""

    def __init__(self, *, bold: bytes, regular: bytes) -> None:
        """Read the fonts."""
        self._bold = _Face(bold)
        self._regular = _Face(regular)

    def draw(self, card: Card) -> bytes:
        """Return *card* as a PNG; the same words in the same fonts give the same bytes."""
        ink = Image.new("L", (WIDTH, HEIGHT))
        cinnabar = Image.new("L", (WIDTH, HEIGHT))
        black, red = ImageDraw.Draw(ink), ImageDraw.Draw(cinnabar)
        room = WIDTH - 2 * _MARGIN
        red.rectangle((0, 0, WIDTH, _RULE - 1), fill=255)
        kicker = self._bold.cut(self._bold.readable(card.kicker), _KICKER_SIZE, room)
        red.text((_MARGIN, _KICKER_TOP), kicker, fill=255, font=self._bold.at(_KICKER_SIZE))
        size, lines = self._bold.fit(self._bold.readable(card.title), room)
        for number, line in enumerate(lines):
            top = _TITLE_TOP + round(number * size * _LINE_HEIGHT)
            black.text((_MARGIN, top), line, fill=255, font=self._bold.at(size))
        years = self._bold.at(_YEAR_SIZE)
        black.text((_MARGIN - 4, _BASELINE), card.years, fill=255, font=years, anchor="ls")
        left = room - (years.getlength(card.years) + _GAP if card.years else 0)
        name = self._regular.cut(self._regular.readable(card.site_name), _NAME_SIZE, left)
        black.text((WIDTH - _MARGIN, _BASELINE), name, fill=255, font=self._regular.at(_NAME_SIZE), anchor="rs")
        return _png(ink, cinnabar)


class _Face:
    """A font file, at any size.

    Pillow's own layout is used, since the other one is there on some machines only: the same text is to be the same
    picture on all.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = cache(self._at)
        self._has = cache(self._find)
        self._missing = bytes(self.at(_KICKER_SIZE).getmask("\uffff"))

    def _at(self, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(io.BytesIO(self._data), size, layout_engine=ImageFont.Layout.BASIC)

    def _find(self, character: str) -> bool:
        """Say whether the font has *character*: those it has not all look the same, a box or nothing."""
        return character == " " or bytes(self.at(_KICKER_SIZE).getmask(character)) != self._missing

    def readable(self, text: str) -> str:
        """Return *text* without the characters that the font has not, and without brackets that are empty then."""
        composed = unicodedata.normalize("NFC", " ".join(text.split()))
        shown = "".join(character for character in composed if self._has(character))
        if shown != composed:
            shown = _EMPTY_BRACKETS.sub("", shown)
        return re.sub(r" ([,.;:!?])", r"\1", " ".join(shown.split()))

    def fit(self, text: str, room: float) -> tuple[int, list[str]]:
        """Return the size and the lines of a title that is *room* wide: smaller where it is long, then cut."""
        for size in _TITLE_SIZES:
            lines = self._wrap(text, size, room)
            if len(lines) <= _TITLE_LINES:
                return size, lines
        size = _TITLE_SIZES[-1]
        lines = self._wrap(text, size, room)
        last = " ".join(lines[_TITLE_LINES - 1 :])
        return size, [*lines[: _TITLE_LINES - 1], self.cut(last, size, room)]

    def cut(self, text: str, size: int, room: float) -> str:
        """Return *text* as it is, or cut at a word with … where it is wider than *room*."""
        font = self.at(size)
        if font.getlength(text) <= room:
            return text
        end = len(text)
        while end > 0 and font.getlength(_shortened(text, end)) > room:
            end = text.rfind(" ", 0, end)
        if end > 0:
            return _shortened(text, end)
        end = next(end for end in range(len(text), -1, -1) if font.getlength(_shortened(text, end)) <= room or end == 0)
        return _shortened(text, end)

    def _wrap(self, text: str, size: int, room: float) -> list[str]:
        font = self.at(size)
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and font.getlength(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(self.cut(word, size, room))
        return lines


def _shortened(text: str, end: int) -> str:
    return text[:end].rstrip(" ,.;:–-(“") + "…"


def _png(ink: Image.Image, cinnabar: Image.Image) -> bytes:
    """Return a PNG of paper with *ink* and *cinnabar* on it; they do not overlap."""
    colours = ImageChops.lighter(ink.point(_INK_STEPS), cinnabar.point(_CINNABAR_STEPS))
    ImageDraw.Draw(colours).rectangle(
        (_MARGIN, _HAIRLINE_TOP, WIDTH - _MARGIN - 1, _HAIRLINE_TOP + 1), fill=_HAIRLINE_INDEX
    )
    picture = Image.frombytes("P", colours.size, colours.tobytes())
    palette = [_PAPER, *_ramp(_INK), *_ramp(_CINNABAR), _HAIRLINE]
    picture.putpalette([part for colour in palette for part in colour])
    buffer = io.BytesIO()
    picture.save(buffer, format="PNG", bits=4)  # compressed more, it takes ten times as long for a twentieth
    return buffer.getvalue()


def _ramp(colour: tuple[int, int, int]) -> list[tuple[int, ...]]:
    """Return the steps from paper to *colour*, without the paper."""
    return [
        tuple(round(paper + (full - paper) * step / _STEPS) for paper, full in zip(_PAPER, colour, strict=True))
        for step in range(1, _STEPS + 1)
    ]
