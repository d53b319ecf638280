from __future__ import annotations

import pytest

from bantin.commands.explain import UnknownCodeError, explain, list_codes
from bantin.languages import Language
from bantin.wording import read_wording


@pytest.mark.parametrize(
    ("language", "first", "words"),
    [
        pytest.param(
            Language.EN,
            'unknown-province: unknown province "«value»"',
            "a report stands under the name that held on the day of the event",
            id="English",
        ),
        pytest.param(
            Language.VI,
            'unknown-province: không có tỉnh, thành phố nào mang mã "«value»"',
            "theo tên có hiệu lực vào ngày diễn ra sự việc",
            id="Vietnamese",
        ),
    ],
)
def test_a_code_is_explained_with_its_message(language: Language, first: str, words: str) -> None:
    text = explain("unknown-province", language)
    assert text.startswith(f"{first}\n\n")
    assert words in " ".join(text.split())
    assert text.endswith('"]\n')


@pytest.mark.parametrize("code", ["[todo]", " todo ", "TODO"])
def test_a_code_is_known_as_it_is_shown(code: str) -> None:
    assert explain(code, Language.EN) == explain("todo", Language.EN)


@pytest.mark.parametrize("language", Language)
def test_every_code_is_explained(language: Language) -> None:
    for code, words in read_wording(language).items():
        text = explain(code, language)
        assert text.startswith(f"{code}: ")
        assert "{" not in text.splitlines()[0] or "{{" in words.message
        assert words.explanation in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param(Language.EN, 'no problem has the code "unknow-provinces" (did you mean ', id="English"),
        pytest.param(Language.VI, 'không có lỗi nào mang mã "unknow-provinces" (có phải ý bạn là ', id="Vietnamese"),
    ],
)
def test_a_code_that_does_not_exist_suggests_the_nearest(language: Language, said: str) -> None:
    with pytest.raises(UnknownCodeError) as caught:
        explain("unknow-provinces", language)
    assert str(caught.value).startswith(f"{said}unknown-province")
    assert caught.value.nearest[0] == "unknown-province"
    assert len(caught.value.nearest) <= 3


def test_nothing_is_suggested_where_nothing_is_near() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        explain("???", Language.EN)
    assert str(caught.value) == 'no problem has the code "???"'


@pytest.mark.parametrize("language", Language)
def test_the_list_has_every_code_once_in_order(language: Language) -> None:
    codes = [line.split()[0] for line in list_codes(language).splitlines()]
    assert codes == sorted(read_wording(language))
