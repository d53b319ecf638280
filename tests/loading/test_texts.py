from __future__ import annotations

from pathlib import Path

import pytest

from bantin.languages import Language
from bantin.loading.files import TextFile
from bantin.loading.texts import parse_blocks
from bantin.model.article import BlockKind
from bantin.problems import Problem
from tests.support.loading import load_site
from tests.support.problems import problems_after, problems_of, told
from tests.support.sites import BRIDGE_ARTICLE, SEED_ARTICLE, SEED_TOML, edit, small_site

TEXT = f"{SEED_ARTICLE}/text.en.md"
FIGURE = "More than 20 doctors will be trained."
EMPTY = 'the text is empty\n    write it, or set en = "missing" under [text] in article.toml'
CAPTION = "Caption: The signing (Photo: Le Lam)"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("will be", "will <b>be", "5:27: raw HTML: <b>", id="a tag"),
        pytest.param("will be", "will</b> be", "5:26: raw HTML: </b>", id="the end of a tag"),
        pytest.param("More", "<!-- x --> More", "5:1: raw HTML: <!-- x -->", id="a comment"),
        pytest.param("trained.", "trained. <script", "5:39: raw HTML: <script", id="a tag that is not closed"),
        pytest.param("trained.", "trained. <?x?>", "5:39: raw HTML: <?x?>", id="an instruction"),
    ],
)
def test_raw_html_is_told_where_it_stands(tmp_path: Path, old: str, new: str, said: str) -> None:
    hint = "use Markdown, or write &lt; for a sign"
    assert problems_after(tmp_path, TEXT, old, new) == [f"{TEXT}:{said}\n    {hint}"]


@pytest.mark.parametrize(
    "new",
    [
        "trained; 3 < 4.",
        "trained: *all* &lt;b&gt;.",
        "trained: <https://example.vn/>.",
        "trained: [here](https://x.vn).",
    ],
)
def test_markdown_and_signs_are_no_raw_html(tmp_path: Path, new: str) -> None:
    assert problems_after(tmp_path, TEXT, "trained.", new) == []


def test_an_empty_text_is_one_problem(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    (root / TEXT).write_text(" \n\n", encoding="utf-8")
    assert problems_of(root) == [f"{TEXT}:1:1: {EMPTY}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            f"{CAPTION}\n\n",
            "",
            "3:1: 2 blocks, but seed.txt has 3\n"
            "    the block of line 7 seems to have no translation: “Lễ ký kết (Ảnh: Lê Lâm)”",
            id="a block is missing",
        ),
        pytest.param(
            f"\n\n{CAPTION}",
            f"\n{CAPTION}",
            "1:1: this block seems to be two blocks of seed.txt, those of lines 5 and 7\n"
            "    the second one begins in line 7: “Lễ ký kết (Ảnh: Lê Lâm)”; 2 blocks here, 3 there",
            id="a block is merged with the one before",
        ),
        pytest.param(
            f"{CAPTION}\n\n",
            f"{CAPTION}\n",
            "3:1: this block seems to be two blocks of seed.txt, those of lines 7 and 11\n"
            "    the second one begins in line 11: “Hơn 20 bác sĩ sẽ được đào tạo”; 2 blocks here, 3 there",
            id="the last block is merged with the one before",
        ),
        pytest.param(
            "Caption: ",
            "## ",
            "3:1: block 2 is a subheading, but block 2 of seed.txt (line 7) is a caption\n"
            "    is a block missing, merged or split before this one?",
            id="a block is of another sort",
        ),
        pytest.param(
            "More than",
            "## More than",
            "5:1: block 3 is a subheading, but block 3 of seed.txt (line 11) is a paragraph\n"
            "    is a block missing, merged or split before this one?",
            id="a paragraph became a subheading",
        ),
        pytest.param(
            FIGURE,
            f"{FIGURE}\n\nThe end.",
            "7:1: 4 blocks, but seed.txt has only 3\n    this is the first one too many",
            id="one block too many",
        ),
    ],
)
def test_a_translation_has_the_blocks_of_its_original(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems_after(tmp_path, TEXT, old, new) == [f"{TEXT}:{said}"]


def test_a_block_that_was_split_is_told(tmp_path: Path) -> None:
    said = f"{TEXT}:5:1: this block and that of line 7 seem to be one block of seed.txt, that of line 11"
    assert problems_after(tmp_path, TEXT, "20 doctors", "20\n\ndoctors")[-1].split("\n")[0] == said


def test_a_translation_without_the_last_block_is_told(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / TEXT, f"\n{FIGURE}\n", "")
    edit(root / SEED_TOML, "More than 20 doctors", "The signing")
    hint = "the block of line 11 seems to have no translation: “Hơn 20 bác sĩ sẽ được đào tạo”"
    assert problems_of(root) == [f"{TEXT}:3:1: 2 blocks, but seed.txt has 3\n    {hint}"]


def test_a_written_text_is_parted_at_blank_lines() -> None:
    lines = ("", "Caption: One", "", "Two", "and three", " ", "", "## Four", "", "Chú thích: five")
    problems: list[Problem] = []
    file = TextFile(path=Path("text.en.md"), lines=lines, sha256="")
    blocks = parse_blocks(file, Language.EN, problems)
    assert [(block.kind, block.words, block.line, block.last_line) for block in blocks] == [
        (BlockKind.CAPTION, "One", 2, 2),
        (BlockKind.LEAD, "Two\nand three", 4, 5),
        (BlockKind.SUBHEADING, "Four", 8, 8),
        (BlockKind.PARAGRAPH, "Chú thích: five", 10, 10),
    ]
    assert told(problems, Path()) == []


def test_the_first_paragraph_is_the_lead(tmp_path: Path) -> None:
    text = load_site(small_site(tmp_path)).articles[0].texts[Language.EN]
    assert text is not None
    assert [block.kind for block in text.blocks] == [BlockKind.LEAD, BlockKind.SUBHEADING, BlockKind.PARAGRAPH]


def test_an_empty_original_is_one_problem(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    (root / BRIDGE_ARTICLE / "text.en.md").write_text("", encoding="utf-8")
    assert problems_of(root) == [f"{BRIDGE_ARTICLE}/text.en.md:1:1: {EMPTY}"]
