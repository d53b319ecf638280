"""What a page of an article shows beside its text, in one language: the same for each of the peers."""

from __future__ import annotations

from dataclasses import dataclass

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.site import Site
from bench.bundles import dump_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The words of an article's page; *text* is its Markdown, dates are ISO 8601."""

    slug: str
    title: str
    summary: str
    date: str
    published: str
    kind: str
    provinces: tuple[str, ...]
    partners: tuple[str, ...]
    outlet: str
    byline: str
    fields: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    text: str


def take_facts(article: Article, site: Site, language: Language) -> Facts:
    """Return the words of the page of *article* in *language*.

    Provinces go by the names of today: former ones stand on the page of what they have become.
    """
    provinces = [site.register.provinces[province] for province in article.provinces]
    today = dict.fromkeys(province.end.into if province.end else province.id for province in provinces)
    published = article.published or article.event_date
    return Facts(
        slug=article.slug[language],
        title=article.title[language] or "",
        summary=article.summary[language] or "",
        date=str(article.event_date.date),
        published=str(published.date),
        kind=site.kinds[article.kind].name[language],
        provinces=tuple(site.register.provinces[province].name[language] for province in today),
        partners=tuple(site.partners.partners[partner].name[language] for partner in article.partners),
        outlet=site.partners.partners[article.citation.outlet].name[language],
        byline=article.citation.byline[language] if article.citation.byline else "",
        fields=tuple(site.fields[field.field].name[language] for field in article.fields),
        people=tuple((person.name[language], person.post[language]) for person in article.people),
        text=dump_text(article, language),
    )
