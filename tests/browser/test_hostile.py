"""More than a thousand hostile texts in every field of the content, before a real browser: all of them are only text.

The loader and the checks of the writing would refuse many of them; here it is as if neither were there.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Page

from bantin.planning.page import PageKind
from bantin.rendering.markdown import MarkdownRenderer
from bench.faults.hostile_site import harmless, write_hostile_site
from bench.faults.payloads import make_markdown, make_payloads
from tests.support.browser import Watched, folder_origin, watched
from tests.support.built import EN, VI, Built, render_site
from tests.support.data import unquote
from tests.support.sites import PARTNERS_TOML, PROJECT, edit, small_site

pytestmark = pytest.mark.browser

PAYLOADS = make_payloads()
ARTICLES = 16
IDS = re.compile(r' id="([^"]*)"')
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
TRAP = """
    window.ran = [];
    for (const name of ["boom", "alert", "confirm", "prompt", "print", "open"]) {
        window[name] = () => { window.ran.push(name); };
    }
"""
SKELETONS = """pages => pages.map(html => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const bare = page.querySelectorAll("abbr, wbr, link[rel=preload]");
    bare.forEach(element => element.replaceWith(...element.childNodes));
    return Array.from(page.querySelectorAll("*"), element => {
        const names = element.getAttributeNames().filter(name => name !== "title" || element.localName !== "abbr");
        return element.localName + " " + names.sort().join(" ");
    }).join("\\n");
})"""
SHOWN = (
    """() => Array.from(document.querySelectorAll("main p[id^=l], main [id^=l] p"), element => element.textContent)"""
)
OUTSIDE = "document.querySelectorAll('*').length - document.querySelectorAll('#found *').length"
FOUND = """() => {
    const handlers = /^(on.*|style|srcdoc|ping)$/;
    const strange = "iframe object embed base video audio math marquee plaintext".split(" ");
    const leading = ["href", "src", "action", "formaction", "xlink:href", "data", "poster"];
    const good = /^(https?:|file:|mailto:|about:|data:,|data:image\\/)/;
    const bad = [];
    for (const element of document.querySelectorAll("*")) {
        if (strange.includes(element.localName)) bad.push(element.localName);
        bad.push(...element.getAttributeNames().filter(name => handlers.test(name)));
        for (const name of leading) {
            const value = element.getAttribute(name);
            if (value === null || !URL.canParse(value, location.href)) continue;
            if (!good.test(new URL(value, location.href).href)) bad.push(value);
        }
    }
    return bad;
}"""


@dataclass(frozen=True, slots=True)
class Twins:
    """The hostile site, and one of its structure with plain words; *bare* is the hostile one without its policy."""

    hostile: Built
    plain: Built
    bare: Path
    articles: list[str]


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Twins:
    folder = tmp_path_factory.mktemp("hostile")
    articles = write_hostile_site(folder / "hostile", PAYLOADS, ARTICLES, every=8)
    write_hostile_site(folder / "plain", PAYLOADS, ARTICLES, dress=harmless, every=8)
    hostile, plain = render_site(folder / "hostile"), render_site(folder / "plain")
    for path, output in hostile.tree.items():
        for place, data in ((hostile.output, output.data), (folder / "bare", POLICY.sub(b"", output.data))):
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(data)
    return Twins(hostile, plain, folder / "bare", articles)


def one_of_each(twins: Twins) -> list[str]:
    """Return the path of one page of each kind in each language."""
    pages = {(page.kind, page.language): page.path for page in reversed(twins.hostile.plan.pages)}
    return sorted(pages.values())


def ran_on(page: Page) -> list[Any]:
    return [*page.evaluate("window.ran"), *page.evaluate(FOUND)]


def test_there_are_more_than_a_thousand_payloads_none_twice() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) > 1000


@pytest.mark.parametrize("policy", ["with the policy", "without the policy"])
def test_nothing_runs_nothing_is_asked_for_and_what_is_shown_is_what_was_written(
    twins: Twins, browser: Browser, policy: str
) -> None:
    folder = twins.bare if policy == "without the policy" else twins.hostile.output
    written = {
        twins.hostile.path(PageKind.ARTICLE, language, article): PAYLOADS[number::ARTICLES]
        for number, article in enumerate(twins.articles)
        for language in (VI, EN)
        if (number % 2 == 0) == (language is VI)
    }
    without = policy == "without the policy"
    paths = [*one_of_each(twins), *written] if without else [path for path in one_of_each(twins) if path[:2] == "vi"]
    with watched(browser, folder_origin(folder)) as watch:
        watch.page.add_init_script(TRAP)
        watch.page.on("dialog", lambda dialog: watch.complaints.append(dialog.message))
        for path in paths:
            page = watch.open(path)
            assert (path, ran_on(page)) == (path, [])
            assert watch.path == path
            if path in written:
                words = [payload.replace("\t", " ") for payload in written[path]]
                assert page.evaluate(SHOWN)[-len(words) :] == words
        assert watch.complaints == []


def test_a_browser_finds_the_same_elements_as_on_the_pages_of_the_harmless_twin(twins: Twins, browser: Browser) -> None:
    page = browser.new_page()
    for planned in twins.hostile.plan.pages:
        pair = [built.tree[planned.path].data.decode() for built in (twins.hostile, twins.plain)]
        hostile, plain = page.evaluate(SKELETONS, pair)
        assert hostile.splitlines() == plain.splitlines(), planned.path
    page.close()


def test_no_id_on_a_page_is_a_name_that_scripts_know(twins: Twins, browser: Browser) -> None:
    """An element with an id is a property of the window, and would stand in for what had that name."""
    ids = {
        found for page in twins.hostile.plan.pages for found in IDS.findall(twins.hostile.tree[page.path].data.decode())
    }
    page = browser.new_page()
    assert {"l2", "q"} <= ids
    assert page.evaluate("ids => ids.filter(id => id in window)", sorted(ids)) == []
    page.close()


def test_links_to_other_sites_say_nothing_of_the_reader(twins: Twins, browser: Browser) -> None:
    outside = """html => [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("a[href^=http]")]
        .filter(link => !["noopener", "noreferrer"].every(word => link.relList.contains(word)))
        .map(link => link.outerHTML)"""
    page = browser.new_page()
    for planned in twins.hostile.plan.pages:
        found = page.evaluate(outside, twins.hostile.tree[planned.path].data.decode())
        assert (planned.path, found) == (planned.path, [])
    page.close()


def test_a_name_written_from_right_to_left_moves_nothing_beside_it(tmp_path: Path, browser: Browser) -> None:
    root = small_site(tmp_path)
    hebrew = "\u05d1\u05d9\u05ea \u05d7\u05d5\u05dc\u05d9\u05dd 7"
    edit(root / PARTNERS_TOML, 'en = "Bach Mai Hospital"', f'en = "{hebrew}"')
    built = render_site(root)
    html = built.tree[built.path(PageKind.PARTNER, EN, "benh-vien-bach-mai")].data.decode()
    css = (PROJECT / "templates" / "static" / "css" / "base.css").read_text(encoding="utf-8")
    assert hebrew in html
    page = browser.new_page()
    page.set_content(f"<style>{css}</style><p><a href=x id=name>{hebrew}</a><span id=after>12</span></p>")
    left, right = (page.locator(name).bounding_box() for name in ("#name", "#after"))
    assert left is not None
    assert right is not None
    assert right["x"] >= left["x"] + left["width"] - 1
    page.close()


def test_programs_read_what_was_written(twins: Twins) -> None:
    """In structured data, feeds and data files: nothing ends too early, nothing is escaped twice."""
    tree, site = twins.hostile.tree, twins.hostile.plan.site
    titles = {article.title[EN] for article in site.articles}
    feed = json.loads(tree["en/feed.json"].data)
    assert {entry["title"] for entry in feed["items"]} == titles
    atom = ET.fromstring(tree["en/feed.xml"].data)  # noqa: S314 - made here, and without a DTD
    assert {entry.findtext("{*}title") for entry in atom.iterfind("{*}entry")} == titles
    lines = [json.loads(line) for line in tree["data/articles.jsonl"].data.splitlines()]
    assert {line["title"]["en"] for line in lines} == titles
    table = csv.DictReader(io.StringIO(tree["data/articles.csv"].data.decode("utf-8-sig"), newline=""), strict=True)
    assert {unquote(row["title_en"]) for row in table} == titles
    for article in site.articles:
        page = twins.hostile.page(PageKind.ARTICLE, EN, article.id)
        assert article.title[EN] in [node.get("headline") for node in page.graph]


def test_markdown_leads_nowhere_it_may_not(browser: Browser) -> None:
    renderer = MarkdownRenderer()
    page = browser.new_page()
    page.add_init_script(TRAP)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.goto("about:blank")
    page.set_content("".join(f"<section>{renderer.render(text)}</section>" for text in make_markdown()))
    assert page.locator("section").count() == len(make_markdown())
    assert [*ran_on(page), *asked] == []
    # ":" is what a relative address has on a page without one.
    assert set(page.evaluate("Array.from(document.links, link => link.protocol)")) <= {
        "http:",
        "https:",
        "mailto:",
        ":",
    }
    page.close()


def test_a_hostile_query_is_only_ever_text(twins: Twins, browser: Browser) -> None:
    queries = PAYLOADS[::80]
    with watched(browser, folder_origin(twins.bare)) as watch:
        watch.page.add_init_script(TRAP)
        page = watch.open(twins.hostile.path(PageKind.SEARCH, EN))
        elements = page.evaluate(OUTSIDE)
        for query in queries:
            page.evaluate("address => { location.hash = address; }", f"q={quote(query)}")
            page.wait_for_function("words => document.querySelector('#found')?.dataset.shown === words", arg=query)
        assert page.evaluate(OUTSIDE) == elements
        page.locator("#q").fill('"><img src=x onerror=boom()>')
        page.wait_for_function("document.querySelector('#found').dataset.shown.includes('onerror')")
        assert ran_on(page) == []
        assert watch.complaints == []


def ask(watch: Watched, path: str) -> Page:
    page = watch.open(path)
    page.wait_for_function("document.querySelector('#found')?.dataset.shown !== undefined")
    return page


@pytest.mark.parametrize(
    "fragment", ["#q=bach&language=__proto__", "#q=bach&language=constructor", "#q=bach&year=<b>", "#q=bach&x=1"]
)
def test_a_made_up_choice_in_the_address_is_no_choice(real: Built, browser: Browser, fragment: str) -> None:
    with watched(browser, folder_origin(real.output)) as watch:
        page = ask(watch, real.path(PageKind.SEARCH, EN) + fragment)
        assert page.locator("#found li").count() > 0
        assert watch.complaints == []
