"""The scripts that read an index: they find in it what a second reader does, whatever stands in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page

from bantin.languages import Language, Localized
from bantin.model.article import Article
from bantin.planning.page import PageKind
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.search import shards
from bantin.rendering.search.index import Index, build_index
from bantin.rendering.search.postings import LARGEST, write_places
from bantin.text import canon, fold, words_of
from tests.support.articles import make_article
from tests.support.browser import Watched, folder_origin, watched
from tests.support.built import EN, VI, Built
from tests.support.search import index_of, index_of_many, many, read_index, with_words
from tests.support.sites import PROJECT

pytestmark = pytest.mark.browser

SCRIPTS = PROJECT / "templates" / "static" / "js"
HOSTILE = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "then", "length"]
HOSTILE += ["</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a\u2028b\u2029c", '"); alert(1); ("']
HOSTILE += ["\\", "`${alert(1)}`", "-->", "<!-- <script>", "=kind=mou", "*/ alert(1) /*", "😀 ﬀ 𠀀"]

Open = Callable[[Index], Page]


@pytest.fixture
def watch(browser: Browser, tmp_path: Path) -> Iterator[Watched]:
    """A page on the disk, where nothing may be fetched."""
    (tmp_path / "page.html").write_text("<!doctype html><meta charset=utf-8><title>x</title>", encoding="utf-8")
    with watched(browser, folder_origin(tmp_path)) as watching:
        yield watching


@pytest.fixture
def opened(watch: Watched, tmp_path: Path) -> Open:
    """Writes the files of an index beside a page with the scripts, and opens it there as ``index``."""

    def open_index(index: Index) -> Page:
        for output in index.outputs:
            path = tmp_path / output.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.data)
        page = watch.open("page.html")
        for name in ("fold.js", "search-index.js", "search-rank.js"):
            page.add_script_tag(content=(SCRIPTS / name).read_text(encoding="utf-8"))
        page.evaluate("path => bantinIndex.open(path).then((opened) => { window.index = opened; })", index.path)
        return page

    return open_index


def find(page: Page, query: str, **filters: str) -> dict[str, Any]:
    narrowed = [{"name": name, "value": value} for name, value in filters.items()]
    answer: dict[str, Any] = page.evaluate(
        "([query, filters]) => bantinIndex.find(index, bantinIndex.parse(query), filters)", [query, narrowed]
    )
    return answer


def numbers(page: Page, query: str, **filters: str) -> list[int]:
    """Return the documents that *query* finds, in their own order."""
    return sorted(hit["number"] for hit in find(page, query, **filters)["hits"])


def places(page: Page, words: list[str]) -> list[dict[str, dict[int, list[int]]]]:
    """Return for each word, which is finished, where the index has each form of it."""
    found: list[list[Any]] = page.evaluate(
        """words => Promise.all(words.map(async (text) => {
          const entries = await index.lookUp(bantinIndex.parse(text + " ").words[0]);
          return entries.flatMap(({ form, text, start }) => {
            const found = [];
            bantinIndex.readPostings({ text, start }, (number) => {
              found.push([form, number, []]);
              return found.at(-1)[2];
            });
            return found;
          });
        }))""",
        words,
    )
    read: list[dict[str, dict[int, list[int]]]] = []
    for entries in found:
        forms: dict[str, dict[int, list[int]]] = {}
        for form, number, positions in entries:
            assert number not in forms.setdefault(form, {})
            forms[form][number] = positions
        read.append(forms)
    return read


def test_letters_of_any_script_are_folded_as_python_does(watch: Watched) -> None:
    """Every letter and digit that Unicode has had for long; of Chinese and Korean the first and last."""
    old = unicodedata.ucd_3_2_0
    codes = [*range(0x3401), 0x4E00, 0x9FA5, 0xAC00, 0xD7A3, *range(0xF900, 0x20001)]
    letters = [letter for letter in map(chr, codes) if old.category(letter)[0] in "LN"]
    page = watch.open("page.html")
    page.add_script_tag(content=(SCRIPTS / "fold.js").read_text(encoding="utf-8"))
    script = (
        "all => all.map((a) => [bantinFold.split('x' + a).map((w) => w.text), bantinFold.canon(a), bantinFold.fold(a)])"
    )
    found = page.evaluate(script, letters)
    expected = [[words_of("x" + letter), canon(letter), fold(letter)] for letter in letters]
    differ = [letter for letter, one, other in zip(letters, found, expected, strict=True) if one != other]
    assert (len(letters) > 5_000, differ) == (True, [])


def test_numbers_of_every_length_are_read(watch: Watched) -> None:
    page = watch.open("page.html")
    for name in ("fold.js", "search-index.js"):
        page.add_script_tag(content=(SCRIPTS / name).read_text(encoding="utf-8"))
    positions = [0, 75, 151, 160, 325, 1570, 2816, 2816 + 1246, 12_000, 40_000, LARGEST]
    written = (write_places(5, positions) + write_places(1246, [LARGEST]) + write_places(1, [0])).decode()
    script = """text => {
      const all = [];
      bantinIndex.readPostings({ text, start: 64 }, (number) => { all.push([number, []]); return all.at(-1)[1]; });
      return all;
    }"""
    assert page.evaluate(script, written) == [[69, positions], [69 + 1246, [LARGEST]], [69 + 1247, [0]]]


@pytest.mark.parametrize("language", Language)
def test_every_word_is_found_where_the_second_reader_finds_it(real: Built, opened: Open, language: Language) -> None:
    index = build_index(real.plan, language, MarkdownRenderer())
    read = read_index(index)
    by_fold: dict[str, dict[str, dict[int, list[int]]]] = {}
    for form, name in read.folds.items():
        by_fold.setdefault(name, {})[form] = read.words[form]
    words = sorted(by_fold)
    found = places(opened(index), words)
    assert [forms for forms, word in zip(found, words, strict=True) if forms != by_fold[word]] == []


def test_a_word_that_fills_several_files_is_found_in_all_reports(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SHARD_SIZE", 150)
    index = index_of(many())
    assert len(read_index(index).segments[0].shards) > 100
    page = opened(index)
    everywhere = list(range(300))
    assert numbers(page, "ký kết") == everywhere
    assert numbers(page, "ky k") == everywhere, "a letter that is not a word yet"
    assert numbers(page, "", kind="mou") == everywhere
    assert numbers(page, "xã7") == list(range(7, 300, 50))
    assert numbers(page, "lần 7 tại xã7", kind="mou", province="tuyen-quang") == [7]
    assert numbers(page, '"299 tại"') == [299]


def test_the_beginning_of_a_word_is_looked_up_in_twelve_more_files_at_most(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the newest reports: somebody who types has not finished yet."""
    monkeypatch.setattr(shards, "SHARD_SIZE", 150)
    articles = [with_words(make_article(number), f"tu{number:03}") for number in range(256)]
    page = opened(index_of(articles))
    page.evaluate("""() => {
      const file = index.file.bind(index);
      window.files = 0;
      index.file = (...all) => { files += 1; return file(...all); };
    }""")
    found = numbers(page, "tu")
    assert page.evaluate("files") <= 13
    assert found
    assert found == list(range(256 - len(found), 256))
    assert numbers(page, "tu000") == [0]


def test_words_of_every_script_are_found_across_files(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order of words is the script's own, also beyond the first plane."""
    monkeypatch.setattr(shards, "SHARD_SIZE", 60)
    words = ["an", "Đồng", "부산보훈병원", "ガス", "𠀀𠀁", "ﬀ", "ｚ", "Ελλάδα", "ЙОД", "ệ", "2024"]
    articles = [with_words(make_article(number), f"{word} {word}sau") for number, word in enumerate(words)]
    page = opened(index_of(articles))
    for number, word in enumerate(words):
        assert number in numbers(page, f"{word} "), word
        assert numbers(page, f"{word}sau") == [number], word


@pytest.mark.parametrize("query", ["ガス", "ガ", "カス"])
def test_a_japanese_name_is_found_with_its_marks_or_by_its_beginning(opened: Open, query: str) -> None:
    page = opened(index_of([with_words(make_article(1), "công ty ガス ở Tokyo")]))
    answer = find(page, query)
    assert [hit["number"] for hit in answer["hits"]] == ([0] if query != "ガ" else [])
    assert answer["isRelaxed"] == (query == "カス")


def test_hostile_words_are_found_and_do_nothing(watch: Watched, opened: Open) -> None:
    articles = [_with_everything(make_article(number), words) for number, words in enumerate(HOSTILE)]
    page = opened(index_of(articles))
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    for number, words in enumerate(HOSTILE):
        found = numbers(page, words)
        assert number in found or not words_of(words), words
        shown = page.evaluate("number => index.shown(number)", number)
        assert (shown[0], shown[4]) == (words, words)
        assert find(page, "x", province=words)["hits"] == []
        assert find(page, "x", **{words: words})["hits"] == []
    assert page.evaluate("Object.keys(Object.prototype).concat(Object.keys(Array.prototype))") == []
    assert page.evaluate("document.querySelectorAll('script[src], img').length") == 0, "files that were read are let go"
    assert dialogs == []
    assert watch.complaints == []


def test_an_index_without_reports_finds_nothing(opened: Open) -> None:
    page = opened(index_of([]))
    assert find(page, "bệnh viện") == {
        "hits": [],
        "some": [],
        "unknown": page.evaluate("bantinIndex.parse('bệnh viện').words"),
        "isRelaxed": False,
    }
    assert find(page, "", kind="mou", year="2024")["hits"] == []
    assert page.evaluate("index.spell(bantinIndex.parse('viêng').words[0])") is None


def test_every_report_is_found_by_the_words_of_its_title(real: Built, opened: Open) -> None:
    for language in Language:
        page = opened(build_index(real.plan, language, MarkdownRenderer()))
        articles = [article for article in reversed(real.plan.site.articles) if article.texts[language] is not None]
        for number, article in enumerate(articles):
            title = article.title[language] or ""
            for query in (title, fold(title), title.upper(), unicodedata.normalize("NFD", title)):
                assert find(page, query)["hits"][0]["number"] == number, query


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (VI, "UBND tỉnh", "ủy ban nhân dân tỉnh"),
        (VI, "BVBC", "Bệnh viện Bãi Cháy"),
        (VI, '"TTYT thị xã"', '"trung tâm y tế thị xã"'),
        (EN, "Đào Xuân Cơ", "Dao Xuan Co"),
    ],
)
def test_an_abbreviation_and_its_full_form_find_the_same_reports(
    real: Built, opened: Open, language: Language, one: str, other: str
) -> None:
    page = opened(build_index(real.plan, language, MarkdownRenderer()))
    assert numbers(page, one) == numbers(page, other) != []


def test_a_year_narrows_to_its_reports(opened: Open) -> None:
    page = opened(index_of_many())
    assert numbers(page, "", year="2020") + numbers(page, "", year="2021") == numbers(page, "ký kết")
    assert numbers(page, "", year="2020") == [n for n, a in enumerate(many()) if a.event_date.date.year == 2020]
    assert numbers(page, "", year="1999") == []


def _with_everything(article: Article, words: str) -> Article:
    named: Localized[str | None] = Localized(vi=words, en=words)
    return replace(with_words(article, words), title=named, summary=named)


def test_a_word_is_put_right_where_it_stands_and_not_within_another(real: Built, browser: Browser) -> None:
    with watched(browser, folder_origin(real.output)) as watch:
        page = watch.open(real.path(PageKind.SEARCH) + "#q=walkrun alkrun bệnh")
        assert page.locator(".suggestion a").inner_text() == "walkrun walkrun bệnh"
