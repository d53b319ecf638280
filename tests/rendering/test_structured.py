"""Structured data says what the page says, in the words of schema.org, and nothing that is not known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from bantin.languages import Language
from bantin.planning.page import PageKind
from bantin.rendering.structured.graph import json_ld
from tests.support.built import BRIDGE, EN, SEED, SITE_URL, VI, Built, build_site, render_site
from tests.support.sites import PARTNERS_TOML, SEED_TOML, edit, real_site, small_site

WALKRUN = "2024-11-13-binh-duong-walkrun"
LAO_CAI = "2025-12-03-lao-cai-veterans-busan"
HA_GIANG = "2023-12-08-ha-giang-bach-mai"
BAI_CHAY = "2024-04-17-bai-chay-dong-trieu"
HA_TINH = "2024-10-12-ha-tinh-bach-mai"

# What we use of schema.org, compared with its vocabulary as published in schema-dts 2.1.0.
_PAGE = {"name", "inLanguage", "isPartOf", "about", "mainEntity"}
_THING = {"name", "alternateName", "url"}
_BODY = {*_THING, "address", "email", "parentOrganization"}
_WORK = {"headline", "inLanguage", "datePublished", "publisher", "url"}
VOCABULARY = {
    "WebPage": _PAGE,
    "AboutPage": _PAGE,
    "CollectionPage": _PAGE,
    "WebSite": {*_THING, "description", "inLanguage", "publisher"},
    "NewsArticle": {
        *_WORK,
        "alternativeHeadline",
        "description",
        "temporalCoverage",
        "author",
        "translator",
        "mainEntityOfPage",
        "image",
        "wordCount",
        "isAccessibleForFree",
        "workTranslation",
        "translationOfWork",
        "isBasedOn",
        "contentLocation",
        "about",
        "mentions",
    },
    "Dataset": {
        *_THING,
        "description",
        "inLanguage",
        "license",
        "isAccessibleForFree",
        "creator",
        "publisher",
        "dateModified",
        "temporalCoverage",
        "spatialCoverage",
        "variableMeasured",
        "distribution",
    },
    "DataDownload": {"name", "encodingFormat", "contentUrl", "contentSize"},
    "CreativeWork": {"text"},
    "BreadcrumbList": {"itemListElement"},
    "ItemList": {"numberOfItems", "itemListElement"},
    "DefinedTermSet": {"inLanguage", "hasDefinedTerm"},
    "DefinedTerm": {"name", "alternateName"},
    "ListItem": {"position", "name", "item", "url"},
    "Person": {"name", "alternateName", "honorificPrefix", "jobTitle"},
    "AdministrativeArea": {"name", "alternateName", "containedInPlace", "containsPlace"},
    "Country": {"name"},
    "PostalAddress": {"streetAddress", "addressLocality", "addressRegion", "addressCountry"},
    "Organization": _BODY,
    "Hospital": _BODY,
    "MedicalOrganization": _BODY,
    "CollegeOrUniversity": _BODY,
    "ResearchOrganization": _BODY,
    "GovernmentOrganization": _BODY,
    "NewsMediaOrganization": _BODY,
}


def test_every_page_but_those_that_stand_in_for_others_has_one_graph_of_known_words(
    real: Built, hosted: Built, long: Built
) -> None:
    for built in (real, hosted, long):
        for page, html in built.pages:
            assert bool(html.graph) != page.kind.is_bare, page.path
            for node in _objects(html.graph):
                if "@type" in node:
                    assert set(node) - {"@type", "@id"} <= VOCABULARY[node["@type"]], page.path
                else:
                    assert set(node) == {"@id"}, page.path
            assert all("@type" in node for node in html.graph), page.path


def test_nothing_stands_in_a_graph_that_says_nothing(real: Built, hosted: Built) -> None:
    for built in (real, hosted):
        for page, html in built.pages:
            found = [value for node in html.graph for value in _values(node) if value in (None, "", [], {})]
            assert found == [], page.path


def test_every_id_is_that_of_a_thing_which_its_own_page_describes(real: Built, hosted: Built, long: Built) -> None:
    for built in (real, hosted, long):
        for page, html in built.pages:
            for node in _objects(html.graph):
                if "@id" in node:
                    path, name = _resolve(page.path, node["@id"])
                    nodes = [_resolve(path, found.get("@id", "")) for found in built.read(path).graph]
                    assert (path, name) in nodes, f"{page.path}: {node['@id']}"


def test_every_date_is_an_iso_date_of_a_day_a_month_or_a_year(real: Built, hosted: Built) -> None:
    """Or two of them, from one to the other."""
    date = r"\d{4}(-\d{2}(-\d{2})?)?"
    for built in (real, hosted):
        for page, html in built.pages:
            for node in _objects(html.graph):
                for name in {"datePublished", "dateModified", "temporalCoverage"} & node.keys():
                    assert re.fullmatch(f"{date}(/{date})?", node[name]), page.path


def test_with_an_address_every_id_is_a_permalink_and_without_one_a_link(hosted: Built, small: Built) -> None:
    for page, html in hosted.pages:
        assert all(node["@id"].startswith(SITE_URL) for node in _objects(html.graph) if "@id" in node), page.path
    for page, html in small.pages:
        assert not any(SITE_URL in node.get("@id", "") for node in _objects(html.graph)), page.path
    article = small.page(PageKind.ARTICLE, EN, SEED).node("NewsArticle")
    assert (article["@id"], article["mainEntityOfPage"]) == ("#article", {"@id": "#page"})


def test_the_page_has_the_name_of_its_title_and_belongs_to_the_site(real: Built) -> None:
    for page, html in real.pages:
        if not page.kind.is_bare:
            node = html.graph[0]
            assert node["name"] == html.properties("og:title")[0], page.path
            assert _resolve(page.path, node["isPartOf"]["@id"]) == ("index.html", "site"), page.path


def test_breadcrumbs_are_those_that_the_page_shows(real: Built) -> None:
    for page, html in real.pages:
        shown = [nav for nav in html.root.iter("nav") if nav.get("class") == "breadcrumbs"]
        trails = [node for node in html.graph if node["@type"] == "BreadcrumbList"]
        assert len(trails) == len(shown), page.path
        for nav, trail in zip(shown, trails, strict=True):
            names = [" ".join("".join(item.itertext()).split()) for item in nav.iter("li")]
            assert [item["name"] for item in trail["itemListElement"]] == names, page.path
            assert [item["position"] for item in trail["itemListElement"]] == list(range(1, len(names) + 1))
            assert trail["itemListElement"][-1]["item"] == {"@id": html.graph[0]["@id"]}, page.path


def test_a_report_is_published_here_by_the_digest_and_was_by_its_outlet(real: Built) -> None:
    html = real.page(PageKind.ARTICLE, EN, HA_GIANG)
    article = html.node("NewsArticle")
    assert article["publisher"] == {"@id": html.node("Organization")["@id"]}
    assert html.node("Organization")["name"] == "Health Cooperation Digest"
    assert article["isBasedOn"]["publisher"] == {
        "@type": "NewsMediaOrganization",
        "name": "Ha Giang Newspaper",
        "alternateName": ["Báo Hà Giang"],
    }
    assert article["isBasedOn"]["url"].startswith("http://baohagiang.vn/")
    assert article["isBasedOn"]["inLanguage"] == "vi"


def test_an_outlet_that_is_only_inferred_is_not_named(real: Built) -> None:
    original = real.page(PageKind.ARTICLE, VI, BAI_CHAY).node("NewsArticle")["isBasedOn"]
    assert "publisher" not in original
    assert "url" not in original


def test_the_web_site_of_an_office_is_no_news_company(real: Built) -> None:
    original = real.page(PageKind.ARTICLE, VI, LAO_CAI).node("NewsArticle")["isBasedOn"]
    assert original["publisher"] == {"@type": "Organization", "name": "Cổng thông tin điện tử Sở Y tế tỉnh Lào Cai"}


def test_a_headline_that_we_restored_is_not_given_as_the_originals(real: Built) -> None:
    for language in Language:
        assert "headline" not in real.page(PageKind.ARTICLE, language, LAO_CAI).node("NewsArticle")["isBasedOn"]


@pytest.mark.parametrize(
    ("subject", "published", "event"),
    [
        pytest.param(BAI_CHAY, "2024-04-19", "2024-04-17", id="both known"),
        pytest.param(HA_GIANG, "2023-12", "2023-12-08", id="an inferred month"),
        pytest.param(WALKRUN, None, "2024-11-13", id="publication not known"),
    ],
)
def test_dates_are_given_as_far_as_they_are_known(real: Built, subject: str, published: str | None, event: str) -> None:
    for language in Language:
        article = real.page(PageKind.ARTICLE, language, subject).node("NewsArticle")
        assert (article.get("datePublished"), article["temporalCoverage"]) == (published, event)
        assert article["isBasedOn"].get("datePublished") == published
        assert "dateModified" not in article


def test_an_author_is_given_where_one_is_named(real: Built) -> None:
    assert real.page(PageKind.ARTICLE, VI, HA_GIANG).node("NewsArticle")["author"] == {
        "@type": "Person",
        "name": "Lê Lâm",
    }
    assert real.page(PageKind.ARTICLE, EN, HA_GIANG).node("NewsArticle")["author"] == {
        "@type": "Person",
        "name": "Le Lam",
        "alternateName": "Lê Lâm",
    }
    for subject in (WALKRUN, HA_TINH):
        assert "author" not in real.page(PageKind.ARTICLE, VI, subject).node("NewsArticle")


def test_the_two_texts_of_a_report_name_each_other_and_only_one_is_the_translation(real: Built) -> None:
    for subject in (BAI_CHAY, HA_GIANG, HA_TINH, WALKRUN, LAO_CAI):
        paths = {language: real.path(PageKind.ARTICLE, language, subject) for language in Language}
        original, translation = (real.read(paths[language]).node("NewsArticle") for language in (VI, EN))
        (there,), (back,) = original["workTranslation"], translation["translationOfWork"]
        assert _resolve(paths[VI], there["@id"]) == (paths[EN], "article")
        assert _resolve(paths[EN], back["@id"]) == (paths[VI], "article")
        assert not {"translationOfWork", "translator"} & original.keys()
        assert "workTranslation" not in translation
        assert translation["translator"] == translation["publisher"]
        assert original["alternativeHeadline"] == translation["headline"]
        assert (original["inLanguage"], translation["inLanguage"]) == ("vi", "en")


def test_a_bridge_page_is_no_report_but_leads_to_the_one_there_is(small: Built) -> None:
    html = small.page(PageKind.BRIDGE, VI, BRIDGE)
    assert [node["@type"] for node in html.graph] == ["WebPage", "BreadcrumbList"]
    target = _resolve(small.path(PageKind.BRIDGE, VI, BRIDGE), html.graph[0]["mainEntity"]["@id"])
    assert target == (small.path(PageKind.ARTICLE, EN, BRIDGE), "article")
    article = small.page(PageKind.ARTICLE, EN, BRIDGE).node("NewsArticle")
    assert not {"workTranslation", "translationOfWork", "translator", "alternativeHeadline"} & article.keys()


def test_a_former_province_keeps_its_name_and_lies_in_the_unit_of_today(real: Built) -> None:
    (place,) = real.page(PageKind.ARTICLE, VI, WALKRUN).node("NewsArticle")["contentLocation"]
    assert (place["name"], place["alternateName"]) == ("Bình Dương", ["Binh Duong"])
    today = place["containedInPlace"]
    assert (today["name"], today["containedInPlace"]) == (
        "Thành phố Hồ Chí Minh",
        {"@type": "Country", "name": "Việt Nam"},
    )
    page = real.page(PageKind.FORMER_PROVINCE, VI, "binh-duong").node("AdministrativeArea")
    assert page["containedInPlace"]["name"] == "Thành phố Hồ Chí Minh"


def test_a_province_that_was_renamed_lies_in_no_other_and_its_name_lives_on(tmp_path: Path) -> None:
    root = real_site(tmp_path)
    edit(root / f"content/articles/{WALKRUN}/article.toml", '["binh-duong"]', '["thua-thien-hue"]')
    built = build_site(root, tmp_path / "output")
    former = built.page(PageKind.FORMER_PROVINCE, VI, "thua-thien-hue").node("AdministrativeArea")
    assert (former["name"], former["containedInPlace"]["@type"]) == ("Thừa Thiên Huế", "Country")
    today = built.page(PageKind.PROVINCE, VI, "hue").node("AdministrativeArea")
    assert today["alternateName"] == ["Hue", "Thừa Thiên Huế"]
    assert "containsPlace" not in today


def test_a_province_holds_the_former_ones_that_the_register_puts_there(real: Built) -> None:
    place = real.page(PageKind.PROVINCE, EN, "ho-chi-minh").node("AdministrativeArea")
    assert {part["name"] for part in place["containsPlace"]} == {"Binh Duong", "Ba Ria-Vung Tau"}
    assert {part["name"]: part.get("@id") for part in place["containsPlace"]}["Binh Duong"] == "binh-duong.html#place"
    assert "containsPlace" not in real.page(PageKind.PROVINCE, EN, "quang-ninh").node("AdministrativeArea")


def test_partners_are_what_the_register_says_under_their_own_names(real: Built) -> None:
    assert real.page(PageKind.PARTNER, VI, "benh-vien-bach-mai").node("Hospital") == {
        "@type": "Hospital",
        "@id": "#org",
        "name": "Bệnh viện Bạch Mai",
        "alternateName": ["Bach Mai Hospital"],
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "78 Giải Phóng, Hà Nội",
            "addressRegion": "Hà Nội",
            "addressCountry": "VN",
        },
    }
    (partner,) = real.page(PageKind.ARTICLE, EN, HA_TINH).node("NewsArticle")["about"]
    assert (partner["@type"], partner["@id"]) == ("Hospital", "../partners/bach-mai-hospital.html#org")
    assert partner["alternateName"] == ["Bệnh viện Bạch Mai"]


def test_a_partner_has_the_short_names_site_and_parent_of_the_register(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / PARTNERS_TOML, '["BVBM"]', '["BVBM"]\nsite = "bachmai.vn"\npart_of = "ubnd-ha-giang"')
    partner = build_site(root, tmp_path / "output").page(PageKind.PARTNER, EN, "benh-vien-bach-mai").node("Hospital")
    assert partner["alternateName"] == ["Bệnh viện Bạch Mai", "BVBM"]
    assert partner["url"] == "https://bachmai.vn/"
    assert partner["parentOrganization"] == {
        "@type": "GovernmentOrganization",
        "name": "Ha Giang Provincial People's Committee",
        "alternateName": ["Ủy ban nhân dân tỉnh Hà Giang"],
    }


def test_korean_names_stand_as_they_are(real: Built) -> None:
    busan = real.page(PageKind.PARTNER, EN, "benh-vien-veterans-busan").node("Hospital")
    assert busan["alternateName"] == ["Bệnh viện Veterans Busan", "부산보훈병원"]
    people = real.page(PageKind.ARTICLE, EN, WALKRUN).node("NewsArticle")["mentions"]
    assert people[1] == {
        "@type": "Person",
        "name": "Kim Jin Bae",
        "honorificPrefix": "Mr",
        "jobTitle": "Adviser to the Korea International Cooperation Centre (IEC), head of the delegation",
    }


def test_an_english_name_of_our_making_is_no_other_name_of_a_partner(real: Built) -> None:
    assert "alternateName" not in real.page(PageKind.PARTNER, VI, "benh-vien-walkrun").node("Hospital")
    assert real.page(PageKind.PARTNER, EN, "benh-vien-walkrun").node("Hospital")["alternateName"] == [
        "Bệnh viện Walkrun"
    ]


def test_people_are_found_by_either_spelling(real: Built) -> None:
    (person, _) = real.page(PageKind.ARTICLE, EN, HA_TINH).node("NewsArticle")["mentions"]
    assert (person["name"], person["alternateName"]) == ("Dao Xuan Co", "Đào Xuân Cơ")
    assert person["honorificPrefix"] == "Assoc. Prof. Dr"


def test_a_listing_lists_what_its_page_links_to(real: Built, long: Built) -> None:
    for built in (real, long):
        for page, html in built.pages:
            linked = {_resolve(page.path, link.href)[0] for link in html.links}
            for node in html.graph:
                if node["@type"] == "ItemList":
                    urls = [_resolve(page.path, item["url"])[0] for item in node["itemListElement"]]
                    assert set(urls) <= linked, page.path
                    assert len(urls) == len(set(urls)) == node["numberOfItems"], page.path
                    assert html.graph[0]["@type"] == "CollectionPage", page.path


def test_every_slice_of_a_listing_lists_its_own_reports(long: Built) -> None:
    kind, subject = PageKind.PROVINCE, "tuyen-quang"
    listed: list[str] = []
    for share in long.plan.listings[kind, subject]:
        path = long.path(kind, VI, subject, share.part)
        items = long.read(path).node("ItemList")["itemListElement"]
        listed += [_resolve(path, item["url"])[0] for item in items]
    assert sorted(listed) == sorted(
        long.path(PageKind.ARTICLE, VI, article.id) for article in long.plan.groups.by_unit[subject]
    )


def test_the_landing_page_and_both_homes_are_of_one_site(hosted: Built) -> None:
    sites = [hosted.page(PageKind.LANDING), hosted.page(PageKind.HOME, VI), hosted.page(PageKind.HOME, EN)]
    assert {html.node("WebSite")["@id"] for html in sites} == {f"{SITE_URL}index.html#site"}
    assert {html.node("WebSite")["url"] for html in sites} == {f"{SITE_URL}index.html"}
    assert sites[2].node("WebSite")["name"] == "Test Digest"
    assert sites[2].node("WebSite")["alternateName"] == ["Bản tin thử"]


def test_a_hostile_title_cannot_end_its_script(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    title = "</script><!--<script>alert(1)</script> & &lt;b&gt;"
    edit(root / SEED_TOML, '"Ha Giang signs with Bach Mai Hospital"', json.dumps(title))
    built = render_site(root)
    html = built.page(PageKind.ARTICLE, EN, SEED)
    assert html.node("NewsArticle")["headline"] == title
    assert html.graph[0]["name"] == title
    assert "<script>alert" not in built.tree[built.path(PageKind.ARTICLE, EN, SEED)].data.decode()


@given(st.text(), st.text(alphabet="</script>!-&'\"\u2028\u2029 a"))
def test_any_text_comes_back_as_it_went_in_and_has_no_mark_of_html(name: str, words: str) -> None:
    text = str(json_ld({"page": {"@id": "#page"}, "trail": [], "nodes": [{"name": words}]}, escape(name)))
    assert not set(text) & set("<>&\u2028\u2029")
    page, node = json.loads(text)["@graph"]
    assert (page["name"], node["name"]) == (" ".join(name.split()), words)


def test_plain_words_are_not_unescaped() -> None:
    """The landing page's title is no Markup: what looks like an entity in it is one of its words."""
    text = json_ld({"page": {"@id": "#page"}, "trail": [], "nodes": []}, "R&amp;D")
    assert json.loads(text)["@graph"][0]["name"] == "R&amp;D"


def _objects(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(part)


def _values(value: object) -> Iterator[object]:
    yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _values(part)


def _resolve(path: str, address: str) -> tuple[str, str]:
    """Return the path and the fragment that *address* on the page at *path* leads to."""
    url, fragment = urldefrag(urljoin(SITE_URL + path, address))
    return url.removeprefix(SITE_URL), fragment
