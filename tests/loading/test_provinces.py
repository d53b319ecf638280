from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bantin.model.province import Ending, ProvinceKind
from tests.support.loading import load_site
from tests.support.problems import problems_after, problems_of
from tests.support.sites import PROVINCES_TOML, edit, small_site

IDS = "ids are listed in content/provinces.toml"
LAST = 'merged_on = 2025-07-01\nact = "202/2025/QH15"\n'
NAMES = 'name = { vi = "a", en = "b" }\n'
PLACE = f'\n[[place]]\nid = "seoul"\n{NAMES}kind = "city"\ncountry = "KR"\nnote = {{ vi = "a", en = "b" }}\n'
CHANGE = f'\n[[change]]\ndate = 2025-07-01\nkind = "merge"\nact = "x"\n{NAMES}certainty = {{ vi = "a", en = "b" }}\n'
DISAGREEMENT = (
    '\n[[disagreement]]\nabout = { vi = "a", en = "b" }\nsays = { vi = "a", en = "b" }\nhere = { vi = "a", en = "b" }\n'
)
FORMER = (
    f'\n[[province]]\nid = "ha-tuyen"\nstatus = "former"\n{NAMES}full_name = {{ vi = "a", en = "b" }}\n'
    'kind = "province"\nregion_before = "north"\nmerged_into = "ha-giang"\nchange = "merged"\n'
    'until = 1991-09-30\nmerged_on = 1991-10-01\nact = "x"\n'
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            'code = "01"\ncode_before = "01"\nregion = "north"',
            'code = "01"\ncode_before = "01"\nregion = "nort"',
            f'18:10: province.region: unknown region "nort"\n    did you mean "north"? {IDS}',
            id="an unknown region",
        ),
        pytest.param(
            'code_before = "02"\nregion_before = "north"',
            'code_before = "02"\nregion_before = "xyz"',
            f'44:17: province.region_before: unknown region "xyz"\n    {IDS}',
            id="an unknown region of before",
        ),
        pytest.param(
            'merged_into = "tuyen-quang"',
            'merged_into = "tuyen-quan"',
            f'45:15: province.merged_into: unknown province "tuyen-quan"\n    did you mean "tuyen-quang"? {IDS}',
            id="merged into an unknown unit",
        ),
        pytest.param(
            'merged_into = "tuyen-quang"',
            'merged_into = "ha-giang"',
            '45:15: province.merged_into: "ha-giang" becomes part of itself',
            id="merged into itself",
        ),
        pytest.param(
            'seat = "tuyen-quang"',
            'seat = "tuyen-quag"',
            f'34:8: province.seat: unknown province "tuyen-quag"\n    did you mean "tuyen-quang"? {IDS}',
            id="an unknown seat",
        ),
        pytest.param(
            'formed_from = ["ha-giang", "tuyen-quang"]',
            'formed_from = ["ha-giang", "tuyen-quan"]',
            f'33:28: province.formed_from: unknown province "tuyen-quan"\n    did you mean "tuyen-quang"? {IDS}',
            id="an unknown part",
        ),
        pytest.param(
            "tile = { row = 1, column = 1 }",
            "tile = { row = 2, column = 1 }",
            '35:8: province.tile: the cell is taken by "ha-noi"',
            id="a tile that is taken",
        ),
        pytest.param(
            "tile = { row = 1, column = 1 }",
            "tile = { row = 0, column = 1 }",
            "35:16: province.tile.row: a whole number from 1 was expected",
            id="a tile in row 0",
        ),
        pytest.param(
            "tile = { row = 1, column = 1 }",
            "tile = { row = 18, column = 1 }",
            "35:8: province.tile: the map has 17 rows and 6 columns",
            id="a tile below the map",
        ),
        pytest.param(
            "tile = { row = 1, column = 1 }",
            "tile = { row = 1, column = 7 }",
            "35:8: province.tile: the map has 17 rows and 6 columns",
            id="a tile beside the map",
        ),
        pytest.param(
            "tile = { row = 1, column = 1 }",
            "tile = { row = 1, column = 1, col = 1 }",
            '35:31: province.tile.col: unknown key "col"\n    did you mean "column"?',
            id="a tile with an unknown key",
        ),
        pytest.param(
            "tile = { row = 1, column = 1 }\n",
            "",
            '22:1: province: "tile" is missing\n    add [province.tile]',
            id="no tile",
        ),
        pytest.param(
            "merged_on = 2025-07-01",
            "merged_on = 2025-07-02",
            "48:13: province.merged_on: is not the day after 2025-06-30",
            id="a day between end and beginning",
        ),
        pytest.param(
            'status = "former"',
            'status = "forme"',
            '39:10: province.status: unknown word "forme"\n    did you mean "former"? one of: current, former',
            id="a status that is none",
        ),
        pytest.param(
            'kind = "city"',
            'kind = "citi"',
            '14:8: province.kind: unknown word "citi"\n    did you mean "city"? one of: province, city',
            id="a kind that is none",
        ),
        pytest.param(
            'change = "merged"',
            'change = "merge"',
            '46:10: province.change: unknown word "merge"\n    did you mean "merged"? one of: merged, renamed',
            id="an end that is none",
        ),
        pytest.param(
            'iso = "VN-HN"',
            'isso = "VN-HN"',
            '15:1: province.isso: unknown key "isso"\n    did you mean "iso"?',
            id="an unknown key",
        ),
        pytest.param(
            'formed_from = ["ha-giang", "tuyen-quang"]\n',
            "",
            '22:1: province: "formed_from" is missing\n    add formed_from = … here',
            id="formed of nothing",
        ),
        pytest.param(
            "formed_on = 2025-07-01\n",
            "",
            '22:1: province: "formed_on" is missing\n    add formed_on = … here',
            id="formed on no day",
        ),
        pytest.param(
            "formed_on = 2025-07-01",
            "formed_on = 2025-06-31",
            "31:13: 2025-06-31 is no date that exists\n    write year-month-day, such as 2024-04-17",
            id="formed on a day that does not exist",
        ),
        pytest.param(
            "tile = { row = 2, column = 1 }",
            'tile = { row = 2, column = 1 }\nkind_since = 2025-01-01\nkind_act = "x"',
            '9:1: province: "kind_before" is missing\n    add kind_before = … here',
            id="a kind that changed from nothing",
        ),
        pytest.param(
            'merged_into = "tuyen-quang"\n',
            'merged_into = "tuyen-quang"\nformed_on = 2025-07-01\n',
            '46:1: province.formed_on: unknown key "formed_on"\n    did you mean "merged_on"?',
            id="a former unit with a key of a current one",
        ),
        pytest.param(
            'iso = "VN-HN"',
            'iso = "VN-HN"\naliases = { vn = ["a"] }',
            '16:13: province.aliases.vn: unknown key "vn"\n    known keys: en, vi',
            id="aliases in a third language",
        ),
        pytest.param(
            'iso = "VN-HN"',
            'iso = "VN-HN"\naliases = ["a"]',
            "16:11: province.aliases: a table was expected\n    write [aliases] or aliases = { … }",
            id="aliases in no language",
        ),
        pytest.param(
            "checked_on = 2026-01-01\n",
            "",
            '1:1: "checked_on" is missing\n    add checked_on = … here',
            id="never checked",
        ),
        pytest.param(
            "checked_on = 2026-01-01\n",
            "checked_on = 2026-01-01\nsources = 1\n",
            '2:1: sources: unknown key "sources"\n    did you mean "source"?',
            id="an unknown key of the file",
        ),
        pytest.param(
            "current = true",
            'current = "yes"',
            "6:11: region.current: true or false was expected",
            id="a region that is neither current nor not",
        ),
        pytest.param(
            'name = { vi = "Miền Bắc", en = "North" }',
            'name = { vi = "Miền Bắc" }',
            '5:8: region.name: "en" is missing\n    add en = … here',
            id="a region without an English name: who refers to it is not blamed",
        ),
    ],
)
def test_a_slip_in_the_register_is_told_where_it_stands(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems_after(tmp_path, PROVINCES_TOML, old, new) == [f"{PROVINCES_TOML}:{said}"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param(
            FORMER.replace("ha-tuyen", "ha-noi"),
            '52:6: province.id: "ha-noi" is used twice\n    every id stands for one thing',
            id="an id twice",
        ),
        pytest.param(
            FORMER.replace("ha-tuyen", "Hà Tuyên"),
            '52:6: province.id: "Hà Tuyên" is not a slug: lower-case letters a-z, digits and single hyphens',
            id="an id that is no slug",
        ),
        pytest.param(
            FORMER.replace('id = "ha-tuyen"\n', ""), '51:1: province: "id" is missing\n    add id = … here', id="no id"
        ),
        pytest.param(
            PLACE.replace('country = "KR"', 'country = "KR"\nprovince_then = "ha-noi"\nprovince_now = "ha-noi"'),
            "51:1: place: a place has either a province or a country\n"
            "    give province_then and province_now, or country",
            id="a place in a province and a country",
        ),
        pytest.param(
            PLACE.replace('country = "KR"\n', ""),
            "51:1: place: a place has either a province or a country\n"
            "    give province_then and province_now, or country",
            id="a place in neither",
        ),
        pytest.param(
            PLACE.replace('country = "KR"', 'province_then = "ha-no"\nprovince_now = "ha-noi"'),
            f'55:17: place.province_then: unknown province "ha-no"\n    did you mean "ha-noi"? {IDS}',
            id="a place that was in an unknown province",
        ),
        pytest.param(
            PLACE.replace('country = "KR"', 'province_then = "ha-noi"\nprovince_now = "ha-no"'),
            f'56:16: place.province_now: unknown province "ha-no"\n    did you mean "ha-noi"? {IDS}',
            id="a place that is in an unknown province",
        ),
        pytest.param(
            PLACE.replace('"KR"', '"XX"'),
            '55:11: place.country: "XX" is no ISO 3166-1 country\n    two capitals, such as "VN" or "KR"',
            id="a place in no country",
        ),
        pytest.param(
            PLACE.replace('"city"', '"citty"'),
            '54:8: place.kind: unknown word "citty"\n'
            '    did you mean "city"? one of: ward, town, city, province, country',
            id="a place that is none",
        ),
        pytest.param(
            CHANGE.replace('"merge"', '"merg"'),
            '53:8: change.kind: unknown word "merg"\n    did you mean "merge"? one of: split, merge, upgrade, regions',
            id="a change that is none",
        ),
        pytest.param(
            CHANGE + "until = 2025-07-01\n",
            '57:1: change.until: unknown key "until"\n    known keys: act, certainty, date, kind, name',
            id="a change with an unknown key",
        ),
        pytest.param(
            f'\n[[source]]\nletter = "A"\n{NAMES}url = "x"\n',
            '54:1: source.url: unknown key "url"\n    known keys: letter, name',
            id="a source with an unknown key",
        ),
        pytest.param(
            DISAGREEMENT + 'source = "x"\n',
            '55:1: disagreement.source: unknown key "source"\n    known keys: about, here, says',
            id="a disagreement with an unknown key",
        ),
    ],
)
def test_a_slip_in_a_further_entry_is_told_where_it_stands(tmp_path: Path, more: str, said: str) -> None:
    assert problems_after(tmp_path, PROVINCES_TOML, LAST, LAST + more) == [f"{PROVINCES_TOML}:{said}"]


@pytest.mark.parametrize(
    "where",
    [
        pytest.param('province_then = "ha-giang"', id="was somewhere, is nowhere"),
        pytest.param('province_then = "ha-giang"\nprovince_now = "ha-giang"', id="is in a unit that has ended"),
        pytest.param('country = "KR"\nprovince_now = "ha-noi"', id="is in a country and a province"),
    ],
)
def test_a_place_lies_in_a_province_of_today_or_in_a_country(tmp_path: Path, where: str) -> None:
    root = small_site(tmp_path)
    edit(root / PROVINCES_TOML, LAST, LAST + PLACE.replace('country = "KR"', where))
    assert len(problems_of(root)) == 1


def test_units_that_are_part_of_each_other_are_both_told(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / PROVINCES_TOML, LAST, LAST + FORMER)
    edit(root / PROVINCES_TOML, 'merged_into = "tuyen-quang"', 'merged_into = "ha-tuyen"')
    assert problems_of(root) == [
        f'{PROVINCES_TOML}:45:15: province.merged_into: "ha-giang" becomes part of itself',
        f'{PROVINCES_TOML}:58:15: province.merged_into: "ha-tuyen" becomes part of itself',
    ]


def test_the_second_broken_unit_is_told_in_the_same_run(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / PROVINCES_TOML, LAST, LAST + FORMER.replace("1991-10-01", "1991-10-02"))
    edit(root / PROVINCES_TOML, 'iso = "VN-HN"', "iso = 1")
    assert problems_of(root) == [
        f'{PROVINCES_TOML}:15:7: province.iso: text in double quotes was expected\n    write "…"',
        f"{PROVINCES_TOML}:61:13: province.merged_on: is not the day after 1991-09-30",
    ]


def test_a_former_unit_leads_over_another_to_one_of_today(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / PROVINCES_TOML, LAST, LAST + FORMER)
    register = load_site(root).register
    assert register.today("ha-tuyen").id == "tuyen-quang"
    assert [unit.id for unit in register.absorbed_by("tuyen-quang")] == ["ha-giang", "ha-tuyen"]


def test_the_register_holds_what_is_written(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / PROVINCES_TOML, LAST, LAST + PLACE + CHANGE + DISAGREEMENT + f'\n[[source]]\nletter = "A"\n{NAMES}')
    more = 'kind_since = 2025-01-01\nkind_before = "province"\nkind_act = "x"\naliases = { en = ["Ha Noi"] }'
    edit(root / PROVINCES_TOML, 'iso = "VN-HN"', f'iso = "VN-HN"\n{more}')
    register = load_site(root).register
    hanoi, today, former = (register.provinces[key] for key in ("ha-noi", "tuyen-quang", "ha-giang"))
    assert [unit.id for unit in register.current] == ["ha-noi", "tuyen-quang"]
    assert (hanoi.kind_on(dt.date(2024, 12, 31)), hanoi.kind_on(dt.date(2025, 1, 1))) == (
        ProvinceKind.PROVINCE,
        ProvinceKind.CITY,
    )
    assert (hanoi.aliases.vi, hanoi.aliases.en) == ((), ("Ha Noi",))
    assert today.formation is not None
    assert (today.formation.parts, today.formation.seat) == (("ha-giang", "tuyen-quang"), "tuyen-quang")
    assert today.is_before_merger(dt.date(2025, 6, 30))
    assert not today.is_before_merger(dt.date(2025, 7, 1))
    assert former.end is not None
    assert (former.end.into, former.end.change) == ("tuyen-quang", Ending.MERGED)
    assert (former.tile, former.region) == (None, "")
    assert register.places["seoul"].country == "KR"
    assert (len(register.changes), len(register.sources), len(register.disagreements)) == (1, 1, 1)
