"""How to cite a report: the original first, our translation in brackets, nothing that is not known."""

from __future__ import annotations

from bantin.languages import Language
from bantin.model.article import Article, Certainty
from bantin.model.site import Site
from bantin.rendering.formats import date_in_list, date_in_metadata

_BIBTEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_BIBTEX |= {sign: "\\" + sign for sign in "&%$#_{}"}


def cite_in_words(article: Article, site: Site, language: Language) -> list[dict[str, str | None]]:
    """Return the parts of a citation for readers of *language*: ``words``, and ``lang`` where it is the other one.

    Author, title, outlet, date of publication, address; parts that are not known are left out.
    """
    original = article.original
    citation = article.citation
    parts: list[dict[str, str | None]] = []

    def add(words: str, of: Language) -> None:
        parts.append({"words": words, "lang": of.value if of is not language else None})

    if citation.byline is not None:
        add(f"{citation.byline[original]}.", original)
    add(f"“{article.title[original]}”", original)
    if language is not original and article.title[language]:
        add(f"[{article.title[language]}].", language)
    else:
        parts[-1]["words"] = f"{parts[-1]['words']}."
    outlet = site.partners.partners[citation.outlet].name
    end = "," if article.published else "."
    if outlet[language] == outlet[original]:
        add(outlet[original] + end, original)
    else:
        add(outlet[original], original)
        add(f"[{outlet[language]}]{end}", language)
    if article.published is not None:
        add(date_in_list(article.published.date, article.published.precision, language) + ".", language)
    if citation.url:
        add(citation.url, language)
    return parts


def cite_in_bibtex(article: Article, site: Site) -> str:
    """Return a BibTeX entry for the original; fields that are not known are left out."""
    original = article.original
    citation = article.citation
    fields: list[tuple[str, str]] = []
    if citation.byline is not None:
        fields.append(("author", "{" + _escape(citation.byline[original]) + "}"))
    fields.append(("title", "{" + _escape(article.title[original] or "") + "}"))
    fields.append(("howpublished", _escape(site.partners.partners[citation.outlet].name[original])))
    if article.published is not None:
        stamp = date_in_metadata(article.published.date, article.published.precision)
        fields += [("year", stamp[:4]), ("date", stamp)]
    if citation.url:
        fields.append(("url", citation.url.replace("{", "%7B").replace("}", "%7D")))
    fields.append(("langid", "vietnamese" if original is Language.VI else "english"))
    event = article.event_date
    known = "" if event.year_certainty is Certainty.STATED else f" (year {event.year_certainty})"
    fields.append(("note", f"event date {date_in_metadata(event.date, event.precision)}{known}"))
    lines = [f"  {name} = {{{value}}}," for name, value in fields]
    return "\n".join([f"@misc{{{article.id},", *lines, "}"])


def _escape(text: str) -> str:
    return "".join(_BIBTEX.get(character, character) for character in text)
