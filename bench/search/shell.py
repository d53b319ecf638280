"""The search page of a built site around any search: every contender has the same page to fill, fonts and all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bantin.planning.page import PageKind
from bantin.planning.plan import plan_site
from bantin.rendering.design import load_design
from bantin.rendering.render import Renderer
from bench.search.texts import Corpus

_PROJECT = Path(__file__).resolve().parents[2]
_OUR_SCRIPTS = re.compile(r'<script [^>]*src="[^"]*/js/(?:search|fold)[^"]*"[^>]*></script>\n?')
# Ours forbids WebAssembly and fetching, which others need.
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')


def write_page(corpus: Corpus, folder: Path) -> Path:
    """Write the search page with the styles, fonts and scripts that it needs, and return its file."""
    plan = plan_site(replace(corpus.site, settings=replace(corpus.site.settings, site_url="")))
    renderer = Renderer(plan, load_design(_PROJECT / "templates", _PROJECT / "locales"))
    page = next(page for page in plan.pages if page.kind is PageKind.SEARCH and page.language is corpus.language)
    for output in (*renderer.files, renderer.render(page)):
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.data)
    return folder / page.path


def write_page_of(scripts: Sequence[str], corpus: Corpus, folder: Path) -> Path:
    """Write the page with *scripts*, which are elements, in the place of ours; addresses start at the page's folder."""
    file = write_page(corpus, folder)
    html, count = _OUR_SCRIPTS.subn("", file.read_text(encoding="utf-8"))
    if not count:
        message = f"{file.name} has no scripts of our search to replace"
        raise ValueError(message)
    html = _POLICY.sub("", html).replace("</head>", "\n".join([*scripts, "</head>"]))
    file.write_text(html, encoding="utf-8")
    return file
