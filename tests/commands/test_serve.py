"""A preview, seen from its terminal and by what it serves."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bantin.commands.serve import ServeRequest, serve
from bantin.languages import Language
from bantin.serving.overlay import shown_place
from bantin.serving.screen import Screen
from bantin.serving.server import serving
from tests.support.built import build_site
from tests.support.previews import get, preview
from tests.support.problems import english_of
from tests.support.sites import (
    PARTNERS_TOML,
    PROJECT,
    SEED_ARTICLE,
    SEED_TOML,
    SITE_TOML,
    TOPICS_TOML,
    edit,
    small_site,
)
from tests.support.trees import read_times, read_tree

PAGE = "/en/news/ha-giang-signs-with-bach-mai.html"
SUMMARY = "Ha Giang and Bach Mai Hospital signed a memorandum."
SCRIPT = """
import sys
from pathlib import Path
from bantin.commands.serve import ServeRequest, serve
try:
    serve(ServeRequest(root=Path(sys.argv[1]), port=0), lambda news: print(news.sentence, flush=True))
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_site(tmp_path)


def test_an_edit_is_served_and_told(root: Path) -> None:
    with preview(root) as shown:
        edit(root / SEED_TOML, SUMMARY, "Something else.")
        news = shown.wait_for("changed")
        assert "Something else." in get(shown.url, PAGE)[2]
    assert re.fullmatch(rf"{SEED_TOML}: \d+ pages changed; 0 browsers reloaded after \d+ ms", news.sentence)


def test_news_are_in_the_language_that_was_asked_for(root: Path) -> None:
    told: list[str] = []
    stop = threading.Event()

    def tell_and_end(words: str) -> None:
        told.append(words)
        stop.set()

    serve(ServeRequest(root=root, port=0, language=Language.VI), lambda news: tell_and_end(news.sentence), stop)
    assert told[0].startswith("Sẵn sàng sau ")


def test_a_fault_is_told_with_its_place_and_so_is_its_end(root: Path) -> None:
    with preview(root) as shown:
        edit(root / SEED_TOML, 'kind = "mou"', 'kind = "muo"')
        news = shown.wait_for("problem")
        assert news.sentence == "1 problem in 1 file, shown in the browser; what is sound stays up"
        assert [(problem.place.file, problem.place.line) for problem in news.problems] == [(root / SEED_TOML, 1)]
        edit(root / SEED_TOML, 'kind = "muo"', 'kind = "mou"')
        assert shown.wait_for("put right").problems == ()


def test_a_faulty_article_stays_up_as_it_last_was(root: Path) -> None:
    with preview(root) as shown:
        before = {path: get(shown.url, path)[2] for path in (PAGE, "/en/index.html", "/vi/dong-thoi-gian.html")}
        edit(root / SEED_TOML, SUMMARY, "Something else.")
        edit(root / SEED_TOML, 'kind = "mou"', 'kind = "muo"')
        shown.wait_for("problem")
        assert {path: get(shown.url, path)[2] for path in before} == before


def test_a_faulty_article_may_name_what_the_registers_have_no_more(root: Path) -> None:
    topics = root / TOPICS_TOML
    with preview(root) as shown:
        before = get(shown.url, PAGE)[2]
        topics.write_text(topics.read_text(encoding="utf-8").replace('"mou"', '"pact"'), encoding="utf-8")
        shown.wait_for("problem")
        assert get(shown.url, PAGE)[2] == before
        edit(root / SEED_TOML, 'kind = "mou"', 'kind = "pact"')
        shown.wait_for("put right")
        assert get(shown.url, PAGE)[0] == 200


def test_sound_articles_are_shown_in_their_newest_form_beside_a_faulty_one(root: Path) -> None:
    with preview(root) as shown:
        edit(root / SEED_TOML, 'kind = "mou"', 'kind = "muo"')
        shown.wait_for("problem")
        toml = root / "content/articles/2025-09-01-visit/article.toml"
        edit(toml, "A delegation of Bach Mai Hospital visited Tuyen Quang.", "A delegation came.")
        shown.wait_for("visit/article.toml: ")
        assert "A delegation came." in get(shown.url, "/en/news/bach-mai-visits-tuyen-quang.html")[2]


@pytest.mark.parametrize("file", [SITE_TOML, PARTNERS_TOML])
def test_where_no_site_can_be_read_the_last_good_one_stays(root: Path, file: str) -> None:
    with preview(root) as shown:
        before = get(shown.url, PAGE)[2]
        (root / file).write_text("[", encoding="utf-8")
        shown.wait_for("problem")
        assert get(shown.url, PAGE)[2] == before


def test_a_site_that_is_broken_from_the_start_is_shown_when_it_is_put_right(root: Path) -> None:
    good = (root / SITE_TOML).read_text(encoding="utf-8")
    (root / SITE_TOML).write_text("[", encoding="utf-8")
    with preview(root) as shown:
        assert get(shown.url, PAGE)[0] == 503
        (root / SITE_TOML).write_text(good, encoding="utf-8")
        shown.wait_for("put right")
        assert get(shown.url, PAGE)[0] == 200


def test_content_may_go_away_and_come_back(root: Path, tmp_path: Path) -> None:
    with preview(root) as shown:
        (root / "content").rename(tmp_path / "away")
        assert [problem.place.file for problem in shown.wait_for("problem").problems] == [root / "content"]
        assert get(shown.url, PAGE)[0] == 200
        (tmp_path / "away").rename(root / "content")
        shown.wait_for("put right")
        assert get(shown.url, PAGE)[0] == 200


def test_a_removed_article_is_gone_from_the_preview(root: Path) -> None:
    with preview(root) as shown:
        shutil.rmtree(root / SEED_ARTICLE)
        shown.wait_for("changed")
        assert get(shown.url, PAGE)[0] == 404


def test_drafts_are_shown_and_marked_on_their_pages_and_in_lists(root: Path) -> None:
    toml = root / SEED_TOML
    toml.write_text("draft = true\n" + toml.read_text(encoding="utf-8"), encoding="utf-8")
    with preview(root) as shown:
        pages = {path: get(shown.url, path)[2] for path in (PAGE, "/en/index.html", "/en/timeline.html", "/index.html")}
        vietnamese = get(shown.url, "/vi/tin/ha-giang-ky-voi-bach-mai.html")[2]
    assert "<strong>Draft – not published</strong>" in pages[PAGE]
    assert "<strong>Bản nháp – chưa đăng</strong>" in vietnamese
    for path in ("/en/index.html", "/en/timeline.html", "/index.html"):
        assert "<strong>Draft</strong>" in pages[path], path


def test_the_address_of_the_site_is_left_out(root: Path) -> None:
    toml = root / SITE_TOML
    text = [line for line in toml.read_text(encoding="utf-8").splitlines() if not line.startswith("site_url")]
    toml.write_text("\n".join(['site_url = "https://example.org/"', *text, ""]), encoding="utf-8")
    with preview(root) as shown:
        assert "example.org" not in get(shown.url, PAGE)[2]


def test_a_changed_template_changes_pages(root: Path) -> None:
    shutil.copytree(PROJECT / "templates", root / "templates")
    with preview(root) as shown:
        edit(root / "templates/about.html", "{{ body }}", "{{ body }}<p>OWN</p>")
        assert shown.wait_for("changed").sentence.startswith("templates/about.html: ")
        assert "OWN" in get(shown.url, "/en/about.html")[2]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        pytest.param("templates/about.html", "{{ body }}", "{% if %}", "about.html:{line}:1", id="a template's syntax"),
        pytest.param("templates/about.html", "{{ body }}", "{{ nope }}", "about.html:{line}:1", id="an unknown name"),
        pytest.param(
            "locales/en/LC_MESSAGES/messages.po", 'msgid "Home"', 'msgid "House"', "messages.po", id="a missing message"
        ),
    ],
)
def test_a_faulty_design_leaves_the_last_good_pages_up(root: Path, file: str, old: str, new: str, told: str) -> None:
    for name in ("templates", "locales"):
        shutil.copytree(PROJECT / name, root / name)
    line = (root / file).read_text(encoding="utf-8").partition(old)[0].count("\n") + 1
    with preview(root) as shown:
        before = get(shown.url, "/en/about.html")[2]
        edit(root / file, old, new)
        (problem,) = shown.wait_for("problem").problems
        assert shown_place(problem.place, (root / file).parent) == told.format(line=line)
        assert get(shown.url, "/en/about.html")[2] == before
        edit(root / file, new, old)
        shown.wait_for("put right")
        assert get(shown.url, "/en/about.html")[2] == before


def test_what_only_finished_pages_show_is_told_too(root: Path) -> None:
    shutil.copytree(PROJECT / "templates", root / "templates")
    with preview(root) as shown:
        edit(root / "templates/about.html", "{{ body }}", '{{ body }}<a href="gone.html">x</a>')
        news = shown.wait_for("problem")
    assert {english_of(problem) for problem in news.problems} == {'dead link "gone.html"'}


def test_an_address_that_two_articles_claim_is_a_problem_and_shows_one_of_them(root: Path) -> None:
    with preview(root) as shown:
        visit = root / "content/articles/2025-09-01-visit/article.toml"
        edit(visit, 'en = "bach-mai-visits-tuyen-quang"', 'en = "ha-giang-signs-with-bach-mai"')
        shown.wait_for("problem")
        assert SUMMARY in get(shown.url, PAGE)[2]


def test_files_that_cannot_be_read_just_now_leave_the_last_good_pages_up(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with preview(root) as shown:
        with monkeypatch.context() as patched:
            patched.setattr("bantin.commands.editions.read_site", refuse_to_read)
            edit(root / SEED_TOML, SUMMARY, "Something else.")
            (problem,) = shown.wait_for("problem").problems
            assert (problem.code, problem.values) == ("preview-unreadable", (("reason", "Permission denied"),))
            assert SUMMARY in get(shown.url, PAGE)[2]
        edit(root / SEED_TOML, "Something else.", "Something new.")
        shown.wait_for("put right")
        assert "Something new." in get(shown.url, PAGE)[2]


def refuse_to_read(root: Path, **_: object) -> None:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(root))


def test_the_output_is_never_touched(root: Path) -> None:
    build_site(root, root / "output")
    before = read_tree(root / "output"), read_times(root / "output")
    names = sorted(path.name for path in root.iterdir())
    with preview(root) as shown:
        edit(root / SEED_TOML, SUMMARY, "Something else.")
        shown.wait_for("changed")
        get(shown.url, PAGE)
    assert (read_tree(root / "output"), read_times(root / "output")) == before
    assert sorted(path.name for path in root.iterdir()) == names


@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)], ids=["Ctrl+C", "SIGTERM"])
def test_it_ends_in_order_even_while_a_browser_listens(root: Path, how: signal.Signals, code: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", SCRIPT, root],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        url = next(word for word in process.stdout.readline().split() if word.startswith("http"))
        listening = threading.Thread(target=get, args=(url, "/.bantin/events?path=index.html&version=x"))
        listening.start()
        get(url, PAGE)
        process.send_signal(how)
        assert (process.wait(timeout=60), process.stderr.read()) == (code, "")
        listening.join()


def test_a_port_that_is_taken_is_an_error(root: Path) -> None:
    with serving(Screen(), 0) as server, pytest.raises(OSError, match="in use"):
        serve(ServeRequest(root=root, port=server.server_port), lambda _: None)
