"""The files of an index: all that is in them, how few of them change, and what nobody can smuggle into them."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.languages import Language, Localized
from bantin.model.article import Article
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.search.index import build_index
from bantin.text import canon, fold, words_of
from tests.support.articles import make_article
from tests.support.built import EN, Built, build_site, without_articles
from tests.support.search import COPIES, files_of, index_of, index_of_many, read_index, read_script, with_words
from tests.support.sites import PROJECT

HOSTILE = [
    "__proto__",
    "constructor",
    "toString",
    "</script><script>alert(1)</script>",
    "<!--",
    "-->",
    "a\u2028b\u2029c",
]
HOSTILE += [
    '"; alert(1); "',
    "\\",
    "${1}",
    "`",
    "]]>",
    "=kind=mou",
    "hasOwnProperty",
    "\u00ad\u200b\u202e",
    "\x7f",
    "😀 x",
]


# ---- all that is in an index ----


@pytest.mark.parametrize("language", Language)
def test_every_word_of_every_text_is_found_in_its_report_next_to_its_neighbour(
    real: Built, small: Built, language: Language
) -> None:
    for built in (real, small):
        index = read_index(build_index(built.plan, language, MarkdownRenderer()))
        for text, article in zip(index.texts(), _indexed(built, language), strict=True):
            pairs = {(one, other) for at, here in text.items() for one in here for other in text.get(at + 1, ())}
            for words in _texts(article, language):
                canons = [canon(word) for word in words_of(words)]
                assert set(canons) <= set().union(*text.values())
                assert [pair for pair in pairwise(canons) if pair not in pairs] == [], words


@pytest.mark.parametrize("language", Language)
def test_the_words_of_a_title_stand_below_64_and_no_others_do(real: Built, language: Language) -> None:
    """But for the other forms of its abbreviations."""
    site = real.plan.site
    index = read_index(build_index(real.plan, language, MarkdownRenderer()))
    short = {word for term in site.terms for form in (*term.abbreviations, term.vi, term.en) for word in words_of(form)}
    short |= {word for o in site.partners.partners.values() for form in o.abbreviations for word in words_of(form)}
    short |= {word for o in site.partners.partners.values() for word in words_of(o.name[language])}
    for text, article in zip(index.texts(), _indexed(real, language), strict=True):
        title = {canon(word) for word in words_of(article.title[language] or "")}
        found = set().union(*(words for position, words in text.items() if position < 64))
        assert title <= found
        assert found <= title | {canon(word) for word in short}


@pytest.mark.parametrize("language", Language)
def test_a_word_that_no_text_or_name_has_is_in_no_index(real: Built, language: Language) -> None:
    index = read_index(build_index(real.plan, language, MarkdownRenderer()))
    assert "https" not in index.words
    assert "content" not in index.words
    assert {form: name for form, name in index.folds.items() if fold(form) != name} == {}


@pytest.mark.parametrize("language", Language)
def test_facets_and_years_narrow_to_the_right_reports(real: Built, long: Built, language: Language) -> None:
    for built in (real, long):
        index = read_index(build_index(built.plan, language, MarkdownRenderer()))
        articles = _indexed(built, language)
        for name, numbers in index.facets.items():
            _, facet, value = name.split("=")
            expected = [
                number
                for number, article in enumerate(articles)
                if value
                in {
                    "province": [
                        *article.provinces,
                        *(built.plan.site.register.today(p).id for p in article.provinces),
                    ],
                    "partner": article.partners,
                    "kind": [article.kind],
                }[facet]
            ]
            assert numbers == expected, name
        kinds = {f"=kind={article.kind}" for article in articles}
        assert kinds == {name for name in index.facets if name.startswith("=kind=")}
        years = [article.event_date.date.year for article in articles]
        assert index.head["years"] == [[year, years.index(year)] for year in sorted(set(years))]


def test_an_index_of_many_segments_reads_back_whole() -> None:
    index = read_index(index_of_many())
    assert [segment.start for segment in index.segments] == [0, 256]
    assert [len(segment.lengths) for segment in index.segments] == [256, 44]
    assert index.facets["=kind=mou"] == list(range(COPIES))
    assert list(index.words[canon("ký")]) == list(index.words[canon("lễ")]) == list(range(COPIES))
    for number in (0, 255, 256, 299):
        assert list(index.words[f"{number}"]) == [number], "the number stands in its own report only"
        assert list(index.words[canon(f"xã{number % 50}")]) == list(range(number % 50, COPIES, 50))
    assert [record[1] for record in index.shown] == [f"vi/tin/bai-{number}.html" for number in range(COPIES)]
    assert index.head["mean"] == round(sum(sum(segment.lengths) for segment in index.segments) / COPIES)


@given(st.lists(st.lists(st.text(max_size=30), max_size=4), max_size=6))
def test_any_text_reads_back(texts: list[list[str]]) -> None:
    """Whatever the letters: all that Python can write as UTF-8."""
    articles = [
        with_words(make_article(number), *paragraphs)
        for number, paragraphs in enumerate(texts)
        if _is_sound(paragraphs)
    ]
    index = read_index(index_of(articles))
    for text, article in zip(index.texts(), articles, strict=True):
        body = article.texts.vi
        assert body is not None
        words = {canon(word) for block in body.blocks for word in words_of(block.words)}
        assert words <= set().union(*text.values())


@pytest.mark.parametrize("language", Language)
def test_spellings_are_the_words_of_the_index_as_they_are_written(real: Built, language: Language) -> None:
    index = read_index(build_index(real.plan, language, MarkdownRenderer()))
    folds = [fold(word) for word in index.spellings]
    assert folds == sorted(set(folds))
    assert set(folds) == {name for form, name in index.folds.items() if len(form) > 1 and not form.isdigit()}
    assert {word for word in index.spellings if canon(word) not in index.words} == set()
    assert all(word == word.lower() for word in index.spellings)


def test_of_the_forms_of_a_word_the_commonest_is_proposed() -> None:
    articles = [with_words(make_article(number), "dòng sông" if number else "đồng lúa") for number in range(4)]
    spellings = read_index(index_of(articles)).spellings
    assert "dòng" in spellings
    assert "đồng" not in spellings


def test_an_index_of_no_report_stands(tmp_path: Path) -> None:
    built = build_site(without_articles(tmp_path), tmp_path / "output")
    for language in Language:
        index = read_index(build_index(built.plan, language, MarkdownRenderer()))
        assert index.head["count"] == 0
        assert index.head["mean"] > 0, "something is divided by it"
        assert (index.segments, index.words, index.shown, index.spellings) == ((), {}, (), {})


# ---- names ----


@pytest.mark.parametrize("language", Language)
def test_files_are_named_after_their_content(real: Built, language: Language) -> None:
    for path, data in files_of(build_index(real.plan, language, MarkdownRenderer())).items():
        assert path == f"search/{language}/{base64.b32encode(hashlib.sha256(data).digest())[:8].decode().lower()}.js"


@pytest.mark.parametrize("language", Language)
def test_the_site_has_the_files_of_the_index_and_the_search_page_names_the_first(
    real: Built, small: Built, language: Language
) -> None:
    for built in (real, small):
        index = build_index(built.plan, language, MarkdownRenderer())
        found = {path for path in built.tree if path.startswith(f"search/{language}/")}
        assert found == set(files_of(index))
        for page_language in Language:
            page = built.tree[f"{page_language}/search.html" if page_language is EN else "vi/tim-kiem.html"].data
            assert f'data-{language}="../{index.path}"'.encode() in page


_PROGRAM = """
import hashlib, sys
from pathlib import Path
from bantin.languages import Language
from bantin.planning.plan import plan_site
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.search.index import build_index
from tests.support.loading import load_site
plan = plan_site(load_site(Path(sys.argv[1])))
for language in Language:
    print(build_index(plan, language, MarkdownRenderer()).path)
"""


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_another_process_with_another_hash_seed_writes_the_same_index(real: Built, seed: str) -> None:
    """The first file names all the others, so its name stands for all of them."""
    made = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(PROJECT)],
        check=True,
        capture_output=True,
        text=True,
        cwd=PROJECT,
        env=os.environ | {"PYTHONHASHSEED": seed},
    )
    assert made.stdout.split() == [build_index(real.plan, language, MarkdownRenderer()).path for language in Language]


# ---- hostile words ----


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_read_back_as_they_are(words: str) -> None:
    """In a text, in a title and in a summary; a script cannot end before its end."""
    article = with_words(make_article(1), words)
    article = replace(article, title=Localized(vi=words, en="x"), summary=Localized(vi=words, en="x"))
    index = index_of([article])
    read = read_index(index)
    ((title, _, _, _, summary, text),) = read.shown
    assert (title, summary) == (words, words)
    assert text == " ".join(words.split())
    assert {canon(word) for word in words_of(words)} <= set(read.words)
    assert "=kind=mou" in read.facets


def test_a_facet_cannot_be_written_as_a_word() -> None:
    index = read_index(index_of([with_words(make_article(1), "=kind=workshop =province=can-tho")]))
    assert set(index.facets) == {
        "=kind=mou",
        "=province=ha-giang",
        "=province=tuyen-quang",
        "=partner=benh-vien-bach-mai",
    }


def test_no_file_can_leave_the_folder_of_its_index() -> None:
    for output in index_of([with_words(make_article(1), "../../x")]).outputs:
        assert Path(output.path).parent.as_posix() == "search/vi"
        assert isinstance(read_script(output.data), (dict, list))


def _is_sound(paragraphs: list[str]) -> bool:
    return all(not any(0xD800 <= ord(letter) <= 0xDFFF for letter in words) for words in paragraphs)


def _indexed(built: Built, language: Language) -> list[Article]:
    return [article for article in reversed(built.plan.site.articles) if article.texts[language] is not None]


def _texts(article: Article, language: Language) -> Iterator[str]:
    text = article.texts[language]
    assert text is not None
    yield article.title[language] or ""
    yield article.summary[language] or ""
    for block in text.blocks:
        yield block.words
