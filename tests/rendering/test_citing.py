"""How to cite a report: nothing that is not known, nothing that breaks a bibliography."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from bantin.languages import Language, Localized
from bantin.model.article import Article, Certainty, Precision, UncertainDate
from bantin.rendering.citing import cite_in_bibtex, cite_in_words
from tests.support.articles import small
from tests.support.built import BRIDGE, EN, VI

SITE = small()
ARTICLE = SITE.articles[-1]
VISIT = next(article for article in SITE.articles if article.id == BRIDGE)


def test_a_vietnamese_reader_gets_the_original_alone() -> None:
    assert _words(ARTICLE, VI) == "Lê Lâm. “Hà Giang ký với Bệnh viện Bạch Mai”. Báo Hà Giang. https://example.vn/tin"


def test_an_english_reader_gets_the_translation_in_brackets() -> None:
    assert _words(ARTICLE, EN) == (
        "Lê Lâm. “Hà Giang ký với Bệnh viện Bạch Mai” [Ha Giang signs with Bach Mai Hospital]. "
        "Báo Hà Giang [Ha Giang Newspaper]. https://example.vn/tin"
    )


def test_the_words_of_the_other_language_are_marked() -> None:
    assert [part["lang"] for part in cite_in_words(ARTICLE, SITE, EN)] == ["vi", "vi", None, "vi", None, None]
    assert {part["lang"] for part in cite_in_words(ARTICLE, SITE, VI)} == {None}


def test_what_is_not_known_is_left_out() -> None:
    assert _words(VISIT, EN) == "“Bach Mai Hospital visits Tuyen Quang”. Ha Giang Newspaper."
    assert _words(VISIT, VI) == "“Bach Mai Hospital visits Tuyen Quang”. Ha Giang Newspaper [Báo Hà Giang]."


def test_the_date_of_publication_is_given_as_far_as_it_is_known() -> None:
    assert _words(replace(ARTICLE, published=_date(Precision.DAY)), VI).endswith(
        "Báo Hà Giang, 9/12/2023. https://example.vn/tin"
    )
    assert _words(replace(ARTICLE, published=_date(Precision.MONTH)), EN).endswith(
        "[Ha Giang Newspaper], December 2023. https://example.vn/tin"
    )


def test_bibtex_has_what_is_known() -> None:
    assert cite_in_bibtex(replace(ARTICLE, published=_date(Precision.MONTH)), SITE) == (
        "@misc{2023-12-08-ha-giang-bach-mai,\n"
        "  author = {{Lê Lâm}},\n"
        "  title = {{Hà Giang ký với Bệnh viện Bạch Mai}},\n"
        "  howpublished = {Báo Hà Giang},\n"
        "  year = {2023},\n"
        "  date = {2023-12},\n"
        "  url = {https://example.vn/tin},\n"
        "  langid = {vietnamese},\n"
        "  note = {event date 2023-12-08 (year confirmed)},\n"
        "}"
    )


def test_bibtex_leaves_out_what_is_not_known() -> None:
    bibtex = cite_in_bibtex(VISIT, SITE)
    for name in ("author", "year", "url"):
        assert f"  {name} = " not in bibtex
    assert "langid = {english}" in bibtex


def test_bibtex_escapes_the_signs_of_tex() -> None:
    article = replace(ARTICLE, title=Localized(vi=r"5 % & $1 #2 a_b {c} ~d ^e \f", en="x"))
    assert (
        r"title = {{5 \% \& \$1 \#2 a\_b \{c\} \textasciitilde{}d \textasciicircum{}e \textbackslash{}f}},"
        in cite_in_bibtex(article, SITE)
    )


def test_a_brace_in_an_address_does_not_break_the_entry() -> None:
    citation = replace(ARTICLE.citation, url="https://example.vn/{tin")
    bibtex = cite_in_bibtex(replace(ARTICLE, citation=citation), SITE)
    assert bibtex.count("{") == bibtex.count("}")


def _words(article: Article, language: Language) -> str:
    return " ".join(part["words"] or "" for part in cite_in_words(article, SITE, language))


def _date(precision: Precision) -> UncertainDate:
    day = {Precision.DAY: 9, Precision.MONTH: 1, Precision.YEAR: 1}[precision]
    return UncertainDate(
        date=dt.date(2023, 12, day),
        precision=precision,
        certainty=Certainty.STATED,
        year_certainty=Certainty.STATED,
        says="",
        line=None,
        basis=None,
    )
