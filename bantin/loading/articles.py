"""article.toml: the hand-written metadata of an article."""

from __future__ import annotations

from bantin.languages import Language, Localized
from bantin.loading.bodies import Body
from bantin.loading.dates import read_date
from bantin.loading.original import OriginalLines
from bantin.loading.slugs import read_slug
from bantin.loading.tables import TableReader
from bantin.model.article import (
    Agreement,
    Article,
    Certainty,
    Citation,
    Copy,
    Difference,
    FieldOfCooperation,
    FieldStatus,
    Figure,
    Note,
    Period,
    Person,
    SourceTitle,
    TextState,
    UrlCertainty,
)
from bantin.urls import find_url_fault


def read_article(
    top: TableReader,
    article_id: str,
    states: Localized[TextState],
    bodies: Localized[Body | None],
    lines: OriginalLines,
) -> Article:
    """Return the article; it is not worth anything when a fault was noted meanwhile."""
    title = _read_owned(top, "title", states)
    slug_hints = Localized(vi=title.vi or title.en or "", en=title.en or title.vi or "")
    return Article(
        id=article_id,
        draft=top.has("draft") and top.boolean("draft"),
        kind=top.text("kind"),
        provinces=_read_some(top, "provinces"),
        partners=_read_some(top, "partners"),
        local=top.texts("local"),
        others=top.texts("others"),
        places=top.texts("places"),
        retrieved=top.optional_date("retrieved"),
        slug=read_slug(top, slug_hints) if top.has("slug") else top.localized("slug"),
        former_slugs=top.localized_texts("former_slugs"),
        title=title,
        source_title=_read_source_title(top),
        summary=_read_owned(top, "summary", states),
        texts=Localized(
            vi=bodies.vi.text if bodies.vi else None,
            en=bodies.en.text if bodies.en else None,
        ),
        event_date=read_date(top.table("event_date"), lines),
        published=read_date(published, lines) if (published := top.optional_table("published")) else None,
        citation=_read_citation(top.table("citation"), lines),
        agreement=_read_agreement(agreement, lines) if (agreement := top.optional_table("agreement")) else None,
        period=_read_period(period, lines) if (period := top.optional_table("period")) else None,
        why=top.optional_localized("why"),
        fields=tuple(_read_field(table, lines) for table in top.tables("fields")),
        people=tuple(_read_person(table, lines) for table in top.tables("people")),
        figures=tuple(_read_figure(table, lines, bodies) for table in top.tables("figures")),
        notes=tuple(_read_note(table, lines) for table in top.tables("notes")),
        differences=tuple(_read_difference(table, lines) for table in top.tables("differences")),
        outdated=(),
    )


def _read_some(top: TableReader, key: str) -> tuple[str, ...]:
    faults = len(top.problems)
    values = top.texts(key)
    if not values and len(top.problems) == faults:
        top.fault(key, "empty-list")
    return values


def _read_owned(top: TableReader, key: str, states: Localized[TextState]) -> Localized[str | None]:
    """Return a localized text of ours, which each language that has a text must have."""
    table = top.table(key)
    forms: dict[Language, str | None] = {}
    for language in Language:
        if states[language] is TextState.MISSING:
            forms[language] = table.optional_text(language.value) or None
        else:
            forms[language] = table.text(language.value)
    table.close()
    return Localized(vi=forms[Language.VI], en=forms[Language.EN])


def _read_source_title(top: TableReader) -> SourceTitle | None:
    table = top.optional_table("source_title")
    if table is None:
        return None
    value = SourceTitle(
        words=Localized(vi=table.text("vi"), en=table.text("en")),
        certainty=table.choice("certainty", Certainty),
        basis=table.localized("basis"),
    )
    table.close()
    return value


def _read_citation(table: TableReader, lines: OriginalLines) -> Citation:
    url = table.optional_text("url")
    copy = table.optional_table("copy")
    citation = Citation(
        outlet=table.text("outlet"),
        outlet_certainty=table.choice("outlet_certainty", Certainty),
        url=_check_url(table, url),
        url_certainty=table.choice("url_certainty", UrlCertainty) if url or table.has("url_certainty") else None,
        line=lines.read_optional(table),
        byline=table.optional_localized("byline"),
        photos=table.optional_localized("photos"),
        basis=table.optional_localized("basis"),
        copy=_read_copy(copy) if copy else None,
    )
    table.close()
    if not table.sound:
        return citation
    if citation.url_certainty is not None and not url:
        table.fault("url_certainty", "url-certainty-without-url")
    if citation.url_certainty is UrlCertainty.STATED:
        if citation.line is None:
            table.fault("url_certainty", "stated-address-without-line")
        lines.check_quote(table, "url", url, citation.line)
    unstated = "outlet_certainty" if citation.outlet_certainty is not Certainty.STATED else ""
    unstated = unstated or ("url_certainty" if citation.url_certainty is UrlCertainty.FOUND else "")
    if unstated and citation.basis is None:
        table.fault(unstated, "missing-basis", table="citation")
    return citation


def _read_copy(table: TableReader) -> Copy:
    copy = Copy(
        outlet=table.text("outlet"), url=_check_url(table, table.optional_text("url")), basis=table.localized("basis")
    )
    table.close()
    return copy


def _check_url(table: TableReader, url: str) -> str:
    if url and (fault := find_url_fault(url)):
        table.fault("url", fault.code, **dict(fault.values))
    return url


def _read_agreement(table: TableReader, lines: OriginalLines) -> Agreement:
    agreement = Agreement(name=table.localized("name"), parties=table.texts("parties"), line=lines.read(table))
    table.close()
    if table.sound and len(agreement.parties) <= 1:
        table.fault("parties", "agreement-of-one-party")
    return agreement


def _read_period(table: TableReader, lines: OriginalLines) -> Period:
    period = Period(
        first=table.integer("first"),
        last=table.integer("last"),
        of_agreement=table.boolean("of_agreement"),
        what=table.localized("what"),
        line=lines.read(table),
    )
    table.close()
    if table.sound and period.last < period.first:
        table.fault("last", "period-ends-before-it-begins", first=period.first)
    return period


def _read_field(table: TableReader, lines: OriginalLines) -> FieldOfCooperation:
    field = FieldOfCooperation(
        field=table.text("field"),
        status=table.choice("status", FieldStatus),
        line=lines.read(table),
        detail=table.optional_localized("detail"),
    )
    table.close()
    return field


def _read_person(table: TableReader, lines: OriginalLines) -> Person:
    person = Person(
        name=table.localized("name"),
        title=table.optional_localized("title"),
        post=table.localized("post"),
        organisation=table.optional_text("organisation"),
        line=lines.read(table),
    )
    table.close()
    return person


def _read_figure(table: TableReader, lines: OriginalLines, bodies: Localized[Body | None]) -> Figure:
    """The words of a figure stand in the text of each language."""
    figure = Figure(says=table.localized("says"), what=table.localized("what"), line=lines.read(table))
    table.close()
    if table.sound:
        for language in Language:
            body = bodies[language]
            if body is None:
                continue
            if body.file is lines.file:
                lines.check_quote(table, ("says", language.value), figure.says[language], figure.line)
            elif body.text.blocks and figure.says[language] not in body.text.words:
                values = {"words": figure.says[language], "file": body.file.path.name}
                table.fault(("says", language.value), "figure-not-in-text", **values)
    return figure


def _read_note(table: TableReader, lines: OriginalLines) -> Note:
    note = Note(words=Localized(vi=table.text("vi"), en=table.text("en")), line=lines.read_optional(table))
    table.close()
    return note


def _read_difference(table: TableReader, lines: OriginalLines) -> Difference:
    difference = Difference(line=lines.read_optional(table), words=table.text("words"), why=table.text("why"))
    table.close()
    return difference
