"""What a reader finds where a report is not in the page's language."""

from __future__ import annotations

from bantin.planning.page import PageKind
from tests.support.built import BRIDGE, EN, VI, Built
from tests.support.html import runs_in, text_of


def test_a_bridge_page_says_which_language_the_report_is_in(small: Built) -> None:
    page = small.page(PageKind.BRIDGE, VI, BRIDGE)
    assert "Tin này chỉ có bằng tiếng Anh." in page.text
    (link,) = (link for link in page.links if link.text == "nguyên bản tiếng Anh")
    assert link.href == "../../" + small.path(PageKind.ARTICLE, EN, BRIDGE)


def test_a_bridge_page_has_its_body_in_the_other_language_and_its_interface_in_its_own(small: Built) -> None:
    page = small.page(PageKind.BRIDGE, VI, BRIDGE)
    assert page.lang == "vi"
    body = next(run for run in runs_in(page.main, "en") if run.startswith("On 1 September 2025"))
    assert body.endswith("The two sides will meet again.")
    assert [words for level, words in page.headings if level == 2 and words != "What comes next"] == [
        "Tóm lược",
        "Nguồn",
        "Trích dẫn tin này",
        "Những gì bản tin thêm vào, và căn cứ",
        "Tin khác cùng đối tác hoặc cùng tỉnh",
    ]


def test_the_title_of_a_bridge_page_is_marked_wherever_it_stands(small: Built) -> None:
    page = small.page(PageKind.BRIDGE, VI, BRIDGE)
    title = "Bach Mai Hospital visits Tuyen Quang"
    crumbs = next(nav for nav in page.root.iter("nav") if nav.get("aria-label") == "Bạn đang ở đây")
    assert text_of(crumbs) == f"Trang đầu {title}"
    assert runs_in(crumbs, "en") == [title]
    assert title in [text_of(heading) for heading in page.main.iter("h1") if heading.get("lang") == "en"]
