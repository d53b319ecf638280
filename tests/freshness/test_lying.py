"""A memory may be damaged, foreign, old, locked away, or lie: the build is merely slower, and says so once."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bantin.cli import main
from bantin.commands import build as commands
from bantin.commands.build import build
from bantin.commands.recalling import Recall
from bantin.commands.request import Request, Result, open_recall
from bantin.freshness import memory
from bantin.freshness.memory import FILE
from bantin.freshness.store import text_digest
from bantin.outputs import Tree
from bantin.publishing.changes import Changes
from bantin.publishing.publish import publish_alone, work_folder
from bantin.rendering.design import Design, load_design
from bench.faults.states import SITE_URL, Newsroom, read_site

Damage = Callable[[Path], object]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """A site of three reports, built, with what is remembered of it."""
    room = Newsroom(tmp_path_factory.mktemp("room") / "room", 3, plain=True)
    _build(room)
    return room


@pytest.fixture(autouse=True)
def _one_design(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates and catalogues do not change here, and are compiled once."""
    global _design  # noqa: PLW0603 - for the whole module
    _design = _design or load_design(room.root / "templates", room.root / "locales")
    monkeypatch.setattr(commands, "load_design", lambda *_, **__: _design)


_design: Design | None = None


def _build(room: Newsroom, output: Path | None = None) -> Result:
    request = Request(root=room.root, output=output or room.output, site_url=SITE_URL, remember=True)
    return build(request, lambda *_: None)


def _edited(room: Newsroom, folder: Path) -> Path:
    """Return a copy of the site as it was published, with its memory; the content is that of the next state."""
    output = folder / "output"
    room.go_to(0)
    shutil.copytree(room.output, output)
    shutil.copytree(work_folder(room.output), work_folder(output))
    room.go_to(1)
    return output


def _set(name: str, text: str) -> Damage:
    """Return what sets the text *name*, with a digest that fits it."""

    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            values = (name, text_digest(name, text), text)
            connection.execute("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", values)

    return change


def _older(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT text FROM texts WHERE name = 'root'").fetchone()
    for name in ("root", "summary"):
        _set(name, root.replace(f'"version":{memory.VERSION}', '"version":1'))(path)


def _put_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES = {
    "emptied": lambda path: path.write_bytes(b""),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "random": lambda path: path.write_bytes(bytes(number * number % 251 for number in range(60_000))),
    "of an older version": _older,
    "a folder": _put_folder,
    "too deep": _set("root", "[" * 100_000),
    "of another form": _set("root", json.dumps({"version": memory.VERSION, "is": {"texts": [], "parts": 7}})),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_memory_that_is_of_no_use_is_told_once_and_the_site_is_that_of_a_clean_build(
    room: Newsroom, damage: Damage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = _edited(room, tmp_path)
    damage(work_folder(output) / FILE)
    arguments = ["--root", str(room.root), "--output", str(output), "--site-url", SITE_URL, "--quiet"]
    assert main(arguments) == 0
    told = capsys.readouterr().err
    assert "was damaged or of another version; everything was made anew" in told
    assert told.count("\n") == 1
    assert read_site(output) == room.trees[1]


def test_a_memory_that_is_not_there_is_nothing_to_tell(room: Newsroom, tmp_path: Path) -> None:
    output = _edited(room, tmp_path)
    (work_folder(output) / FILE).unlink()
    assert not _build(room, output).is_memory_lost
    assert read_site(output) == room.trees[1]


def test_the_memory_of_another_site_makes_nothing_wrong(room: Newsroom, tmp_path: Path) -> None:
    """One with the very same reports, whose texts are others."""
    output = _edited(room, tmp_path)
    other = tmp_path / "other"
    shutil.copytree(room.root, other)
    for path in other.rglob("text.vi.md"):
        path.write_text("Hai bên trao đổi về việc khác.\n", encoding="utf-8")
    request = Request(root=other, output=tmp_path / "elsewhere", site_url=SITE_URL, remember=True)
    build(request, lambda *_: None)
    shutil.copy(work_folder(tmp_path / "elsewhere") / FILE, work_folder(output) / FILE)
    _build(room, output)
    assert read_site(output) == room.trees[1]


def test_a_memory_that_may_not_be_written_is_replaced(room: Newsroom, tmp_path: Path) -> None:
    output = _edited(room, tmp_path)
    (work_folder(output) / FILE).chmod(0o444)
    assert not _build(room, output).is_memory_lost
    assert read_site(output) == room.trees[1]


@pytest.mark.parametrize(
    "damage", [Path.unlink, DAMAGES["random"], DAMAGES["emptied"]], ids=["gone", "random", "empty"]
)
def test_a_memory_may_be_lost_while_a_build_relies_on_it(
    room: Newsroom, damage: Damage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = _edited(room, tmp_path)

    def publish_late(tree: Tree, folder: Path) -> Changes:
        damage(work_folder(output) / FILE)
        return publish_alone(tree, folder)

    monkeypatch.setattr(commands, "publish_alone", publish_late)
    _build(room, output)
    monkeypatch.undo()
    assert read_site(output) == room.trees[1]
    room.go_to(2)
    _build(room, output)
    assert read_site(output) == room.trees[2]


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_a_memory_says_nothing_is_run_and_nothing_breaks(
    room: Newsroom, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Somebody has changed it who knows its form: all digests fit."""
    output = _edited(room, tmp_path_factory.mktemp("odd"))
    path = work_folder(output) / FILE
    with closing(sqlite3.connect(path)) as connection:
        texts = dict(connection.execute("SELECT name, text FROM texts ORDER BY name"))
    root = json.loads(texts["root"])
    name = data.draw(st.sampled_from(sorted(texts)))
    if name == "root":
        root["is"][data.draw(st.sampled_from(sorted(root["is"])))] = data.draw(ODD)
    elif name == "summary":
        summary = json.loads(texts[name])
        summary["is"][data.draw(st.sampled_from(sorted(summary["is"])))] = data.draw(ODD)
        _set(name, json.dumps(summary))(path)
    else:
        found = json.loads(texts[name])
        text = json.dumps(dict.fromkeys(found, data.draw(ODD)) if isinstance(found, dict) else data.draw(ODD))
        _set(name, text)(path)
        if name in root["is"]["texts"]:
            root["is"]["texts"][name] = text_digest(name, text).hex()
    _set("root", json.dumps(root))(path)
    result = _build(room, output)
    assert result.changes is not None
    request = Request(root=room.root, output=output, site_url=SITE_URL)
    build(request, lambda *_: None)
    assert read_site(output) == room.trees[1], "without a memory nothing of the lie is left"


def test_another_build_that_was_quicker_leaves_no_mixture(room: Newsroom, tmp_path: Path) -> None:
    """What a build has found is not there any more when its turn to publish comes."""
    output = _edited(room, tmp_path)
    request = Request(root=room.root, output=output, site_url=SITE_URL, remember=True)
    recall = open_recall(request)
    assert isinstance(recall, Recall)
    assert recall.published
    assert recall.outputs
    assert recall.find_current() is None
    room.go_to(2)
    _build(room, output)
    room.go_to(1)
    build(request, lambda *_: None, recall=recall)
    assert read_site(output) == room.trees[1]


def test_what_is_kept_must_be_what_was_published_last(room: Newsroom, tmp_path: Path) -> None:
    output = _edited(room, tmp_path)
    other = _build_clean(room, 2).tree
    later: list[bool] = []

    def publish_later(tree: Tree, folder: Path) -> Changes:
        if not later:
            later.append(True)
            publish_alone(other, folder)
        return publish_alone(tree, folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(commands, "publish_alone", publish_later)
        result = _build(room, output)
    assert (later, result.is_memory_lost) == ([True], False)
    assert read_site(output) == room.trees[1]


def _build_clean(room: Newsroom, state: int) -> Result:
    room.go_to(state)
    result = build(Request(root=room.root, output=None, site_url=SITE_URL), lambda *_: None)
    room.go_to(1)
    return result


@pytest.mark.parametrize("days", [-400, 400])
def test_a_clock_that_is_set_otherwise_makes_nothing_wrong(
    room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    """Files are younger than now, or times of change lie in the future; an edit that keeps size and time is seen."""
    output = _edited(room, tmp_path)
    room.go_to(0)
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + days * 86_400 * 10**9)
    _build(room, output)
    body = next((room.root / "content/articles").glob("*report-2/text.vi.md"))
    for path in (body, output / "index.html"):
        os.utime(path, ns=(2**62, 2**62))
    words, before = body.read_text(encoding="utf-8"), body.stat()
    body.write_text(words.replace("trao", "trai"), encoding="utf-8")
    os.utime(body, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (body.stat().st_size, body.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    _build(room, output)
    assert any(b"trai " in data for data in read_site(output).values())
    body.write_text(words, encoding="utf-8")
    _build(room, output)
    assert read_site(output) == room.trees[0]


def test_an_output_that_was_changed_added_or_removed_is_repaired_and_additions_stay(
    room: Newsroom, tmp_path: Path
) -> None:
    output = _edited(room, tmp_path)
    room.go_to(0)
    _build(room, output)
    page = output / "vi/tin/report-2.html"
    before = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Hai", b"Hia"))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    (output / "en/index.html").unlink()
    (output / "index.html").write_text("")
    (output / "mine.html").write_text("mine")
    _build(room, output)
    assert read_site(output) == {**room.trees[0], "mine.html": b"mine"}


def test_a_lost_manifest_is_written_again_before_an_edit_needs_it(room: Newsroom, tmp_path: Path) -> None:
    output = _edited(room, tmp_path)
    room.go_to(0)
    _build(room, output)
    (output / ".bantin-manifest.json").unlink()
    _build(room, output)
    assert (output / ".bantin-manifest.json").is_file()
    room.go_to(1)
    _build(room, output)
    assert read_site(output) == room.trees[1]
