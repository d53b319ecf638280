"""A corpus on disk: a root with a ``content/`` that our loader reads, without a problem and without a note.

The articles of the real content are copied as they are; the others become bundles of ``article.toml``, a Markdown text
in each language, and ``accepted.toml``. Nothing of it may be published.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import NAMESPACE_DNS, uuid5

from bantin.importing.toml import inline, key_line, quote
from bantin.languages import Language, Localized
from bantin.loading.acceptance import FILE, dump_accepted
from bantin.model.article import CAPTION_MARK, Article, Block, BlockKind, Person, UncertainDate
from bantin.model.partner import Partner
from bantin.model.site import Settings, Site

SITE_URL = "https://bench.invalid/"
LISTING_LENGTH = 50
FEATURES = ("search", "side_by_side", "books", "data", "cards", "archive")
"""What ``[features]`` of ``site.toml`` may switch off."""


def write_corpus(site: Site, source: Path, root: Path, *, features: Mapping[str, bool] | None = None) -> None:
    """Write *site*, a corpus made of the content in *source*, as ``content/`` into *root*, which has none yet.

    *features* are written into ``site.toml``; without any there is no such table.
    """
    content, articles = root / "content", Path("articles")
    content.mkdir(parents=True)
    kept = {article.id for article in site.articles if (source / articles / article.id).is_dir()}
    for path in sorted(source.iterdir()):
        if path.name == "pages":
            shutil.copytree(path, content / path.name)
        elif path.suffix == ".toml":
            shutil.copyfile(path, content / path.name)
    for name in sorted(kept):
        shutil.copytree(source / articles / name, content / articles / name)
    (content / "site.toml").write_text(dump_settings(site.settings, features or {}), encoding="utf-8", newline="\n")
    known = (source / "partners.toml").read_text(encoding="utf-8")
    invented = [dump_partner(each) for each in site.partners.partners.values() if f'\nid = "{each.id}"\n' not in known]
    (content / "partners.toml").write_text("\n".join([known, *invented]), encoding="utf-8", newline="\n")
    for article in site.articles:
        if article.id not in kept:
            write_bundle(article, content / articles)


def write_bundle(article: Article, folder: Path) -> None:
    """Write *article*, which has a text of our own in both languages, as a bundle into *folder*."""
    bundle = folder / article.id
    bundle.mkdir(parents=True)
    files = {"article.toml": dump_article(article), FILE: dump_accepted(article)}
    files |= {f"text.{language}.md": dump_text(article, language) for language in Language}
    for name, words in files.items():
        (bundle / name).write_bytes(words.encode())


def dump_text(article: Article, language: Language) -> str:
    """Return the Markdown of the text in *language*; each block stands on the line that it says."""
    blocks = article.shown_text(language).blocks
    return "\n\n".join(_mark(block, language) + block.words for block in blocks) + "\n"


def dump_settings(settings: Settings, features: Mapping[str, bool]) -> str:
    """Return a ``site.toml`` that says what *settings* say, but the id, the address and the listings of the bench."""
    lines = [
        key_line("id", str(uuid5(NAMESPACE_DNS, SITE_URL))),
        f"listing_length = {LISTING_LENGTH}",
        key_line("site_url", SITE_URL),
        *_table("name", settings.name),
        *_table("description", settings.description),
        *_table("licence", settings.licence),
    ]
    if features:
        lines += ["", "[features]", *(f"{name} = {str(on).lower()}" for name, on in features.items())]
    return "\n".join(lines) + "\n"


def dump_partner(partner: Partner) -> str:
    """Return the entry of an invented *partner*, which has a page."""
    lines = [
        "",
        "[[partner]]",
        key_line("id", partner.id),
        f"name = {inline(partner.name.vi, partner.name.en)}",
        key_line("english", partner.english),
        f"slug = {inline(partner.slug.vi, partner.slug.en)}" if partner.slug else "",
        key_line("kind", partner.kind),
        key_line("country", partner.country),
        key_line("province", partner.province),
        "page = true",
    ]
    return "\n".join(lines) + "\n"


def dump_article(article: Article) -> str:
    """Return the ``article.toml`` of an invented *article*, with the keys that such articles have."""
    citation = article.citation
    lines = [
        key_line("kind", article.kind),
        *(f"{key} = {_list(getattr(article, key))}" for key in ("provinces", "partners", "local", "others", "places")),
        *_table("slug", article.slug),
        *_table("title", article.title),
        *_table("summary", article.summary),
        "",
        "[text]",
        *(key_line(language, article.shown_text(language).state) for language in Language),
        *_date("event_date", article.event_date),
        *(_date("published", article.published) if article.published else ()),
        "",
        "[citation]",
        key_line("outlet", citation.outlet),
        key_line("outlet_certainty", citation.outlet_certainty),
        *(_table("citation.byline", citation.byline) if citation.byline else ()),
    ]
    if agreement := article.agreement:
        lines += ["", "[agreement]", f"parties = {_list(agreement.parties)}", f"line = {agreement.line}"]
        lines += _table("agreement.name", agreement.name)
    for field in article.fields:
        lines += ["", "[[fields]]", key_line("field", field.field), key_line("status", field.status)]
        lines += [f"line = {field.line}"]
    for person in article.people:
        lines += _person(person)
    return "\n".join(lines) + "\n"


def _mark(block: Block, language: Language) -> str:
    return CAPTION_MARK[language] if block.kind is BlockKind.CAPTION else ""


def _list(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(quote, values))}]"


def _table(name: str, forms: Localized[str] | Localized[str | None]) -> Iterator[str]:
    yield from ("", f"[{name}]", *(key_line(language, forms[language] or "") for language in Language))


def _date(name: str, date: UncertainDate) -> Iterator[str]:
    yield from ("", f"[{name}]", f"date = {date.date}", key_line("precision", date.precision))
    yield from (key_line("certainty", date.certainty), key_line("year_certainty", date.year_certainty))
    if date.basis is not None:
        yield from _table(f"{name}.basis", date.basis)


def _person(person: Person) -> Iterator[str]:
    yield from ("", "[[people]]", f"name = {inline(person.name.vi, person.name.en)}")
    yield from (f"post = {inline(person.post.vi, person.post.en)}", f"line = {person.line}")
