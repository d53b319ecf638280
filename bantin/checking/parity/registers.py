"""The names that the registers know, in every form of both languages, prepared once for all articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bantin.checking.parity.facts import Key
from bantin.checking.parity.lands import LANDS
from bantin.checking.parity.phrases import Phrases
from bantin.checking.parity.scanning import number_key
from bantin.checking.parity.words import listed, plain, split_words
from bantin.languages import Language, Localized
from bantin.model.partner import Partner, PartnerKind, PartnerRegister
from bantin.model.province import PlaceKind, ProvinceRegister
from bantin.text import unmark

COMMON = listed(
    """
    benh vien trung tam y te da khoa tinh thi xa thanh pho truong dai hoc so uy ban nhan dan cuc hoi bao cong ty
    huyen phuong trang tin dien tu ky thuat khoa va cua hospital hospitals centre center medical provincial
    general university institute town city province committee department health newspaper of the and website
    """
)
"""Words, without marks, that tell the sort of a body: a name may write them small."""

_ALWAYS_SOFT = {"Việt", "Hàn", "Trung", "Thái", "Ấn"}
_HEADS = {
    PartnerKind.HOSPITAL: (
        ("Bệnh viện {}", "BV {}", "Bệnh viện tỉnh {}", "Bệnh viện đa khoa {}", "Bệnh viện đa khoa tỉnh {}", "BVĐK {}",
         "BVĐK tỉnh {}"),
        ("{} Hospital", "{} Provincial Hospital", "{} General Hospital", "{} Provincial General Hospital",
         "Hospital of {}", "General Hospital of {}"),
    ),
    PartnerKind.MEDICAL_CENTRE: (
        ("Trung tâm Y tế {}", "TTYT {}", "Trung tâm Y tế thị xã {}", "Trung tâm Y tế huyện {}",
         "Trung tâm Y tế thành phố {}"),
        ("{} Medical Centre", "{} Town Medical Centre", "{} City Medical Centre", "{} District Medical Centre",
         "Medical Centre of {}", "{} Health Centre"),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """What a form stands for. *demanded*: the other text must have it; *inner*: what else the form says, in passing.

    A *short* form is a name only where it stands alone ("Đức" is Germany, or a given name).
    """

    key: Key
    demanded: bool = True
    short: bool = False
    inner: tuple[Key, ...] = ()


class Registers:
    """Every registered name in both languages, and which words stand for an organisation in a report about it."""

    def __init__(self, provinces: ProvinceRegister, partners: PartnerRegister) -> None:
        """Prepare the forms of *provinces* and *partners*, and those of foreign countries."""
        self.forms = Localized(
            vi=Phrases[Name](Language.VI, COMMON),
            en=Phrases[Name](Language.EN, COMMON),
        )
        self._places = Localized(vi=Phrases[Key](Language.VI), en=Phrases[Key](Language.EN))
        self.province_keys = {
            province.id: self._add_place(
                (_bare(province.name.vi), *province.aliases.vi), (_bare(province.name.en), *province.aliases.en)
            )
            for province in provinces.provinces.values()
        }
        for land in LANDS:
            self._add_land(land.key, land.vi, land.short, land.en)
        self.place_keys: dict[str, Key] = {}
        for place in provinces.places.values():
            if place.kind is PlaceKind.COUNTRY:
                self.place_keys[place.id] = ("land", f"land {_bare(place.name.en).lower()}")
            else:
                self.place_keys[place.id] = self._add_place((_bare(place.name.vi),), (_bare(place.name.en),))
        self.kinds = {partner.id: partner.kind for partner in partners.partners.values()}
        self.context = {partner.id: partner.context for partner in partners.partners.values()}
        self.abbreviations = {short for partner in partners.partners.values() for short in partner.abbreviations}
        # The names themselves come before the forms made of them, so that no made form hides a name.
        for partner in partners.partners.values():
            self._add_partner(partner)
        for partner in partners.partners.values():
            self._add_made_forms(partner)

    def _add_place(self, vi: tuple[str, ...], en: tuple[str, ...]) -> Key:
        key: Key = ("place", unmark(en[0]).lower())
        english = (*en, *(unmark(form) for form in vi if not re.match(r"TP|Thủ đô|Thành phố", form)))
        for language, forms in ((Language.VI, vi), (Language.EN, english)):
            for form in forms:
                self.forms[language].add(form, Name(key))
                self._places[language].add(form, key)
        return key

    def _add_land(self, name: str, vi: tuple[str, ...], short: tuple[str, ...], en: tuple[str, ...]) -> None:
        key: Key = ("land", name)
        for form in vi:
            self.forms.vi.add(form, Name(key))
        for form in short:
            self.forms.vi.add(form, Name(key, demanded=form not in _ALWAYS_SOFT, short=True))
        for form in en:
            self.forms.en.add(form, Name(key))
        for language, forms in ((Language.VI, (*vi, *short)), (Language.EN, en)):
            for form in forms:
                self._places[language].add(form, key)

    def _add_partner(self, partner: Partner) -> None:
        """Add the names of *partner*, but for those that are put together from a kind of body and a province.

        "Ủy ban nhân dân tỉnh Hà Giang" is told by its glossary term and its province: English may part the two.
        """
        has_place = any(key[0] == "place" for key in self._inner(partner.name.vi, Language.VI))
        if partner.kind in (PartnerKind.GOVERNMENT, PartnerKind.PARTY) and has_place:
            return
        key: Key = ("organisation", partner.id)
        for language in Language:
            names = (partner.name[language], *partner.aliases[language], *partner.abbreviations)
            for name in names:
                short = name.split(", ", maxsplit=1)[0] if partner.part_of else name
                for form in {short, short.replace("Center", "Centre"), short.replace("Centre", "Center")}:
                    self._add_form(form, key, language)
        if partner.native:
            for language in Language:
                self._add_form(partner.native, key, language)

    def _add_made_forms(self, partner: Partner) -> None:
        """Add the forms that the words of the name allow: "Bach Mai", "BV Bạch Mai", "Dong Trieu Medical Centre"."""
        own = _own_words(partner.name.vi)
        if not own or any(letter.isdigit() for letter in partner.name.vi) or partner.kind is PartnerKind.MEDIA:
            return
        inner = self._inner(own, Language.VI)
        english = own if own in partner.name.en else unmark(own)
        key: Key = ("organisation", partner.id)
        vi_heads, en_heads = _HEADS.get(partner.kind, ((), ()))
        for language, heads, words in ((Language.VI, vi_heads, own), (Language.EN, en_heads, english)):
            for head in heads:
                form = head.format(words)
                for spelling in {form, form.replace("Centre", "Center")}:
                    self._add_form(spelling, key, language)
        if not inner and (" " in own or not is_syllable(own)):
            self._add_form(own, key, Language.VI)
            self._add_form(english, key, Language.EN)

    def _add_form(self, form: str, key: Key, language: Language) -> None:
        self.forms[language].add(form, Name(key, inner=self._inner(form, language)))

    def _inner(self, form: str, language: Language) -> tuple[Key, ...]:
        """Return the places, countries and numbers that *form* says."""
        words = split_words(form, language)
        places = [key for _, key in self._places[language].find_all(words)]
        return (*places, *(number_key(int(digits)) for digits in re.findall(r"\d+", form)))


def _bare(name: str) -> str:
    """Return *name* without a remark in brackets: "Lào Cai (sau hợp nhất)" is Lào Cai."""
    return name.split(" (", maxsplit=1)[0]


def _own_words(name: str) -> str:
    """Return the first run of words in *name* that tell no sort of body: "Bệnh viện Bãi Cháy" → "Bãi Cháy"."""
    run: list[str] = []
    for word in re.findall(r"[^\W_]+", name.split(", ", maxsplit=1)[0]):
        if word[0].isupper() and plain(word) not in COMMON:
            run.append(word)
        elif run:
            break
    return " ".join(run)


_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?"
    r"(?:a|e|i|o|u|y|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oao|oay|oe|oeo|oi|oo|ua|uau|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uye|"
    r"uyu|ye|yeu)(?:ch|ng|nh|[cmnpt])?"
)


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Whether *word* can be a Vietnamese syllable, with or without its marks."""
    return bool(_SYLLABLE.fullmatch(plain(word)))
