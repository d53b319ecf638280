from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bantin import __version__
from bantin.cli import main
from bantin.commands import build
from bantin.languages import Language
from bantin.publishing.lock import locked
from bantin.publishing.publish import work_folder
from bantin.wording import LOCALES, names_in
from tests.support.sites import PROJECT, SEED_ARTICLE, SEED_TOML, SITE_TOML, edit, small_site

SLIP = (
    f'{SEED_TOML}:1:8: kind: unknown kind "muo" [unknown-kind]\n'
    '    did you mean "mou"? ids are listed in content/topics.toml\n'
)


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run build.py with *folder* as the current one."""
    return subprocess.run(
        [sys.executable, PROJECT / "build.py", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def broken_site(folder: Path) -> Path:
    root = small_site(folder)
    edit(root / SEED_TOML, 'kind = "mou"', 'kind = "muo"')
    return root


def files_in(folder: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of everything in *folder*, by path."""
    return {
        path.relative_to(folder).as_posix(): (path.lstat().st_size, path.lstat().st_mtime_ns)
        for path in folder.rglob("*")
    }


def test_a_sound_site_is_built_without_a_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)
    assert main(["--root", str(root)]) == 0
    assert (root / "output" / "index.html").is_file()
    assert capsys.readouterr().err == ""


def test_check_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)
    before = files_in(tmp_path)
    assert main(["check", "--root", str(root), "--output", str(tmp_path / "other")]) == 0
    assert files_in(tmp_path) == before
    captured = capsys.readouterr()
    assert captured.out.endswith("\nNo problems found; nothing was written.\n")
    assert captured.err == ""


def test_the_output_may_be_elsewhere(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    assert main(["build", "--root", str(root), "--output", str(tmp_path / "a" / "b"), "--quiet"]) == 0
    assert (tmp_path / "a" / "b" / "vi" / "index.html").is_file()
    assert not (root / "output").exists()


@pytest.mark.parametrize(
    "order",
    [
        pytest.param("--quiet --root {root} check", id="all before"),
        pytest.param("check --quiet --root {root}", id="all after"),
        pytest.param("--root {root} check --quiet", id="one before, one after"),
        pytest.param("--root / check --quiet --root {root}", id="the later one counts"),
    ],
)
def test_options_stand_before_or_after_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], order: str
) -> None:
    root = small_site(tmp_path)
    assert main([part.format(root=root) for part in order.split()]) == 0
    assert not (root / "output").exists()
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_quiet_builds_and_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(small_site(tmp_path)), "--quiet"]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_quiet_still_tells_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(broken_site(tmp_path)), "--quiet"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.endswith("\n1 problem in 1 file\n")


def test_verbose_names_every_file_that_is_written_and_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_site(tmp_path)
    assert main(["--root", str(root), "--verbose"]) == 0
    wrote = [line.split()[1] for line in capsys.readouterr().out.splitlines() if line.startswith("         wrote  ")]
    there = {path.relative_to(root / "output").as_posix() for path in (root / "output").rglob("*.*") if path.is_file()}
    assert set(wrote) == there - {".bantin-manifest.json"}
    assert len(wrote) == len(set(wrote))
    shutil.rmtree(root / SEED_ARTICLE)
    assert main(["--root", str(root), "--verbose"]) == 0
    assert "       removed  en/news/ha-giang-signs-with-bach-mai.html\n" in capsys.readouterr().out


def test_changed_files_are_listed_as_new_changed_and_gone_in_the_order_to_upload_them(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    listed = tmp_path / "changed.txt"
    arguments = ["--root", str(root), "--changed-files", str(listed), "--quiet"]
    assert main(arguments) == 0
    there = {path.relative_to(root / "output").as_posix() for path in (root / "output").rglob("*.*") if path.is_file()}
    first = listed.read_text(encoding="utf-8").splitlines()
    assert {line[2:] for line in first} == there - {".bantin-manifest.json"}
    assert {line[:2] for line in first} == {"+ "}
    assert first[0].startswith("+ assets/")
    assert first[-1] == "+ sw.js"
    shutil.rmtree(root / SEED_ARTICLE)
    assert main(arguments) == 0
    signs = [line[0] for line in listed.read_text(encoding="utf-8").splitlines()]
    assert signs == [*sorted(signs, key="+~-".index)]
    assert "\n~ sw.js\n- " in listed.read_text(encoding="utf-8")
    assert "\n- en/news/ha-giang-signs-with-bach-mai.html\n" in listed.read_text(encoding="utf-8")


def test_where_nothing_changed_the_list_is_empty(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    listed = tmp_path / "changed.txt"
    for _ in range(2):
        assert main(["build", "--root", str(root), "--changed-files", str(listed), "--quiet"]) == 0
    assert listed.read_bytes() == b""


def test_a_list_that_is_printed_is_all_that_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)
    assert main(["--root", str(root), "--changed-files", "-"]) == 0
    captured = capfd.readouterr()
    assert captured.err == ""
    assert {line[:2] for line in captured.out.splitlines()} == {"+ "}
    assert captured.out.endswith("\n+ sw.js\n")


def test_a_list_that_cannot_be_written_stops_the_build_before_the_site_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_site(tmp_path)
    nowhere = tmp_path / "nowhere" / "changed.txt"
    assert main(["--root", str(root), "--changed-files", str(nowhere)]) == 3
    assert capsys.readouterr().err == f"{nowhere}: No such file or directory; the site was left as it was\n"
    assert not (root / "output").exists()


def test_after_problems_the_list_names_nothing(tmp_path: Path) -> None:
    """Whoever uploads by a list would otherwise upload by that of an earlier build."""
    listed = tmp_path / "changed.txt"
    listed.write_text("+ index.html\n", encoding="utf-8")
    assert main(["--root", str(broken_site(tmp_path)), "--changed-files", str(listed)]) == 1
    assert listed.read_bytes() == b""


def test_problems_go_to_stderr_and_the_old_site_stays(tmp_path: Path) -> None:
    small_site(tmp_path)
    assert run(tmp_path, "--root", "site", "--quiet").returncode == 0
    before = files_in(tmp_path / "site" / "output")
    edit(tmp_path / "site" / SEED_TOML, 'kind = "mou"', 'kind = "muo"')
    failed = run(tmp_path, "--root", "site")
    assert failed.returncode == 1
    assert failed.stdout == ""
    assert failed.stderr == f"site/{SLIP}1 problem in 1 file; site/output was left as it was\n"
    assert files_in(tmp_path / "site" / "output") == before


def test_messages_hold_no_absolute_path(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    built = run(tmp_path, "--root", "site", "--verbose")
    assert built.returncode == 0
    assert str(tmp_path) not in built.stdout
    assert "\nOpen site/output/index.html\n" in built.stdout
    edit(root / SITE_TOML, "listing_length = 2", "listing_length = 0")
    (root / SEED_ARTICLE / "stray").touch()
    failed = run(root, "--root", ".", "check")
    assert failed.returncode == 1
    assert str(tmp_path) not in failed.stderr
    assert f"\n{SITE_TOML}:1:18: listing_length: " in failed.stderr


def test_json_is_a_line_for_each_problem_and_nothing_else(tmp_path: Path) -> None:
    root = broken_site(tmp_path)
    edit(root / SITE_TOML, "listing_length = 2", "listing_length = 0")
    failed = run(root, "check", "--root", ".", "--format", "json")
    assert failed.returncode == 1
    assert failed.stdout == ""
    assert [json.loads(line) for line in failed.stderr.splitlines()] == [
        {
            "file": SEED_TOML,
            "line": 1,
            "column": 8,
            "key": "kind",
            "code": "unknown-kind",
            "severity": "problem",
            "message": 'unknown kind "muo"',
            "hint": 'did you mean "mou"? ids are listed in content/topics.toml',
        },
        {
            "file": SITE_TOML,
            "line": 1,
            "column": 18,
            "key": "listing_length",
            "code": "not-a-whole-number",
            "severity": "problem",
            "message": "a whole number from 1 was expected",
            "hint": "",
        },
    ]


def test_full_quotes_the_line(tmp_path: Path) -> None:
    root = broken_site(tmp_path)
    assert run(root, "check", "--root", ".", "--format", "full").stderr == (
        f'{SEED_TOML}:1:8: kind: unknown kind "muo" [unknown-kind]\n'
        '     1 | kind = "muo"\n'
        "       |        ^^^^^\n"
        '       did you mean "mou"? ids are listed in content/topics.toml\n\n'
        "1 problem in 1 file\n"
        "to know more about a problem:  python build.py explain CODE  (the word in brackets)\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["bulid"], "invalid choice: 'bulid'", id="unknown command"),
        pytest.param(["build", "check"], "unrecognized arguments: check", id="two commands"),
        pytest.param(["--loud"], "unrecognized arguments: --loud", id="unknown option"),
        pytest.param(["check", "--loud"], "unrecognized arguments: --loud", id="unknown option of a command"),
        pytest.param(["--site-url", "example.org"], "an address starts with https:// or http://", id="bad address"),
        pytest.param(
            ["--site-url", "https://a.vn/?b"], "the site's address has no ? and no #", id="address with a query"
        ),
        pytest.param(["--root", "/no/such/folder"], "/no/such/folder is no folder", id="root that is not there"),
        pytest.param(["check", "--root", __file__], f"{__file__} is no folder", id="root that is a file"),
        pytest.param(["--format", "xml"], "xml", id="unknown format"),
        pytest.param(["--root"], "expected one argument", id="option without its value"),
        pytest.param(["--quiet", "--verbose"], "not allowed with argument --quiet", id="quiet and verbose"),
        pytest.param(["check", "--verbose", "--quiet"], "not allowed with argument --verbose", id="verbose and quiet"),
        pytest.param(["--quiet", "check", "--verbose"], "not allowed with", id="quiet before, verbose after"),
    ],
)
def test_wrong_arguments_are_told_and_nothing_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    root = small_site(tmp_path)
    before = files_in(tmp_path)
    named = arguments if "--root" in arguments else ["--root", str(root), *arguments]
    with pytest.raises(SystemExit) as stop:
        main(named)
    captured = capsys.readouterr()
    assert stop.value.code == 2
    assert captured.out == ""
    assert said in captured.err
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["build", "-h"]])
def test_help_is_given(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("usage: build.py")
    assert all(option in said for option in ("--root", "--output", "--site-url", "--format", "--quiet", "--verbose"))


def test_the_version_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"Bản Tin {__version__}\n"


def test_a_site_address_makes_full_links(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)
    assert main(["--root", str(root), "--site-url", "https://example.org/tin"]) == 0
    assert "no site address is known" not in capsys.readouterr().out
    page = (root / "output" / "vi" / "index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/tin/vi/index.html"' in page


def test_without_a_site_address_it_is_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(small_site(tmp_path))]) == 0
    assert capsys.readouterr().out.count("note: no site address is known") == 1


@pytest.mark.parametrize(
    ("epoch", "date"),
    [
        pytest.param("1580688000", "2020-02-03", id="a day"),
        pytest.param("", "2026-01-01", id="empty"),
        pytest.param("yesterday", "2026-01-01", id="no number"),
    ],
)
def test_source_date_epoch_is_the_day_of_the_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, date: str
) -> None:
    root = small_site(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert main(["--root", str(root), "--quiet"]) == 0
    assert date in (root / "output" / "en" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("epoch", ["9" * 30, "²", "253402300800"])
def test_an_epoch_that_is_no_day_is_no_crash(tmp_path: Path, epoch: str) -> None:
    done = run(tmp_path, "check", "--root", str(small_site(tmp_path)), SOURCE_DATE_EPOCH=epoch)
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 2}


def test_a_terminal_that_lacks_the_letters_is_no_crash(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "--root", str(small_site(tmp_path)), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "Traceback" not in done.stderr
    assert done.returncode == 0


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)
    (tmp_path / "file").touch()
    assert main(["--root", str(root), "--output", str(tmp_path / "file" / "output"), "--quiet"]) == 3
    assert capsys.readouterr().err.endswith("; the site was left as it was\n")


def test_a_second_build_at_once_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)
    output = tmp_path / "output"
    with locked(work_folder(output)):
        assert main(["--root", str(root), "--output", str(output), "--quiet"]) == 4
    assert capsys.readouterr().err == f"{output}: another build is at work there; try again when it has ended\n"
    assert not output.exists()


def test_the_keyboard_stops_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "build", stop)
    assert main(["--root", str(small_site(tmp_path))]) == 130
    assert capsys.readouterr().err == "stopped; the site was left as it was\n"


def test_nobody_has_to_read_the_summary(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, str(PROJECT / "build.py"), "check", "--root", str(small_site(tmp_path))]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        pytest.param({"LC_ALL": "vi_VN.UTF-8"}, "lỗi", id="the system's language"),
        pytest.param({"LC_ALL": "", "LANG": "vi"}, "lỗi", id="a shorter name of it"),
        pytest.param({"LC_ALL": "C", "LANG": "vi_VN"}, "problem", id="what counts more comes first"),
        pytest.param({"LC_ALL": "fr_FR.UTF-8"}, "problem", id="a language that we don't speak"),
    ],
)
def test_messages_are_in_the_language_of_the_system(tmp_path: Path, environment: dict[str, str], word: str) -> None:
    broken_site(tmp_path)
    said = run(tmp_path, "check", "--root", "site", **environment).stderr
    assert said.splitlines()[-1].startswith(f"1 {word}")


@pytest.mark.parametrize(
    "arguments", [["--lang", "vi", "check"], ["check", "--lang=vi"], ["check", "--root", "site", "--lang", "vi"]]
)
def test_messages_are_in_the_language_that_is_asked_for(tmp_path: Path, arguments: list[str]) -> None:
    broken_site(tmp_path)
    said = run(tmp_path, "--root", "site", *arguments, LC_ALL="C").stderr
    assert said.splitlines()[-1] == "1 lỗi trong 1 tệp"


def test_help_is_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    shown: list[str] = []
    for language in Language:
        with pytest.raises(SystemExit) as stop:
            main(["import", "--help", "--lang", language.value])
        assert stop.value.code == 0
        shown.append(capsys.readouterr().out)
    assert "write nothing" in shown[1]
    assert "không ghi gì" in shown[0]
    assert not re.search("[àáạảãâăđêôơư]", shown[1])


def test_every_word_of_the_command_line_is_in_both_languages_with_the_same_values() -> None:
    tables = {
        language: tomllib.loads((LOCALES / language / "commands.toml").read_text(encoding="utf-8"))
        for language in Language
    }
    assert tables[Language.VI].keys() == tables[Language.EN].keys()
    for name, words in tables[Language.EN].items():
        assert names_in(tables[Language.VI][name]) == names_in(words), name
        assert words.strip(), name
        assert tables[Language.VI][name].strip(), name


def test_notes_keep_nothing_from_being_published_unless_they_are_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_site(tmp_path)
    (root / SEED_ARTICLE / "accepted.toml").unlink()
    assert main(["--root", str(root)]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert "\nnote: 1 note for editors; see it with:  python build.py check\n" in captured.out
    assert main(["check", "--root", str(root), "--quiet"]) == 0
    assert "note: nobody has accepted this translation yet [translation-not-accepted]\n" in capsys.readouterr().err
    assert main(["--root", str(root), "--strict", "--quiet"]) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith("1 note in 1 file; ")


def test_a_build_leaves_drafts_out_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, 'kind = "mou"', 'draft = true\nkind = "TODO mou"')
    assert main(["--root", str(root)]) == 0
    assert f"\nnote: 1 draft left out: {Path(SEED_ARTICLE).name}; see it with:" in capsys.readouterr().out
    assert not (root / "output/vi/tin/ha-giang-ky-voi-bach-mai.html").exists()
    assert main(["check", "--root", str(root), "--quiet"]) == 1
    assert "[todo]" in capsys.readouterr().err


def test_a_build_shows_drafts_when_it_is_asked_to(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_TOML, 'kind = "mou"', 'draft = true\nkind = "mou"')
    assert main(["--root", str(root), "--drafts", "--quiet"]) == 0
    assert (root / "output/vi/tin/ha-giang-ky-voi-bach-mai.html").exists()


REPORT = (
    "Hà Giang ký với Bệnh viện Bạch Mai lần nữa\n\n"
    "Ngày 3/4/2024, UBND tỉnh Hà Giang và Bệnh viện Bạch Mai ký bản ghi nhớ."
)


def test_a_dry_run_prints_the_draft_as_one_line_of_json_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_site(tmp_path)
    (tmp_path / "tin.txt").write_bytes(REPORT.replace("\n", "\r\n").encode("utf-16"))
    before = files_in(tmp_path)
    file = str(tmp_path / "tin.txt")
    assert main(["import", "--root", str(root), "--dry-run", "--format", "json", file]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    draft = json.loads(line)
    assert draft["encoding"] == "utf-16-le"
    assert draft["line_end"].join(entry["text"] for entry in draft["lines"]) == "\ufeff" + REPORT.replace("\n", "\r\n")
    assert [entry["role"] for entry in draft["lines"]] == ["title", "blank", "lead"]
    assert [province["id"] for province in draft["provinces"]] == ["ha-giang"]
    assert [partner["id"] for partner in draft["partners"]] == ["benh-vien-bach-mai"]
    assert files_in(tmp_path) == before


def test_an_import_says_what_it_made_and_goes_on_after_a_file_that_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_site(tmp_path)
    (tmp_path / "tin.txt").write_text(REPORT, encoding="utf-8")
    assert main(["import", "--root", str(root), str(tmp_path / "gone.txt"), str(tmp_path / "tin.txt")]) == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines()[0].endswith("content/articles/2024-04-03-ha-giang-bach-mai/")
    assert "gone.txt: there is no such file [import-missing]" in captured.err
    assert (root / "content/articles/2024-04-03-ha-giang-bach-mai/seed.txt").read_text(encoding="utf-8") == REPORT
    assert main(["--root", str(root), "--quiet"]) == 0, "a draft keeps nothing else from being published"


def test_a_dry_run_for_people_prints_the_files_it_would_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_site(tmp_path)
    (tmp_path / "tin.txt").write_text(REPORT, encoding="utf-8")
    assert main(["import", "--root", str(root), "--dry-run", str(tmp_path / "tin.txt")]) == 0
    printed = capsys.readouterr().out
    assert tomllib.loads(printed.split("\nTODO ")[0])["provinces"] == ["ha-giang"]
    assert "\nTODO Ngày 3/4/2024" in printed


@pytest.mark.parametrize(
    ("code", "exit_code", "said"),
    [
        pytest.param("todo", 0, "Nothing that still says TODO is published.", id="a code"),
        pytest.param("[todo]", 0, "todo: is still to be done", id="as it is printed"),
        pytest.param("tood", 2, 'no problem has the code "tood" (did you mean todo', id="a slip"),
    ],
)
def test_a_code_is_explained(capsys: pytest.CaptureFixture[str], code: str, exit_code: int, said: str) -> None:
    assert main(["explain", code]) == exit_code
    captured = capsys.readouterr()
    assert said in " ".join((captured.out + captured.err).split())


def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--lang", "vi"]) == 0
    assert "\ntodo  " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "vi/tin/ha-giang-ky-voi-bach-mai.html: it shows 2023-12-08-ha-giang-bach-mai, whose text"),
        ("vi", "vi/tin/ha-giang-ky-voi-bach-mai.html: có hiển thị 2023-12-08-ha-giang-bach-mai: nội dung"),
    ],
)
def test_a_build_says_why_it_made_something_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str, said: str
) -> None:
    root = small_site(tmp_path)
    options = ["--root", str(root), "--lang", language]
    assert main([*options, "--quiet"]) == 0
    with (root / SEED_TOML).open("a", encoding="utf-8") as file:
        file.write('\n[[notes]]\nvi = "Ghi chú."\nen = "A note."\n')
    capsys.readouterr()
    assert main([*options, "--explain", "--quiet"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith(said)]
    assert not [line for line in lines if line.startswith("vi/tin/bach-mai-tham")]
    assert main([*options, "--explain", "--quiet"]) == 0
    assert capsys.readouterr().out == ""


def test_nothing_is_remembered_when_it_is_not_wanted(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    assert main(["--root", str(root), "--quiet"]) == 0
    memory = root / ".output.bantin" / "memory.sqlite"
    assert memory.is_file()
    assert main(["--root", str(root), "--no-cache", "--quiet"]) == 0
    assert not memory.exists()
