"""What templates call gives what Jinja's own way gives, and what is kept is never another page's."""

from __future__ import annotations

import io
from gettext import GNUTranslations, NullTranslations

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from bantin.rendering.calls import Messages, Once
from bantin.rendering.lean import LeanEnvironment, escape_for_output

TEMPLATES = (
    '{{ _("Share: 5%%") }}|{{ _("Share: 5%%") }}',
    '{% trans name="<b>" %}To {{ name }}{% endtrans %}|{% trans name=mark %}To {{ name }}{% endtrans %}',
    "{% for n in (1, 2) %}{% trans count=n %}{{ count }} one{% pluralize %}{{ count }} more{% endtrans %}{% endfor %}",
    "{% macro a(x, y='-') %}{{ x }}{{ y }}{{ _('Home') }}{% endmacro %}{{ a('<') }}{{ a(1, y=mark) }}",
    "{% macro a(x) %}{{ x }}{% endmacro %}{% for n in (1, 2) %}{{ a(n) }}{{ loop.cycle('<', mark) }}{% endfor %}",
    "{{ table.a }}{{ table.none }}{{ table.items()|length }}{{ table['items'] }}{{ '<' ~ mark }}",
    "{{ table.b is defined }}{{ table['a'] }}{{ table.a is defined }}",
    "{% set words %}<i>{{ table.a }}{% endset %}{{ words }}{{ words|length }}{{ mark|escape }}{{ '<b>'|upper }}",
    "{% block a %}<u>{{ table.a }}</u>{% endblock %}{{ self.a() }}",
    "{% macro row() %}[{{ caller() }}]{% endmacro %}{% call row() %}{{ mark }}{% endcall %}",
)


def _translations() -> NullTranslations:
    catalogue = Catalog(locale="vi")
    catalogue.add("Home", "Trang chủ & hơn")
    catalogue.add("To %(name)s", "Tới %(name)s", flags=["python-format"])
    catalogue.add(("%(count)s one", "%(count)s more"), ("%(count)s <i>tin</i>",), flags=["python-format"])
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _environment(sort: type[Environment]) -> Environment:
    environment = sort(autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"])
    environment.install_gettext_translations(_translations(), newstyle=True)  # type: ignore[attr-defined] # set by the extension
    return environment


def _lean_environment() -> Environment:
    environment = _environment(LeanEnvironment)
    messages = Messages(_translations())
    environment.globals |= {"_": messages.gettext, "gettext": messages.gettext, "ngettext": messages.ngettext}
    environment.globals["once"] = Once()
    return environment


@pytest.mark.parametrize("source", TEMPLATES)
def test_messages_and_macros_come_out_as_jinja_makes_them(source: str) -> None:
    plain, lean = (each.from_string(source) for each in (_environment(Environment), _lean_environment()))
    context = {"mark": Markup("<br>"), "table": {"a": "'&amp;", "items": 1, "none": None}}
    assert lean.render(context) == plain.render(context)


def test_a_macro_is_asked_once_for_equal_arguments_and_again_for_others() -> None:
    made: list[str] = []
    environment = _lean_environment()
    environment.globals["made"] = made.append
    source = "{% macro a(items) %}{% set _ = made(items[0].href) %}{{ items[0].href }}{% endmacro %}"
    source += "{% for items in all %}{{ once(a, items) }}{% endfor %}"
    everything = [[{"href": href}] for href in ("<a>", "b", "<a>", "b")]
    assert environment.from_string(source).render(all=everything) == "&lt;a&gt;b&lt;a&gt;b"
    assert made == ["<a>", "b"]


def test_one_and_true_are_not_taken_for_equal() -> None:
    source = "{% macro a(x) %}{{ x }}{% endmacro %}{{ once(a, 1) }}{{ once(a, true) }}{{ once(a, 1.0) }}"
    assert _lean_environment().from_string(source).render() == "1True1.0"


def test_arguments_that_are_no_plain_values_are_never_kept() -> None:
    source = "{% macro a(x) %}{{ x }}{% endmacro %}{{ once(a, mark) }}{{ once(a, '<br>') }}"
    assert _lean_environment().from_string(source).render(mark=Markup("<br>")) == "<br>&lt;br&gt;"


def test_a_name_that_is_not_defined_is_told_of_as_elsewhere() -> None:
    source = "{% macro a(x) %}{{ x }}{% endmacro %}{{ once(a, nobody) }}"
    with pytest.raises(UndefinedError, match="'nobody' is undefined"):
        _lean_environment().from_string(source).render()


def test_a_member_that_is_not_there_is_told_of_as_elsewhere() -> None:
    with pytest.raises(UndefinedError, match="'dict object' has no attribute 'nothing'"):
        _lean_environment().from_string("{{ table.nothing }}").render(table={})


@given(st.text())
def test_text_is_escaped_as_markup_is(text: str) -> None:
    assert escape_for_output(text) == str(escape(text))
