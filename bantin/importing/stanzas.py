"""Entries for the register of organisations, proposed for those that it does not have."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.importing.parts import FoundOrganisation, Part
from bantin.importing.toml import inline, key_line
from bantin.text import propose_slug


def stanza_of(organisation: FoundOrganisation) -> Iterator[str]:
    """Yield the lines of a ``[[partner]]`` for *organisation*; what the text does not say is TODO or left out."""
    has_page = organisation.part is Part.PARTNER
    slug = propose_slug(organisation.name)
    yield "[[partner]]"
    yield key_line("id", organisation.proposal)
    yield f"name = {inline(organisation.name, 'TODO')}"
    yield key_line("english", "gloss")
    if has_page:
        yield f"slug = {inline(slug, 'TODO')}"
    yield key_line("kind", organisation.kind.value)
    yield key_line("country", organisation.country)
    if organisation.province and organisation.country == "VN":
        yield key_line("province", organisation.province)
    yield f"page = {str(has_page).lower()}"
