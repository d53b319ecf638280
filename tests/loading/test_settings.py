from __future__ import annotations

from pathlib import Path

import pytest

from bantin.loading.settings import with_slash
from tests.support.loading import load_site
from tests.support.problems import problems_after
from tests.support.sites import SITE_TOML, edit, small_site

LENGTH = "listing_length = 2"
ID = 'id = "9d3c2b10-7e64-4f0a-8a5d-1c2e3f405162"'
UUID_HINT = "a UUID in small letters, such as 2f6b8d0e-5c1a-4e57-9b7c-6d1f0a3e8c42"
HINT = "the full address of the folder, such as https://example.org/tin/"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            LENGTH, "listing_length = 0", "1:18: listing_length: a whole number from 1 was expected", id="0 on a page"
        ),
        pytest.param(
            f"{LENGTH}\n",
            "",
            '1:1: "listing_length" is missing\n    add listing_length = … here',
            id="no length of listings",
        ),
        pytest.param(
            LENGTH,
            f"{LENGTH}\nlenght = 1",
            '2:1: lenght: unknown key "lenght"\n'
            "    known keys: contact, description, features, id, licence, listing_length, name, site_url",
            id="an unknown key",
        ),
        pytest.param(
            LENGTH,
            f'{LENGTH}\nsite_url = "example.org"',
            f"2:12: site_url: an address starts with https:// or http://\n    {HINT}",
            id="an address without a scheme",
        ),
        pytest.param(
            LENGTH,
            f'{LENGTH}\nsite_url = "https://me@example.org/"',
            f"2:12: site_url: an address can't hold a user name\n    {HINT}",
            id="an address with a user name",
        ),
        pytest.param(
            LENGTH,
            f'{LENGTH}\nsite_url = "https://example.org/?a=b"',
            f"2:12: site_url: the site's address has no ? and no #\n    {HINT}",
            id="an address with a query",
        ),
        pytest.param(
            LENGTH,
            f'{LENGTH}\ncontact = "me at example.org"',
            '2:11: contact: "me at example.org" is no e-mail address',
            id="no e-mail address",
        ),
        pytest.param(
            LENGTH,
            f'{LENGTH}\ncontact = "me@example.org?subject=x"',
            '2:11: contact: "me@example.org?subject=x" is no e-mail address',
            id="an e-mail address with a subject",
        ),
        pytest.param(
            f"{LENGTH}\n{ID}\n",
            f"{LENGTH}\n",
            '1:1: "id" is missing\n    add id = "e2f68fb8-0e6a-542c-876e-ae86578e7582" here',
            id="no id",
        ),
        pytest.param(
            ID,
            ID.upper().replace("ID =", "id ="),
            f'2:6: id: "9D3C2B10-7E64-4F0A-8A5D-1C2E3F405162" is no UUID\n    {UUID_HINT}',
            id="an id in capitals",
        ),
        pytest.param(
            ID, 'id = "ban-tin"', f'2:6: id: "ban-tin" is no UUID\n    {UUID_HINT}', id="an id that is a word"
        ),
        pytest.param(
            'en = "Test Digest"\n', "", '4:1: name: "en" is missing\n    add en = … here', id="no English name"
        ),
        pytest.param(
            'vi = "Tin để thử."\n',
            "",
            '8:1: description: "vi" is missing\n    add vi = … here',
            id="no Vietnamese description",
        ),
        pytest.param(
            '[licence]\nvi = "Để thử."\nen = "For tests."\n',
            "",
            '1:1: "licence" is missing\n    add [licence] with vi and en',
            id="no licence",
        ),
    ],
)
def test_a_slip_in_the_settings_is_told_where_it_stands(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems_after(tmp_path, SITE_TOML, old, new) == [f"{SITE_TOML}:{said}"]


def test_what_may_be_left_out_may_be_given(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SITE_TOML, LENGTH, f'{LENGTH}\nsite_url = "https://example.org/tin"\ncontact = "me@example.org"')
    settings = load_site(root).settings
    assert (settings.site_url, settings.contact) == ("https://example.org/tin/", "me@example.org")
    assert (settings.name.vi, settings.name.en, settings.listing_length) == ("Bản tin thử", "Test Digest", 2)


@pytest.mark.parametrize(
    ("url", "slashed"),
    [
        ("", ""),
        ("https://x.vn", "https://x.vn/"),
        ("https://x.vn/", "https://x.vn/"),
        ("https://x.vn/a//", "https://x.vn/a/"),
        ("https://bản.vn:8080/tin đọc", "https://xn--bn-l5s.vn:8080/tin%20%C4%91%E1%BB%8Dc/"),
        ("http://[::1]:8000/a%20b/", "http://[::1]:8000/a%20b/"),
    ],
)
def test_an_address_is_in_ascii_and_ends_with_one_slash(url: str, slashed: str) -> None:
    assert with_slash(url) == slashed
