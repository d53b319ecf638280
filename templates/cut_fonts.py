"""Cut the site's fonts: ``python templates/cut_fonts.py``, after ``pip install .[design]``.

Reads the font packages and, for the widths of readers' own fonts, those of the Debian packages fonts-noto-core and
fonts-liberation. Writes the woff2 files and their licences into ``static/fonts/``, and ``static/css/fonts.css``. The
same versions give the same bytes.
"""

from __future__ import annotations

import io
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import uharfbuzz
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TEMPLATES = Path(__file__).resolve().parent
FONTS = TEMPLATES / "static/fonts"
SHEET = TEMPLATES / "static/css/fonts.css"
ARTICLES = TEMPLATES.parent / "content/articles"

# Vietnamese, Latin-1, and Latin Extended-A for the names of partners from elsewhere; and the marks that come apart from
# their letter. One file holds them all: every page shows both languages (its language switch says "Tiếng Việt"), so a
# file for Latin and one for Vietnamese would always be fetched together.
_RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x1EA0, 0x1EF9))
_MARKS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u031b\u0323\u0327\u0328"
_SIGNS = "ƠơƯư–—‘’‚“”„†‡•…‰′″‹›⁄€₫№™−←↑→↓\u2009\u2011\u202f"
CHARACTERS = frozenset([*_MARKS, *_SIGNS, *(chr(code) for low, high in _RANGES for code in range(low, high + 1))])

# Kerning, where marks stand, how letters are composed, and figures of one width; nothing that no style asks for.
FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl", "tnum")

# In a font's table of names: copyright, family, style, identity, full name, version, PostScript name, licence and its
# address, family and style where there are more than four.
_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17)
_WINDOWS, _UNICODE, _ENGLISH = 3, 1, 0x409

Axes = dict[str, float | tuple[float, float, float]]
"""Limits of a variable font: a value, or least, default and most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A face of the site, called *name* and cut from the file *source* of *package*.

    *renamed* is set where the licence reserves the name of the original: a cut font must bear another one.
    """

    name: str
    family: str
    weight: str
    package: str
    source: str
    style: str = "normal"
    axes: Axes = field(default_factory=dict)
    renamed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """A font that readers have under one of the names *local*, given the room of *face* until that has arrived.

    *source* is a file with its widths.
    """

    family: str
    weight: int
    face: Face
    local: tuple[str, ...]
    source: Path
    axes: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """What a text takes up, in parts of the font size: its mean width, and the space above and below the line."""

    width: float
    ascent: float
    descent: float


def _package_file(package: str, name: str) -> Path:
    return Path(str(files(package) / name))


_SANS = "fontpkg_be_vietnam_pro"
_SERIF = "fontpkg_source_serif_4"
_TEXT: Axes = {"wght": (400, 400, 700), "opsz": 18}  # running text is 17 to 19 px
SANS = Face(
    name="be-vietnam-pro-400", family="Be Vietnam Pro", weight="400", package=_SANS, source="BeVietnamPro-Regular"
)
SANS_BOLD = Face(
    name="be-vietnam-pro-600", family="Be Vietnam Pro", weight="600", package=_SANS, source="BeVietnamPro-SemiBold"
)
SERIF = Face(
    name="ban-tin-serif",
    family="Ban Tin Serif",
    weight="400 700",
    package=_SERIF,
    source="SourceSerif4[opsz,wght]",
    axes=_TEXT,
    renamed=True,
)
ITALIC = Face(
    name="ban-tin-serif-italic",
    family="Ban Tin Serif",
    weight="400 700",
    style="italic",
    package=_SERIF,
    source="SourceSerif4-Italic[opsz,wght]",
    axes=_TEXT,
    renamed=True,
)
FACES = (SANS, SANS_BOLD, SERIF, ITALIC)

_NOTO = Path("/usr/share/fonts/truetype/noto")
_LIBERATION = Path("/usr/share/fonts/truetype/liberation")  # as wide as Arial and Times New Roman
_ROBOTO = _package_file("fontpkg_roboto", "files/Roboto[wdth,wght].ttf")
# Fonts with all Vietnamese letters first. Georgia is not among them: no free font of its widths is packaged. Nor are
# italics: browsers slant these faces, and a text has few.
FALLBACKS = (
    Fallback(
        family="Sans as Noto",
        weight=400,
        face=SANS,
        local=("Noto Sans Regular", "Noto Sans"),
        source=_NOTO / "NotoSans-Regular.ttf",
    ),
    Fallback(
        family="Sans as Noto",
        weight=600,
        face=SANS_BOLD,
        local=("Noto Sans Bold",),
        source=_NOTO / "NotoSans-Bold.ttf",
    ),
    Fallback(
        family="Sans as Roboto",
        weight=400,
        face=SANS,
        local=("Roboto Regular", "Roboto"),
        source=_ROBOTO,
        axes={"wght": 400, "wdth": 100},
    ),
    Fallback(
        family="Sans as Roboto",
        weight=600,
        face=SANS_BOLD,
        local=("Roboto Bold",),
        source=_ROBOTO,
        axes={"wght": 700, "wdth": 100},
    ),
    Fallback(
        family="Sans as Arial",
        weight=400,
        face=SANS,
        local=("Arial", "Liberation Sans"),
        source=_LIBERATION / "LiberationSans-Regular.ttf",
    ),
    Fallback(
        family="Sans as Arial",
        weight=600,
        face=SANS_BOLD,
        local=("Arial Bold", "Liberation Sans Bold"),
        source=_LIBERATION / "LiberationSans-Bold.ttf",
    ),
    Fallback(
        family="Serif as Noto",
        weight=400,
        face=SERIF,
        local=("Noto Serif Regular", "Noto Serif"),
        source=_NOTO / "NotoSerif-Regular.ttf",
    ),
    Fallback(
        family="Serif as Noto",
        weight=700,
        face=SERIF,
        local=("Noto Serif Bold",),
        source=_NOTO / "NotoSerif-Bold.ttf",
    ),
    Fallback(
        family="Serif as Times",
        weight=400,
        face=SERIF,
        local=("Times New Roman", "Liberation Serif"),
        source=_LIBERATION / "LiberationSerif-Regular.ttf",
    ),
    Fallback(
        family="Serif as Times",
        weight=700,
        face=SERIF,
        local=("Times New Roman Bold", "Liberation Serif Bold"),
        source=_LIBERATION / "LiberationSerif-Bold.ttf",
    ),
)

_HEAD = """\
/* Written by templates/cut_fonts.py: change it there. The licences of the fonts (OFL 1.1) lie beside them.
   "Ban Tin Serif" is a cut of a font whose own name is reserved. The "as" faces are the reader's own fonts, given the
   room that ours will take, so that next to nothing moves when ours arrive; those that take over three seconds are for
   the next page ("fallback"), for nobody wants letters changed while reading. */
"""
_TAIL = """\
@media (prefers-reduced-data: reduce) {
  :root { --serif: Charter, Georgia, "Times New Roman", serif; --sans: system-ui, "Segoe UI", Arial, sans-serif; }
}
"""


def main() -> int:
    """Write all files and print their sizes; return the exit code."""
    missing = sorted({str(fallback.source) for fallback in FALLBACKS if not fallback.source.is_file()})
    if missing:
        print("not found (Debian has them in fonts-noto-core and fonts-liberation):", *missing, sep="\n  ")
        return 1
    FONTS.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        data = cut(face)
        (FONTS / f"{face.name}.woff2").write_bytes(data)
        print(f"{len(data):7} {face.name}.woff2")
    for face in (SANS, SERIF):
        (FONTS / f"ofl-{face.family.lower().replace(' ', '-')}.txt").write_text(licence(face), encoding="utf-8")
    SHEET.write_text(sheet(count_words(ARTICLES)), encoding="utf-8")
    return 0


def cut(face: Face) -> bytes:
    """Return *face* as woff2: our characters and features only, without hints."""
    font = _open(_source(face))
    if "fvar" in font:
        font["fvar"].instances = []  # named weights, for the menus of a word processor
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = list(_NAMES)
    options.name_languages = [_ENGLISH]
    options.drop_tables += ["BASE", "DSIG", "STAT"]  # what no browser asks for
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in CHARACTERS])
    subsetter.subset(font)
    if face.axes:
        # Read again first: a font that has been cut keeps tables open that limiting would stumble over.
        font = instancer.instantiateVariableFont(_open(io.BytesIO(_saved(font))), face.axes)
    if face.renamed:
        _rename(font, face)
    font.flavor = "woff2"
    return _saved(font)


def licence(face: Face) -> str:
    """Return the licence of *face*, under the copyright line that stands in the font: it tells of the reserved name."""
    copyright_line = str(TTFont(_source(face))["name"].getDebugName(0))
    text = _package_file(face.package, "LICENSE").read_text(encoding="utf-8")
    _, _, rest = text.partition("\n")
    return f"{copyright_line}\n{rest}"


def count_words(articles: Path) -> Counter[str]:
    """Count the words of all texts in the folder *articles*: what the widths of fonts are weighted by."""
    counts: Counter[str] = Counter()
    for path in sorted([*articles.glob("*/seed.txt"), *articles.glob("*/text.*.md")]):
        counts.update(unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).split())
    return Counter({word: count for word, count in counts.items() if CHARACTERS.issuperset(word)})


def sheet(counts: Counter[str]) -> str:
    """Return the rules for all faces, with fallbacks fitted to texts of *counts*."""
    rules = [_HEAD, *map(_face_rule, FACES)]
    for fallback in FALLBACKS:
        own = measure(_source(fallback.face), _at_weight(fallback), counts)
        theirs = measure(fallback.source, fallback.axes, counts)
        size = own.width / theirs.width
        local = ", ".join(f'local("{name}")' for name in fallback.local)
        rules.append(
            f'@font-face {{ font-family: "{fallback.family}"; font-weight: {fallback.weight}; src: {local}; '
            f"size-adjust: {_percent(size)}; ascent-override: {_percent(own.ascent / size)}; "
            f"descent-override: {_percent(own.descent / size)}; }}\n"  # every line height is set: gaps play no part
        )
    return "".join([*rules, _TAIL])


def measure(source: Path, axes: dict[str, float], counts: Counter[str]) -> Metrics:
    """Return the metrics of the font in the file *source*, at *axes*, for texts of *counts*, kerning included.

    A letter the font has not is as wide as the one without its marks: so it is in a bigger version of the font.
    """
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(source)))
    font = uharfbuzz.Font(face)
    font.set_variations(axes)
    total = 0
    for word, count in counts.items():
        buffer = uharfbuzz.Buffer()
        letters = [c if font.get_nominal_glyph(ord(c)) else unicodedata.normalize("NFD", c)[0] for c in f"{word} "]
        buffer.add_str("".join(letters))
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        total += count * sum(position.x_advance for position in buffer.glyph_positions)
    lines = font.get_font_extents("ltr")
    length = sum(count * (len(word) + 1) for word, count in counts.items())
    return Metrics(
        width=total / length / face.upem,
        ascent=lines.ascender / face.upem,
        descent=-lines.descender / face.upem,
    )


def _face_rule(face: Face) -> str:
    style = "" if face.style == "normal" else f" font-style: {face.style};"
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight};{style} font-display: fallback; '
        f'src: url("fonts/{face.name}.woff2"); }}\n'
    )


def _source(face: Face) -> Path:
    return _package_file(face.package, f"files/{face.source}.ttf")


def _at_weight(fallback: Fallback) -> dict[str, float]:
    """Return where on the axes of its face the fallback stands."""
    return {axis: fallback.weight if isinstance(limit, tuple) else limit for axis, limit in fallback.face.axes.items()}


def _rename(font: TTFont, face: Face) -> None:
    """Give *font* the family of *face*; copyright and licence stay."""
    style = "Italic" if face.style == "italic" else "Regular"
    postscript = f"{face.family.replace(' ', '')}-{style}"
    for name, words in {
        1: face.family,
        2: style,
        3: postscript,
        4: f"{face.family} {style}",
        6: postscript,
    }.items():
        font["name"].setName(words, name, _WINDOWS, _UNICODE, _ENGLISH)


def _percent(value: float) -> str:
    return f"{value:.2%}".replace(".00%", "%")


def _open(source: Path | io.BytesIO) -> TTFont:
    """Return the font in *source*, to be saved with its own date and packed by fontTools itself: smaller here."""
    font = TTFont(source, recalcTimestamp=False)
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    return font


def _saved(font: TTFont) -> bytes:
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main())
