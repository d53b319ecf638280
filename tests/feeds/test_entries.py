"""What a feed says of a report: its words whole, where they are from, and how surely each thing is known."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib
import pytest

from bantin.languages import Language, Localized
from bantin.model.article import Certainty, Precision, UncertainDate
from bantin.planning.page import PageKind
from tests.support.articles import make_article, make_run, make_site, small
from tests.support.built import BRIDGE, SEED, SITE_URL, Built
from tests.support.feeds import ATOM, EN, VI, Guides, entries, guides_of, links, text
from tests.support.html import links_of, text_of
from tests.support.loading import load_site
from tests.support.sites import PROJECT, SEED_ARTICLE, small_site

HA_GIANG = "2023-12-08-ha-giang-bach-mai"
BAI_CHAY = "2024-04-17-bai-chay-dong-trieu"
HA_TINH = "2024-10-12-ha-tinh-bach-mai"
WALKRUN = "2024-11-13-binh-duong-walkrun"
LAO_CAI = "2025-12-03-lao-cai-veterans-busan"


@pytest.fixture(scope="module")
def made() -> Guides:
    return guides_of(load_site(PROJECT), SITE_URL)


def entry_of(made: Guides, article: str, language: Language = VI) -> Element:
    """Return the entry of an article in the feed of the whole site."""
    path = made.plan.addresses.find(PageKind.ARTICLE, language, article)
    (found,) = (
        entry for entry in entries(made.atom(language=language)) if links(entry, "alternate")[0]["href"].endswith(path)
    )
    return found


def content_of(entry: Element) -> Element:
    parsed = html5lib.parseFragment(text(entry, "content") or "", container="div", namespaceHTMLElements=False)
    assert isinstance(parsed, Element)
    return parsed


def words_of(made: Guides, article: str, language: Language = VI) -> str:
    return text_of(content_of(entry_of(made, article, language)))


def test_every_block_of_the_text_stands_in_its_entry_in_order(made: Guides) -> None:
    for article in made.plan.site.articles:
        for language in Language:
            words = words_of(made, article.id, language)
            place = 0
            for block in article.shown_text(language).blocks:
                place = words.index(" ".join(block.words.split()), place)


@pytest.mark.parametrize(
    ("article", "language", "words"),
    [
        (HA_GIANG, VI, "Nguồn: Báo Hà Giang (bài nêu rõ). Tác giả: Lê Lâm. Đăng: tháng 12 năm 2023 (suy đoán)."),
        (HA_GIANG, VI, "(năm được nguồn khác xác nhận). Văn bản: nguyên bản."),
        (HA_GIANG, EN, "Source: Ha Giang Newspaper (Báo Hà Giang) (stated in the report)."),
        (HA_GIANG, EN, "Text: our translation."),
        (HA_GIANG, EN, "Ha Giang has been part of Tuyen Quang since 1 July 2025."),
        (HA_GIANG, EN, "Since 1 July 2025 Tuyen Quang has also included the former Ha Giang."),
        (WALKRUN, EN, "Wednesday, 13 November 2024 (year inferred)."),
        (WALKRUN, EN, "(found by us, not in the report)."),
        (WALKRUN, EN, "Author: not named. Published: not known."),
        (LAO_CAI, EN, "Text taken from: Vietnam.vn."),
        (LAO_CAI, VI, "(suy đoán: Khôi phục từ đường dẫn ở dòng 11"),
    ],
)
def test_an_entry_says_where_its_words_are_from_and_how_that_is_known(
    made: Guides, article: str, language: Language, words: str
) -> None:
    assert words in words_of(made, article, language)


def test_the_original_is_linked_in_the_words_and_for_programs(made: Guides) -> None:
    for article in made.plan.site.articles:
        for language in Language if article.citation.url else ():
            entry = entry_of(made, article.id, language)
            rel = "related" if article.id == WALKRUN else "via"
            assert article.citation.url in [link["href"] for link in links(entry, rel)], article.id
            assert article.citation.url in [link.href for link in links_of(content_of(entry))]
            (item,) = (i for i in made.json(language=language)["items"] if i["id"] == text(entry, "id"))
            assert item["external_url"] == article.citation.url


def test_an_original_whose_address_is_not_known_is_named_and_not_linked(made: Guides) -> None:
    entry = entry_of(made, HA_TINH, EN)
    assert links(entry, "via") == []
    assert "Original: address not known." in words_of(made, HA_TINH, EN)
    (item,) = (i for i in made.json(language=EN)["items"] if i["id"] == text(entry, "id"))
    assert "external_url" not in item


def test_an_address_that_we_found_is_related_and_not_the_way_the_report_came(made: Guides) -> None:
    assert links(entry_of(made, WALKRUN), "via") == []


def test_an_entry_leads_to_its_page_and_to_the_other_language(made: Guides) -> None:
    entry = entry_of(made, BAI_CHAY)
    (page,) = links(entry, "alternate")
    assert (page["hreflang"], page["type"]) == ("vi", "text/html")
    assert page["href"] == SITE_URL + made.plan.addresses.find(PageKind.ARTICLE, VI, BAI_CHAY)
    twin = {"hreflang": "en", "href": SITE_URL + made.plan.addresses.find(PageKind.ARTICLE, EN, BAI_CHAY)}
    assert [{name: link[name] for name in twin} for link in links(entry, "related")] == [twin]


def test_a_summary_is_marked_as_ours(made: Guides) -> None:
    for article in made.plan.site.articles:
        assert text(entry_of(made, article.id, VI), "summary") == f"Tóm tắt (của chúng tôi): {article.summary.vi}"
        assert text(entry_of(made, article.id, EN), "summary") == f"Summary (ours): {article.summary.en}"


@pytest.mark.parametrize(
    ("article", "published", "updated"),
    [
        pytest.param(BAI_CHAY, "2024-04-19", "2024-04-19", id="known to the day"),
        pytest.param(HA_GIANG, None, "2023-12-08", id="known to the month: the day of the event"),
        pytest.param(WALKRUN, None, "2024-11-13", id="not known: the day of the event"),
    ],
)
def test_a_day_of_publication_is_given_only_when_it_is_known(
    made: Guides, article: str, published: str | None, updated: str
) -> None:
    entry = entry_of(made, article)
    assert text(entry, "published") == (f"{published}T00:00:00+07:00" if published else None)
    assert text(entry, "updated") == f"{updated}T00:00:00+07:00"
    (item,) = (i for i in made.json()["items"] if i["id"] == text(entry, "id"))
    assert item.get("date_published") == text(entry, "published")
    assert "date_modified" not in item


@pytest.mark.parametrize(("precision", "words"), [(Precision.MONTH, "tháng 3 năm 2022"), (Precision.YEAR, "2022")])
def test_an_unknown_day_is_the_first_for_programs_and_unknown_in_words(precision: Precision, words: str) -> None:
    known = dt.date(2022, 3 if precision is Precision.MONTH else 1, 1)
    article = make_article(1)
    date = replace(article.event_date, date=known, precision=precision)
    made = guides_of(make_site((replace(article, event_date=date),)))
    (entry,) = entries(made.atom())
    assert text(entry, "updated") == f"{known}T00:00:00+07:00"
    assert f"Diễn ra: {words}" in text_of(content_of(entry))
    assert f"1 {words}" not in text_of(content_of(entry))


def test_an_inferred_day_of_publication_is_said_to_be_inferred() -> None:
    article = make_article(1)
    date = UncertainDate(
        date=dt.date(2020, 1, 4),
        precision=Precision.DAY,
        certainty=Certainty.INFERRED,
        year_certainty=Certainty.STATED,
        says="",
        line=None,
        basis=Localized(vi="x", en="x"),
    )
    (entry,) = entries(guides_of(make_site((replace(article, published=date),))).atom(language=EN))
    assert "Published: 4 January 2020 (inferred)." in text_of(content_of(entry))


def test_the_author_is_who_the_report_names_else_the_outlet_else_nobody_but_us(made: Guides) -> None:
    assert _author(entry_of(made, HA_GIANG)) == "Lê Lâm"
    assert _author(entry_of(made, HA_GIANG, EN)) == "Le Lam"
    assert _author(entry_of(made, WALKRUN, EN)) == "Mot Cuoc Song"
    bridge = next(article for article in small().articles if article.id == BRIDGE)
    assert bridge.citation.outlet_certainty is Certainty.INFERRED
    (entry,) = entries(guides_of(make_site((bridge,))).atom(language=EN))
    assert _author(entry) is None


def test_a_report_is_filed_by_ids_under_names_that_people_read(made: Guides) -> None:
    found = [(c.get("term"), c.get("label")) for c in entry_of(made, HA_GIANG, EN).findall(f"{ATOM}category")]
    assert found[:4] == [
        ("comprehensive-agreement", "Comprehensive cooperation agreement"),
        ("ha-giang", "Ha Giang"),
        ("tuyen-quang", "Tuyen Quang"),
        ("benh-vien-bach-mai", "Bach Mai Hospital"),
    ]
    schemes = {c.get("scheme") for c in entry_of(made, HA_GIANG, EN).findall(f"{ATOM}category")}
    assert len(schemes) == 4
    walkrun = [c.get("term") for c in entry_of(made, WALKRUN).findall(f"{ATOM}category")]
    assert walkrun[1:3] == ["binh-duong", "ho-chi-minh"]  # the unit of its time, and that of today


def test_entries_run_from_the_newest_event_and_are_at_most_thirty() -> None:
    made = guides_of(make_site(make_run(31), listing_length=30))
    newest = [f"article-{number}" for number in range(31, 1, -1)]
    for feed in (made.atom(language=EN), made.atom(PageKind.PARTNER, EN, "benh-vien-bach-mai")):
        found = [links(entry, "alternate")[0]["href"].rpartition("/")[2] for entry in entries(feed)]
        assert found == [f"{slug}.html" for slug in newest]


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    made = guides_of(make_site(make_run(3)))
    assert text(made.atom(), "updated") == "2020-01-04T00:00:00+07:00"


def test_a_feed_without_entries_is_dated_by_the_edition() -> None:
    site = make_site(())
    made = guides_of(site)
    for feed in (made.atom(), made.atom(PageKind.PARTNER, EN, "benh-vien-bach-mai")):
        assert entries(feed) == []
        assert text(feed, "updated") == f"{site.edition}T00:00:00+07:00"


def test_a_report_without_a_text_in_a_language_is_in_no_feed_of_it(small: Built) -> None:
    title = "Bach Mai Hospital visits Tuyen Quang"
    with_it = {
        path
        for path, output in small.tree.items()
        if path.endswith((".xml", ".json")) and not path.startswith("data/") and title.encode() in output.data
    }
    assert {path.split("/")[0] for path in with_it} == {"en"}
    assert {"en/feed.xml", "en/provinces/tuyen-quang.json", "en/partners/bach-mai-hospital.xml"} <= with_it


def test_a_reports_page_and_feed_agree_on_links_that_an_editor_wrote(tmp_path: Path) -> None:
    """The page lies in another folder than the feed: what a link names must be the same from both."""
    root = small_site(tmp_path)
    path = root / SEED_ARTICLE / "text.en.md"
    words = path.read_text(encoding="utf-8")
    linked = "[about](../about.html) [here](#l11) [out](https://example.org/x?a=1&b=2)"
    path.write_text(words.replace("More than 20 doctors", f"{linked} More than 20 doctors"), encoding="utf-8")
    for site_url in ("", SITE_URL):
        built = guides_of(load_site(root), site_url)
        page = built.plan.addresses.find(PageKind.ARTICLE, EN, SEED)
        for name in ("en/feed.xml", "en/partners/bach-mai-hospital.xml"):
            subject = "benh-vien-bach-mai" if "partners" in name else ""
            feed = built.atom(PageKind.PARTNER if subject else PageKind.HOME, EN, subject)
            (entry,) = (e for e in entries(feed) if text(e, "title") == "Ha Giang signs with Bach Mai Hospital")
            hrefs = {link.text: link.href for link in links_of(content_of(entry))}
            base = site_url or "https://disk/"
            assert urljoin(base + name, hrefs["about"]) == f"{base}en/about.html"
            assert urljoin(base + name, hrefs["here"]) == f"{base}{page}#l11"
            assert hrefs["out"] == "https://example.org/x?a=1&b=2"


def test_a_translation_that_is_out_of_date_says_so_first() -> None:
    article = replace(make_article(1), outdated=(("title", 0),))
    made = guides_of(make_site((article,)))
    (english,), (vietnamese,) = entries(made.atom(language=EN)), entries(made.atom())
    assert text_of(content_of(english)).startswith("The original has changed since this translation was made")
    assert "Bản gốc đã thay đổi" not in text_of(content_of(vietnamese))


def test_a_draft_is_marked_in_feeds_too() -> None:
    made = guides_of(make_site((replace(make_article(1), draft=True),)))
    (entry,) = entries(made.atom(language=EN))
    assert text_of(content_of(entry)).startswith("Draft – not published")


def test_texts_stand_without_what_only_our_styles_know(made: Guides) -> None:
    for article in made.plan.site.articles:
        for element in content_of(entry_of(made, article.id)).iter():
            assert element.tag != "abbr"
            assert not {"class", "id", "title"} & set(element.attrib)


def _author(entry: Element) -> str | None:
    return entry.findtext(f"{ATOM}author/{ATOM}name")
