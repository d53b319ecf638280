from __future__ import annotations

from pathlib import Path

import pytest

from bantin.languages import Localized
from tests.support.loading import load_site
from tests.support.problems import problems_after, problems_of
from tests.support.sites import PARTNERS_TOML, edit, small_site

KOREA = (
    '\n[[partner]]\nid = "busan"\nname = { vi = "Bệnh viện Busan", en = "Busan Hospital" }\nenglish = "usual"\n'
    'slug = { vi = "benh-vien-busan", en = "busan-hospital" }\nkind = "hospital"\ncountry = "KR"\n'
    'city = { vi = "Busan", en = "Busan" }\nnative = "부산보훈병원"\naliases = { en = ["VHS"] }\npage = true\n'
)
LAST = 'kind = "media"\ncountry = "VN"\npage = false\n'
KINDS = "hospital, medical-centre, university, research-institute, government, party, organisation, media"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            'kind = "hospital"',
            'kind = "hospitl"',
            f'8:8: partner.kind: unknown word "hospitl"\n    did you mean "hospital"? one of: {KINDS}',
            id="a kind that is none",
        ),
        pytest.param(
            'en = "Ha Giang Newspaper" }\nenglish = "usual"',
            'en = "Ha Giang Newspaper" }\nenglish = "sure"',
            '27:11: partner.english: unknown word "sure"\n    one of: official, usual, gloss',
            id="an English name of unknown sort",
        ),
        pytest.param(
            'country = "VN"\nprovince = "ha-noi"',
            'country = "XX"\nprovince = "ha-noi"',
            '9:11: partner.country: "XX" is no ISO 3166-1 country\n    two capitals, such as "VN" or "KR"',
            id="a country that is none",
        ),
        pytest.param(
            'country = "VN"\nprovince = "ha-noi"',
            'country = "vn"\nprovince = "ha-noi"',
            '9:11: partner.country: "vn" is no ISO 3166-1 country\n    two capitals, such as "VN" or "KR"',
            id="a country in small letters",
        ),
        pytest.param(
            'country = "VN"\nprovince = "ha-noi"',
            'country = "142"\nprovince = "ha-noi"',
            '9:11: partner.country: "142" is no ISO 3166-1 country\n    two capitals, such as "VN" or "KR"',
            id="a continent",
        ),
        pytest.param(
            'slug = { vi = "benh-vien-bach-mai", en = "bach-mai-hospital" }\n',
            "",
            "11:8: partner.page: a page needs a slug\n"
            '    slug = { vi = "benh-vien-bach-mai", en = "bach-mai-hospital" }',
            id="a page without a slug",
        ),
        pytest.param(
            'vi = "benh-vien-bach-mai", en',
            'vi = "benh vien bach mai", en',
            '7:15: partner.slug.vi: "benh vien bach mai" is not a slug: '
            'lower-case letters a-z, digits and single hyphens\n    such as "benh-vien-bach-mai"',
            id="a slug that is none: the name makes one",
        ),
        pytest.param(
            "page = true", 'page = "true"', "12:8: partner.page: true or false was expected", id="a page in quotes"
        ),
        pytest.param(
            'abbreviations = ["BVBM"]\npage = true',
            'abbreviations = ["BVBM"]',
            '3:1: partner: "page" is missing\n    add page = … here',
            id="neither a page nor none",
        ),
        pytest.param(
            'abbreviations = ["BVBM"]',
            'abbreviations = ["BVBM", "BVBM"]',
            '11:26: partner.abbreviations: "BVBM" stands here twice',
            id="an abbreviation twice",
        ),
        pytest.param(
            'abbreviations = ["BVBM"]',
            'abbrevations = ["BVBM"]',
            '11:1: partner.abbrevations: unknown key "abbrevations"\n    did you mean "abbreviations"?',
            id="an unknown key",
        ),
        pytest.param(
            'abbreviations = ["BVBM"]',
            'known = { vi = "x" }',
            '11:9: partner.known: "en" is missing\n    add en = … here',
            id="known in one language",
        ),
        pytest.param(
            'province = "ha-noi"',
            'province = "ha-noi"\npart_of = "ubnd"',
            '11:11: partner.part_of: unknown organisation "ubnd"\n    ids are listed in content/partners.toml',
            id="a part of something unknown",
        ),
        pytest.param(
            'province = "ha-noi"',
            'province = "ha-nooi"',
            '10:12: partner.province: unknown province "ha-nooi"\n'
            '    did you mean "ha-noi"? ids are listed in content/provinces.toml',
            id="in an unknown province",
        ),
        pytest.param(
            'province_then = "ha-giang"',
            'province_then = "ha-gian"',
            '21:17: partner.province_then: unknown province "ha-gian"\n'
            '    did you mean "ha-giang"? ids are listed in content/provinces.toml',
            id="once in an unknown province",
        ),
        pytest.param(
            'province = "tuyen-quang"\nprovince_then = "ha-giang"',
            'province = "ha-giang"',
            '20:12: partner.province: "ha-giang" has ended\n    "tuyen-quang" now; write province_then = "ha-giang"',
            id="in a province that has ended",
        ),
        pytest.param(
            "checked_on = 2026-01-01",
            "checked_on = 2026",
            "1:14: checked_on: 2026 is not a date\n    write it without quotes: 2024-04-17",
            id="checked in a year",
        ),
        pytest.param(
            "checked_on = 2026-01-01\n",
            'checked_on = 2026-01-01\n[[partners]]\nid = "x"\n',
            '2:1: partners: unknown key "partners"\n    did you mean "partner"?',
            id="an unknown list",
        ),
        pytest.param(
            LAST,
            LAST + KOREA.replace('"busan"', '"bao-ha-giang"'),
            '33:6: partner.id: "bao-ha-giang" is used twice\n    every id stands for one thing',
            id="an id twice",
        ),
        pytest.param(
            LAST,
            LAST + KOREA.replace('"benh-vien-busan"', '"benh-vien-bach-mai"'),
            '36:15: partner.slug.vi: the slug "benh-vien-bach-mai" is taken by "benh-vien-bach-mai"\n'
            "    a slug leads to one page",
            id="a Vietnamese slug twice",
        ),
        pytest.param(
            LAST,
            LAST + KOREA.replace('"busan-hospital"', '"bach-mai-hospital"'),
            '36:39: partner.slug.en: the slug "bach-mai-hospital" is taken by "benh-vien-bach-mai"\n'
            "    a slug leads to one page",
            id="an English slug twice",
        ),
        pytest.param(
            LAST,
            LAST + KOREA.replace("native", "naive"),
            '40:1: partner.naive: unknown key "naive"\n    did you mean "native"?',
            id="an unknown key of the last entry",
        ),
    ],
)
def test_a_slip_in_the_register_is_told_where_it_stands(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems_after(tmp_path, PARTNERS_TOML, old, new) == [f"{PARTNERS_TOML}:{said}"]


def test_a_body_without_a_page_has_no_slug(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / PARTNERS_TOML, LAST, LAST + KOREA.replace("page = true", "page = false"))
    said = problems_of(root)
    assert [line.split("\n")[0] for line in said] == [
        f"{PARTNERS_TOML}:42:8: partner.page: a slug goes with page = true"
    ]


def test_the_register_holds_what_is_written(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / PARTNERS_TOML, LAST, LAST + KOREA)
    partners = load_site(root).partners.partners
    assert list(partners) == ["benh-vien-bach-mai", "ubnd-ha-giang", "bao-ha-giang", "busan"]
    assert partners["busan"].slug == Localized(vi="benh-vien-busan", en="busan-hospital")
    assert partners["busan"].aliases == Localized(vi=(), en=("VHS",))
    assert (partners["busan"].native, partners["busan"].province) == ("부산보훈병원", "")
    assert partners["bao-ha-giang"].slug is None
