"""Templates: a name they do not know stops the build, and nothing an editor writes becomes markup."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bantin.commands.build import Request, build
from bantin.problems import Problem, ProblemsError
from tests.support.built import Built, build_site, render_site
from tests.support.problems import english_of
from tests.support.sites import PROJECT, SEED_ARTICLE, edit, small_site

ATTACK = """<script>alert(1)</script> & "quotes" <b onclick='alert(1)'>"""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site with the attack in every sort of field."""
    folder = tmp_path_factory.mktemp("attacked")
    root = small_site(folder)
    words = f"'''{ATTACK}'''"
    article = root / SEED_ARTICLE / "article.toml"
    for honest in (
        '"Ha Giang signs with Bach Mai Hospital"',
        '"Ha Giang and Bach Mai Hospital signed a memorandum."',
        '"The year is in the link."',
        '"Le Lam"',
        '"memorandum"',
        '"doctors to be trained"',
    ):
        edit(article, f"en = {honest}", f"en = {words}")
    edit(article, "[seed.vi]\n", f"[[notes]]\nvi = {words}\nen = {words}\n\n[seed.vi]\n")
    edit(article, "[agreement]\n", f"[why]\nvi = {words}\nen = {words}\n\n[agreement]\n")
    edit(root / "content/partners.toml", 'en = "Bach Mai Hospital"', f"en = {words}")
    edit(root / "content/provinces.toml", 'name = { vi = "Hà Giang", en = "Ha Giang" }', _both("name", words))
    edit(root / "content/topics.toml", 'name = { vi = "Đào tạo", en = "Training" }', _both("name", words))
    edit(root / "content/glossary.toml", 'vi = "Ủy ban nhân dân"', f"vi = {words}")
    for text in ("Bản tin thử", "News for tests.", "Để thử."):
        edit(root / "content/site.toml", f'"{text}"', words)
    return render_site(root, "https://example.org/")


def test_what_editors_write_never_becomes_an_element(attacked: Built) -> None:
    for page, html in attacked.pages:
        for element in html.root.iter():
            assert not any(name.startswith("on") for name in element.attrib), page.path
            if element.tag == "script":
                assert element.get("src") or element.get("type") == "application/ld+json", page.path


def test_what_editors_write_is_shown_as_written(attacked: Built) -> None:
    article = attacked.read("en/news/ha-giang-signs-with-bach-mai.html")
    assert article.text.count(ATTACK) >= 8
    assert ATTACK in article.title
    assert (article.meta("description") or "").startswith("<script>")


def test_a_meaning_with_quotes_stays_in_its_attribute(attacked: Built) -> None:
    article = attacked.read("vi/tin/ha-giang-ky-voi-bach-mai.html")
    assert ATTACK in [abbr.get("title") for abbr in article.root.iter("abbr")]


def test_template_syntax_in_content_is_only_text(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    words = "{{ 7 * 7 }} {% include 'x' %} {# x #}"
    edit(root / SEED_ARTICLE / "article.toml", '"Ha Giang signs with Bach Mai Hospital"', f'"{words}"')
    (root / SEED_ARTICLE / "text.en.md").write_text(
        f"{words}\n\nCaption: {words}\n\nMore than 20 doctors.\n", encoding="utf-8"
    )
    article = render_site(root).read("en/news/ha-giang-signs-with-bach-mai.html")
    assert article.text.count(words) >= 4


def test_raw_html_on_the_about_page_is_shown_as_text(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    edit(root / "content/pages/about.en.md", "This is a digest", "This <b onclick='alert(1)'>is</b> a digest")
    about = build_site(root, tmp_path / "output").read("en/about.html")
    assert "This <b onclick='alert(1)'>is</b> a digest for tests." in about.text


@pytest.mark.parametrize("name", ["about.html", "partials/header.html", "macros/breadcrumbs.html"])
def test_an_undefined_name_is_a_problem_with_template_line_and_page(tmp_path: Path, name: str) -> None:
    root = small_site(tmp_path)
    template = _own_template(root, name)
    lines = template.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines) if "<" in text and "{%" not in text)
    lines[line] += "{{ nonsense }}"
    template.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (problem,) = _problems(root)
    assert problem.place.file == template
    assert problem.place.line == line + 1
    assert problem.place.text == lines[line]
    assert english_of(problem).startswith("'nonsense' is undefined (while rendering ")
    assert english_of(problem).endswith(".html)")


def test_an_undefined_attribute_is_a_problem(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    template = _own_template(root, "article.html")
    template.write_text(template.read_text(encoding="utf-8").replace("{{ heading }}", "{{ entry.nonsense }}"))
    (problem,) = _problems(root)
    assert problem.place.file == template
    assert "'dict object' has no attribute 'nonsense'" in english_of(problem)
    assert "(while rendering en/news/" in english_of(problem)


def test_an_error_of_syntax_is_a_problem_with_its_line(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    template = _own_template(root, "about.html")
    template.write_text("<p>\n{% if %}\n", encoding="utf-8")
    (problem,) = _problems(root)
    assert problem.place.file == template
    assert problem.place.line == 2


def test_a_template_that_is_missing_is_a_problem(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    _own_template(root, "about.html").unlink()
    (problem,) = _problems(root)
    assert problem.place.file == root / "templates/about.html"
    assert "about.html" in english_of(problem)


@pytest.mark.parametrize("expression", ["1 / 0", "site_name + 1", "site_name.nothing()", "site_name | no_such_filter"])
def test_a_fault_while_rendering_is_a_problem_and_no_traceback(tmp_path: Path, expression: str) -> None:
    root = small_site(tmp_path)
    template = _own_template(root, "article.html")
    source = template.read_text(encoding="utf-8")
    template.write_text(source.replace("{{ heading }}", "{{ %s }}" % expression), encoding="utf-8")  # noqa: UP031 - braces
    problems = _problems(root)
    assert {problem.place.file for problem in problems} == {template}


@pytest.mark.parametrize("name", ["about.html", "partials/header.html", "static/css/base.css"])
def test_a_template_or_style_that_is_not_utf_8_is_a_problem(tmp_path: Path, name: str) -> None:
    root = small_site(tmp_path)
    file = _own_template(root, name)
    file.write_bytes(file.read_bytes() + b"\xff")
    (problem,) = _problems(root)
    assert problem.place.file == file
    assert "UTF-8" in english_of(problem)


def test_an_icon_that_is_missing_is_a_problem(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    _own_template(root, "static/icon.svg").unlink()
    assert "icon.svg" in " ".join(english_of(problem) + str(problem.place.file) for problem in _problems(root))


def test_a_page_sees_no_clock_and_no_disk(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    template = _own_template(root, "about.html")
    template.write_text("{{ now() }}{{ open('x') }}{{ request }}", encoding="utf-8")
    assert "is undefined" in english_of(_problems(root)[0])


def _both(key: str, words: str) -> str:
    return f"{key} = {{ vi = {words}, en = {words} }}"


def _own_template(root: Path, name: str) -> Path:
    """Give *root* its own templates, and return one of them."""
    shutil.copytree(PROJECT / "templates", root / "templates")
    return root / "templates" / name


def _problems(root: Path) -> list[Problem]:
    with pytest.raises(ProblemsError) as caught:
        build(Request(root=root, output=None), lambda *_: None)
    return caught.value.problems
