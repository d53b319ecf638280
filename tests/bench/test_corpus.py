"""The corpus: equal for equal arguments, sound by the registers, with words that grow as real text's do."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from itertools import pairwise

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.site import Site
from bantin.planning.collisions import check_collisions
from bantin.planning.plan import plan_site
from bantin.text import count_words, fold
from bench.corpus import FEWEST_WORDS, MOST_WORDS, make_corpus
from tests.support.loading import load_site
from tests.support.sites import PROJECT

SEEDS = load_site(PROJECT)
CORPUS = make_corpus(SEEDS, 400)
INVENTED = [article for article in CORPUS.articles if article not in SEEDS.articles]
DIGEST = """
import hashlib
from bench.corpus import make_corpus
from tests.support.loading import load_site
from tests.support.sites import PROJECT
print(hashlib.sha256(repr(make_corpus(load_site(PROJECT), 60)).encode()).hexdigest())
"""


def words_of(article: Article, language: Language) -> str:
    return article.shown_text(language).words


def vocabulary(articles: tuple[Article, ...], language: Language) -> int:
    return len({word for article in articles for word in fold(words_of(article, language)).split()})


def digest(site: Site) -> str:
    return hashlib.sha256(repr(site).encode()).hexdigest()


def test_another_process_makes_the_same_corpus() -> None:
    run = subprocess.run([sys.executable, "-c", DIGEST], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == digest(make_corpus(SEEDS, 60))


def test_another_seed_makes_another_corpus() -> None:
    assert digest(make_corpus(SEEDS, 60, seed=2)) != digest(make_corpus(SEEDS, 60))


def test_the_seeds_are_in_it_as_they_are() -> None:
    assert [article for article in CORPUS.articles if article in SEEDS.articles] == list(SEEDS.articles)


def test_a_corpus_of_the_seeds_alone_is_the_site() -> None:
    assert make_corpus(SEEDS, 5).articles == SEEDS.articles
    assert make_corpus(SEEDS, 5).partners == SEEDS.partners


def test_it_has_as_many_articles_as_were_asked_for_newest_first() -> None:
    assert len(CORPUS.articles) == 400
    assert all(newer.order > older.order for newer, older in pairwise(CORPUS.articles))


def test_partners_grow_with_the_articles_from_twenty_on() -> None:
    counts = {
        size: sum(partner.slug is not None for partner in make_corpus(SEEDS, size).partners.partners.values())
        for size in (60, 2000)
    }
    assert counts == {60: 20, 2000: 40}


def test_all_provinces_of_today_and_all_partners_come_up() -> None:
    assert {article.provinces[0] for article in INVENTED} == {province.id for province in SEEDS.register.current}
    assert len({article.partners[0] for article in INVENTED}) == 20


def test_texts_have_the_length_of_reports_in_both_languages() -> None:
    lengths = [count_words(words_of(article, language)) for article in INVENTED for language in Language]
    assert min(lengths) >= FEWEST_WORDS
    assert max(lengths) <= MOST_WORDS


def test_both_languages_have_the_same_blocks() -> None:
    for article in INVENTED:
        kinds = [[block.kind for block in article.shown_text(language).blocks] for language in Language]
        assert kinds[0] == kinds[1], article.id


def test_no_slot_is_left_open_and_no_seed_shines_through() -> None:
    for article in INVENTED:
        both = words_of(article, Language.VI) + words_of(article, Language.EN) + repr(article.title)
        assert "{person" not in both
        assert "{p" not in both
        assert "Đông Triều" not in both
        assert "Đào Xuân Cơ" not in both


def test_a_site_can_be_planned_of_it() -> None:
    assert check_collisions(plan_site(CORPUS)) == []


def test_new_words_keep_coming_but_ever_fewer() -> None:
    """Heaps' law: the vocabulary of real text grows like a power of its length between 0.3 and 0.8."""
    for language in Language:
        small, middle, large = (vocabulary(CORPUS.articles[:size], language) for size in (25, 100, 400))
        assert 4**0.3 < middle / small < 4**0.8
        assert 4**0.3 < large / middle < 4**0.8
