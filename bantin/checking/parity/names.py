"""Who and what a text names: people, places, countries, organisations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bantin.checking.parity.facts import Fact, Key, Sort
from bantin.checking.parity.phrases import Phrases
from bantin.checking.parity.registers import COMMON, Name, Registers, is_syllable
from bantin.checking.parity.words import WordMemory, Words, listed, plain
from bantin.languages import Language, Localized
from bantin.model.article import Article
from bantin.text import canon

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
_TITLE_ENDS = listed(
    """
    ông bà anh chị chí c sĩ sỹ sư bs ts ths gs pgs bscki bsckii cki ckii ttnd ttưt mr mrs ms dr prof
    """
)
"""The last words of the titles: a look at them spares most of the searches."""
_TITLE_WORD = listed(
    """
    ông bà anh chị chí mr mrs ms dr prof
    """
)
_VIETNAM: Key = ("land", "land vietnam")
_NAME_GOES_ON = re.compile(r" [A-Z][a-z]")
_NAME_ENDS = re.compile(r" \([A-Z]\w+\)")
"""English has "Vietnam" in names of bodies that have it not in Vietnamese, and a short name may do for a long one."""

_SUNDAY = (canon("chủ"), canon("nhật"))
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
        self._told: set[str] = set()

    def read_vietnamese(self, words: Words) -> list[Fact]:
        """Return the names of a Vietnamese text."""
        facts: list[Fact] = []
        free = 0
        for at in self._find_beginnings(words):
            if at < free:
                continue
            length, found = self._read_at(words, at, Language.VI)
            facts.extend(found)
            free = at + length
        return facts

    def read_english(self, words: Words, original: str, vietnamese: Sequence[Fact]) -> list[Fact]:
        """Return the names of an English text; those that only the *vietnamese* facts know are found by plain words.

        What looks like a name is demanded only where the Vietnamese text, *original*, has nothing like it.
        """
        self._original = original
        self._told = {plain(original[fact.start : fact.end]) for fact in vietnamese}
        known = Phrases[Key](Language.EN)
        for fact in vietnamese:
            key = fact.readings[0][0]
            if key[0] in ("person", "proper"):
                known.add(" ".join(word.capitalize() for word in key[1].split()), key)
        told = known.beginnings
        facts: list[Fact] = []
        free = 0
        for at in self._find_beginnings(words, known):
            if at < free:
                continue
            found_known = known.longest(words, at) if words.keys[at] in told else None
            length, found = self._read_at(words, at, Language.EN)
            if found_known is not None and found_known[0] >= length:
                length = found_known[0]
                found = [_fact(words, at, length, found_known[1])]
            facts.extend(found)
            free = at + length
        return facts

    def _find_beginnings(self, words: Words, *known: Phrases[Key]) -> list[int]:
        """Return the numbers of the words at which a name may begin, *known* ones among them: few of all words."""
        language = words.language
        begins = {at for at, capital in enumerate(words.capitals) if capital}
        begins.update(self._registers.forms[language].find_small_beginnings(words))
        for phrases in (self._people.forms[language], *known):
            begins.update(phrases.find_small_beginnings(words))
        return sorted(begins)

    def _is_in_original(self, name: str) -> bool:
        """Whether the Vietnamese text has *name*, which is without marks."""
        return name in self._told or name in plain(self._original)

    def _read_at(self, words: Words, at: int, language: Language) -> tuple[int, list[Fact]]:
        """Return how many words the name at word *at* has, and what it says: one and nothing where there is none."""
        key, capital = words.keys[at], words.capitals[at]
        registered = self._registers.forms[language]
        is_registered = key in registered.beginnings
        if not capital and not is_registered:
            return 1, []
        if key == _SUNDAY[0] and tuple(words.keys[at : at + 2]) == _SUNDAY:
            return 2, []
        people = self._people.forms[language]
        person = people.longest(words, at) if key in people.beginnings else None
        entry = registered.longest(words, at) if is_registered else None
        run = _person_run(words, at, language) if capital else 0
        if person is not None and person[0] >= max(entry[0] if entry else 0, 1):
            return person[0], [_fact(words, at, person[0], person[1])]
        if entry is not None:
            length, name = entry
            if not run or (not name.short and (length >= run or _person_run(words, at + length, language) > 1)):
                return length, _read_entry(words, at, length, name)
        if run:
            return run, [self._read_person(words, at, run, language)]
        if not capital:
            return 1, []
        if language is Language.EN and (length := _english_proper_run(words, at)):
            proper = " ".join(words.keys[at : at + length])
            return length, [_fact(words, at, length, ("proper", proper), demanded=not self._is_in_original(proper))]
        if language is Language.VI and (length := _proper_run(words, at)):
            proper = plain(words.text[words.starts[at] : words.ends[at + length - 1]])
            return length, [_fact(words, at, length, ("proper", proper))]
        return 1, []

    def _read_person(self, words: Words, at: int, length: int, language: Language) -> Fact:
        name = words.text[words.starts[at] : words.ends[at + length - 1]]
        if length == 1:
            key = self._people.given.get(plain(name), ("given", plain(name)))
            return _fact(words, at, 1, key, demanded=False)
        key = person_key(name)
        return _fact(words, at, length, key, demanded=language is Language.VI or not self._is_in_original(key[1]))


def _fact(words: Words, at: int, length: int, key: Key, *, demanded: bool = True) -> Fact:
    return Fact(Sort.NAME, ((key,),), words.starts[at], words.ends[at + length - 1], demanded=demanded)


def _read_entry(words: Words, at: int, length: int, name: Name) -> list[Fact]:
    """Return what the registered *name* says; a short form counts only where it stands alone."""
    text, start, end = words.text, words.starts[at], words.ends[at + length - 1]
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")" and text[start:end].isupper():
        return []  # an abbreviation is told after the name, not in its stead
    if text[end : end + 1] == "$":
        return []
    demanded = name.demanded
    if name.short:
        after = at + length
        joined = at > 0 and words.capitals[at - 1] and words.gaps[at - 1] == " "
        joined = joined or (after < len(words.keys) and words.capitals[after] and words.gaps[after - 1] == " ")
        starts = not re.search(r"[\w,;–-]\s*$", text[:start][-3:])
        titled = at > 0 and words.keys[at - 1] in _TITLE_WORD
        if joined or titled:
            demanded = False
        demanded = demanded and not starts
    if name.key == _VIETNAM and (_NAME_GOES_ON.match(text, end) or _NAME_ENDS.match(text, end)):
        demanded = False
    fact = Fact(Sort.NAME, ((name.key,),), start, end, demanded=demanded)
    if not name.inner:
        return [fact]
    return [fact, *(Fact(_sort_of(key), ((key,),), start, end, demanded=False) for key in name.inner)]


def _sort_of(key: Key) -> Sort:
    return Sort.NUMBER if key[0] == "n" else Sort.NAME


def _person_run(words: Words, at: int, language: Language) -> int:
    """Return how many words the name of a person at word *at* has; 0 where there is none."""
    if at == len(words.keys) or not words.capitals[at] or words.keys[at] in _TITLE_WORD:
        return 0
    least = (_SURNAMES_READ if language is Language.VI else _PLAIN_SURNAMES_READ)[words.raw[at]]
    titled = _follows_title(words, at)
    if not titled and not least:
        return 0
    length = 1
    while (
        length < 5  # noqa: PLR2004 - no name is longer
        and _goes_on(words, at + length)
        and words.keys[at + length] not in _ENDS_NAME
    ):
        length += 1
    run = words.raw[at : at + length]
    has_capitals_only = any(map(_is_in_capitals, run))
    if titled and not has_capitals_only and words.keys[at] not in _ENDS_NAME:
        return 0 if length == 1 and language is Language.VI and plain(run[0]) in COMMON else length
    if not least or has_capitals_only:
        return 0
    while length > 1 and not is_syllable(run[length - 1]):
        length -= 1
    return length if length >= least else 0


def _read_surname(word: str) -> int:
    """Return how many words a Vietnamese name has at least that begins with *word*; 0 where it is no surname."""
    surname = word.lower()
    return 2 if surname in _SURNAMES else 3 if surname in _DOUBTFUL else 0


def _read_plain_surname(word: str) -> int:
    """Return the same for a name without its marks in an English text."""
    surname = word.lower()
    if surname in _PLAIN_SURNAMES:
        return 3 if surname in _ENGLISH_TOO else 2
    return 3 if surname in _PLAIN_DOUBTFUL else 0


_SURNAMES_READ, _PLAIN_SURNAMES_READ = WordMemory(_read_surname), WordMemory(_read_plain_surname)


def _is_in_capitals(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _goes_on(words: Words, at: int) -> bool:
    """Whether word *at* has a capital, and follows the word before it after one blank."""
    return at < len(words.keys) and words.capitals[at] and words.gaps[at - 1] == " "


def _follows_title(words: Words, at: int) -> bool:
    """Whether "ông", "Mr", "BS" or their like stand right before word *at*."""
    if not at or not _ENDS_TITLE[words.raw[at - 1]]:
        return False
    start = words.starts[at]
    return bool(_TITLES.search(words.text[max(0, start - 14) : start]))


_ENDS_TITLE = WordMemory(lambda word: word.casefold() in _TITLE_ENDS)


def _proper_run(words: Words, at: int) -> int:
    """Return how many words the name after "bệnh viện", "phường" and their like has; 0 where English translates it."""
    if not words.capitals[at] or not _goes_on(words, at + 1):
        return 0
    start = words.starts[at]
    if not _AFTER_HEAD.search(words.text[max(0, start - 12) : start]):
        return 0
    length = 2
    while _goes_on(words, at + length):
        length += 1
    run = [plain(word) for word in words.raw[at : at + length]]
    if any(word in _TRANSLATED or word in COMMON for word in run):
        return 0
    return length


_ENGLISH_HEADS = listed("hospital university institute ward commune district town village street college clinic")
_NO_PROPER = listed("the in an to on he can ban man at a no she do so me my we by be or one hue")


def _english_proper_run(words: Words, at: int) -> int:
    """Return how many words the Vietnamese name before "Hospital", "ward" and their like has; 0 where there is none."""
    if not words.capitals[at] or words.keys[at] in _NO_PROPER or not _is_proper(words.keys[at]):
        return 0
    length = 1
    while _goes_on(words, at + length) and _is_proper(words.keys[at + length]):
        length += 1
    after = at + length
    if length < 2 or after == len(words.keys) or words.gaps[after - 1] != " ":  # noqa: PLR2004 - one may be English
        return 0
    return length if words.keys[after] in _ENGLISH_HEADS else 0


def _is_proper(word: str) -> bool:
    """Whether *word* may stand in a Vietnamese name."""
    return word not in _ENGLISH_HEADS and is_syllable(word)
