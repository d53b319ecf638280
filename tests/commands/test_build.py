"""A build that fails, at whatever stage, leaves the site as it was."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from bantin.cli import main
from bantin.commands.build import build, count_articles
from bantin.commands.request import Request
from bantin.planning.page import PageKind
from tests.support.built import BRIDGE, EN, VI, Built, build_site
from tests.support.sites import PROJECT, SEED_ARTICLE, edit, small_site
from tests.support.trees import data_of, read_pages, read_times, read_tree

T = TypeVar("T")


@pytest.mark.parametrize(
    ("stage", "told"),
    [
        ("content", "article.toml:1:8: kind: "),
        ("template syntax", "about.html:1"),
        ("undefined name", "'nonsense' is undefined (while rendering "),
        ("missing message", 'no message "Home"'),
        ("dead link", 'dead link "gone.html"'),
        ("foreign file", "this file is not ours, and a page belongs here"),
    ],
)
def test_a_failing_build_leaves_the_site_as_it_was_and_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], stage: str, told: str
) -> None:
    root = small_site(tmp_path)
    output = tmp_path / "output"
    build_site(root, output)
    _break(root, output, stage)
    before = read_tree(output), read_times(output)
    assert main(["--root", str(root), "--output", str(output), "--quiet"]) == 1
    assert (read_tree(output), read_times(output)) == before
    printed = capsys.readouterr()
    assert told in printed.err
    assert "Traceback" not in printed.err
    assert printed.err.splitlines()[-1].endswith("output was left as it was")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output", "site"]


def test_a_failing_first_build_makes_no_folder(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / SEED_ARTICLE / "article.toml", 'kind = "mou"', 'kind = "mo"')
    assert main(["--root", str(root), "--output", str(tmp_path / "output"), "--quiet"]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_disk_that_fails_is_told_in_one_line_and_exits_with_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_site(tmp_path)
    (tmp_path / "file").write_text("no folder")
    assert main(["--root", str(root), "--output", str(tmp_path / "file/output"), "--quiet"]) == 3
    printed = capsys.readouterr()
    assert printed.err.count("\n") == 1
    assert "Not a directory" in printed.err or "File exists" in printed.err


def test_a_root_with_its_own_templates_uses_them(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    shutil.copytree(PROJECT / "templates", root / "templates")
    about = root / "templates/about.html"
    about.write_text(about.read_text(encoding="utf-8").replace("{{ body }}", "{{ body }}<p>OWN</p>"), encoding="utf-8")
    assert "OWN" in build_site(root, tmp_path / "output").page(PageKind.ABOUT).text


def test_a_root_with_its_own_locales_uses_them(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    shutil.copytree(PROJECT / "locales", root / "locales")
    edit(root / "locales/vi/LC_MESSAGES/messages.po", 'msgstr "Giới thiệu"', 'msgstr "Về bản tin thử"')
    built = build_site(root, tmp_path / "output")
    assert "Về bản tin thử" in [link.text for link in built.page(PageKind.HOME).links]


def test_a_root_without_templates_uses_the_projects(small: Built) -> None:
    assert "Giới thiệu" in [link.text for link in small.page(PageKind.HOME).links]


def test_what_is_built_is_what_lies_in_the_folder(small: Built, real: Built) -> None:
    for built in (small, real):
        assert read_pages(built.output) == data_of(built.tree)


def test_check_writes_nothing(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    result = build(Request(root=root, output=None), lambda *_: None)
    assert result.changes is None
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_check_finds_what_build_finds(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    shutil.copytree(PROJECT / "templates", root / "templates")
    (root / "templates/about.html").write_text('<h1>x</h1><a href="gone.html">x</a>', encoding="utf-8")
    assert main(["check", "--root", str(root), "--quiet"]) == 1


def test_every_stage_is_told_with_its_counts_and_its_time(tmp_path: Path) -> None:
    told: list[tuple[str, Mapping[str, int]]] = []

    def tell(stage: str, counts: Mapping[str, int], seconds: float) -> None:
        assert seconds >= 0
        told.append((stage, counts))

    build(Request(root=small_site(tmp_path), output=tmp_path / "output"), tell)
    assert [stage for stage, _ in told] == ["reading", "planning", "rendering", "checking", "publishing"]
    assert told[0][1] == {"articles": 2, "organisations": 3}
    assert (told[-1][1]["kept"], told[-1][1]["removed"]) == (0, 0)
    assert told[-1][1]["wrote"] == told[2][1]["files"]


def test_long_work_is_tracked_item_by_item(tmp_path: Path) -> None:
    seen: dict[str, list[object]] = {}

    class Keep:
        def __call__(self, items: Sequence[T], stage: str) -> Iterable[T]:
            for item in items:
                seen.setdefault(stage, []).append(item)
                yield item

    result = build(Request(root=small_site(tmp_path), output=None), lambda *_: None, Keep())
    assert seen.keys() == {"reading", "rendering"}
    assert len(seen["reading"]) == 2
    assert len(seen["rendering"]) == len(set(seen["rendering"]))
    last = (PageKind.DATA, PageKind.SEARCH)
    assert {page.path for page in result.plan.pages if page.kind not in last} <= set(seen["rendering"])


def test_articles_and_bridge_pages_are_counted_apart(small: Built) -> None:
    assert count_articles(small.plan, VI) == (1, 1)
    assert count_articles(small.plan, EN) == (2, 0)


@pytest.mark.parametrize("site_url", ["https://example.org/ban-tin", "https://example.org/ban-tin/"])
def test_an_address_on_the_command_line_wins_with_or_without_its_slash(tmp_path: Path, site_url: str) -> None:
    built = build_site(small_site(tmp_path), tmp_path / "output", site_url)
    (canonical,) = built.page(PageKind.HOME).head_links("canonical")
    assert canonical.href == "https://example.org/ban-tin/vi/index.html"


def test_the_edition_is_the_newest_date_or_the_day_that_is_asked_for(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    newest = build(Request(root=root, output=None), lambda *_: None)
    asked = build(Request(root=root, output=None, epoch=dt.date(2026, 12, 1)), lambda *_: None)
    assert newest.plan.site.edition == dt.date(2026, 1, 1)
    assert asked.plan.site.edition == dt.date(2026, 12, 1)
    assert "1/12/2026" in asked.tree["vi/index.html"].data.decode()


def test_a_removed_article_leaves_no_trace(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    output = tmp_path / "output"
    build_site(root, output)
    shutil.rmtree(root / "content/articles" / BRIDGE)
    rest = build_site(root, output)
    assert read_pages(output) == data_of(rest.tree)
    assert not any(b"bach-mai-visits-tuyen-quang" in data for data in read_tree(output).values())


def _break(root: Path, output: Path, stage: str) -> None:
    """Break the site in *root* so that a build fails at *stage*."""
    if stage == "content":
        edit(root / SEED_ARTICLE / "article.toml", 'kind = "mou"', 'kind = "mo"')
    elif stage == "missing message":
        shutil.copytree(PROJECT / "locales", root / "locales")
        edit(root / "locales/en/LC_MESSAGES/messages.po", 'msgid "Home"\nmsgstr "Home"\n', "")
    elif stage == "foreign file":
        slugs = 'en = "mine"\n\n[former_slugs]\nen = ["ha-giang-signs-with-bach-mai"]'
        edit(root / SEED_ARTICLE / "article.toml", 'en = "ha-giang-signs-with-bach-mai"', slugs)
        (output / "en/news/mine.html").write_text("somebody's")
    else:
        shutil.copytree(PROJECT / "templates", root / "templates")
        words = {
            "template syntax": "{% if %}",
            "undefined name": "{{ nonsense }}",
            "dead link": '<a href="gone.html">x</a>',
        }
        about = root / "templates/about.html"
        lines = about.read_text(encoding="utf-8").replace("{{ body }}", words[stage] + "{{ body }}")
        about.write_text(words[stage] if stage == "template syntax" else lines, encoding="utf-8")
