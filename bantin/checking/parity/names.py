"""Who and what a text names: people, places, countries, organisations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bantin.checking.parity.facts import Fact, Key, Sort
from bantin.checking.parity.registers import COMMON, Name, Registers, is_syllable
from bantin.checking.parity.words import Phrases, Word, keyed, listed, plain
from bantin.languages import Language, Localized
from bantin.model.article import Article

_SURNAMES = listed(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh trương phùng lưu lương tô tạ chu
    đào triệu quách kiều nghiêm mạc thạch giàng sùng lò ksor
    """
)
# Families whose name is an everyday word too: a name of two words that begins so may be none.
_DOUBTFUL = listed(
    """
    đoàn văn vương cao thái mai la lã ông lâm hà tăng từ vi hầu cầm bạch thân tôn viên khuất âu ninh
    """
)
_PLAIN_SURNAMES = frozenset(plain(name) for name in _SURNAMES)
_PLAIN_DOUBTFUL = frozenset(plain(name) for name in _DOUBTFUL) - _PLAIN_SURNAMES
# Of these an English sentence is likelier to be made.
_ENGLISH_TOO = listed("do to ho le la lo chu ta")
_TITLES = re.compile(
    r"(?:(?<!\w)(?:ông|bà|anh|chị|đồng chí|đ/c|bác sĩ|bác sỹ|tiến sĩ|thạc sĩ|dược sĩ|giáo sư|BS|TS|ThS|GS|PGS|BSCKI|"
    r"BSCKII|CKI|CKII|TTND|TTƯT|Mr|Mrs|Ms|Dr|Prof)\.?\s+)$",
    re.IGNORECASE,
)
_TITLE_ENDS = (
    "ông", "bà", "anh", "chị", "chí", "c", "sĩ", "sỹ", "sư", "bs", "ts", "ths", "gs", "pgs", "bscki", "bsckii", "cki",
    "ckii", "ttnd", "ttưt", "mr", "mrs", "ms", "dr", "prof",
)  # fmt: skip
"""What the titles end with: a look at it spares most of the searches."""
_TITLE_WORD = listed(
    """
    ông bà anh chị chí mr mrs ms dr prof
    """
)
_VIETNAM: Key = ("land", "land vietnam")
_NAME_GOES_ON = re.compile(r" [A-Z][a-z]")
_NAME_ENDS = re.compile(r" \([A-Z]\w+\)")
"""English has "Vietnam" in names of bodies that have it not in Vietnamese, and a short name may do for a long one."""

_SUNDAY = [keyed("chủ"), keyed("nhật")]
"""Has nothing to do with Japan."""

_ENDS_NAME = listed(
    """
    phó giám chủ bí trưởng bệnh sở ủy cố bộ
    """
)
_PLACE_HEADS = (
    "bệnh viện|bv|phường|xã|huyện|quận|thị xã|thị trấn|thành phố|đường|phố|khách sạn|công ty|tập đoàn|đại học|trường|"
    "sông|đảo|cảng|làng|thôn|bản|chùa|chợ"
)
_AFTER_HEAD = re.compile(rf"(?<!\w)(?:{_PLACE_HEADS})\s+$", re.IGNORECASE)
# Words in the names of institutions that English translates: where one stands, nothing is demanded.
_TRANSLATED = listed(
    """
    trung uong da khoa nhi phu san quan y duoc quoc te gia huu nghi viet nam dai hoc bach kinh ky thuat cong
    nghe nong lam nghiep su pham van hoa the thao du lich nhiet doi ung buou lao phoi mat tai mui hong rang ham
    tim mach tam than da lieu noi tiet bong chan thuong chinh hinh phuc hoi chuc nang dieu duong tinh thanh pho
    huyen moi so khu vuc mien bac dong tay cao cap dang quan thuong mai ngoai giao luat mo thong tin truyen giao
    duc xa hoi nhan dan tu phap van tai xay dung kien truc my canh sat an ninh bien phong hai khong co phan hop
    tac dau vien
    """
)


@dataclass(frozen=True, slots=True)
class People:
    """The people that the metadata of an article names, in both languages; *given* has them by their given name."""

    forms: Localized[Phrases[Key]]
    given: dict[str, Key]

    @classmethod
    def of(cls, article: Article) -> People:
        """Return the people of *article*."""
        forms = Localized(vi=Phrases[Key](Language.VI), en=Phrases[Key](Language.EN))
        given: dict[str, Key] = {}
        for person in article.people:
            key = person_key(person.name.vi)
            forms.vi.add(person.name.vi, key)
            forms.en.add(person.name.en, key)
            given.setdefault(plain(person.name.vi.split()[-1]), key)
            given.setdefault(plain(person.name.en.split()[0 if " " in person.name.en else -1]), key)
        return cls(forms, given)


def person_key(name: str) -> Key:
    """Return what a person is compared by: the name without marks."""
    return ("person", " ".join(plain(name).split()))


class NameReader:
    """Reads the names of one pair of texts, the Vietnamese text first: it tells what to look for in the English."""

    def __init__(self, registers: Registers, people: People) -> None:
        """Look for the names in *registers* and for *people*."""
        self._registers = registers
        self._people = people
        self._original = ""

    def read_vietnamese(self, text: str, words: tuple[Word, ...]) -> list[Fact]:
        """Return the names of *text*."""
        registered = self._registers.forms.vi.beginnings
        facts: list[Fact] = []
        free = 0
        for at, word in enumerate(words):
            if at < free or not (word.capital or word.key in registered):
                continue  # most words: nothing that is named begins so
            length, found = self._read_at(text, words, at, Language.VI)
            facts.extend(found)
            free = at + length
        return facts

    def read_english(self, text: str, words: tuple[Word, ...], original: str, vietnamese: Iterable[Fact]) -> list[Fact]:
        """Return the names of *text*; those that only the *vietnamese* facts know are found by their plain words.

        What looks like a name is demanded only where the Vietnamese text, *original*, has nothing like it.
        """
        self._original = original
        known = Phrases[Key](Language.EN)
        for fact in vietnamese:
            key = fact.readings[0][0]
            if key[0] in ("person", "proper"):
                known.add(" ".join(word.capitalize() for word in key[1].split()), key)
        registered = self._registers.forms.en.beginnings
        told = known.beginnings
        facts: list[Fact] = []
        free = 0
        for at, word in enumerate(words):
            if at < free or not (word.capital or word.key in registered or word.key in told):
                continue
            found_known = known.longest(text, words, at) if word.key in told else None
            length, found = self._read_at(text, words, at, Language.EN)
            if found_known is not None and found_known[0] >= length:
                length = found_known[0]
                found = [Fact(Sort.NAME, ((found_known[1],),), word.start, words[at + length - 1].end)]
            facts.extend(found)
            free = at + length
        return facts

    def _is_in_original(self, name: str) -> bool:
        """Whether the Vietnamese text has *name*, which is without marks."""
        return name in plain(self._original)

    def _read_at(self, text: str, words: tuple[Word, ...], at: int, language: Language) -> tuple[int, list[Fact]]:
        """Return how many words the name at word *at* has, and what it says: one and nothing where there is none."""
        word = words[at]
        registered = self._registers.forms[language]
        is_registered = word.key in registered.beginnings
        if not word.capital and not is_registered:
            return 1, []
        if word.key == _SUNDAY[0] and [each.key for each in words[at : at + 2]] == _SUNDAY:
            return 2, []
        people = self._people.forms[language]
        person = people.longest(text, words, at) if word.key in people.beginnings else None
        entry = registered.longest(text, words, at) if is_registered else None
        run = _person_run(text, words, at, language)
        if person is not None and person[0] >= max(entry[0] if entry else 0, 1):
            return person[0], [_fact(words, at, person[0], person[1])]
        rest = at + entry[0] if entry else at
        goes_on = entry is not None and rest < len(words) and _person_run(text, words, rest, language) > 1
        if entry is not None and (entry[0] >= run or goes_on) and not (entry[1].short and run):
            return entry[0], _read_entry(text, words, at, *entry)
        if run:
            return run, [self._read_person(text, words, at, run, language)]
        if language is Language.EN and (length := _english_proper_run(text, words, at)):
            name = " ".join(word.key for word in words[at : at + length])
            return length, [_fact(words, at, length, ("proper", name), demanded=not self._is_in_original(name))]
        if language is Language.VI and (length := _proper_run(text, words, at)):
            name = plain(text[words[at].start : words[at + length - 1].end])
            return length, [_fact(words, at, length, ("proper", name))]
        return 1, []

    def _read_person(self, text: str, words: tuple[Word, ...], at: int, length: int, language: Language) -> Fact:
        name = text[words[at].start : words[at + length - 1].end]
        if length == 1:
            key = self._people.given.get(plain(name), ("given", plain(name)))
            return _fact(words, at, 1, key, demanded=False)
        key = person_key(name)
        return _fact(words, at, length, key, demanded=language is Language.VI or not self._is_in_original(key[1]))


def _fact(words: tuple[Word, ...], at: int, length: int, key: Key, *, demanded: bool = True) -> Fact:
    return Fact(Sort.NAME, ((key,),), words[at].start, words[at + length - 1].end, demanded=demanded)


def _read_entry(text: str, words: tuple[Word, ...], at: int, length: int, name: Name) -> list[Fact]:
    """Return what the registered *name* says; a short form counts only where it stands alone."""
    first, last = words[at], words[at + length - 1]
    short = text[first.start : last.end]
    if short.isupper() and text[first.start - 1 : first.start] == "(" and text[last.end : last.end + 1] == ")":
        return []  # an abbreviation is told after the name, not in its stead
    if text[last.end : last.end + 1] == "$":
        return []
    demanded = name.demanded
    if name.short:
        before = words[at - 1] if at else None
        after = words[at + length] if at + length < len(words) else None
        joined = before is not None and before.capital and text[before.end : first.start] == " "
        joined = joined or (after is not None and after.capital and text[last.end : after.start] == " ")
        starts = not re.search(r"[\w,;–-]\s*$", text[: first.start][-3:])
        titled = before is not None and before.key in _TITLE_WORD
        if joined or titled:
            demanded = False
        demanded = demanded and not starts
    if name.key == _VIETNAM and (_NAME_GOES_ON.match(text, last.end) or _NAME_ENDS.match(text, last.end)):
        demanded = False
    fact = Fact(Sort.NAME, ((name.key,),), first.start, last.end, demanded=demanded)
    inner = [Fact(_sort_of(key), ((key,),), first.start, last.end, demanded=False) for key in name.inner]
    return [fact, *inner]


def _sort_of(key: Key) -> Sort:
    return Sort.NUMBER if key[0] == "n" else Sort.NAME


def _person_run(text: str, words: tuple[Word, ...], at: int, language: Language) -> int:
    """Return how many words the name of a person at word *at* has; 0 where there is none."""
    first = words[at]
    if not first.capital or first.key in _TITLE_WORD:
        return 0
    sure, doubtful = (_SURNAMES, _DOUBTFUL) if language is Language.VI else (_PLAIN_SURNAMES, _PLAIN_DOUBTFUL)
    surname = text[first.start : first.end].lower()
    titled = _follows_title(text, words, at)
    if not titled and surname not in sure and surname not in doubtful:
        return 0
    length = 1
    while (
        length < 5  # noqa: PLR2004 - no name is longer
        and at + length < len(words)
        and words[at + length].capital
        and text[words[at + length - 1].end : words[at + length].start] == " "
        and words[at + length].key not in _ENDS_NAME
    ):
        length += 1
    run = [text[word.start : word.end] for word in words[at : at + length]]
    if titled and not any(word.isupper() and len(word) > 1 for word in run) and words[at].key not in _ENDS_NAME:
        return 0 if length == 1 and language is Language.VI and plain(run[0]) in COMMON else length
    if (surname not in sure and surname not in doubtful) or any(word.isupper() and len(word) > 1 for word in run):
        return 0
    while length > 1 and not is_syllable(run[length - 1]):
        length -= 1
    least = 2 if surname in sure else 3
    if language is Language.EN and surname in _ENGLISH_TOO:
        least = 3
    return length if length >= least else 0


def _follows_title(text: str, words: tuple[Word, ...], at: int) -> bool:
    """Whether "ông", "Mr", "BS" or their like stand right before word *at*."""
    if not at or not _may_end_title(text[words[at - 1].start : words[at - 1].end]):
        return False
    return bool(_TITLES.search(text[max(0, words[at].start - 14) : words[at].start]))


@lru_cache(maxsize=1 << 13)
def _may_end_title(word: str) -> bool:
    return word.casefold().endswith(_TITLE_ENDS)


def _proper_run(text: str, words: tuple[Word, ...], at: int) -> int:
    """Return how many words the name after "bệnh viện", "phường" and their like has; 0 where English translates it."""
    if not words[at].capital:
        return 0
    length = 1
    while (
        at + length < len(words)
        and words[at + length].capital
        and text[words[at + length - 1].end : words[at + length].start] == " "
    ):
        length += 1
    if length == 1 or not _AFTER_HEAD.search(text[max(0, words[at].start - 12) : words[at].start]):
        return 0
    run = [plain(text[word.start : word.end]) for word in words[at : at + length]]
    if any(word in _TRANSLATED or word in COMMON for word in run):
        return 0
    return length


_ENGLISH_HEADS = listed("hospital university institute ward commune district town village street college clinic")
_NO_PROPER = listed("the in an to on he can ban man at a no she do so me my we by be or one hue")


def _english_proper_run(text: str, words: tuple[Word, ...], at: int) -> int:
    """Return how many words the Vietnamese name before "Hospital", "ward" and their like has; 0 where there is none."""
    length = 0
    while (
        at + length < len(words)
        and words[at + length].capital
        and words[at + length].key not in _ENGLISH_HEADS
        and is_syllable(words[at + length].key)
        and (not length or text[words[at + length - 1].end : words[at + length].start] == " ")
    ):
        length += 1
    after = words[at + length] if at + length < len(words) else None
    if length < 2 or after is None or words[at].key in _NO_PROPER:  # noqa: PLR2004 - one word may be English
        return 0
    return length if after.key in _ENGLISH_HEADS and text[words[at + length - 1].end : after.start] == " " else 0
