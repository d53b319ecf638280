"""The corpus on disk: our loader reads the very site that was written, and check has nothing to say of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bantin.commands.reading import read_content
from bantin.languages import Language
from bantin.model.site import Site
from bantin.model.stored import dump_body, dump_head
from bench.bundles import FEATURES, LISTING_LENGTH, SITE_URL, dump_settings, write_bundle, write_corpus
from bench.corpus import LAST_DAY, make_addition, make_corpus
from bench.corpus_marks import mark_corpus
from tests.support.loading import load_site
from tests.support.sites import PROJECT

SEEDS = load_site(PROJECT)
CORPUS = make_corpus(SEEDS, 30)


def write(corpus: Site, root: Path) -> Path:
    write_corpus(corpus, PROJECT / "content", root)
    return root


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_what_is_read_is_what_was_made(tmp_path: Path) -> None:
    site = load_site(write(CORPUS, tmp_path))
    assert site.articles == CORPUS.articles
    assert site.partners == CORPUS.partners
    assert (site.kinds, site.fields, site.register) == (CORPUS.kinds, CORPUS.fields, CORPUS.register)


@pytest.mark.parametrize("corpus", [CORPUS, mark_corpus(CORPUS)], ids=["plain prose", "with marks"])
def test_check_has_nothing_to_say_of_it_not_even_a_note(corpus: Site, tmp_path: Path) -> None:
    assert read_content(write(corpus, tmp_path), drafts=True).problems == ()


def test_it_is_written_byte_for_byte_alike_every_time(tmp_path: Path) -> None:
    again = make_corpus(SEEDS, 30)
    assert files(write(CORPUS, tmp_path / "one")) == files(write(again, tmp_path / "two"))


def test_the_real_articles_are_copied_as_they_are(tmp_path: Path) -> None:
    written = files(write(CORPUS, tmp_path))
    real = files(PROJECT / "content" / "articles")
    assert {path: written[f"content/articles/{path}"] for path in real} == real


def test_the_address_and_the_listings_are_the_bench_s_own(tmp_path: Path) -> None:
    settings = load_site(write(CORPUS, tmp_path)).settings
    assert (settings.site_url, settings.listing_length) == (SITE_URL, LISTING_LENGTH)
    assert settings.id != SEEDS.settings.id
    assert settings.name == SEEDS.settings.name


def test_a_profile_says_of_each_feature_whether_it_is_on() -> None:
    lines = dump_settings(SEEDS.settings, dict.fromkeys(FEATURES, False)).splitlines()
    table = lines[lines.index("[features]") + 1 :]
    assert table == [f"{name} = false" for name in FEATURES]
    assert "[features]" not in dump_settings(SEEDS.settings, {})


def test_one_more_article_is_the_newest_and_sound_in_the_site_as_it_was(tmp_path: Path) -> None:
    added = make_addition(SEEDS, CORPUS)
    write_bundle(added, write(CORPUS, tmp_path) / "content" / "articles")
    content = read_content(tmp_path, drafts=True)
    assert content.problems == ()
    assert content.site is not None
    newest = content.site.articles[0]
    assert (dump_head(newest), dump_body(newest)) == (dump_head(added), dump_body(added))
    assert added.event_date.date == LAST_DAY


def test_marks_leave_no_invented_text_plain_and_the_real_ones_alone() -> None:
    for before, after in zip(CORPUS.articles, mark_corpus(CORPUS).articles, strict=True):
        if before in SEEDS.articles:
            assert after == before
            continue
        for language in Language:
            lead, *rest = after.shown_text(language).blocks
            assert "](https://example.org/)" in lead.words
            assert any(block.words.startswith("*") for block in rest)
            assert replace(after, texts=before.texts) == before
