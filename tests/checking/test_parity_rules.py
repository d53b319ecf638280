"""Rules are looked for only where a text can have something for them: that spares time and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.checking.parity import english, vietnamese
from bantin.checking.parity.facts import Sort
from bantin.checking.parity.scanning import ROMAN, TELEPHONE, Rule, Rules, Scanner, find_codes
from bantin.checking.parity.words import listed, split_words

RULES: dict[str, tuple[Rules, Rule]] = {
    f"{module.__name__.rpartition('.')[2]}{name}": (module.RULES, rule)
    for module in (english, vietnamese)
    for name, rule in vars(module).items()
    if isinstance(rule, Rule)
}
ARTICLES = ("a", "an")
WORDS = listed(
    """
    0 1 2 6 12 15 30 84 2024 1.234 1,234 0912345678 +84912345678 - – / . , : % $ _ ( ) a an and of the to one two three
    half halves third thirds quarter quarters q q1 first firstly second twenty hundred thousands tens dozens january jan
    may May march monday mondays morning nights both two-way once twofold am p.m. o'clock US$ usd million ngày tháng năm
    quý thứ hai ba tư nhất chủ nhật đầu tiên lần phần sáng chiều tối giờ phút rưỡi hơn gần triệu tỷ tỉ trăm mươi linh
    chục hàng nhiều vài gấp đôi một cả song phương thập kỷ thế nửa cuối cùng VI XX I V B2B 5both bath thứhai
    ISO9001-2015 ﬁ ² ½ ٣
    """
)
PIECES = st.sampled_from([*sorted(WORDS), "\n", "\x00", "i\u0307"])
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", "", "  ", "\n"])).map("".join), max_size=12).map("".join)


def spans(found: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


def whatever_says_something(rule: Rule, text: str) -> list[re.Match[str]]:
    """Return what the pattern of *rule* finds; an article without a number word after it is none."""
    return [match for match in rule.pattern.finditer(text) if match[0] not in ARTICLES]


@pytest.mark.parametrize("name", sorted(RULES))
@given(text=TEXTS, spans_taken=st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=3))
def test_a_rule_finds_all_that_its_pattern_finds(name: str, text: str, spans_taken: list[tuple[int, int]]) -> None:
    rules, rule = RULES[name]
    scan = Scanner(split_words(text, rules.language), rules)
    assert spans(each for each in scan.find(rule) if each[0] not in ARTICLES) == spans(
        whatever_says_something(rule, scan.text)
    )
    for start, length in spans_taken:
        if start < len(text):
            scan.add(Sort.NUMBER, (start, min(start + length, len(text))), (("n", "1"),))
    assert spans(each for each in scan.find(rule) if each[0] not in ARTICLES) == spans(
        whatever_says_something(rule, scan.text)
    )


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_asks_for_something_that_a_plain_text_has_not(name: str) -> None:
    rule = RULES[name][1]
    assert rule.words or rule.has_digits or rule.begins_with_digits or rule.reach


@given(TEXTS)
def test_patterns_that_begin_with_a_set_find_what_they_say(text: str) -> None:
    telephone = re.compile(r"(?<![\w.,])(?:\+84|0)(?:[ .-]?\d){8,10}(?!\w|[.,/]\d)")
    roman = re.compile(r"(?<!\w)(?:[IVX]{2,6}|[VX])(?!\w)")
    code = re.compile(r"(?<!\w)(?=[^\W_]*\d)(?=[^\W_]*[^\W\d_])[^\W_]+(?:-\d+)?")
    assert spans(TELEPHONE.finditer(text)) == spans(telephone.finditer(text))
    assert spans(ROMAN.finditer(text)) == spans(roman.finditer(text))
    assert spans(find_codes(text)) == spans(code.finditer(text))
