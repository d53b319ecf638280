"""check_unused: entries of the registers that no article uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from bantin.model.article import Article
from bantin.model.partner import Partner
from bantin.model.site import Site, TermGroup
from bantin.model.writing import ReadWriting, Writing
from bantin.phrases import Phrases
from bantin.problems import Place, Problem

_LISTED = 6


def check_unused(site: Site, uses: Mapping[str, Sequence[Article]], read: ReadWriting) -> list[Problem]:
    """Return one note for each sort of entry (organisations, places, fields, terms) of which some are not used.

    One for all, at the first of them: registers are often written ahead of the articles. Provinces are never unused;
    kinds of event are the choice that a new report has, whether an older one took it or not. An organisation is used by
    whatever names it, as outlet or employer too, or as the body that a used one is part of; a term where one of its
    forms stands, as *uses* (of the plan) says. Furniture is left out: no text ever has it.
    """
    articles = site.articles
    organisations = _with_parents(site, {name for article in articles for name in _organisations_of(article)})
    organisations |= _find_named(site, organisations)
    places = {place for article in articles for place in article.places}
    fields = {field.field for article in articles for field in article.fields}
    terms = [
        term.vi
        for term in site.terms
        if term.group is not TermGroup.FURNITURE
        and not any(uses.get(form) for form in (term.vi, *term.also, *term.abbreviations))
    ]
    found = [
        ("unused-organisations", "partners.toml", "partner.id", _rest(site.partners.partners, organisations)),
        ("unused-places", "provinces.toml", "place.id", _rest(site.register.places, places)),
        ("unused-fields", "topics.toml", "field.id", _rest(site.fields, fields)),
        ("unused-terms", "glossary.toml", "term.vi", terms),
    ]
    return [_tell(code, key, entries, read(file)) for code, file, key, entries in found if entries]


def _organisations_of(article: Article) -> list[str]:
    citation = article.citation
    named = [*article.organisations, citation.outlet, *(person.organisation for person in article.people)]
    named += [citation.copy.outlet] if citation.copy else []
    return named + list(article.agreement.parties if article.agreement else ())


def _with_parents(site: Site, used: AbstractSet[str]) -> set[str]:
    """Return *used* with the bodies that they are part of."""
    everyone = set(used)
    waiting = sorted(used)
    while waiting:
        partner = site.partners.partners.get(waiting.pop())
        if partner is not None and partner.part_of and partner.part_of not in everyone:
            everyone.add(partner.part_of)
            waiting.append(partner.part_of)
    return everyone


def _find_named(site: Site, used: AbstractSet[str]) -> set[str]:
    """Return the organisations that are not *used*, but of which a report of their province has a name in its text.

    Each is looked for until it is found, and only in reports that can name it.
    """
    wanted = [partner for partner in site.partners.partners.values() if partner.id not in used]
    phrases = Phrases(form for partner in wanted for form in _forms_of(partner))
    named: set[str] = set()
    for article in site.articles:
        text = article.texts.vi
        provinces = set(article.provinces)
        at_home = [partner for partner in wanted if _is_at_home(partner, provinces)]
        if text is None or not at_home:
            continue
        forms = set(phrases.find(text.words))
        found = {partner.id for partner in at_home if not forms.isdisjoint(_forms_of(partner))}
        if found:
            named |= found
            wanted = [partner for partner in wanted if partner.id not in found]
            phrases = Phrases(form for partner in wanted for form in _forms_of(partner))
    return named


def _forms_of(partner: Partner) -> list[str]:
    return [partner.name.vi, *partner.aliases.vi, *partner.abbreviations, *partner.context]


def _is_at_home(partner: Partner, provinces: AbstractSet[str]) -> bool:
    """Whether *partner* is of one of *provinces*, or of none at all."""
    homes = {partner.province, partner.province_then} - {""}
    return not homes or not homes.isdisjoint(provinces)


def _rest(entries: Iterable[str], used: AbstractSet[str]) -> list[str]:
    return [entry for entry in entries if entry not in used]


def _tell(code: str, key: str, entries: list[str], writing: Writing) -> Problem:
    """Return the note, with the line of each entry: “khoa (12), phòng (20)”."""
    passages = {passage.words: passage for passage in writing.passages if passage.key == key}
    named = [f"{entry} ({passages[entry].line})" if entry in passages else entry for entry in entries]
    shown = ", ".join(named[:_LISTED]) + (", …" if len(named) > _LISTED else "")
    first = passages.get(entries[0])
    place = first.place(0, len(first.words)) if first else Place(file=writing.file)
    return Problem.note(place, code, key, count=len(entries), entries=shown)
