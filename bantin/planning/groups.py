"""Which articles belong to which province, partner and year, and which to each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from bantin.model.article import Article
from bantin.model.province import Province
from bantin.model.site import Site
from bantin.planning.facets import AllFacets

K = TypeVar("K")

RELATED = 5
# Of each run one newer article, which goes on from there, and as many older ones as may be shown. So a new article is
# related to the newest of a run, and leaves the pages of all others as they are.
_NEWER = 1
_OLDER = RELATED - _NEWER
NEAR = RELATED
"""No article further away in a run than this is looked at for related ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """Articles by what they are about; every run is newest first.

    *by_name* files an article under the names that held on its date, *by_unit* under the units of today;
    *by_organisation* under whoever took part, partners among them; *by_agreed* under fields that it saw agreed on.
    """

    by_name: Mapping[str, tuple[Article, ...]]
    by_unit: Mapping[str, tuple[Article, ...]]
    by_partner: Mapping[str, tuple[Article, ...]]
    by_organisation: Mapping[str, tuple[Article, ...]]
    by_kind: Mapping[str, tuple[Article, ...]]
    by_field: Mapping[str, tuple[Article, ...]]
    by_agreed: Mapping[str, tuple[Article, ...]]
    by_year: Mapping[int, tuple[Article, ...]]
    position: Mapping[str, int]

    @property
    def all_units(self) -> dict[str, int]:
        """All units of today that have articles, in the order of their newest, each with how many."""
        return {unit: len(run) for unit, run in self.by_unit.items()}

    @property
    def all_partners(self) -> Counter[str]:
        """All partners that have articles, as above."""
        return Counter({partner: len(run) for partner, run in self.by_partner.items()})

    def units_of(self, articles: tuple[Article, ...], site: Site) -> Counter[str]:
        """Count *articles* by the unit of today they belong to."""
        counts: Counter[str] = Counter()
        for provinces, count in Counter(article.provinces for article in articles).items():
            for unit in _today(provinces, site):
                counts[unit] += count
        return counts

    def partners_of(self, articles: tuple[Article, ...]) -> Counter[str]:
        """Count *articles* by partner."""
        return Counter(partner for article in articles for partner in article.partners)

    def names_of(self, province: Province) -> tuple[Article, ...]:
        """Return the articles on the page of *province*: under its name when it is former, else all of today's unit."""
        return (self.by_name if province.is_former else self.by_unit).get(province.id, ())

    def find_related(self, article: Article, site: Site) -> tuple[Article, ...]:
        """Return at most ``RELATED`` other articles that share a partner or a province, the closest kin first.

        A shared partner counts twice a shared unit. Of each run only the next newer and the nearest older are looked
        at, so that the cost does not grow with the site, and a new article touches few old ones.
        """
        weights: Counter[str] = Counter()
        found: dict[str, Article] = {}
        runs = [(2, self.by_partner.get(partner, ())) for partner in article.partners]
        runs += [(1, self.by_unit.get(unit, ())) for unit in units_of(article, site)]
        for weight, run in runs:
            for other in _nearest(run, article):
                weights[other.id] += weight
                found[other.id] = other
        ranked = sorted(found, key=lambda other: (-weights[other], self.position[other]))
        return tuple(found[other] for other in ranked[:RELATED])


def units_of(article: Article, site: Site) -> tuple[str, ...]:
    """Return the ids of the units of today that *article* belongs to, the main one first, none twice."""
    return _today(article.provinces, site)


def _today(provinces: tuple[str, ...], site: Site) -> tuple[str, ...]:
    return tuple(dict.fromkeys(site.register.today(province).id for province in provinces))


def group_articles(site: Site, facets: AllFacets) -> Groups:
    """Return the groups of the site's articles, by their *facets*."""
    groups: tuple[defaultdict[Any, list[Article]], ...] = tuple(defaultdict(list) for _ in range(8))
    by_name, by_unit, by_partner, by_organisation, by_kind, by_field, by_agreed, by_year = groups
    for article in site.articles:
        found = facets[article.id]
        for province in article.provinces:
            by_name[province].append(article)
        for unit in found.units:
            by_unit[unit].append(article)
        for partner in article.partners:
            by_partner[partner].append(article)
        for organisation in found.organisations:
            by_organisation[organisation].append(article)
        by_kind[found.kind].append(article)
        for field in found.fields:
            by_field[field].append(article)
        for field in found.agreed:
            by_agreed[field].append(article)
        by_year[found.year].append(article)
    return Groups(
        by_name=_closed(by_name),
        by_unit=_closed(by_unit),
        by_partner=_closed(by_partner),
        by_organisation=_closed(by_organisation),
        by_kind=_closed(by_kind),
        by_field=_closed(by_field),
        by_agreed=_closed(by_agreed),
        by_year=_closed(by_year),
        position={article.id: index for index, article in enumerate(site.articles)},
    )


def _closed(groups: Mapping[K, list[Article]]) -> dict[K, tuple[Article, ...]]:
    return {key: tuple(run) for key, run in groups.items()}


def _nearest(run: tuple[Article, ...], article: Article) -> list[Article]:
    """Return the ``_NEWER`` and ``_OLDER`` members of *run* next to *article*, without it; *run* is newest first."""
    low, high = 0, len(run)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if run[middle].order > article.order else (low, middle)
    return [other for other in run[max(0, low - _NEWER) : low + 1 + _OLDER] if other.id != article.id]
