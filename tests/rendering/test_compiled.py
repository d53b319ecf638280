"""What is compiled once can be kept: it comes back equal, under a key that changes with all it is made from."""

from __future__ import annotations

import shutil
from pathlib import Path

import jinja2
import pytest

from bantin.languages import Language
from bantin.problems import Place
from bantin.rendering.catalogues import catalogue_path, catalogues_key, compile_catalogues, read_compiled
from bantin.rendering.environment import make_environments
from bantin.rendering.templates import Templates, load_templates, templates_key
from tests.support.sites import PROJECT, edit

LOCALES = PROJECT / "locales"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "static/css").mkdir(parents=True)
    (tmp_path / "about.html").write_text('<p>{{ _("About") }}</p>{{ name }}\n', encoding="utf-8")
    (tmp_path / "static/css/base.css").write_text("p { margin: 0 }\n", encoding="utf-8")
    return tmp_path


def test_templates_that_were_kept_are_those_that_were_compiled() -> None:
    templates = load_templates(PROJECT / "templates")
    assert Templates.load(templates.folder, templates.dump()) == templates


def test_templates_that_were_kept_render_what_they_rendered(folder: Path) -> None:
    kept = Templates.load(folder, load_templates(folder).dump())
    translations = read_compiled(compile_catalogues(LOCALES, {"About": Place(file=folder / "about.html", line=1)}))
    environment = make_environments(kept, translations)[Language.VI]
    assert environment.get_template("about.html").render(name="<b>") == "<p>Giới thiệu</p>&lt;b&gt;\n"


def test_the_same_templates_have_the_same_key(folder: Path) -> None:
    assert templates_key(folder) == templates_key(folder)


@pytest.mark.parametrize(("name", "old"), [("about.html", "name"), ("static/css/base.css", "margin")])
def test_a_template_or_style_that_changes_has_another_key(folder: Path, name: str, old: str) -> None:
    before = templates_key(folder)
    edit(folder / name, old, "other")
    assert templates_key(folder) != before


def test_a_template_that_is_moved_has_another_key(folder: Path) -> None:
    before = templates_key(folder)
    (folder / "about.html").rename(folder / "home.html")
    assert templates_key(folder) != before


def test_templates_of_another_folder_have_another_key(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Their code names the folder where a fault is told."""
    copy = shutil.copytree(folder, tmp_path_factory.mktemp("copy") / "templates")
    assert templates_key(copy) != templates_key(folder)


def test_another_jinja_makes_another_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = templates_key(folder)
    monkeypatch.setattr(jinja2, "__version__", "9.9")
    assert templates_key(folder) != before


def test_a_catalogue_that_changes_or_other_messages_make_another_key(tmp_path: Path) -> None:
    locales = shutil.copytree(LOCALES, tmp_path / "locales")
    place = Place(file=tmp_path / "about.html", line=1)
    keys = [catalogues_key(locales, {"About": place}), catalogues_key(locales, {"About": place, "Home": place})]
    edit(catalogue_path(locales, Language.VI), "Giới thiệu", "Về chúng tôi")
    keys.append(catalogues_key(locales, {"About": place}))
    assert len(set(keys)) == 3
    assert catalogues_key(locales, {"About": place}) == keys[-1]
