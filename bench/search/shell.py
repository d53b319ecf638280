"""The search page of a built site around any search: every contender has the same page to fill, fonts and all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bantin.planning.page import PageKind
from bantin.planning.plan import plan_site
from bantin.rendering.design import load_design
from bantin.rendering.renderer import Renderer
from bench.search.texts import Corpus

_PROJECT = Path(__file__).resolve().parents[2]
_OUR_SCRIPTS = re.compile(r'<script [^>]*src="[^"]*/js/(?:search|fold)[^"]*"[^>]*></script>\n?')
# Ours forbids WebAssembly and fetching, which others need.
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')


class Shell:
    """The search page of one corpus, rendered once."""

    def __init__(self, corpus: Corpus) -> None:
        """Render it, with the styles, fonts and scripts that it needs."""
        plan = plan_site(replace(corpus.site, settings=replace(corpus.site.settings, site_url="")))
        renderer = Renderer(plan, load_design(_PROJECT / "templates", _PROJECT / "locales"))
        page = next(page for page in plan.pages if page.kind is PageKind.SEARCH and page.language is corpus.language)
        self.path = page.path
        self._outputs = (*renderer.files, renderer.render(page))

    def write(self, folder: Path) -> Path:
        """Write the page into *folder*, and return its file."""
        for output in self._outputs:
            path = folder / output.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.data)
        return folder / self.path

    def write_with(self, scripts: Sequence[str], folder: Path) -> Path:
        """Write the page with the elements *scripts* in the place of ours; their addresses start at its folder."""
        file = self.write(folder)
        html, count = _OUR_SCRIPTS.subn("", file.read_text(encoding="utf-8"))
        if not count:
            message = f"{self.path} has no scripts of our search to replace"
            raise ValueError(message)
        html = _POLICY.sub("", html).replace("</head>", "\n".join([*scripts, "</head>"]))
        file.write_text(html, encoding="utf-8")
        return file
