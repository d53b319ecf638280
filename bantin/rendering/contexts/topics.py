"""Pages of topics: the index of kinds of event and fields of cooperation, and one of either."""

from __future__ import annotations

from collections import Counter

from bantin.languages import Language
from bantin.model.article import Article, FieldStatus
from bantin.rendering.contexts.common import common_context
from bantin.rendering.contexts.listings import counted_partners, counted_units, is_closed, listing_context
from bantin.rendering.contexts.pictures import timeline_strip
from bantin.rendering.contexts.view import Context, View
from bantin.text import fold


def topics_context(view: View) -> Context:
    """Return the context of the index of topics; what has no report yet stands there without a link."""
    groups = view.plan.groups
    kinds = [
        view.event_kind(kind)
        | {
            "count": len(groups.by_kind.get(kind, ())),
            "latest": view.latest(groups.by_kind.get(kind, ())),
        }
        for kind in view.site.kinds
    ]
    fields = [
        view.field(field)
        | {
            "fold": " ".join(dict.fromkeys(fold(names.name[language]) for language in Language)),
            "count": len(groups.by_field.get(field, ())),
            "agreed": len(groups.by_agreed.get(field, ())),
            "latest": view.latest(groups.by_field.get(field, ())),
        }
        for field, names in view.site.fields.items()
    ]
    return common_context(view) | {
        "kinds": view.sort_by_name(kinds),
        "fields": view.sort_by_name(fields),
    }


def event_kind_context(view: View) -> Context:
    """Return the context of the page of a kind of event."""
    kind = view.site.kinds[view.page.subject]
    articles = () if is_closed(view) else view.plan.groups.by_kind[kind.id]
    return _topic_context(view, kind.name[view.language], kind.name[view.language.other], articles) | {
        "signed": kind.signed,
        **listing_context(view),
    }


def field_context(view: View) -> Context:
    """Return the context of the page of a field of cooperation; its entries say how far each report saw it come."""
    field = view.site.fields[view.page.subject]
    articles = () if is_closed(view) else view.plan.groups.by_field[field.id]
    counts = Counter(status for article in articles for status in _statuses(article, field.id))

    def entry(article: Article) -> Context:
        return view.entry(article) | {"statuses": [status.value for status in _statuses(article, field.id)]}

    return _topic_context(view, field.name[view.language], field.name[view.language.other], articles) | {
        "statuses": [{"status": status.value, "count": counts[status]} for status in FieldStatus if counts[status]],
        **listing_context(view, entry),
    }


def _topic_context(view: View, name: str, other_name: str, articles: tuple[Article, ...]) -> Context:
    groups, closed = view.plan.groups, is_closed(view)
    description = f"{name}: {view.site.settings.description[view.language]}"
    return common_context(view, title=name, description=description) | {
        "heading": view.heading(name),
        "other_name": other_name,
        "other_lang": view.language.other.value,
        "count": None if closed else len(articles),
        "partners": counted_partners(view, groups.partners_of(articles)),
        "provinces": counted_units(view, groups.units_of(articles, view.site)),
        "strip": None if closed else timeline_strip(view, articles),
    }


def _statuses(article: Article, field_id: str) -> list[FieldStatus]:
    """Return how far *article* saw the field come, in the order of ``FieldStatus``; one may have two."""
    found = {field.status for field in article.fields if field.field == field_id}
    return [status for status in FieldStatus if status in found]


def counted_fields(view: View) -> list[Context]:
    """Return the fields that have reports, the most frequent first, with their counts."""
    by_field = view.plan.groups.by_field
    named = view.sort_by_name([view.field(field) | {"count": len(run)} for field, run in by_field.items()])
    return sorted(named, key=lambda item: -item["count"])
