"""Who signed with whom: the organisations of a report on two sides."""

from __future__ import annotations

from dataclasses import dataclass

from bantin.model.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Ids of organisations; *provinces* are shown on the left where the report names no organisation there."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    provinces: tuple[str, ...] = ()


def part_sides(article: Article) -> Sides:
    """Return who faces whom in *article*.

    Where something was signed, only those who signed stand here: the partners on the right, everybody they signed with
    on the left. A report may say that a hospital signed with two provinces and three schools: it does not say that the
    provinces signed with the schools, so these must not face each other. Where only partners signed, the first one
    faces the rest; where no partner did, the province's side faces the rest.

    Where nothing was signed, the province's side faces the partners.
    """
    if article.agreement is None:
        provinces = () if article.local else article.provinces
        return Sides(left=article.local, right=article.partners, provinces=provinces)
    parties = article.agreement.parties
    right = tuple(party for party in parties if party in article.partners)
    left = tuple(party for party in parties if party not in article.partners)
    if left and right:
        return Sides(left=left, right=right)
    local = tuple(party for party in parties if party in article.local)
    rest = tuple(party for party in parties if party not in article.local)
    if local and rest:
        return Sides(left=local, right=rest)
    return Sides(left=parties[:1], right=parties[1:])
