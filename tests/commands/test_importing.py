"""``import``: bundles that load with nothing but what is still to do, written whole or not at all."""

from __future__ import annotations

import os
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from bantin.commands.importing import ImportResult, import_texts
from bantin.importing.bundle import folder_names
from bantin.loading.site import read_site
from bantin.problems import ProblemsError
from tests.support.importing import BUNDLES, draft, read_layouts, registers_only
from tests.support.sites import real_site
from tests.test_collected import as_windows_1258

TODO_CODES = {"todo", "todo-text"}
TITLE = "Bệnh viện Chợ Rẫy ký kết hợp tác với Bệnh viện Đa khoa tỉnh Cà Mau"
LEAD = (
    "Sáng 5/3/2024, Bệnh viện Chợ Rẫy và Bệnh viện Đa khoa tỉnh Cà Mau ký kết biên bản ghi nhớ hợp tác về đào tạo "
    "và chuyển giao kỹ thuật giai đoạn 2024 - 2028."
)
REPORT = f"{TITLE}\n\n{LEAD}\n\nHai bên chụp ảnh lưu niệm\n\nMinh Anh\n"


def save(folder: Path, text: str | bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def imported_article(folder: Path, text: str | bytes) -> dict[str, Any]:
    """Import *text* alone; return its article.toml."""
    root = registers_only(folder)
    result = import_texts(root, [save(folder, text)], write=True)
    assert result.problems == ()
    return tomllib.loads((result.imported[0].bundle / "article.toml").read_text(encoding="utf-8"))


def faults_of(root: Path) -> list[str]:
    """Return what is wrong with the site in *root* beside what is still to do."""
    return [
        f"{p.place.line}: {p.key} {p.code}" for p in read_site(root, drafts=True).problems if p.code not in TODO_CODES
    ]


def test_the_reports_we_have_are_drafted_with_nothing_but_todos(tmp_path: Path) -> None:
    root = registers_only(tmp_path)
    result = import_texts(root, BUNDLES, write=True)
    assert len(result.imported) == len(BUNDLES)
    assert faults_of(root) == []
    assert {drafted.bundle.name for drafted in result.imported} == {
        path.name for path in (root / "content" / "articles").iterdir()
    }


def test_texts_of_every_layout_are_drafted_with_nothing_but_todos(tmp_path: Path) -> None:
    root = registers_only(tmp_path)
    files = [save(tmp_path, layout.data, f"{layout.name}.txt") for layout in read_layouts()]
    result = import_texts(root, files, write=True)
    assert result.problems == ()
    assert faults_of(root) == []


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(REPORT.encode("utf-16"), id="UTF-16"),
        pytest.param(as_windows_1258(REPORT), id="Windows-1258"),
        pytest.param(b"\xef\xbb\xbf" + REPORT.replace("\n", "\r\n").encode(), id="UTF-8 with a mark and CR LF"),
        pytest.param(REPORT.replace("\n", "\r").encode(), id="CR alone"),
        pytest.param(unicodedata.normalize("NFD", REPORT).encode(), id="loose marks"),
        pytest.param(REPORT.replace(" ", "\u00a0\u200b").encode(), id="no-break and zero-width spaces"),
    ],
)
def test_a_text_is_kept_byte_for_byte_in_its_own_encoding_and_loads(tmp_path: Path, data: bytes) -> None:
    root = registers_only(tmp_path)
    result = import_texts(root, [save(tmp_path, data)], write=True)
    assert (result.imported[0].bundle / "seed.txt").read_bytes() == data
    assert faults_of(root) == []
    assert result.imported[0].draft.title is not None
    assert result.imported[0].draft.title.words == TITLE


def test_sure_values_stand_plain_and_unsure_ones_after_todo(tmp_path: Path) -> None:
    article = imported_article(tmp_path, REPORT)
    assert article["draft"] is True
    assert article["kind"] == "mou"
    assert article["provinces"] == ["ca-mau"]
    assert article["partners"] == ["TODO benh-vien-cho-ray"]
    assert article["title"] == {"vi": TITLE, "en": "TODO"}
    assert article["event_date"]["date"].isoformat() == "2024-03-05"
    assert article["citation"]["outlet"] == "TODO"
    assert article["citation"]["byline"] == {"vi": "Minh Anh", "en": "Minh Anh"}
    assert article["period"]["of_agreement"] == "TODO true"


def test_the_keys_stand_in_the_documented_order(tmp_path: Path) -> None:
    documented = [
        "draft", "kind", "provinces", "partners", "local", "others", "places", "slug", "title", "summary", "text",
        "event_date", "published", "citation", "agreement", "period", "fields", "people", "figures", "seed",
    ]  # fmt: skip
    written = list(imported_article(tmp_path, REPORT))
    assert written == [key for key in documented if key in written]


def test_a_guess_says_how_sure_it_is_and_from_which_line(tmp_path: Path) -> None:
    root = registers_only(tmp_path)
    result = import_texts(root, [save(tmp_path, REPORT.replace("5/3/2024", "5/3"))], write=False)
    lines = result.imported[0].article.splitlines()
    at = lines.index("[event_date]")
    assert lines[at + 1].startswith("# 0.")
    assert "line 3: the text says “5/3”, without a year" in lines[at + 1]
    assert lines[at + 2] == 'date = "TODO"'
    assert result.imported[0].bundle.name.startswith("0000-03-05-")


def test_an_organisation_that_is_not_registered_is_offered_as_an_entry(tmp_path: Path) -> None:
    root = registers_only(tmp_path)
    article = import_texts(root, [save(tmp_path, REPORT)], write=False).imported[0].article
    stanza = [line.removeprefix("# ") for line in article.splitlines() if line.startswith("# ")]
    entries = tomllib.loads(
        "\n".join(stanza[stanza.index("[[partner]]") :]).replace("\n#\n", "\n").replace("#\n", "\n")
    )
    assert [entry["id"] for entry in entries["partner"]] == ["benh-vien-cho-ray", "benh-vien-da-khoa-tinh-ca-mau"]
    assert entries["partner"][0]["page"] is True
    assert entries["partner"][1]["province"] == "ca-mau"


def test_the_translation_has_a_block_for_each_block_with_the_words_to_translate(tmp_path: Path) -> None:
    root = registers_only(tmp_path)
    imported = import_texts(root, [save(tmp_path, REPORT)], write=False).imported[0]
    assert imported.translation == f"TODO {LEAD}\n\nCaption: TODO Hai bên chụp ảnh lưu niệm\n"
    assert imported.todos > 5


def test_a_draft_whose_roles_are_confirmed_pairs_with_its_translation(tmp_path: Path) -> None:
    root = registers_only(tmp_path)
    bundle = import_texts(root, [BUNDLES[0]], write=True).imported[0].bundle
    toml = bundle / "article.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('role = "TODO ', 'role = "'), encoding="utf-8")
    text = bundle / "text.en.md"
    text.write_text(text.read_text(encoding="utf-8").replace("TODO ", ""), encoding="utf-8")
    assert faults_of(root) == []
    assert {p.code for p in read_site(root, drafts=True).problems} == {"todo"}


def test_without_write_nothing_is_written(tmp_path: Path) -> None:
    root = registers_only(tmp_path)
    import_texts(root, [save(tmp_path, REPORT)], write=False)
    assert list((root / "content" / "articles").iterdir()) == []


def test_the_same_text_or_title_is_refused_with_the_bundle_that_has_it(tmp_path: Path) -> None:
    result = import_three_alike(tmp_path, write=True)
    assert len(result.imported) == 1
    assert [problem.code for problem in result.problems] == ["import-same-seed", "import-same-title"]
    assert not any(problem.is_note for problem in result.problems)
    bundle = f"content/articles/{result.imported[0].bundle.name}"
    assert [dict(problem.values)["bundle"] for problem in result.problems] == [bundle, bundle]


def test_where_nothing_is_written_a_report_that_is_there_already_is_drafted_and_noted(tmp_path: Path) -> None:
    result = import_three_alike(tmp_path, write=False)
    assert len(result.imported) == 3
    assert [(problem.code, problem.is_note) for problem in result.problems] == [
        ("import-same-seed", True),
        ("import-same-title", True),
    ]


def import_three_alike(folder: Path, *, write: bool) -> ImportResult:
    """Import a report, the same bytes again, and the same title above a little more."""
    root = registers_only(folder)
    first = save(folder, REPORT)
    same = save(folder, REPORT, "b.txt")
    retold = save(folder, REPORT.replace(TITLE, TITLE.upper()) + "\nBình luận (0)\n", "c.txt")
    return import_texts(root, [first, same, retold], write=write)


def test_an_article_that_is_published_already_is_known(tmp_path: Path) -> None:
    root = registers_only(tmp_path)
    import_texts(root, [BUNDLES[0]], write=True)
    again = import_texts(root, [BUNDLES[0], BUNDLES[1]], write=True)
    assert [problem.code for problem in again.problems] == ["import-same-seed"]
    assert len(again.imported) == 1


def test_another_report_of_the_same_day_and_partner_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    root = registers_only(tmp_path)
    other = REPORT.replace(TITLE, "Cà Mau và Bệnh viện Chợ Rẫy bắt tay đào tạo bác sĩ")
    result = import_texts(root, [save(tmp_path, REPORT), save(tmp_path, other, "b.txt")], write=True)
    assert len({drafted.bundle for drafted in result.imported}) == 2
    assert faults_of(root) == []


def test_a_folder_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    root = registers_only(tmp_path)
    names = folder_names(draft(REPORT))
    assert names[0] == "2024-03-05-ca-mau-cho-ray"
    for name in names:
        (root / "content" / "articles" / name).mkdir()
    result = import_texts(root, [save(tmp_path, REPORT)], write=True)
    assert [problem.code for problem in result.problems] == ["import-folder-taken"]
    assert sorted(path.name for path in (root / "content" / "articles").iterdir()) == sorted(names)


def test_a_bundle_that_cannot_be_finished_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = registers_only(tmp_path)

    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(self), None, str(target))

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="No space left"):
        import_texts(root, [save(tmp_path, REPORT)], write=True)
    assert list((root / "content" / "articles").iterdir()) == []


def test_registers_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    root = registers_only(tmp_path)
    (root / "content" / "topics.toml").unlink()
    with pytest.raises(ProblemsError):
        import_texts(root, [save(tmp_path, REPORT)], write=True)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "import-empty", id="nothing"),
        pytest.param(" \n\t\n\u00a0\n".encode(), "import-empty", id="only blanks"),
        pytest.param(b"---\n***\n", "import-empty", id="only signs"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "import-undecodable", id="a picture"),
        pytest.param(b"B\xd6nh vi\xd6n B\xb7i Ch\xb8y", "import-undecodable", id="an old encoding"),
    ],
)
def test_what_is_no_report_is_refused_and_the_rest_goes_on(tmp_path: Path, data: bytes, code: str) -> None:
    root = registers_only(tmp_path)
    result = import_texts(root, [save(tmp_path, data), save(tmp_path, REPORT, "b.txt")], write=True)
    assert [problem.code for problem in result.problems] == [code]
    assert len(result.imported) == 1


@pytest.mark.parametrize(
    ("sort", "code"),
    [("missing", "import-missing"), ("folder", "import-no-file"), ("pipe", "import-no-file")],
)
def test_what_is_no_file_is_refused(tmp_path: Path, sort: str, code: str) -> None:
    path = tmp_path / "x"
    if sort == "folder":
        path.mkdir()
    elif sort == "pipe":
        os.mkfifo(path)
    result = import_texts(registers_only(tmp_path), [path], write=True)
    assert [problem.code for problem in result.problems] == [code]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Một dòng", id="one line"),
        pytest.param("a", id="one letter"),
        pytest.param("Bình luận (0)\nChia sẻ\nFacebook", id="nothing but furniture"),
        pytest.param("Thái Hà\nLê Lâm\nMinh Khương", id="nothing but names"),
        pytest.param("17/4/2024\n18/4/2024\n31/12/9999", id="nothing but dates"),
        pytest.param(
            'Bệnh viện "A\\B" ký\n"""\n\'\'\'\n# không phải ghi chú\n[bảng]\nkhóa = "giá trị"\n\\u0041 \\', id="TOML"
        ),
        pytest.param("../../../etc/passwd\n..\\..\\a\n/tin/../\x00", id="paths for a title"),
        pytest.param(
            "<script>alert(1)</script>\n<b>Sáng 5/3/2024</b>, hai bên ký. &lt;\n## Đề mục\n- a\n* b", id="markup"
        ),
        pytest.param("TODO\nTODO đây là tiêu đề\nCaption: TODO\n", id="words that mean something to us"),
        pytest.param(
            "Nguồn: https://a b\nNguồn: http://[::1\nNguồn: https://u:p@h/\nwww.\nSáng nay.", id="broken links"
        ),
        pytest.param("😀" * 50 + "\n" + "👍🏽 5/3 🌐\n" + "ﷺ" * 20, id="emoji and ligatures"),
        pytest.param("\u0301\u0302\n\u0338a\n=\u0338\n<\u0338b>", id="marks without letters"),
        pytest.param("- a\n- b\n- c\n1.\n2.\n", id="empty items"),
        pytest.param("A" * 5000 + "\n" + "ký kết " * 3000 + "\n" + "ÔNG BÀ " * 3000, id="very long lines"),
        pytest.param("CON\nnul\nSáng 5/3/2024, hai bên ký kết.", id="a device for a title"),
        pytest.param("Hai bên\nSáng 5/3/2024.\n" * 30, id="lines repeated thirty times"),
        pytest.param(
            "(" * 3000 + "\n" + "," * 3000 + "\n" + "a,b " * 1500 + "\n" + "#" * 399 + "!", id="signs in rows"
        ),
        pytest.param(
            "ngày 31/2/2024 và 99/99/9999, 5/3/0000, tháng 13/2024, giai đoạn 2030 - 2024", id="impossible dates"
        ),
    ],
)
def test_hostile_text_is_drafted_with_nothing_but_todos(tmp_path: Path, text: str) -> None:
    root = registers_only(tmp_path)
    result = import_texts(root, [save(tmp_path, text)], write=True)
    assert result.problems == ()
    assert faults_of(root) == []
    bundle = result.imported[0].bundle
    assert bundle.parent == root / "content" / "articles"
    assert result.imported[0].record["lines"]


@pytest.mark.parametrize(
    "name",
    ['a "b" \\c.txt', "báo cáo.txt".encode().decode(), "  .txt", os.fsdecode(b"\xff\xfe.txt"), "a\nb.txt"],
)
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    root = registers_only(tmp_path)
    import_texts(root, [save(tmp_path, REPORT, name)], write=True)
    assert faults_of(root) == []


def test_a_report_whose_words_are_there_already_is_noted_and_drafted(tmp_path: Path) -> None:
    root = real_site(tmp_path)
    seed = (root / "content/articles/2024-10-12-ha-tinh-bach-mai/seed.txt").read_text(encoding="utf-8")
    lines = seed.splitlines()
    copy = save(tmp_path, "\n".join(["Một tiêu đề khác hẳn về hợp tác y tế", *lines[1:], "Theo báo bạn"]))
    result = import_texts(root, [copy], write=False)
    assert len(result.imported) == 1
    (note,) = result.problems
    assert (note.code, note.is_note) == ("import-like", True)
    assert dict(note.values)["bundle"] == "content/articles/2024-10-12-ha-tinh-bach-mai"


def test_as_many_places_are_told_as_the_check_then_finds(tmp_path: Path) -> None:
    root = registers_only(tmp_path)
    result = import_texts(root, [*BUNDLES, save(tmp_path, REPORT)], write=True)
    for drafted in result.imported:
        found = [p for p in read_site(root, drafts=True).faults if drafted.bundle in p.place.file.parents]
        assert {problem.code for problem in found} <= TODO_CODES
        assert len(found) == drafted.todos, drafted.bundle.name
