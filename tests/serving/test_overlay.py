from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bantin.languages import Language
from bantin.problems import Place, Problem
from bantin.serving.overlay import describe_problems

ROOT = Path("/site")
LINE = 'provinces = ["quang-nihn"]'
PLACE = Place(file=ROOT / "content/a/article.toml", line=7, column=14, width=12, text=LINE)
FAULT = Problem.at(PLACE, "unknown-province", "provinces", value="quang-nihn", nearest="quang-ninh")
NOTE = Problem.note(Place(file=ROOT / "content/a/article.toml", line=1, column=1, text="TODO"), "todo", guess="x")


def described(*problems: Problem, language: Language = Language.EN) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(describe_problems(problems, ROOT, language))
    return record


def test_a_problem_has_its_place_and_words_and_the_line_in_three_parts() -> None:
    assert described(FAULT)["problems"] == [
        {
            "place": "content/a/article.toml:7:14",
            "key": "provinces",
            "message": 'unknown province "quang-nihn"',
            "hint": 'did you mean "quang-ninh"? ids are listed in content/provinces.toml',
            "code": "unknown-province",
            "note": False,
            "quote": {"line": 7, "before": "provinces = [", "meant": '"quang-nihn"', "after": "]"},
        }
    ]


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    (problem,) = described(Problem.at(Place(file=ROOT / "content/x"), "missing-file"))["problems"]
    assert (problem["place"], problem["quote"]) == ("content/x", None)


def test_a_problem_with_a_code_is_told_in_the_language_that_is_asked_for() -> None:
    told = {language: described(NOTE, language=language) for language in Language}
    assert [told[language]["problems"][0]["message"] for language in Language] == [
        "còn phải làm",
        "is still to be done",
    ]
    assert [told[language]["words"]["title"] for language in Language] == ["1 lưu ý trong 1 tệp", "1 note in 1 file"]
    assert [told[language]["lang"] for language in Language] == ["vi", "en"]


def test_faults_stand_before_notes() -> None:
    assert [problem["note"] for problem in described(NOTE, FAULT)["problems"]] == [False, True]


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    place = Place(file=ROOT / "x", line=1, column=501, width=3, text="a" * 500 + "bcd" + "e" * 500)
    (problem,) = described(Problem.at(place, "missing-file"))["problems"]
    assert problem["quote"] == {"line": 1, "before": "…" + "a" * 40, "meant": "bcd", "after": "e" * 160 + "…"}


def test_what_ends_after_the_line_is_shown_as_a_blank() -> None:
    place = Place(file=ROOT / "x", line=1, column=5, text="abcd")
    (problem,) = described(Problem.at(place, "missing-file"))["problems"]
    assert problem["quote"] == {"line": 1, "before": "abcd", "meant": " ", "after": ""}


def test_characters_that_reorder_a_line_are_made_visible() -> None:
    place = Place(file=ROOT / "x", line=1, column=1, text="a\u202eb")
    (problem,) = described(Problem.at(place, "dead-link", address="is \u202ewrong"))["problems"]
    assert (problem["message"], problem["quote"]["after"]) == ('dead link "is \\x202ewrong"', "\\x202eb")


def test_the_record_is_one_line() -> None:
    place = Place(file=ROOT / "x", line=1, column=1, text="a\nb\u2028c")
    assert "\n" not in describe_problems([Problem.at(place, "dead-link", address="two\nlines")], ROOT, Language.EN)


def test_more_problems_than_anyone_reads_are_counted() -> None:
    problems = [
        Problem.at(Place(file=ROOT / "x", line=line), "dead-link", address=f"{line}.html") for line in range(1, 251)
    ]
    record = described(*problems)
    assert (len(record["problems"]), record["words"]["title"]) == (100, "250 problems in 1 file")


def test_without_problems_there_is_nothing_to_say() -> None:
    record = described()
    assert (record["problems"], record["words"]["title"]) == ([], "")
