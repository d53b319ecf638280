"""What a page tells machines: one JSON-LD graph in the words of schema.org, for each page.

It says no more than the content does. A property that is not known is left out, and so is a name or an outlet that is
ours or inferred, as a graph cannot say how surely it is known. The digest publishes the page; the outlet published the
original, which the page ``isBasedOn``.

Ids are permalinks where the site's address is known, else links relative to the page, which JSON-LD resolves against
the document: the graphs of a site on a disk hang together too. A thing's id lies on its own page (``#article``,
``#org``, ``#place``); the site and its publisher lie on the landing page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from bantin.dataset import FOLDER
from bantin.languages import Language, Localized
from bantin.model.article import Article, Certainty, Person
from bantin.model.partner import EnglishName, Partner, PartnerKind
from bantin.model.province import Ending, Province
from bantin.planning.page import PageKind
from bantin.planning.plan import province_kind
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.formats import date_in_metadata
from bantin.rendering.inert_json import inert_json
from bantin.text import count_words

_PAGE_TYPES = {
    PageKind.PROVINCES: "CollectionPage",
    PageKind.PARTNERS: "CollectionPage",
    PageKind.TOPICS: "CollectionPage",
    PageKind.ARCHIVES: "CollectionPage",
    PageKind.TITLES: "CollectionPage",
    PageKind.ABOUT: "AboutPage",
}
_ORGANISATION_TYPES = {
    PartnerKind.HOSPITAL: "Hospital",
    PartnerKind.MEDICAL_CENTRE: "MedicalOrganization",
    PartnerKind.UNIVERSITY: "CollegeOrUniversity",
    PartnerKind.RESEARCH_INSTITUTE: "ResearchOrganization",
    PartnerKind.GOVERNMENT: "GovernmentOrganization",
    PartnerKind.PARTY: "Organization",
    PartnerKind.ORGANISATION: "Organization",
    PartnerKind.MEDIA: "NewsMediaOrganization",
}

_Description = tuple[Context, list[Context]]
"""What a sort of page adds: properties of its ``#page``, and further nodes."""


def page_data(view: View, context: Context) -> Context:
    """Return what the graph of a page is made of: its ``page`` node, the ``trail`` of pages above it, other ``nodes``.

    All of it but the page's name and those in the trail: they are messages, and the template has them. *context* is
    what the template sees. A listing is a ``CollectionPage`` of what it shows, another page is a ``WebPage``, unless
    ``_describe`` or ``_PAGE_TYPES`` say more.
    """
    page = view.page
    properties, nodes = _describe(view, context)
    in_languages = page.language.value if page.language else [language.value for language in Language]
    listed = (page.kind, page.subject) in view.plan.listings
    kind = _PAGE_TYPES.get(page.kind, "CollectionPage" if listed else "WebPage")
    trail = [PageKind(crumb["key"]) for crumb in context["breadcrumbs"]]
    return {
        "page": _node(
            kind, _own(view, "page"), inLanguage=in_languages, isPartOf=_ref(_of_site(view, "site")), **properties
        ),
        "trail": [{"key": above.value, "id": _id(view, _path(view, above), "page")} for above in trail],
        "nodes": nodes,
    }


def json_ld(data: Context, name: str, section: Callable[[str], str] = str) -> Markup:
    """Return the graph of ``page_data`` as the text of a script element, inert in HTML whatever the content holds.

    *name* is the page's title, *section* names the pages above it by their keys; both may be Markup. Marks of HTML and
    the line ends that only JavaScript knows are written as escapes, so a JSON parser gives back what went in.
    """
    page = data["page"] | {"name": _words(name)}
    graph = [page, *data["nodes"]]
    if data["trail"]:
        steps = [(_words(section(above["key"])), above["id"]) for above in data["trail"]]
        graph.append(_trail([*steps, (page["name"], page["@id"])]))
    text = inert_json({"@context": "https://schema.org", "@graph": graph})
    return Markup(text)  # noqa: S704 - no <, > or & is left


def _describe(view: View, context: Context) -> _Description:
    """Return what is said on a page of its kind, beside its name and place in the site."""
    page = view.page
    match page.kind:
        case PageKind.LANDING | PageKind.HOME:
            return {}, [_site(view), _publisher(view)]
        case PageKind.ARTICLE:
            article = view.plan.articles[page.subject]
            return {"mainEntity": _ref(_own(view, "article"))}, [_article(view, article, context), _publisher(view)]
        case PageKind.BRIDGE:
            article = view.plan.articles[page.subject]
            return {"mainEntity": _ref(_id(view, _article_path(view, article, article.original), "article"))}, []
        case PageKind.PROVINCE | PageKind.FORMER_PROVINCE:
            place = _province_in_full(view, view.site.register.provinces[page.subject])
            return _about(place, _list(view, _slice(view)))
        case PageKind.PARTNER:
            organisation = _partner_in_full(view, view.site.partners.partners[page.subject])
            return _about(organisation, _list(view, _slice(view)))
        case PageKind.SIDE_BY_SIDE:
            article = view.plan.articles[page.subject]
            texts = [_ref(_id(view, _article_path(view, article, language), "article")) for language in Language]
            return {"mainEntity": texts}, []
        case PageKind.EVENT_KIND | PageKind.FIELD:
            term = _node("DefinedTerm", _own(view, "term"), name=context["title"], alternateName=context["other_name"])
            return _about(term, _list(view, _slice(view)))
        case PageKind.GLOSSARY:
            return _glossary(view)
        case PageKind.DATA:
            return {"mainEntity": _ref(_own(view, "data"))}, [_dataset(view, context), _publisher(view)]
        case PageKind.TOPICS:
            kinds = [(row["name"], row["id"], PageKind.EVENT_KIND) for row in context["kinds"] if row["count"]]
            fields = [(row["name"], row["id"], PageKind.FIELD) for row in context["fields"] if row["count"]]
            return _list(view, ((name, _path(view, kind, topic)) for name, topic, kind in [*kinds, *fields]))
        case PageKind.PROVINCES:
            rows = [*context["rows"], *context["former"]]
            return _list(view, ((row["name"], _province_path(view, row["id"])) for row in rows))
        case PageKind.PARTNERS:
            return _list(view, ((row["name"], _path(view, PageKind.PARTNER, row["id"])) for row in context["rows"]))
        case PageKind.ARCHIVES:
            years = [bar["year"] for bar in context["bars_by_year"]]
            return _list(view, ((year, _path(view, PageKind.ARCHIVE, year)) for year in years))
        case _:
            return _list(view, _slice(view))


def _article(view: View, article: Article, context: Context) -> Context:
    """Return the report as this page shows it.

    Its date is that of its first publication; when we put it here is not recorded, and neither is a change. What it
    covers is the day of the event.
    """
    published, event, byline = article.published, article.event_date, article.citation.byline
    is_original = article.original is view.language
    has_twin = article.texts[view.language.other] is not None
    twin = [_ref(_id(view, _article_path(view, article, view.language.other), "article"))] if has_twin else []
    return _node(
        "NewsArticle",
        _own(view, "article"),
        headline=article.title[view.language],
        alternativeHeadline=article.title[view.language.other],
        description=article.summary[view.language],
        inLanguage=view.language.value,
        datePublished=date_in_metadata(published.date, published.precision) if published else None,
        temporalCoverage=date_in_metadata(event.date, event.precision),
        author=_node("Person", **_marked_name(view, byline)) if byline else None,
        translator=None if is_original else _ref(_of_site(view, "publisher")),
        publisher=_ref(_of_site(view, "publisher")),
        mainEntityOfPage=_ref(_own(view, "page")),
        image=context["card"]["address"] if context["card"] else None,
        wordCount=count_words(article.shown_text(view.language).words),
        isAccessibleForFree=True,
        workTranslation=twin if is_original else None,
        translationOfWork=None if is_original else twin,
        isBasedOn=_source(view, article),
        contentLocation=[_province(view, view.site.register.provinces[place]) for place in article.provinces],
        about=[_organisation(view, view.site.partners.partners[partner]) for partner in article.partners],
        mentions=[_person(view, person) for person in article.people],
    )


def _source(view: View, article: Article) -> Context:
    """Return the original as its outlet published it; an outlet that is only inferred is not named."""
    citation, published, restored = article.citation, article.published, article.source_title
    outlet = view.site.partners.partners[citation.outlet]
    headline = article.title[article.original]
    if restored is not None:
        headline = None if restored.certainty is Certainty.INFERRED else restored.words[article.original]
    return _node(
        "NewsArticle",
        headline=headline,
        url=citation.url,
        inLanguage=article.original.value,
        datePublished=date_in_metadata(published.date, published.precision) if published else None,
        publisher=None if citation.outlet_certainty is Certainty.INFERRED else _organisation(view, outlet),
    )


def _person(view: View, person: Person) -> Context:
    """Return somebody with the title and the post that the report gives."""
    return _node(
        "Person",
        **_marked_name(view, person.name),
        honorificPrefix=view.in_language(person.title),
        jobTitle=person.post[view.language],
    )


def _marked_name(view: View, name: Localized[str]) -> Context:
    """Return a person's name, in English text with its Vietnamese form, so that either is found."""
    return {"name": name[view.language], "alternateName": name.vi if name.vi != name[view.language] else None}


def _organisation(view: View, partner: Partner) -> Context:
    """Return an organisation by its names; an English name that is our translation is none of its own."""
    other = partner.name[view.language.other]
    is_gloss = view.language is Language.VI and partner.english is EnglishName.GLOSS
    is_desk = partner.kind is PartnerKind.MEDIA and partner.part_of  # the web site of a hospital is no news company
    return _node(
        "Organization" if is_desk else _ORGANISATION_TYPES[partner.kind],
        _id(view, _path(view, PageKind.PARTNER, partner.id), "org") if partner.slug is not None else None,
        name=partner.name[view.language],
        alternateName=_others(partner.name[view.language], [*([] if is_gloss else [other]), partner.native]),
    )


def _partner_in_full(view: View, partner: Partner) -> Context:
    """Return a partner as its page has it, from the register; its site is entered there as a host."""
    province = view.site.register.provinces.get(partner.province)
    whole = view.site.partners.partners.get(partner.part_of)
    node = _organisation(view, partner)
    return node | _node(
        node["@type"],
        alternateName=_others(partner.name[view.language], [*node.get("alternateName", []), *partner.abbreviations]),
        address=_node(
            "PostalAddress",
            streetAddress=partner.address,
            addressLocality=view.in_language(partner.city),
            addressRegion=province.name[view.language] if province else None,
            addressCountry=partner.country,
        ),
        url=f"https://{partner.site}/" if partner.site else None,
        parentOrganization=_organisation(view, whole) if whole else None,
    )


def _province(view: View, province: Province) -> Context:
    """Return a unit under the name of its time; one that was merged lies in the unit of today."""
    country = _node("Country", name=view.country("VN"))
    is_merged = province.end is not None and province.end.change is Ending.MERGED
    today = view.site.register.today(province.id)
    return _node(
        "AdministrativeArea",
        _place_id(view, province),
        name=province.name[view.language],
        alternateName=_others(province.name[view.language], [province.name[view.language.other]]),
        containedInPlace=_province(view, today) if is_merged else country,
    )


def _province_in_full(view: View, province: Province) -> Context:
    """Return a unit as its page has it: with the names it bore, and the former units that lie in it."""
    former = [(old, old.end.change) for old in view.site.register.absorbed_by(province.id) if old.end is not None]
    name = province.name[view.language]
    names = [old.name[view.language] for old, change in former if change is Ending.RENAMED]
    parts = [old for old, change in former if change is Ending.MERGED]
    return _province(view, province) | _node(
        "AdministrativeArea",
        alternateName=_others(name, [province.name[view.language.other], *names]),
        containsPlace=[
            _node("AdministrativeArea", _place_id(view, old), name=old.name[view.language]) for old in parts
        ],
    )


def _site(view: View) -> Context:
    settings = view.site.settings
    return _node(
        "WebSite",
        _of_site(view, "site"),
        url=view.address(_path(view, PageKind.LANDING)),
        name=settings.name[view.language],
        alternateName=_others(settings.name[view.language], [settings.name[view.language.other]]),
        description=settings.description[view.language],
        inLanguage=[language.value for language in Language],
        publisher=_ref(_of_site(view, "publisher")),
    )


def _publisher(view: View) -> Context:
    """Return who publishes these pages, known by the name of the digest and nothing else."""
    settings = view.site.settings
    return _node("Organization", _of_site(view, "publisher"), name=settings.name[view.language], email=settings.contact)


def _glossary(view: View) -> _Description:
    """Return the glossary as a set of Vietnamese terms, each with its English form."""
    terms = [
        _node("DefinedTerm", name=term.vi, alternateName=[*term.abbreviations, term.en]) for term in view.site.terms
    ]
    node = _node("DefinedTermSet", _own(view, "terms"), inLanguage="vi", hasDefinedTerm=terms)
    return {"mainEntity": _ref(node["@id"])}, [node]


def _dataset(view: View, context: Context) -> Context:
    """Return the data as a whole, known by the name of the digest, with each of its files.

    Its licence is a sentence and no address; the times it covers are those of the events.
    """
    settings, articles = view.site.settings, view.site.articles
    dates = [date_in_metadata(a.event_date.date, a.event_date.precision) for a in (*articles[-1:], *articles[:1])]
    fields = dict.fromkeys(field["name"] for table in context["tables"] for field in table["fields"])
    files = [file for table in context["tables"] for file in table["files"]]
    return _node(
        "Dataset",
        _own(view, "data"),
        name=settings.name[view.language],
        alternateName=_others(settings.name[view.language], [settings.name[view.language.other]]),
        description=settings.description[view.language],
        url=view.address(view.page.path),
        inLanguage=[language.value for language in Language],
        license=_node("CreativeWork", text=settings.licence[view.language]),
        isAccessibleForFree=True,
        creator=_ref(_of_site(view, "publisher")),
        publisher=_ref(_of_site(view, "publisher")),
        dateModified=view.site.edition.isoformat(),
        temporalCoverage="/".join(dict.fromkeys(dates)),
        spatialCoverage=_node("Country", name=view.country("VN")),
        variableMeasured=list(fields),
        distribution=[
            _node(
                "DataDownload",
                name=file["name"],
                encodingFormat=file["media_type"],
                contentUrl=view.address(f"{FOLDER}/{file['name']}"),
                contentSize=file["size"],
            )
            for file in files
        ],
    )


def _list(view: View, items: Iterable[tuple[str, str | None]]) -> _Description:
    """Return the list that a page shows, of names and paths; what has no page of its own is left out."""
    elements = [
        _node("ListItem", position=position, name=name, url=view.address(path))
        for position, (name, path) in enumerate(((name, path) for name, path in items if path), 1)
    ]
    if not elements:
        return {}, []
    node = _node("ItemList", _own(view, "list"), numberOfItems=len(elements), itemListElement=elements)
    return {"mainEntity": _ref(node["@id"])}, [node]


def _slice(view: View) -> Iterable[tuple[str, str]]:
    """Yield the titles and paths of the reports that this page lists; none where it is no listing."""
    articles: tuple[Article, ...] = ()
    if view.page.kind is PageKind.TITLES:
        articles = view.plan.titles[view.language].get(view.page.subject, ())
    elif (view.page.kind, view.page.subject) in view.plan.listings:
        articles = view.plan.slice_of(view.page).articles
    for article in articles:
        yield article.shown_title(view.language)[0], _article_path(view, article, view.language)


def _about(thing: Context, listing: _Description) -> _Description:
    """Return a *listing* of what there is about one *thing*."""
    properties, nodes = listing
    return {"about": _ref(thing["@id"])} | properties, [thing, *nodes]


def _trail(steps: list[tuple[str, str]]) -> Context:
    return _node(
        "BreadcrumbList",
        itemListElement=[
            _node("ListItem", position=position, name=name, item=_ref(page))
            for position, (name, page) in enumerate(steps, 1)
        ],
    )


def _node(kind: str, node_id: str | None = None, **properties: Any) -> Context:  # noqa: ANN401 - any JSON value
    """Return a node with those of its properties that are known."""
    node = {"@type": kind, "@id": node_id} | properties
    return {name: value for name, value in node.items() if value is not None and value not in ("", [])}


def _ref(node_id: str) -> Context:
    return {"@id": node_id}


def _others(name: str, names: Iterable[str]) -> list[str]:
    """Return *names* without *name*, the empty one, and repetitions."""
    return [other for other in dict.fromkeys(names) if other and other != name]


def _path(view: View, kind: PageKind, subject: str = "") -> str:
    return view.plan.addresses.find(kind, view.language, subject)


def _article_path(view: View, article: Article, language: Language) -> str:
    return view.plan.addresses.find(PageKind.ARTICLE, language, article.id)


def _province_path(view: View, province_id: str) -> str | None:
    """Return the path of a province's page, or None when it has none."""
    kind = province_kind(view.site.register.provinces[province_id])
    return _path(view, kind, province_id) if (kind, province_id) in view.plan.listings else None


def _place_id(view: View, province: Province) -> str | None:
    path = _province_path(view, province.id)
    return _id(view, path, "place") if path else None


def _id(view: View, path: str, name: str) -> str:
    """Return the id of the thing *name* of the page at *path*."""
    is_here = path == view.page.path and not view.site.settings.site_url
    return f"{'' if is_here else view.address(path)}#{name}"


def _own(view: View, name: str) -> str:
    return _id(view, view.page.path, name)


def _of_site(view: View, name: str) -> str:
    return _id(view, _path(view, PageKind.LANDING), name)


def _words(text: str) -> str:
    """Return *text* as it reads, when it comes escaped out of a template."""
    plain = text.unescape() if isinstance(text, Markup) else text
    return " ".join(plain.split())
