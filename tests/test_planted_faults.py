"""Twenty faults all over the content are told in one run."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from tests.support.sites import PROJECT, real_site

HA_GIANG = "content/articles/2023-12-08-ha-giang-bach-mai"
BAI_CHAY = "content/articles/2024-04-17-bai-chay-dong-trieu"
HA_TINH = "content/articles/2024-10-12-ha-tinh-bach-mai"
BINH_DUONG = "content/articles/2024-11-13-binh-duong-walkrun"
LAO_CAI = "content/articles/2025-12-03-lao-cai-veterans-busan"


@dataclass(frozen=True)
class Fault:
    """A fault: *old* becomes *new* in *file*, which is gone when *old* is empty.

    It is told in the line that holds *line*: of the same file, or of *told_in*.
    """

    what: str
    file: str
    old: str
    new: str | bytes
    line: str
    told_in: str = ""


FAULTS = [
    Fault("unknown province", f"{HA_GIANG}/article.toml", '["ha-giang", "tuy', '["ha-gian", "tuy', "provinces ="),
    Fault(
        "unknown partner",
        f"{HA_GIANG}/article.toml",
        '= ["benh-vien-bach-mai"]',
        '= ["benh-vien-bac-mai"]',
        "partners = [",
    ),
    Fault(
        "slug that is taken",
        f"{BAI_CHAY}/article.toml",
        'en = "bai-chay-hospital-to-support-dong-trieu-medical-centre"',
        'en = "ha-giang-tuyen-quang-sign-with-bach-mai-hospital"',
        'en = "ha-giang-tuyen-quang-sign',
    ),
    Fault("date that is no date", f"{HA_TINH}/article.toml", "date = 2024-10-12", "date = 2024-02-30", "2024-02-30"),
    Fault("unknown key", f"{HA_TINH}/article.toml", "\n[slug]", '\nauthor = "x"\n\n[slug]', "author ="),
    Fault("missing summary", f"{HA_TINH}/article.toml", 'en = "On 12 October 2024', '# "', "[summary]"),
    Fault(
        "line without a role",
        f"{HA_TINH}/article.toml",
        '  { line = 11, role = "paragraph" },\n',
        "",
        "mong muốn thời gian tới",
        f"{HA_TINH}/seed.txt",
    ),
    Fault("text that is not there", f"{HA_TINH}/text.en.md", "", b"", 'en = "translated"', f"{HA_TINH}/article.toml"),
    Fault("quote not in its line", f"{BINH_DUONG}/article.toml", '"hơn 775 dự án"', '"hơn 776 dự án"', "hơn 776"),
    Fault(
        "figure not in the English",
        f"{BINH_DUONG}/article.toml",
        'en = "US$3.42 billion"',
        'en = "US$3 billion"',
        "US$3 b",
    ),
    Fault("raw HTML", f"{BINH_DUONG}/text.en.md", "gave an overview", "gave <b>an overview", "<b>an overview"),
    Fault(
        "missing block",
        f"{BINH_DUONG}/text.en.md",
        "\n\nThe working session took place in a friendly",
        "\nThe working session took place in a friendly",
        "Mr Kim Jin Bae spoke highly",
    ),
    Fault("changed seed", f"{LAO_CAI}/seed.txt", "luận (0)", "luận (1)", "sha256 =", f"{LAO_CAI}/article.toml"),
    Fault("slug that is none", f"{LAO_CAI}/article.toml", 'en = "busan-vet', 'en = "Busan-vet', "Busan-vet"),
    Fault("bad UTF-8", f"{LAO_CAI}/text.en.md", "courtesy call", b"courtesy c\xe9ll", "On the morning"),
    Fault(
        "NUL",
        "content/glossary.toml",
        'en = "People\'s Committee"',
        'en = "People\'s\0Committee"',
        "en = \"People's\0",
    ),
    Fault("byte order mark", "content/pages/about.en.md", "# About\n", b"\xef\xbb\xbf# About\n", "# About"),
    Fault("CR LF", "content/pages/about.vi.md", "# Giới thiệu\n", "# Giới thiệu\r\n", "# Giới thiệu"),
    Fault(
        "loose marks",
        "content/partners.toml",
        "Báo Mới",
        unicodedata.normalize("NFD", "Báo Mới").encode(),
        'en = "Bao Moi"',
    ),
    Fault(
        "id that is taken",
        "content/topics.toml",
        'name = { vi = "Dự án bệnh viện", en = "Hospital project" }',
        'name = { vi = "a", en = "b" }\nslug = { vi = "a", en = "b" }\n\n[[field]]\n'
        'id = "training" # again\nname = { vi = "Dự án bệnh viện", en = "Hospital project" }',
        "# again",
    ),
]


def plant(root: Path) -> None:
    for each in FAULTS:
        path = root / each.file
        if not each.old:
            path.unlink()
            continue
        data, old = path.read_bytes(), each.old.encode()
        assert data.count(old) == 1, f"{each.what}: {data.count(old)} times in {each.file}"
        path.write_bytes(data.replace(old, each.new if isinstance(each.new, bytes) else each.new.encode()))


def find_line(root: Path, planted: Fault) -> tuple[str, int]:
    """Return the file and the line in which *planted* must be told."""
    file = planted.told_in or planted.file
    lines = (root / file).read_bytes().split(b"\n")
    return file, next(number for number, line in enumerate(lines, 1) if planted.line.encode() in line)


def test_twenty_faults_are_told_in_one_run(tmp_path: Path) -> None:
    root = real_site(tmp_path)
    plant(root)
    expected = {find_line(root, planted): planted.what for planted in FAULTS}
    assert len(expected) == 20
    command = [sys.executable, str(PROJECT / "build.py"), "check", "--root", str(root), "--format", "json"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    problems = [json.loads(line) for line in run.stderr.splitlines()]
    found = [(problem["file"], problem["line"]) for problem in problems]
    assert [what for place, what in expected.items() if place not in found] == []
    assert [problem for problem in problems if (problem["file"], problem["line"]) not in expected] == []
    assert len(problems) == 20
    assert run.returncode == 1
    assert not (root / "output").exists()
