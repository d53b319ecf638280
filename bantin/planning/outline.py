"""What is compared of two plans: a digest of each cell, so that what has changed can be told.

An outline is made of what the plan is, not of what somebody thinks that an edit does; so is the difference of two.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from bantin.languages import Language
from bantin.model.article import Article
from bantin.planning.cells import (
    COMPANIONS,
    EDITION,
    EVERYTHING,
    HEADS,
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
from bantin.planning.groups import NEAR
from bantin.planning.plan import Plan

T = TypeVar("T")

_GROUPS = ("by_name", "by_unit", "by_partner", "by_organisation", "by_kind", "by_field", "by_agreed", "by_year")
_RUNS = ("by_partner", "by_unit")
"""The groups among which related articles are found."""
_FAMILIES = frozenset(
    {
        *("head", "body", "neighbours", "related", "age", "slice", "keys", "listings", "uses", "sitemaps"),
        *("has listings", "has uses", "has sitemaps", *_GROUPS, *(f"has {group}" for group in _GROUPS)),
        *(f"{has}titles-{language}" for language in Language for has in ("", "has ")),
        *(EVERYTHING, HEADS, ORDER, EDITION, PAGES, COMPANIONS),
    }
)
_SHORT = 12  # bytes of a digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An outline of a plan.

    *order* are the ids of all articles, the newest first; *heads* and *bodies* the digests of their two parts, *forms*
    the numbers of the forms of glossary terms that their texts have, *old* whether each is, in that order. *terms* are
    all those forms. *cells* are the digests of everything else that has several articles in it, *runs* the places in
    *order* of the articles of each group in which related ones are looked for.
    """

    order: list[str]
    heads: list[str]
    bodies: list[str]
    forms: list[list[int]]
    old: list[bool]
    edition: str
    terms: list[str]
    cells: dict[str, str]
    runs: dict[str, list[int]]

    @property
    def record(self) -> dict[str, Any]:
        """All of it that is not said by the articles, as JSON."""
        return {name: getattr(self, name) for name in ("order", "old", "edition", "terms", "cells", "runs")}


class Digests(NamedTuple):
    """What is compared of an article: the digests of *head* and *body*, and the numbers of the *forms* in its text."""

    head: str
    body: str
    forms: list[int]


def outline_from(record: Mapping[str, Any], digests: Mapping[str, Digests]) -> Outline:
    """Return the outline that has this *record*; *digests* are those of all articles of then, by their ids."""
    parts = [digests[article_id] for article_id in record["order"]]
    return Outline(
        heads=[part.head for part in parts],
        bodies=[part.body for part in parts],
        forms=[part.forms for part in parts],
        **record,
    )


def outline_of(plan: Plan, digests: Mapping[str, Digests]) -> Outline:
    """Return the outline of *plan*; *digests* are those of its articles, by their ids."""
    groups = {name: getattr(plan.groups, name) for name in _GROUPS}
    cells: dict[str, str] = {}
    mappings: dict[str, Mapping[Any, Sequence[Article]]] = dict(groups)
    mappings |= {f"titles-{language}": titles for language, titles in plan.titles.items()}
    for name, mapping in mappings.items():
        cells |= {group_cell(name, key): _digest([a.id for a in run]) for key, run in mapping.items()}
        cells[keys_cell(name)] = _digest(list(map(str, mapping)))
    for key, slices in plan.listings.items():
        shares: list[str] = []
        for share in slices:
            ids = _digest([str(share.newer), str(share.older), *[article.id for article in share.articles]])
            cells[slice_cell(key, share.part)] = ids
            shares.append(ids)
        cells[group_cell("listings", key_text(key))] = _digest(shares)
    cells[keys_cell("listings")] = _digest(list(map(key_text, plan.listings)))
    paths = {name: [f"{page.kind} {page.path}" for page in pages] for name, pages in plan.sitemaps.items()}
    cells |= {group_cell("sitemaps", name): _digest(pages) for name, pages in paths.items()}
    cells[keys_cell("sitemaps")] = _digest(list(plan.sitemaps))
    cells[PAGES] = _digest([f"{page.kind} {page.path}" for page in plan.pages])
    cells[COMPANIONS] = _digest([f"{companion.kind} {companion.path}" for companion in plan.companions])
    position = plan.groups.position
    record = {
        "order": [article.id for article in plan.site.articles],
        "old": [plan.is_old(article) for article in plan.site.articles],
        "edition": plan.site.edition.isoformat(),
        "terms": list(plan.uses.forms),
        "cells": cells,
        "runs": {
            group_cell(name, key): [position[article.id] for article in run]
            for name in _RUNS
            for key, run in groups[name].items()
        },
    }
    return outline_from(record, digests)


def find_changed(old: Outline, new: Outline) -> set[str]:
    """Return the cells that are not the same in *old* and in *new*: changed, gone or come."""
    changed = {cell for cell in old.cells.keys() | new.cells.keys() if old.cells.get(cell) != new.cells.get(cell)}
    changed |= {f"has {cell}" for cell in old.cells.keys() ^ new.cells.keys()}
    heads = _unlike(_by_id(old, old.heads), _by_id(new, new.heads))
    bodies = _unlike(_by_id(old, old.bodies), _by_id(new, new.bodies))
    changed |= {head_cell(article_id) for article_id in heads}
    changed |= {body_cell(article_id) for article_id in bodies}
    changed |= {age_cell(article_id) for article_id in _unlike(_by_id(old, old.old), _by_id(new, new.old))}
    if old.order != new.order:
        changed.add(ORDER)
        changed |= {neighbours_cell(article_id) for article_id in _unlike(_neighbours(old), _neighbours(new))}
    changed |= {related_cell(article_id) for article_id in _find_shifted(old, new)}
    changed |= _find_uses(old, new, heads)
    if old.edition != new.edition:
        changed.add(EDITION)
    if heads or ORDER in changed:
        changed.add(HEADS)
    if bodies or changed:
        changed.add(EVERYTHING)
    return changed


def is_known(cell: str) -> bool:
    """Whether outlines have *cell*; one that they do not have may have changed at any time."""
    return cell.partition(":")[0] in _FAMILIES


def _by_id(outline: Outline, values: Sequence[T]) -> dict[str, T]:
    return dict(zip(outline.order, values, strict=True))


def _unlike(old: Mapping[str, T], new: Mapping[str, T]) -> set[str]:
    """Return the keys of what is not the same in both."""
    gone = old.keys() - new.keys()
    return gone | {key for key, value in new.items() if key not in old or old[key] != value}


def _find_uses(old: Outline, new: Outline, heads: AbstractSet[str]) -> set[str]:
    """Return the cells of the forms that other articles have, or the same in another order.

    Articles whose *heads* are the same stand in the same order among themselves: their dates are part of these.
    """
    if old.terms != new.terms:
        cells = [group_cell("uses", form) for form in {*old.terms, *new.terms}]
        return {*cells, *(f"has {cell}" for cell in cells), keys_cell("uses")}
    before, after = _by_id(old, old.forms), _by_id(new, new.forms)
    articles = _unlike(before, after)
    if [one for one in old.order if one in after] != [one for one in new.order if one in before]:
        articles |= heads
    numbers = {number for forms in (before, after) for one in articles for number in forms.get(one, ())}
    return {group_cell("uses", new.terms[number]) for number in numbers}


def _neighbours(outline: Outline) -> dict[str, tuple[str, str]]:
    order = outline.order
    around = zip(order, ["", *order[:-1]], [*order[1:], ""], strict=False)  # the last two have one even for no article
    return {article_id: (newer, older) for article_id, newer, older in around}


def _find_shifted(old: Outline, new: Outline) -> set[str]:
    """Return the articles near to which a run has changed: from half of ``NEAR`` before to as many after."""
    shifted: set[str] = set()
    for cell in old.runs.keys() | new.runs.keys():
        before = [old.order[at] for at in old.runs.get(cell, ())]
        after = [new.order[at] for at in new.runs.get(cell, ())]
        if before != after:
            shorter = min(len(before), len(after))
            start = next((at for at in range(shorter) if before[at] != after[at]), shorter)
            kept = next((at for at in range(shorter - start) if before[-1 - at] != after[-1 - at]), shorter - start)
            for run in (before, after):
                shifted.update(run[max(0, start - NEAR) : len(run) - kept + NEAR])
    return shifted


def _digest(words: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[: 2 * _SHORT]
