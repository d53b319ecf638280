from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.problems import problems_after, problems_of
from tests.support.sites import BRIDGE_TOML, PROVINCES_TOML, SEED_TOML, edit, small_site, write_files

IDS = "ids are listed in content"
PERSON = (
    '[[people]]\nname = {{ vi = "a", en = "b" }}\npost = {{ vi = "c", en = "d" }}\norganisation = "{}"\nline = 5\n\n'
)
COPY = '[citation.copy]\noutlet = "{}"\nbasis = {{ vi = "a", en = "b" }}\n\n'
HUE = """
[[province]]
id = "hue"
status = "current"
name = { vi = "Huế", en = "Hue" }
full_name = { vi = "Thành phố Huế", en = "Hue City" }
kind = "city"
code = "46"
region = "north"
region_before = "north"
tile = { row = 9, column = 5 }

[[province]]
id = "thua-thien-hue"
status = "former"
name = { vi = "Thừa Thiên Huế", en = "Thua Thien-Hue" }
full_name = { vi = "Tỉnh Thừa Thiên Huế", en = "Thua Thien-Hue province" }
kind = "province"
region_before = "north"
merged_into = "hue"
change = "renamed"
until = 2024-12-31
merged_on = 2025-01-01
act = "175/2024/QH15"
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            'kind = "mou"',
            'kind = "muo"',
            f'1:8: kind: unknown kind "muo"\n    did you mean "mou"? {IDS}/topics.toml',
            id="kind",
        ),
        pytest.param(
            'provinces = ["ha-giang"]',
            'provinces = ["ha-gian"]',
            f'2:14: provinces: unknown province "ha-gian"\n    did you mean "ha-giang"? {IDS}/provinces.toml',
            id="province",
        ),
        pytest.param(
            'provinces = ["ha-giang"]',
            'provinces = ["ha-giang", "xyz"]',
            f'2:26: provinces: unknown province "xyz"\n    {IDS}/provinces.toml',
            id="second province, like nothing",
        ),
        pytest.param(
            'partners = ["benh-vien-bach-mai"]\nlocal',
            'partners = ["benh-vien-bac-mai"]\nlocal',
            f'3:13: partners: unknown organisation "benh-vien-bac-mai"\n'
            f'    did you mean "benh-vien-bach-mai"? {IDS}/partners.toml',
            id="partner",
        ),
        pytest.param(
            'local = ["ubnd-ha-giang"]',
            'local = ["ubnd-ha-gian"]',
            f'4:10: local: unknown organisation "ubnd-ha-gian"\n    did you mean "ubnd-ha-giang"? {IDS}/partners.toml',
            id="local side",
        ),
        pytest.param(
            "others = []",
            'others = ["xyz"]',
            f'5:11: others: unknown organisation "xyz"\n    {IDS}/partners.toml',
            id="other organisation",
        ),
        pytest.param(
            "places = []",
            'places = ["xyz"]',
            f'6:11: places: unknown place "xyz"\n    {IDS}/provinces.toml',
            id="place",
        ),
        pytest.param(
            'outlet = "bao-ha-giang"',
            'outlet = "bao-ha-gian"',
            f'38:10: citation.outlet: unknown organisation "bao-ha-gian"\n'
            f'    did you mean "bao-ha-giang"? {IDS}/partners.toml',
            id="outlet",
        ),
        pytest.param(
            "[citation.byline]",
            COPY.format("xyz") + "[citation.byline]",
            f'45:10: citation.copy.outlet: unknown organisation "xyz"\n    {IDS}/partners.toml',
            id="outlet of a copy",
        ),
        pytest.param(
            'parties = ["ubnd-ha-giang", "benh-vien-bach-mai"]',
            'parties = ["ubnd-ha-giang", "xyz"]',
            f'49:29: agreement.parties: unknown organisation "xyz"\n    {IDS}/partners.toml',
            id="party",
        ),
        pytest.param(
            'field = "training"',
            'field = "trainin"',
            f'57:9: fields.field: unknown field "trainin"\n    did you mean "training"? {IDS}/topics.toml',
            id="field",
        ),
        pytest.param(
            "[[figures]]",
            PERSON.format("xyz") + "[[figures]]",
            f'64:16: people.organisation: unknown organisation "xyz"\n    {IDS}/partners.toml',
            id="organisation of somebody",
        ),
    ],
)
def test_an_unknown_id_suggests_the_nearest(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems_after(tmp_path, SEED_TOML, old, new) == [f"{SEED_TOML}:{said}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            'partners = ["benh-vien-bach-mai"]\nlocal = ["ubnd-ha-giang"]',
            'partners = ["benh-vien-bach-mai", "ubnd-ha-giang"]\nlocal = []',
            '3:35: partners: "ubnd-ha-giang" has no page\n    set page = true in content/partners.toml',
            id="a partner without a page",
        ),
        pytest.param(
            "others = []",
            'others = ["ubnd-ha-giang"]',
            '5:11: others: "ubnd-ha-giang" has another part already',
            id="an organisation with two parts",
        ),
        pytest.param(
            'kind = "mou"',
            'kind = "visit"',
            '48:1: agreement: nothing is signed at an event of the kind "visit"',
            id="an agreement though nothing was signed",
        ),
    ],
)
def test_ids_that_do_not_go_together_are_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems_after(tmp_path, SEED_TOML, old, new) == [f"{SEED_TOML}:{said}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            'kind = "visit"',
            'kind = "mou"',
            '1:8: kind: "mou" says that something was signed\n    add [agreement]',
            id="signed, but no agreement",
        ),
        pytest.param(
            'provinces = ["tuyen-quang"]',
            'provinces = ["ha-giang"]',
            '2:14: provinces: "ha-giang" had ended on 2025-06-30; the report is of 2025-09-01\n'
            '    it was part of "tuyen-quang" by then',
            id="a province that had ended",
        ),
        pytest.param(
            'vi = "bach-mai-tham-tuyen-quang"',
            'vi = "ha-giang-ky-voi-bach-mai"',
            '9:6: slug.vi: the slug "ha-giang-ky-voi-bach-mai" is taken by "2023-12-08-ha-giang-bach-mai"\n'
            "    a slug leads to one page",
            id="a Vietnamese slug that is taken",
        ),
        pytest.param(
            'en = "bach-mai-visits-tuyen-quang"',
            'en = "ha-giang-signs-with-bach-mai"',
            '10:6: slug.en: the slug "ha-giang-signs-with-bach-mai" is taken by '
            '"2023-12-08-ha-giang-bach-mai"\n'
            "    a slug leads to one page",
            id="an English slug that is taken",
        ),
    ],
)
def test_an_article_that_does_not_fit_the_rest_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems_after(tmp_path, BRIDGE_TOML, old, new) == [f"{BRIDGE_TOML}:{said}"]


def site_of_hue(folder: Path, province: str, date: str, precision: str = "day") -> Path:
    """Return the small site with Huế in its register, and its second article of *date* in *province*."""
    root = small_site(folder)
    register = (root / PROVINCES_TOML).read_text(encoding="utf-8")
    write_files(root, f"-- {PROVINCES_TOML} --\n{register}{HUE}")
    edit(root / BRIDGE_TOML, 'provinces = ["tuyen-quang"]', f'provinces = ["{province}"]')
    edit(root / BRIDGE_TOML, 'date = 2025-09-01\nprecision = "day"', f'date = {date}\nprecision = "{precision}"')
    edit(root / BRIDGE_TOML, 'year_certainty = "stated"', 'year_certainty = "inferred"')
    return root


@pytest.mark.parametrize(
    ("province", "date", "precision", "said"),
    [
        pytest.param(
            "hue",
            "2024-12-31",
            "day",
            '"hue" had another name on 2024-12-31\n    write "thua-thien-hue", its name until 2024-12-31',
            id="the new name on the last day of the old",
        ),
        pytest.param(
            "hue",
            "2024-12-01",
            "month",
            '"hue" had another name on 2024-12-01\n    write "thua-thien-hue", its name until 2024-12-31',
            id="the new name in the last month of the old",
        ),
        pytest.param(
            "thua-thien-hue",
            "2025-01-01",
            "day",
            '"thua-thien-hue" had ended on 2024-12-31; the report is of 2025-01-01\n    it was part of "hue" by then',
            id="the old name on the first day of the new",
        ),
    ],
)
def test_a_report_stands_under_the_name_that_held_on_its_date(
    tmp_path: Path, province: str, date: str, precision: str, said: str
) -> None:
    assert problems_of(site_of_hue(tmp_path, province, date, precision)) == [f"{BRIDGE_TOML}:2:14: provinces: {said}"]


@pytest.mark.parametrize(
    ("province", "date", "precision"),
    [
        pytest.param("thua-thien-hue", "2024-12-31", "day", id="the old name on its last day"),
        pytest.param("hue", "2025-01-01", "day", id="the new name on its first day"),
        pytest.param("thua-thien-hue", "2024-01-01", "year", id="the old name in its last year"),
        pytest.param("hue", "2025-01-01", "year", id="the new name in its first year"),
        pytest.param("tuyen-quang", "2024-01-01", "day", id="a unit of today before it took in others"),
    ],
)
def test_either_name_holds_up_to_its_last_day_and_from_its_first(
    tmp_path: Path, province: str, date: str, precision: str
) -> None:
    assert problems_of(site_of_hue(tmp_path, province, date, precision)) == []


def test_slips_of_one_article_do_not_hide_each_other(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, 'provinces = ["ha-giang"]', 'provinces = ["ha-gian"]')
    edit(root / SEED_TOML, 'en = "Ha Giang signs with Bach Mai Hospital"\n', "")
    edit(root / SEED_TOML, 'status = "agreed"', 'status = "agred"')
    assert [line.split(" ")[0] for line in problems_of(root)] == [
        f"{SEED_TOML}:2:14:",
        f"{SEED_TOML}:13:1:",
        f"{SEED_TOML}:57:10:",
    ]
