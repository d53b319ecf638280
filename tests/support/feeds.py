"""The feeds and guides of a site, made without its pages, and read back."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from bantin.languages import Language
from bantin.model.site import Site
from bantin.outputs import Output, Tree
from bantin.planning.companions import CompanionKind
from bantin.planning.page import PageKind
from bantin.planning.plan import Plan, plan_site
from bantin.rendering.binding import binder_for
from bantin.rendering.contexts.view import Shared
from bantin.rendering.design import Design, load_design
from bantin.rendering.feeds.feeds import FeedMaker
from bantin.rendering.feeds.listing import find_listing
from bantin.rendering.guides import GuideMaker
from bantin.rendering.markdown import MarkdownRenderer
from bantin.rendering.search.indexes import Indexes
from tests.support.atom import NAMESPACE
from tests.support.sites import PROJECT

VI, EN = Language.VI, Language.EN
ATOM = f"{{{NAMESPACE}}}"


@cache
def project_design() -> Design:
    """Return the project's own design, loaded once."""
    return load_design(PROJECT / "templates", PROJECT / "locales")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guides:
    """What a site has beside its pages."""

    plan: Plan
    tree: Tree

    def path(self, kind: PageKind, language: Language = VI, subject: str = "", *, of: CompanionKind) -> str:
        """Return the path of the feed of a listing."""
        found = self.plan.companions.find(of, language, find_listing(self.plan, kind, language, subject))
        assert found is not None
        return found.path

    def atom(self, kind: PageKind = PageKind.HOME, language: Language = VI, subject: str = "") -> Element:
        """Return the Atom feed of a listing."""
        return read_xml(self.tree[self.path(kind, language, subject, of=CompanionKind.ATOM)].data)

    def json(self, kind: PageKind = PageKind.HOME, language: Language = VI, subject: str = "") -> dict[str, Any]:
        """Return the JSON feed of a listing."""
        feed = json.loads(self.tree[self.path(kind, language, subject, of=CompanionKind.JSON_FEED)].data)
        assert isinstance(feed, dict)
        return feed

    @property
    def atoms(self) -> dict[str, bytes]:
        """Every Atom feed by its path."""
        return self._all(CompanionKind.ATOM)

    @property
    def jsons(self) -> dict[str, bytes]:
        """Every JSON feed by its path."""
        return self._all(CompanionKind.JSON_FEED)

    @property
    def sitemaps(self) -> dict[str, bytes]:
        """Every sitemap by its path, without their index."""
        return self._all(CompanionKind.SITEMAP)

    def _all(self, kind: CompanionKind) -> dict[str, bytes]:
        return {c.path: self.tree[c.path].data for c in self.plan.companions if c.kind is kind}


def guides_of(site: Site, site_url: str = "") -> Guides:
    """Return the feeds and guides of *site*, published at *site_url*."""
    plan = plan_site(replace(site, settings=replace(site.settings, site_url=site_url)))
    design = project_design()
    markdown = MarkdownRenderer()
    indexes = Indexes(plan, markdown)
    shared = Shared(assets=design.assets.paths, cards={}, binder=binder_for(plan.site), indexes=indexes)
    makers = FeedMaker(plan, design, shared, markdown).makers | GuideMaker(plan, design).makers
    made = {c.path: makers[c.kind](c) for c in plan.companions if c.kind in makers}
    return Guides(plan=plan, tree={path: Output(path=path, data=data) for path, data in made.items()})


def read_xml(data: bytes) -> Element:
    """Return the root of the XML in *data*."""
    return ET.fromstring(data)  # noqa: S314 - our own


def text(element: Element, name: str) -> str | None:
    """Return the words of the one child *name*, of Atom's, or None when there is none."""
    found = element.findall(ATOM + name)
    assert len(found) <= 1, f"<{name}> stands {len(found)} times"
    return found[0].text or "" if found else None


def entries(feed: Element) -> list[Element]:
    """Return the entries of an Atom feed."""
    return feed.findall(f"{ATOM}entry")


def links(element: Element, rel: str) -> list[dict[str, str]]:
    """Return the attributes of each link of the relation *rel*."""
    return [dict(link.attrib) for link in element.findall(f"{ATOM}link") if link.get("rel") == rel]
