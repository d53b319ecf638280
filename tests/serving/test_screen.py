from __future__ import annotations

from http import HTTPStatus

from bantin.serving.edition import Edition
from bantin.serving.screen import Screen
from tests.support.editions import edition

RELOAD = b"event: reload\ndata: {}\n\n"


def version_of(shown: Edition, path: str) -> str:
    return shown.answer(path).version


def test_before_the_first_edition_there_is_no_page_yet() -> None:
    assert Screen().answer("index.html").status is HTTPStatus.SERVICE_UNAVAILABLE


def test_only_browsers_whose_page_has_changed_load_it_anew() -> None:
    screen = Screen()
    first = edition({"a.html": "A", "b.html": "B"})
    screen.show(first)
    with (
        screen.watched_by("a.html", version_of(first, "a.html")) as one,
        screen.watched_by("b.html", version_of(first, "b.html")) as other,
    ):
        assert screen.show(edition({"a.html": "A", "b.html": "C"})) == 1
        assert (one.take(), other.take()) == ([], [RELOAD])


def test_a_browser_is_told_once_of_each_change() -> None:
    screen = Screen()
    screen.show(edition({"a.html": "A"}))
    with screen.watched_by("a.html", "") as browser:
        assert browser.take() == [RELOAD]
        assert screen.show(edition({"a.html": "A"})) == 0
        assert browser.take() == []


def test_a_browser_that_comes_late_is_told_what_it_missed() -> None:
    screen = Screen()
    first = edition({"a.html": "A"})
    screen.show(edition({"a.html": "B"}))
    screen.report("{}")
    with screen.watched_by("a.html", version_of(first, "a.html")) as browser:
        assert browser.take() == [b"event: overlay\ndata: {}\n\n", RELOAD]


def test_a_browser_at_a_path_without_a_page_is_told_when_there_is_one() -> None:
    screen = Screen()
    first = edition({})
    screen.show(first)
    with screen.watched_by("new.html", version_of(first, "new.html")) as browser:
        assert screen.show(edition({"new.html": "N"})) == 1
        assert browser.take() == [RELOAD]


def test_the_same_problems_are_told_once() -> None:
    screen = Screen()
    screen.show(edition({"a.html": "A"}))
    with screen.watched_by("a.html", screen.answer("a.html").version) as browser:
        for overlay in ("1", "1", "2"):
            screen.report(overlay)
        assert browser.take() == [b"event: overlay\ndata: 1\n\n", b"event: overlay\ndata: 2\n\n"]


def test_a_bell_rings_while_there_is_something_to_tell() -> None:
    screen = Screen()
    screen.show(edition({"a.html": "A"}))
    with screen.watched_by("a.html", screen.answer("a.html").version) as browser:
        browser.bell.settimeout(0)
        screen.report("1")
        screen.report("2")
        assert len(browser.take()) == 2
        screen.report("3")
        assert len(browser.take()) == 1
