"""What a translation must say, row by row: one pair of sentences each, in both directions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bantin.checking.parity.translation import Reference, check_translation, check_translations
from bantin.languages import Language, Localized
from bantin.model.article import Article, Block, BlockKind, Difference, Person, Text, TextState
from bantin.model.site import Site
from bantin.problems import Problem
from tests.support.good_translations import GOOD
from tests.support.loading import load_site
from tests.support.sites import PROJECT

CONTENT = Path("content")


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(PROJECT)


@pytest.fixture(scope="module")
def reference(site: Site) -> Reference:
    return Reference.of(site)


def article_of(site: Site, vi: str, en: str, original: Language = Language.VI) -> Article:
    """Return an article whose text is one paragraph in line 3 of each file, and nothing else."""

    def text(words: str, language: Language) -> Text:
        state = TextState.ORIGINAL if language is original else TextState.TRANSLATED
        return Text(state=state, blocks=(Block(kind=BlockKind.PARAGRAPH, words=words, line=3, last_line=3),), seed=None)

    nothing: Localized[str | None] = Localized(vi=None, en=None)
    base = site.articles[0]
    return replace(
        base,
        id="x",
        texts=Localized(vi=text(vi, Language.VI), en=text(en, Language.EN)),
        provinces=(),
        places=(),
        partners=(),
        local=(),
        others=(),
        title=nothing,
        summary=nothing,
        source_title=None,
        event_date=replace(base.event_date, basis=None),
        published=None,
        citation=replace(base.citation, basis=None, copy=None),
        agreement=None,
        period=None,
        why=None,
        fields=(),
        people=(),
        figures=(),
        notes=(),
    )


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    """Return the code and the words of each problem."""
    return [(problem.code, str(dict(problem.values)["words"])) for problem in problems]


@pytest.mark.parametrize("original", Language)
@pytest.mark.parametrize("name", GOOD)
def test_nothing_is_found_in_a_good_translation(
    site: Site, reference: Reference, name: str, original: Language
) -> None:
    article = article_of(site, *GOOD[name], original)
    assert told(check_translation(article, reference, CONTENT)) == []


@pytest.mark.parametrize(
    ("vi", "en", "missing", "added"),
    [
        pytest.param("Có 1.290 giường.", "It has 1,290 beds.", "", "", id="thousands"),
        pytest.param("Có 1.290 giường.", "It has 1.29 beds.", "1.290", "1.29", id="thousands taken for decimals"),
        pytest.param("Đạt 3,42 tỷ USD.", "It is US$3.42 billion.", "", "", id="decimals and a magnitude"),
        pytest.param("Đạt 3,42 tỷ USD.", "It is US$3,420 million.", "", "", id="the same sum in another magnitude"),
        pytest.param("Đạt 3,42 tỷ USD.", "It is US$3.42 million.", "3,42 tỷ USD", "US$3.42 million", id="a magnitude"),
        pytest.param("Chi 2-3 tỷ đồng.", "It spent VND2–3 billion.", "", "", id="a range with one magnitude"),
        pytest.param("Có 02 đơn vị.", "There are two units.", "", "", id="a nought before"),
        pytest.param("Có hai mươi lăm người.", "There were 25 people.", "", "", id="number words"),
        pytest.param("Có ba người.", "There were four people.", "ba", "four", id="another number word"),
        pytest.param("Hàng chục nghìn người.", "Tens of thousands of people.", "", "", id="tens of thousands"),
        pytest.param("Hàng trăm người.", "Thousands of people.", "Hàng trăm", "Thousands", id="another vague number"),
        pytest.param("Lần thứ XIV.", "The 14th time.", "", "", id="a Roman numeral"),
        pytest.param("Một phần ba số ca.", "One third of the cases.", "", "", id="a fraction"),
        pytest.param("Đạt 5/7 mục tiêu.", "It met five of its seven goals.", "", "", id="one number of another"),
        pytest.param("Năm nay và năm tới.", "This year and next.", "", "", id="năm is a year"),
        pytest.param("Có năm bệnh viện.", "There are five hospitals.", "", "", id="năm is five"),
        pytest.param("Ngày 8.12 có lễ.", "There is a feast on 8 December.", "", "", id="a date with a dot"),
        pytest.param("Ngày 8.12 có lễ.", "There is a feast on 12 August.", "8.12", "12 August", id="another date"),
        pytest.param("Sáng 3/12/2025.", "On the morning of 3 December 2025.", "", "", id="a part of the day"),
        pytest.param(
            "Sáng 3/12/2025.", "On the evening of 3 December 2025.", "Sáng", "evening", id="another part of it"
        ),
        pytest.param("Vào quý III/2026.", "In the third quarter of 2026.", "", "", id="a quarter"),
        pytest.param("Từ 12 đến 13/10.", "From 12 to 13 October.", "", "", id="days of one month"),
        pytest.param("Lúc 14 giờ.", "At 2 p.m.", "", "", id="a time of day"),
        pytest.param("Vào thứ Ba.", "On Wednesday.", "thứ Ba", "Wednesday", id="another weekday"),
        pytest.param("Ở tỉnh Hà Tĩnh.", "In Ha Giang province.", "Hà Tĩnh", "Ha Giang", id="another province"),
        pytest.param("Bà Lê Thị Hoa đến.", "Ms Le Thi Hoa came.", "", "", id="a name without its marks"),
        pytest.param("Bà Lê Thị Hoa đến.", "Ms Le Thi Hong came.", "Lê Thị Hoa", "Le Thi Hong", id="another name"),
        pytest.param("Đến từ Hàn Quốc.", "They came from Japan.", "Hàn Quốc", "Japan", id="another country"),
        pytest.param("Vì hòa bình.", "For the sake of peace.", "", "", id="a word that is a province with capitals"),
    ],
)
def test_a_fact_is_compared_in_both_directions(  # noqa: PLR0913, PLR0917 - the columns of the table
    site: Site, reference: Reference, vi: str, en: str, missing: str, added: str
) -> None:
    forth = check_translation(article_of(site, vi, en), reference, CONTENT)
    back = check_translation(article_of(site, vi, en, Language.EN), reference, CONTENT)
    assert [(words, dict(p.values).get("here", "")) for p, (_, words) in zip(forth, told(forth), strict=True)] == (
        [(missing, added)] if missing else []
    )
    assert [(words, dict(p.values).get("here", "")) for p, (_, words) in zip(back, told(back), strict=True)] == (
        [(added, missing)] if missing else []
    )


@pytest.mark.parametrize(
    ("vi", "en", "code", "words"),
    [
        pytest.param("Ngày 13/11.", "On 13 November 2024.", "year-added", "2024", id="a year"),
        pytest.param("Có hội thảo.", "There were 15 workshops.", "number-added", "15", id="a number"),
        pytest.param("Có 15 hội thảo.", "There were workshops.", "number-missing", "15", id="no number"),
        pytest.param("Chi 5 tỷ đồng.", "It spent US$5 billion.", "unit-different", "5 tỷ đồng", id="a currency"),
        pytest.param("Có hơn 775 dự án.", "There are nearly 775 projects.", "bound-different", "hơn 775", id="a bound"),
        pytest.param("Tăng từ 15 lên 30.", "It rose from 30 to 15.", "numbers-swapped", "15 lên 30", id="a range"),
        pytest.param("Họ hội chẩn.", "They had a talk.", "term-missing", "hội chẩn", id="a term"),
        pytest.param("Bà gặp mọi người.", "She met the Deputy Director.", "term-added", "Deputy Director", id="a post"),
        pytest.param("Ông không ký.", "He signed.", "negation-missing", "không", id="no negation"),
        pytest.param("Ông đã ký.", "He did not sign.", "negation-added", "not", id="a negation"),
        pytest.param(
            "Ông nói: “Đây là việc rất tốt”.", "He said it was a very good thing.", "quote-missing",
            "“Đây là việc rất tốt”", id="no quotation marks",
        ),
        pytest.param("Họp tại trụ sở.", "They met at the seat ().", "brackets-empty", "()", id="empty brackets"),
        pytest.param(
            "Trung tâm Hợp tác (IEC).", "The cooperation centre.", "abbreviation-missing", "IEC", id="an abbreviation"
        ),
        pytest.param(
            "Chỉ có vài người đến dự buổi họp.", "Chỉ có vài người đến dự buổi họp.", "untranslated",
            "Chỉ có vài người đến dự buổi họp", id="words left in Vietnamese",
        ),
    ],
)  # fmt: skip
def test_a_fault_has_its_own_code(  # noqa: PLR0913, PLR0917 - the columns of the table
    site: Site, reference: Reference, vi: str, en: str, code: str, words: str
) -> None:
    assert told(check_translation(article_of(site, vi, en), reference, CONTENT)) == [(code, words)]


def test_words_left_in_english_are_found(site: Site, reference: Reference) -> None:
    words = "The hospital is one of the best in the region and of the country."
    problems = check_translation(article_of(site, words, words, Language.EN), reference, CONTENT)
    assert [problem.code for problem in problems] == ["untranslated"]


def test_a_sentence_that_was_left_out_is_named_once(site: Site, reference: Reference) -> None:
    left_out = "Ông Lê Văn Nam trao tặng 15 giường bệnh cho khoa Nhi."
    vi = f"Sáng nay bệnh viện tổ chức lễ ký kết. {left_out} Các đại biểu chúc mừng."
    en = "This morning the hospital held a signing ceremony. The delegates offered their congratulations."
    problems = check_translation(article_of(site, vi, en), reference, CONTENT)
    assert told(problems) == [("sentence-missing", left_out)]


def test_two_people_in_each_others_place_are_found(site: Site, reference: Reference) -> None:
    vi = "Ông Lê Văn Nam phát biểu khai mạc. Bà Trần Thị Hoa cảm ơn các đại biểu."
    en = "Ms Tran Thi Hoa made the opening speech. Mr Le Van Nam thanked the delegates."
    problems = check_translation(article_of(site, vi, en), reference, CONTENT)
    assert [problem.code for problem in problems] == ["names-swapped"]


def test_a_finding_stands_at_its_words_and_names_the_line_of_the_original(site: Site, reference: Reference) -> None:
    problem = check_translation(article_of(site, "Có 775 dự án.", "It has 757 projects."), reference, CONTENT)[0]
    place = problem.place
    assert (place.file, place.line) == (CONTENT / "articles" / "x" / "text.en.md", 3)
    assert place.text is not None
    assert place.column is not None
    assert place.text[place.column - 1 :][: place.width] == "757"
    assert dict(problem.values) == {
        "words": "775",
        "here": "757",
        "line": 3,
        "file": "text.vi.md",
        "says": "Có 775 dự án.",
    }


def test_a_caption_is_shown_with_its_mark(site: Site, reference: Reference) -> None:
    article = article_of(site, "Có 775 dự án", "It has 757 projects")
    texts = [article.texts[language] for language in Language]
    captions = [
        replace(text, blocks=(replace(text.blocks[0], kind=BlockKind.CAPTION),)) for text in texts if text is not None
    ]
    article = replace(article, texts=Localized(vi=captions[0], en=captions[1]))
    place = check_translation(article, reference, CONTENT)[0].place
    assert (place.text, place.column) == ("Caption: It has 757 projects", 17)


def test_title_and_summary_are_compared_too(site: Site, reference: Reference) -> None:
    article = replace(
        article_of(site, "Lễ hội.", "A feast."),
        title=Localized(vi="Hà Tĩnh có 5 dự án", en="Ha Giang has 5 projects"),
        summary=Localized(vi="Ngày 12/10/2024.", en="On 12 October 2025."),
    )
    problems = check_translation(article, reference, CONTENT)
    assert [(problem.code, problem.key) for problem in problems] == [
        ("name-different", "title.en"),
        ("number-different", "summary.en"),
    ]


def test_a_settled_difference_is_silent_and_only_it(site: Site, reference: Reference) -> None:
    article = article_of(site, "Có 775 dự án và 12 giường.", "It has 757 projects and 13 beds.")
    difference = Difference(line=3, words="775", why="a slip in the source")
    article = replace(article, differences=(difference,))
    assert told(check_translation(article, reference, CONTENT)) == [("number-different", "12")]


@pytest.mark.parametrize(
    "difference",
    [
        pytest.param(Difference(line=4, words="775", why="x"), id="of another line"),
        pytest.param(Difference(line=3, words="776", why="x"), id="of other words"),
        pytest.param(Difference(line=None, words="775", why="x"), id="of the metadata"),
    ],
)
def test_a_difference_that_settles_nothing_is_a_note(site: Site, reference: Reference, difference: Difference) -> None:
    article = replace(article_of(site, "Có 775 dự án.", "It has 757 projects."), differences=(difference,))
    problems = check_translation(article, reference, CONTENT)
    assert [(problem.code, problem.is_note) for problem in problems] == [
        ("number-different", False),
        ("difference-unused", True),
    ]


def test_people_of_the_metadata_may_be_told_by_their_given_name(site: Site, reference: Reference) -> None:
    person = Person(
        name=Localized(vi="Võ Văn Minh", en="Vo Van Minh"),
        title=None,
        post=Localized(vi="Giám đốc", en="Director"),
        organisation="",
        line=3,
    )
    article = article_of(site, "Ông Võ Văn Minh đồng ý.", "Mr Minh agreed.")
    assert told(check_translation(replace(article, people=(person,)), reference, CONTENT)) == []


def test_a_missing_translation_is_not_compared(site: Site, reference: Reference) -> None:
    article = article_of(site, "Có 775 dự án.", "")
    alone = replace(article, texts=Localized(vi=article.texts.vi, en=None))
    assert check_translation(alone, reference, CONTENT) == []


def test_every_article_is_compared(site: Site) -> None:
    articles = tuple(replace(article_of(site, "Có 15 dự án.", "It has 16 projects."), id=name) for name in "ab")
    problems = check_translations(replace(site, articles=articles), CONTENT)
    assert [problem.place.file.parent.name for problem in problems] == ["a", "b"]


@pytest.mark.parametrize(
    ("vi", "en", "code"),
    [
        pytest.param("Có 30 bác sĩ.", "There are 31 doctors.", "number-different", id="a number"),
        pytest.param("Ngày 13/11, đoàn đến.", "The delegation came on 14 November.", "date-different", id="a date"),
    ],
)
def test_what_leaves_a_translator_no_choice_keeps_the_site_from_being_published(
    site: Site, reference: Reference, vi: str, en: str, code: str
) -> None:
    problems = check_translation(article_of(site, vi, en), reference, CONTENT)
    assert [(problem.code, problem.is_note) for problem in problems] == [(code, False)]


@pytest.mark.parametrize(
    ("vi", "en", "code"),
    [
        pytest.param(
            "Đoàn đến thăm bệnh viện.", "The delegation did not visit the hospital.", "negation-added", id="not"
        ),
        pytest.param(
            "“Chúng tôi rất vui được đón đoàn”, bà nói.",
            "She said they were very glad to receive them.",
            "quote-missing",
            id="quotation marks",
        ),
    ],
)
def test_what_a_translator_may_do_on_purpose_is_a_note(
    site: Site, reference: Reference, vi: str, en: str, code: str
) -> None:
    problems = check_translation(article_of(site, vi, en), reference, CONTENT)
    assert [(problem.code, problem.is_note) for problem in problems] == [(code, True)]
