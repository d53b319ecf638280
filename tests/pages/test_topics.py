"""What a reader finds on the pages of topics: kinds of event and fields of cooperation."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bantin.languages import Language
from bantin.model.article import FieldStatus
from bantin.planning.page import PageKind
from tests.support.built import EN, SEED, VI, Built, build_site, without_articles
from tests.support.html import links_of, runs_in, text_of

HA_TINH_TITLE = "Ha Tinh and Bach Mai Hospital sign cooperation on medical support"
WORDS = {
    FieldStatus.AGREED: "Agreed",
    FieldStatus.DISCUSSED: "Discussed",
    FieldStatus.HOPED: "Hoped for",
    FieldStatus.REQUESTED: "Requested",
    FieldStatus.PAST: "Done before",
}


def rows_of(built: Built, language: Language) -> list[list[str]]:
    """Return the words of the rows of each table of the index, without their heads."""
    page = built.page(PageKind.TOPICS, language)
    return [[text_of(row) for row in body.iter("tr")] for body in page.main.iter("tbody")]


def test_the_index_lists_every_kind_and_field_of_the_content(real: Built) -> None:
    for language in Language:
        kinds, fields = rows_of(real, language)
        for rows, names in ((kinds, real.plan.site.kinds), (fields, real.plan.site.fields)):
            assert len(rows) == len(names)
            for topic in names.values():
                assert [row for row in rows if row.startswith(topic.name[language] + " ")] != [], topic.id


def test_the_index_counts_reports_and_gives_the_latest_date(real: Built) -> None:
    kinds, fields = rows_of(real, EN)
    assert "Memorandum of understanding 1 12 October 2024" in kinds
    assert "Working visit 0 –" in kinds
    assert "Training 5 1 3 December 2025" in fields
    assert "Technique transfer 5 2 3 December 2025" in fields


@pytest.mark.parametrize("language", Language)
def test_a_topic_without_reports_has_no_page_and_no_link(real: Built, language: Language) -> None:
    page = real.page(PageKind.TOPICS, language)
    site = real.plan.site
    slugs = {kind.slug[language] for kind in site.kinds.values() if kind.id in real.plan.groups.by_kind}
    slugs |= {field.slug[language] for field in site.fields.values() if field.id in real.plan.groups.by_field}
    assert len(slugs) < len(site.kinds) + len(site.fields)
    assert {link.href for link in links_of(page.main) if "/" not in link.href} == {f"{slug}.html" for slug in slugs}
    folder = real.path(PageKind.TOPICS, language).rpartition("/")[0] + "/"
    pages = {path.removeprefix(folder) for path in real.tree if path.startswith(folder)}
    assert pages == {"index.html", *(f"{slug}.html" for slug in slugs)}


@pytest.mark.parametrize("language", Language)
def test_each_report_stands_once_under_its_kind_and_under_each_of_its_fields(
    real: Built, small: Built, language: Language
) -> None:
    for built in (real, small):
        for article in built.plan.site.articles:
            path = "../" + built.path(PageKind.ARTICLE, language, article.id).removeprefix(f"{language}/")
            subjects = [(PageKind.EVENT_KIND, article.kind)]
            subjects += [(PageKind.FIELD, field) for field in sorted({field.field for field in article.fields})]
            for kind, subject in subjects:
                links = [link.href for link in links_of(built.page(kind, language, subject).main)]
                assert links.count(path) == 1, (subject, article.id)


def test_a_field_says_how_far_each_report_saw_it_come(real: Built) -> None:
    for field in real.plan.groups.by_field:
        page = real.page(PageKind.FIELD, EN, field)
        for article in real.plan.groups.by_field[field]:
            entry = text_of(page.entry(article.title.en or ""))
            said = {item.status for item in article.fields if item.field == field}
            assert entry.endswith(", ".join(WORDS[status] for status in FieldStatus if status in said)), field


def test_a_field_counts_reports_by_how_far_it_came(real: Built) -> None:
    page = real.page(PageKind.FIELD, EN, "training")
    counts = Counter(
        item.status for article in real.plan.site.articles for item in article.fields if item.field == "training"
    )
    for status, count in counts.items():
        assert f"{WORDS[status]}: {count} report" in page.text
    assert (2, "5 reports") in page.headings


def test_an_entry_elsewhere_says_nothing_of_how_far_it_came(real: Built) -> None:
    entry = text_of(real.page(PageKind.EVENT_KIND, EN, "mou").entry(HA_TINH_TITLE))
    assert not any(word in entry for word in WORDS.values())


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("mou", "Something was signed at each of these events."),
        ("reception", "Nothing was signed at these events, as far as the reports say."),
    ],
)
def test_a_kind_says_whether_something_was_signed(real: Built, kind: str, said: str) -> None:
    assert said in real.page(PageKind.EVENT_KIND, EN, kind).text


def test_a_topic_has_its_name_in_both_languages(real: Built) -> None:
    page = real.page(PageKind.FIELD, EN, "training")
    assert page.headings[0] == (1, "Training")
    assert "Đào tạo" in runs_in(page.main, "vi")
    assert "Training" in runs_in(real.page(PageKind.FIELD, VI, "training").main, "en")


def test_a_topic_counts_its_provinces_and_partners(real: Built) -> None:
    page = real.page(PageKind.FIELD, EN, "technique-transfer")
    assert "Tuyen Quang 1 report" in text_of(page.section("Provinces"))
    assert "Bach Mai Hospital 2 reports" in text_of(page.section("Partners"))


def test_an_article_leads_to_its_topics(real: Built) -> None:
    page = real.page(PageKind.ARTICLE, EN, "2024-10-12-ha-tinh-bach-mai")
    links = {link.text: link.href for link in page.links}
    assert links["Memorandum of understanding"] == "../topics/memorandum-of-understanding.html"
    assert links["Hospital management"] == "../topics/hospital-management.html"


def test_a_long_topic_is_cut_into_slices_that_keep_every_report(long: Built) -> None:
    slices = long.plan.listings[PageKind.FIELD, "training"]
    assert len(slices) > 2
    titles = [
        link.href.rpartition("/")[2]
        for share in slices
        for link in links_of(long.page(PageKind.FIELD, EN, "training", share.part).main)
        if "/news/" in link.href
    ]
    articles = [article for article in long.plan.site.articles if article.fields]
    assert Counter(titles) == Counter(f"{article.slug.en}.html" for article in articles)


def test_the_small_site_has_a_page_for_its_one_field(small: Built) -> None:
    entry = small.page(PageKind.FIELD, EN, "training").entry("Ha Giang signs with Bach Mai Hospital")
    assert text_of(entry).endswith("Agreed")
    assert small.plan.articles[SEED].kind == "mou"


def test_an_index_without_reports_links_to_nothing(tmp_path: Path) -> None:
    built = build_site(without_articles(tmp_path), tmp_path / "output")
    page = built.page(PageKind.TOPICS, EN)
    assert [link.href for link in links_of(page.main) if "/" not in link.href] == []
    assert "Training 0 0 –" in page.text
