"""``new``: an empty bundle for an article that is written here; a report from elsewhere is imported instead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bantin.collected import decode
from bantin.commands.importing import read_known, write_bundle
from bantin.importing.bundle import folder_names
from bantin.importing.desk import prepare
from bantin.importing.draft import draft_text
from bantin.importing.parts import Part
from bantin.importing.toml import key_line, values_line
from bantin.loading.site import read_site
from bantin.problems import Place, Problem, ProblemsError
from bantin.text import fold, propose_slug

_LIKELY = 0.5
"""A title of one's own is short and to the point: what it names it is about."""

_EMPTY_TEXTS = {"text.vi.md": "TODO\n", "text.en.md": "TODO\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A bundle that was begun, with the ids of the provinces and partners that its title names."""

    bundle: Path
    provinces: tuple[str, ...]
    partners: tuple[str, ...]


def begin_article(root: Path, title: str, day: dt.date) -> Begun:
    """Write a draft bundle for an article with this Vietnamese *title*, of an event on *day*, into *root*.

    Raises ``ProblemsError`` when the registers can't be read, when nothing of the title can stand in an address, or
    when there is an article with this title, or a folder of this name, already. OSError when the disk fails.
    """
    reading = read_site(root, drafts=True)
    if reading.site is None:
        raise ProblemsError(reading.faults)
    articles = root / "content" / "articles"
    title = " ".join(decode(title.encode()).lines).strip()
    slug = propose_slug(title)
    if not slug:
        raise ProblemsError([Problem.at(Place(file=articles), "title-without-letters", title=title)])
    # A report that says no more than the title, on that day: names of places are those that held then.
    sentence = f"{title}\n\nNgày {day.day}/{day.month}/{day.year}, {title}.\n"
    draft = draft_text(decode(sentence.encode()), prepare(reading.site))
    provinces = tuple(province.id for province in draft.provinces if province.confidence >= _LIKELY)
    partners = tuple(found.id for found in draft.in_part(Part.PARTNER) if found.id and found.confidence >= _LIKELY)
    bundle = articles / folder_names(draft)[0]
    taken = bundle if bundle.exists() else read_known(articles).titles.get(fold(title))
    if taken is not None:
        raise ProblemsError([Problem.at(Place(file=taken), "article-exists", title=title)])
    article = "\n".join(_write_article(title, slug, day, provinces, partners)) + "\n"
    write_bundle(bundle, {"article.toml": article, **_EMPTY_TEXTS})
    return Begun(bundle=bundle, provinces=provinces, partners=partners)


def _write_article(
    title: str, slug: str, day: dt.date, provinces: tuple[str, ...], partners: tuple[str, ...]
) -> Iterator[str]:
    """Yield the lines of article.toml: each key that an article must have, in the documented order."""
    yield "draft = true"
    yield key_line("kind", "TODO")
    for key, found in (("provinces", provinces), ("partners", partners)):
        yield from values_line(key, [(name, 1.0, 0, "") for name in found], required=True)
    yield from ("local = []", "others = []", "places = []", "")
    yield from ("[slug]", key_line("vi", slug), key_line("en", f"TODO {slug}"), "")
    yield from ("[title]", key_line("vi", title), key_line("en", "TODO"), "")
    yield from ("[summary]", key_line("vi", "TODO"), key_line("en", "TODO"), "")
    yield from ("[text]", key_line("vi", "original"), key_line("en", "translated"), "")
    yield from ("[event_date]", f"date = {day}", key_line("precision", "day"))
    yield "# not stated: our own text gives no words of a source for the date"
    yield from (key_line("certainty", "confirmed"), key_line("year_certainty", "confirmed"), "")
    yield from ("[event_date.basis]", key_line("vi", "TODO"), key_line("en", "TODO"), "")
    yield from ("[citation]", key_line("outlet", "TODO"), key_line("outlet_certainty", "TODO confirmed"), "")
    yield from ("[citation.basis]", key_line("vi", "TODO"), key_line("en", "TODO"))
