"""What is asked, and which articles are meant by it.

The seeds are in every corpus, so what only one of them says is asked at every size. The rest is known by what a corpus
files an article under, or by its words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bantin.languages import Language
from bantin.model.article import Article

Wanted = Callable[[Article], bool]

_BAI_CHAY = "2024-04-17-bai-chay-dong-trieu"
_HA_TINH = "2024-10-12-ha-tinh-bach-mai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a reader types. *shows* is what it puts to the test; *is_wanted* tells the articles that are meant.

    Every query is asked once for what it finds; those that are *timed* are asked again and again.
    """

    words: str
    language: Language
    shows: str
    is_wanted: Wanted
    timed: bool = False


def _is(*ids: str) -> Wanted:
    return lambda article: article.id in ids


def _about(partner: str, province: str = "") -> Wanted:
    return lambda article: partner in article.partners and (not province or province in article.provinces)


def _says(language: Language, *forms: str) -> Wanted:
    """One of *forms*, as it stands, is in the title, the summary or the text."""

    def says(article: Article) -> bool:
        text = article.texts[language]
        parts = (article.title[language] or "", article.summary[language] or "", text.words if text else "")
        return any(form in part for part in parts for form in forms)

    return says


def _titled(language: Language, *forms: str) -> Wanted:
    return lambda article: any(form in (article.title[language] or "") for form in forms)


_BACH_MAI = _about("benh-vien-bach-mai")
_HA_TINH_BACH_MAI = _about("benh-vien-bach-mai", "ha-tinh")
_COMMITTEE = _says(Language.VI, "UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân")

QUERIES = (
    Query(
        words="benh vien bach mai",
        language=Language.VI,
        shows="a frequent name, without marks",
        is_wanted=_BACH_MAI,
        timed=True,
    ),
    Query(
        words="ha tinh bach mai",
        language=Language.VI,
        shows="two names that belong together",
        is_wanted=_HA_TINH_BACH_MAI,
        timed=True,
    ),
    Query(words="Đông Triều", language=Language.VI, shows="a rare name", is_wanted=_is(_BAI_CHAY), timed=True),
    Query(words="dong trieu", language=Language.VI, shows="the same, without marks", is_wanted=_is(_BAI_CHAY)),
    Query(
        words="hop tac",
        language=Language.VI,
        shows="words of nearly all texts: titles first",
        is_wanted=_titled(Language.VI, "hợp tác"),
        timed=True,
    ),
    Query(words="ubnd", language=Language.VI, shows="an abbreviation", is_wanted=_COMMITTEE),
    Query(words="ủy ban nhân dân", language=Language.VI, shows="the same, in full", is_wanted=_COMMITTEE, timed=True),
    Query(
        words="bác sỹ",
        language=Language.VI,
        shows="a word that is written in two ways",
        is_wanted=_says(Language.VI, "bác sĩ", "bác sỹ", "Bác sĩ", "Bác sỹ"),
    ),
    Query(
        words="hoá chất",
        language=Language.VI,
        shows="a tone that is placed in two ways",
        is_wanted=_says(Language.VI, "hóa chất", "hoá chất"),
    ),
    Query(words="tran bau ha", language=Language.VI, shows="a person", is_wanted=_is(_HA_TINH)),
    Query(
        words="BVBC",
        language=Language.VI,
        shows="an abbreviation of a partner that one report uses",
        is_wanted=_about("benh-vien-bai-chay"),
    ),
    Query(words="bach ma", language=Language.VI, shows="a word still being typed", is_wanted=_BACH_MAI, timed=True),
    Query(
        words="bach mai hospital",
        language=Language.EN,
        shows="a frequent name",
        is_wanted=_BACH_MAI,
        timed=True,
    ),
    Query(
        words="ha tinh bach mai",
        language=Language.EN,
        shows="two names that belong together",
        is_wanted=_HA_TINH_BACH_MAI,
        timed=True,
    ),
    Query(
        words="people's committee",
        language=Language.EN,
        shows="an apostrophe",
        is_wanted=_says(Language.EN, "People's Committee"),
        timed=True,
    ),
    Query(
        words="training",
        language=Language.EN,
        shows="a word of most texts",
        is_wanted=_says(Language.EN, "raining"),
    ),
    Query(words="Dao Xuan Co", language=Language.EN, shows="a person", is_wanted=_is(_HA_TINH), timed=True),
    Query(words="Đào Xuân Cơ", language=Language.EN, shows="the same, with marks", is_wanted=_is(_HA_TINH)),
    Query(words="dong trieu", language=Language.EN, shows="a rare name", is_wanted=_is(_BAI_CHAY)),
)


def queries_in(language: Language) -> tuple[Query, ...]:
    """Return those that readers of *language* ask."""
    return tuple(query for query in QUERIES if query.language is language)
