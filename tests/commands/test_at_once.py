"""Two builds at once, files of others, reports that have gone: as commands see them."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
from pathlib import Path

from bantin.cli import main
from bantin.publishing.publish import publish
from tests.support.sites import BRIDGE_ARTICLE, PROJECT, small_site
from tests.support.trees import make_tree, read_times, read_tree

FOREIGN = {"CNAME": "example.org", ".git/config": "[core]", ".well-known/x": "y", ".htaccess": "z", "vi/unknown": "?"}
WAITING = """
import sys
from bantin import cli
from bantin.commands import build
publish = build.publish_alone
def publish_later(*arguments):
    print("ready", flush=True)
    sys.stdin.readline()
    return publish(*arguments)
build.publish_alone = publish_later
sys.exit(cli.main(sys.argv[1:]))
"""


def test_of_two_builds_at_once_one_wins_and_the_other_leaves_with_one_line(tmp_path: Path) -> None:
    """From beginning to end: else the slower might publish what it had read before the edit."""
    root, output = small_site(tmp_path), tmp_path / "output"
    arguments = ["--root", str(root), "--output", str(output), "--quiet"]
    first = subprocess.Popen(
        [sys.executable, "-c", WAITING, *arguments],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with first:
        assert first.stdout is not None
        assert first.stdin is not None
        assert first.stdout.readline() == "ready\n"
        second = subprocess.run(
            [sys.executable, PROJECT / "build.py", *arguments], capture_output=True, text=True, check=False
        )
        assert (second.returncode, second.stderr.count("\n"), second.stdout) == (4, 1, "")
        assert "another build is at work there" in second.stderr
        assert not output.exists()
        first.stdin.write("\n")
        first.stdin.close()
        assert first.wait() == 0
    assert (output / "index.html").is_file()
    assert main(arguments) == 0


def test_files_of_others_survive_every_command(tmp_path: Path) -> None:
    root, output = small_site(tmp_path), tmp_path / "output"
    publish(make_tree({"index.html": "a build of ours"}), output)
    for path, text in FOREIGN.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_text(text)
    (root / "content/articles/mine.txt").write_text("a note of an editor")
    before = read_times(output)
    common = ["--root", str(root), "--quiet"]
    seed = tmp_path / "seed.txt"
    seed.write_text("Bệnh viện Bạch Mai thăm Tuyên Quang\n\nNgày 5/6/2024, đoàn công tác thăm tỉnh Tuyên Quang.\n")
    main(["new", "Một bài mới", "--date", str(dt.date(2025, 5, 5)), *common])
    main(["import", str(seed), *common])
    for arguments in (["build"], ["build", "--no-cache"], ["build", "--drafts"], ["check"]):
        main([*arguments, *common, "--output", str(output)])
        for path, text in FOREIGN.items():
            assert (output / path).read_text() == text
            assert read_times(output)[path] == before[path]
    assert (root / "content/articles/mine.txt").read_text() == "a note of an editor"


def test_a_removed_report_leaves_no_trace_where_the_rest_is_kept(tmp_path: Path) -> None:
    root, output = small_site(tmp_path), tmp_path / "output"
    arguments = ["--root", str(root), "--output", str(output), "--quiet", "--site-url", "https://example.org/x/"]
    assert main(arguments) == 0
    assert _traces(output)
    shutil.rmtree(root / BRIDGE_ARTICLE)
    assert main(arguments) == 0
    assert _traces(output) == []


def _traces(output: Path) -> list[str]:
    """Return the files that have the address of the report in them, or are called after it."""
    slug = b"bach-mai-visits-tuyen-quang"
    return [path for path, data in read_tree(output).items() if slug in data or slug.decode() in path]
