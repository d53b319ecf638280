"""A corpus: a site of any size in both languages, made of the seeds' paragraphs and of invented names.

``make_corpus(site, size)`` gives the same site for the same arguments, in any process, on any machine. It holds the
articles of *site* as they are; the others are fiction, each with a province, a partner and people of its own in the
place of a seed's, and with sentences of ``corpus.toml``. Nothing of it may be published. ``bundles.py`` writes it to
disk, and what is read from there is the same site again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from babel.dates import get_month_names

from bantin.languages import Language, Localized
from bantin.model.article import (
    Agreement,
    Article,
    Block,
    BlockKind,
    Certainty,
    FieldOfCooperation,
    FieldStatus,
    Person,
    Precision,
    Text,
    TextState,
    UncertainDate,
)
from bantin.model.partner import EnglishName, Partner, PartnerKind
from bantin.model.province import Ending, Province
from bantin.model.site import Site
from bantin.text import count_words, propose_slug
from bench import corpus_names as names
from bench.corpus_patterns import PEOPLE, find_patterns
from bench.corpus_words import load_words

FIRST_DAY = dt.date(2006, 1, 1)
LAST_DAY = dt.date(2025, 12, 31)
FEWEST_WORDS = 450
MOST_WORDS = 700
FEWEST_PARTNERS = 20
ARTICLES_PER_PARTNER = 50

_MOST_SENTENCES = 4
_SHARE_OF_OTHER_SPELLINGS = 1 / 3
_BASIS = Localized(vi="Ngày này là hư cấu.", en="This day is fiction.")
_MONTHS = dict(get_month_names(locale=Language.EN.locale))
_PARTNER_NAMES = (
    (PartnerKind.HOSPITAL, Localized(vi="Bệnh viện {}", en="{} Hospital")),
    (PartnerKind.MEDICAL_CENTRE, Localized(vi="Trung tâm Y tế {}", en="{} Medical Centre")),
    (PartnerKind.UNIVERSITY, Localized(vi="Trường Đại học Y {}", en="{} Medical University")),
    (PartnerKind.RESEARCH_INSTITUTE, Localized(vi="Viện Nghiên cứu {}", en="{} Research Institute")),
)
Slots = dict[str, Localized[str]]
"""What stands in the place of each word in braces."""


def make_corpus(site: Site, size: int, seed: int = 1) -> Site:
    """Return *site* with *size* articles, or with its own where those are more.

    There is one partner for every 50 articles, but no fewer than 20. *seed* makes another corpus of the same sort.
    """
    partners = dict(site.partners.partners)
    partners |= {partner.id: partner for partner in _invent_partners(site, size, seed)}
    maker = _Maker(replace(site, partners=replace(site.partners, partners=partners)), seed)
    articles = [*site.articles, *(maker.make(number) for number in range(len(site.articles), size))]
    articles.sort(key=lambda article: article.order, reverse=True)
    return replace(maker.site, articles=tuple(articles), edition=max(site.edition, LAST_DAY))


def make_addition(site: Site, corpus: Site, seed: int = 1) -> Article:
    """Return one more article for *corpus*, which was made of *site* and *seed*: the newest of all."""
    article = _Maker(replace(site, partners=corpus.partners), seed).make(len(corpus.articles))
    day = _invented(LAST_DAY)
    return replace(article, id=f"{LAST_DAY}-{article.slug.vi}", event_date=day, published=day)


class _Maker:
    """Makes one article after the other; each depends on its number alone."""

    def __init__(self, site: Site, seed: int) -> None:
        self.site = site
        self._seed = seed
        self._provinces = site.register.current
        self._partners = [partner for partner in site.partners.partners.values() if partner.slug is not None]
        self._patterns = list(find_patterns(site))
        self._kinds = list(site.kinds.values())
        self._fields = list(site.fields)
        self._first_days = dict(_renamed_on(site.register.provinces.values()))
        self._outlet = site.articles[-1].citation.outlet

    def make(self, number: int) -> Article:
        """Return the article of this *number*."""
        random = Random(f"{self._seed} {number}")  # noqa: S311 - nothing secret
        province = random.choice(self._provinces)
        rank = names.draw_rank(random, 6, 0.9)
        partner, other = (self._partners[at % len(self._partners)] for at in (rank, rank + 1))
        first = self._first_days.get(province.id, FIRST_DAY)
        day = first + dt.timedelta(days=random.randrange((LAST_DAY - first).days + 1))
        people = [names.person(names.draw_rank(random, 60, 0.6)) for _ in range(PEOPLE)]
        slots = {"province": province.name, "partner": partner.name}
        slots |= {f"person{at}": name for at, name in enumerate(people)}
        texts = self._make_text(random, slots)
        title = _fill(random.choice(load_words().titles), _draw(random, slots))
        summary = _fill(random.choice(load_words().summaries), _draw(random, slots) | {"day": _day(day)})
        slug = f"{province.id}-{partner.id}"[:45].rstrip("-") + f"-{number}"
        kind = random.choice(self._kinds)
        return replace(
            self.site.articles[0],
            id=f"{day}-{slug}",
            draft=False,
            kind=kind.id,
            provinces=(province.id,),
            partners=(partner.id,),
            local=(),
            others=(),
            places=(),
            retrieved=None,
            slug=Localized(vi=slug, en=slug),
            former_slugs=Localized(vi=(), en=()),
            title=Localized(vi=f"{title.vi} ({number})", en=f"{title.en} ({number})"),
            source_title=None,
            summary=Localized(vi=summary.vi, en=summary.en),
            texts=texts,
            event_date=_invented(day),
            published=_invented(day + dt.timedelta(days=random.randrange(3))),
            citation=replace(
                self.site.articles[0].citation,
                outlet=self._outlet,
                outlet_certainty=Certainty.STATED,
                url="",
                url_certainty=None,
                line=None,
                byline=names.person(names.draw_rank(random, 200, 0.8)),
                photos=None,
                basis=None,
                copy=None,
            ),
            agreement=Agreement(name=kind.name, parties=(partner.id, other.id), line=1) if kind.signed else None,
            period=None,
            why=None,
            fields=(
                FieldOfCooperation(field=random.choice(self._fields), status=FieldStatus.AGREED, line=1, detail=None),
            ),
            people=tuple(
                Person(name=name, title=None, post=Localized(vi="Giám đốc", en="Director"), organisation="", line=1)
                for name in people[:2]
            ),
            figures=(),
            notes=(),
            differences=(),
            outdated=(),
        )

    def _make_text(self, random: Random, slots: Slots) -> Localized[Text | None]:
        """Return the text in both languages, block by block of the same sort."""
        spellings = [pair for pair in load_words().spellings if random.random() < _SHARE_OF_OTHER_SPELLINGS]
        caption = _fill(random.choice(load_words().captions), _draw(random, slots))
        blocks: list[tuple[BlockKind, Localized[str]]] = [(BlockKind.CAPTION, caption)]
        length = _lengths(caption)
        for kind, words in self._propose(random, slots):
            more = _lengths(words)
            if length.en >= FEWEST_WORDS:
                break
            if length.vi + more.vi <= MOST_WORDS:
                length = Localized(vi=length.vi + more.vi, en=length.en + more.en)
                blocks.append((kind, words))
        lead = next(at for at, (kind, _) in enumerate(blocks) if kind is BlockKind.PARAGRAPH)
        ordered = [(BlockKind.LEAD, blocks[lead][1]), *blocks[:lead], *blocks[lead + 1 :]]
        respelled = [(kind, replace(words, vi=_respell(words.vi, spellings))) for kind, words in ordered]
        return Localized(
            vi=_text(respelled, Language.VI, TextState.ORIGINAL), en=_text(respelled, Language.EN, TextState.TRANSLATED)
        )

    def _propose(self, random: Random, slots: Slots) -> Iterator[tuple[BlockKind, Localized[str]]]:
        """Yield blocks without end: each of the seeds' once, in some order, and then sentences of our own."""
        for pattern in random.sample(self._patterns, len(self._patterns)):
            words = _fill(pattern.words, slots)
            if pattern.kind is BlockKind.PARAGRAPH:
                words = _join([words, *(_sentence(random, slots) for _ in range(random.randint(1, _MOST_SENTENCES)))])
            yield pattern.kind, words
        while True:
            yield BlockKind.PARAGRAPH, _sentence(random, slots)


def _invent_partners(site: Site, size: int, seed: int) -> Iterator[Partner]:
    """Yield the partners that *site* lacks for *size* articles."""
    known = [partner for partner in site.partners.partners.values() if partner.slug is not None]
    taken = {partner.id for partner in site.partners.partners.values()}
    random = Random(f"{seed} partners")  # noqa: S311 - nothing secret
    provinces = site.register.current
    missing = max(FEWEST_PARTNERS, size // ARTICLES_PER_PARTNER) - len(known) if size > len(site.articles) else 0
    while missing > 0:
        kind, pattern = random.choice(_PARTNER_NAMES)
        place = names.ward(names.draw_rank(random, 400, 0.8))
        name = Localized(vi=pattern.vi.format(place.vi), en=pattern.en.format(place.en))
        id_ = propose_slug(name.vi)
        if id_ in taken:
            continue
        taken.add(id_)
        missing -= 1
        yield replace(
            known[0],
            id=id_,
            name=name,
            english=EnglishName.GLOSS,
            slug=Localized(vi=id_, en=propose_slug(name.en)),
            former_slugs=Localized(vi=(), en=()),
            kind=kind,
            province=random.choice(provinces).id,
            province_then="",
            address="",
            site="",
            part_of="",
            abbreviations=(),
            aliases=Localized(vi=(), en=()),
            context=(),
            known=None,
            unsure=None,
        )


def _sentence(random: Random, slots: Slots) -> Localized[str]:
    return _fill(random.choice(load_words().sentences), _draw(random, slots))


def _draw(random: Random, slots: Slots) -> Slots:
    """Return *slots* with what is drawn anew for each sentence."""
    span = (LAST_DAY - FIRST_DAY).days
    return slots | {
        "person": names.person(names.draw_rank(random, 60, 0.6)),
        "ward": names.ward(names.draw_rank(random, 60, 0.6)),
        "foreign": names.foreign(names.draw_rank(random, 300, 0.5)),
        "drug": names.drug(names.draw_rank(random, 300, 0.5)),
        **_draw_things(random),
        "count": names.count(random),
        "amount": names.amount(random),
        "day": _day(FIRST_DAY + dt.timedelta(days=random.randrange(span))),
    }


def _draw_things(random: Random) -> Slots:
    """Return two different things that a sentence can speak of."""
    things = load_words().things
    first, second = (names.draw_rank(random, 12, 0.9) % len(things) for _ in range(2))
    return {"thing": things[first], "other": things[second if second != first else first - 1]}


def _fill(pattern: Localized[str], slots: Slots) -> Localized[str]:
    return Localized(
        vi=pattern.vi.format_map({name: words.vi for name, words in slots.items()}),
        en=pattern.en.format_map({name: words.en for name, words in slots.items()}),
    )


def _join(sentences: list[Localized[str]]) -> Localized[str]:
    return Localized(vi=" ".join(each.vi for each in sentences), en=" ".join(each.en for each in sentences))


def _lengths(words: Localized[str]) -> Localized[int]:
    return Localized(vi=count_words(words.vi), en=count_words(words.en))


def _respell(words: str, spellings: list[tuple[str, str]]) -> str:
    for usual, other in spellings:
        words = words.replace(usual, other)
    return words


def _text(blocks: list[tuple[BlockKind, Localized[str]]], language: Language, state: TextState) -> Text:
    numbered = enumerate(blocks)
    return Text(
        state=state,
        blocks=tuple(
            Block(kind=kind, words=words[language], line=2 * at + 1, last_line=2 * at + 1)
            for at, (kind, words) in numbered
        ),
        seed=None,
    )


def _renamed_on(provinces: Iterable[Province]) -> Iterator[tuple[str, dt.date]]:
    """Yield the provinces that had another name before, with the first day of the present one."""
    for province in provinces:
        if province.end is not None and province.end.change is Ending.RENAMED:
            yield province.end.into, province.end.on


def _invented(day: dt.date) -> UncertainDate:
    """Return a date that no text states."""
    return UncertainDate(
        date=day,
        precision=Precision.DAY,
        certainty=Certainty.INFERRED,
        year_certainty=Certainty.INFERRED,
        says="",
        line=None,
        basis=_BASIS,
    )


def _day(day: dt.date) -> Localized[str]:
    return Localized(vi=f"{day.day}/{day.month}/{day.year}", en=f"{day.day} {_MONTHS[day.month]} {day.year}")
