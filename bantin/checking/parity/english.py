"""Numbers and dates of an English text.

Digits always count, and number words from two up. "One" may be a pronoun, "second" a moment, "May" a verb: of these
nothing is demanded, but they answer for the number or the month of the other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from bantin.checking.parity.facts import Fact, Sort
from bantin.checking.parity.scanning import (
    ROMAN,
    TAKEN,
    TELEPHONE,
    Rules,
    Scanner,
    compile_rule,
    day_key,
    find_codes,
    is_day,
    month_key,
    number_key,
    read_roman,
)
from bantin.checking.parity.words import Words, listed
from bantin.languages import Language

_UNITS_AND_TEENS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_SMALL = {word: number for number, word in enumerate(_UNITS_AND_TEENS, 1)}
_SMALL |= {
    word: 10 * number
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_VAGUE_SCALES = {"tens": 10, "dozens": 10, "scores": 10} | {
    f"{word}s": scale for word, scale in _SCALES.items() if word != "dozen"
}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    "monday": 2, "tuesday": 3, "wednesday": 4, "thursday": 5, "friday": 6, "saturday": 7, "sunday": 8,
}  # fmt: skip
_PARTS_OF_ONE = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
_MONEY_BEFORE = {
    "us$": "USD", "$": "USD", "usd": "USD", "vnd": "VND", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "¥":
    "JPY", "jpy": "JPY", "krw": "KRW", "₩": "KRW", "cny": "CNY", "rmb": "CNY",
}  # fmt: skip
_UNITS = {
    "%": "%", "per cent": "%", "percent": "%", "us dollars": "USD", "us dollar": "USD", "u.s. dollars": "USD",
    "dollars": "USD", "usd": "USD", "dong": "VND", "vnd": "VND", "vietnamese dong": "VND", "won": "KRW",
    "korean won": "KRW", "south korean won": "KRW", "krw": "KRW", "euros": "EUR", "euro": "EUR", "eur": "EUR",
    "yen": "JPY", "jpy": "JPY", "yuan": "CNY", "rmb": "CNY", "pounds": "GBP", "pounds sterling": "GBP", "kip": "LAK",
    "baht": "THB", "km": "km", "kilometres": "km", "kilometers": "km", "kilometre": "km", "ha": "ha", "hectares": "ha",
    "hectare": "ha", "m2": "m²", "m²": "m²", "square metres": "m²", "square meters": "m²", "sq m": "m²", "km2": "km²",
    "km²": "km²", "square kilometres": "km²", "square kilometers": "km²", "kg": "kg", "kilograms": "kg",
    "tonnes": "t", "tonne": "t", "tons": "t",
}  # fmt: skip
_BOUNDS = {
    "more than": ">", "upwards of": ">", "exceeding": ">", "at least": ">?", "over": ">?", "above": ">?", "some": "~",
    "about": "~", "around": "~", "approximately": "~", "roughly": "~", "nearly": "<", "almost": "<", "close to": "<",
    "just under": "<", "fewer than": "<?", "less than": "<?", "under": "<?", "below": "<?",
}  # fmt: skip


def _with_endings(words: Iterable[str], *endings: str) -> frozenset[str]:
    return frozenset(word + ending for word in words for ending in ("", *endings))


_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = "hundred|thousand|million|billion|trillion|bn"
_UNIT = "|".join(sorted((unit.replace(".", r"\.") for unit in _UNITS), key=len, reverse=True))
_BOUND = "|".join(_BOUNDS)
_AND = r"(?:\s*(?:,|and|to|or|-|–|until|through)\s*(?:the )?)"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_MORE_DAYS = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?{_AND}){{0,12}}"

RULES = Rules(Language.EN)

_ISO_DATE = RULES.add(r"(?<![\w/])(\d{4})-(\d{1,2})-(\d{1,2})(?![\w/])", begins_with_digits=True)
_SLASHED_DATE = RULES.add(r"(?<![\w/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\w/])", begins_with_digits=True)
_DATE = RULES.add(
    rf"(?<![\w.,])({_MORE_DAYS}){_DAY} (?:of )?({_MONTH})(?!\w)\.?(?:,? (\d{{4}})(?!\d))?",
    begins_with_digits=True,
    words=frozenset(_MONTHS),
)
_DATE_MONTH_FIRST = RULES.add(
    rf"(?<!\w)({_MONTH})\.? ({_MORE_DAYS}){_DAY}(?![\d%]|[.,]\d)(?:,? (\d{{4}})(?!\d))?",
    words=frozenset(_MONTHS),
    has_digits=True,
)
_MONTH_ALONE = RULES.add(rf"(?<!\w)({_MONTH})(?!\w)", words=frozenset(_MONTHS))
_MONTH_BEFORE = compile_rule(
    r"(?:in|of|since|until|by|from|last|next|this|early|mid|mid-|late|to|and|through|between|during|or)[\s-]$"
)
_PART_OF_DAY = RULES.add(
    r"(?<!\w)(morning|noon|afternoon|evening|night)s?(?!\w)(?= of (?:the )?\d| of (?:the )?same day|,? \d{1,2} [a-z])?",
    words=_with_endings(listed("morning noon afternoon evening night"), "s"),
)
_PARTS = {"night": "evening"}
_QUARTER = RULES.add(
    r"(?<!\w)(?:(first|second|third|fourth|last) quarter|q([1-4]))(?!\w)",
    words=listed("quarter q"),
)
_TIME = RULES.add(
    r"(?<![\w.,])(\d{1,2})(?:[:.](\d{2}))?\s?(?:([ap])\.?m\b|o['’]clock)|(?<![\w.,])(\d{1,2}):(\d{2})(?!\d)",
    begins_with_digits=True,
)
_WEEKDAY = RULES.add(rf"(?<!\w)({'|'.join(_WEEKDAYS)})s?(?!\w)", words=_with_endings(_WEEKDAYS, "s"))
_FRACTION = RULES.add(
    r"(?<!\w)(?:(one|a|two|three|four)[\s-](half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|"
    r"ninths?|tenths?)|(half))(?!\w)",
    words=_with_endings([*_ORDINALS, *_PARTS_OF_ONE], "s"),
)
_FIGURE = RULES.add(
    rf"(?<![\w.,])(?:({_BOUND}) )?(us\$|\$|€|£|¥|₩|(?:usd|vnd|eur|gbp|jpy|krw|cny|rmb)(?=\s?\d))?\s?"
    rf"({_NUMBER})(?:st|nd|rd|th|s)?(?![\d,.]*\d)(?:[\s-]?({_SCALE})(?: ({_SCALE}))?(?!\w))?"
    rf"(?:[\s-]?({_UNIT})(?!\w))?",
    reach=max(map(len, _BOUNDS)) + len(" us$ "),
)
_FIGURE_IN_ONE_WORD = re.compile(rf"\d+(?:st|nd|rd|th|s|bn|{_UNIT})|(?:usd|vnd|eur|gbp|jpy|krw|cny|rmb)\d+")
_RANGE_SCALE = compile_rule(rf"\s*(?:-|–|to|and)\s*(?:us\$|\$|€|£)?\s?(?:{_NUMBER})\s?({_SCALE})(?!\w)")
_VAGUE_SCALE = "|".join(_VAGUE_SCALES)
_VAGUE = RULES.add(
    rf"(?<!\w)({_VAGUE_SCALE})(?: of ({_VAGUE_SCALE}))?(?: of ({_VAGUE_SCALE}))?(?!\w)",
    words=frozenset(_VAGUE_SCALES),
)
# "A" and "an" are no numbers, but stand in one: without another word of it they say nothing.
_WORDS = RULES.add(
    rf"(?<!\w)(?:(?:a|an|{'|'.join(_SMALL)})(?!\w)|(?:{'|'.join(_SCALES)})(?!\w))"
    rf"(?:[\s-](?:and )?(?:{'|'.join((*_SMALL, *_SCALES, *_ORDINALS))})(?!\w))*",
    words=frozenset([*_SMALL, *_SCALES, *_ORDINALS]),
)
_ORDINAL = RULES.add(rf"(?<!\w)({'|'.join(_ORDINALS)})(?:ly|s)?(?!\w)", words=_with_endings(_ORDINALS, "ly", "s"))
_SOFT = {
    "both": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twice": 2, "twofold": 2, "pair": 2, "couple": 2,
    "two-way": 2, "bilateral": 2, "mutual": 2, "either": 2, "neither": 2, "triple": 3, "tripled": 3, "trilateral": 3,
    "tripartite": 3, "threefold": 3, "thrice": 3, "once": 1, "single": 1, "sole": 1, "only": 1, "another": 1,
    "decade": 10, "decades": 10, "century": 100, "fortnight": 14, "quadruple": 4,
}  # fmt: skip
_SOFT_WORD = RULES.add(rf"(?<!\w)({'|'.join(_SOFT)})(?!\w)", words=frozenset(word.rpartition("-")[2] for word in _SOFT))


def read_english(words: Words, taken: Sequence[tuple[int, int]]) -> list[Fact]:
    """Return the numbers and dates of the text of *words*; what was *taken* is part of a name."""
    scan = Scanner(words, RULES, taken)
    if scan.is_plain:
        _read_roman(scan)
        return scan.facts
    for found in TELEPHONE.finditer(scan.text) if scan.has_digits else ():
        scan.add(Sort.NUMBER, found.span(), (("id", re.sub(r"\D", "", found[0])),), exact=True)
    _read_dates(scan)
    _read_times(scan)
    _read_figures(scan)
    _read_words(scan)
    return scan.facts


def _read_dates(scan: Scanner) -> None:
    for found in scan.find(_PART_OF_DAY):
        follows = scan.text[found.end() : found.end() + 12]
        demanded = bool(re.match(r"\s+of\s+(?:the\s+)?\d|,?\s+\d{1,2}\s+[a-z]{3}", follows))
        part = _PARTS.get(found[1], found[1])
        scan.facts.append(Fact(Sort.DATE, ((("part", part),),), *found.span(1), demanded=demanded))
    for found in scan.find(_ISO_DATE):
        if is_day(int(found[3]), int(found[2])):
            scan.add(Sort.DATE, (found.start(2), found.end()), (day_key(int(found[2]), int(found[3])),))
            scan.number(found.span(1), int(found[1]))
    for found in scan.find(_SLASHED_DATE):
        if is_day(int(found[1]), int(found[2])):
            scan.add(Sort.DATE, (found.start(1), found.end(2)), (day_key(int(found[2]), int(found[1])),))
            scan.number(found.span(3), int(found[3]))
    for found in scan.find(_DATE):
        _add_days(scan, found, days=1, last=2, month=3)
    for found in scan.find(_DATE_MONTH_FIRST):
        if scan.cased[found.start()].isupper():
            _add_days(scan, found, days=2, last=3, month=1)
    for found in scan.find(_QUARTER):
        quarter = found[2] or str({"last": 4}.get(found[1]) or _ORDINALS[found[1]])
        scan.add(Sort.DATE, found.span(), (("quarter", quarter),))
    for found in scan.find(_MONTH_ALONE):
        if not scan.cased[found.start()].isupper():
            continue
        sure = found[1] not in ("may", "march", "mar", "jan") or bool(
            _MONTH_BEFORE.search(scan.text[max(0, found.start() - 10) : found.start()])
            and not re.match(r"\s+[a-z]{3}", scan.text[found.end() : found.end() + 6])
        )
        scan.add(Sort.DATE, found.span(), (month_key(_MONTHS[found[1]]),), demanded=sure)


def _add_days(scan: Scanner, found: re.Match[str], *, days: int, last: int, month: int) -> None:
    """Note the days that share the month of *found*, and the year, which is the last group."""
    number, year = _MONTHS[found[month]], found[4]
    if not is_day(int(found[last]), number):
        return
    if year:
        scan.number(found.span(4), int(year))
    for day in re.finditer(r"\d{1,2}", found[days]):
        if is_day(int(day[0]), number):
            start = found.start(days) + day.start()
            scan.add(Sort.DATE, (start, start + len(day[0])), (day_key(number, int(day[0])),))
    ends = (found.start(last), found.end(month)) if last < month else (found.start(month), found.end(last))
    scan.add(Sort.DATE, ends, (day_key(number, int(found[last])),))


def _read_times(scan: Scanner) -> None:
    for found in scan.find(_TIME):
        hour, minute = int(found[1] or found[4]), int(found[2] or found[5] or 0)
        scan.add(Sort.DATE, found.span(), (("time", str(hour % 12), str(minute)),))
    for found in scan.find(_WEEKDAY):
        scan.add(Sort.DATE, found.span(), (("weekday", str(_WEEKDAYS[found[1]])),))


def _read_figures(scan: Scanner) -> None:
    """Read what is written in digits, fractions, and hundreds and thousands in general."""
    for found in scan.find(_FRACTION):
        below = 2 if found[3] else _PARTS_OF_ONE.get(found[2]) or _ORDINALS[found[2].removesuffix("s")]
        above = 1 if found[3] else {"a": 1}.get(found[1]) or _SMALL[found[1]]
        demanded = below != 2 and found[1] != "a"  # noqa: PLR2004 - a half
        scan.add(Sort.NUMBER, found.span(), (("f", str(above), str(below)),), demanded=demanded)
    for found in scan.find(_VAGUE):
        scale = 1
        for word in filter(None, found.groups()):
            scale *= _VAGUE_SCALES[word]
        scan.add(Sort.NUMBER, found.span(), (("vague", str(scale)),))
    for found in find_codes(scan.text) if scan.has_digits else ():
        if not _FIGURE_IN_ONE_WORD.fullmatch(found[0]):
            scan.add(Sort.NUMBER, found.span(), (("id", found[0].replace("-", "")),), exact=True)
    for found in scan.find(_FIGURE):
        scale = _scale(found[4]) * _scale(found[5])
        value = Decimal(found[3].replace(",", ""))
        readings = [(number_key(value * scale),)]
        if scale == 1 and (wider := _RANGE_SCALE.match(scan.text, found.end(3))):
            readings.append((number_key(value * _scale(wider[1])),))
        unit = _MONEY_BEFORE.get(found[2] or "", "") or _UNITS.get(" ".join((found[6] or "").split()), "")
        bound = _BOUNDS.get(" ".join((found[1] or "").split()), "")
        if re.match(r"\s?\+|\s+or\s+more", scan.text[found.end() : found.end() + 9]):
            bound = ">"
        start = found.start(2) if found[2] else found.start(3)
        demanded = bool(unit) or readings != [(number_key(1),)]
        scan.add(Sort.NUMBER, (start, found.end()), *readings, demanded=demanded, exact=True, unit=unit, bound=bound)


def _scale(word: str | None) -> int:
    return _SCALES[{"bn": "billion"}.get(word, word)] if word else 1


def _read_words(scan: Scanner) -> None:
    for found in scan.find(_WORDS):
        words = [word for word in re.split(r"[\s-]+", found[0]) if word not in ("and", "a", "an")]
        if words and (value := _evaluate(words)) is not None:
            alone = len(words) == 1 and words[0] in ("one", *_SCALES)
            scan.number(found.span(), value, demanded=not alone, exact=False)
    for found in scan.find(_ORDINAL):
        value = _ORDINALS[found[1]]
        scan.number(found.span(), value, demanded=value > 2, exact=False)  # noqa: PLR2004 - "second" may be a moment
    for found in scan.find(_SOFT_WORD):
        scan.number(found.span(), _SOFT[found[1]], demanded=False)
    _read_roman(scan)


def _read_roman(scan: Scanner) -> None:
    for found in ROMAN.finditer(scan.cased):
        if scan.text[found.start()] != TAKEN:
            scan.number(found.span(), read_roman(found[0].lower()), demanded=False, exact=False)


def _evaluate(words: list[str]) -> int | None:
    """Return the value of number *words*, of which the last may be an ordinal; None when they are no one number."""
    total = group = 0
    last = 0
    for word in words:
        small = _SMALL.get(word) or (_ORDINALS.get(word) if word != "hundredth" else None)
        if small is not None:
            if last and not (last >= 20 and small < 10):  # noqa: PLR2004 - "twenty-five", but not "two three"
                return None
            group += small
            last = small
        elif (scale := _SCALES.get(word, 100)) <= 100:  # noqa: PLR2004 - "hundred" multiplies what is before it
            group = (group or 1) * scale
            last = 0
        else:
            total += (group or 1) * scale
            group = last = 0
    return total + group
