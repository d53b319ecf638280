from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from bantin.collected import Encoding
from bantin.loading.files import read_collected, read_text
from bantin.problems import Problem
from tests.support.problems import told


def read(folder: Path, data: bytes) -> tuple[tuple[str, ...] | None, list[str]]:
    """Return the lines of a file of *data*, and what is said of it."""
    path = folder / "text.md"
    path.write_bytes(data)
    problems: list[Problem] = []
    file = read_text(path, problems)
    return file.lines if file else None, told(problems, folder)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(
            "Hà\nGiang: ".encode() + b"\xe9t\xe9\n",
            ["text.md:2:8: byte 0xe9 is not UTF-8\n    save the file as UTF-8"],
            id="Latin-1: the first bad byte of the line",
        ),
        pytest.param(
            "Hà Gi".encode() + b"\xc3",
            ["text.md:1:6: byte 0xc3 is not UTF-8\n    save the file as UTF-8"],
            id="cut within a letter",
        ),
        pytest.param(
            b"a\xff\nb\nc\xfe\n",
            [
                "text.md:1:2: byte 0xff is not UTF-8\n    save the file as UTF-8",
                "text.md:3:2: byte 0xfe is not UTF-8\n    save the file as UTF-8",
            ],
            id="bad bytes in two lines",
        ),
        pytest.param(b"ab\0c", ["text.md:1:3: control character U+0000 in the text\n    delete it"], id="NUL"),
        pytest.param(b"\x1b[2J", ["text.md:1:1: control character U+001B in the text\n    delete it"], id="escape"),
        pytest.param(
            "a\n\u2028b".encode(),
            ["text.md:2:1: control character U+2028 in the text\n    delete it"],
            id="line separator",
        ),
        pytest.param(b"a\rb", ["text.md:1:2: control character U+000D in the text\n    delete it"], id="lone CR"),
        pytest.param(
            b"a\x07b\x07",
            [
                "text.md:1:2: control character U+0007 in the text\n    delete it",
                "text.md:1:4: control character U+0007 in the text\n    delete it",
            ],
            id="two controls in one line",
        ),
    ],
)
def test_a_damaged_file_is_refused_with_every_damage(tmp_path: Path, data: bytes, said: list[str]) -> None:
    assert read(tmp_path, data) == (None, said)


@pytest.mark.parametrize(
    ("data", "lines", "said"),
    [
        pytest.param(
            b"\xef\xbb\xbfa\n",
            ("a", ""),
            "text.md:1:1: the file starts with a byte order mark\n    save it as UTF-8 without BOM",
            id="byte order mark",
        ),
        pytest.param(
            b"a\nbc\r\nd\n",
            ("a", "bc", "d", ""),
            "text.md:2:3: 1 line of the file ends with CR LF\n    save the file with Unix line ends (LF)",
            id="one CR LF",
        ),
        pytest.param(
            b"a\r\nb\r\n",
            ("a", "b", ""),
            "text.md:1:2: 2 lines of the file end with CR LF\n    save the file with Unix line ends (LF)",
            id="every line with CR LF",
        ),
        pytest.param(
            unicodedata.normalize("NFD", "# A\nđến Đông Triều xa").encode(),
            ("# A", "đến Đông Triều xa"),
            'text.md:2:1: "đến" is written with loose marks (not NFC)\n'
            "    type the word anew, or save the file in the form NFC",
            id="a line of loose marks: its first word",
        ),
        pytest.param(
            "Hà Tri\u0065\u0302\u0300u".encode(),
            ("Hà Triều",),
            'text.md:1:4: "Triều" is written with loose marks (not NFC)\n'
            "    type the word anew, or save the file in the form NFC",
            id="one word of loose marks",
        ),
    ],
)
def test_an_uneven_file_is_read_evened_out_but_is_a_problem(
    tmp_path: Path, data: bytes, lines: tuple[str, ...], said: str
) -> None:
    assert read(tmp_path, data) == (lines, [said])


def test_a_seed_is_read_evened_out_without_a_problem_and_known_by_its_bytes(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + unicodedata.normalize("NFD", "Hà Giang\r\nđã ký").encode()
    path = tmp_path / "seed.txt"
    path.write_bytes(data)
    problems: list[Problem] = []
    file = read_collected(path, Encoding.UTF_8, problems)
    assert file is not None
    assert file.lines == ("Hà Giang", "đã ký")
    assert file.text == "Hà Giang\nđã ký"
    assert file.sha256 == hashlib.sha256(data).hexdigest()
    assert problems == []


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        pytest.param(Encoding.UTF_16_LE, "\ufeffHà Giang\r\nđã ký".encode("utf-16-le"), id="UTF-16 with its mark"),
        pytest.param(Encoding.UTF_16_BE, "Hà Giang\nđã ký".encode("utf-16-be"), id="UTF-16, big end first"),
        pytest.param(Encoding.WINDOWS_1258, "Ha\u0300 Giang\nđa\u0303 ky\u0301".encode("cp1258"), id="Windows-1258"),
    ],
)
def test_a_seed_in_another_encoding_is_read_in_it(tmp_path: Path, encoding: Encoding, data: bytes) -> None:
    path = tmp_path / "seed.txt"
    path.write_bytes(data)
    problems: list[Problem] = []
    file = read_collected(path, encoding, problems)
    assert file is not None
    assert file.lines == ("Hà Giang", "đã ký")
    assert problems == []


def test_a_seed_that_is_not_in_its_encoding_is_told_with_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "seed.txt"
    path.write_bytes("Hà\nGiang: ".encode() + b"\xe9t\xe9\n")
    problems: list[Problem] = []
    assert read_collected(path, Encoding.UTF_8, problems) is None
    assert told(problems, tmp_path) == [
        (
            "seed.txt:2:8: the byte 0xe9 is not utf-8\n"
            '    if the text was collected in another encoding, name it in [seed.vi]: encoding = "windows-1258"'
        )
    ]


def test_tabs_blank_lines_and_a_missing_last_line_end_are_sound(tmp_path: Path) -> None:
    assert read(tmp_path, b"\ta\n\n b") == (("\ta", "", " b"), [])


def test_an_empty_file_has_one_empty_line(tmp_path: Path) -> None:
    assert read(tmp_path, b"") == (("",), [])


@pytest.mark.parametrize(
    ("sort", "said"),
    [
        pytest.param("link", "x: this is a symbolic link\n    put a plain file here", id="symbolic link"),
        pytest.param("folder", "x: this is a folder\n    put a plain file here", id="folder"),
        pytest.param("pipe", "x: this is no plain file\n    put a plain file here", id="named pipe"),
        pytest.param("nothing", "x: the file is missing", id="missing"),
    ],
)
def test_what_is_no_plain_file_is_not_opened(tmp_path: Path, sort: str, said: str) -> None:
    path = tmp_path / "x"
    match sort:
        case "link":
            (tmp_path / "target").write_text("a")
            path.symlink_to(tmp_path / "target")
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case _:
            pass
    problems: list[Problem] = []
    assert read_text(path, problems) is None
    assert told(problems, tmp_path) == [said]


def test_a_file_that_the_system_refuses_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a")
    problems: list[Problem] = []
    assert read_text(tmp_path / "file" / "inside", problems) is None
    assert told(problems, tmp_path) == ["file/inside: can't be read: Not a directory"]
