"""Cards: the pictures that other sites show beside a link."""

from __future__ import annotations

import io
import shutil
import sys
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from bantin.commands.build import build
from bantin.commands.request import Request
from bantin.languages import Language
from bantin.outputs import Tree
from bantin.planning.page import Page, PageKind
from bantin.problems import ProblemsError
from bantin.rendering.binding import Binder
from bantin.rendering.cards import BOLD, HEIGHT, REGULAR, WIDTH, Card, card_path, plan_cards
from bantin.rendering.contexts.view import Context, Shared, View
from bantin.rendering.drawing import Pen
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.search.indexes import Indexes
from tests.support.built import BRIDGE, EN, SEED, SITE_URL, VI, Built
from tests.support.problems import english_hint_of, english_of
from tests.support.sites import PROJECT, small_site

PLAIN = Card(kicker="Agreement · Lào Cai", title="Title", years="2025", site_name="Bản tin", alt="")
LONG = "Phó Chủ tịch Ủy ban nhân dân tỉnh dự lễ kỷ niệm ngày thành lập Trung tâm Đào tạo, Bệnh viện Bạch Mai " * 2
PAPER = (0xFB, 0xF6, 0xEC)


def test_each_text_of_an_article_has_a_card_and_all_other_pages_share_one(hosted: Built) -> None:
    assert _paths(hosted.tree) == {
        "cards/en/2023-12-08-ha-giang-bach-mai.png",
        "cards/vi/2023-12-08-ha-giang-bach-mai.png",
        "cards/en/2025-09-01-visit.png",  # there is no Vietnamese text, only a bridge page
        "cards/en/site.png",
        "cards/vi/site.png",
    }


def test_without_an_address_there_are_no_cards(small: Built) -> None:
    assert _paths(small.tree) == set()


def test_without_pillow_the_site_is_the_same_but_for_the_cards(
    hosted: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    tree = build(Request(root=small_site(tmp_path), output=None, site_url=SITE_URL), lambda *_: None).tree
    assert set(tree) == set(hosted.tree) - _paths(hosted.tree)


def test_a_font_that_templates_of_their_own_lack_is_a_problem(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    shutil.copytree(PROJECT / "templates", root / "templates")
    shutil.rmtree(root / "templates/static/fonts")
    (root / "templates/static/css/fonts.css").unlink()
    with pytest.raises(ProblemsError) as caught:
        build(Request(root=root, output=None, site_url=SITE_URL), lambda *_: None)
    fonts = root / "templates/static/fonts"
    told = [(problem.place.file, english_of(problem), english_hint_of(problem)) for problem in caught.value.problems]
    assert told == [
        (fonts / "be-vietnam-pro-400.woff2", "the file is missing", "cards are set in this font"),
        (fonts / "be-vietnam-pro-600.woff2", "the file is missing", "cards are set in this font"),
    ]


def test_a_page_is_told_of_its_card(hosted: Built) -> None:
    card = _seen(hosted, PageKind.ARTICLE, EN, SEED)
    assert card == {
        "address": SITE_URL + card_path(EN, SEED),
        "width": 1200,
        "height": 630,
        "alt": f"Memorandum of understanding · Ha Giang: {hosted.plan.articles[SEED].title[EN]} (2023)",
    }


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        pytest.param(PageKind.HOME, "", id="the home page"),
        pytest.param(PageKind.PARTNERS, "", id="a list"),
        pytest.param(PageKind.BRIDGE, BRIDGE, id="a bridge page"),
    ],
)
def test_a_page_that_is_no_article_has_the_card_of_the_site(hosted: Built, kind: PageKind, subject: str) -> None:
    card = _seen(hosted, kind, VI, subject)
    assert card is not None
    assert card["address"] == SITE_URL + "cards/vi/site.png"
    assert card["alt"] == "Bản tin thử: Tin để thử."


def test_without_cards_a_page_is_told_so(small: Built) -> None:
    assert _seen(small, PageKind.ARTICLE, EN, SEED) is None


def test_the_card_of_the_site_says_which_years_it_covers(hosted: Built) -> None:
    cards = plan_cards(hosted.plan)
    assert cards["cards/en/site.png"].years == "2023–2025"
    assert cards["cards/en/site.png"].kicker == "example.org/ban-tin"


def test_a_card_of_a_site_without_articles_has_no_years(hosted: Built) -> None:
    empty = replace(hosted.plan, site=replace(hosted.plan.site, articles=()), pages=())
    card = plan_cards(empty)["cards/en/site.png"]
    assert card.years == ""
    assert _picture(card).size == (WIDTH, HEIGHT)


def test_every_card_is_a_small_png_of_the_size_that_other_sites_ask_for(hosted: Built, pen: Pen) -> None:
    drawn = {path: hosted.tree[path].data for path in _paths(hosted.tree)}
    drawn["the longest"] = pen.draw(replace(PLAIN, title=LONG, kicker=LONG, site_name=LONG, years="2023–2025"))
    for path, data in drawn.items():
        with Image.open(io.BytesIO(data)) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630)), path
        assert len(data) <= 25_000, path


def test_the_same_words_give_the_same_bytes(pen: Pen) -> None:
    assert pen.draw(PLAIN) == pen.draw(PLAIN) == _new_pen().draw(PLAIN)


def test_paper_a_cinnabar_rule_and_dark_words() -> None:
    picture = _picture(PLAIN)
    assert picture.getpixel((0, 0)) == picture.getpixel((1199, 17)) == (0xA3, 0x30, 0x1C)
    assert picture.getpixel((0, 18)) == picture.getpixel((1199, 629)) == PAPER
    assert (0x22, 0x1D, 0x16) in {colour for _, colour in picture.getcolors() or []}


@pytest.mark.parametrize("language", list(Language))
def test_words_keep_a_margin_however_long_they_are(language: Language) -> None:
    words = LONG if language is VI else unicodedata.normalize("NFKD", LONG).encode("ascii", "ignore").decode()
    for title in (words, words.replace(" ", "")):
        picture = _picture(replace(PLAIN, title=title, kicker=title, site_name=title))
        box = (
            ImageChops.difference(picture, Image.new("RGB", picture.size, PAPER)).crop((0, 18, WIDTH, HEIGHT)).getbbox()
        )
        assert box is not None
        left, top, right, bottom = box
        assert left >= 70
        assert right <= 1130
        assert top >= 40
        assert bottom <= 590


def test_a_title_that_is_too_long_is_cut_at_a_word() -> None:
    """Cut by hand at one of its words it gives the same picture."""
    picture = _picture(replace(PLAIN, title="Delegation " * 30)).tobytes()
    cuts = [" ".join(["Delegation"] * count) + "…" for count in range(6, 15)]
    assert any(_picture(replace(PLAIN, title=title)).tobytes() == picture for title in cuts)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        pytest.param("Bệnh viện 부산보훈병원 đến thăm", "Bệnh viện đến thăm", id="Hangul"),
        pytest.param("Đoàn Busan (부산 보훈병원) đến thăm", "Đoàn Busan đến thăm", id="Hangul in brackets"),
        pytest.param("Ký kết 🎉🇻🇳 hôm nay", "Ký kết hôm nay", id="emoji"),
        pytest.param("Đoàn 부산, Lào Cai", "Đoàn, Lào Cai", id="a comma after"),
        pytest.param("Thăm\u200b Hà\u00a0Nội\ufe0f", "Thăm Hà Nội", id="what has no shape"),
        pytest.param(unicodedata.normalize("NFD", "Hữu nghị"), "Hữu nghị", id="letters in parts"),
        pytest.param("부산보훈병원", "", id="nothing left"),
    ],
)
def test_characters_that_the_font_lacks_are_left_out_and_no_box_is_drawn(title: str, shown: str) -> None:
    assert _picture(replace(PLAIN, title=title)).tobytes() == _picture(replace(PLAIN, title=shown)).tobytes()


@pytest.mark.parametrize("words", ["Đặng Thuỳ Trâm", "ẦẨẪẤẬ ẰẲẴẮẶ", "Łódź, Škoda, Győr", "“…” – 50 %", "Å · é · ñ"])
def test_letters_of_vietnamese_and_of_partners_are_not_left_out(pen: Pen, words: str) -> None:
    drawn = {letter: pen.draw(replace(PLAIN, title=f"a{letter}a")) for letter in words if letter != " "}
    assert pen.draw(replace(PLAIN, title="aa")) not in drawn.values()


@pytest.fixture(scope="module")
def pen() -> Pen:
    return _new_pen()


def _new_pen() -> Pen:
    static = PROJECT / "templates/static"
    return Pen(bold=(static / BOLD).read_bytes(), regular=(static / REGULAR).read_bytes())


_shared_pen = cache(_new_pen)


def _picture(card: Card) -> Image.Image:
    with Image.open(io.BytesIO(_shared_pen().draw(card))) as picture:
        return picture.convert("RGB")


def _paths(tree: Tree) -> set[str]:
    return {path for path in tree if path.startswith("cards/")}


def _seen(built: Built, kind: PageKind, language: Language, subject: str) -> Context | None:
    """Return what a page is told of its card."""
    path = built.path(kind, language, subject)
    page = Page(path=path, kind=kind, language=language, subject=subject)
    shared = Shared(
        assets={}, cards=plan_cards(built.plan), binder=Binder([]), indexes=Indexes(built.plan, MarkdownRenderer())
    )
    return View(built.plan, page, language, shared).card()
