"""What a reader finds in the pictures, whether they see them, hear them or read their tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from bantin.languages import Language, Localized
from bantin.model.article import Precision
from bantin.model.site import Site
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import plan_site
from bantin.rendering.binding import Binder
from bantin.rendering.contexts.pictures import partner_grid, tile_map, timeline_strip
from bantin.rendering.contexts.view import Context, Shared, View
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.search.indexes import Indexes
from tests.support.articles import make_article, make_site
from tests.support.built import EN, VI, Built
from tests.support.html import Html, links_of, one, text_of

SVG = "{http://www.w3.org/2000/svg}"
BACH_MAI = "benh-vien-bach-mai"
PICTURES = [
    (PageKind.PARTNERS, ""),
    (PageKind.PARTNER, BACH_MAI),
    (PageKind.PROVINCE, "tuyen-quang"),
    (PageKind.FORMER_PROVINCE, "ha-giang"),
    (PageKind.ARTICLE, "2023-12-08-ha-giang-bach-mai"),
]


def figure(page: Html, name: str) -> Element:
    """Return the figure of the class *name*."""
    (found,) = (f for f in page.main.iter("figure") if name in (f.get("class") or "").split())
    return found


def rows_of(element: Element) -> list[str]:
    """Return the words of every row of the one table below *element*, its head left out."""
    return [text_of(row) for row in one(one(element, "table"), "tbody").iter("tr")]


def numbers_in(element: Element, group: str) -> list[str]:
    """Return the numbers drawn in the groups of the class *group*."""
    return [text_of(text) for g in element.iter(f"{SVG}g") if g.get("class") == group for text in g.iter(f"{SVG}text")]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("kind", "subject"), PICTURES, ids=[kind.value for kind, _ in PICTURES])
def test_a_picture_has_a_title_in_the_language_of_the_page(
    real: Built, language: Language, kind: PageKind, subject: str
) -> None:
    page = real.page(kind, language, subject)
    pictures = [svg for svg in page.main.iter(f"{SVG}svg") if svg.get("role") == "img"]
    assert pictures
    for svg in pictures:
        labels = [text_of(page.by_id(name)) for name in (svg.get("aria-labelledby") or "").split()]
        assert labels
        assert all(labels)
        assert labels[0] == text_of(one(svg, f"{SVG}title"))


def test_no_picture_has_a_style_of_its_own(real: Built) -> None:
    """The site's content security policy allows none."""
    assert [page.path for page, html in real.pages if any(element.get("style") for element in html.root.iter())] == []


def test_the_map_has_its_totals_and_the_steps_of_colour(real: Built) -> None:
    text = text_of(figure(real.page(PageKind.HOME, EN), "tile-map"))
    assert "5 reports 5/34 units with reports 1 " in text


def test_the_map_has_a_table_with_former_names_and_says_that_the_rest_have_none(real: Built) -> None:
    figure_ = figure(real.page(PageKind.HOME, EN), "tile-map")
    assert rows_of(figure_) == [
        "Ha Tinh 1",
        "Ho Chi Minh City with the former Binh Duong 1",
        "Lao Cai 1",
        "Quang Ninh 1",
        "Tuyen Quang with the former Ha Giang 1",
    ]
    assert "The other 29 units have no reports." in text_of(figure_)


def test_the_map_has_no_second_table_where_one_stands_beside_it(real: Built) -> None:
    map_ = figure(real.page(PageKind.PROVINCES, EN), "tile-map")
    assert list(map_.iter("table")) == []


def test_a_partner_has_a_small_map_and_its_numbers_as_a_table(real: Built) -> None:
    reached = real.page(PageKind.PARTNER, VI, BACH_MAI).section("Các tỉnh, thành phố hợp tác")
    assert "2 trên 34 đơn vị" in text_of(one(reached, f"{SVG}desc"))
    assert numbers_in(reached, "step-4") == ["1", "1"]
    assert rows_of(reached) == ["Hà Tĩnh 1", "Tuyên Quang gồm cả Hà Giang cũ 1"]


def test_the_strip_says_in_words_what_it_shows(real: Built) -> None:
    page = real.page(PageKind.PARTNER, EN, BACH_MAI)
    assert text_of(one(figure(page, "strip"), f"{SVG}desc")) == (
        "2 reports from December 2023 to October 2024. In 2 of them something was signed."
    )
    former = figure(real.page(PageKind.FORMER_PROVINCE, VI, "binh-duong"), "strip")
    assert text_of(one(former, f"{SVG}desc")) == "1 tin, tháng 11 năm 2024. Không có văn bản nào được ký."


def test_the_strip_has_its_numbers_as_a_table_with_links_to_the_years(real: Built) -> None:
    strip = figure(real.page(PageKind.PARTNER, EN, BACH_MAI), "strip")
    assert rows_of(strip) == ["2024: 1 report October 1 1", "2023: 1 report December 1 1"]
    assert [link.href for link in links_of(strip)] == ["../archive/2024.html", "../archive/2023.html"]


def test_older_parts_of_a_listing_do_not_repeat_the_strip(long: Built) -> None:
    """They are closed: a new report must not touch them."""
    newest = long.page(PageKind.PARTNER, VI, BACH_MAI)
    older = long.page(PageKind.PARTNER, VI, BACH_MAI, 1)
    assert figure(newest, "strip")
    assert not any("strip" in (f.get("class") or "") for f in older.main.iter("figure"))


def test_the_strip_shows_the_numbers_of_its_table(long: Built) -> None:
    strip = figure(long.page(PageKind.PARTNER, EN, BACH_MAI), "strip")
    table = [row.rpartition(" ")[0].rpartition(" ")[2] for row in rows_of(strip)]
    assert sorted(numbers_in(strip, "solid")) == sorted(number for number in table if number != "1")


def test_the_grid_has_lettered_columns_with_a_key_of_linked_names(real: Built) -> None:
    grid = figure(real.page(PageKind.PARTNERS, EN), "grid")
    key = [text_of(item) for item in one(grid, "ol").iter("li")]
    assert key == ["Bach Mai Hospital", "Bai Chay Hospital", "Busan Veterans Hospital", "Walkrun Hospital"]
    assert numbers_in(grid, "quiet")[:4] == ["A", "B", "C", "D"]
    assert len(links_of(one(grid, "ol"))) == 4


def test_the_grid_has_its_pairs_as_a_table(real: Built) -> None:
    grid = figure(real.page(PageKind.PARTNERS, EN), "grid")
    assert rows_of(grid) == [
        "Bach Mai Hospital Tuyen Quang 1",
        "Ha Tinh 1",
        "Bai Chay Hospital Quang Ninh 1",
        "Busan Veterans Hospital Lao Cai 1",
        "Walkrun Hospital Ho Chi Minh City 1",
    ]


def test_the_provinces_lead_to_the_grid(real: Built) -> None:
    links = [link.href for link in real.page(PageKind.PROVINCES, VI).links]
    assert "../doi-tac/index.html#grid" in links
    real.page(PageKind.PARTNERS, VI).by_id("grid")


@pytest.mark.parametrize(
    ("article", "language", "words"),
    [
        pytest.param(
            "2024-10-12-ha-tinh-bach-mai",
            EN,
            "Ha Tinh Provincial People's Committee signed with Bach Mai Hospital "
            "Signed on 12 October 2024: memorandum of understanding on medical support cooperation, 2024–2030",
            id="two parties and a period",
        ),
        pytest.param(
            "2025-12-03-lao-cai-veterans-busan",
            VI,
            "Bệnh viện Đa khoa số 1 tỉnh Lào Cai ký với Bệnh viện Veterans Busan "
            "Ký ngày 3/12/2025: điều chỉnh thỏa thuận hợp tác y tế",
            id="no period of the agreement",
        ),
        pytest.param(
            "2024-11-13-binh-duong-walkrun",
            VI,
            "Ủy ban nhân dân tỉnh Bình Dương cùng với Bệnh viện Walkrun Tiếp và làm việc, 13/11/2024 (năm suy đoán). "
            "Không có văn bản nào được ký, theo những gì bài nêu.",
            id="nothing signed",
        ),
        pytest.param(
            "2023-12-08-ha-giang-bach-mai",
            EN,
            "Ha Giang Provincial People's Committee Tuyen Quang Provincial People's Committee "
            "Vietnam-Korea Institute of Science and Technology VinUniversity Hai Duong Medical Technical University "
            "signed with Bach Mai Hospital Signed on 8 December 2023: comprehensive health cooperation agreements",
            id="six parties",
        ),
    ],
)
def test_the_diagram_of_an_article_reads_as_a_sentence(
    real: Built, article: str, language: Language, words: str
) -> None:
    assert text_of(figure(real.page(PageKind.ARTICLE, language, article), "diagram")) == words


def test_a_report_of_nothing_signed_has_a_diagram_without_a_diamond(real: Built) -> None:
    signed = figure(real.page(PageKind.ARTICLE, EN, "2024-10-12-ha-tinh-bach-mai"), "diagram")
    met = figure(real.page(PageKind.ARTICLE, EN, "2024-11-13-binh-duong-walkrun"), "diagram")
    assert len(list(signed.iter(f"{SVG}path"))) == 2
    assert len(list(met.iter(f"{SVG}path"))) == 1
    assert "unsigned" in (met.get("class") or "")


def large_site() -> Site:
    """Return a site of 2,000 reports of 30 years and 300 partners, a former province among the names."""
    names = ("ha-giang", "tuyen-quang", "ha-noi")
    articles = []
    for number in range(2000):
        partners = tuple({f"partner-{number % 300}", f"partner-{number % 7}"})
        article = make_article(number, (names[number % 3],), partners)
        date = dt.date(1997 + number % 30, 1 + number % 12, 1)
        precision = Precision.YEAR if number % 50 == 0 else Precision.MONTH
        articles.append(replace(article, event_date=replace(article.event_date, date=date, precision=precision)))
    site = make_site(tuple(articles), listing_length=30)
    known = site.partners.partners[BACH_MAI]
    extra = {
        f"partner-{number}": replace(
            known, id=f"partner-{number}", slug=Localized(vi=f"doi-tac-{number}", en=f"partner-{number}")
        )
        for number in range(300)
    }
    return replace(site, partners=replace(site.partners, partners={**site.partners.partners, **extra}))


@pytest.fixture(scope="module")
def view() -> View:
    """The home page of the large site."""
    plan = plan_site(large_site())
    shared = Shared(assets={}, cards={}, binder=Binder([]), indexes=Indexes(plan, MarkdownRenderer()))
    return View(plan, Page(path="en/index.html", kind=PageKind.HOME, language=EN), EN, shared)


def cells(strip: Context) -> Iterator[Context]:
    for year in strip["table"]:
        yield from year["cells"]


def test_two_thousand_reports_are_all_in_the_strip_and_in_its_table(view: View) -> None:
    strip = timeline_strip(view, view.site.articles)
    assert strip is not None
    assert sum(year["count"] for year in strip["table"]) == sum(cell["count"] for cell in cells(strip)) == 2000
    assert sum(int(row["number"]) for row in strip["rows"]) == 2000
    assert strip["undated"] == sum(cell["count"] for cell in cells(strip) if cell["month"] is None) == 40
    drawn = sorted(number["words"] for number in strip["signed_numbers"])
    assert drawn == sorted(str(cell["count"]) for cell in cells(strip) if cell["month"] and cell["count"] > 1)


def test_three_hundred_partners_have_a_few_columns_and_one_for_the_rest(view: View) -> None:
    grid = partner_grid(view)
    assert grid is not None
    assert len(grid["partners"]) == 8
    assert len(grid["partners"]) + grid["other_partners"] == 300
    table = [row["count"] for partner in grid["partners"] for row in partner["rows"]]
    assert sorted(number["words"] for number in grid["counts"]) == sorted(str(count) for count in table if count > 1)
    assert [label["words"] for label in grid["others"]] == [str(row["count"]) for row in grid["other_rows"]]


def test_former_provinces_are_counted_in_the_units_of_today(view: View) -> None:
    map_ = tile_map(view)
    rows = {row["id"]: (row["count"], row["former"]) for row in map_["table"]}
    assert sum(count for count, _ in rows.values()) == 2000
    assert all(former is None for unit, (_, former) in rows.items() if unit == "ha-noi")
    assert any(former == "Ha Giang" for _, former in rows.values())
