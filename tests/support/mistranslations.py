"""Faults of translation, planted one at a time in the English of the project's own articles."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

from bantin.checking.parity.translation import Reference, check_translation
from bantin.loading.bundles import read_bundle
from bantin.model.article import Article
from bantin.model.site import Site
from bantin.problems import Problem
from tests.support.sites import PROJECT

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "twelve"]
LANDS = ["South Korea", "Japan", "China", "Laos", "France", "Vietnam"]
PEOPLE = ["Le Van Thanh", "Nguyen Thi Mai", "Park Chung Hee", "Tran Quoc Tuan"]
ORGANISATIONS = ["Bach Mai Hospital", "Walkrun Hospital", "Bai Chay Hospital", "VinUniversity", "Cho Ray Hospital"]
ADDED = [
    "The two sides will meet again next month to review the progress of the work.",
    "Nobody was injured, and the road was opened to traffic again before the evening.",
]
SENTENCE_END = re.compile(r"(?<=[a-z)]\.) (?=[A-Z])")


@dataclass(frozen=True)
class Text:
    """An English text that is to be spoilt: its article, its blocks, and the Vietnamese words of each block."""

    article: Article
    blocks: tuple[str, ...]
    vietnamese: tuple[str, ...]


Plant = Callable[[Text, Random, Site], Iterator[tuple[int, list[str]]]]
"""Yields the number of the block where the fault is, and all blocks with it."""


def in_one_block(spoil: Callable[[str, Random, Site], Iterator[str]]) -> Plant:
    """Return the plant that puts each of what *spoil* makes of a block in its place."""

    def plant(text: Text, random: Random, site: Site) -> Iterator[tuple[int, list[str]]]:
        for number, block in enumerate(text.blocks):
            for spoilt in spoil(block, random, site):
                if spoilt != block:
                    yield number, [*text.blocks[:number], spoilt, *text.blocks[number + 1 :]]

    return plant


def replace_each(pattern: str, choose: Callable[[re.Match[str], Random], str]) -> Plant:
    """Return the plant that replaces each single find of *pattern* by what *choose* says."""

    def spoil(block: str, random: Random, _site: Site) -> Iterator[str]:
        for found in re.finditer(pattern, block):
            yield block[: found.start()] + choose(found, random) + block[found.end() :]

    return in_one_block(spoil)


def other_of(choices: list[str]) -> Callable[[re.Match[str], Random], str]:
    """Return what chooses one of *choices* that was not found."""
    return lambda found, random: random.choice([choice for choice in choices if choice.lower() != found[0].lower()])


def change_digit(found: re.Match[str], random: Random) -> str:
    digits = found[0]
    at = random.randrange(len(digits))
    return digits[:at] + random.choice([d for d in "123456789" if d != digits[at]]) + digits[at + 1 :]


def names_in(block: str, site: Site) -> list[re.Match[str]]:
    """Return where people of the articles stand in *block*."""
    names = sorted({person.name.en for article in site.articles for person in article.people}, key=len, reverse=True)
    return list(re.finditer("|".join(map(re.escape, names)), block))


def exchange_people(block: str, _random: Random, site: Site) -> Iterator[str]:
    found = names_in(block, site)
    for left, right in pairwise(found):
        if left[0] != right[0]:
            middle = block[left.end() : right.start()]
            yield block[: left.start()] + right[0] + middle + left[0] + block[right.end() :]


def replace_person(block: str, random: Random, site: Site) -> Iterator[str]:
    for found in names_in(block, site):
        yield block[: found.start()] + random.choice(PEOPLE) + block[found.end() :]


def drop_person(block: str, _random: Random, site: Site) -> Iterator[str]:
    for found in names_in(block, site):
        start = found.start() - 3 if block[: found.start()].endswith("Mr ") else found.start()
        yield (block[:start].rstrip() + " " + block[found.end() :].lstrip(", ")).strip()


def replace_province(block: str, random: Random, site: Site) -> Iterator[str]:
    names = [province.name.en for province in site.register.provinces.values()]
    for found in re.finditer("|".join(map(re.escape, sorted(names, key=len, reverse=True))), block):
        other = random.choice([name for name in names if name != found[0]])
        yield block[: found.start()] + other + block[found.end() :]


def replace_organisation(block: str, random: Random, _site: Site) -> Iterator[str]:
    for found in re.finditer("|".join(ORGANISATIONS), block):
        other = random.choice([name for name in ORGANISATIONS if name != found[0]])
        yield block[: found.start()] + other + block[found.end() :]


def replace_term(block: str, random: Random, site: Site) -> Iterator[str]:
    """Replace the fixed English of a term by that of another."""
    terms = [term for term in site.terms if re.fullmatch(r"[A-Za-z' -]+", term.en) and " " in term.vi]
    for term in terms:
        for found in re.finditer(rf"\b{re.escape(term.en)}\b", block, re.IGNORECASE):
            other = random.choice([each.en for each in terms if not set(each.en.split()) & set(term.en.split())])
            yield block[: found.start()] + other + block[found.end() :]


def drop_sentence(block: str, random: Random, _site: Site) -> Iterator[str]:
    sentences = SENTENCE_END.split(block)
    if len(sentences) > 1:
        at = random.randrange(len(sentences))
        yield " ".join(sentences[:at] + sentences[at + 1 :])


def drop_half(block: str, random: Random, _site: Site) -> Iterator[str]:
    """Drop the half of a long sentence that stands between two commas, or after one."""
    for sentence in SENTENCE_END.split(block):
        parts = re.split(r"(?<=[,;]) ", sentence)
        if len(sentence) > 160 and len(parts) > 2:
            count = len(parts) // 2
            at = random.randrange(1, len(parts) - count + 1)
            kept = " ".join(parts[:at] + parts[at + count :]).rstrip(",;")
            if len(kept) < 0.6 * len(sentence):
                yield block.replace(sentence, kept if kept.endswith(".") else kept + ".")


def add_sentence(block: str, random: Random, _site: Site) -> Iterator[str]:
    if block.endswith(".") and not block.startswith("Caption"):
        yield f"{block} {random.choice(ADDED)}"


def add_number(block: str, random: Random, _site: Site) -> Iterator[str]:
    for found in re.finditer(
        r"\b(?:departments|techniques|delegates|hospitals|investors|projects|fields|doctors)\b", block
    ):
        yield block[: found.start()] + f"{random.randrange(11, 99)} " + block[found.start() :]


def add_year(block: str, random: Random, _site: Site) -> Iterator[str]:
    for found in re.finditer(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b(?! \d{{4}})", block):
        yield block[: found.end()] + f" {random.choice([2023, 2024, 2025])}" + block[found.end() :]


def leave_sentence(text: Text, random: Random, _site: Site) -> Iterator[tuple[int, list[str]]]:
    """Leave one sentence of a longer block in Vietnamese."""
    for number, (block, vietnamese) in enumerate(zip(text.blocks, text.vietnamese, strict=True)):
        ours, theirs = SENTENCE_END.split(block), re.split(r"(?<=\w\.) (?=\w)", vietnamese)
        if len(ours) == len(theirs) > 1:
            at = random.randrange(len(ours))
            spoilt = " ".join([*ours[:at], theirs[at], *ours[at + 1 :]])
            yield number, [*text.blocks[:number], spoilt, *text.blocks[number + 1 :]]


def leave_block(text: Text, _random: Random, _site: Site) -> Iterator[tuple[int, list[str]]]:
    for number, vietnamese in enumerate(text.vietnamese):
        mark = "Caption: " if text.blocks[number].startswith("Caption: ") else ""
        yield number, [*text.blocks[:number], mark + vietnamese, *text.blocks[number + 1 :]]


def drop_caption(text: Text, _random: Random, _site: Site) -> Iterator[tuple[int, list[str]]]:
    for number, block in enumerate(text.blocks):
        if block.startswith("Caption: "):
            yield -1, [*text.blocks[:number], *text.blocks[number + 1 :]]


def merge_blocks(text: Text, _random: Random, _site: Site) -> Iterator[tuple[int, list[str]]]:
    for number in range(len(text.blocks) - 1):
        merged = f"{text.blocks[number]} {text.blocks[number + 1].removeprefix('Caption: ')}"
        yield -1, [*text.blocks[:number], merged, *text.blocks[number + 2 :]]


def exchange_blocks(text: Text, _random: Random, _site: Site) -> Iterator[tuple[int, list[str]]]:
    for one in range(len(text.blocks)):
        for other in range(one + 1, len(text.blocks)):
            if text.blocks[one].startswith("Caption: ") == text.blocks[other].startswith("Caption: "):
                blocks = list(text.blocks)
                blocks[one], blocks[other] = blocks[other], blocks[one]
                yield one, blocks


def turn_negation(block: str, _random: Random, _site: Site) -> Iterator[str]:
    for found in re.finditer(r"\b(?:will|would|has|have|was|were|is|are|not)\b", block):
        if found[0] == "not":
            yield block[: found.start()] + block[found.end() + 1 :]
        else:
            yield f"{block[: found.end()]} not{block[found.end() :]}"


def put_in_quotes(block: str, _random: Random, _site: Site) -> Iterator[str]:
    for sentence in SENTENCE_END.split(block):
        if sentence.endswith(".") and len(sentence) > 60:
            yield block.replace(sentence, f"“{sentence[:-1]}”.")


DAY_MONTH = rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b"
PLANTS: dict[str, Plant] = {
    "a digit changed": replace_each(r"\d+", change_digit),
    "a number word changed": replace_each(rf"\b(?:{'|'.join(WORDS)})\b", other_of(WORDS)),
    "two people exchanged": in_one_block(exchange_people),
    "a person replaced": in_one_block(replace_person),
    "a person dropped": in_one_block(drop_person),
    "a province replaced": in_one_block(replace_province),
    "an organisation replaced": in_one_block(replace_organisation),
    "a country replaced": replace_each(rf"\b(?:{'|'.join(LANDS)})\b(?!-)", other_of(LANDS)),
    "a term replaced": in_one_block(replace_term),
    "a sentence dropped": in_one_block(drop_sentence),
    "half a sentence dropped": in_one_block(drop_half),
    "a sentence added": in_one_block(add_sentence),
    "a caption dropped": drop_caption,
    "two blocks merged": merge_blocks,
    "two blocks exchanged": exchange_blocks,
    "a block left untranslated": leave_block,
    "a sentence left untranslated": leave_sentence,
    "a month changed": replace_each(rf"(?<=\d )(?:{'|'.join(MONTHS)})\b", other_of(MONTHS)),
    "a day changed": replace_each(
        DAY_MONTH, lambda found, random: f"{random.choice([d for d in range(1, 29) if str(d) != found[1]])} {found[2]}"
    ),
    "a part of the day changed": replace_each("morning|afternoon", other_of(["morning", "afternoon", "evening"])),
    "the end of a range changed": replace_each(
        r"(?<=–)\d{4}", lambda found, random: str(int(found[0]) + random.choice([-3, -1, 1, 2, 5]))
    ),
    "a magnitude changed": replace_each(r"\b(?:million|billion)\b", other_of(["million", "billion", "thousand"])),
    "a currency changed": replace_each(r"US\$", lambda _found, random: random.choice(["€", "VND", "", "£"])),
    "a bound changed": replace_each("more than ", lambda _found, random: random.choice(["nearly ", "", "fewer than "])),
    "a number added": in_one_block(add_number),
    "a year added": in_one_block(add_year),
    "a negation turned": in_one_block(turn_negation),
    "words put in quotes": in_one_block(put_in_quotes),
    "brackets emptied": replace_each(r"\((?:VKIST|IEC|BVBC|Hanoi)\)", lambda _found, _random: "()"),
    "an abbreviation dropped": replace_each(r" \((?:VKIST|IEC|BVBC)\)", lambda _found, _random: ""),
}


@dataclass(frozen=True)
class Planted:
    """A planted fault: its sort, the bundle, what the spoilt block says, and whether it was found in its place."""

    sort: str
    bundle: str
    words: str
    found: bool


def plant_all(folder: Path, site: Site, seed: int, per_sort: int) -> list[Planted]:
    """Plant up to *per_sort* faults of each sort at places that *seed* chooses, each alone; say which were found."""
    random = Random(seed)  # noqa: S311 - the places are to be the same in every run
    reference = Reference.of(site)
    texts = [_read(article) for article in site.articles]
    content = folder / "content"
    shutil.copytree(PROJECT / "content", content)
    planted: list[Planted] = []
    for sort, plant in PLANTS.items():
        faults = [(text, number, blocks) for text in texts for number, blocks in plant(text, random, site)]
        for text, number, blocks in random.sample(faults, min(per_sort, len(faults))):
            bundle = content / "articles" / text.article.id
            path = bundle / "text.en.md"
            sound = path.read_bytes()
            path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
            line = 1 + 2 * number if number >= 0 else None
            found = any(line in (None, problem.place.line) for problem in problems_of(bundle, reference, content))
            path.write_bytes(sound)
            words = blocks[number] if number >= 0 else " / ".join(blocks)
            planted.append(Planted(sort, text.article.id, words, found))
    return planted


def problems_of(bundle: Path, reference: Reference, content: Path) -> list[Problem]:
    """Return what loading the *bundle* and comparing its texts tell."""
    problems: list[Problem] = []
    read = read_bundle(bundle, problems)
    if read is None:
        return problems
    return [*problems, *read.problems, *check_translation(read.article, reference, content)]


def show_table(planted: list[Planted]) -> str:
    """Return how many faults of each sort were found, and the words of those that were not."""
    rows = []
    for sort in dict.fromkeys(each.sort for each in planted):
        found = [each.found for each in planted if each.sort == sort]
        rows.append(f"{sum(found):4} of {len(found):4}  {sort}")
    rows += [f"not found: {each.sort}: {each.bundle}: {each.words}" for each in planted if not each.found]
    return "\n".join(rows)


def _read(article: Article) -> Text:
    english, vietnamese = article.texts.en, article.texts.vi
    assert english is not None
    assert vietnamese is not None
    marks = {"caption": "Caption: ", "subheading": "## "}
    return Text(
        article=article,
        blocks=tuple(marks.get(block.kind, "") + block.words for block in english.blocks),
        vietnamese=tuple(block.words for block in vietnamese.blocks),
    )
