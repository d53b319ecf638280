"""Sitemaps: every page that stands for itself once, with the alternates of its head, within the protocol's limits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from lxml import etree

from bantin.planning.companions import CompanionKind
from bantin.planning.page import PageKind
from bantin.planning.plan import plan_site
from bantin.planning.sitemaps import MOST_ADDRESSES, MOST_BYTES, cut_sitemaps
from tests.support.articles import make_article, make_run, make_site, small
from tests.support.built import BRIDGE, EN, SEED, SITE_URL, VI, Built, build_site
from tests.support.feeds import Guides, guides_of, read_xml
from tests.support.loading import load_site
from tests.support.schemas import sitemap_schema
from tests.support.sites import PROJECT, SEED_TOML, edit, small_site

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def made() -> Guides:
    return guides_of(load_site(PROJECT), SITE_URL)


def locations(data: bytes) -> list[str]:
    return [element.text or "" for element in read_xml(data).iter(f"{SITEMAP}loc")]


def alternates(url: Element) -> dict[str, str]:
    return {link.get("hreflang", ""): link.get("href", "") for link in url.findall(f"{XHTML}link")}


def urls(made: Guides) -> Iterator[tuple[str, Element]]:
    """Yield each address in a sitemap, with its element."""
    for data in made.sitemaps.values():
        for url in read_xml(data).findall(f"{SITEMAP}url"):
            yield url.findtext(f"{SITEMAP}loc", ""), url


def test_the_sitemaps_and_their_index_are_valid(made: Guides) -> None:
    schema = sitemap_schema()
    for path, data in {**made.sitemaps, "sitemap.xml": made.tree["sitemap.xml"].data}.items():
        assert schema.validate(etree.fromstring(data)), (path, schema.error_log)


@pytest.mark.parametrize(
    "fault",
    [
        ("<url>", "<url><loc>https://example.org/second</loc>"),
        ("</loc>", "</loc><lastmod>yesterday</lastmod>"),
        ("</loc>", "</loc><changefreq>often</changefreq>"),
        ("</loc>", "</loc><priority>2</priority>"),
        ("https://example.org", "vi"),
        ('hreflang="vi"', 'hreflang="fr"'),
        ('rel="alternate"', 'rel="next"'),
        ("xhtml:link", "xhtml:a"),
        ("<url>", "<page>"),
    ],
)
def test_the_schema_sees_what_is_wrong(made: Guides, fault: tuple[str, str]) -> None:
    data = made.sitemaps["sitemap-2023.xml"].decode()
    faulty = data.replace(*fault, 1) if "page" not in fault[1] else data.replace("url>", "page>")
    assert faulty != data
    assert not sitemap_schema().validate(etree.fromstring(faulty.encode()))


def test_every_page_that_stands_for_itself_is_in_one_sitemap(made: Guides) -> None:
    listed = [address for address, _ in urls(made)]
    expected = [SITE_URL + page.path for page in made.plan.pages if not page.kind.is_bare]
    assert sorted(listed) == sorted(expected)


def test_bridge_pages_redirects_and_the_404_page_are_in_none(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, "[title]\n", '[former_slugs]\nvi = ["ten-cu"]\n\n[title]\n')
    built = build_site(root, tmp_path / "output", SITE_URL)
    assert "vi/tin/ten-cu.html" in built.tree
    listed = {address for address, _ in urls(Guides(plan=built.plan, tree=built.tree))}
    hidden = ("vi/tin/ten-cu.html", "404.html", built.path(PageKind.BRIDGE, VI, BRIDGE))
    assert listed & {SITE_URL + path for path in hidden} == set()
    assert SITE_URL + built.path(PageKind.ARTICLE, EN, BRIDGE) in listed
    noindex = {page.path for page, html in built.pages if (html.meta("robots") or "").startswith("noindex")}
    assert listed == {SITE_URL + page.path for page in built.plan.pages if page.path not in noindex}


def test_alternates_are_those_of_the_pages_head(hosted: Built) -> None:
    guides = Guides(plan=hosted.plan, tree=hosted.tree)
    for address, url in urls(guides):
        head = hosted.read(address.removeprefix(SITE_URL)).head_links("alternate")
        assert alternates(url) == {link.hreflang: link.href for link in head if link.hreflang}, address
    by_address = {address: alternates(url) for address, url in urls(guides)}
    assert by_address[SITE_URL + hosted.path(PageKind.ARTICLE, EN, BRIDGE)] == {}
    assert len(by_address[SITE_URL + hosted.path(PageKind.ARTICLE, EN, SEED)]) == 3


def test_the_index_names_every_sitemap(made: Guides) -> None:
    assert locations(made.tree["sitemap.xml"].data) == [SITE_URL + path for path in made.sitemaps]
    assert list(made.sitemaps) == ["sitemap-2023.xml", "sitemap-2024.xml", "sitemap-2025.xml", "sitemap-pages.xml"]


def test_a_sitemap_lies_no_deeper_than_what_it_lists(made: Guides) -> None:
    """A sitemap speaks only for addresses that begin with that of its own folder, and so does an index."""
    for path in (*made.sitemaps, "sitemap.xml"):
        folder = (SITE_URL + path).rpartition("/")[0] + "/"
        assert all(address.startswith(folder) for address in locations(made.tree[path].data)), path


def test_a_new_report_touches_the_sitemap_of_its_year_and_no_other() -> None:
    articles = (make_article(1), make_article(400))
    before = guides_of(make_site(articles, listing_length=30), SITE_URL).sitemaps
    after = guides_of(make_site((*articles, make_article(401)), listing_length=30), SITE_URL).sitemaps
    assert {path for path in after if before.get(path) != after[path]} == {"sitemap-2021.xml"}


@pytest.mark.parametrize("most", [1, 2, 3, 5, 12, 1000])
def test_a_sitemap_is_cut_at_the_limit_of_addresses(most: int) -> None:
    plan = plan_site(make_site(make_run(6)))
    whole = cut_sitemaps(plan.site, plan.pages, plan.facets)
    cut = cut_sitemaps(plan.site, plan.pages, plan.facets, most_addresses=most)
    assert set(whole) == {"2020", "pages"}
    assert max(map(len, cut.values())) <= most
    for name, pages in whole.items():
        parts = [name, *(f"{name}-{number}" for number in range(2, len(pages) // most + 2))]
        assert sum((cut.get(part, ()) for part in parts), ()) == pages
    assert sum(map(len, cut.values())) == sum(map(len, whole.values()))


def test_a_sitemap_is_cut_at_the_limit_of_bytes() -> None:
    plan = plan_site(make_site(make_run(6)))
    cut = cut_sitemaps(plan.site, plan.pages, plan.facets, most_bytes=10_000)
    assert len(cut) > len(cut_sitemaps(plan.site, plan.pages, plan.facets))
    assert max(map(len, cut.values())) * 4 * 200 <= 10_000


def test_no_sitemap_can_weigh_more_than_it_was_cut_for(made: Guides) -> None:
    """What is reckoned for each address is more than the longest one in fact takes."""
    longest = max(len(page.path) for page in made.plan.pages)
    for data in made.sitemaps.values():
        count = len(locations(data))
        assert len(data) <= count * 4 * (len(SITE_URL) + longest + 200)


def test_the_limits_are_those_of_the_protocol() -> None:
    assert (MOST_ADDRESSES, MOST_BYTES) == (50_000, 50 * 1024 * 1024)


def test_cut_sitemaps_are_planned_by_their_names() -> None:
    plan = plan_site(load_site(PROJECT))
    assert all(companion.kind is not CompanionKind.SITEMAP for companion in plan.companions)
    assert list(cut_sitemaps(plan.site, plan.pages, plan.facets, most_addresses=9)) == [
        "2023", "2024", "2024-2", "2025", "pages", *(f"pages-{number}" for number in range(2, 13)),
    ]  # fmt: skip


def test_without_an_address_there_is_no_sitemap() -> None:
    made = guides_of(small())
    assert [path for path in made.tree if "sitemap" in path] == []
    assert b"Sitemap" not in made.tree["robots.txt"].data


def test_robots_keep_nobody_out_and_name_the_index(made: Guides) -> None:
    lines = made.tree["robots.txt"].data.decode().splitlines()
    assert lines == ["User-agent: *", "Disallow:", "", f"Sitemap: {SITE_URL}sitemap.xml"]
    assert urlsplit(lines[-1].removeprefix("Sitemap: ")).scheme == "https"
    assert guides_of(small()).tree["robots.txt"].data == b"User-agent: *\nDisallow:\n"
