"""How few files of an index change with a report: all others stay in browsers as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bantin.languages import Localized
from bantin.model.article import Article
from tests.support.articles import make_article
from tests.support.search import COPIES, files_of, index_of, index_of_many, many, read_index, with_words


def changed(*articles: Article) -> int:
    """Return how many files the index of *articles* has that the index of the 300 reports has not."""
    before, after = files_of(index_of_many()), files_of(index_of(articles))
    return len(set(after) - set(before))


def edited(number: int, edit: Callable[[Article], Article]) -> tuple[Article, ...]:
    """Return the 300 reports with another one in the place of one."""
    return tuple(edit(article) if at == number else article for at, article in enumerate(many()))


def test_no_file_changes_when_nothing_does() -> None:
    assert changed(*reversed(many())) == 0


def test_a_report_that_is_added_last_changes_the_last_run_of_documents_only() -> None:
    """The head, the spellings, the shards of the open run and the file of results that the report goes into."""
    articles = (*many(), with_words(make_article(COPIES), "Một tin hoàn toàn khác về chuyển giao kỹ thuật."))
    before, after = read_index(index_of_many()), read_index(index_of(articles))
    assert before.head["segments"][0] == after.head["segments"][0], "the closed run stays as it is"
    assert len(after.segments[1].shards) == 2
    assert changed(*articles) == 5


def test_a_word_put_for_another_in_an_old_report_changes_the_shards_that_have_it() -> None:
    """The head, the spellings, the file of results, and a shard for each of both words in the run of the report."""

    def edit(article: Article) -> Article:
        assert article.texts.vi is not None
        first = article.texts.vi.blocks[0].words
        assert "Lễ" in first
        return with_words(article, first.replace("Lễ", "Buổi"), *(b.words for b in article.texts.vi.blocks[1:]))

    assert changed(*edited(10, edit)) == 5


def test_a_title_put_right_changes_nothing_of_the_other_runs() -> None:
    articles = edited(299, lambda article: replace(article, title=Localized(vi="Hà Giang họp", en=article.title.en)))
    before, after = read_index(index_of_many()), read_index(index_of(articles))
    assert before.head["segments"][0] == after.head["segments"][0]
    assert before.head["segments"][1] != after.head["segments"][1]


def test_a_report_in_english_changes_nothing_of_the_vietnamese_index() -> None:
    def edit(article: Article) -> Article:
        return replace(article, title=Localized(vi=article.title.vi, en="Another title"))

    assert changed(*edited(10, edit)) == 0
