"""Questions that readers come with, each answered within two clicks from the home page of their language."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from bantin.languages import Language
from bantin.planning.page import PageKind
from tests.support.browser import folder_origin, watched
from tests.support.built import EN, VI, Built

pytestmark = pytest.mark.browser

# What only a machine reads or a further click opens does not answer anybody.
SEEN = """() => {
  const unseen = document.querySelectorAll("details:not([open]) > :not(summary), .visually-hidden");
  unseen.forEach((element) => element.remove());
  return document.querySelector("main").innerText;
}"""

HA_TINH_VI = "Hà Tĩnh và Bệnh viện Bạch Mai ký hợp tác hỗ trợ y tế"
HA_TINH_EN = "Ha Tinh and Bach Mai Hospital sign cooperation on medical support"
LAO_CAI_VI = "Đoàn công tác chào xã giao UBND tỉnh Lào Cai"
LAO_CAI_EN = "Delegation pays courtesy call on the Lao Cai Provincial People's Committee"
HA_GIANG_VI = "Phó Chủ tịch UBND tỉnh Trần Đức Quý dự Lễ kỷ niệm 25 năm thành lập Trung tâm Đào tạo"
HA_GIANG_EN = "Provincial People's Committee Vice Chairman Tran Duc Quy attends 25th anniversary"


@dataclass(frozen=True)
class Question:
    """What somebody wants to know, the names of the links that lead there, and the words that answer."""

    asked: str
    clicks: tuple[str, ...]
    answer: tuple[str, ...]


VIETNAMESE = [
    Question(
        "Bệnh viện Bạch Mai hợp tác với những tỉnh nào?",
        ("Bệnh viện Bạch Mai",),
        ("Hà Tĩnh 1", "Tuyên Quang"),
    ),
    Question(
        "Năm 2024 đã ký những gì?",
        ("2024",),
        ("Biên bản ghi nhớ", "Hợp đồng nguyên tắc", "12/10/2024", "17/4/2024"),
    ),
    Question(
        "Bình Dương có còn là một tỉnh không?",
        ("Bình Dương",),
        ("Bình Dương tồn tại đến hết ngày 30/6/2025; từ ngày 1/7/2025 thuộc Thành phố Hồ Chí Minh",),
    ),
    Question(
        "Đoàn Hàn Quốc nào đã đến Lào Cai?",
        (LAO_CAI_VI,),
        ("Bệnh viện Veterans Busan (Hàn Quốc)", "Thứ Tư, 3 tháng 12, 2025"),
    ),
    Question(
        "Hà Tĩnh và Bạch Mai thỏa thuận điều gì, đến bao giờ?",
        (HA_TINH_VI,),
        ("biên bản ghi nhớ hợp tác hỗ trợ về y tế", "2024–2030", "Quản lý bệnh viện"),
    ),
    Question("UBND là gì?", ("Từ điển viết tắt",), ("UBND", "Ủy ban nhân dân", "People's Committee")),
    Question("Những tin nào nói về đào tạo?", ("Chủ đề", "Đào tạo"), ("5 tin", HA_TINH_VI, LAO_CAI_VI)),
    Question("Tháng 12 năm 2023 có gì?", ("Dòng thời gian",), ("Tháng 12 năm 2023", "8/12/2023", HA_GIANG_VI)),
    Question(
        "Bài này lấy từ đâu, ai viết?",
        (LAO_CAI_VI,),
        ("Cổng thông tin điện tử Sở Y tế tỉnh Lào Cai", "Thái Hà", "https://syt.laocai.gov.vn/"),
    ),
    Question("Đây là nguyên bản hay bản dịch?", (HA_TINH_VI,), ("nguyên bản", "song ngữ")),
    Question(
        "Có bản tiếng Anh để đối chiếu không?",
        (HA_TINH_VI, "song ngữ"),
        ("nguyên bản", "our translation", HA_TINH_VI, HA_TINH_EN),
    ),
]
ENGLISH = [
    Question(
        "Which provinces does Bach Mai work with?",
        ("Bach Mai Hospital",),
        ("Ha Tinh 1", "Tuyen Quang"),
    ),
    Question(
        "What was signed in 2024?",
        ("2024",),
        ("Memorandum of understanding", "Framework contract", "12 October 2024", "17 April 2024"),
    ),
    Question(
        "Is Binh Duong still a province?",
        ("Binh Duong",),
        ("Binh Duong existed until 30 June 2025; since 1 July 2025 it has been part of Ho Chi Minh City",),
    ),
    Question(
        "Who came to Lao Cai from Korea?",
        (LAO_CAI_EN,),
        ("Busan Veterans Hospital (South Korea)", "Wednesday, 3 December 2025"),
    ),
    Question(
        "What did Ha Tinh and Bach Mai agree on, and until when?",
        (HA_TINH_EN,),
        ("memorandum of understanding on medical support cooperation", "2024–2030", "Hospital management"),
    ),
    Question("What does UBND mean?", ("Glossary",), ("UBND", "Ủy ban nhân dân", "People's Committee")),
    Question("Which reports are about training?", ("Topics", "Training"), ("5 reports", HA_TINH_EN, LAO_CAI_EN)),
    Question("What happened in December 2023?", ("Timeline",), ("December 2023", "8 December 2023", HA_GIANG_EN)),
    Question(
        "Where does this text come from, and who wrote it?",
        (LAO_CAI_EN,),
        ("Portal of the Lao Cai Provincial Department of Health", "Thai Ha", "https://syt.laocai.gov.vn/"),
    ),
    Question(
        "Is the English your translation, and where is the original?",
        (HA_TINH_EN, "the Vietnamese original"),
        (HA_TINH_VI, "nguyên bản"),
    ),
    Question(
        "May I compare the translation with the original?",
        (HA_TINH_EN, "both languages side by side"),
        ("original", "our translation", HA_TINH_VI, HA_TINH_EN),
    ),
]


def click(page: Page, name: str) -> None:
    """Follow the link called *name*; several may be called so if they all lead to one page."""
    links = page.get_by_role("link", name=name, exact=True)
    assert len(set(links.evaluate_all("links => links.map(link => link.href)"))) == 1, name
    with page.expect_navigation():
        links.first.click()


def seen_words(page: Page) -> str:
    return " ".join(str(page.evaluate(SEEN)).split())


@pytest.mark.parametrize(
    ("language", "question"),
    [(VI, question) for question in VIETNAMESE] + [(EN, question) for question in ENGLISH],
    ids=[question.asked for question in VIETNAMESE + ENGLISH],
)
def test_a_question_is_answered_within_two_clicks(
    real: Built, browser: Browser, language: Language, question: Question
) -> None:
    assert len(question.clicks) <= 2
    with watched(browser, folder_origin(real.output)) as watch:
        page = watch.open(real.path(PageKind.HOME, language))
        for name in question.clicks:
            click(page, name)
        words = seen_words(page)
        assert [answer for answer in question.answer if answer not in words] == []
        assert watch.complaints == []
