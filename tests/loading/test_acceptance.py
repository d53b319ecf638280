from __future__ import annotations

from pathlib import Path

import pytest

from bantin.commands.accept import accept_translations
from bantin.loading.site import read_site
from bantin.problems import ProblemsError
from tests.support.built import BRIDGE, EN, SEED, build_site
from tests.support.loading import load_site
from tests.support.problems import problems_of, told
from tests.support.sites import BRIDGE_ARTICLE, SEED_ARTICLE, SEED_TOML, edit, record_seed, small_site

ACCEPTED = f"{SEED_ARTICLE}/accepted.toml"
TEXT = f"{SEED_ARTICLE}/text.en.md"


def notes_of(root: Path) -> list[str]:
    reading = read_site(root)
    assert reading.faults == []
    return [text.splitlines()[0] for text in told(list(reading.problems), root)]


def change_original(root: Path) -> None:
    """Change two words of the seed's paragraph in line 11, as a newer copy of the report would."""
    edit(root / SEED_ARTICLE / "seed.txt", "được đào tạo", "được tập huấn")
    record_seed(root / SEED_ARTICLE)


def test_an_accepted_translation_is_up_to_date(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    assert notes_of(root) == []
    assert load_site(root).articles[1].outdated == ()


def test_a_translation_that_nobody_accepted_is_noted(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    (root / ACCEPTED).unlink()
    assert notes_of(root) == [f"{TEXT}:1:1: note: nobody has accepted this translation yet"]


def test_a_changed_block_of_the_original_is_told_at_its_translation(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change_original(root)
    reading = read_site(root)
    (note,) = told(list(reading.problems), root)
    assert note == (
        f"{TEXT}:5:1: note: the original of this block has changed since the translation was accepted\n"
        '    line 11 of seed.txt says now: "Hơn 20 bác sĩ sẽ được tập huấn"; '
        "change the translation, or accept it as it is:  "
        f"python build.py new --accept {SEED}"
    )
    assert reading.site is not None
    assert reading.site.articles[1].outdated == (("text", 3),)


def test_a_changed_summary_is_told_at_its_translation(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, 'vi = "Hà Giang và Bệnh viện Bạch Mai ký bản ghi nhớ."', 'vi = "Hà Giang ký."')
    assert notes_of(root) == [
        f"{SEED_TOML}:19:6: note: summary.en: the original of this text has changed since the translation was accepted"
    ]


def test_editing_the_translation_settles_it(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change_original(root)
    edit(root / TEXT, "will be trained", "will be taught")
    assert notes_of(root) == []


def test_accepting_the_translation_settles_it(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change_original(root)
    assert accept_translations(root, [SEED]) == [root / ACCEPTED]
    assert notes_of(root) == []


def test_a_block_that_moved_is_not_out_of_date(tmp_path: Path) -> None:
    """Only words count: a line that got another role, or another place, is the same line."""
    root = small_site(tmp_path)
    edit(root / SEED_TOML, '{ line = 5, role = "lead"', '{ line = 5, role = "paragraph"')
    assert notes_of(root) == []


def test_readers_of_the_translation_are_told_and_those_of_the_original_are_not(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    change_original(root)
    built = build_site(root, tmp_path / "output")
    english = built.read("en/news/ha-giang-signs-with-bach-mai.html")
    told_of = "The Vietnamese original has changed since it was translated. The English may be out of date in: block 3."
    assert told_of in english.text
    assert [link.href for link in english.links if link.text == "block 3"] == ["#l11"]
    assert "thay đổi sau khi" not in built.tree["vi/tin/ha-giang-ky-voi-bach-mai.html"].data.decode()
    assert "thay đổi sau khi" in built.tree["vi/song-ngu/ha-giang-ky-voi-bach-mai.html"].data.decode()


def test_accepting_changes_nothing_but_its_own_file(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    (root / ACCEPTED).unlink()
    accept_translations(root, [SEED])
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("names", "code"),
    [
        pytest.param(["2023-12-08-nowhere"], "unknown-article", id="no such article"),
        pytest.param(["../articles/" + SEED], "unknown-article", id="a path"),
        pytest.param([""], "unknown-article", id="nothing"),
        pytest.param([BRIDGE], "nothing-translated", id="one language only"),
        pytest.param([SEED, "nowhere"], "unknown-article", id="one of two"),
    ],
)
def test_what_cannot_be_accepted_is_told_and_nothing_is_written(tmp_path: Path, names: list[str], code: str) -> None:
    root = small_site(tmp_path)
    (root / ACCEPTED).unlink()
    with pytest.raises(ProblemsError) as raised:
        accept_translations(root, names)
    assert [problem.code for problem in raised.value.problems] == [code]
    assert not (root / ACCEPTED).exists()


def test_a_broken_article_cannot_be_accepted(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, 'kind = "mou"', 'kind = "muo"')
    with pytest.raises(ProblemsError) as raised:
        accept_translations(root, [SEED])
    assert ["unknown kind" in text for text in told(raised.value.problems, root)] == [True]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(SEED_TOML, 'kind = "mou"', 'draft = true\nkind = "TODO mou"', id="a guess in a draft"),
        pytest.param(TEXT, "More than 20 doctors", "TODO Hơn 20 bác sĩ", id="words still to be translated"),
    ],
)
def test_what_is_not_finished_cannot_be_accepted(tmp_path: Path, file: str, old: str, new: str) -> None:
    root = small_site(tmp_path)
    edit(root / file, old, new)
    (root / ACCEPTED).unlink()
    with pytest.raises(ProblemsError) as raised:
        accept_translations(root, [SEED])
    assert {problem.code for problem in raised.value.problems} <= {"todo", "todo-text", "figure-not-in-text"}
    assert not (root / ACCEPTED).exists()


@pytest.mark.parametrize(
    "text",
    ["pairs = 3", 'pairs = ["a"]', 'pairs = [["a"]]', "pairs = [[1, 2]]", 'pairs = []\nmore = "x"', "nothing = 1"],
)
def test_a_record_that_was_tampered_with_is_a_problem(tmp_path: Path, text: str) -> None:
    root = small_site(tmp_path)
    (root / ACCEPTED).write_text(text, encoding="utf-8")
    (problem,) = problems_of(root)
    assert problem.startswith(f"{ACCEPTED}:1:1: this file has been changed by hand and can't be read\n")


def test_an_article_in_one_language_needs_no_record(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    assert not (root / BRIDGE_ARTICLE / "accepted.toml").exists()
    assert notes_of(root) == []
    assert EN is load_site(root).articles[0].original
