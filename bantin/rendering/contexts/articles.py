"""The article page, and the bridge page where a text is missing in a language."""

from __future__ import annotations

import datetime as dt

from markupsafe import Markup

from bantin.languages import Language
from bantin.model.article import Article, Block, BlockKind, FieldStatus, Period, Person, Precision, Text
from bantin.model.province import Ending
from bantin.model.site import TermGroup
from bantin.planning.groups import units_of
from bantin.planning.page import PageKind
from bantin.rendering.citing import cite_in_bibtex, cite_in_words
from bantin.rendering.contexts.common import common_context
from bantin.rendering.contexts.pictures import diagram
from bantin.rendering.contexts.view import Context, View
from bantin.rendering.formats import date_in_full, date_in_list, date_in_metadata, names_in_a_row
from bantin.rendering.glosses import Glosses, glosses_for
from bantin.rendering.markdown import MarkdownRenderer
from bantin.text import count_words

# Silent reading of English: Brysbaert, "How many words do we read per minute?", 2019. Vietnamese is counted in
# syllables, of which the same report has 1.26 times as many as its English has words (the five seeds: 3,047 to
# 2,419).
_WORDS_A_MINUTE = {Language.EN: 238, Language.VI: 300}


def article_context(view: View, markdown: MarkdownRenderer) -> Context:
    """Return the context of an article's page, or of its bridge page."""
    article = view.plan.articles[view.page.subject]
    title, title_language = article.shown_title(view.language)
    language = article.shown_language(view.language)
    text = article.shown_text(view.language)
    report = report_context(view, article)
    glosses = glosses_for(article, view.site, language)
    newer, older = view.plan.neighbours(article)
    common = common_context(
        view,
        title=title,
        title_lang=view.foreign(title_language),
        description=report["summary"] or report["entry"]["summary"],
    )
    if view.page.kind is PageKind.ARTICLE:
        common["share"] |= {"type": "article", "article": _share(view, article)}
    return (
        common
        | report
        | {
            "side_by_side": _side_by_side(view, article),
            "original_href": view.link(PageKind.ARTICLE, article.id, language=article.original),
            "blocks": text_blocks(article, language, glosses, markdown),
            "explained": [{"short": short, "meaning": meaning} for short, meaning in glosses.explained],
            "glossary_href": view.link(PageKind.GLOSSARY),
            "reading_minutes": max(1, round(count_words(text.words) / _WORDS_A_MINUTE[language])),
            "diagram": diagram(view, article),
            "related": view.entries(view.plan.groups.find_related(article, view.site)),
            "newer": view.entry(newer) if newer else None,
            "older": view.entry(older) if older else None,
            "citation": cite_in_words(article, view.site, view.language),
            "bibtex": cite_in_bibtex(article, view.site),
        }
    )


def _side_by_side(view: View, article: Article) -> str | None:
    """Return the link to the page that shows *article* in both languages, or None when it has none."""
    has_page = view.site.settings.features.side_by_side and article.is_in_both_languages
    return view.link(PageKind.SIDE_BY_SIDE, article.id) if has_page else None


def report_context(view: View, article: Article) -> Context:
    """Return what is shown of *article* wherever it stands, on its page or in a book, but for its text."""
    return {
        "entry": view.entry(article),
        "heading": view.headline(article, article.shown_title(view.language)[0]),
        "summary": article.summary[view.language],
        "text_lang": view.foreign(article.shown_language(view.language)),
        "original": article.original.value,
        "outdated": outdated_parts(article) if article.original is not view.language else [],
        "is_original": article.original is view.language,
        "date_in_full": date_in_full(article.event_date.date, article.event_date.precision, view.language),
        "is_old": view.plan.is_old(article),
        "published": view.date(article.published) if article.published else None,
        "retrieved": date_in_list(article.retrieved, Precision.DAY, view.language) if article.retrieved else None,
        "source_title": source_title_of(view, article),
        "places_then": [then_and_now(view, article, province) for province in article.provinces],
        "glance": _glance(view, article),
        "people": [_person(view, person) for person in article.people],
        "notes": [
            {"words": note.words[view.language], "line": note.line, "href": anchor_of(article, note.line)}
            for note in article.notes
        ],
        "why": view.in_language(article.why),
        "source": source_of(view, article),
    }


def outdated_parts(article: Article) -> list[Context]:
    """Return what of the translation is older than the original, blocks with the link to their place."""
    blocks = article.shown_text(article.original).blocks
    return [
        {"name": name, "number": number, "href": f"#l{blocks[number - 1].line}" if number else None}
        for name, number in article.outdated
    ]


def _share(view: View, article: Article) -> Context:
    """Return what social sites and reference managers may show of a report; None or empty where it is not known.

    The date for reference managers is written as Google Scholar asks for it: 2024/04/19, or the year and month alone.
    """
    published = article.published
    iso = date_in_metadata(published.date, published.precision) if published else None
    places = [view.site.register.provinces[place].name[view.language] for place in article.provinces]
    places += [view.site.register.provinces[unit].name[view.language] for unit in units_of(article, view.site)]
    partners = [view.site.partners.partners[partner].name[view.language] for partner in article.partners]
    fields = [view.site.fields[field.field].name[view.language] for field in article.fields]
    return {
        "published": iso,
        "section": view.site.kinds[article.kind].name[view.language],
        "tags": list(dict.fromkeys([*places, *partners, *fields])),
        "author": view.in_language(article.citation.byline),
        "cited_on": iso.replace("-", "/") if iso else None,
        "language": view.language.value,
    }


def text_blocks(article: Article, language: Language, glosses: Glosses, markdown: MarkdownRenderer) -> list[Context]:
    """Return the blocks of the text in *language* as HTML; ``id`` is the line of the original, the same in both."""
    text = article.shown_text(language)
    original = article.shown_text(article.original).blocks
    return [
        {
            "kind": block.kind.value,
            "id": f"l{twin.line}",
            "html": _block_html(block, text, glosses, markdown),
        }
        for block, twin in zip(text.blocks, original, strict=True)
    ]


def _block_html(block: Block, text: Text, glosses: Glosses, markdown: MarkdownRenderer) -> Markup:
    is_prose = block.kind in (BlockKind.LEAD, BlockKind.PARAGRAPH)
    if text.seed is None:
        html = markdown.render(block.words) if is_prose else markdown.render_line(block.words)
        return glosses.mark_html(html)
    if block.credit:
        before, credit, after = block.words.partition(block.credit)
        return Markup('{}<span class="credit">{}</span>{}').format(glosses.mark_text(before), credit, after)
    html = glosses.mark_text(block.words)
    return Markup("<p>{}</p>").format(html) if is_prose else html


def anchor_of(article: Article, line: int | None) -> str | None:
    """Return the link to the block that holds *line* of the original, or None when no block does."""
    for block in article.shown_text(article.original).blocks:
        if line is not None and block.line <= line <= block.last_line:
            return f"#l{block.line}"
    return None


def source_title_of(view: View, article: Article) -> Context | None:
    """Return the original headline where the text has lost it, with how it is known; else None."""
    title = article.source_title
    if title is None:
        return None
    return {
        "words": title.words[view.language],
        "certainty": title.certainty.value,
        "basis": title.basis[view.language],
    }


def then_and_now(view: View, article: Article, province_id: str) -> Context:
    """Return what has become of a province: each of its ``changes`` is merged, renamed, grown or kind."""
    province = view.site.register.provinces[province_id]
    today = view.site.register.today(province_id)
    date = article.event_date.date
    changes: list[tuple[str, dt.date, str | None]] = []
    if province.end is not None:
        changes.append(("renamed" if province.end.change is Ending.RENAMED else "merged", province.end.on, None))
    if province.is_before_merger(date) and province.formation is not None:
        others = [part for part in province.formation.parts if part != province_id]
        names = [view.site.register.provinces[other].name[view.language] for other in others]
        changes.append(("grown", province.formation.on, names_in_a_row(names, view.language)))
    if province.kind_change is not None and date < province.kind_change.since:
        changes.append(("kind", province.kind_change.since, None))
    return {
        "then": view.province(province_id),
        "kind_then": province.kind_on(date).value,
        "kind_now": today.kind.value,
        "now": view.province(today.id),
        "changes": [
            {"change": change, "on": date_in_list(on, Precision.DAY, view.language), "with": names}
            for change, on, names in changes
        ],
    }


def _glance(view: View, article: Article) -> Context:
    """Return who, where, what was agreed, for how long, in which fields, and the figures."""
    agreement = article.agreement
    period = article.period
    fields: list[Context] = []
    for status in FieldStatus:
        items = [
            {
                "field": view.field(field.field),
                "detail": view.in_language(field.detail),
                "line": field.line,
                "href": anchor_of(article, field.line),
            }
            for field in article.fields
            if field.status is status
        ]
        if items:
            fields.append({"status": status.value, "items": items})
    return {
        "partners": [view.partner(partner) for partner in article.partners],
        "local": [view.partner(partner) for partner in article.local],
        "others": [view.partner(partner) for partner in article.others],
        "places": [_place(view, place) for place in article.places],
        "agreement": {
            "name": agreement.name[view.language],
            "years": _years(period) if period and period.of_agreement else None,
            "href": anchor_of(article, agreement.line),
        }
        if agreement
        else None,
        "period": {
            "years": _years(period),
            "what": period.what[view.language],
            "href": anchor_of(article, period.line),
        }
        if period
        else None,
        "fields": fields,
        "figures": [
            {
                "says": figure.says[view.language],
                "what": figure.what[view.language],
                "href": anchor_of(article, figure.line),
            }
            for figure in article.figures
        ],
    }


def _years(period: Period) -> str:
    return f"{period.first}–{period.last}" if period.first != period.last else str(period.first)


def _place(view: View, place_id: str) -> Context:
    place = view.site.register.places[place_id]
    name = place.name_then or place.name
    return {"name": name[view.language], "note": place.note[view.language]}


def _person(view: View, person: Person) -> Context:
    """Return somebody with post and, on an English page, the name with its marks.

    The organisation is given where the words of the post do not name it, as a report often says just "Deputy Director".
    """
    title = view.in_language(person.title)
    organisation = view.partner(person.organisation)["name"] if person.organisation else ""
    marked = person.name.vi if view.language is Language.EN and person.name.vi != person.name.en else None
    return {
        "name": person.name[view.language],
        "marked": marked,
        "title": Glosses(_title_meanings(view)).mark_text(title) if title else None,
        "post": person.post[view.language],
        "organisation": None if organisation in person.post[view.language] else organisation,
    }


def _title_meanings(view: View) -> dict[str, str]:
    if view.language is not Language.VI:
        return {}
    return {
        short: term.vi for term in view.site.terms if term.group is TermGroup.HONORIFIC for short in term.abbreviations
    }


def source_of(view: View, article: Article) -> Context:
    """Return the source block: outlet, author, address, the seed's own lines, and what was dropped of it."""
    citation = article.citation
    seed = article.shown_text(article.original).seed
    outlet = view.site.partners.partners[citation.outlet]
    copy = citation.copy
    original = article.original
    return {
        "outlet": outlet.name[view.language],
        "outlet_original": outlet.name[original] if outlet.name[original] != outlet.name[view.language] else None,
        "outlet_certainty": citation.outlet_certainty.value,
        "url": citation.url or None,
        "url_certainty": citation.url_certainty.value if citation.url_certainty else None,
        "byline": view.in_language(citation.byline),
        "photos": view.in_language(citation.photos),
        "basis": view.in_language(citation.basis),
        "taken_from": {
            "outlet": view.site.partners.partners[copy.outlet].name[view.language],
            "url": copy.url or None,
            "basis": copy.basis[view.language],
        }
        if copy
        else None,
        "lang": view.foreign(original),
        "title": article.title[original],
        "seed": {
            "name": seed.name,
            "sections": list(seed.sections),
            "stamps": list(seed.stamps),
            "bylines": list(seed.bylines),
            "sources": list(seed.sources),
            "dropped": [
                {"line": drop.line, "words": drop.words, "why": drop.why, "of": drop.of} for drop in seed.dropped
            ],
        }
        if seed
        else None,
    }
