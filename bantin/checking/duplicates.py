"""check_duplicates: no report stands here twice without anybody knowing.

Two reports are compared by their shingles, the runs of five folded words: whoever copies a text keeps most of them, and
two writers hardly ever share one by chance. Comparing each with each would take hours for 10,000 reports, so only those
are compared that share shingles of a sample. The sample is drawn by the shingle itself, so it is the same in each text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from zlib import crc32

from bantin.model.article import Article
from bantin.model.site import Site
from bantin.model.writing import ReadWriting
from bantin.problems import Place, Problem
from bantin.text import canon, fold, unmark

ALIKE = 0.6
"""Two texts are alike from this share of shingles that both have."""
CONTAINED = 0.8
"""A text is contained in another that has this share of its shingles."""

_SHINGLE = 5
_SAMPLE = 8  # one shingle in so many
_SHORT = 200  # of a text with no more shingles than this, all are in the sample
_POSTED = (
    10  # a phrase in more reports than this, such as an office's name, tells nothing; the first ones stand for all
)
_REMEMBERED = 256  # reports whose shingles are kept: those that stand for all are compared again and again
_COMPARED = 4  # of the earlier reports that share most of the sample
_WORD = re.compile(r"[^\W_]+")

Shingles = frozenset[int]
NO_SEEDS: Mapping[str, str] = MappingProxyType({})


class Likeness(StrEnum):
    """In what two reports are the same."""

    SEED = "seed"
    TEXT = "text"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """An article that is like another text; *share* is the part of the shorter text that both have, from 0 to 1."""

    article: Article
    likeness: Likeness
    share: float


@dataclass(frozen=True, slots=True)
class Sample:
    """What twins are found by; all that is asked of most articles.

    *seed* as in ``seed_of``, the folded *title*, how many shingles the text has, and those that are in the sample.
    """

    seed: str
    title: str
    count: int
    shingles: tuple[int, ...]


def sample_of(article: Article) -> Sample:
    """Return the sample of *article*; it depends on nothing else."""
    shingles = _shingles(article, {})
    title = fold(article.title[article.original] or "")
    return Sample(seed_of(article), title, len(shingles), tuple(_sampled(shingles)))


def check_duplicates(
    site: Site,
    read: ReadWriting,
    known: Mapping[str, str] = NO_SEEDS,
    sample: Callable[[Article], Sample] = sample_of,
) -> list[Problem]:
    """No seed is in two bundles; two reports with one title, or with much the same words, are noted.

    Each article is told once, with the earlier one that it is most like. *read* is asked only for those. Of articles
    that are *known*, by their ids, only the digests of their seeds are looked at: an older build has compared them, and
    no text of theirs is read. *sample* gives that of any other.
    """
    articles = sorted(
        (article for article in site.articles if article.id not in known), key=lambda article: article.order
    )
    seeds = {known[article.id]: article for article in site.articles if known.get(article.id)}
    titles: dict[str, Article] = {}
    samples = {article.id: sample(article) for article in articles}
    near = _find_near(articles, samples)
    problems: list[Problem] = []
    for article in articles:
        twin = None
        title, sha256 = samples[article.id].title, samples[article.id].seed
        if other := seeds.get(sha256):
            twin = Twin(article=other, likeness=Likeness.SEED, share=1.0)
        elif article.id in near:
            twin = near[article.id]
        elif other := titles.get(title):
            twin = Twin(article=other, likeness=Likeness.TITLE, share=0.0)
        if sha256:
            seeds.setdefault(sha256, article)
        if title:
            titles.setdefault(title, article)
        if twin is not None:
            problems.append(_tell(article, twin, read))
    return problems


def find_alike(words: str, site: Site) -> Twin | None:
    """Return the article of *site* that *words* repeat for the most part, or None: the most alike of them."""
    shingles = shingles_of(words, {})
    known: dict[str, int] = {}
    best: Twin | None = None
    for article in site.articles if shingles else ():
        alike, share = compare(shingles, _shingles(article, known))
        if alike and (best is None or share > best.share):
            best = Twin(article=article, likeness=Likeness.TEXT, share=share)
    return best


def shingles_of(words: str, known: dict[str, int]) -> Shingles:
    """Return the shingles of *words* as numbers; *known* remembers the folded form of each word from text to text.

    A number is the hash of five strings' numbers, none of which depends on the run.
    """
    found = _WORD.findall(words)
    for word in set(found).difference(known):
        known[word] = crc32(unmark(canon(word)).encode())
    folded = [known[word] for word in found]
    runs = zip(*(folded[start:] for start in range(_SHINGLE)), strict=False)
    return frozenset(map(hash, runs))


def compare(ours: Shingles, theirs: Shingles) -> tuple[bool, float]:
    """Return whether two texts are alike, or one contained in the other; and the part of the shorter that both have."""
    if not ours or not theirs:
        return False, 0.0
    shared = len(ours & theirs)
    share = shared / min(len(ours), len(theirs))
    return shared / (len(ours) + len(theirs) - shared) >= ALIKE or share >= CONTAINED, share


def _shingles(article: Article, known: dict[str, int]) -> Shingles:
    return shingles_of(article.shown_text(article.original).words, known)


def _sampled(shingles: Shingles) -> Iterator[int]:
    is_short = len(shingles) <= _SHORT
    return (shingle for shingle in shingles if is_short or shingle % _SAMPLE == 0)


def _find_near(articles: list[Article], samples: Mapping[str, Sample]) -> dict[str, Twin]:
    """Return for each article, by its id, the earlier one that it is most like, if there is one."""
    known: dict[str, int] = {}

    @lru_cache(maxsize=_REMEMBERED)
    def recall(number: int) -> Shingles:
        return _shingles(articles[number], known)

    first: dict[int, int] = {}
    posted: dict[int, list[int]] = {}  # of those shingles that are in more than one: few are
    near: dict[str, Twin] = {}
    sizes: list[int] = []
    for number, article in enumerate(articles):
        sampled = samples[article.id]
        common: Counter[int] = Counter()
        for shingle in sampled.shingles:
            if first.setdefault(shingle, number) == number:
                continue
            earlier = posted.setdefault(shingle, [first[shingle]])
            common.update(earlier)
            if len(earlier) < _POSTED:
                earlier.append(number)
        sizes.append(sampled.count)
        twins = [
            Twin(article=articles[other], likeness=Likeness.TEXT, share=share)
            for other, count in common.most_common(_COMPARED)
            if count >= min(sizes[other], sampled.count) // (4 * _SAMPLE)
            for alike, share in [compare(recall(number), recall(other))]
            if alike
        ]
        if twins:
            near[article.id] = max(twins, key=lambda twin: (twin.share, twin.article.id))
    return near


def seed_of(article: Article) -> str:
    """Return the digest of the seed of *article*; empty when it has none."""
    text = article.texts[article.original]
    return text.seed.sha256 if text is not None and text.seed is not None else ""


def _tell(article: Article, twin: Twin, read: ReadWriting) -> Problem:
    other = twin.article
    language = article.original
    name = f"articles/{article.id}/article.toml"
    wanted = f"seed.{language}.sha256" if twin.likeness is Likeness.SEED else f"title.{language}"
    passage = next((passage for passage in read(name).passages if passage.key == wanted), None)
    place = passage.place(0, len(passage.words)) if passage else Place(file=read(name).file)
    title = other.title[other.original] or ""
    values = {"other": other.id, "title": title, "outlet": other.citation.outlet}
    if twin.likeness is Likeness.SEED:
        return Problem.at(place, "same-seed", wanted, **values)
    if twin.likeness is Likeness.TITLE:
        return Problem.note(place, "same-title", wanted, **values)
    return Problem.note(place, "same-words", wanted, percent=int(100 * twin.share), **values)
