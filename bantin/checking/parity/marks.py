"""Small words and signs that turn a sense round: "not", quotation marks, brackets and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.checking.parity.findings import Finding
from bantin.checking.parity.sides import Sides
from bantin.checking.parity.words import Span
from bantin.languages import Language
from bantin.text import unmark

# "không" also makes the air, space, "not only", "ceaselessly" and "no less than".
_NOT_VI = re.compile(
    r"(?<!hàng )(?<!có )(?<!hay )(?<!\w)(?:"
    r"không(?! khí| gian| quân| phận| trung| lưu| chỉ| những| ngừng| ít| ngớt| kém| dưới| quá| kể| ai không| gì| mạng|"
    r" vận|\s*[?])|chưa(?! kể| đầy| đến| tới| bao)|chẳng(?! hạn| những))(?!\w)",
    re.IGNORECASE,
)
_ANY_NOT_VI = re.compile(
    r"(?<!\w)(?:không(?! khí| gian| quân)|chưa|chẳng|chả|đừng|khỏi|thiếu|ngoài(?! ra| việc| nước)|trừ|vô|phi|bất|"
    r"tránh|ngừng|chống|mất|thôi|hết(?! sức| mình| lòng)|khó|hiếm|kém|từ chối|ngăn|hủy|dừng|cấm|ngưng|chứ|thay vì|"
    r"hơn là)(?!\w)",
    re.IGNORECASE,
)
_NOT_EN = re.compile(r"\b(?:not(?! only| just| least)|cannot|never)\b|n['’]t\b", re.IGNORECASE)
_ANY_NOT_EN = re.compile(
    r"\b(?:not|cannot|never|no|none|nor|neither|nothing|nobody|nowhere|without|unable|lack\w*|fail\w*|hardly|scarcely|"
    r"absen\w+|avoid\w*|prevent\w*|refus\w+|declin\w+|den(?:y|ied|ies)|stop\w*|except\w*|beyond|free|yet|instead|rather|"
    r"little|few|zero|less|out of|shortage\w*|miss\w*|other than|regardless|despite|far from|remain\w*|still|same|"
    r"stable|constant|until|"
    r"before|un\w{4,}|in(?:capab|suffic|adequ|access|elig|complet|appropr|correct|depend)\w+|im(?:poss|perf|prop)\w+|"
    r"ir(?:reg|respons)\w+|non\w+|dis\w{4,}|\w+less(?:ly)?)\b|n['’]t\b",
    re.IGNORECASE,
)
_NOT_WORDS_VI = ("không", "chưa", "chẳng")
_NOT_WORDS_EN = ("not", "never", "n't", "n’t")
"""Texts without these deny nothing for sure."""

_DOUBLE = re.compile(r"“([^”]+)”|\"([^\"]+)\"|(?<![\w’'])‘([^’]{12,})’(?!\w)|«([^»]+)»")
_QUOTING = re.compile('[“"‘«]')
_SPEECH = 5
"""Quoted words from this number on are speech; fewer may be a name, which each language marks in its own way."""

_EMPTY = re.compile(r"\(\s*\)|\[\s*\](?!\()|“\s*”")
_SHORT_NAME = re.compile(r"\(([A-Z][A-Z0-9&-]{1,9})\)")


def check_marks(sides: Sides, original: Language, abbreviations: set[str]) -> Iterator[Finding]:
    """Yield what the marks of a block tell: negations, quotations, brackets."""
    yield from _check_negation(sides, original)
    yield from _check_quotes(sides, original)
    text = sides.sides[original.other].text
    for found in _EMPTY.finditer(text):
        yield Finding(code="brackets-empty", words=found[0], span=found.span())
    yield from _check_short_names(sides, original, abbreviations)


def _check_negation(sides: Sides, original: Language) -> Iterator[Finding]:
    """What the original denies, the translation denies in the same sentence, and nothing more."""
    sure = {Language.VI: _NOT_VI, Language.EN: _NOT_EN}
    any_form = {Language.VI: _ANY_NOT_VI, Language.EN: _ANY_NOT_EN}
    if not (_has_any(sides.sides.vi.text, _NOT_WORDS_VI) or _has_any(sides.sides.en.text, _NOT_WORDS_EN)):
        return
    for step in sides.steps:
        spans = {language: sides.span_of(step, language) for language in Language}
        for language, code in ((original, "negation-missing"), (original.other, "negation-added")):
            ours, theirs = spans[language], spans[language.other]
            if ours is None or theirs is None:
                continue
            found = sure[language].search(sides.sides[language].text, *ours)
            if found is None or any_form[language.other].search(sides.sides[language.other].text, *theirs):
                continue
            here = found.span() if language is not original else (theirs[0], theirs[0])
            at = found.start() if language is original else theirs[0]
            yield Finding(code=code, words=found[0], span=here, at=at)


def _has_any(text: str, words: tuple[str, ...]) -> bool:
    """Whether *text* has one of *words* somewhere, in whatever case."""
    lower = text.lower()
    for word in words:  # noqa: SIM110 - any() takes longer, and every block is asked
        if word in lower:
            return True
    return False


def _check_quotes(sides: Sides, original: Language) -> Iterator[Finding]:
    """Speech in quotation marks stays in them, and none is put into them.

    Where both texts quote as often, each quotation has its own: a title of nine syllables may have three English words.
    """
    vietnamese, english = (
        len(_DOUBLE.findall(side.text)) if _QUOTING.search(side.text) else 0
        for side in (sides.sides.vi, sides.sides.en)
    )
    if vietnamese == english:
        return
    theirs = _speeches(sides.sides[original].text)
    ours = _speeches(sides.sides[original.other].text)
    if len(ours) < len(theirs):
        span = theirs[len(ours)]
        words = sides.sides[original].text[slice(*span)]
        place = sides.opposite(original.other, span[0])
        yield Finding(code="quote-missing", words=_cut(words), span=(place, place), at=span[0])
    elif len(ours) > len(theirs):
        span = ours[len(theirs)]
        yield Finding(code="quote-added", words=_cut(sides.sides[original.other].text[slice(*span)]), span=span)


def _speeches(text: str) -> list[Span]:
    return [
        found.span()
        for found in _DOUBLE.finditer(text)
        if len((found[1] or found[2] or found[3] or found[4]).split()) >= _SPEECH
    ]


def _check_short_names(sides: Sides, original: Language, abbreviations: set[str]) -> Iterator[Finding]:
    """An abbreviation in brackets is kept, unless it stands for the Vietnamese words before it and for nothing else."""
    text = sides.sides[original].text
    translation = sides.sides[original.other].text
    for found in _SHORT_NAME.finditer(text):
        short = found[1]
        is_own = original is Language.VI and _is_initials(short, text[: found.start()])
        if (is_own and short not in abbreviations) or re.search(rf"(?<!\w){re.escape(short)}(?!\w)", translation):
            continue
        place = sides.opposite(original.other, found.start())
        yield Finding(code="abbreviation-missing", words=short, span=(place, place), at=found.start(1))


def _is_initials(short: str, before: str) -> bool:
    """Whether *short* has the initials of the words *before* it."""
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", unmark(before))).upper()
    return initials.endswith(short.replace("-", ""))


def _cut(words: str) -> str:
    return words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + "…"  # noqa: PLR2004 - a line of a message
