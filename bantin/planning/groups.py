"""Which articles belong to which province, partner and year, and which to each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bantin.model.article import Article
from bantin.model.province import Province
from bantin.model.site import Site
from bantin.planning.listings import year_of

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
    *by_organisation* under whoever took part, partners among them.
    """

    by_name: Mapping[str, tuple[Article, ...]]
    by_unit: Mapping[str, tuple[Article, ...]]
    by_partner: Mapping[str, tuple[Article, ...]]
    by_organisation: Mapping[str, tuple[Article, ...]]
    by_kind: Mapping[str, tuple[Article, ...]]
    by_field: Mapping[str, tuple[Article, ...]]
    by_year: Mapping[int, tuple[Article, ...]]
    position: Mapping[str, int]

    def units_of(self, articles: tuple[Article, ...], site: Site) -> Counter[str]:
        """Count *articles* by the unit of today they belong to."""
        return Counter(unit for article in articles for unit in units_of(article, site))

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
    return tuple(dict.fromkeys(site.register.today(province).id for province in article.provinces))


def group_articles(site: Site) -> Groups:
    """Return the groups of the site's articles."""
    by_name: defaultdict[str, list[Article]] = defaultdict(list)
    by_unit: defaultdict[str, list[Article]] = defaultdict(list)
    by_partner: defaultdict[str, list[Article]] = defaultdict(list)
    by_organisation: defaultdict[str, list[Article]] = defaultdict(list)
    by_kind: defaultdict[str, list[Article]] = defaultdict(list)
    by_field: defaultdict[str, list[Article]] = defaultdict(list)
    by_year: defaultdict[int, list[Article]] = defaultdict(list)
    for article in site.articles:
        for province in article.provinces:
            by_name[province].append(article)
        for unit in units_of(article, site):
            by_unit[unit].append(article)
        for partner in article.partners:
            by_partner[partner].append(article)
        for organisation in dict.fromkeys(article.organisations):
            by_organisation[organisation].append(article)
        by_kind[article.kind].append(article)
        for field in dict.fromkeys(field.field for field in article.fields):
            by_field[field].append(article)
        by_year[year_of(article)].append(article)
    return Groups(
        by_name={key: tuple(run) for key, run in by_name.items()},
        by_unit={key: tuple(run) for key, run in by_unit.items()},
        by_partner={key: tuple(run) for key, run in by_partner.items()},
        by_organisation={key: tuple(run) for key, run in by_organisation.items()},
        by_kind={key: tuple(run) for key, run in by_kind.items()},
        by_field={key: tuple(run) for key, run in by_field.items()},
        by_year={key: tuple(run) for key, run in by_year.items()},
        position={article.id: index for index, article in enumerate(site.articles)},
    )


def _nearest(run: tuple[Article, ...], article: Article) -> list[Article]:
    """Return the ``_NEWER`` and ``_OLDER`` members of *run* next to *article*, without it; *run* is newest first."""
    low, high = 0, len(run)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if run[middle].order > article.order else (low, middle)
    return [other for other in run[max(0, low - _NEWER) : low + 1 + _OLDER] if other.id != article.id]
