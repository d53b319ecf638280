from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.urls import find_path_fault, find_site_url_fault, find_url_fault, link_between, permalink
from tests.support.problems import english_of

_SEGMENTS = st.sampled_from(["vi", "en", "tin", "tinh", "ha-giang", "assets", "a.b"])
PATHS = st.builds(lambda folders, name: "/".join([*folders, name]), st.lists(_SEGMENTS, max_size=3), _SEGMENTS)


@pytest.mark.parametrize(
    ("source", "target", "link"),
    [
        pytest.param("index.html", "vi/tin/a.html", "vi/tin/a.html", id="root to deep"),
        pytest.param("vi/tin/a.html", "index.html", "../../index.html", id="deep to root"),
        pytest.param("vi/tin/a.html", "vi/tin/b.html", "b.html", id="same folder"),
        pytest.param("vi/tin/a.html", "vi/tinh/b.html", "../tinh/b.html", id="sibling folder"),
        pytest.param("vi/tin/a.html", "en/news/b.html", "../../en/news/b.html", id="other language"),
        pytest.param("vi/index.html", "vi/index.html", "index.html", id="itself"),
        pytest.param("404.html", "index.html", "index.html", id="root to root"),
        pytest.param("vi/index.html", "vi/tin/a.html", "tin/a.html", id="down"),
    ],
)
def test_a_link_is_relative_and_names_the_file(source: str, target: str, link: str) -> None:
    assert link_between(source, target) == link


@given(PATHS, PATHS)
def test_a_link_leads_to_its_target_as_a_browser_resolves_it(source: str, target: str) -> None:
    base = "https://example.org/sub/path/"
    assert urljoin(permalink(base, source), link_between(source, target)) == permalink(base, target)


@given(PATHS, PATHS)
def test_a_link_never_leaves_the_page_it_is_on(source: str, target: str) -> None:
    link = link_between(source, target)
    assert link
    assert urlsplit(link)[:2] == ("", "")
    assert not link.startswith("/")
    assert not link.endswith("/")


@pytest.mark.parametrize("path", ["index.html", "vi/tin/a-1.html", "assets/site.3f2a.css", "404.html", "a" * 100])
def test_a_path_of_the_site_is_accepted(path: str) -> None:
    assert find_path_fault(path) is None


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        pytest.param("", '"" cannot be a file name of the site', id="empty"),
        pytest.param("/vi/index.html", '"" cannot be a file name of the site', id="leading slash"),
        pytest.param("vi//index.html", '"" cannot be a file name of the site', id="double slash"),
        pytest.param("vi/", '"" cannot be a file name of the site', id="a folder"),
        pytest.param("../index.html", '".." cannot be a file name of the site', id="out of the site"),
        pytest.param("vi/./a.html", '"." cannot be a file name of the site', id="this folder"),
        pytest.param("vi/.hidden", '".hidden" cannot be a file name of the site', id="hidden"),
        pytest.param("vi/Tin/a.html", '"Tin" cannot be a file name of the site', id="capital"),
        pytest.param("vi/tỉnh/a.html", '"tỉnh" cannot be a file name of the site', id="marks"),
        pytest.param("vi/a b.html", '"a b.html" cannot be a file name of the site', id="blank"),
        pytest.param("vi\\a.html", '"vi\\a.html" cannot be a file name of the site', id="backslash"),
        pytest.param("c:/a.html", '"c:" cannot be a file name of the site', id="drive"),
        pytest.param("vi/a.html\n", '"a.html\n" cannot be a file name of the site', id="line end"),
        pytest.param("-a.html", '"-a.html" cannot be a file name of the site', id="hyphen first"),
        pytest.param("vi/" + "a" * 101, '"aaaaaaaaaaaaaaaaaaaa…" is longer than 100 characters', id="101 characters"),
    ],
)
def test_what_is_no_path_of_the_site_is_refused(path: str, fault: str) -> None:
    assert english_of(find_path_fault(path)) == fault


GOOD_ADDRESSES = [
    "https://example.vn",
    "https://example.vn/",
    "http://example.vn/tin/123.html",
    "HTTPS://EXAMPLE.VN/",
    "https://example.vn:8443/tin",
    "https://[::1]/",
    "https://tỉnh.vn/đường",
    "https://xn--80ak6aa92e.com/",
    "https://báo_điện-tử.example.vn./",
    "https://example.vn/a%20b,(1)-_~.html",
]


@pytest.mark.parametrize("url", [*GOOD_ADDRESSES, "https://example.vn/tin?id=1&page=2", "https://example.vn/#dau"])
def test_an_address_is_accepted(url: str) -> None:
    assert find_url_fault(url) is None


SCHEME = "an address starts with https:// or http://"
CHARACTERS = "blanks, controls, quotes and backslashes can't stand in an address"
USER = "an address can't hold a user name"
HOST = "the address names no host"
LETTERS = "{} is not written in Latin letters alone, and may look like another address"

BAD_ADDRESSES = [
    pytest.param("", SCHEME, id="empty"),
    pytest.param("javascript:alert(1)", SCHEME, id="javascript"),
    pytest.param("JavaScript:alert(1)", SCHEME, id="javascript in capitals"),
    pytest.param("data:text/html,x", SCHEME, id="data"),
    pytest.param("ftp://example.vn/", SCHEME, id="ftp"),
    pytest.param("file:///etc/passwd", SCHEME, id="file"),
    pytest.param("mailto:a@example.vn", SCHEME, id="mailto"),
    pytest.param("//example.vn/tin", SCHEME, id="no scheme"),
    pytest.param("example.vn/tin", SCHEME, id="host alone"),
    pytest.param("/tin", SCHEME, id="path alone"),
    pytest.param("https://", HOST, id="no host"),
    pytest.param("https:///tin", HOST, id="empty host"),
    pytest.param("https:example.vn", HOST, id="no slashes"),
    pytest.param("https://:80/", HOST, id="port without host"),
    pytest.param("https://user@example.vn/", USER, id="user name"),
    pytest.param("https://user:word@example.vn/", USER, id="password"),
    pytest.param("https://@example.vn/", USER, id="empty user name"),
    pytest.param("https://example.vn\\@evil.example/", CHARACTERS, id="backslash"),
    pytest.param("https://example.vn/a b", CHARACTERS, id="blank"),
    pytest.param(" https://example.vn/", CHARACTERS, id="blank first"),
    pytest.param("https://example.vn/\u00a0", CHARACTERS, id="no-break space"),
    pytest.param("java\tscript:alert(1)", CHARACTERS, id="tab"),
    pytest.param("https://example.vn/\n", CHARACTERS, id="line end"),
    pytest.param("https://example.vn/\x00", CHARACTERS, id="control"),
    pytest.param("https://exam\u200bple.vn/", CHARACTERS, id="zero-width space"),
    pytest.param("https://example.vn/\u202e", CHARACTERS, id="direction mark"),
    pytest.param('https://example.vn/"onclick=', CHARACTERS, id="double quote"),
    pytest.param("https://example.vn/'", CHARACTERS, id="single quote"),
    pytest.param("https://example.vn/<b>", CHARACTERS, id="angle brackets"),
    pytest.param("https://b\u0430ochinhphu.vn/", LETTERS.format("b\u0430ochinhphu.vn"), id="Cyrillic within Latin"),
    pytest.param(
        "https://\u0430\u0440\u0440\u04cf\u0435.com",
        LETTERS.format("\u0430\u0440\u0440\u04cf\u0435.com"),
        id="Cyrillic",
    ),
    pytest.param("https://nh\u0251ndan.vn/", LETTERS.format("nh\u0251ndan.vn"), id="Latin alpha"),
    pytest.param("https://vne\u02e3press.net/", LETTERS.format("vne\u02e3press.net"), id="a raised letter"),
    pytest.param("https://tuoitre\u3002vn/", LETTERS.format("tuoitre\u3002vn"), id="another full stop"),
    pytest.param("https://example.vn%2f@evil.example/", USER, id="an escaped slash before a user"),
    pytest.param("https://exa%6dple.vn/", LETTERS.format("exa%6dple.vn"), id="an escape in the host"),
    pytest.param("https://example.vn;evil.example/", LETTERS.format("example.vn;evil.example"), id="a semicolon"),
    pytest.param("https://-.vn/", LETTERS.format("-.vn"), id="a hyphen first"),
    pytest.param("https://[::1", "this is no address", id="open bracket"),
    pytest.param("https://example.vn:99999/", "this is no address", id="no such port"),
    pytest.param("https://example.vn:port/", "this is no address", id="port of letters"),
]


@pytest.mark.parametrize(("url", "fault"), BAD_ADDRESSES)
def test_what_a_browser_may_read_otherwise_is_refused(url: str, fault: str) -> None:
    assert english_of(find_url_fault(url)) == fault


@pytest.mark.parametrize(("url", "fault"), BAD_ADDRESSES)
def test_the_site_is_not_published_where_no_link_may_lead(url: str, fault: str) -> None:
    assert english_of(find_site_url_fault(url)) == fault


@pytest.mark.parametrize("url", GOOD_ADDRESSES)
def test_the_site_may_be_published_at_an_address(url: str) -> None:
    assert find_site_url_fault(url) is None


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://example.vn/?a=1", id="query"),
        pytest.param("https://example.vn/#dau", id="fragment"),
        pytest.param("https://example.vn/?", id="empty query"),
        pytest.param("https://example.vn/#", id="empty fragment"),
    ],
)
def test_the_site_is_published_at_an_address_without_query_and_fragment(url: str) -> None:
    assert english_of(find_site_url_fault(url)) == "the site's address has no ? and no #"
