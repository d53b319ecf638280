"""The graph of one page: the page itself, its place in the site, and what is said on a page of its kind."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from bantin.languages import Language
from bantin.planning.page import PageKind
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.inert_json import inert_json
from bantin.rendering.structured.articles import article_node
from bantin.rendering.structured.dataset import dataset_node
from bantin.rendering.structured.lists import Description, about, list_of, slice_of_page
from bantin.rendering.structured.nodes import article_path, id_of, id_of_site, node, others, own_id, path_of, ref
from bantin.rendering.structured.organisations import partner_in_full, publisher_node
from bantin.rendering.structured.places import province_in_full, province_path

_PAGE_TYPES = {
    PageKind.PROVINCES: "CollectionPage",
    PageKind.PARTNERS: "CollectionPage",
    PageKind.TOPICS: "CollectionPage",
    PageKind.ARCHIVES: "CollectionPage",
    PageKind.TITLES: "CollectionPage",
    PageKind.ABOUT: "AboutPage",
}


def page_data(view: View, context: Context) -> Context:
    """Return what the graph of a page is made of: its ``page`` node, the ``trail`` of pages above it, other ``nodes``.

    All of it but the page's name and those in the trail: they are messages, and the template has them. *context* is
    what the template sees. A listing is a ``CollectionPage`` of what it shows, another page is a ``WebPage``, unless
    ``_describe`` or ``_PAGE_TYPES`` say more.
    """
    page = view.page
    properties, nodes = _describe(view, context)
    in_languages = page.language.value if page.language else [language.value for language in Language]
    listed = page.listing in view.plan.listings
    kind = _PAGE_TYPES.get(page.kind, "CollectionPage" if listed else "WebPage")
    trail = [PageKind(crumb["key"]) for crumb in context["breadcrumbs"]]
    return {
        "page": node(
            kind, own_id(view, "page"), inLanguage=in_languages, isPartOf=ref(id_of_site(view, "site")), **properties
        ),
        "trail": [{"key": above.value, "id": id_of(view, path_of(view, above), "page")} for above in trail],
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


def _describe(view: View, context: Context) -> Description:
    """Return what is said on a page of its kind, beside its name and place in the site."""
    page = view.page
    match page.kind:
        case PageKind.LANDING | PageKind.HOME:
            return {}, [_site(view), publisher_node(view)]
        case PageKind.ARTICLE:
            article = view.plan.articles[page.subject]
            return {"mainEntity": ref(own_id(view, "article"))}, [
                article_node(view, article, context),
                publisher_node(view),
            ]
        case PageKind.BRIDGE:
            article = view.plan.articles[page.subject]
            return {"mainEntity": ref(id_of(view, article_path(view, article, article.original), "article"))}, []
        case PageKind.PROVINCE | PageKind.FORMER_PROVINCE:
            place = province_in_full(view, view.site.register.provinces[page.subject])
            return about(place, list_of(view, slice_of_page(view)))
        case PageKind.PARTNER:
            organisation = partner_in_full(view, view.site.partners.partners[page.subject])
            return about(organisation, list_of(view, slice_of_page(view)))
        case PageKind.SIDE_BY_SIDE:
            article = view.plan.articles[page.subject]
            texts = [ref(id_of(view, article_path(view, article, language), "article")) for language in Language]
            return {"mainEntity": texts}, []
        case PageKind.EVENT_KIND | PageKind.FIELD:
            term = node("DefinedTerm", own_id(view, "term"), name=context["title"], alternateName=context["other_name"])
            return about(term, list_of(view, slice_of_page(view)))
        case PageKind.GLOSSARY:
            return _glossary(view)
        case PageKind.DATA if view.site.settings.features.data:
            return {"mainEntity": ref(own_id(view, "data"))}, [dataset_node(view, context), publisher_node(view)]
        case PageKind.TOPICS:
            kinds = [(row["name"], row["id"], PageKind.EVENT_KIND) for row in context["kinds"] if row["count"]]
            fields = [(row["name"], row["id"], PageKind.FIELD) for row in context["fields"] if row["count"]]
            return list_of(view, ((name, path_of(view, kind, topic)) for name, topic, kind in [*kinds, *fields]))
        case PageKind.PROVINCES:
            rows = [*context["rows"], *context["former"]]
            return list_of(view, ((row["name"], province_path(view, row["id"])) for row in rows))
        case PageKind.PARTNERS:
            return list_of(view, ((row["name"], path_of(view, PageKind.PARTNER, row["id"])) for row in context["rows"]))
        case PageKind.ARCHIVES:
            years = [bar["year"] for bar in context["bars_by_year"]]
            return list_of(view, ((year, path_of(view, PageKind.ARCHIVE, year)) for year in years))
        case _:
            return list_of(view, slice_of_page(view))


def _site(view: View) -> Context:
    settings = view.site.settings
    return node(
        "WebSite",
        id_of_site(view, "site"),
        url=view.address(path_of(view, PageKind.LANDING)),
        name=settings.name[view.language],
        alternateName=others(settings.name[view.language], [settings.name[view.language.other]]),
        description=settings.description[view.language],
        inLanguage=[language.value for language in Language],
        publisher=ref(id_of_site(view, "publisher")),
    )


def _glossary(view: View) -> Description:
    """Return the glossary as a set of Vietnamese terms, each with its English form."""
    terms = [
        node("DefinedTerm", name=term.vi, alternateName=[*term.abbreviations, term.en]) for term in view.site.terms
    ]
    glossary = node("DefinedTermSet", own_id(view, "terms"), inLanguage="vi", hasDefinedTerm=terms)
    return {"mainEntity": ref(glossary["@id"])}, [glossary]


def _trail(steps: list[tuple[str, str]]) -> Context:
    return node(
        "BreadcrumbList",
        itemListElement=[
            node("ListItem", position=position, name=name, item=ref(page))
            for position, (name, page) in enumerate(steps, 1)
        ],
    )


def _words(text: str) -> str:
    """Return *text* as it reads, when it comes escaped out of a template."""
    plain = text.unescape() if isinstance(text, Markup) else text
    return " ".join(plain.split())
