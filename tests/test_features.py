"""A feature that a site leaves off leaves nothing of itself, and nothing else is broken by it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urljoin

import pytest

from bantin.checking.tree import check_tree
from bantin.languages import Language
from bantin.model.site import Features
from bantin.planning.collisions import check_collisions
from bantin.planning.page import PageKind
from bantin.planning.plan import plan_site
from bantin.planning.texts import PagesOfTexts
from bantin.rendering.render import render_plan
from tests.support.built import EN, SITE_URL, VI, Built
from tests.support.features import CHOICES, NAMES, NONE, real_with, with_features
from tests.support.html import links_of, text_of
from tests.support.loading import load_site
from tests.support.problems import problems_after
from tests.support.sites import PROJECT, SITE_TOML, edit, small_site

each_choice = pytest.mark.parametrize("features", CHOICES.values(), ids=CHOICES)
each_url = pytest.mark.parametrize("site_url", ["", SITE_URL], ids=["no address", "address"])
each_language = pytest.mark.parametrize("language", Language)

LEFT = {
    "search": r'role="search"|tim-kiem|search\.html|js/search|opensearch|search\.\w+\.css|\b[Ss]earch\b|[Tt]ìm kiếm',
    "side_by_side": r"song-ngu|side-by-side|languages side by side|>song ngữ<",
    "books": r"\.epub|EPUB",
    "data": r"""["/]data/|Dataset|JSON Lines|Data and downloads|Dữ liệu và tải về""",
    "cards": r"cards/|og:image|summary_large_image",
    "archive": r"\.zip\b|ZIP",
}
"""What would be left of each feature, in pages and in all other files that are text."""
WORKER = "sw.js"


def texts_of(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each of *files* that is text, those inside archives too.

    Of the worker only what the build tells it: its rules are the same for every site. Styles of every page and shared
    scripts are the design's.
    """
    for name, data in files.items():
        if name.endswith((".zip", ".epub")):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield from texts_of({f"{name}/{inner}": archive.read(inner) for inner in archive.namelist()})
        elif name == WORKER:
            yield name, data.decode().partition("\n")[0]
        elif "assets/" in name:
            yield name, ""
        elif not name.endswith((".png", ".woff2")):
            yield name, data.decode()


@each_url
@each_choice
def test_no_link_is_dead_whatever_is_left_off(features: Features, site_url: str) -> None:
    built = real_with(features, site_url)
    assert check_collisions(built.plan) == []
    assert check_tree(built.tree, site_url) == []


@each_url
@each_choice
def test_nothing_is_left_of_what_is_off(features: Features, site_url: str) -> None:
    built = real_with(features, site_url)
    off = [name for name in NAMES if not getattr(features, name)]
    files = {path: output.data for path, output in built.tree.items()}
    found = {
        (name, path): match[0]
        for path, text in texts_of(files)
        for name in off
        if (match := re.search(LEFT[name], f"{path}\n{text}"))
    }
    assert found == {}


@each_url
def test_each_feature_is_there_when_it_is_on(site_url: str) -> None:
    """So that the test above looks for what there really is."""
    built = real_with(Features(), site_url)
    texts = [f"{path}\n{text}" for path, text in texts_of({path: file.data for path, file in built.tree.items()})]
    shown = [name for name in NAMES if any(re.search(LEFT[name], text) for text in texts)]
    assert shown == [name for name in NAMES if name != "cards" or site_url]


@each_language
def test_all_titles_have_a_page_where_there_is_no_search(language: Language) -> None:
    built = real_with(NONE)
    page = built.page(PageKind.TITLES, language)
    linked = {urljoin(built.path(PageKind.TITLES, language), link.href) for link in links_of(page.main)}
    assert {built.path(PageKind.ARTICLE, language, article.id) for article in built.plan.site.articles} <= linked
    name = {VI: "Đầu đề", EN: "Titles"}[language]
    home = built.page(PageKind.HOME, language)
    assert [urljoin(built.path(PageKind.HOME, language), link.href) for link in home.links if link.text == name] == [
        built.path(PageKind.TITLES, language)
    ]


def test_many_titles_stand_by_letter_below_the_page_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bantin.planning.titles.ON_ONE_PAGE", 4)
    plan = plan_site(with_features(load_site(PROJECT), NONE))
    built = Built(plan=plan, tree=render_plan(plan, PROJECT / "templates", PROJECT / "locales"), output=PROJECT)
    assert check_tree(built.tree) == []
    path = built.path(PageKind.TITLES, VI)
    letters = {urljoin(path, link.href) for link in links_of(built.page(PageKind.TITLES, VI).main)}
    letter = built.path(PageKind.TITLES, VI, "l")
    assert letter in letters
    assert path in {urljoin(letter, link.href) for link in links_of(built.read(letter).main)}, "its breadcrumbs"


@pytest.mark.parametrize(
    ("features", "name"),
    [
        (Features(), "Data and downloads"),
        (Features(data=False), "Downloads"),
        (Features(data=False, books=False), "Downloads"),
        (Features(books=False, archive=False), "Data"),
        (Features(data=False, books=False, archive=False), None),
    ],
)
def test_the_page_of_data_and_downloads_is_named_after_what_it_has(features: Features, name: str | None) -> None:
    built = real_with(features)
    footer = next(built.page(PageKind.HOME, EN).root.iter("footer"))
    assert [link.text for link in links_of(footer) if link.href == "data.html"] == ([name] if name else [])
    if name:
        page = built.page(PageKind.DATA, EN)
        assert page.title.startswith(f"{name} – ")
        assert [words for level, words in page.headings if level == 1] == [name]


def test_the_copy_says_what_it_holds() -> None:
    said = {
        Features(): "with search and data.",
        Features(search=False): "with data.",
        Features(data=False): "with search.",
        Features(search=False, data=False): "This zip holds the whole site.",
    }
    for features, words in said.items():
        assert words in text_of(real_with(features).page(PageKind.DATA, EN).main)


def test_a_browser_keeps_the_titles_where_there_is_no_search() -> None:
    first = real_with(NONE).tree[WORKER].data.decode().partition("\n")[0]
    assert '"en/titles/index.html"' in first


def test_a_fault_of_a_text_is_sought_on_pages_that_there_are() -> None:
    built = real_with(NONE)
    assert {path for paths in PagesOfTexts(built.plan).values() for path in paths} <= built.tree.keys()


def test_all_is_on_unless_said_otherwise(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    assert load_site(root).settings.features == Features()
    edit(root / SITE_TOML, "[licence]", "[features]\nsearch = false\ncards = true\n\n[licence]")
    assert load_site(root).settings.features == Features(search=False)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        pytest.param(
            "[features]\nserach = false",
            '2:1: features.serach: unknown key "serach"\n    did you mean "search"?',
            id="a slip",
        ),
        pytest.param(
            "[features]\nfeeds = false",
            '2:1: features.feeds: unknown key "feeds"\n'
            "    known keys: archive, books, cards, data, search, side_by_side",
            id="what is no feature",
        ),
        pytest.param(
            '[features]\nbooks = "no"', "2:9: features.books: true or false was expected", id="neither true nor false"
        ),
        pytest.param("[features]\ndata = 0", "2:8: features.data: true or false was expected", id="a number"),
    ],
)
def test_a_slip_in_the_features_is_told_where_it_stands(tmp_path: Path, table: str, said: str) -> None:
    line, _, rest = said.partition(":")
    problem = f"{SITE_TOML}:{11 + int(line)}:{rest}"
    assert problems_after(tmp_path, SITE_TOML, "[licence]", f"{table}\n\n[licence]") == [problem]
