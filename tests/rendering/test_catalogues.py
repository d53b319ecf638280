"""A catalogue is complete and sound, or it is refused with the place of each fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bantin.languages import Language
from bantin.problems import Problem, ProblemsError
from bantin.rendering.catalogues import catalogue_path, load_catalogues
from bantin.rendering.templates import load_templates
from tests.support.built import EN, VI
from tests.support.problems import english_hint_of, english_of
from tests.support.sites import PROJECT, edit

TEMPLATE = """\
<p>{{ _("Hello") }}</p>
<p>{% trans count=number %}{{ count }} cat{% pluralize %}{{ count }} cats{% endtrans %}</p>
<p>{% trans name=name %}Dear {{ name }}{% endtrans %}</p>
"""

HEADER = """\
msgid ""
msgstr ""
"Language: vi\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"""

SOUND = """
msgid "Hello"
msgstr "Xin chào"

#, python-format
msgid "%(count)s cat"
msgid_plural "%(count)s cats"
msgstr[0] "%(count)s con mèo"

#, python-format
msgid "Dear %(name)s"
msgstr "%(name)s thân mến"
"""


def test_a_complete_catalogue_translates(tmp_path: Path) -> None:
    locales, templates = _folders(tmp_path, HEADER + SOUND)
    vietnamese = load_catalogues(locales, load_templates(templates).messages)[VI]
    assert vietnamese.gettext("Hello") == "Xin chào"
    assert vietnamese.ngettext("%(count)s cat", "%(count)s cats", 3) == "%(count)s con mèo"


def test_english_has_two_plural_forms(tmp_path: Path) -> None:
    locales, templates = _folders(tmp_path, HEADER + SOUND)
    english = load_catalogues(locales, load_templates(templates).messages)[EN]
    assert english.ngettext("%(count)s cat", "%(count)s cats", 1) == "%(count)s cat"
    assert english.ngettext("%(count)s cat", "%(count)s cats", 2) == "%(count)s cats"


def test_a_message_that_no_template_uses_does_no_harm(tmp_path: Path) -> None:
    locales, templates = _folders(tmp_path, HEADER + SOUND + '\n#, fuzzy\nmsgid "Unused"\nmsgstr ""\n')
    assert set(load_catalogues(locales, load_templates(templates).messages)) == set(Language)


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "hint"),
    [
        pytest.param(
            'msgid "Hello"\nmsgstr "Xin chào"\n',
            "",
            None,
            'no message "Hello"',
            "used in page.html:1; run the two pybabel commands of the README, then translate it",
            id="missing",
        ),
        pytest.param(
            'msgid_plural "%(count)s cats"\nmsgstr[0] "%(count)s con mèo"',
            'msgstr "%(count)s con mèo"',
            None,
            'no message "%(count)s cat"',
            "used in page.html:2; run the two pybabel commands of the README, then translate it",
            id="without its plural",
        ),
        pytest.param(
            'msgid "Hello"',
            '#, fuzzy\nmsgid "Hello"',
            8,
            '"Hello" is fuzzy',
            "check it, then delete the word fuzzy",
            id="fuzzy",
        ),
        pytest.param(
            'msgstr "Xin chào"', 'msgstr ""', 7, '"Hello" is not translated', "fill in msgstr", id="not translated"
        ),
        pytest.param(
            'msgstr[0] "%(count)s con mèo"',
            'msgstr[0] ""',
            11,
            '"%(count)s cat" is not translated',
            "fill in msgstr",
            id="a plural not translated",
        ),
        pytest.param(
            'msgstr[0] "%(count)s con mèo"',
            'msgstr[0] "%(count)s con mèo"\nmsgstr[1] "%(count)s mèo"',
            11,
            "not a catalogue: msg has more translations than num_plurals of catalog",
            "",
            id="too many plural forms",
        ),
        pytest.param(
            'msgstr "%(name)s thân mến"',
            'msgstr "%(ten)s thân mến"',
            16,
            "the translation does not fit: unknown named placeholder 'ten'",
            "",
            id="another placeholder",
        ),
    ],
)
def test_a_fault_of_a_message_is_named_with_its_line(  # noqa: PLR0913, PLR0917 - a row of a table
    tmp_path: Path, old: str, new: str, line: int | None, message: str, hint: str
) -> None:
    assert SOUND.count(old) == 1
    locales, templates = _folders(tmp_path, HEADER + SOUND.replace(old, new))
    problems = _problems(locales, templates)
    assert {problem.place.file for problem in problems} == {catalogue_path(locales, VI)}
    assert (line, message, hint) in [
        (problem.place.line, english_of(problem), english_hint_of(problem)) for problem in problems
    ]


def test_a_translation_that_drops_a_placeholder_is_a_problem(tmp_path: Path) -> None:
    """What it stands for, often a link, would be gone from the page."""
    locales, templates = _folders(tmp_path, HEADER + SOUND.replace("%(name)s thân mến", "Bạn thân mến"))
    (problem,) = _problems(locales, templates)
    assert problem.place.file == catalogue_path(locales, VI)
    assert problem.place.line == 16
    assert "name" in english_of(problem)


def test_a_plural_without_its_second_form_is_a_problem(tmp_path: Path) -> None:
    locales, templates = _folders(tmp_path, HEADER + SOUND)
    edit(catalogue_path(locales, EN), 'msgstr[1] "%(count)s cats"\n', "")
    (problem,) = _problems(locales, templates)
    assert problem.place.file == catalogue_path(locales, EN)
    assert english_of(problem) == '"%(count)s cat" is not translated'


def test_a_string_without_its_closing_quote_is_a_problem(tmp_path: Path) -> None:
    """Babel takes the last letter for the quote, and readers would see "Xin chà"."""
    locales, templates = _folders(tmp_path, HEADER + SOUND.replace('"Xin chào"', '"Xin chào'))
    (problem,) = _problems(locales, templates)
    assert problem.place.file == catalogue_path(locales, VI)
    assert problem.place.line == 8


def test_every_fault_of_both_catalogues_is_told_at_once(tmp_path: Path) -> None:
    locales, templates = _folders(tmp_path, HEADER)
    catalogue_path(locales, EN).unlink()
    assert [english_of(problem) for problem in _problems(locales, templates)] == [
        "the catalogue is missing",
        'no message "%(count)s cat"',
        'no message "Dear %(name)s"',
        'no message "Hello"',
    ]


def test_a_missing_catalogue_is_named(tmp_path: Path) -> None:
    locales, templates = _folders(tmp_path, HEADER + SOUND)
    catalogue_path(locales, VI).unlink()
    (problem,) = _problems(locales, templates)
    assert problem.place.file == locales / "vi/LC_MESSAGES/messages.po"
    assert english_of(problem) == "the catalogue is missing"


def test_what_is_no_catalogue_is_named_with_its_line(tmp_path: Path) -> None:
    locales, templates = _folders(tmp_path, HEADER + SOUND + "this is no catalogue\n")
    (problem,) = _problems(locales, templates)
    assert problem.place.file == catalogue_path(locales, VI)
    assert problem.place.text == "this is no catalogue"
    assert problem.place.line == len((HEADER + SOUND).splitlines()) + 1
    assert english_of(problem) == "not a catalogue: Unknown or misformatted keyword"


def test_a_catalogue_that_is_not_utf_8_is_a_problem(tmp_path: Path) -> None:
    locales, templates = _folders(tmp_path, HEADER + SOUND)
    catalogue_path(locales, VI).write_bytes((HEADER + SOUND).encode("cp1258", errors="replace"))
    (problem,) = _problems(locales, templates)
    assert problem.place.file == catalogue_path(locales, VI)
    assert english_of(problem).endswith(" is not UTF-8")


def test_a_message_is_found_where_it_is_first_used(tmp_path: Path) -> None:
    _, templates = _folders(tmp_path, HEADER + SOUND)
    found = load_templates(templates).messages
    assert {message: place.line for message, place in found.items()} == {
        "Hello": 1,
        ("%(count)s cat", "%(count)s cats"): 2,
        "Dear %(name)s": 3,
    }


@pytest.mark.parametrize("language", Language)
def test_the_projects_own_catalogues_say_when_a_message_is_gone(tmp_path: Path, language: Language) -> None:
    locales = tmp_path / "locales"
    shutil.copytree(PROJECT / "locales", locales)
    path = catalogue_path(locales, language)
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition('msgid "Skip to the text"\n')
    path.write_text(head + rest.partition("\n")[2], encoding="utf-8")
    (problem,) = _problems(locales, PROJECT / "templates")
    assert problem.place.file == path
    assert english_of(problem) == 'no message "Skip to the text"'
    assert english_hint_of(problem).startswith("used in header.html:")


def test_the_projects_own_catalogues_are_complete() -> None:
    assert set(load_catalogues(PROJECT / "locales", load_templates(PROJECT / "templates").messages)) == set(Language)


def _folders(folder: Path, vietnamese: str) -> tuple[Path, Path]:
    """Return the folders of catalogues and of one template; the English catalogue is sound."""
    locales, templates = folder / "locales", folder / "templates"
    templates.mkdir()
    (templates / "page.html").write_text(TEMPLATE, encoding="utf-8")
    english = HEADER.replace("vi", "en").replace("nplurals=1; plural=0", "nplurals=2; plural=(n != 1)")
    english += 'msgid "Hello"\nmsgstr "Hello"\n\nmsgid "Dear %(name)s"\nmsgstr "Dear %(name)s"\n\n'
    english += 'msgid "%(count)s cat"\nmsgid_plural "%(count)s cats"\n'
    english += 'msgstr[0] "%(count)s cat"\nmsgstr[1] "%(count)s cats"\n'
    for language, text in ((VI, vietnamese), (EN, english)):
        path = catalogue_path(locales, language)
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return locales, templates


def _problems(locales: Path, templates: Path) -> list[Problem]:
    with pytest.raises(ProblemsError) as caught:
        load_catalogues(locales, load_templates(templates).messages)
    return caught.value.problems
