"""What is read out of a text: title, byline, source, dates, provinces, partners, people."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bantin.importing.dates import DateRole
from bantin.importing.parts import Part
from bantin.importing.record import make_record
from tests.support.importing import BUNDLES, draft

each_seed = pytest.mark.parametrize("seed", [pytest.param(seed, id=seed.parent.name) for seed in BUNDLES])


def by_hand(seed: Path) -> dict[str, object]:
    return tomllib.loads((seed.parent / "article.toml").read_text(encoding="utf-8"))


@each_seed
def test_title_byline_provinces_partners_and_kind_are_those_an_editor_gave(seed: Path) -> None:
    drafted = draft(seed.read_bytes())
    article = by_hand(seed)
    assert drafted.title is not None
    assert drafted.title.words == article["title"]["vi"]  # type: ignore[index]
    byline = article["citation"].get("byline")  # type: ignore[attr-defined]
    assert (drafted.byline.text if drafted.byline else None) == (byline["vi"] if byline else None)
    assert [province.id for province in drafted.provinces] == article["provinces"]
    assert [partner.id for partner in drafted.in_part(Part.PARTNER)] == article["partners"]
    assert drafted.kind is not None
    assert drafted.kind.id == article["kind"]


@each_seed
def test_the_source_is_that_of_the_text_and_none_is_made_up(seed: Path) -> None:
    drafted = draft(seed.read_bytes())
    citation = by_hand(seed)["citation"]
    if drafted.source is None:
        assert citation["outlet_certainty"] == "inferred"  # type: ignore[index]
        return
    assert drafted.source.outlet == citation["outlet"]  # type: ignore[index]
    if citation.get("url_certainty") == "stated":  # type: ignore[attr-defined]
        assert (drafted.source.url, drafted.source.line) == (citation["url"], citation["line"])  # type: ignore[index]


@each_seed
def test_the_day_of_the_event_is_that_of_the_text_and_a_year_it_does_not_say_is_not_stated(seed: Path) -> None:
    event = draft(seed.read_bytes()).event
    date = by_hand(seed)["event_date"]
    assert event is not None
    assert (event.says, event.line) == (date["says"], date["line"])  # type: ignore[index]
    assert (event.day, event.month) == (date["date"].day, date["date"].month)  # type: ignore[index]
    assert (event.year is not None) == (date["year_certainty"] == "stated")  # type: ignore[index]
    assert event.best_year in {None, date["date"].year}  # type: ignore[index]


@each_seed
def test_the_people_an_editor_named_are_found(seed: Path) -> None:
    people = by_hand(seed).get("people", [])
    found = {person.name: person for person in draft(seed.read_bytes()).people}
    for person in people:  # type: ignore[attr-defined]
        assert person["name"]["vi"] in found
        assert found[person["name"]["vi"]].post


@each_seed
def test_the_lines_of_a_record_joined_are_the_file(seed: Path) -> None:
    for data in (
        seed.read_bytes(),
        seed.read_bytes().replace(b"\n", b"\r\n"),
        seed.read_text("utf-8").encode("utf-16"),
    ):
        record = make_record(draft(data), "a.txt")
        texts = [row["text"] for row in record["lines"]]  # type: ignore[union-attr,index,call-overload]
        assert str(record["line_end"]).join(map(str, texts)).encode(str(record["encoding"])) == data


def lead(sentence: str, *, title: str = "Hai bệnh viện ký kết hợp tác về đào tạo", stamp: str = "") -> str:
    return "\n".join(part for part in (title, stamp, sentence, "Buổi lễ diễn ra trong không khí thân mật.") if part)


@pytest.mark.parametrize(
    ("words", "says", "iso"),
    [
        pytest.param("Chiều ngày 13/11, hai bên", "13/11", "????-11-13", id="day and month"),
        pytest.param("Sáng 03/12/2025, hai bên", "03/12/2025", "2025-12-03", id="in full"),
        pytest.param("Ngày 8.12, hai bên", "8.12", "????-12-08", id="with a dot"),
        pytest.param("Ngày 8-12-2023, hai bên", "8-12-2023", "2023-12-08", id="with hyphens"),
        pytest.param("Ngày 8 tháng 12, hai bên", "8 tháng 12", "????-12-08", id="in words"),
        pytest.param("Ngày 17 tháng 4 năm 2024, hai bên", "17 tháng 4 năm 2024", "2024-04-17", id="in words, in full"),
        pytest.param("Hôm nay (20/3/2024), hai bên", "20/3/2024", "2024-03-20", id="in brackets"),
    ],
)
def test_a_date_is_read_in_every_usual_form(words: str, says: str, iso: str) -> None:
    event = draft(lead(f"{words} đã ký kết thỏa thuận hợp tác về đào tạo.")).event
    assert event is not None
    assert (event.says, event.iso) == (says, iso)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("mở cửa 24/7 cho người bệnh", id="day and night"),
        pytest.param("1/3 dân số của tỉnh", id="a third"),
        pytest.param("10/11 huyện của tỉnh", id="ten of eleven"),
        pytest.param("tăng 3.5 lần so với trước", id="a decimal"),
        pytest.param("số điện thoại 0203.38.46", id="a telephone number"),
        pytest.param("ngày 31/2 không có", id="a day that does not exist"),
    ],
)
def test_figures_that_are_no_date_are_none(words: str) -> None:
    assert draft(lead(f"Hai bệnh viện hợp tác, {words}.")).dates == ()


@pytest.mark.parametrize(
    ("stamp", "year"),
    [
        pytest.param("10/01/2024 08:00", 2024, id="day before the stamp"),
        pytest.param("05/01/2024 08:00", 2023, id="day after the stamp: the year before"),
    ],
)
def test_a_missing_year_is_inferred_from_a_full_stamp_and_says_so(stamp: str, year: int) -> None:
    event = draft(lead("Sáng 9/1, hai bên đã ký kết thỏa thuận hợp tác.", stamp=stamp)).event
    assert event is not None
    assert (event.year, event.inferred_year) == (None, year)
    assert event.basis is not None
    assert "2" in event.basis.vi
    assert "line 2" in event.basis.en


def test_the_date_of_a_decree_is_not_that_of_the_event() -> None:
    sentence = "Thực hiện Quyết định số 12/QĐ-BYT ngày 5/1/2021, sáng 7/3/2023 hai bệnh viện đã ký kết thỏa thuận."
    event = draft(lead(sentence)).event
    assert event is not None
    assert event.says == "7/3/2023"


def test_a_date_in_a_title_or_a_stamp_alone_is_not_taken_for_stated() -> None:
    drafted = draft(lead("Hai bệnh viện vừa ký kết thỏa thuận hợp tác.", stamp="10/01/2024 08:00"))
    assert drafted.event is None
    assert [date.role for date in drafted.dates] == [DateRole.STAMP]


@pytest.mark.parametrize(
    ("sentence", "provinces"),
    [
        pytest.param(
            "Ngày 5/3/2024, UBND tỉnh Hoà Bình tiếp đoàn công tác.", ["hoa-binh"], id="tone in the other place"
        ),
        pytest.param("Ngày 5/3/2024, đoàn làm việc tại tỉnh Đắc Lắc về y tế tỉnh Đắc Lắc.", ["dak-lak"], id="alias"),
        pytest.param("Ngày 5/3/2024, Trường Đại học Y Hà Nội khai giảng lớp mới.", [], id="in a university's name"),
        pytest.param(
            "Ngày 5/3/2024, Báo Hà Giang đưa tin về lớp học trên đường Hà Nội.", [], id="newspaper and street"
        ),
        pytest.param(
            "Ngày 5/3/2024, ông Nguyễn Thái Bình nói về hòa bình và hợp tác.", [], id="person and common word"
        ),
        pytest.param("Ngày 5/3/2024, đoàn của tỉnh Hà Nam (Trung Quốc) đến học tập.", [], id="a province of China"),
        pytest.param("Ngày 5/3/2024, các nước châu Á - Thái Bình Dương họp về y tế.", [], id="the ocean"),
        pytest.param(
            "Ngày 5/3/2024, Sở Y tế Lâm Đồng và đoàn họp tại Hà Nội.", ["lam-dong"], id="the host is not filed"
        ),
        pytest.param(
            "Ngày 5/3/2024, đoàn thăm Bệnh viện Bãi Cháy và phường Bãi Cháy.", ["quang-ninh"], id="by a place"
        ),
        pytest.param("Ngày 5/3/2024, UBND tỉnh Bình Dương tiếp đoàn.", ["binh-duong"], id="before the merger"),
        pytest.param("Ngày 5/3/2026, ngành y tế tỉnh Bình Dương tiếp đoàn.", ["ho-chi-minh"], id="after the merger"),
        pytest.param(
            "Ngày 5/3/2024, UBND thành phố Huế tiếp đoàn y tế.", ["thua-thien-hue"], id="before the name changed"
        ),
        pytest.param(
            "Ngày 5/3/2024, lãnh đạo TP.HCM tiếp đoàn của TP.HCM kết nghĩa.", ["ho-chi-minh"], id="short form"
        ),
    ],
)
def test_a_report_is_filed_under_the_provinces_it_is_about(sentence: str, provinces: list[str]) -> None:
    drafted = draft(f"Hai bên ký kết hợp tác về đào tạo y tế\n{sentence}\nBuổi lễ diễn ra trong không khí thân mật.")
    assert [province.id for province in drafted.provinces] == provinces


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        pytest.param(
            "Bệnh viện Đa khoa tỉnh Cao Bằng và Sở Y tế Cao Bằng họp.",
            ["Bệnh viện Đa khoa tỉnh Cao Bằng", "Sở Y tế Cao Bằng"],
            id="two bodies joined by và",
        ),
        pytest.param(
            "Bệnh viện Lao và Bệnh phổi Nghệ An ký kết.", ["Bệnh viện Lao và Bệnh phổi Nghệ An"], id="và inside a name"
        ),
        pytest.param(
            "Giám đốc Sở Y tế Lai Châu Nguyễn Văn An phát biểu.", ["Sở Y tế Lai Châu"], id="a person's name follows"
        ),
        pytest.param("Bệnh viện Chợ Rẫy đào tạo bác sĩ.", ["Bệnh viện Chợ Rẫy"], id="a verb follows"),
        pytest.param("Các cơ sở y tế Hà Tĩnh và bệnh viện tuyến trên họp.", [], id="general words"),
        pytest.param("Đoàn Bệnh viện 108 đến thăm.", ["Bệnh viện 108"], id="a number"),
        pytest.param(
            "Chủ tịch UBND tỉnh Lạng Sơn Hồ Tiến Thiệu tiếp đoàn.",
            ["UBND tỉnh Lạng Sơn"],
            id="a chairman's name follows",
        ),
        pytest.param(
            "UBND tỉnh Hà Giang, Tuyên Quang ký kết.",
            ["Ủy ban nhân dân tỉnh Hà Giang", "Ủy ban nhân dân tỉnh Tuyên Quang"],
            id="a list named in short",
        ),
    ],
)
def test_the_name_of_an_organisation_ends_where_it_ends(sentence: str, names: list[str]) -> None:
    drafted = draft(f"Hai bên ký kết hợp tác về đào tạo y tế\nSáng 5/3/2024, mưa to. {sentence}")
    assert sorted(entry.name for entry in drafted.organisations) == sorted(names)


def test_an_outside_hospital_is_the_partner_and_the_provinces_own_is_local() -> None:
    drafted = draft(
        "Bệnh viện Chợ Rẫy hợp tác với Bệnh viện Đa khoa tỉnh Cà Mau\n"
        "Sáng 5/3/2024, Bệnh viện Chợ Rẫy và Bệnh viện Đa khoa tỉnh Cà Mau ký kết thỏa thuận hợp tác."
    )
    assert [entry.name for entry in drafted.in_part(Part.PARTNER)] == ["Bệnh viện Chợ Rẫy"]
    assert [entry.name for entry in drafted.in_part(Part.LOCAL)] == ["Bệnh viện Đa khoa tỉnh Cà Mau"]
    assert drafted.in_part(Part.PARTNER)[0].proposal == "benh-vien-cho-ray"


@pytest.mark.parametrize(
    ("sentence", "kind", "signed"),
    [
        pytest.param("hai bên đã ký biên bản ghi nhớ về đào tạo.", "mou", True, id="memorandum"),
        pytest.param("hai bên ký kết hợp đồng nguyên tắc về hỗ trợ.", "framework-contract", True, id="framework"),
        pytest.param(
            "hai bên ký kết thỏa thuận hợp tác toàn diện.", "comprehensive-agreement", True, id="comprehensive"
        ),
        pytest.param("hai bên ký điều chỉnh thỏa thuận hợp tác.", "amended-agreement", True, id="amended"),
        pytest.param("hai bên ký kết thỏa thuận hợp tác.", "agreement", True, id="agreement"),
        pytest.param("lãnh đạo tỉnh tiếp đoàn; hai bên sẽ ký kết thỏa thuận.", "reception", False, id="not signed yet"),
        pytest.param("bệnh viện khai giảng lớp đào tạo siêu âm.", "training", False, id="training"),
        pytest.param("bệnh viện tổ chức lễ kỷ niệm 25 năm thành lập.", "anniversary", False, id="anniversary"),
    ],
)
def test_the_kind_is_what_the_sentence_says_was_done(sentence: str, kind: str, signed: bool) -> None:  # noqa: FBT001 - a table
    found = draft(f"Tin về hai bệnh viện trong tỉnh hôm nay\nSáng 5/3/2024, {sentence}").kind
    assert found is not None
    assert (found.id, found.signed) == (kind, signed)


def test_an_abbreviation_is_explained_by_the_text_or_the_glossary() -> None:
    text = lead("Sáng 5/3/2024, Bệnh viện Chợ Rẫy (BVCR) làm việc với UBND tỉnh Cà Mau và TTYT huyện.")
    assert {entry.short: entry.long for entry in draft(text).abbreviations} == {
        "BVCR": "Bệnh viện Chợ Rẫy",
        "UBND": "Ủy ban nhân dân",
        "TTYT": "Trung tâm Y tế",
    }


def test_a_period_is_read_with_its_dash_or_in_words() -> None:
    dashed = draft(lead("Sáng 5/3/2024, hai bên ký kết thỏa thuận hợp tác giai đoạn 2024 – 2030.")).periods
    spoken = draft(lead("Sáng 5/3/2024, hai bên ký kết thỏa thuận hợp tác từ năm 2024 đến năm 2030.")).periods
    for periods in (dashed, spoken):
        assert [(period.first, period.last, period.of_agreement) for period in periods] == [(2024, 2030, True)]


def test_figures_are_given_in_the_words_of_the_text() -> None:
    text = lead("Sáng 5/3/2024, đoàn đến thăm. Hàn Quốc có hơn 775 dự án với 3,42 tỷ USD, hỗ trợ 1.290 giường bệnh.")
    assert [figure.says for figure in draft(text).figures] == ["hơn 775 dự án", "3,42 tỷ USD", "1.290 giường bệnh"]


def test_a_person_is_given_with_title_and_post() -> None:
    text = lead(
        "Sáng 5/3/2024, PGS.TS Đào Xuân Cơ, Giám đốc Bệnh viện Bạch Mai, và bà Kim Ji Woo - Cố vấn cao cấp đã ký."
    )
    assert [(p.name, p.title, p.post) for p in draft(text).people] == [
        ("Kim Ji Woo", "", "Cố vấn cao cấp"),
        ("Đào Xuân Cơ", "PGS.TS", "Giám đốc Bệnh viện Bạch Mai"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Người viết bài: Thu Trang",
        "Bài: Thu Trang; Ảnh: Quốc Việt",
        "Thu Trang tổng hợp",
        "Thu Trang/Báo Cà Mau",
        "Thu Trang (TTXVN)",
        "CTV Thu Trang",
        "Tác giả Thu Trang",
    ],
)
def test_a_byline_is_the_authors_name_without_what_stands_beside_it(line: str) -> None:
    byline = draft(f"{lead('Sáng 5/3/2024, hai bệnh viện đã ký kết thỏa thuận hợp tác.')}\n{line}").byline
    assert byline is not None
    assert byline.text == "Thu Trang"


def test_a_title_broken_after_a_small_word_goes_on() -> None:
    text = lead("Sáng 5/3/2024, hai bên ký kết.", title="Bệnh viện Tâm Đức ký kết hợp tác với\nSở Y tế Cà Mau")
    title = draft(text).title
    assert title is not None
    assert title.words == "Bệnh viện Tâm Đức ký kết hợp tác với Sở Y tế Cà Mau"
