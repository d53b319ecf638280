"""The tags of a finished page, one by one: what each says, and the short way to all of them.

Nearly all pages are sound, and the same tags stand on many of them. So each tag is read once and remembered; whatever
is not as plain as the templates write it is left to a whole parser.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from bantin.problems import Fault

Attributes = list[tuple[str, str | None]]

_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"])
_HEADING = re.compile(r"h([1-6])")
_LINKING = {"a": "href", "form": "action", "link": "href", "img": "src", "script": "src"}

# A page without "<" and ">" in its values is parted by these; line breaks within and after a tag belong to it. (Both
# ways begin with a character of their own, not with a repetition: so a search can leap to them.)
_PART = re.compile(r"<[^<>]*>\n*|\n\n*")
_VALUE = r"[^\"&]*(?:&#?\w+;[^\"&]*)*"
_START = re.compile(rf"<([a-zA-Z][-a-zA-Z0-9]*)((?:[ \n]+[a-zA-Z][-a-zA-Z0-9_:.]*(?:=\"{_VALUE}\")?)*)[ \n]*(/?)>")
_END = re.compile(r"</([a-zA-Z][-a-zA-Z0-9]*)>")
_ATTRIBUTE = re.compile(r"([-a-zA-Z0-9_:.]+)(?:=\"([^\"]*)\")?")
_DOCTYPE = "<!doctype html>"
# What stands in these is no markup; here it has no "<" at all. Of the last ones, parsers think differently.
_WITHOUT_TAGS = frozenset(["script", "style", "title", "textarea"])
_STRANGE = frozenset(["iframe", "noembed", "noframes", "noscript", "plaintext", "xmp"])


class Tag(NamedTuple):
    """What an opening tag says that a check asks for; what it doesn't say is None, empty or 0.

    *alternate* is the language of the page at *address*, where it is the same page in another language. *data* is the
    text of structured data that follows, empty until it has been read. *faults* are those of the tag alone.
    """

    lang: str | None = None
    heading: int = 0
    id: str | None = None
    address: str | None = None
    alternate: str = ""
    data: str | None = None
    faults: tuple[Fault, ...] = ()


class _Part(NamedTuple):
    """A tag, or line breaks alone: what it *opens* or *closes*, how many *lines* it ends, and what it says."""

    opens: str = ""
    closes: str = ""
    lines: int = 0
    tag: Tag | None = None


def opens(name: str) -> bool:
    """Whether an element called *name* has an end."""
    return name not in _VOID


def read_tag(name: str, attributes: Attributes) -> Tag:
    """Return what the opening tag *name* with *attributes* says."""
    values = dict(attributes)
    faults: list[Fault] = []
    if len(values) != len(attributes):
        faults.append(Fault.of("attribute-twice", tag=name))
    if name == "img" and "alt" not in values:
        faults.append(Fault.of("picture-without-alt"))
    faults += [
        Fault.of("script-or-style-in-tag", tag=name, attribute=attribute)
        for attribute in values
        if attribute.startswith("on") or attribute == "style"
    ]
    address = values.get(_LINKING.get(name, ""))
    is_data = False
    if name == "script" and address is None:
        is_data = values.get("type") == "application/ld+json"
        faults += [] if is_data else [Fault.of("script-in-page")]
    heading = _HEADING.fullmatch(name)
    is_alternate = name == "link" and values.get("rel") == "alternate"
    return Tag(
        lang=(values.get("lang") or "") if name == "html" else None,
        heading=int(heading[1]) if heading else 0,
        id=values.get("id"),
        address=address,
        alternate=(values.get("hreflang") or "") if is_alternate else "",
        data="" if is_data else None,
        faults=tuple(faults),
    )


def read_sound(html: str) -> list[tuple[int, Tag]] | None:
    """Return the tags of *html* that say anything, with their lines; None when it is not plain and sound throughout.

    It is when each "<" begins a tag in the plainest way of writing, tags are nested, and none has a fault.
    """
    parts = _PART.findall(html)
    if sum([part[0] == "<" for part in parts]) != html.count("<"):
        return None
    found: list[tuple[int, Tag]] = []
    opened: list[str] = []
    line, place, wanted = 1, 0, ""
    for text, part in zip(parts, map(_read_part, parts), strict=True):
        if part is None:
            return None
        opening, closing, lines, tag = part
        if wanted and text[0] == "<":
            if closing != wanted:
                return None
            wanted = ""
        if tag is not None:
            if tag.data is not None:
                place = html.index(text, place) + len(text.rstrip("\n"))
                tag = tag._replace(data=html[place:].partition("<")[0])
            found.append((line, tag))
        if opening:
            opened.append(opening)
            if opening in _WITHOUT_TAGS:
                wanted = opening
        elif closing and (not opened or opened.pop() != closing):
            return None
        line += lines
    return None if opened else found


@lru_cache(maxsize=1 << 13)
def _read_part(text: str) -> _Part | None:
    """Return what *text* is, a tag with the line breaks after it or these alone; None when it isn't plain and sound."""
    markup, lines = text.rstrip("\n"), text.count("\n")
    if not markup or markup.lower() == _DOCTYPE:
        return _Part(lines=lines)
    if end := _END.fullmatch(markup):
        return _Part(closes=end[1].lower(), lines=lines)
    start = _START.fullmatch(markup)
    if start is None:
        return None
    name = start[1].lower()
    if name in _STRANGE or (start[3] and name in _WITHOUT_TAGS):
        return None
    attributes: Attributes = [
        (found[1].lower(), unescape(found[2]) if found[2] else found[2]) for found in _ATTRIBUTE.finditer(start[2])
    ]
    tag = read_tag(name, attributes)
    if tag.faults:
        return None
    is_open = opens(name) and not start[3]
    return _Part(opens=name if is_open else "", lines=lines, tag=None if tag == Tag() else tag)
