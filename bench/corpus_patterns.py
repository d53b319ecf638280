"""The blocks of the seeds, opened so that they can be told of another province, partner and people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bantin.languages import Language, Localized
from bantin.model.article import BlockKind
from bantin.model.site import Site

PEOPLE = 4
"""So many people a pattern may name, as ``{person0}`` and so on."""

# Abbreviations and names that belong to one report: it alone is to be found by them.
_OF_ONE_REPORT = ("BVBC", "TTYT", "ĐT", "VKIST", "Đông Triều", "Walkrun", "đa khoa tỉnh", "Đa khoa số 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A block of a seed in both languages, its names replaced by words in braces."""

    kind: BlockKind
    words: Localized[str]


def find_patterns(site: Site) -> Iterator[Pattern]:
    """Yield the blocks of the seeds that can be told of another province, partner and people."""
    for article in reversed(site.articles):
        original, translation = article.texts.vi, article.texts.en
        if original is None or translation is None:
            continue
        partner, province = site.partners.partners[article.partners[0]], site.register.provinces[article.provinces[0]]
        known = [(partner.name, "{partner}"), (province.name, "{province}")]
        known += [(person.name, f"{{person{at}}}") for at, person in enumerate(article.people[:PEOPLE])]
        for ours, theirs in zip(original.blocks, translation.blocks, strict=True):
            words = Localized(vi=_open(ours.words, known, Language.VI), en=_open(theirs.words, known, Language.EN))
            if not any(word in words.vi for word in _OF_ONE_REPORT):
                is_caption = ours.kind in (BlockKind.CAPTION, BlockKind.CREDIT)
                yield Pattern(kind=BlockKind.CAPTION if is_caption else BlockKind.PARAGRAPH, words=words)


def _open(words: str, known: list[tuple[Localized[str], str]], language: Language) -> str:
    for name, slot in known:
        words = words.replace(name[language], slot)
    return words
