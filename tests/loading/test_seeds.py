from __future__ import annotations

from pathlib import Path

import pytest

from bantin.languages import Language
from bantin.model.article import BlockKind
from tests.support.loading import load_site
from tests.support.problems import problems_after, problems_of
from tests.support.sites import SEED_ARTICLE, SEED_TOML, edit, record_seed, small_site

SEED = f"{SEED_ARTICLE}/seed.txt"
COLLECTED = "706b9793a670d47dd697edd683c4e374321239bdaa0675961159a83250f02f94"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            '{ line = 15, role = "source" }',
            '{ line = 15, to = 16, role = "source" }',
            "78:12: seed.vi.lines.line: line 16 of seed.txt is blank",
            id="a row that reaches to a blank line",
        ),
        pytest.param(
            '  { line = 3, role = "title" },',
            '  { line = 2, role = "furniture" },\n  { line = 3, role = "title" },',
            "72:12: seed.vi.lines.line: line 2 of seed.txt is blank",
            id="a row for a blank line",
        ),
        pytest.param(
            '  { line = 13, role = "byline" },',
            '  { line = 13, role = "byline" },\n  { line = 13, role = "source" },',
            "78:12: seed.vi.lines.line: line 13 has a role already",
            id="two roles for a line",
        ),
        pytest.param(
            '  { line = 1, role = "section" },\n  { line = 3, role = "title" },',
            '  { line = 3, role = "title" },\n  { line = 1, role = "section" },',
            "72:12: seed.vi.lines.line: line 1 stands out of order, after line 3",
            id="rows out of order",
        ),
        pytest.param(
            '  { line = 17, role = "furniture" },',
            '  { line = 17, role = "furniture" },\n  { line = 18, role = "furniture" },',
            "80:12: seed.vi.lines.line: seed.txt has only 17 lines",
            id="a row beyond the end",
        ),
        pytest.param(
            "{ line = 17, role",
            "{ line = 17, to = 99, role",
            "79:21: seed.vi.lines.to: seed.txt has only 17 lines",
            id="a row that reaches beyond the end",
        ),
        pytest.param(
            "{ line = 17, role",
            "{ line = 17, to = 15, role",
            "79:21: seed.vi.lines.to: comes before line 17",
            id="a row that ends before it begins",
        ),
        pytest.param(
            'role = "source"',
            'role = "sorce"',
            '78:23: seed.vi.lines.role: unknown word "sorce"\n'
            '    did you mean "source"? one of: section, title, stamp, lead, paragraph, subheading, caption, credit, '
            "byline, source, furniture, duplicate",
            id="a role that is none",
        ),
        pytest.param(
            '{ line = 15, role = "source" }',
            '{ line = 15, role = "source", drop = "x" }',
            '78:33: seed.vi.lines.drop: unknown key "drop"\n    did you mean "drop_end"?',
            id="an unknown key in a row",
        ),
        pytest.param(
            "of = 7",
            "of = 5",
            "75:40: seed.vi.lines.of: line 9 does not repeat line 5 word for word",
            id="a duplicate of another line",
        ),
        pytest.param(
            "of = 7",
            "of = 9",
            "75:40: seed.vi.lines.of: line 9 does not repeat line 9 word for word",
            id="a duplicate of itself",
        ),
        pytest.param(
            ", of = 7",
            "",
            '75:3: seed.vi.lines: "of" goes with the role "duplicate", and only with it',
            id="a duplicate of nothing",
        ),
        pytest.param(
            '{ line = 13, role = "byline" }',
            '{ line = 13, role = "byline", of = 7 }',
            '77:3: seed.vi.lines: "of" goes with the role "duplicate", and only with it',
            id="a byline that repeats",
        ),
        pytest.param(
            'drop_start = "BHG - "',
            'drop_start = "BHG – "',
            '73:43: seed.vi.lines.drop_start: line 5 of seed.txt does not start with "BHG – "',
            id="drop_start is not there",
        ),
        pytest.param(
            'drop_end = "./."',
            'drop_end = ".//"',
            '76:47: seed.vi.lines.drop_end: line 11 of seed.txt does not end with ".//"',
            id="drop_end is not there",
        ),
        pytest.param(
            'credit = "(Ảnh: Lê Lâm)"',
            'credit = "(Ảnh: Lê Lam)"',
            '74:42: seed.vi.lines.credit: line 7 of seed.txt does not say "(Ảnh: Lê Lam)"',
            id="the credit is not there",
        ),
        pytest.param(
            '{ line = 13, role = "byline" }',
            '{ line = 13, role = "byline", credit = "Lê Lâm" }',
            '77:42: seed.vi.lines.credit: goes with the role "caption" only',
            id="a byline with a credit",
        ),
        pytest.param(
            '{ line = 17, role = "furniture" }',
            '{ line = 17, role = "source", drop_end = "Bình luận (0)" }',
            '79:12: seed.vi.lines.line: nothing is left of line 17\n    give it the role "furniture"',
            id="all of a line is dropped",
        ),
        pytest.param(
            '{ line = 1, role = "section" }',
            '{ line = 1, role = "title" }',
            '70:9: seed.vi.lines: 2 lines have the role "title"\n    only one can',
            id="two titles",
        ),
        pytest.param(
            '{ line = 11, role = "paragraph"',
            '{ line = 11, role = "lead"',
            '70:9: seed.vi.lines: 2 lines have the role "lead"\n    only one can',
            id="two leads",
        ),
        pytest.param(
            f'sha256 = "{COLLECTED}"',
            f'sha256 = "{COLLECTED[::-1]}"',
            "69:10: seed.vi.sha256: seed.txt is not the file that was collected\n"
            f"    a seed is never edited: put it back as it was collected; its SHA-256 is now {COLLECTED}",
            id="another sum",
        ),
        pytest.param(
            'name = "ha-giang.txt"\n',
            "",
            '66:1: seed.vi: "name" is missing\n    add name = … here',
            id="no name as collected",
        ),
        pytest.param(
            'name = "ha-giang.txt"',
            'name = "ha-giang.txt"\nsha = "x"',
            '69:1: seed.vi.sha: unknown key "sha"\n    did you mean "sha256"?',
            id="an unknown key",
        ),
    ],
)
def test_a_slip_in_the_rows_of_a_seed_is_told_where_it_stands(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems_after(tmp_path, SEED_TOML, old, new) == [f"{SEED_TOML}:{said}"]


def test_a_line_without_a_role_is_told_where_it_stands_in_the_seed(tmp_path: Path) -> None:
    said = problems_after(tmp_path, SEED_TOML, '  { line = 17, role = "furniture" },\n', "")
    assert said == [
        f'{SEED}:17:1: this line has no role\n    add {{ line = 17, role = "…" }} to "lines" in article.toml'
    ]


def test_a_seed_that_was_edited_is_told(tmp_path: Path) -> None:
    said = problems_after(tmp_path, SEED, "Bình luận (0)", "Bình luận (1)")
    now = "8a35b876d38875bc97d82335c8a59a55f3098a839231b6c056c4c673df38e583"
    hint = f"a seed is never edited: put it back as it was collected; its SHA-256 is now {now}"
    assert said == [
        f"{SEED_TOML}:69:10: seed.vi.sha256: seed.txt is not the file that was collected\n    {hint}",
    ]


def test_a_seed_without_any_text_is_told(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    for row in (
        'role = "lead", drop_start = "BHG - "',
        'role = "caption", credit = "(Ảnh: Lê Lâm)", drop_end = " |"',
        'role = "paragraph", drop_end = "./."',
    ):
        edit(root / SEED_TOML, row, 'role = "furniture"')
    assert problems_of(root) == [
        f"{SEED_TOML}:70:9: seed.vi.lines: seed.txt has no text\n    at least one line is a lead or a paragraph"
    ]


def test_a_seed_whose_rows_are_not_given_is_told(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    text = (root / SEED_TOML).read_text(encoding="utf-8")
    (root / SEED_TOML).write_text(text.partition("lines = [")[0], encoding="utf-8")
    assert problems_of(root) == [
        f'{SEED_TOML}:66:1: seed.vi: "lines" is missing\n    say what each line of the seed is; see content/KEYS.md'
    ]


@pytest.mark.parametrize("file", ["../seed.txt", "raw/seed.txt", "raw\\\\seed.txt", "/seed.txt"])
def test_a_seed_lies_in_its_bundle(tmp_path: Path, file: str) -> None:
    said = problems_after(tmp_path, SEED_TOML, 'file = "seed.txt"', f'file = "{file}"')
    assert said[0] == f"{SEED_TOML}:67:8: seed.vi.file: a seed lies in the bundle's own folder"


def test_a_seed_that_is_not_there_is_told_beside_the_one_that_is(tmp_path: Path) -> None:
    assert problems_after(tmp_path, SEED_TOML, 'file = "seed.txt"', 'file = "sed.txt"') == [
        f"{SEED_ARTICLE}/sed.txt: the file is missing",
        f"{SEED}: this is no part of the bundle\n    the bundle's files are: article.toml, sed.txt, text.en.md",
    ]


def test_a_seed_that_no_file_can_be_is_told(tmp_path: Path) -> None:
    said = problems_after(tmp_path, SEED_TOML, 'file = "seed.txt"', 'file = "seed\\u0000.txt"')
    assert said[0] == f"{SEED_TOML}:67:8: seed.vi.file: control character U+0000 in the text\n    delete it"


def test_the_second_broken_row_is_told_in_the_same_run(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, '{ line = 13, role = "byline" }', '{ line = 13, role = "byline", of = 7 }')
    edit(root / SEED_TOML, '{ line = 15, role = "source" }', '{ line = 15, to = 13, role = "source" }')
    assert problems_of(root) == [
        f'{SEED_TOML}:77:3: seed.vi.lines: "of" goes with the role "duplicate", and only with it',
        f"{SEED_TOML}:78:21: seed.vi.lines.to: comes before line 15",
    ]


def test_each_line_of_a_seed_goes_where_its_role_says(tmp_path: Path) -> None:
    text = load_site(small_site(tmp_path)).articles[1].texts[Language.VI]
    assert text is not None
    assert text.seed is not None
    assert [(block.kind, block.words, block.line, block.credit) for block in text.blocks] == [
        (BlockKind.LEAD, "Ngày 8.12, UBND tỉnh Hà Giang và Bệnh viện Bạch Mai (BVBM) ký bản ghi nhớ.", 5, ""),
        (BlockKind.CAPTION, "Lễ ký kết (Ảnh: Lê Lâm)", 7, "(Ảnh: Lê Lâm)"),
        (BlockKind.PARAGRAPH, "Hơn 20 bác sĩ sẽ được đào tạo", 11, ""),
    ]
    assert text.seed.title == "Hà Giang ký với Bệnh viện Bạch Mai"
    assert (text.seed.sections, text.seed.stamps) == (("Y tế",), ())
    assert (text.seed.bylines, text.seed.sources) == (("Lê Lâm",), ("Nguồn: https://example.vn/tin",))
    assert text.seed.sha256 == COLLECTED
    assert [(dropped.line, dropped.words, dropped.why, dropped.of) for dropped in text.seed.dropped] == [
        (5, "BHG -", "start", None),
        (7, "|", "end", None),
        (9, "Lễ ký kết (Ảnh: Lê Lâm) |", "duplicate", 7),
        (11, "./.", "end", None),
        (17, "Bình luận (0)", "furniture", None),
    ]


def test_broken_lines_are_joined_with_a_blank(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED, "Nguồn: https://example.vn/tin", "Nguồn: \n https://example.vn/tin")
    edit(root / SEED_TOML, 'line = 15, role = "source"', 'line = 15, to = 16, role = "source"')
    edit(root / SEED_TOML, "{ line = 17,", "{ line = 18,")
    edit(root / SEED_TOML, 'url_certainty = "stated"\nline = 15', 'url_certainty = "stated"\nline = 16')
    record_seed(root / SEED_ARTICLE)
    text = load_site(root).articles[1].texts[Language.VI]
    assert text is not None
    assert text.seed is not None
    assert text.seed.sources == ("Nguồn: https://example.vn/tin",)
