"""content/topics.toml and content/glossary.toml: kinds, fields and terms."""

from __future__ import annotations

from bantin.loading.entries import Entries, read_entries
from bantin.loading.slugs import check_slugs, read_slug
from bantin.loading.tables import TableReader
from bantin.model.site import EventKind, Field, Term, TermGroup


class TopicEntries:
    """Everything that stands in topics.toml."""

    def __init__(self, top: TableReader | None) -> None:
        """Read the file's top table; None when it could not be parsed."""
        self.kinds = read_entries(top, "kind", Entries[EventKind]("unknown-kind"), _read_kind)
        self.fields = read_entries(top, "field", Entries[Field]("unknown-field"), _read_field)
        if top:
            top.close()
        # The pages of both lie in one folder.
        kinds = ((reader, kind.id, kind.slug, kind.former_slugs) for reader, kind in self.kinds.readings)
        fields = ((reader, field.id, field.slug, field.former_slugs) for reader, field in self.fields.readings)
        check_slugs([*kinds, *fields])


def read_terms(top: TableReader | None) -> tuple[Term, ...]:
    """Return the glossary's terms, in the order of the file; none twice."""
    terms: dict[str, Term] = {}
    for table in top.tables("term") if top else ():
        term = Term(
            vi=table.text("vi"),
            en=table.text("en"),
            group=table.choice("group", TermGroup),
            also=table.texts("also", required=False),
            abbreviations=table.texts("abbreviations", required=False),
            variants=table.texts("variants", required=False),
            note=table.optional_localized("note"),
        )
        table.close()
        if term.vi in terms:
            table.fault("vi", "repeated-term", term=term.vi)
        terms[term.vi] = term
    if top:
        top.close()
    return tuple(terms.values())


def _read_kind(table: TableReader, kind_id: str) -> EventKind:
    name = table.localized("name")
    return EventKind(
        id=kind_id,
        name=name,
        slug=read_slug(table, name),
        former_slugs=table.localized_texts("former_slugs"),
        signed=table.boolean("signed"),
    )


def _read_field(table: TableReader, field_id: str) -> Field:
    name = table.localized("name")
    return Field(
        id=field_id, name=name, slug=read_slug(table, name), former_slugs=table.localized_texts("former_slugs")
    )
