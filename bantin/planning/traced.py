"""A plan that tells of every read. It is the plan in all else, and stands for it wherever one is asked for.

The parts of a plan are dataclasses with slots. Here each is one whose fields were never set, so that Python asks
``__getattr__`` for every one of them, every time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar, cast, overload

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.site import Site
from bantin.model.stored import HEAD
from bantin.planning.addresses import Addresses
from bantin.planning.cells import (
    COMPANIONS,
    EDITION,
    EVERYTHING,
    ORDER,
    PAGES,
    age_cell,
    body_cell,
    group_cell,
    head_cell,
    key_text,
    keys_cell,
    neighbours_cell,
    related_cell,
    slice_cell,
)
from bantin.planning.companions import Companion, CompanionKind, Companions
from bantin.planning.groups import Groups
from bantin.planning.listings import Slice
from bantin.planning.page import Page
from bantin.planning.plan import Plan
from bantin.planning.trace import Trace

K = TypeVar("K")
V = TypeVar("V")


def trace_plan(plan: Plan, trace: Trace) -> Plan:
    """Return *plan* as one whose reads *trace* takes down; it is the same in all else."""
    return cast("Plan", _TracedPlan(plan, trace))


class _TracedArticle(Article):
    """An article that tells whether its head was read or its body."""

    __slots__ = ("_body", "_head", "_real", "_trace")
    _real: Article
    _trace: Trace

    def __init__(self, real: Article, trace: Trace) -> None:
        for name, value in (
            ("_real", real),
            ("_trace", trace),
            ("_head", head_cell(real.id)),
            ("_body", body_cell(real.id)),
        ):
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any field of an article
        self._trace.reads.add(self._head if name in HEAD else self._body)
        return getattr(self._real, name)

    @property
    def original(self) -> Language:
        self._trace.reads.add(self._head)
        return self._real.original

    @property
    def order(self) -> tuple[dt.date, str]:
        self._trace.reads.add(self._head)
        return self._real.order

    @property
    def languages(self) -> tuple[Language, ...]:
        self._trace.reads.add(self._head)
        return self._real.languages


class _Articles:
    """Makes one traced article of each that is asked for."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._known: dict[str, Article] = {}

    def of(self, article: Article) -> Article:
        """Return the traced one of *article*."""
        article_id = article.id
        found = self._known.get(article_id)
        if found is None:
            found = self._known[article_id] = _TracedArticle(article, self._trace)
        return found

    def all_of(self, articles: Iterable[Article]) -> tuple[Article, ...]:
        """Return the traced ones of *articles*."""
        return tuple(map(self.of, articles))


class _TracedSequence(Sequence[Article]):
    """All articles in their order."""

    def __init__(self, real: Sequence[Article], articles: _Articles, trace: Trace) -> None:
        self._real = real
        self._articles = articles
        self._trace = trace

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Article, ...]: ...
    def __getitem__(self, index: int | slice) -> Article | tuple[Article, ...]:
        self._trace.note(ORDER)
        if isinstance(index, slice):
            return self._articles.all_of(self._real[index])
        return self._articles.of(self._real[index])

    def __len__(self) -> int:
        self._trace.note(ORDER)
        return len(self._real)


class _TracedMapping(Mapping[K, V]):
    """The mapping *name* of a plan: a read of an entry is one of that entry alone."""

    def __init__(self, name: str, real: Mapping[K, V], seen: Callable[[V], V], trace: Trace) -> None:
        self._name = name
        self._real = real
        self._seen = seen
        self._trace = trace
        self._known: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        self._trace.note(group_cell(self._name, key_text(key)))
        if key not in self._known:
            self._known[key] = self._seen(self._real[key])
        return self._known[key]

    def __contains__(self, key: object) -> bool:
        self._trace.note(group_cell(f"has {self._name}", key_text(key)))
        return key in self._real

    def __iter__(self) -> Iterator[K]:
        self._trace.note(keys_cell(self._name))
        return iter(self._real)

    def __len__(self) -> int:
        self._trace.note(keys_cell(self._name))
        return len(self._real)


class _TracedCompanions(Companions):
    def __init__(self, real: Companions, trace: Trace) -> None:
        self._real = real
        self._trace = trace

    def __iter__(self) -> Iterator[Companion]:
        self._trace.note(COMPANIONS)
        return iter(self._real)

    def find(
        self, kind: CompanionKind, language: Language | None = None, of: Page | None = None, name: str = ""
    ) -> Companion | None:
        # Which companions a page has follows from the page itself and from the settings.
        return self._real.find(kind, language, of, name)


class _TracedSite(Site):
    __slots__ = ("_articles", "_real", "_trace")

    def __init__(self, real: Site, articles: Sequence[Article], trace: Trace) -> None:
        for name, value in (("_real", real), ("_articles", articles), ("_trace", trace)):
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any field of a site
        if name == "articles":
            return self._articles
        if name == "edition":
            self._trace.note(EDITION)
        return getattr(self._real, name)


class _TracedGroups(Groups):
    __slots__ = ("_articles", "_mappings", "_real", "_trace")
    _articles: _Articles
    _real: Groups

    def __init__(self, real: Groups, articles: _Articles, trace: Trace) -> None:
        mappings = {
            field.name: _TracedMapping(field.name, getattr(real, field.name), articles.all_of, trace)
            for field in fields(Groups)
        }
        for name, value in (("_real", real), ("_articles", articles), ("_mappings", mappings), ("_trace", trace)):
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any field of groups
        return self._mappings[name]

    def find_related(self, article: Article, site: Site) -> tuple[Article, ...]:
        self._trace.note(related_cell(article.id))
        return self._articles.all_of(self._real.find_related(article, site))


class _TracedPlan(Plan):
    __slots__ = ("_articles", "_real", "_seen", "_trace")
    _articles: _Articles
    _real: Plan

    def __init__(self, real: Plan, trace: Trace) -> None:
        articles = _Articles(trace)
        site = _TracedSite(real.site, _TracedSequence(real.site.articles, articles, trace), trace)
        by_id = _TracedArticles(real.articles, articles, trace)
        seen = {
            "site": site,
            "articles": by_id,
            "addresses": Addresses(real.site, by_id),
            "groups": _TracedGroups(real.groups, articles, trace),
            "listings": _TracedMapping(
                "listings", real.listings, lambda slices: tuple(_seen_slice(share, articles) for share in slices), trace
            ),
            "uses": _TracedMapping("uses", real.uses, articles.all_of, trace),
            "titles": {
                language: _TracedMapping(f"titles-{language}", titles, articles.all_of, trace)
                for language, titles in real.titles.items()
            },
            "sitemaps": _TracedMapping("sitemaps", real.sitemaps, lambda pages: pages, trace),
            "companions": _TracedCompanions(real.companions, trace),
            "is_copy": real.is_copy,
        }
        for name, value in (("_real", real), ("_articles", articles), ("_seen", seen), ("_trace", trace)):
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any field of a plan
        if name not in self._seen:
            self._trace.note(PAGES if name == "pages" else EVERYTHING)
            return getattr(self._real, name)
        return self._seen[name]

    def slice_of(self, page: Page) -> Slice:
        self._trace.note(slice_cell(page.listing, page.part))
        return _seen_slice(self._real.slice_of(page), self._articles)

    def neighbours(self, article: Article) -> tuple[Article | None, Article | None]:
        self._trace.note(neighbours_cell(article.id))
        newer, older = self._real.neighbours(article)
        return (newer and self._articles.of(newer), older and self._articles.of(older))

    def is_old(self, article: Article) -> bool:
        self._trace.note(age_cell(article.id))
        return self._real.is_old(article)


class _TracedArticles(Mapping[str, Article]):
    """All articles by their ids. Which there are is told by the listings that lead to them."""

    def __init__(self, real: Mapping[str, Article], articles: _Articles, trace: Trace) -> None:
        self._real = real
        self._articles = articles
        self._trace = trace

    def __getitem__(self, key: str) -> Article:
        self._trace.note(head_cell(key))
        return self._articles.of(self._real[key])

    def __iter__(self) -> Iterator[str]:
        self._trace.note(ORDER)
        return iter(self._real)

    def __len__(self) -> int:
        self._trace.note(ORDER)
        return len(self._real)


def _seen_slice(share: Slice, articles: _Articles) -> Slice:
    return replace(share, articles=articles.all_of(share.articles))
