from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bantin.cli import main
from bantin.commands.new import Begun, begin_article
from bantin.languages import Language
from bantin.loading.site import read_site
from bantin.problems import ProblemsError
from tests.support.sites import PROJECT, real_site

TITLE = "Bệnh viện Bạch Mai ký hợp tác với Lai Châu"
DAY = dt.date(2026, 1, 15)


def metadata_of(begun: Begun) -> dict[str, Any]:
    return tomllib.loads((begun.bundle / "article.toml").read_text(encoding="utf-8"))


def test_an_empty_bundle_is_a_draft_with_what_its_title_names(tmp_path: Path) -> None:
    begun = begin_article(real_site(tmp_path), TITLE, DAY)
    assert begun.bundle.name == "2026-01-15-lai-chau-bach-mai"
    assert sorted(path.name for path in begun.bundle.iterdir()) == ["article.toml", "text.en.md", "text.vi.md"]
    metadata = metadata_of(begun)
    assert metadata["draft"] is True
    assert metadata["provinces"] == ["lai-chau"]
    assert metadata["partners"] == ["benh-vien-bach-mai"]
    assert metadata["title"]["vi"] == TITLE
    assert metadata["slug"]["vi"] == "benh-vien-bach-mai-ky-hop-tac-voi-lai-chau"
    assert metadata["event_date"]["date"] == DAY


def test_nothing_but_what_is_to_do_is_wrong_with_it(tmp_path: Path) -> None:
    root = real_site(tmp_path)
    begin_article(root, TITLE, DAY)
    reading = read_site(root, drafts=True)
    assert {problem.code for problem in reading.faults} == {"todo", "todo-text"}
    assert {language.value for language in Language} == {
        problem.place.file.name.split(".")[1] for problem in reading.faults if problem.code == "todo-text"
    }


@pytest.mark.parametrize(
    ("day", "province"),
    [
        pytest.param(dt.date(2024, 5, 1), "ha-giang", id="before the merger"),
        pytest.param(dt.date(2026, 5, 1), "tuyen-quang", id="after it"),
    ],
)
def test_a_province_has_the_name_that_held_on_the_day(tmp_path: Path, day: dt.date, province: str) -> None:
    begun = begin_article(real_site(tmp_path), "Bệnh viện Bạch Mai ký hợp tác với tỉnh Hà Giang", day)
    assert begun.provinces == (province,)


def test_what_the_title_does_not_name_is_to_do(tmp_path: Path) -> None:
    begun = begin_article(real_site(tmp_path), "Một ngày hội sức khỏe", DAY)
    assert (begun.provinces, begun.partners) == ((), ())
    assert metadata_of(begun)["provinces"] == ["TODO"]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        pytest.param("HÀ TĨNH VÀ BỆNH VIỆN BẠCH MAI KÝ HỢP TÁC HỖ TRỢ Y TẾ", "article-exists", id="in capitals"),
        pytest.param("Ha Tinh va Benh vien Bach Mai ky hop tac ho tro y te", "article-exists", id="without marks"),
        pytest.param("???", "title-without-letters", id="signs alone"),
        pytest.param("", "title-without-letters", id="nothing"),
    ],
)
def test_a_title_that_cannot_be_is_refused(tmp_path: Path, title: str, code: str) -> None:
    root = real_site(tmp_path)
    before = sorted((root / "content/articles").iterdir())
    with pytest.raises(ProblemsError) as raised:
        begin_article(root, title, DAY)
    assert [problem.code for problem in raised.value.problems] == [code]
    assert sorted((root / "content/articles").iterdir()) == before


def test_the_same_title_is_refused_while_the_first_is_a_draft(tmp_path: Path) -> None:
    root = real_site(tmp_path)
    begin_article(root, TITLE, DAY)
    with pytest.raises(ProblemsError) as raised:
        begin_article(root, TITLE.lower(), DAY)
    assert raised.value.problems[0].place.file.name == "2026-01-15-lai-chau-bach-mai"


@pytest.mark.parametrize(
    "title", ['Bệnh viện "A" \\ [x] = {y}', "Bệnh viện\tA\u200b\u202e", "../../Bệnh viện", "B" * 500]
)
def test_a_title_of_any_letters_gives_a_bundle_that_loads(tmp_path: Path, title: str) -> None:
    root = real_site(tmp_path)
    begun = begin_article(root, title, DAY)
    assert begun.bundle.parent == root / "content/articles"
    assert {problem.code for problem in read_site(root, drafts=True).faults} == {"todo", "todo-text"}


def test_the_command_says_what_it_made_and_what_comes_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = real_site(tmp_path)
    assert main(["new", TITLE, "--date", "2026-01-15", "--root", str(root)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("Created ")
    assert said[0].endswith("content/articles/2026-01-15-lai-chau-bach-mai/")
    assert said[1] == "  article.toml  draft; recognised in the title: lai-chau, benh-vien-bach-mai"
    assert said[-1] == "Next: fill in what says TODO, then  python build.py check"


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="nothing"),
        pytest.param([TITLE], id="no day"),
        pytest.param(["--date", "2026-01-15"], id="no title"),
        pytest.param([TITLE, "--date", "15/1/2026"], id="no date"),
        pytest.param([TITLE, "--date", "2026-01-15", "--accept", "x"], id="two things at once"),
    ],
)
def test_wrong_arguments_are_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["new", "--root", str(PROJECT), *arguments])
    assert stop.value.code == 2
