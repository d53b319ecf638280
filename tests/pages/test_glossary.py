"""What a reader finds in the glossary."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from bantin.languages import Language
from bantin.planning.page import PageKind
from bantin.text import sort_key
from tests.support.built import EN, SEED, VI, Built, build_site
from tests.support.html import Html, links_of, text_of
from tests.support.sites import GLOSSARY_TOML, PROJECT, SEED_ARTICLE, edit, record_seed, small_site

Row = tuple[str, str, str, list[str]]


def rows_of(page: Html, path: str) -> list[list[Row]]:
    """Return each row of both tables: its first words, all its words, its folded words, and the reports it leads to."""
    found = []
    for body in page.main.iter("tbody"):
        rows: list[Row] = []
        for row in body.iter("tr"):
            cells = list(row)
            uses = [urljoin(path, link.href) for link in links_of(cells[-1])]
            head = next(cells[0].iter("span"), cells[0])
            rows.append((text_of(head), text_of(row), row.get("data-fold", ""), uses))
        found.append(rows)
    return found


def tables(built: Built, language: Language) -> tuple[list[Row], list[Row]]:
    abbreviations, terms = rows_of(built.page(PageKind.GLOSSARY, language), built.path(PageKind.GLOSSARY, language))
    return abbreviations, terms


def seed_of(article_id: str) -> str:
    """Return an article's seed as it was collected."""
    return (PROJECT / "content" / "articles" / article_id / "seed.txt").read_text(encoding="utf-8")


def stands_in(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", text.casefold()) is not None


@pytest.mark.parametrize("language", Language)
def test_every_abbreviation_has_its_expansion_and_its_english(real: Built, language: Language) -> None:
    abbreviations, _ = tables(real, language)
    rows = {row[0]: row[1] for row in abbreviations}
    for term in real.plan.site.terms:
        for short in term.abbreviations:
            assert f"{short} {term.vi} {term.en} " in rows[short]
    assert "BVBC Bệnh viện Bãi Cháy Bai Chay Hospital " in rows["BVBC"]


@pytest.mark.parametrize("language", Language)
def test_every_term_has_its_english_and_its_other_forms(real: Built, language: Language) -> None:
    _, terms = tables(real, language)
    rows = {row[0]: row[1] for row in terms}
    assert len(rows) == len(terms) == len(real.plan.site.terms)
    for term in real.plan.site.terms:
        assert term.en in rows[term.vi]
        assert all(form in rows[term.vi] for form in (*term.also, *term.abbreviations))


@pytest.mark.parametrize("language", Language)
def test_words_stand_in_the_vietnamese_order_in_both_languages(real: Built, language: Language) -> None:
    for rows in tables(real, language):
        words = [row[0] for row in rows]
        assert words == sorted(words, key=lambda word: sort_key(word, VI))


@pytest.mark.parametrize("language", Language)
def test_a_word_leads_to_reports_whose_seed_has_it(real: Built, language: Language) -> None:
    """Read from the seeds themselves. An organisation's short form leads to the reports that name the organisation."""
    paths = {real.path(PageKind.ARTICLE, language, article.id): article.id for article in real.plan.site.articles}
    abbreviations, terms = tables(real, language)
    forms = {term.vi: (term.vi, *term.also) for term in real.plan.site.terms}
    short_terms = {short for term in real.plan.site.terms for short in term.abbreviations}
    for word, _, _, uses in [row for row in abbreviations if row[0] in short_terms] + terms:
        assert len(uses) == len(set(uses))
        for path in uses:
            seed = seed_of(paths[path])
            assert any(stands_in(form, seed) for form in forms.get(word, (word,))), (word, path)


def test_a_word_that_a_seed_has_leads_to_its_report(real: Built) -> None:
    """At most three reports are named, the newest first; of more it says how many."""
    abbreviations, _ = tables(real, EN)
    for word, words, _, uses in abbreviations:
        if word in {short for term in real.plan.site.terms for short in term.abbreviations}:
            having = [
                article
                for article in real.plan.site.articles
                if article.texts.vi and stands_in(word, f"{article.title.vi}\n{article.texts.vi.words}")
            ]
            assert uses == [real.path(PageKind.ARTICLE, EN, article.id) for article in having[:3]]
            assert words.endswith(f"and {len(having) - 3} more") == (len(having) > 3)


def test_only_whole_words_count(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_ARTICLE / "seed.txt", "Ngày 8.12, UBND tỉnh", "Ngày 8.12, UBNDT tỉnh")
    record_seed(root / SEED_ARTICLE)
    built = build_site(root, tmp_path / "output")
    (row,) = (row for row in tables(built, VI)[0] if row[0] == "UBND")
    assert row[3] == []
    assert row[1].endswith("–")


def test_a_word_counts_in_whatever_case(small: Built, tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / GLOSSARY_TOML, 'vi = "Ủy ban nhân dân"', 'vi = "Bản Ghi Nhớ"')
    built = build_site(root, tmp_path / "output")
    (row,) = tables(built, VI)[1]
    assert row[3] == [built.path(PageKind.ARTICLE, VI, SEED)]
    (row,) = (row for row in tables(small, VI)[0] if row[0] == "UBND")
    assert row[3] == [small.path(PageKind.ARTICLE, VI, SEED)]


@pytest.mark.parametrize("language", Language)
def test_rows_are_found_by_what_they_stand_for_in_either_language(real: Built, language: Language) -> None:
    rows = {row[0]: row[2] for row in tables(real, language)[0]}
    assert {"ubnd", "uy", "ban", "nhan", "dan", "committee"} <= set(rows["UBND"].split())
    assert {"bvbc", "bai", "chay", "hospital"} <= set(rows["BVBC"].split())


def test_a_partners_short_form_leads_to_its_page(real: Built) -> None:
    links = {link.text: link.href for link in links_of(real.page(PageKind.GLOSSARY, EN).main)}
    assert links["Bệnh viện Bãi Cháy"] == "partners/bai-chay-hospital.html"
