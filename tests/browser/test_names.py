"""Names never split: no line of a heading or of a list of titles ends inside one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from bantin.languages import Language, Localized
from bantin.model.site import Site
from bantin.planning.page import PageKind
from tests.support.browser import folder_origin, script, watched
from tests.support.built import Built
from tests.support.whole import largest_pages

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 600, 960, 1280)
HEADINGS = "main :is(h1, h2, h3), main a[href*='tin/'], main a[href*='news/']"
SPLIT_NAMES = script("split_names.js")
FITS = 18  # letters that fit a line of the largest heading in the narrowest window
# What partners are called by; the rest of their names is common words.
PARTNERS = ("Bạch Mai", "Bach Mai", "Bãi Cháy", "Bai Chay", "Hải Dương", "Hai Duong")


def registered_names(site: Site) -> list[str]:
    """Return the names of provinces, places and people in both languages; of a long one the last two words."""
    names = [Localized(vi=name, en=name) for name in PARTNERS]
    names += [province.name for province in site.register.provinces.values()]
    names += [form for place in site.register.places.values() for form in (place.name, place.name_then) if form]
    names += [person.name for article in site.articles for person in article.people]
    forms = {name[language] for name in names for language in Language}
    forms = {form if len(form) <= FITS else " ".join(form.split()[-2:]) for form in forms}
    return sorted(form for form in forms if " " in form)


def pages_with_titles(built: Built, language: Language) -> Iterator[str]:
    """Yield the paths of a page of each kind and of every report."""
    yield from (page.path for page in largest_pages(built, language))
    yield from (built.path(PageKind.ARTICLE, language, article.id) for article in built.plan.site.articles)


@pytest.mark.parametrize("language", Language)
def test_no_line_of_a_heading_or_title_ends_inside_a_name(whole: Built, browser: Browser, language: Language) -> None:
    names = registered_names(whole.plan.site)
    assert "Hà Tĩnh" in names
    found: dict[str, list[str]] = {}
    with watched(browser, folder_origin(whole.output)) as watch:
        for path in dict.fromkeys(pages_with_titles(whole, language)):
            page = watch.open(path)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                if split := page.evaluate(SPLIT_NAMES, [HEADINGS, names]):
                    found[f"{path} at {width}"] = split
    assert found == {}, json.dumps(found, indent=2, ensure_ascii=False)


def test_what_machines_read_has_names_with_plain_blanks(real: Built) -> None:
    """Titles, descriptions and structured data are copied and searched for."""
    names = [re.escape(name.replace(" ", "\N{NO-BREAK SPACE}")) for name in registered_names(real.plan.site)]
    joined = re.compile("|".join(names))
    for page in real.plan.pages:
        text = real.tree[page.path].data.decode()
        head, _, body = text.partition("</head>")
        structured = re.findall(r'<script type="application/ld\+json">.*?</script>', body, re.DOTALL)
        assert joined.findall(head + "".join(structured)) == [], page.path
