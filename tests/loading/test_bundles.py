from __future__ import annotations

from pathlib import Path

import pytest

from bantin.languages import Language
from bantin.model.article import TextState
from tests.support.loading import load_site
from tests.support.problems import problems_after, problems_of
from tests.support.sites import (
    BRIDGE_ARTICLE,
    BRIDGE_TOML,
    SEED_ARTICLE,
    SEED_TOML,
    edit,
    record_seed,
    small_site,
    write_files,
)

SEED_TABLE = (
    '[seed.{language}]\nfile = "seed.txt"\nname = "x.txt"\nsha256 = "0"\nlines = [{{ line = 1, role = "lead" }}]\n'
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            'vi = "Hà Giang ký với Bệnh viện Bạch Mai"',
            'vi = "Hà Giang kí với Bệnh viện Bạch Mai"',
            "14:6: title.vi: differs from the title line of ha-giang.txt\n"
            "    it says: Hà Giang ký với Bệnh viện Bạch Mai",
            id="the title differs from the seed's",
        ),
        pytest.param(
            'vi = "Lê Lâm"',
            'vi = "Lê Lam"',
            '45:6: citation.byline.vi: the seed says "Lê Lâm"',
            id="the byline differs from the seed's",
        ),
        pytest.param(
            '[citation.byline]\nvi = "Lê Lâm"\nen = "Le Lam"\n',
            "",
            '37:1: citation: "byline" is missing; the seed says "Lê Lâm"\n    add [citation.byline]',
            id="the seed's byline is left out",
        ),
        pytest.param(
            'vi = "original"',
            'vi = "translated"',
            "21:1: text: 0 languages are the original\n    exactly one is",
            id="no original",
        ),
        pytest.param(
            'en = "translated"',
            'en = "original"',
            "21:1: text: 2 languages are the original\n    exactly one is",
            id="two originals",
        ),
        pytest.param(
            'en = "translated"',
            'en = "translatd"',
            '23:6: text.en: unknown word "translatd"\n'
            '    did you mean "translated"? one of: original, translated, missing',
            id="a state that is none",
        ),
        pytest.param(
            'en = "translated"\n',
            "",
            '21:1: text: "en" is missing\n    add en = … here',
            id="a language without a state",
        ),
        pytest.param(
            'en = "translated"\n',
            'en = "translated"\nfr = "missing"\n',
            '24:1: text.fr: unknown key "fr"\n    known keys: en, vi',
            id="a third language",
        ),
        pytest.param(
            'en = "translated"',
            'en = "missing"',
            '23:6: text.en: is "missing", but text.en.md is there\n    write "translated"',
            id="a text that is said to be missing",
        ),
    ],
)
def test_metadata_and_texts_that_do_not_agree_are_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems_after(tmp_path, SEED_TOML, old, new) == [f"{SEED_TOML}:{said}"]


def test_a_text_that_is_not_there_is_told(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    (root / SEED_ARTICLE / "text.en.md").unlink()
    assert problems_of(root) == [
        f'{SEED_TOML}:23:6: text.en: text.en.md is missing\n    write text.en.md, or set en = "missing" under [text]'
    ]


def test_a_language_has_a_seed_or_a_text(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    write_files(root, f"-- {SEED_ARTICLE}/text.vi.md --\nHà Giang.")
    assert problems_of(root) == [
        f"{SEED_TOML}:66:1: seed.vi: text.vi.md is there too\n    a language has a seed or a text, not both"
    ]


def test_a_language_that_is_missing_has_no_seed(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    write_files(root, f"-- {BRIDGE_ARTICLE}/seed.txt --\nĐoàn thăm.")
    with (root / BRIDGE_TOML).open("a", encoding="utf-8") as file:
        file.write("\n" + SEED_TABLE.format(language="vi"))
    record_seed(root / BRIDGE_ARTICLE)
    assert problems_of(root) == [f'{BRIDGE_TOML}:42:1: seed.vi: a language that is "missing" has no seed']


@pytest.mark.parametrize("name", ["notes.txt", "text.fr.md", "photo.jpg", "Text.en.md"])
def test_a_file_that_is_no_part_of_the_bundle_is_told(tmp_path: Path, name: str) -> None:
    root = small_site(tmp_path)
    (root / SEED_ARTICLE / name).touch()
    hint = "the bundle's files are: article.toml, seed.txt, text.en.md"
    assert problems_of(root) == [f"{SEED_ARTICLE}/{name}: this is no part of the bundle\n    {hint}"]


def test_what_editors_and_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    for name in (".DS_Store", "article.toml~", ".text.en.md.swp"):
        (root / SEED_ARTICLE / name).touch()
    (root / "content" / "articles" / ".gitkeep").touch()
    assert problems_of(root) == []


@pytest.mark.parametrize(
    "name", ["ha-giang", "2023-12-8-ha-giang", "2023-12-08", "2023-12-08-Ha-Giang", "2023-12-08-a--b"]
)
def test_a_bundle_is_named_by_date_and_words(tmp_path: Path, name: str) -> None:
    root = small_site(tmp_path)
    (root / SEED_ARTICLE).rename(root / "content" / "articles" / name)
    hint = "such as 2024-04-17-bai-chay-dong-trieu"
    assert problems_of(root) == [f'content/articles/{name}: "{name}" is no name for a bundle\n    {hint}']


def test_a_bundle_without_metadata_is_told(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    (root / SEED_TOML).unlink()
    assert problems_of(root) == [f"{SEED_TOML}: the file is missing"]


def test_a_text_that_is_a_link_is_told(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    text = root / SEED_ARTICLE / "text.en.md"
    text.rename(tmp_path / "elsewhere.md")
    text.symlink_to(tmp_path / "elsewhere.md")
    assert problems_of(root) == [f"{SEED_ARTICLE}/text.en.md: this is a symbolic link\n    put a plain file here"]


def test_a_vietnamese_original_may_be_written_instead_of_collected(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    bundle = root / SEED_ARTICLE
    seed = (bundle / "seed.txt").read_text(encoding="utf-8").splitlines()
    (bundle / "seed.txt").unlink()
    # The lines keep their numbers, so that what points to them still holds.
    written = ["Hà Giang ký.", *[""] * 3, seed[4], "", f"Chú thích: {seed[6]}", "", "", "", seed[10]]
    (bundle / "text.vi.md").write_text("\n".join(written) + "\n", encoding="utf-8")
    metadata = (bundle / "article.toml").read_text(encoding="utf-8")
    (bundle / "article.toml").write_text(metadata.partition("[seed.vi]")[0], encoding="utf-8")
    edit(bundle / "article.toml", 'url_certainty = "stated"\nline = 15', 'url_certainty = "found"')
    edit(bundle / "article.toml", "[agreement]\n", '[citation.basis]\nvi = "a"\nen = "b"\n\n[agreement]\n')
    edit(bundle / "text.en.md", "On 8 December", "Ha Giang signs.\n\nOn 8 December")
    article = load_site(root).articles[1]
    assert article.original is Language.VI
    assert article.texts.vi is not None
    assert (article.texts.vi.state, article.texts.vi.seed) == (TextState.ORIGINAL, None)


def test_an_english_original_may_be_collected_and_its_vietnamese_be_a_translation(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    bundle = root / BRIDGE_ARTICLE
    write_files(
        root,
        f"-- {BRIDGE_ARTICLE}/seed.txt --\n"
        "On 1 September 2025 a delegation of Bach Mai Hospital visited Tuyen Quang. |\n"
        "Bach Mai Hospital visits Tuyen Quang\n"
        "By Le Lam\n"
        f"-- {BRIDGE_ARTICLE}/text.vi.md --\n"
        "Ngày 1/9/2025, đoàn **Bệnh viện Bạch Mai** thăm Tuyên Quang.\n",
    )
    (bundle / "text.en.md").unlink()
    edit(bundle / "article.toml", 'vi = "missing"', 'vi = "translated"')
    edit(bundle / "article.toml", "[title]\n", '[title]\nvi = "Bạch Mai thăm Tuyên Quang"\n')
    edit(bundle / "article.toml", "[summary]\n", '[summary]\nvi = "Đoàn Bạch Mai thăm Tuyên Quang."\n')
    rows = '{ line = 1, role = "lead", drop_end = " |" }, { line = 2, role = "title" }, { line = 3, role = "byline" }'
    with (bundle / "article.toml").open("a", encoding="utf-8") as file:
        file.write('\n[citation.byline]\nvi = "Lê Lâm"\nen = "Le Lam"\n')
        file.write(f'\n[seed.en]\nfile = "seed.txt"\nname = "x.txt"\nsha256 = "0"\nlines = [{rows}]\n')
    record_seed(bundle)
    article = load_site(root).articles[0]
    assert article.original is Language.EN
    assert article.texts.en is not None
    assert article.texts.en.seed is not None
    assert article.texts.en.seed.bylines == ("By Le Lam",)
    assert article.texts.vi is not None
    assert article.texts.vi.state is TextState.TRANSLATED
