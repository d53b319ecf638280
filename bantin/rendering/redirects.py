"""The small page at an old address that sends readers on."""

from __future__ import annotations

from jinja2 import Environment

from bantin.languages import Language
from bantin.outputs import Output
from bantin.planning.plan import Plan
from bantin.planning.redirects import Redirect
from bantin.urls import link_between, permalink


def render_redirect(
    redirect: Redirect, plan: Plan, environments: dict[Language, Environment], stylesheet: str
) -> Output:
    """Return the page at the old path of *redirect*; it works without a script, from disk too."""
    page = redirect.target
    language = page.language or Language.VI
    base = plan.site.settings.site_url
    html = (
        environments[language]
        .get_template("redirect.html")
        .render(
            title=redirect.title,
            href=link_between(redirect.path, page.path),
            canonical=permalink(base, page.path) if base else None,
            stylesheet=link_between(redirect.path, stylesheet),
        )
    )
    return Output(path=redirect.path, data=html.encode())
