"""If hostile markup ever got into a page: the page's own policy lets none of it run, load or send anything.

Nothing of the kind gets past the templates. Here it is written into finished pages, from disk and from a server.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bantin.planning.page import PageKind
from tests.support.browser import folder_origin, served, watched
from tests.support.built import EN, SEED, VI, Built

pytestmark = pytest.mark.browser

ELSEWHERE = "https://elsewhere.example/"
RAN = "window.ran = (window.ran || []).concat"
IN_A_HEAD = f"""</title>
<script>{RAN}("a script in the head")</script>
<script src="{ELSEWHERE}head.js"></script>
<script src="data:text/javascript,{RAN}('data')"></script>
<link rel="stylesheet" href="{ELSEWHERE}head.css">
<style>html {{ background: rgb(1, 2, 3) !important }}</style>
<base href="{ELSEWHERE}">
<title>"""
IN_A_BODY = f"""
<script>{RAN}("a script")</script>
<script type="module">{RAN}("a module")</script>
<script src="{ELSEWHERE}body.js"></script>
<img src="nothing.png" alt="" onerror="{RAN}('an error')">
<img src="{ELSEWHERE}pixel.png" alt="">
<svg onload="{RAN}('a picture')"><a href="javascript:{RAN}('svg')"><text y="9">x</text></a>
<image href="{ELSEWHERE}svg.png"/></svg>
<details open ontoggle="{RAN}('toggled')"><summary>x</summary></details>
<input autofocus onfocus="{RAN}('focus')">
<iframe src="javascript:parent.ran = ['frame']"></iframe>
<iframe srcdoc="<script>parent.ran = ['srcdoc']</script>"></iframe>
<iframe src="{ELSEWHERE}frame.html"></iframe>
<object data="{ELSEWHERE}object.html"></object>
<embed src="{ELSEWHERE}embed.html">
<audio src="{ELSEWHERE}sound.mp3" autoplay></audio>
<video poster="{ELSEWHERE}poster.png"></video>
<p id="styled" style="background: url({ELSEWHERE}style.png) rgb(1, 2, 3)">x</p>
<a id="clicked" href="javascript:{RAN}('clicked')">x</a>
<form id="sent" action="{ELSEWHERE}form"><input name="a" value="b"></form>
"""
TRIED_BY_SCRIPT = """async elsewhere => {
  const tried = { eval: () => eval("1"), timer: () => new Function("return 1")() };
  tried.fetch = () => fetch(elsewhere + "fetch");
  tried.import = () => import(elsewhere + "import.js");
  tried.worker = () => new Promise((done, failed) => {
    const worker = new Worker(URL.createObjectURL(new Blob(["1"])));
    worker.onerror = failed;
    setTimeout(done, 1000);
  });
  const through = [];
  await new Promise(resolve => setTimeout(resolve));  // the first turn is the test's own, and let off
  for (const [name, attempt] of Object.entries(tried)) {
    try { await attempt(); through.push(name); } catch (error) { continue; }
  }
  return through;
}"""
# Comes back when the browser has refused, or after a while.
SENT = """() => new Promise(done => {
  addEventListener("securitypolicyviolation", event => { if (event.effectiveDirective === "form-action") done(); });
  document.getElementById("sent").submit();
  setTimeout(done, 5000);
})"""
FORBIDDEN = {
    "script-src-elem", "script-src-attr", "script-src", "style-src-elem", "style-src-attr", "img-src", "base-uri",
    "form-action", "frame-src", "object-src", "media-src", "connect-src", "worker-src",
}  # fmt: skip
PAGES = {PageKind.ARTICLE: (EN, SEED), PageKind.SEARCH: (VI, ""), PageKind.NOT_FOUND: (VI, "")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """A folder with hostile markup in the pages at *paths*; *asked* is what a server *elsewhere* has been asked for."""

    folder: Path
    paths: dict[PageKind, str]
    elsewhere: str
    asked: list[str]


@pytest.fixture(scope="module")
def hostile(small: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """A copy of the small site with hostile markup in one page of each of these kinds."""
    folder = tmp_path_factory.mktemp("hostile") / "site"
    shutil.copytree(small.output, folder)
    asked: list[str] = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    paths = {kind: small.path(kind, language, subject) for kind, (language, subject) in PAGES.items()}
    with ThreadingHTTPServer(("127.0.0.1", 0), Noting) as server:
        elsewhere = f"http://127.0.0.1:{server.server_port}/"
        for path in paths.values():
            page = (folder / path).read_text(encoding="utf-8")
            page = page.replace("</title>", IN_A_HEAD + "</title>", 1).replace("</main>", IN_A_BODY + "</main>", 1)
            (folder / path).write_text(page.replace(ELSEWHERE, elsewhere), encoding="utf-8")
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Hostile(folder=folder, paths=paths, elsewhere=elsewhere, asked=asked)
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("how", ["disk", "server"])
def test_what_got_into_a_page_neither_runs_nor_loads_nor_sends(hostile: Hostile, browser: Browser, how: str) -> None:
    with served(hostile.folder) as server:
        origin = folder_origin(hostile.folder) if how == "disk" else server
        for kind, path in hostile.paths.items():
            with watched(browser, origin) as watch:
                page = watch.open(path)
                page.click("#clicked")
                page.evaluate(SENT)
                assert page.evaluate("window.ran") is None, kind
                assert page.evaluate("document.baseURI") == watch.address(path), kind
                ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
                styled = page.evaluate("getComputedStyle(document.getElementById('styled')).backgroundColor")
                assert "rgb(1, 2, 3)" not in (ground, styled), kind
                assert page.evaluate(TRIED_BY_SCRIPT, hostile.elsewhere) == [], kind
                told = {line.partition("policy: ")[2].split(" ")[0] for line in watch.complaints if "policy: " in line}
                assert told >= FORBIDDEN, kind
    assert hostile.asked == []
