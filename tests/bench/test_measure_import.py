"""The measure of the importer: its scoring on records made by hand, and its truths beside their texts."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import unicodedata
from pathlib import Path

import pytest

from bantin.model.site import Site
from bantin.text import fold
from bench.import_record import DateRow, NameRow, Record, SourceRow
from bench.import_scores import Mark, Score, is_same_day, score
from bench.import_truths import (
    FOLDER,
    Group,
    SourceTruth,
    Specimen,
    Truth,
    decode,
    even_out,
    group_of,
    load_specimens,
    parse_truth,
)
from bench.measure_import import Result, explain, find_record, make_registers_only, measure, show, show_reliability
from tests.support.loading import load_site
from tests.support.sites import PROJECT

SPECIMENS = load_specimens()
LAYOUTS = [specimen for specimen in SPECIMENS if specimen.group is not Group.SEEDS]
ROLES = {
    *("title", "section", "stamp", "lead", "paragraph", "subheading", "caption", "credit", "byline", "source"),
    *("furniture", "duplicate", "blank"),
}
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "windows-1258"]
TRUTH = Truth(
    encoding="utf-8",
    roles=(("title",), ("blank",), ("lead", "paragraph"), ("byline",)),
    titles=("Hà Tĩnh và Bạch Mai ký hợp tác",),
    bylines=("Lê Lâm", "Lê Lâm - Thu Hà"),
    source=SourceTruth(outlet="bao-ha-giang", names=("Báo Hà Giang", "Hà Giang"), url="http://bao.example/tin-1"),
    events=("2024-10-12",),
    provinces=("ha-tinh", "nghe-an"),
    partners=(("benh-vien-bach-mai",), ("Bệnh viện Kibi", "Bệnh viện Kibi (Nhật Bản)")),
    also_partners=(("ubnd-ha-tinh",), ("Sở Y tế",)),
    abbreviations={"BVBM": ("Bệnh viện Bạch Mai",)},
    also_abbreviations=("UBND",),
)
RIGHT: Record = {
    "encoding": "utf-8",
    "lines": [
        {"line": 1, "role": "title", "confidence": 0.95},
        {"line": 2, "role": "blank", "confidence": 1.0},
        {"line": 3, "role": "lead", "confidence": 0.8},
        {"line": 4, "role": "byline", "confidence": 0.6},
    ],
    "title": {"text": "Hà Tĩnh và Bạch Mai ký hợp tác", "line": 1, "confidence": 0.9},
    "byline": {"text": "Lê Lâm", "line": 4, "confidence": 0.7},
    "source": {"outlet": "bao-ha-giang", "name": "Báo Hà Giang", "url": "http://bao.example/tin-1", "confidence": 0.9},
    "dates": [
        {"says": "13/10/2024", "date": "2024-10-13", "role": "published", "confidence": 0.9},
        {"says": "12/10", "date": "2024-10-12", "role": "event", "confidence": 0.8},
    ],
    "provinces": [{"id": "ha-tinh", "confidence": 0.9}, {"id": "nghe-an", "confidence": 0.5}],
    "partners": [
        {"id": "benh-vien-bach-mai", "name": "Bệnh viện Bạch Mai", "confidence": 0.9},
        {"id": "", "name": "bệnh viện Kibi", "confidence": 0.6},
    ],
    "abbreviations": [{"short": "BVBM", "long": "bệnh viện Bạch Mai", "confidence": 0.9}],
}

each_specimen = pytest.mark.parametrize("specimen", [pytest.param(each, id=each.name) for each in SPECIMENS])


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(PROJECT)


def changed(**changes: object) -> Record:
    record: Record = {**RIGHT, **changes}  # type: ignore[typeddict-item]  # the test names real keys
    return record


def scored(found: Score, name: str) -> tuple[int, int, int]:
    """Right claims, wrong ones, missed ones."""
    marks = found.sets[name]
    return marks.right, len(marks.found) - marks.right, len(marks.missed)


# Scoring


def test_a_right_record_has_no_fault() -> None:
    found = score(RIGHT, TRUTH)
    assert all(mark.is_right for mark in (*found.lines, *found.claims))
    assert [scored(found, name) for name in found.sets] == [(2, 0, 0), (2, 0, 0), (1, 0, 0)]
    assert found.main_province


def test_blank_lines_do_not_count() -> None:
    assert [mark.line for mark in score(RIGHT, TRUTH).lines] == [1, 3, 4]


def test_each_of_two_fair_roles_is_right_and_a_third_is_not() -> None:
    for role, is_right in (("lead", True), ("paragraph", True), ("caption", False)):
        record = changed(lines=[{"line": 3, "role": role}])
        assert score(record, TRUTH).lines[1].is_right == is_right


def test_a_line_that_the_record_leaves_out_is_wrong() -> None:
    mark = score(changed(lines=[]), TRUTH).lines[0]
    assert mark == Mark(is_right=False, expected="title", found="no role", line=1)


def test_nothing_is_right_of_an_empty_record() -> None:
    nothing_there = Truth(encoding="utf-8", roles=(("lead",),), abbreviations={})
    found = score({}, nothing_there)
    assert not any(mark.is_right for mark in (*found.lines, *found.claims))


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        pytest.param("Hà Tĩnh và Bạch Mai ký hợp tác", True, id="same words"),
        pytest.param("HÀ TĨNH VÀ BẠCH MAI KÝ HỢP TÁC", True, id="other case"),
        pytest.param("Hà\u00a0Tĩnh và  Bạch Mai\u200b ký hợp tác", True, id="other blanks, invisible marks"),
        pytest.param(unicodedata.normalize("NFD", "Hà Tĩnh và Bạch Mai ký hợp tác"), True, id="marks apart"),
        pytest.param("Ha Tinh va Bach Mai ky hop tac", False, id="without marks"),
        pytest.param("Hà Tĩnh và Bạch Mai", False, id="half"),
    ],
)
def test_a_title_is_compared_by_its_words(text: str, *, is_right: bool) -> None:
    assert score(changed(title={"text": text}), TRUTH).facts["title"].is_right == is_right


def test_a_title_is_wrong_where_there_is_none() -> None:
    untitled = Truth(encoding="utf-8", roles=(("lead",),), abbreviations={})
    assert not score(RIGHT, untitled).facts["title"].is_right
    assert score(changed(title=None), untitled).facts["title"].is_right


def test_each_fair_byline_is_right_whatever_parts_the_names() -> None:
    for byline, is_right in (("LÊ LÂM", True), ("Lê Lâm, Thu Hà", True), ("Thu Hà", False)):
        assert score(changed(byline={"text": byline}), TRUTH).facts["byline"].is_right == is_right


@pytest.mark.parametrize(
    ("row", "is_right"),
    [
        pytest.param({"outlet": "bao-ha-giang", "url": "http://bao.example/tin-1"}, True, id="by id"),
        pytest.param({"outlet": "", "name": "hà giang", "url": "http://bao.example/tin-1/"}, True, id="by a fair name"),
        pytest.param({"outlet": "bao-ha-giang", "url": "http://bao.example/tin-2"}, False, id="another address"),
        pytest.param({"outlet": "bao-ha-giang", "url": None}, False, id="no address"),
        pytest.param({"outlet": "bao-moi", "url": "http://bao.example/tin-1"}, False, id="another outlet"),
        pytest.param({"outlet": "", "name": "", "url": "http://bao.example/tin-1"}, False, id="no outlet"),
        pytest.param(None, False, id="nothing"),
    ],
)
def test_a_source_is_right_when_all_that_is_stated_is(row: SourceRow | None, *, is_right: bool) -> None:
    assert score(changed(source=row), TRUTH).facts["source"].is_right == is_right


def test_a_source_that_the_text_does_not_state_is_wrong() -> None:
    silent = Truth(encoding="utf-8", roles=(), abbreviations={})
    assert not score(RIGHT, silent).facts["source"].is_right
    assert score(changed(source={"outlet": "", "name": "", "url": ""}), silent).facts["source"].is_right


def test_a_source_that_may_be_missing_is_right_or_missing() -> None:
    truth = Truth(
        encoding="utf-8", roles=(), abbreviations={}, source=SourceTruth(names=("Bản tin",), may_be_missing=True)
    )
    for row, is_right in ((None, True), ({"name": "bản tin"}, True), ({"name": "Báo Mới"}, False)):
        assert score(changed(source=row), truth).facts["source"].is_right == is_right


@pytest.mark.parametrize(
    ("found", "expected", "is_same"),
    [
        pytest.param("2024-10-12", "2024-10-12", True, id="the day"),
        pytest.param("2024-10-13", "2024-10-12", False, id="another day"),
        pytest.param("2023-10-12", "2024-10-12", False, id="another year"),
        pytest.param("????-10-12", "2024-10-12", False, id="no year where one is stated"),
        pytest.param("????-10-12", "????-10-12", True, id="no year where none is"),
        pytest.param("--10-12", "????-10-12", True, id="no year as ISO writes it"),
        pytest.param("0000-10-12", "????-10-12", True, id="year nought"),
        pytest.param("2024-10-12", "????-10-12", False, id="a guessed year"),
        pytest.param("????-12-10", "????-10-12", False, id="day and month exchanged"),
        pytest.param("2024", "????-10-12", False, id="a year alone"),
    ],
)
def test_an_event_is_compared_by_its_day(found: str, expected: str, *, is_same: bool) -> None:
    assert is_same_day(found, expected) == is_same


def test_only_the_date_of_the_event_counts() -> None:
    rows: list[DateRow] = [{"says": "12/10", "date": "2024-10-12", "role": "published"}]
    mark = score(changed(dates=rows), TRUTH).facts["event"]
    assert (mark.is_right, mark.found) == (False, "none")


def test_an_undated_event_counts_by_its_words_where_no_year_is_stated() -> None:
    truth = Truth(encoding="utf-8", roles=(), abbreviations={}, events=("????-10-09",))
    rows: list[DateRow] = [{"says": "Ngày 9-10", "date": None, "role": "event"}]
    assert score(changed(dates=rows), truth).facts["event"].is_right


@pytest.mark.parametrize(
    ("ids", "expected", "is_main"),
    [
        pytest.param(["ha-tinh", "nghe-an"], (2, 0, 0), True, id="all"),
        pytest.param(["nghe-an", "ha-tinh"], (2, 0, 0), False, id="the main one second"),
        pytest.param(["ha-tinh", "ha-tinh"], (1, 0, 1), True, id="one said twice"),
        pytest.param(["ha-tinh", "ha-noi"], (1, 1, 1), True, id="a place named in passing"),
        pytest.param([], (0, 0, 2), False, id="none"),
    ],
)
def test_provinces_are_right_wrong_or_missed(ids: list[str], expected: tuple[int, int, int], *, is_main: bool) -> None:
    found = score(changed(provinces=[{"id": id_, "name": "x"} for id_ in ids]), TRUTH)
    assert (scored(found, "provinces"), found.main_province) == (expected, is_main)


def test_the_name_of_a_province_does_not_make_up_for_a_wrong_id() -> None:
    rows: list[NameRow] = [{"id": "nam-dinh", "name": "Hà Tĩnh"}]
    assert scored(score(changed(provinces=rows), TRUTH), "provinces") == (0, 1, 2)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param({"id": "benh-vien-bach-mai", "name": "BV Bạch Mai"}, (1, 0, 1), id="a registered one by its id"),
        pytest.param({"id": "", "name": "Bệnh viện Bạch Mai"}, (0, 1, 2), id="a registered one not recognised"),
        pytest.param({"id": "", "name": "BỆNH VIỆN KIBI"}, (1, 0, 1), id="another one by its name folded"),
        pytest.param({"id": "", "name": "Bệnh viện Kibi, Nhật Bản"}, (1, 0, 1), id="by another fair name"),
        pytest.param({"id": "ubnd-ha-tinh", "name": "UBND tỉnh"}, (0, 0, 2), id="one that counts neither way"),
        pytest.param({"id": "", "name": "Sở Y Tế"}, (0, 0, 2), id="a name that counts neither way"),
        pytest.param({"id": "bao-ha-giang", "name": "Báo Hà Giang"}, (0, 1, 2), id="the outlet"),
    ],
)
def test_partners_are_right_wrong_or_missed(row: NameRow, expected: tuple[int, int, int]) -> None:
    assert scored(score(changed(partners=[row]), TRUTH), "partners") == expected


def test_an_abbreviation_needs_its_long_form() -> None:
    for short, long, expected in (
        ("BVBM", "Bệnh viện Bạch Mai", (1, 0, 0)),
        ("BVBM", "Bệnh viện Bãi Cháy", (0, 1, 1)),
        ("PHCN", "phục hồi chức năng", (0, 1, 1)),
        ("UBND", "Ủy ban nhân dân", (0, 0, 1)),
    ):
        found = score(changed(abbreviations=[{"short": short, "long": long}]), TRUTH)
        assert scored(found, "abbreviations") == expected


def test_an_encoding_is_compared_by_name() -> None:
    assert not score(changed(encoding="utf-8-sig"), TRUTH).facts["encoding"].is_right


# The command


def test_confidence_is_counted_in_three_buckets() -> None:
    marks = [
        Mark(is_right=is_right, expected="", found="", confidence=confidence)
        for is_right, confidence in (
            *((True, 1.0), (True, 0.9), (False, 0.95)),
            *((True, 0.89), (False, 0.7)),
            *((False, 0.69), (False, 0.0), (True, None)),
        )
    ]
    assert [line.split()[-3:] for line in show_reliability("lines", marks)] == [
        ["2", "of", "3"],
        ["1", "of", "2"],
        ["0", "of", "2"],
    ]


def test_seeds_and_both_halves_of_the_layouts_are_counted_apart() -> None:
    seed = Specimen(name="seed", group=Group.SEEDS, path=Path("seed.txt"), truth=TRUTH)
    known = Specimen(name="known", group=Group.TUNED, path=Path("known.txt"), truth=TRUTH)
    other = Specimen(name="other", group=Group.HELD_OUT, path=Path("other.txt"), truth=TRUTH)
    results = [
        Result(specimen=seed, score=score(RIGHT, TRUTH)),
        Result(specimen=known, score=score(changed(encoding="utf-16-le"), TRUTH)),
        Result(specimen=other, score=score(changed(provinces=[], byline=None), TRUTH)),
    ]
    totals = [line.split() for line in show(results) if line.startswith("total")]
    assert totals == [
        ["total", "100.0%", *["1/1"] * 6, "100/100", "100/100", "100/100"],
        ["total", "100.0%", *["1/1"] * 4, "0/1", "1/1", "100/100", "100/100", "100/100"],
        ["total", "100.0%", "1/1", "0/1", "1/1", "1/1", "1/1", "0/1", "-/0", "100/100", "100/100"],
    ]


def test_what_is_wrong_is_explained(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Hà Tĩnh và Bạch Mai ký hợp tác\n\nNgày 12/10, hai bên ký.\nLê Lâm", encoding="utf-8")
    specimen = Specimen(name="one", group=Group.HELD_OUT, path=text, truth=TRUTH)
    record = changed(
        lines=[*RIGHT["lines"][:3], {"line": 4, "role": "caption", "confidence": 0.6}],
        provinces=[{"id": "ha-tinh"}, {"id": "ha-noi", "confidence": 0.4}],
    )
    assert list(explain([Result(specimen=specimen, score=score(record, TRUTH))]))[2:] == [
        "  line 4: caption (0.60), expected byline: Lê Lâm",
        "  provinces: ha-noi (0.40), expected nothing",
        "  provinces: nghe-an was missed",
    ]


def test_a_record_is_found_among_other_lines() -> None:
    printed = 'words\n{"code": "a-problem"}\n{"file": "text.txt", "lines": []}\n'
    assert find_record(printed) == {"file": "text.txt", "lines": []}
    assert find_record("words\n") is None


def test_the_importer_gets_the_registers_and_no_article(tmp_path: Path) -> None:
    root = make_registers_only(tmp_path / "site")
    assert (root / "content" / "partners.toml").is_file()
    assert list((root / "content" / "articles").iterdir()) == []


def test_a_text_without_a_record_is_a_fault(tmp_path: Path) -> None:
    """The folder holds no site, so nothing can be imported into it."""
    result = measure(LAYOUTS[0], tmp_path / "nowhere", tmp_path)
    assert result.fault
    assert not any(mark.is_right for mark in result.score.lines)


def test_the_importer_is_asked_by_its_documented_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for build.py repeats its arguments, all but the addresses, as the title of its record."""
    (tmp_path / "build.py").write_text(
        "import json, sys\n"
        "from pathlib import Path\n"
        "*words, file = sys.argv[1:]\n"
        "text = ' '.join([*words[2:], Path(file).name])\n"
        "print(json.dumps({'lines': [], 'title': {'text': text}}))\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("bench.measure_import.PROJECT", tmp_path)
    result = measure(LAYOUTS[0], tmp_path / "site", tmp_path)
    assert result.fault == ""
    assert result.score.facts["title"].found == "import --dry-run --format json text.txt"


# The truths


def test_the_odd_layouts_are_tuned_and_the_even_ones_held_out() -> None:
    numbers = {group: [int(s.name[:2]) for s in LAYOUTS if s.group is group] for group in (Group.TUNED, Group.HELD_OUT)}
    assert numbers == {Group.TUNED: [*range(1, 23, 2)], Group.HELD_OUT: [*range(2, 23, 2)]}


def test_a_layout_without_a_number_belongs_to_no_group() -> None:
    with pytest.raises(ValueError, match="press"):
        group_of("press-release")


def test_there_are_enough_layouts_and_every_encoding() -> None:
    assert len({specimen.truth.layout for specimen in LAYOUTS}) >= 16
    assert sorted({specimen.truth.encoding for specimen in LAYOUTS}) == sorted(ENCODINGS)


def test_every_text_has_a_truth_and_every_truth_a_text() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {specimen.name for specimen in LAYOUTS}
    assert all(specimen.path.is_file() for specimen in SPECIMENS)


@each_specimen
def test_a_record_that_says_the_truth_has_no_fault(specimen: Specimen) -> None:
    truth = specimen.truth
    record: Record = {
        "encoding": truth.encoding,
        "lines": [{"line": number, "role": roles[-1]} for number, roles in enumerate(truth.roles, start=1)],
        "title": {"text": truth.titles[-1]} if truth.titles else None,
        "byline": {"text": truth.bylines[-1]} if truth.bylines else None,
        "source": {"outlet": truth.source.outlet, "name": "".join(truth.source.names[-1:]), "url": truth.source.url},
        "dates": [{"date": truth.events[-1], "role": "event"}],
        "provinces": [{"id": id_} for id_ in truth.provinces],
        "partners": [
            {"id": "", "name": readings[-1]} if " " in readings[-1] else {"id": readings[-1]}
            for readings in (*truth.partners, *truth.also_partners)
        ],
        "abbreviations": [{"short": short, "long": long[-1]} for short, long in truth.abbreviations.items()],
    }
    found = score(record, truth)
    assert [mark for mark in (*found.lines, *found.claims) if not mark.is_right] == []
    assert [found_set.missed for found_set in found.sets.values()] == [(), (), ()]
    assert found.main_province


def test_an_unknown_key_in_a_truth_is_refused() -> None:
    text = (FOLDER / f"{LAYOUTS[0].name}.toml").read_text(encoding="utf-8")
    with pytest.raises(TypeError, match="titel"):
        parse_truth(f'titel = ""\n{text}')


def test_the_layouts_are_declared_fiction() -> None:
    assert "Everything in this folder is fiction" in (FOLDER / "README.md").read_text(encoding="utf-8")


@each_specimen
def test_each_line_has_one_role_that_exists(specimen: Specimen) -> None:
    lines = specimen.read_lines()
    assert len(specimen.truth.roles) == len(lines)
    assert {role for roles in specimen.truth.roles for role in roles} <= ROLES
    for line, roles in zip(lines, specimen.truth.roles, strict=True):
        assert (roles == ("blank",)) == (not even_out(line)), line


@pytest.mark.parametrize("specimen", [pytest.param(each, id=each.name) for each in LAYOUTS])
def test_the_comment_beside_a_role_shows_its_line(specimen: Specimen) -> None:
    text = (FOLDER / f"{specimen.name}.toml").read_text(encoding="utf-8")
    comments = [even_out(comment) for comment in re.findall(r'^  "[a-z|]+",  # (\d+.*)$', text, re.MULTILINE)]
    lines = enumerate(map(even_out, specimen.read_lines()), start=1)
    assert comments == [even_out(f"{number}: {line[:56]}") if line else f"{number}" for number, line in lines]


@each_specimen
def test_the_title_stands_in_the_lines_of_that_role(specimen: Specimen) -> None:
    pairs = zip(specimen.truth.roles, map(even_out, specimen.read_lines()), strict=True)
    title = " ".join(line for roles, line in pairs if roles[0] == "title")
    assert title == (specimen.truth.titles[0] if specimen.truth.titles else "")


@each_specimen
def test_a_byline_stands_in_a_line_of_that_role(specimen: Specimen) -> None:
    pairs = list(zip(specimen.truth.roles, specimen.read_lines(), strict=True))
    lines = fold(" ".join(line for roles, line in pairs if roles[0] == "byline"))
    bylines = [fold(byline) for byline in specimen.truth.bylines]
    assert any(byline in lines for byline in bylines) or (not bylines and not lines)


@each_specimen
def test_a_duplicate_repeats_an_earlier_line(specimen: Specimen) -> None:
    lines = [even_out(line) for line in specimen.read_lines()]
    for number, roles in enumerate(specimen.truth.roles):
        if "duplicate" in roles:
            assert lines[number] in lines[:number]


@each_specimen
def test_provinces_are_registered_and_held_on_the_day(specimen: Specimen, site: Site) -> None:
    assert specimen.truth.provinces
    day = specimen.truth.events[0].split("/")[0]
    for id_ in specimen.truth.provinces:
        province = site.register.provinces[id_]
        if not day.startswith("?"):
            assert province.end is None or dt.date.fromisoformat(day) <= province.end.until


@each_specimen
def test_the_day_of_the_event_stands_in_the_text(specimen: Specimen) -> None:
    text = "\n".join(specimen.read_lines())
    days = [day.split("-")[1:] for event in specimen.truth.events for day in event.split("/")]
    forms = [rf"\b0?{int(day)}(?:[./-]| tháng )0?{int(month)}\b" for month, day in days]
    assert any(re.search(form, unicodedata.normalize("NFC", text)) for form in forms)
    for event in specimen.truth.events:
        year = event.split("-")[0]
        assert year == "????" or year in text


@each_specimen
def test_partners_and_outlets_are_registered_or_named_in_the_text(specimen: Specimen, site: Site) -> None:
    text = fold(even_out("\n".join(specimen.read_lines())))
    for readings in (*specimen.truth.partners, specimen.truth.source.names):
        ids = [reading for reading in readings if reading in site.partners.partners]
        assert ids or not readings or any(fold(reading) in text for reading in readings), readings
    for readings in (*specimen.truth.partners, *specimen.truth.also_partners):
        for reading in readings:
            assert reading in site.partners.partners or " " in reading, reading
    outlet = specimen.truth.source.outlet
    assert not outlet or outlet in site.partners.partners


@each_specimen
def test_a_registered_partner_is_given_by_its_id(specimen: Specimen, site: Site) -> None:
    names = {fold(partner.name.vi) for partner in site.partners.partners.values()}
    for readings in specimen.truth.partners:
        assert not {fold(reading) for reading in readings if " " in reading} & names


@each_specimen
def test_the_address_of_the_source_stands_in_the_text(specimen: Specimen) -> None:
    assert specimen.truth.source.url in "\n".join(specimen.read_lines())


@each_specimen
def test_abbreviations_stand_in_the_text_with_their_long_form(specimen: Specimen) -> None:
    text = fold(even_out("\n".join(specimen.read_lines())))
    for short, long in specimen.truth.abbreviations.items():
        assert fold(short) in text
        assert any(fold(reading) in text for reading in long)


@each_specimen
def test_a_text_is_in_no_other_encoding(specimen: Specimen) -> None:
    data = specimen.path.read_bytes()
    readable = []
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        try:
            decode(data, encoding)
        except UnicodeDecodeError:
            continue
        readable.append(encoding)
    assert data.startswith(b"\xef\xbb\xbf") == (specimen.truth.encoding == "utf-8-sig")
    assert ("utf-8" in readable) == specimen.truth.encoding.startswith("utf-8")
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    assert data.startswith(tuple(marks.values())) == (specimen.truth.encoding in marks)


@pytest.mark.parametrize(
    "bundle", [pytest.param(each, id=each.name) for each in SPECIMENS if each.group is Group.SEEDS]
)
def test_the_roles_of_a_seed_are_those_of_its_article(bundle: Specimen) -> None:
    """The editor's rows say what each line is; where both are fair, the editor's is the first."""
    rows = tomllib.loads((bundle.path.parent / "article.toml").read_text(encoding="utf-8"))["seed"]["vi"]["lines"]
    roles = {line: row["role"] for row in rows for line in range(row["line"], row.get("to", row["line"]) + 1)}
    found = {number: each[0] for number, each in enumerate(bundle.truth.roles, start=1) if each != ("blank",)}
    assert found == roles
