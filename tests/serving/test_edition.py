from __future__ import annotations

from http import HTTPStatus

from bantin.serving.edition import Edition
from tests.support.editions import FAULT, edition, maker


def make_all(shown: Edition) -> Edition:
    for path in shown.pages:
        shown.make(path)
    return shown


def test_a_page_is_made_when_it_is_first_asked_for_and_only_then() -> None:
    made: list[str] = []
    pages = {"a.html": "A", "b.html": "B", "404.html": "-"}
    shown = Edition(files=[], pages=pages, missing="404.html", make=maker(pages, made))
    assert [shown.answer("a.html").data, shown.answer("a.html").data] == [b"A", b"A"]
    assert made == ["a.html"]


def test_a_path_that_leads_nowhere_shows_the_page_that_says_so() -> None:
    for path in ("gone.html", None):
        answer = edition({}).answer(path)
        assert (answer.status, answer.data) == (HTTPStatus.NOT_FOUND, b"nothing here")


def test_a_page_that_cannot_be_made_is_shown_as_it_last_was() -> None:
    first = edition({"a.html": "A"})
    first.make("a.html")
    third = edition({"a.html": ""}, before=edition({"a.html": ""}, before=first))
    assert third.answer("a.html").data == b"A"
    assert third.problems == [FAULT]


def test_a_page_that_could_never_be_made_is_an_error_of_the_server() -> None:
    shown = edition({"a.html": ""})
    answer = shown.answer("a.html")
    assert (answer.status, answer.data) == (HTTPStatus.INTERNAL_SERVER_ERROR, b"")
    assert shown.problems == [FAULT]


def test_styles_of_an_edition_before_are_still_there_for_who_has_its_pages() -> None:
    second = edition({}, {"assets/site.2.css": "new"}, before=edition({}, {"assets/site.1.css": "old"}))
    assert [second.answer(f"assets/site.{number}.css").data for number in (1, 2)] == [b"old", b"new"]
    assert "assets/site.1.css" not in second.tree


def test_a_page_that_is_gone_is_not_shown_from_an_edition_before() -> None:
    first = make_all(edition({"a.html": "A"}))
    assert edition({}, before=first).answer("a.html").status is HTTPStatus.NOT_FOUND


def test_changed_new_and_gone_pages_are_counted() -> None:
    first = make_all(edition({"same.html": "=", "other.html": "1", "gone.html": "-"}))
    second = make_all(edition({"same.html": "=", "other.html": "2", "new.html": "+"}, before=first))
    assert second.count_changed() == 3


def test_equal_answers_have_equal_versions() -> None:
    first, second = edition({"a.html": "A", "b.html": "B"}), edition({"a.html": "A", "b.html": "C"})
    assert first.answer("a.html").version == second.answer("a.html").version
    assert first.answer("b.html").version != second.answer("b.html").version
