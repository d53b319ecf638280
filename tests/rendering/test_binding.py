"""Names in headings that never split."""

from __future__ import annotations

import pytest

from bantin.languages import Localized
from bantin.planning.page import PageKind
from bantin.rendering.binding import Binder, binder_for
from bantin.text import NO_BREAK
from tests.support.built import EN, VI, Built


def shown(text: str) -> str:
    return text.replace(NO_BREAK, "_")


@pytest.mark.parametrize(
    ("names", "text", "bound"),
    [
        pytest.param(["Hà Tĩnh"], "tỉnh Hà Tĩnh và", "tỉnh Hà_Tĩnh và", id="a name of two words"),
        pytest.param(["Huế"], "ở Huế và", "ở Huế và", id="one word needs nothing"),
        pytest.param(["Hà Tĩnh"], "“Hà Tĩnh”, Huế", "“Hà_Tĩnh”, Huế", id="marks at its edges"),
        pytest.param(["Hà Tĩnh"], "Hà, Tĩnh", "Hà, Tĩnh", id="a comma parts two words"),
        pytest.param(["Hà Tĩnh"], "hà tĩnh", "hà tĩnh", id="other letters are another word"),
        pytest.param(["Hồ Chí", "Hồ Chí Minh"], "về Hồ Chí Minh", "về Hồ_Chí_Minh", id="the longest name"),
        pytest.param(["Hà Nội", "Nội Bài"], "Hà Nội Bài", "Hà_Nội Bài", id="the first of two that overlap"),
        pytest.param(["Hà Tĩnh"], "Hà Tĩnh Hà Tĩnh", "Hà_Tĩnh Hà_Tĩnh", id="twice"),
        pytest.param(
            ["Nguyễn Thị Phương Thảo"],
            "bà Nguyễn Thị Phương Thảo nói",
            "bà Nguyễn Thị Phương_Thảo nói",
            id="of a long name its last two words",
        ),
        pytest.param(["Hà Tĩnh"], "", "", id="no text"),
        pytest.param([], "Hà Tĩnh", "Hà Tĩnh", id="no names"),
    ],
)
def test_the_words_of_a_name_stay_together(names: list[str], text: str, bound: str) -> None:
    assert shown(Binder(names).bind(text)) == bound


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Bệnh viện Bạch Mai", "Bệnh viện Bạch_Mai"),
        ("Bach Mai Hospital", "Bach_Mai Hospital"),
        ("Trường Đại học Kỹ thuật Y tế Hải Dương", "Trường Đại học Kỹ thuật Y tế Hải_Dương"),
        ("Busan Veterans Hospital", "Busan Veterans Hospital"),
        ("Thành phố Hồ Chí Minh", "Thành phố Hồ_Chí_Minh"),
    ],
)
def test_of_an_organisation_the_proper_name_stays_together(real: Built, text: str, bound: str) -> None:
    """What both languages share is the proper name; what is translated may break."""
    assert shown(binder_for(real.plan.site).bind(text)) == bound


def test_the_name_of_a_person_stays_together_in_the_title_of_a_report_that_names_them() -> None:
    title = "Phó Chủ tịch Trần Đức Quý dự lễ"
    assert shown(Binder([]).bind(title, [Localized(vi="Trần Đức Quý", en="Tran Duc Quy")])) == title.replace(
        "Trần Đức Quý", "Trần_Đức_Quý"
    )
    assert shown(Binder([]).bind(title)) == title


def test_binding_changes_nothing_but_blanks(real: Built) -> None:
    binder = binder_for(real.plan.site)
    for article in real.plan.site.articles:
        for title in (article.title.vi, article.title.en):
            assert title
            assert binder.bind(title).replace(NO_BREAK, " ") == title


def test_only_what_is_shown_is_bound(real: Built) -> None:
    """The window's title and the head are words that others copy: they have plain blanks."""
    subject = "2024-10-12-ha-tinh-bach-mai"
    for language in (VI, EN):
        page = real.tree[real.path(PageKind.ARTICLE, language, subject)].data.decode()
        head, _, body = page.partition("</head>")
        assert NO_BREAK not in head
        assert NO_BREAK in body.partition("<h1")[2].partition("</h1>")[0]
