"""check_prose: links and pictures in the Markdown of editors, told where they were written.

``check_tree`` finds a dead link in the finished page; here it is found in the file that an editor can put right.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from bantin.checking.parsed import parse_page
from bantin.model.writing import Passage, Writing
from bantin.outputs import Tree
from bantin.problems import Place, Problem, at_most
from bantin.urls import find_url_fault

# The lookarounds keep a long run of backticks from being tried in every length.
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?s:.*?)(?<!`)\1(?!`)|\\[\[\]()!<>\\`]")
_ADDRESS = r"\(\s*(?P<address><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
_LINK = re.compile(rf"(?P<image>!?)\[(?P<words>[^\[\]]*)\]{_ADDRESS}")
_REFERENCE = re.compile(r"(?P<image>!?)\[(?P<words>[^\[\]]+)\]\[(?P<name>[^\[\]]*)\](?!\()")
_DEFINITION = re.compile(r"^ {0,3}\[(?P<name>[^\[\]\n^][^\[\]\n]*)\]:[ \t]*(?P<address>\S+)[^\n]*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_AUTOMATIC = re.compile(r"<(?P<address>(?:https?|mailto):[^<>\s]*)>")
_BARE = re.compile(r"(?<![\w/])(?:https?://|www\.)[^\s<>()\[\]]*[^\s<>()\[\].,;:!?”’\"']")
_BUNDLE = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z0-9-]+/?")
_MAIL = re.compile(r"mailto:[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Where the text of each Markdown file and bundle is shown.

    *pages* holds the paths of the pages that show a file, by its name inside ``content/``, the main one first;
    *bundles* the path of the page of each article, by its id and language (``2024-04-17-visit``, ``en``).
    """

    pages: Mapping[str, tuple[str, ...]]
    bundles: Mapping[tuple[str, str], str]


def may_lead(writing: Writing) -> bool:
    """Whether *writing* is of Markdown with anything in it that ``check_prose`` has something to say of."""
    marks = ("[", "<", "http", "www.")
    return writing.name.endswith(".md") and any(mark in each.words for each in writing.passages for mark in marks)


def check_prose(writings: Iterable[Writing], shown: Shown, tree: Tree, site_url: str = "") -> list[Problem]:
    """Return what is wrong with the links and pictures of every Markdown file among *writings*.

    A link inside the site leads to a file of *tree*, and to an anchor that stands there, from every page that shows it.
    A link to another site is an address that a browser reads as a person does. Pictures and footnotes aren't shown.
    """
    checker = _Checker(shown, tree, site_url)
    texts = (writing for writing in writings if writing.name.endswith(".md"))
    return [problem for writing in texts for problem in at_most(checker.check(writing), writing.file)]


class _Checker:
    def __init__(self, shown: Shown, tree: Tree, site_url: str) -> None:
        self._shown = shown
        self._tree = tree
        self._site_url = site_url
        self._anchors: dict[str, frozenset[str]] = {}

    def check(self, writing: Writing) -> Iterator[Problem]:
        """Yield what is wrong in one file."""
        text = _Markdown(writing)
        pages = self._shown.pages.get(writing.name, ())
        language = writing.name.split(".")[-2]
        for found in text.take(_DEFINITION):
            yield from self._check_address(text.place(found, "address"), found["address"], pages, language)
        for found in text.take(_LINK):
            if found["image"]:
                yield Problem.at(text.place(found), "image-not-shown", words=found["words"])
                continue
            address = found["address"].strip("<>")
            if not found["words"].strip():
                yield Problem.at(text.place(found), "link-without-words", address=address)
            if address:
                yield from self._check_address(text.place(found, "address"), address, pages, language)
            else:
                yield Problem.at(text.place(found), "link-without-target", words=found["words"])
        for found in text.take(_AUTOMATIC):
            yield from self._check_address(text.place(found, "address"), found["address"], pages, language)
        for found in text.take(_FOOTNOTE):
            yield Problem.at(text.place(found), "footnote-not-shown", words=found[0])
        for found in text.take(_REFERENCE):
            name = (found["name"] or found["words"]).casefold()
            if found["image"]:
                yield Problem.at(text.place(found), "image-not-shown", words=found["words"])
            elif name not in text.names and not (name.isdigit() and found["words"].isdigit()):
                yield Problem.at(text.place(found), "link-without-target", words=found["words"], name=name)
        for found in text.take(_BARE):
            yield Problem.note(text.place(found), "bare-address", address=found[0])

    def _check_address(self, place: Place, address: str, pages: tuple[str, ...], language: str) -> Iterator[Problem]:
        if address.startswith("mailto:"):
            if not _MAIL.fullmatch(address):
                yield Problem.at(place, "bad-address", address=address)
            return
        if self._site_url and address.startswith(self._site_url):
            address = "/" + address.removeprefix(self._site_url)
        elif ":" in address.split("/", maxsplit=1)[0] or address.startswith(("//", "\\")):
            if find_url_fault(address):
                yield Problem.at(place, "bad-address", address=address)
            return
        bundle = self._shown.bundles.get((address.rstrip("/"), language)) if _BUNDLE.fullmatch(address) else None
        if bundle is not None:
            yield Problem.at(place, "dead-link-in-text", address=address, meant=_from_anywhere(pages, bundle))
            return
        for page in pages:
            name, fragment = _resolve(page, address)
            if name not in self._tree or address.startswith("/"):
                yield Problem.at(place, "dead-link-in-text", address=address, meant=self._meant(pages, address))
                return
            if fragment and name.endswith(".html") and fragment not in self._ids(name):
                yield Problem.at(place, "dead-anchor-in-text", address=address, anchor=fragment)
                return

    def _meant(self, pages: tuple[str, ...], address: str) -> str:
        """Return a link that leads where *address* would lead from the main page, or to the site of that name."""
        name, fragment = _resolve(pages[0], address)
        if name in self._tree:
            return _from_anywhere(pages, name) + (f"#{fragment}" if fragment else "")
        return f"https://{address}" if address.startswith("www.") else ""

    def _ids(self, name: str) -> frozenset[str]:
        if name not in self._anchors:
            self._anchors[name] = parse_page(self._tree[name].data.decode()).ids
        return self._anchors[name]


class _Markdown:
    """The text of a Markdown file; what has been taken out of it once is not found again."""

    def __init__(self, writing: Writing) -> None:
        self._passages: dict[int, Passage] = {passage.line: passage for passage in writing.passages}
        last = max(self._passages, default=0)
        lines = [self._passages[n].words if n in self._passages else "" for n in range(1, last + 1)]
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._text = _blank_out(_CODE, "\n".join(lines))
        self.names = {found["name"].casefold() for found in _DEFINITION.finditer(self._text)}

    def take(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Return what *pattern* finds, in order, and blank it out."""
        found = list(pattern.finditer(self._text))
        self._text = _blank_out(pattern, self._text)
        return found

    def place(self, found: re.Match[str], group: str | int = 0) -> Place:
        """Return the place of what was found, or of one of its parts, as far as its first line goes."""
        group = group if found[group] else 0
        line = bisect_right(self._starts, found.start(group))
        passage = self._passages[line]
        start = found.start(group) - self._starts[line - 1]
        return passage.place(start, min(len(found[group]), len(passage.words) - start))


def _blank_out(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), text)


def _resolve(page: str, address: str) -> tuple[str, str]:
    """Return the path and the fragment that *address* on the page at path *page* leads to."""
    parts = urlsplit(address)
    name = unquote(parts.path)
    if not name:
        return page, parts.fragment
    base = "" if name.startswith("/") else posixpath.dirname(page)
    return posixpath.normpath(posixpath.join(base, name.lstrip("/"))), parts.fragment


def _from_anywhere(pages: tuple[str, ...], target: str) -> str:
    """Return the link to *target* that holds on all *pages*: they lie equally deep, though not in the same folder."""
    return "../" * pages[0].count("/") + target if pages else target
