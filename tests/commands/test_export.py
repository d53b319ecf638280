"""What ``export`` prints is what a build writes, and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bantin.cli import main
from bantin.dataset import DataForm, DataTable, file_name
from tests.support.built import BRIDGE, SITE_URL, Built
from tests.support.sites import BRIDGE_TOML, PROJECT, SEED_TOML, edit, small_site
from tests.support.trees import read_times


@pytest.mark.parametrize("form", DataForm)
@pytest.mark.parametrize("table", DataTable)
def test_a_table_is_printed_byte_for_byte_as_its_file(
    real: Built, capsysbinary: pytest.CaptureFixture[bytes], table: DataTable, form: DataForm
) -> None:
    assert main(["export", table, "--as", form]) == 0
    captured = capsysbinary.readouterr()
    assert captured.out == (real.output / "data" / file_name(table, form)).read_bytes()
    assert captured.err == b""


def test_json_is_what_is_printed_unless_another_form_is_named(
    real: Built, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", "partners"]) == 0
    assert capsysbinary.readouterr().out == (real.output / "data/partners.json").read_bytes()


def test_without_a_table_all_are_printed_as_one_document(
    real: Built, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export"]) == 0
    whole = json.loads(capsysbinary.readouterr().out)
    assert whole == {table.value: json.loads(real.tree[f"data/{table}.json"].data) for table in DataTable}


def test_the_address_of_the_site_may_be_given(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "articles", "--root", str(small_site(tmp_path)), "--site-url", SITE_URL[:-1]]) == 0
    pages = [record["page"]["en"] for record in json.loads(capsysbinary.readouterr().out)]
    assert all(page.startswith(f"{SITE_URL}en/news/") for page in pages)


def test_drafts_are_left_out_unless_asked_for_and_then_marked(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    root = small_site(tmp_path)
    path = root / BRIDGE_TOML
    path.write_text("draft = true\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["export", "articles", "--root", str(root)]) == 0
    published = json.loads(capsysbinary.readouterr().out)
    assert BRIDGE not in [record["id"] for record in published]
    assert main(["export", "articles", "--root", str(root), "--drafts"]) == 0
    drafts = [record["id"] for record in json.loads(capsysbinary.readouterr().out) if record["draft"]]
    assert drafts == [BRIDGE]


def test_problems_go_to_stderr_and_nothing_is_printed(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, 'kind = "mou"', 'kind = "muo"')
    assert main(["export", "articles", "--root", str(root)]) == 1
    captured = capsysbinary.readouterr()
    assert captured.out == b""
    assert b"[unknown-kind]" in captured.err


def test_nothing_is_written(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    root = small_site(tmp_path)
    before = read_times(tmp_path)
    assert main(["export", "--root", str(root)]) == 0
    assert read_times(tmp_path) == before
    assert capsysbinary.readouterr().out


@pytest.mark.parametrize("form", [DataForm.CSV, DataForm.JSON_LINES])
def test_a_form_that_holds_one_table_needs_its_name(capsys: pytest.CaptureFixture[str], form: DataForm) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["export", "--as", form])
    assert stopped.value.code == 2
    assert f"export --as {form} needs the name of a table" in capsys.readouterr().err


def test_an_unknown_table_is_a_wrong_argument(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["export", "persons"])
    assert stopped.value.code == 2
    assert capsys.readouterr().out == ""


def test_utf_8_is_printed_whatever_the_terminal_knows(real: Built) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command: list[str | Path] = [sys.executable, PROJECT / "build.py", "export", "partners", "--as", "csv"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert done.stdout == (real.output / "data/partners.csv").read_bytes()


def test_who_stops_listening_hears_no_complaint() -> None:
    """The document is longer than a pipe holds, so the end of the listener is felt."""
    command: list[str | Path] = [sys.executable, "-X", "dev", PROJECT / "build.py", "export"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
