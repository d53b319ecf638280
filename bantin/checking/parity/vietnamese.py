"""Numbers and dates of a Vietnamese text.

Digits always count. A number word counts when it can't be anything else: "năm" is five or a year, "một" one or a, "ba"
three or a father, "tư" four or private.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bantin.checking.parity.facts import Fact, Reading, Sort
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

_SMALL = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_SCALES = {
    "chục": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_UNITS = {
    "%": "%", "phần trăm": "%", "usd": "USD", "đô la": "USD", "đô la mỹ": "USD", "đô-la": "USD", "đô-la mỹ": "USD",
    "đô": "USD", "đồng": "VND", "vnd": "VND", "vnđ": "VND", "đ": "VND", "won": "KRW", "krw": "KRW", "euro": "EUR",
    "eur": "EUR", "€": "EUR", "yên": "JPY", "yen": "JPY", "jpy": "JPY", "nhân dân tệ": "CNY", "ndt": "CNY",
    "tệ": "CNY", "bảng anh": "GBP", "bảng": "GBP", "kíp": "LAK", "baht": "THB", "km": "km", "kilomet": "km",
    "ha": "ha", "hecta": "ha", "héc ta": "ha", "m2": "m²", "m²": "m²", "mét vuông": "m²", "km2": "km²", "km²": "km²",
    "kg": "kg", "tấn": "t",
}  # fmt: skip
_BOUNDS = {"hơn": ">", "gần": "<", "trên": ">?", "quá": ">?", "vượt": ">?", "dưới": "<?"}
"""Words that bound a number. Those with a question mark may mean something else before one: on, past, below."""
_FIVE = (
    "người|bác|bệnh|cán|tỉnh|dự|đơn|lĩnh|nội|gói|kỹ|trường|giường|ca|thành|huyện|xã|phường|nhóm|mục|giải|nước|công|khoa|"
    "máy|chiếc|cuộc|lần|đợt|tháng|tuần|ngày|giờ|y|điều|chuyên|sinh|trung|thỏa|văn|đồng|em|trẻ|cơ|quốc|hội|bên"
)
_BOTH = re.compile(r"(?:bên|phía|nước|chiều|đầu|mặt)(?!\w)")
"""What "hai" often counts only to say that both are meant; English may say "the sides", "both", "mutual"."""

_SCALE = "trăm|nghìn|ngàn|vạn|triệu|t[ỷỉ](?! lệ| số| trọng| suất)"
_NUMBER = r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_NOT_MONEY = "(?! chí| bào| nghiệp| thời| hồ| hành| loạt| bộ| nội| ý| thuận| tổ| chủ| giám| diễn| tác| phục)"
_BOUND = "|".join(_BOUNDS)
_MORE_DAYS = r"(?:\d{1,2}(?:\s*(?:,|và|đến|tới|-|–|đến ngày|và ngày|đến hết ngày)\s*)(?:ngày )?){0,12}"

RULES = Rules(Language.VI)

_ISO_DATE = RULES.add(r"(?<![\w/])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\w/])", begins_with_digits=True)
_DATE = RULES.add(
    rf"(?<![\w/.])({_MORE_DAYS})(\d{{1,2}})\s*[/.-]\s*(\d{{1,2}})\s*[/.-]\s*(\d{{4}})(?![\w/])",
    begins_with_digits=True,
)
_DATE_IN_WORDS = RULES.add(
    rf"(?<![\w/])({_MORE_DAYS})(\d{{1,2}}) tháng (\d{{1,2}}|\w+)(?:(?: năm |/)(\d{{4}}))?\b",
    begins_with_digits=True,
    words=listed("tháng"),
)
_MONTH_OF_YEAR = RULES.add(r"(?<![\w/.])(\d{1,2})\s*[/-]\s*(\d{4})(?![\w/])", begins_with_digits=True)
_MONTH_BEFORE = compile_rule(r"(?<![\w/.])tháng $")
_DAY_AND_MONTH = RULES.add(
    rf"(?<![\w/.,])({_MORE_DAYS})(\d{{1,2}})\s?[/.-]\s?(\d{{1,2}})(?![\w/%]|[.,]\d)",
    begins_with_digits=True,
)
_DATE_BEFORE = compile_rule(r"(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|mùng|mồng|rạng sáng)(?: ngày| nay| qua)?[ (,]*$")
_MONTH = RULES.add(
    r"(?<!\w)tháng (\d{1,2})(?![\d/-]|[.,]\d)(?: năm (?=\d{4}))?",
    words=listed("tháng"),
    has_digits=True,
)
_MONTH_IN_WORDS = RULES.add(
    r"(?<!\w)tháng (giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: một| hai)?|chạp)(?!\w)",
    words=listed("tháng"),
)
_QUARTER = RULES.add(r"(?<!\w)quý (iv|i{1,3}|[1-4]|một|hai|ba|bốn|tư|đầu)(?!\w)", words=listed("quý"))
_EVERY = re.compile(r"(?:mỗi|hằng|hàng|từng|một)\s+$")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "đầu": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4}
_TIME = RULES.add(
    r"(?<![\w.,])(?:(\d{1,2})(?:\s?giờ|h|g)\s?(\d{2}|rưỡi)?(?: phút)?|(\d{1,2}):(\d{2}))(?!\w)( sáng| chiều| tối)?",
    begins_with_digits=True,
)
_WEEKDAY = RULES.add(r"(?<!\w)(?:thứ (hai|ba|tư|năm|sáu|bảy|[2-7])|(chủ nhật))(?!\w)", words=listed("thứ chủ"))
_ORDINAL_BEFORE = compile_rule(r"(?:lần|hạng|đứng|lớn|vị trí|khóa|khoá|người|đợt|bước|điều|mục|bên|con|năm) $")
_ORDINAL = RULES.add(r"(?<!\w)thứ (nhất|nhì|một|tám|chín|mười)(?!\w)", words=listed("thứ"))
_FIRST = RULES.add(r"(?<!\w)(?:đầu tiên|thứ nhất|lần đầu)(?!\w)", words=listed("tiên nhất lần"))
_PART_OF_DAY = RULES.add(
    r"(?<!\w)(sáng|trưa|chiều|tối|đêm)(?!\w)(?= (?:ngày )?\d{1,2}\s?[/.-]\s?\d|(?: cùng)? ngày(?! càng)| nay| qua)?",
    words=listed("sáng trưa chiều tối đêm"),
)
_PARTS = {"sáng": "morning", "trưa": "noon", "chiều": "afternoon", "tối": "evening", "đêm": "evening"}
_FRACTION = RULES.add(
    r"(?<!\w)(một|hai|ba|bốn|năm) phần (hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)",
    words=listed("phần"),
)
_HALF_YEAR = RULES.add(r"(?<![\w.,])0?(?:6|sáu) tháng (?:đầu|cuối)(?= năm)", words=listed("tháng"))
_VAGUE = RULES.add(
    rf"(?<!\w)(?:hàng|nhiều|vài|mấy) ((?:chục|{_SCALE})(?: (?:{_SCALE}))*)(?!\w)",
    words=listed("hàng nhiều vài mấy"),
)
_FIGURE = RULES.add(
    rf"(?<![\w.,])(?:({_BOUND}) )?(us\$|\$|usd |€|£)?\s?({_NUMBER})(?![\d.,]*\d)"
    rf"(?:\s?((?:{_SCALE})(?: (?:{_SCALE}))?)(?!\w))?(?:\s?({_UNIT}){_NOT_MONEY}(?!\w))?",
    reach=max(map(len, _BOUNDS)) + len(" usd  "),
)
_RANGE_SCALE = compile_rule(rf"\s*(?:-|–|đến|tới|lên)\s*(?:{_NUMBER})\s?((?:{_SCALE})(?: (?:{_SCALE}))?)(?!\w)")
_NUMBER_WORD = f"(?:{'|'.join(_SMALL)}|mươi|linh|lẻ|rưỡi|chục|{_SCALE})"
_WORDS = RULES.add(
    rf"(?<!\w){_NUMBER_WORD}(?: {_NUMBER_WORD})*(?!\w)",
    words=frozenset([*_SMALL, *_SCALES, *listed("mươi linh lẻ rưỡi")]),
)
_ROMAN_BEFORE = compile_rule(r"(?:thứ|khóa|khoá|quý|kỳ|cấp|đại hội|hạng) $")
_PAIR = RULES.add(
    r"(?<!\w)(?:gấp đôi|một đôi|đôi bên|một cặp|song phương|cả hai)(?!\w)",
    words=listed("đôi cặp song cả"),
)
_LONG_TIME = RULES.add(r"(?<!\w)(thập kỷ|thập niên|thế kỷ|nửa|một nửa)(?!\w)", words=listed("thập thế nửa"))
_LONG_TIMES = {"thập kỷ": 10, "thập niên": 10, "thế kỷ": 100}


def read_vietnamese(words: Words, taken: Sequence[tuple[int, int]]) -> list[Fact]:
    """Return the numbers and dates of the text of *words*; what was *taken* is part of a name."""
    scan = Scanner(words, RULES, taken)
    if scan.is_plain:
        _read_roman(scan)
        return scan.facts
    for found in TELEPHONE.finditer(scan.text) if scan.has_digits else ():
        scan.add(Sort.NUMBER, found.span(), (("id", re.sub(r"\D", "", found[0])),), exact=True)
    _read_dates(scan)
    _read_times(scan)
    _read_orders(scan)
    _read_figures(scan)
    _read_words(scan)
    return scan.facts


def _read_dates(scan: Scanner) -> None:
    for found in scan.find(_PART_OF_DAY):
        before_date = found.end() < len(scan.text) and bool(_PART_OF_DAY_DATE.match(scan.text, found.end()))
        reading: Reading = (("part", _PARTS[found[1]]),)
        scan.facts.append(Fact(Sort.DATE, (reading,), *found.span(1), demanded=before_date))
    for found in scan.find(_ISO_DATE):
        year, month, day = map(int, found.groups())
        if is_day(day, month):
            scan.add(Sort.DATE, found.span(), (day_key(month, day),))
            _add_year(scan, found.span(1), year)
    for found in scan.find(_DATE):
        if is_day(int(found[2]), int(found[3])):
            _add_days(scan, found, int(found[3]))
            _add_year(scan, found.span(4), int(found[4]))
    for found in scan.find(_DATE_IN_WORDS):
        month = int(found[3]) if found[3].isdigit() else _MONTHS.get(found[3], 0)
        if is_day(int(found[2]), month):
            _add_days(scan, found, month)
            if found[4]:
                _add_year(scan, found.span(4), int(found[4]))
    for found in scan.find(_MONTH_OF_YEAR):
        if 1 <= int(found[1]) <= 12:  # noqa: PLR2004 - months
            word = _MONTH_BEFORE.search(scan.text, 0, found.start())
            span = (word or found).start(), found.end()
            scan.add(Sort.DATE, span, (month_key(int(found[1])),))
            _add_year(scan, found.span(2), int(found[2]))
    for found in scan.find(_DAY_AND_MONTH):
        _read_day_and_month(scan, found)
    _read_months(scan)


def _read_months(scan: Scanner) -> None:
    """Read quarters and months without a day."""
    for found in scan.find(_QUARTER):
        if _EVERY.search(scan.text[max(0, found.start() - 6) : found.start()]):
            continue  # "mỗi quý một lần": once in every quarter, not the first one
        quarter = _QUARTERS.get(found[1]) or int(found[1])
        scan.add(Sort.DATE, found.span(), (("quarter", str(quarter)),))
    for found in scan.find(_MONTH):
        if 1 <= int(found[1]) <= 12:  # noqa: PLR2004 - months
            scan.add(Sort.DATE, found.span(), (month_key(int(found[1])),))
    for found in scan.find(_MONTH_IN_WORDS):
        if not re.search(r"(?:mỗi|hàng|một|\d)\s+$", scan.text[: found.start()]):
            scan.add(Sort.DATE, found.span(), (month_key(_MONTHS[found[1]]),), demanded=False)


_PART_OF_DAY_DATE = compile_rule(r" (?:cùng ngày|nay(?!\w)|(?:ngày )?\d{1,2}\s?[/.-]\s?\d|(?:ngày )?\d{1,2} tháng)")


def _add_days(scan: Scanner, found: re.Match[str], month: int) -> None:
    """Note the last day of a list at *found*, and the earlier ones, which share its month."""
    for day in re.finditer(r"\d{1,2}", found[1]):
        if is_day(int(day[0]), month):
            start = found.start(1) + day.start()
            scan.add(Sort.DATE, (start, start + len(day[0])), (day_key(month, int(day[0])),))
    scan.add(Sort.DATE, (found.start(2), found.end()), (day_key(month, int(found[2])),))


def _add_year(scan: Scanner, span: tuple[int, int], year: int) -> None:
    """Note a year: a number that the day before it does not belong to."""
    scan.number(span, year)


def _read_day_and_month(scan: Scanner, found: re.Match[str]) -> None:
    """Read 13/11: a day after "ngày" and its like; else a day, a fraction or two numbers."""
    first, second = int(found[2]), int(found[3])
    dated = bool(_DATE_BEFORE.search(scan.text[max(0, found.start() - 24) : found.start()])) or bool(found[1])
    slash = "/" in found[0][len(found[1]) :]
    if dated and is_day(first, second):
        _add_days(scan, found, second)
    elif slash and found[3] and second:
        both = (number_key(first), number_key(second))
        fraction = (("f", str(first), str(second)),)
        readings = ((day_key(second, first),), fraction, both) if is_day(first, second) else (both, fraction)
        around_the_clock = (first, second) in {(24, 24), (24, 7)}
        scan.add(Sort.NUMBER, (found.start(2), found.end()), *readings, demanded=not around_the_clock, exact=True)


def _read_times(scan: Scanner) -> None:
    """Read the time of day; "8 giờ" may also be eight hours."""
    for found in scan.find(_TIME):
        hour, minute = int(found[1] or found[3]), found[2] or found[4] or "0"
        half = minute == "rưỡi"
        time = ("time", str(hour % 12), "30" if half else str(int(minute)))
        hours: Reading = (number_key(Decimal(hour) + Decimal("0.5") if half else hour),)
        lasting = (hours,) if minute in ("0", "rưỡi") and not found[5] else ()
        scan.add(Sort.DATE, found.span(), (time,), *lasting)


def _read_orders(scan: Scanner) -> None:
    """Read weekdays and ordinals, which Vietnamese writes alike."""
    for found in scan.find(_WEEKDAY):
        number = {"tư": 4}.get(found[1] or "") or (int(found[1]) if (found[1] or "").isdigit() else 0)
        number = number or _SMALL.get(found[1] or "", 0)
        weekday: Reading = (("weekday", str(number or 8)),)
        ordinal: Reading = (number_key(number),)
        before = scan.text[max(0, found.start() - 12) : found.start()]
        if found[2]:
            scan.add(Sort.DATE, found.span(), weekday)
        elif _ORDINAL_BEFORE.search(before):
            scan.add(Sort.NUMBER, found.span(), ordinal)
        elif scan.cased[found.start(1)].isupper():
            scan.add(Sort.DATE, found.span(), weekday)
        else:
            scan.add(Sort.NUMBER, found.span(), ordinal, weekday)
    for found in scan.find(_FIRST):
        scan.number(found.span(), 1, demanded=False)
    for found in scan.find(_ORDINAL):
        scan.number(found.span(), {"nhất": 1, "nhì": 2}.get(found[1]) or _SMALL[found[1]], exact=False)
    _read_roman(scan)
    for found in scan.find(_FRACTION):
        scan.add(Sort.NUMBER, found.span(), (("f", str(_SMALL[found[1]]), str(_SMALL[found[2]])),))


def _read_roman(scan: Scanner) -> None:
    for found in ROMAN.finditer(scan.cased):
        if scan.text[found.start()] != TAKEN:
            before = scan.text[max(0, found.start() - 12) : found.start()]
            demanded = bool(_ROMAN_BEFORE.search(before))
            scan.number(found.span(), read_roman(found[0].lower()), demanded=demanded, exact=False)


def _read_figures(scan: Scanner) -> None:
    """Read what is written in digits, and hundreds and thousands in general."""
    for found in scan.find(_HALF_YEAR):
        scan.add(Sort.NUMBER, found.span(), (number_key(6),), (("f", "1", "2"),))
    for found in scan.find(_VAGUE):
        scan.add(Sort.NUMBER, found.span(), (("vague", str(_scale(found[1]))),))
    for found in find_codes(scan.text) if scan.has_digits else ():
        if not re.fullmatch(rf"\d+(?:{_UNIT})|{_UNIT}", found[0]):
            scan.add(Sort.NUMBER, found.span(), (("id", found[0].replace("-", "")),), exact=True)
    for found in scan.find(_FIGURE):
        scale = _scale(found[4] or "")
        values = [value * scale for value in _values(found[3])]
        readings = [(number_key(value),) for value in values]
        if scale == 1 and (wider := _RANGE_SCALE.match(scan.text, found.end(3))):
            readings.append((number_key(values[0] * _scale(wider[1])),))
        start = found.start(2) if found[2] else found.start(3)
        unit = _UNITS.get(" ".join((found[5] or "").split()), "") or {"€": "EUR", "£": "GBP"}.get(found[2] or "", "")
        bound = _BOUNDS.get(" ".join((found[1] or "").split()), "")
        unit = unit or ("USD" if found[2] else "")
        # "01 máy" is "a machine" as well as "one machine".
        demanded = bool(unit) or readings != [(number_key(1),)]
        scan.add(Sort.NUMBER, (start, found.end()), *readings, demanded=demanded, exact=True, unit=unit, bound=bound)


def _values(digits: str) -> list[Decimal]:
    """Return what *digits* may mean: a dot parts thousands, a comma decimals; "12,000" may be twelve thousand."""
    if re.fullmatch(r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d+)?", digits):
        return [Decimal(re.sub(r"[.\u00a0\u202f]", "", digits).replace(",", "."))]
    value = Decimal(digits.replace(",", "."))
    return [value, Decimal(digits.replace(",", ""))] if re.fullmatch(r"[1-9]\d{0,2},\d{3}", digits) else [value]


def _scale(words: str) -> int:
    scale = 1
    for word in words.split():
        scale *= _SCALES[word]
    return scale


def _read_words(scan: Scanner) -> None:
    """Read number words; of those that may mean something else nothing is demanded."""
    for found in scan.find(_PAIR):
        scan.number(found.span(), 2, demanded=False)
    for found in scan.find(_LONG_TIME):
        long_time = _LONG_TIMES.get(" ".join(found[1].split()))
        key = number_key(long_time) if long_time else ("f", "1", "2")
        scan.add(Sort.NUMBER, found.span(), (key,), demanded=False)
    for found in scan.find(_WORDS):
        words = found[0].split()
        start, end = found.span()
        if words[:2] == ["năm", "năm"]:  # five years
            scan.number((start, start + len("năm")), Decimal(5), demanded=True, exact=False)
            continue
        if len(words) > 1 and words[0] == "năm" and words[1] not in ("mươi", *_SCALES):
            start, words = start + found[0].index(words[1], 1), words[1:]
        if len(words) > 1 and words[-1] == "năm" and words[-2] not in ("linh", "lẻ"):
            end = start + scan.text[start:end].rindex("năm")
            end, words = start + len(scan.text[start:end].rstrip()), words[:-1]
        if len(words) == 1:
            _read_single(scan, (start, end), words[0])
        elif (value := _evaluate(words)) is not None:
            scan.number((start, end), value, demanded=not all(word in _SCALES for word in words), exact=False)
        else:
            for word in words:
                if word in _SMALL:
                    scan.add(Sort.NUMBER, (start, end), (number_key(_SMALL[word]),), demanded=False)


def _read_single(scan: Scanner, span: tuple[int, int], word: str) -> None:
    """Read a number word that stands alone."""
    after = scan.text[span[1] : span[1] + 14].lstrip()
    before = scan.text[max(0, span[0] - 10) : span[0]].split()
    if word in _SCALES:
        if not (before and before[-1][-1] in _DIGITS):
            scan.add(Sort.NUMBER, span, (("vague", str(_SCALES[word])),), (number_key(_SCALES[word]),), demanded=False)
        return
    if word not in _SMALL or word in ("mốt", "lăm", "nhăm", "tư"):
        return
    demanded = word != "một" and not (before and before[-1] == "ngày") and not _NAMED_AFTER.match(scan.cased, span[1])
    capital = scan.cased[span[0]].isupper()
    if word in ("ba", "chín"):
        demanded = demanded and not capital and not (before and before[-1] in _BEFORE_FATHER)
    elif word == "hai":
        demanded = demanded and not _BOTH.match(after)
    elif word == "năm":
        is_year = bool(before) and (before[-1] in _BEFORE_YEAR or before[-1][-1] in _DIGITS or before[-1] in _SMALL)
        if is_year or _AFTER_YEAR.match(after):
            return
        demanded = demanded and bool(re.match(rf"(?:{_FIVE})(?!\w)", after)) and not _YEAR_OF.match(after)
    if capital and scan.cased[span[1] : span[1] + 2].strip()[:1].isupper():
        demanded = False
    scan.number(span, _SMALL[word], demanded=demanded, exact=False)


_BEFORE_FATHER = {"ông", "bà", "cha", "người", "mẹ", "của"}
_YEAR_OF = re.compile(r"(?:công tác|học|y tế)(?!\w)")
# "hai ngày 12 và 13/10", "hai tỉnh Lào Cai và Yên Bái": what is counted is named, and English may leave the count out.
_NAMED_AFTER = re.compile(r"\s+ngày\s*[\d\x00]|\s+(?:[^\W\dA-ZĐ]\w*\s+){1,3}(?:[A-ZĐ]|\x00)")
_DIGITS = frozenset("0123456789" + TAKEN)
_AFTER_YEAR = re.compile(r"\d|(?:nay|qua|ngoái|tới|sau|trước|học|đầu|cuối|mới|gần|thứ|liền|liên|tiếp|công tác)(?!\w)")
_BEFORE_YEAR = {
    "mỗi", "nhiều", "các", "những", "trong", "đầu", "cuối", "hàng", "hằng", "một", "mấy", "vài", "từng", "cả", "sau",
    "trước", "qua", "giữa", "theo", "suốt", "bao", "lâu", "thường", "của", "số",
}  # fmt: skip


def _evaluate(words: list[str]) -> Decimal | None:
    """Return the value of number *words*, or None when they are no one number."""
    total, group = Decimal(0), Decimal(0)
    last: int | None = None
    scale = 1
    for word in words:
        if word in ("linh", "lẻ"):
            continue
        if word == "rưỡi":
            group += Decimal(scale) / 2 if scale < 1000 else 0  # noqa: PLR2004 - what is below a thousand is a group
            total += Decimal(scale) / 2 if scale >= 1000 else 0  # noqa: PLR2004
        elif word == "mươi":
            if last is None:
                return None
            group += last * 10 - last
            last = None
        elif word in _SMALL:
            if last is not None and last < 10:  # noqa: PLR2004 - "hai ba" is two or three
                return None
            last = _SMALL[word]
            group += last
        elif (scale := _SCALES[word]) <= 100:  # noqa: PLR2004 - "trăm" and "chục" multiply what is before them
            group = group - (last or 0) + (last or 1) * scale
            last = None
        else:
            total = (total + group or Decimal(1)) * scale if total < scale else total + group * scale
            group, last = Decimal(0), None
    return total + group
