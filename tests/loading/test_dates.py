from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bantin.model.article import Certainty, Precision
from tests.support.loading import load_site
from tests.support.problems import problems_after, problems_of
from tests.support.sites import SEED_ARTICLE, SEED_TOML, edit, record_seed, small_site

BASIS = '[event_date.basis]\nvi = "Năm theo đường dẫn."\nen = "The year is in the link."\n\n'
SAYS = 'says = "8.12"\nline = 5\n'
DAY = 'date = 2023-12-08\nprecision = "day"\n'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            'says = "8.12"',
            'says = "8/12"',
            '30:8: event_date.says: "8/12" does not stand in line 5 of seed.txt\n'
            "    the line says: BHG - Ngày 8.12, UBND tỉnh Hà Giang và Bệnh viện Bạch Mai (BVBM) ký bản ghi nhớ.",
            id="the quote is not in its line",
        ),
        pytest.param(
            SAYS,
            'says = "8.12"\nline = 6\n',
            "31:8: event_date.line: line 6 of seed.txt is blank",
            id="the line is blank",
        ),
        pytest.param(
            SAYS,
            'says = "8.12"\nline = 99\n',
            "31:8: event_date.line: seed.txt has only 17 lines",
            id="the line is beyond the end",
        ),
        pytest.param(
            SAYS,
            'says = "8.12"\n',
            '25:1: event_date: "says" and "line" go together\n    the source\'s own words, and the line they stand in',
            id="a quote without its line",
        ),
        pytest.param(
            DAY,
            DAY.replace("08", "09"),
            '26:8: event_date.date: the day 9 is not in the source\'s words\n    the source says "8.12"',
            id="another day",
        ),
        pytest.param(
            DAY,
            DAY.replace("12", "11"),
            '26:8: event_date.date: the month 11 is not in the source\'s words\n    the source says "8.12"',
            id="another month",
        ),
        pytest.param(
            'year_certainty = "confirmed"',
            'year_certainty = "stated"',
            "26:8: event_date.date: the year is not in the source's words\n"
            '    set year_certainty = "inferred" or "confirmed", and say how it is known',
            id="a year that the source does not say",
        ),
        pytest.param(
            BASIS,
            "",
            "29:18: event_date.year_certainty: what the source does not say needs a basis\n"
            "    say how it is known: [event_date.basis] with vi and en",
            id="a year without a basis",
        ),
        pytest.param(
            'precision = "day"',
            'precision = "month"',
            "26:8: event_date.date: only the month is known\n    write 01 for what is not known",
            id="a day though only the month is known",
        ),
        pytest.param(
            DAY,
            'date = 2023-12-01\nprecision = "year"\n',
            "26:8: event_date.date: only the year is known\n    write 01 for what is not known",
            id="a month though only the year is known",
        ),
        pytest.param(
            'precision = "day"',
            'precision = "days"',
            '27:13: event_date.precision: unknown word "days"\n    did you mean "day"? one of: day, month, year',
            id="a precision that is none",
        ),
        pytest.param(
            'certainty = "stated"\nyear',
            'certainty = "sure"\nyear',
            '28:13: event_date.certainty: unknown word "sure"\n    one of: stated, confirmed, inferred',
            id="a certainty that is none",
        ),
        pytest.param(
            'year_certainty = "confirmed"',
            'year_certainty = "sure"',
            '29:18: event_date.year_certainty: unknown word "sure"\n    one of: stated, confirmed, inferred',
            id="a certainty of the year that is none",
        ),
        pytest.param(
            "date = 2023-12-08\n", "", '25:1: event_date: "date" is missing\n    add date = … here', id="no date"
        ),
        pytest.param(
            "date = 2023-12-08",
            "date = 2023-02-30",
            "26:8: 2023-02-30 is no date that exists\n    write year-month-day, such as 2024-04-17",
            id="a date that does not exist",
        ),
        pytest.param(
            "line = 5\n\n[event_date.basis]",
            "line = 05\n\n[event_date.basis]",
            "31:9: not TOML: expected newline or end of document after a statement",
            id="a line that is no number",
        ),
        pytest.param(
            'says = "8.12"',
            'says = "8.12"\nsaid = "8"',
            '31:1: event_date.said: unknown key "said"\n'
            "    known keys: basis, certainty, date, line, precision, says, year_certainty",
            id="unknown key",
        ),
        pytest.param(
            f'[event_date]\n{DAY}certainty = "stated"\nyear_certainty = "confirmed"\n{SAYS}\n{BASIS}',
            "",
            '1:1: "event_date" is missing\n    add [event_date]',
            id="no table at all",
        ),
    ],
)
def test_a_slip_in_a_date_is_told_where_it_stands(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems_after(tmp_path, SEED_TOML, old, new) == [f"{SEED_TOML}:{said}"]


def test_words_without_their_line_and_a_line_without_words_are_told(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, SAYS, "line = 5\n")
    edit(root / SEED_TOML, 'certainty = "stated"\nyear', 'certainty = "inferred"\nyear')
    hint = "the source's own words, and the line they stand in"
    assert problems_of(root) == [f'{SEED_TOML}:25:1: event_date: "says" and "line" go together\n    {hint}']


def test_a_stated_day_that_is_not_quoted_is_told_part_by_part(tmp_path: Path) -> None:
    place = f"{SEED_TOML}:26:8: event_date.date:"
    assert problems_after(tmp_path, SEED_TOML, SAYS, "") == [
        f'{place} the day 8 is not in the source\'s words\n    quote the source in "says"',
        f'{place} the month 12 is not in the source\'s words\n    quote the source in "says"',
    ]


def test_the_day_of_publication_keeps_the_same_rules(tmp_path: Path) -> None:
    published = '[published]\ndate = 2023-12-09\nprecision = "day"\ncertainty = "inferred"\nyear_certainty = "stated"\n'
    year = 'set year_certainty = "inferred" or "confirmed", and say how it is known'
    basis = "say how it is known: [published.basis] with vi and en"
    assert problems_after(tmp_path, SEED_TOML, "[citation]\n", f"{published}\n[citation]\n") == [
        f"{SEED_TOML}:38:8: published.date: the year is not in the source's words\n    {year}",
        f"{SEED_TOML}:40:13: published.certainty: what the source does not say needs a basis\n    {basis}",
    ]


@pytest.mark.parametrize(
    ("date", "precision"),
    [("2023-12-01", Precision.MONTH), ("2023-01-01", Precision.YEAR), ("9999-12-01", Precision.MONTH)],
)
def test_a_date_may_be_known_in_part(tmp_path: Path, date: str, precision: Precision) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, DAY, f'date = {date}\nprecision = "{precision}"\n')
    edit(root / SEED_TOML, 'certainty = "stated"\nyear', 'certainty = "inferred"\nyear')
    edit(root / SEED_TOML, 'provinces = ["ha-giang"]', 'provinces = ["ha-noi"]')
    articles = {article.id: article for article in load_site(root).articles}
    event = articles["2023-12-08-ha-giang-bach-mai"].event_date
    assert (event.date, event.precision) == (dt.date.fromisoformat(date), precision)


def test_a_date_that_the_source_says_whole_needs_no_basis(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_ARTICLE / "seed.txt", "8.12", "8.12.2023")
    record_seed(root / SEED_ARTICLE)
    edit(root / SEED_TOML, 'says = "8.12"', 'says = "8.12.2023"')
    edit(root / SEED_TOML, 'year_certainty = "confirmed"', 'year_certainty = "stated"')
    edit(root / SEED_TOML, BASIS, "")
    assert problems_of(root) == []


def test_what_is_read_is_what_is_written(tmp_path: Path) -> None:
    event = load_site(small_site(tmp_path)).articles[1].event_date
    assert (event.date, event.precision) == (dt.date(2023, 12, 8), Precision.DAY)
    assert (event.certainty, event.year_certainty) == (Certainty.STATED, Certainty.CONFIRMED)
    assert (event.says, event.line) == ("8.12", 5)
    assert event.basis is not None
    assert not event.is_stated
