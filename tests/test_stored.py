"""Articles made of records: the same as those that were read, and no more of them in memory than need be."""

from __future__ import annotations

from collections import deque

import pytest

from bantin.model import stored
from bantin.model.article import Article
from bantin.model.stored import BODY_FIELDS, HEAD_FIELDS, StoredArticle, dump_body, dump_head, outset_of
from tests.support.loading import load_site
from tests.support.sites import PROJECT

ARTICLES = load_site(PROJECT).articles


def _store(article: Article, asked: list[str]) -> StoredArticle:
    def body(article_id: str) -> str:
        asked.append(article_id)
        return dump_body(article)

    return StoredArticle(outset_of(article), lambda _: dump_head(article), body)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_a_stored_article_says_what_the_article_says(article: Article) -> None:
    again = _store(article, [])
    for name in (*HEAD_FIELDS, *BODY_FIELDS, "languages", "original", "order", "newest"):
        assert getattr(again, name) == getattr(article, name), name


def test_a_body_that_was_let_go_of_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "_MOST_BODIES", 1)
    monkeypatch.setattr(stored, "_with_body", deque())
    asked: list[str] = []
    first, second = (_store(article, asked) for article in ARTICLES[:2])
    assert [first.texts, second.texts, second.texts, first.texts] == [
        ARTICLES[0].texts,
        ARTICLES[1].texts,
        ARTICLES[1].texts,
        ARTICLES[0].texts,
    ]
    assert asked == [first.id, second.id, first.id]
