"""Lists longer than a page: every report stays within reach."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import pytest

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.built import EN, VI, Built, build_site, long_site
from tests.support.html import links_of, text_of

LISTS = [
    (PageKind.PROVINCE, "tuyen-quang"),
    (PageKind.FORMER_PROVINCE, "ha-giang"),
    (PageKind.PARTNER, "benh-vien-bach-mai"),
    (PageKind.ARCHIVE, "2023"),
]


@pytest.fixture(scope="module")
def longer(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site with so many reports that its timeline has several slices too."""
    folder = tmp_path_factory.mktemp("longer")
    return build_site(long_site(folder, 22), folder / "output")


ARCHIVE = (PageKind.HOME, PageKind.ARCHIVES, PageKind.ARCHIVE)


@pytest.mark.parametrize(("kind", "subject"), LISTS)
@pytest.mark.parametrize("language", Language)
def test_a_reader_can_turn_from_the_newest_slice_to_the_oldest_and_back(
    long: Built, kind: PageKind, subject: str, language: Language
) -> None:
    path = long.path(kind, language, subject)
    seen = [path]
    while found := [link.href for link in long.read(path).links if link.rel == "next"]:
        path = urljoin(path, found[0])
        seen.append(path)
    assert len(seen) == len(long.plan.listings[kind, subject]) > 2
    for newer, older in pairwise(seen):
        (back,) = (link.href for link in long.read(older).links if link.rel == "prev")
        assert urljoin(older, back) == newer


def test_a_pager_says_which_dates_its_page_has(long: Built) -> None:
    page = long.page(PageKind.ARCHIVE, EN, "2023", part=1)
    assert "Reports from 1 January 2023 to 2 January 2023" in page.text
    assert page.title.startswith("Reports of 2023 (1 January 2023 – 2 January 2023)")
    pager = next(nav for nav in page.root.iter("nav") if nav.get("aria-label") == "Pages of this list")
    assert "Newer reports" in text_of(pager)
    assert "Older reports" not in text_of(pager)


@pytest.mark.parametrize(("kind", "subject"), [*LISTS, (PageKind.TIMELINE, "")])
@pytest.mark.parametrize("language", Language)
def test_a_closed_slice_says_what_it_shows_and_leads_to_what_is_said_of_all(
    longer: Built, kind: PageKind, subject: str, language: Language
) -> None:
    """It counts nothing and draws nothing: a new report would change that, and so every closed slice."""
    first = longer.path(kind, language, subject)
    words = {
        VI: "Các tin mới nhất và số liệu chung của tất cả",
        EN: "The newest reports, and the figures for all of them",
    }
    assert words[language] not in longer.page(kind, language, subject).text
    for share in longer.plan.listings[kind, subject][1:]:
        path, page = longer.path(kind, language, subject, share.part), longer.page(kind, language, subject, share.part)
        (href,) = (link.href for link in links_of(page.main) if link.text == words[language])
        assert urljoin(path, href) == first
        assert {VI: "Tin từ 1", EN: "Reports from 1"}[language][:-2] in page.text
        assert [tag for tag in ("svg", "table") if list(page.main.iter(tag))] == []
        assert re.search(r"\b\d+ (reports?|tin)\b", page.text) is None, page.text


def test_a_short_list_has_no_pager(real: Built) -> None:
    labels = {nav.get("aria-label") for _, html in real.pages for nav in html.root.iter("nav")}
    assert labels & {"Pages of this list", "Các trang của danh sách này"} == set()


@pytest.mark.parametrize("language", Language)
def test_every_article_is_within_three_clicks_of_home(long: Built, language: Language) -> None:
    clicks = _clicks(long, long.path(PageKind.HOME, language))
    articles = [long.path(PageKind.ARTICLE, language, article.id) for article in long.plan.site.articles]
    assert max(clicks[path] for path in articles) <= 3


def test_every_article_of_a_long_year_is_within_three_clicks_by_way_of_the_archive(tmp_path: Path) -> None:
    """Home lists ten reports; the year of the others has eleven pages here."""
    built = build_site(long_site(tmp_path, 22), tmp_path / "output")
    overviews = {page.path for page in built.plan.pages if page.kind in ARCHIVE}
    clicks = _clicks(built, built.path(PageKind.HOME, VI), overviews)
    paths = {article.id: built.path(PageKind.ARTICLE, VI, article.id) for article in built.plan.site.articles}
    assert {article: clicks[path] for article, path in paths.items() if clicks[path] > 3} == {}


def _clicks(built: Built, start: str, through: Container[str] | None = None) -> dict[str, int]:
    """Return how many clicks each page is from *start*, on the way *through* these pages or any."""
    clicks = {start: 0}
    queue = deque([start])
    while queue:
        path = queue.popleft()
        if not path.endswith(".html") or (through is not None and path not in through):
            continue
        for link in built.read(path).links:
            target = urljoin(path, link.href).partition("#")[0]
            if target in built.tree and target.endswith(".html") and target not in clicks:
                clicks[target] = clicks[path] + 1
                queue.append(target)
    return clicks
