"""The small page at an old address that sends readers on."""

from __future__ import annotations

from bantin.languages import Language
from bantin.outputs import Output
from bantin.planning.redirects import Redirect
from bantin.rendering.design import Design
from bantin.urls import link_between, permalink


def render_redirect(redirect: Redirect, site_url: str, design: Design) -> Output:
    """Return the page at the old path of *redirect*; it works without a script, and from disk.

    *site_url* is empty where the site's address is not known.
    """
    page = redirect.target
    template = design.environments[page.language or Language.VI].get_template("redirect.html")
    html = template.render(
        title=redirect.title,
        href=link_between(redirect.path, page.path),
        canonical=permalink(site_url, page.path) if site_url else None,
    )
    return Output(path=redirect.path, data=html.encode())
