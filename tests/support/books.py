"""A book read back: its package and its documents, as XML."""

from __future__ import annotations

import io
import zipfile
from functools import cached_property
from xml.etree import ElementTree as ET

from tests.support.built import Built
from tests.support.html import text_of

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


class Book:
    """The book called *name* of a site that was built."""

    def __init__(self, built: Built, name: str) -> None:
        self.data = built.tree[f"downloads/ban-tin-{name}.epub"].data
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            self.files = {info.filename: archive.read(info) for info in archive.infolist()}

    @cached_property
    def package(self) -> ET.Element:
        return ET.fromstring(self.files["book/package.opf"])  # noqa: S314 - our own

    @property
    def spine(self) -> list[str]:
        return [item.get("idref", "") for item in self.package.iter(f"{OPF}itemref")]

    def meta(self, name: str) -> list[str]:
        return [element.text or "" for element in self.package.iter(f"{DC}{name}")]

    def properties(self, name: str) -> list[str]:
        return [meta.text or "" for meta in self.package.iter(f"{OPF}meta") if meta.get("property") == name]

    def document(self, name: str) -> ET.Element:
        """Return a document without namespaces, as ``tests.support.html`` reads elements."""
        root = ET.fromstring(self.files[f"book/{name}"])  # noqa: S314 - our own
        for element in root.iter():
            element.tag = element.tag.removeprefix(XHTML)
        return root

    def text(self, name: str) -> str:
        return text_of(self.document(name))

    @property
    def contents(self) -> list[tuple[int, str, str]]:
        """The table of contents: depth, words and link (empty for a heading) of each entry."""
        nav = next(nav for nav in self.document("nav.xhtml").iter("nav") if nav.get(f"{OPS}type") == "toc")
        found: list[tuple[int, str, str]] = []

        def walk(element: ET.Element, depth: int) -> None:
            for child in element:
                if child.tag in ("a", "span"):
                    found.append((depth, text_of(child), child.get("href", "")))
                else:
                    walk(child, depth + (child.tag == "ol"))

        walk(nav, 0)
        return found
