"""Cards: the pictures that other sites show beside a link. What stands on each, and where it lies.

A site has cards when Pillow is installed (the extra "cards") and its address is known: a link to a card is a full one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bantin.languages import Language
from bantin.model.article import Article
from bantin.model.site import Site
from bantin.outputs import Output
from bantin.planning.listings import year_of
from bantin.planning.page import Page, PageKind
from bantin.planning.plan import Plan
from bantin.problems import Place, Problem, ProblemsError

if TYPE_CHECKING:
    from bantin.rendering.drawing import Pen

WIDTH, HEIGHT = 1200, 630
BOLD, REGULAR = "fonts/be-vietnam-pro-600.woff2", "fonts/be-vietnam-pro-400.woff2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The words of a card; *years* may be empty. *alt* says the same to those who do not see it."""

    kicker: str
    title: str
    years: str
    site_name: str
    alt: str


def card_path(language: Language, article: str = "") -> str:
    """Return the path of the card of an article, or of all other pages, in *language*."""
    return f"cards/{language}/{article or 'site'}.png"


def card_path_of(page: Page, language: Language) -> str:
    """Return the path of the card of *page*, as seen by readers of *language*; a bridge page has none of its own."""
    has_own = page.kind in (PageKind.ARTICLE, PageKind.SIDE_BY_SIDE)
    return card_path(language, page.subject if has_own else "")


def plan_cards(plan: Plan) -> dict[str, Card]:
    """Return every card of the site by its path.

    There are none without Pillow, where the site has no address yet, and where it wants none.
    """
    site = plan.site
    if not (site.settings.features.cards and site.settings.site_url) or find_spec("PIL") is None:
        return {}
    cards = {card_path(language): _site_card(site, language) for language in Language}
    for page in plan.pages:
        if page.kind is PageKind.ARTICLE and page.language is not None:
            card = _article_card(site, plan.articles[page.subject], page.language)
            cards[card_path_of(page, page.language)] = card
    return cards


class CardPress:
    """Draws cards, in the fonts of a folder."""

    def __init__(self, cards: dict[str, Card], static: Path) -> None:
        """Draw *cards*, which are named by their paths, in the fonts of the folder *static*.

        Raises ``ProblemsError`` when there are cards and those are missing.
        """
        self._cards = cards
        self._static = static
        missing = [static / name for name in (BOLD, REGULAR) if cards and not (static / name).is_file()]
        if missing:
            raise ProblemsError([Problem.at(Place(file=file), "missing-font") for file in missing])

    @cached_property
    def _pen(self) -> Pen:
        from bantin.rendering.drawing import Pen  # noqa: PLC0415 - Pillow need not be there, and takes its time

        return Pen(bold=(self._static / BOLD).read_bytes(), regular=(self._static / REGULAR).read_bytes())

    def draw(self, path: str) -> Output:
        """Return the card at *path* as a picture."""
        return Output(path=path, data=self._pen.draw(self._cards[path]))


def _article_card(site: Site, article: Article, language: Language) -> Card:
    title, _ = article.shown_title(language)
    kind = site.kinds[article.kind].name[language]
    provinces = ", ".join(site.register.provinces[province].name[language] for province in article.provinces)
    kicker = " · ".join(filter(None, (kind[:1].upper() + kind[1:], provinces)))
    year = str(year_of(article))
    return Card(
        kicker=kicker,
        title=title,
        years=year,
        site_name=site.settings.name[language],
        alt=f"{kicker}: {title} ({year})",
    )


def _site_card(site: Site, language: Language) -> Card:
    settings = site.settings
    address = urlsplit(settings.site_url)
    years = sorted({year_of(article) for article in site.articles})
    return Card(
        kicker=(address.netloc + address.path).rstrip("/"),
        title=settings.description[language],
        years="–".join(str(year) for year in dict.fromkeys((years[0], years[-1]))) if years else "",
        site_name=settings.name[language],
        alt=f"{settings.name[language]}: {settings.description[language]}",
    )
