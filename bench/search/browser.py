"""A Chromium that asks a search page and says what that took."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright
from playwright.sync_api import TimeoutError as NoAnswerError

from bench.chromium import find_chromium
from bench.search.serving import CountingServer

# An answer stands when the frame that shows it has been drawn.
_WATCH = """
window.benchShown = [];
new MutationObserver((changes) => {
  for (const { target } of changes) {
    if (target.id !== "found") continue;
    const query = target.dataset.shown;
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => window.benchShown.push([query, performance.now()]);
      drawn.port2.postMessage(0);
    });
  }
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-shown"] });
"""
_IS_SHOWN = "query => window.benchShown.some(([shown]) => shown === query)"
_WHEN_SHOWN = "query => window.benchShown.find(([shown]) => shown === query)[1]"
_ASK = """query => {
  window.benchShown = [];
  const asked = performance.now();
  location.hash = "#q=" + encodeURIComponent(query);
  return asked;
}"""
_LINKS = "() => [...document.querySelectorAll('#found ol > li')].map((item) => item.querySelector('a[href]').href)"
_LONGEST = 180_000
"""Milliseconds to wait for an answer."""
_NOT_FOR_SEARCH = (".html", ".css", ".woff2", ".svg", ".png")
"""What a page has also without a search."""


Spent = Callable[[], dict[int, float]]
"""Gives the processor time of each process that shows pages, in seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """An answer in a browser.

    *ms* is the time from the start of the navigation, or from asking, to the frame that shows it, and infinite when
    none came. *cpu* is how long the processor worked for the page, in ms: it depends less on what else is running.
    *read* is the size of all files that were asked for meanwhile to search, *sent* how many bytes a server sent of them
    (0 from disk). *slugs* are those of the results shown, the best first; *count* is how many there are altogether.
    """

    ms: float
    cpu: float
    read: int
    sent: int
    requests: int
    slugs: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the page holds after garbage was collected, in bytes.

    *heap* is JavaScript's, with the buffers it owns; *process* all that its process has for itself, a worker and
    WebAssembly among it, less what an empty page has.
    """

    heap: int
    process: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How pages are asked: those in *folder*, through *server* or from disk, on a processor *slowed* so many times.

    *count* is as in ``Contender``.
    """

    folder: Path
    server: CountingServer | None
    slowed: int = 1
    count: str = "0"


class Asker:
    """A fresh context of the browser, with nothing in its caches, and one page in it."""

    def __init__(self, context: BrowserContext, way: Way, spent: Spent) -> None:
        """Ask in *context*, the *way* it is said; *spent* gives the processor time of each process."""
        self._way = way
        self._spent = spent
        self._spent_before: dict[int, float] = {}
        self._page: Page = context.new_page()
        self._page.add_init_script(_WATCH)
        self._page.on("request", lambda request: self._note(request.url))
        self._asked: list[int] = []
        self._cdp: CDPSession = context.new_cdp_session(self._page)
        if way.slowed > 1:
            self._cdp.send("Emulation.setCPUThrottlingRate", {"rate": way.slowed})

    @property
    def cdp(self) -> CDPSession:
        """The session with the page's debugger."""
        return self._cdp

    def open(self, path: str, query: str) -> Sight:
        """Open the page at *path* with *query* in its address."""
        self._forget()
        base = self._way.server.origin if self._way.server else self._way.folder.as_uri() + "/"
        self._page.goto(f"{base}{path}#q={quote(query)}", wait_until="commit")
        return self._see(query, 0)

    def ask(self, query: str) -> Sight:
        """Ask the open page something else."""
        self._forget()
        return self._see(query, self._page.evaluate(_ASK, query))

    def _see(self, query: str, start: float) -> Sight:
        try:
            self._page.wait_for_function(_IS_SHOWN, arg=query, timeout=_LONGEST)
        except NoAnswerError:
            return Sight(ms=math.inf, cpu=math.inf, read=0, sent=0, requests=0, slugs=(), count=0)
        end = self._page.evaluate(_WHEN_SHOWN, query)
        spent = sum(seconds - self._spent_before.get(process, 0) for process, seconds in self._spent().items())
        sent = [file for file in self._way.server.sent if _is_for_search(file.path)] if self._way.server else []
        read = sum(file.size for file in sent) if self._way.server else sum(self._asked)
        slugs = tuple(
            urlsplit(href).path.rpartition("/")[2].removesuffix(".html") for href in self._page.evaluate(_LINKS)
        )
        return Sight(
            ms=end - start,
            cpu=spent * 1000,
            read=read,
            sent=sum(file.packed for file in sent),
            requests=len(sent) if self._way.server else len(self._asked),
            slugs=slugs,
            count=int(self._page.evaluate(self._way.count)),
        )

    def _forget(self) -> None:
        self._spent_before = self._spent()
        self._asked.clear()
        if self._way.server:
            self._way.server.sent.clear()

    def _note(self, url: str) -> None:
        file = Path(unquote(urlsplit(url).path))
        if url.startswith("file:") and _is_for_search(file.name) and file.is_file():
            self._asked.append(file.stat().st_size)


class Bench:
    """The browser, started once; every question gets a fresh context."""

    def __init__(self, browser: Browser) -> None:
        """Take the running *browser*."""
        self._browser = browser
        self._devtools = browser.new_browser_cdp_session()
        self._empty = 0
        with self._context() as context:
            page = context.new_page()
            page.goto("data:text/html,<title>empty</title>")
            cdp = context.new_cdp_session(page)
            self._empty = self.weigh(cdp).process

    @property
    def version(self) -> str:
        """The browser's version."""
        return self._browser.version

    @contextmanager
    def asker(self, way: Way) -> Iterator[Asker]:
        """Give an ``Asker``, and close its context."""
        with self._context() as context:
            yield Asker(context, way, self._spent)

    def weigh(self, cdp: CDPSession) -> Memory:
        """Return what the page of *cdp* holds."""
        cdp.send("HeapProfiler.enable")
        cdp.send("HeapProfiler.collectGarbage")
        usage = cdp.send("Runtime.getHeapUsage")
        private = sum(map(_private, self._spent()))
        return Memory(
            heap=int(usage["usedSize"] + usage.get("backingStorageSize", 0)), process=max(0, private - self._empty)
        )

    def _spent(self) -> dict[int, float]:
        processes = self._devtools.send("SystemInfo.getProcessInfo")["processInfo"]
        return {process["id"]: process["cpuTime"] for process in processes if process["type"] == "renderer"}

    @contextmanager
    def _context(self) -> Iterator[BrowserContext]:
        context = self._browser.new_context()
        try:
            yield context
        finally:
            context.close()


@contextmanager
def launched() -> Iterator[Bench]:
    """Start Chromium, and give the bench."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        )
        try:
            yield Bench(browser)
        finally:
            browser.close()


def _is_for_search(path: str) -> bool:
    return not path.endswith(_NOT_FOR_SEARCH)


def _private(process: int) -> int:
    """Return how many bytes of memory *process* shares with no other; 0 when it has just ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(("Private_Clean", "Private_Dirty")))
