from __future__ import annotations

from pathlib import Path

import pytest

from bantin.loading.site import read_site
from tests.support.built import SEED
from tests.support.loading import load_site
from tests.support.problems import problems_after, told
from tests.support.sites import SEED_ARTICLE, SEED_TOML, edit, small_site

TEXT = f"{SEED_ARTICLE}/text.en.md"


def draft_site(folder: Path) -> Path:
    root = small_site(folder)
    edit(root / SEED_TOML, 'kind = "mou"', 'draft = true\nkind = "mou"')
    return root


def test_a_draft_is_left_out_and_named(tmp_path: Path) -> None:
    reading = read_site(draft_site(tmp_path))
    assert reading.problems == ()
    assert reading.drafts == (SEED,)
    assert reading.site is not None
    assert SEED not in [article.id for article in reading.site.articles]


def test_a_draft_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    reading = read_site(draft_site(tmp_path), drafts=True)
    assert reading.drafts == ()
    assert reading.site is not None
    assert [article.draft for article in reading.site.articles if article.id == SEED] == [True]


def test_faults_of_a_draft_keep_nothing_else_from_being_published(tmp_path: Path) -> None:
    root = draft_site(tmp_path)
    edit(root / SEED_TOML, 'provinces = ["ha-giang"]', 'provinces = ["nowhere"]')
    assert len(load_site(root).articles) == 1
    reading = read_site(root, drafts=True)
    assert [problem.place.file.name for problem in reading.faults] == ["article.toml"]
    assert reading.site is not None
    assert len(reading.site.articles) == 1


def test_a_draft_does_not_take_an_address(tmp_path: Path) -> None:
    root = draft_site(tmp_path)
    edit(root / SEED_TOML, 'vi = "ha-giang-ky-voi-bach-mai"', 'vi = "tham-va-lam-viec"')
    assert read_site(root).problems == ()


def test_draft_false_is_no_draft(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, 'kind = "mou"', 'draft = false\nkind = "mou"')
    assert len(load_site(root).articles) == 2


@pytest.mark.parametrize(
    ("old", "new", "spot", "guess"),
    [
        pytest.param('kind = "mou"', 'kind = "TODO mou"', "1:8: kind", "mou", id="a word with a guess"),
        pytest.param('kind = "mou"', 'kind = "TODO"', "1:8: kind", "", id="a word without one"),
        pytest.param('kind = "mou"', 'kind = "TODO: mou"', "1:8: kind", "mou", id="with a colon"),
        pytest.param('["ha-giang"]', '["TODO ha-giang"]', "2:14: provinces", "ha-giang", id="in a list"),
        pytest.param("date = 2023-12-08", 'date = "TODO"', "26:8: event_date.date", "", id="a date"),
        pytest.param("line = 5\n\n[ev", 'line = "TODO 5"\n\n[ev', "31:8: event_date.line", "5", id="a number"),
        pytest.param('role = "section"', 'role = "TODO section"', "71:22: seed.vi.lines.role", "section", id="a role"),
        pytest.param(
            'en = "Ha Giang signs with Bach Mai Hospital"', 'en = "TODO"', "15:6: title.en", "", id="one language"
        ),
    ],
)
def test_what_says_todo_is_told_once_with_its_guess(tmp_path: Path, old: str, new: str, spot: str, guess: str) -> None:
    hint = f'\n    the guess is "{guess}"; if it is right, take the word TODO out' if guess else ""
    assert problems_after(tmp_path, SEED_TOML, old, new) == [f"{SEED_TOML}:{spot}: is still to be done{hint}"]


def test_a_text_that_says_todo_is_told_with_the_words_to_translate(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / TEXT, "Caption: The signing", "Caption: TODO Lễ ký")
    assert told(read_site(root).faults, root) == [
        f'{TEXT}:3:10: a part of the text is still to be written\n    to be translated: "Lễ ký (Photo: Le Lam)"'
    ]


@pytest.mark.parametrize("words", ["Todo list", "TODOS", "the word TODO inside"])
def test_other_words_are_not_taken_for_it(tmp_path: Path, words: str) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, 'en = "The year is in the link."', f'en = "{words}."')
    assert read_site(root).faults == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('kind = "mou"', 'kind = "TODO mou"', id="a word"),
        pytest.param('["ha-giang"]', '["TODO ha-giang"]', id="in a list"),
        pytest.param("date = 2023-12-08", 'date = "TODO 2023-12-08"', id="a date"),
        pytest.param("line = 5\n\n[ev", 'line = "TODO 5"\n\n[ev', id="a number"),
        pytest.param('role = "section"', 'role = "TODO section"', id="a role"),
    ],
)
def test_a_draft_can_be_looked_at_with_its_guesses(tmp_path: Path, old: str, new: str) -> None:
    root = draft_site(tmp_path)
    edit(root / SEED_TOML, old, new)
    reading = read_site(root, drafts=True)
    assert [problem.code for problem in reading.faults] == ["todo"]
    assert reading.site is not None
    (guessed,) = [article for article in reading.site.articles if article.draft]
    sound = read_site(draft_site(tmp_path / "sound"), drafts=True).site
    assert sound is not None
    assert guessed in sound.articles


def test_a_draft_shows_which_words_are_missing(tmp_path: Path) -> None:
    root = draft_site(tmp_path)
    edit(root / SEED_TOML, 'en = "Ha Giang and Bach Mai Hospital signed a memorandum."', 'en = "TODO"')
    edit(root / TEXT, "Caption: The signing", "Caption: TODO Lễ ký")
    site = read_site(root, drafts=True).site
    assert site is not None
    (draft,) = [article for article in site.articles if article.draft]
    assert draft.summary.en == "TODO"
    assert draft.texts.en is not None
    assert draft.texts.en.blocks[1].words == "TODO Lễ ký (Photo: Le Lam)"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('kind = "mou"', 'kind = "TODO"', id="a word without a guess"),
        pytest.param("date = 2023-12-08", 'date = "TODO 08-12"', id="a date that is none"),
        pytest.param('en = "ha-giang-signs-with-bach-mai"', 'en = "TODO"', id="an address"),
    ],
)
def test_a_draft_that_lacks_what_a_page_needs_is_not_shown(tmp_path: Path, old: str, new: str) -> None:
    root = draft_site(tmp_path)
    edit(root / SEED_TOML, old, new)
    reading = read_site(root, drafts=True)
    assert [problem.code for problem in reading.faults] == ["todo"]
    assert reading.site is not None
    assert not any(article.draft for article in reading.site.articles)


@pytest.mark.parametrize(
    ("old", "new", "is_shown"),
    [
        pytest.param(
            '["benh-vien-bach-mai"]\nlocal', '["TODO nobody"]\nlocal', False, id="an id that is in no register"
        ),
        pytest.param('kind = "mou"', 'kind = "TODO nothing"', False, id="a word that is none of the list"),
        pytest.param('vi = "ha-giang-ky-voi-bach-mai"', 'vi = "TODO Hà Giang"', False, id="no slug"),
        pytest.param('en = "More than 20 doctors"', 'en = "TODO"', True, id="words that the text does not have"),
        pytest.param('vi = "Hà Giang ký với', 'vi = "TODO Hà Giang kí với', True, id="another title than the seed's"),
    ],
)
def test_of_a_guess_nothing_more_is_told_than_that_it_is_one(
    tmp_path: Path, old: str, new: str, is_shown: object
) -> None:
    root = draft_site(tmp_path)
    path = root / SEED_TOML
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    reading = read_site(root, drafts=True)
    assert [problem.code for problem in reading.faults] == ["todo"]
    assert reading.site is not None
    assert any(article.draft for article in reading.site.articles) == is_shown
