"""Which pages show the text of which file."""

from __future__ import annotations

from bantin.planning.plan import plan_site
from bantin.planning.texts import PagesOfBundles, PagesOfTexts
from tests.support.articles import small


def test_each_file_is_shown_on_its_own_page_and_side_by_side() -> None:
    pages = PagesOfTexts(plan_site(small()))
    assert pages["pages/about.vi.md"] == ("vi/gioi-thieu.html",)
    own, *others = pages["articles/2023-12-08-ha-giang-bach-mai/text.en.md"]
    assert own.startswith("en/news/")
    assert [path.rsplit("/", maxsplit=1)[0] for path in others] == ["vi/song-ngu", "en/side-by-side"]


def test_a_text_without_translation_is_on_its_own_page_only() -> None:
    pages = PagesOfTexts(plan_site(small()))
    assert pages["articles/2025-09-01-visit/text.en.md"] == ("en/news/bach-mai-visits-tuyen-quang.html",)
    assert "articles/2025-09-01-visit/text.vi.md" not in pages


def test_a_bundle_has_a_page_in_both_languages_if_only_a_bridge() -> None:
    pages = PagesOfBundles(plan_site(small()))
    assert pages["2025-09-01-visit", "vi"] == "vi/tin/bach-mai-tham-tuyen-quang.html"
    assert pages["2025-09-01-visit", "en"] == "en/news/bach-mai-visits-tuyen-quang.html"
