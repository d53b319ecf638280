"""Which organisations a sentence names, how far their names go, and which of them is the partner from outside."""

from __future__ import annotations

import pytest

from bantin.importing.parts import Part
from tests.support.importing import draft


def partners_of(sentence: str) -> set[str]:
    drafted = draft(
        f"Tin về hợp tác y tế giữa hai bên hôm nay\nNgày 5/3/2024, mưa. {sentence}\nBuổi lễ kết thúc lúc 11 giờ."
    )
    return {entry.name for entry in drafted.in_part(Part.PARTNER)}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        pytest.param(
            "Bệnh viện Đại học Y Hà Nội ký với Sở Y tế Cà Mau.",
            {"Bệnh viện Đại học Y Hà Nội"},
            id="a university's hospital",
        ),
        pytest.param(
            "Sở Y tế Cà Mau ký với Công ty Cổ phần Bệnh viện Giao Long.",
            {"Công ty Cổ phần Bệnh viện Giao Long"},
            id="a hospital in a company's name",
        ),
        pytest.param("Bệnh viện 19-8 giúp Sở Y tế Cà Mau.", {"Bệnh viện 19-8"}, id="a day for a name"),
        pytest.param(
            "Bệnh viện Trung ương Quân đội 108 và UBND tỉnh Phú Yên ký.",
            {"Bệnh viện Trung ương Quân đội 108"},
            id="topics and a number",
        ),
        pytest.param("Sở Y tế Cà Mau gặp Tổ chức Y tế Thế giới (WHO).", {"Tổ chức Y tế Thế giới"}, id="topics alone"),
        pytest.param(
            "Sở Y tế Cà Mau gặp tổ chức Operation Smile.",
            {"Tổ chức Operation Smile"},
            id="a small head before a foreign word",
        ),
        pytest.param(
            "Sở Y tế Cà Mau và Kangbuk Samsung Hospital ký.", {"Kangbuk Samsung Hospital"}, id="a name in English"
        ),
        pytest.param(
            "Ủy ban Y tế tỉnh Quảng Đông thăm Sở Y tế Cà Mau.",
            {"Ủy ban Y tế tỉnh Quảng Đông"},
            id="the authority of a province that is not ours",
        ),
        pytest.param(
            "Sở Y tế Cà Mau gặp Ủy ban Dân tộc Khu tự trị dân tộc Choang Quảng Tây (Trung Quốc).",
            {"Ủy ban Dân tộc Khu tự trị dân tộc Choang Quảng Tây"},
            id="an autonomous region",
        ),
        pytest.param(
            "Sở Y tế Cà Mau ký với Bệnh viện Hùng Vương, Bệnh viện Từ Dũ và Trường Đại học Y Hà Nội.",
            {"Bệnh viện Hùng Vương", "Bệnh viện Từ Dũ", "Trường Đại học Y Hà Nội"},
            id="several in one breath",
        ),
        pytest.param(
            "Sở Y tế TP.HCM và Sở Y tế tỉnh Bạc Liêu ký.", {"Sở Y tế TP.HCM"}, id="another province's authority"
        ),
        pytest.param("UBND tỉnh Cà Mau tiếp một bệnh viện Hàn Quốc.", set(), id="a country is no name"),
    ],
)
def test_the_partner_is_who_comes_from_outside(sentence: str, names: set[str]) -> None:
    assert partners_of(sentence) == names


def test_a_central_hospital_is_not_the_provinces_own() -> None:
    drafted = draft(
        "Bệnh viện Trung ương Huế đào tạo\nNgày 5/3/2024, UBND tỉnh Thừa Thiên Huế và Bệnh viện Trung ương Huế họp."
    )
    assert [entry.name for entry in drafted.in_part(Part.PARTNER)] == ["Bệnh viện Trung ương Huế"]


def test_of_provinces_that_a_title_lists_the_first_is_the_main_one() -> None:
    drafted = draft(
        "Ba tỉnh Nghệ An, Hà Tĩnh, Thanh Hóa ký hợp tác với Bệnh viện K\n"
        "Ngày 5/3/2024, tại tỉnh Thanh Hóa, ba bên ký. Tỉnh Thanh Hóa đăng cai, tỉnh Nghệ An và tỉnh Hà Tĩnh tham gia."
    )
    assert [province.id for province in drafted.provinces] == ["nghe-an", "ha-tinh", "thanh-hoa"]


@pytest.mark.parametrize(
    ("words", "short", "long"),
    [
        pytest.param("Bệnh viện Chợ Rẫy (viết tắt: BVCR)", "BVCR", "Bệnh viện Chợ Rẫy", id="labelled"),
        pytest.param("BVCR (Bệnh viện Chợ Rẫy)", "BVCR", "Bệnh viện Chợ Rẫy", id="the short form first"),
        pytest.param("Bệnh viện Phổi Lào Cai (BVP)", "BVP", "Bệnh viện Phổi Lào Cai", id="without the proper name"),
    ],
)
def test_a_short_form_is_explained_in_brackets(words: str, short: str, long: str) -> None:
    drafted = draft(f"Hai bên ký kết hợp tác về đào tạo\nNgày 5/3/2024, đoàn đến thăm {words} và ký kết.")
    assert {entry.short: entry.long for entry in drafted.abbreviations} == {short: long}
