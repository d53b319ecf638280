"""Of which country an organisation is, as its name or the words after it say."""

from __future__ import annotations

import re

COUNTRIES = {
    "hàn quốc": "KR",
    "nhật bản": "JP",
    "nhật": "JP",
    "trung quốc": "CN",
    "hoa kỳ": "US",
    "mỹ": "US",
    "pháp": "FR",
    "lào": "LA",
    "đức": "DE",
    "úc": "AU",
    "australia": "AU",
    "singapore": "SG",
    "thái lan": "TH",
    "đài loan": "TW",
    "campuchia": "KH",
    "anh": "GB",
    "cuba": "CU",
    "ấn độ": "IN",
    "malaysia": "MY",
    "italia": "IT",
    "bỉ": "BE",
    "hà lan": "NL",
    "nga": "RU",
    "israel": "IL",
}
"""What Vietnamese news calls countries, in lower case, with their codes."""
_COUNTRY_AFTER = re.compile(
    r"\s*(?:,\s*|\(\s*|của\s+|[-–]\s*)?(?:Vương quốc\s+|nước\s+|CHDCND\s+|"
    r"Cộng hòa\s+)?(?:[A-ZĐ]\w+(?:\s[A-ZĐ]\w+)?,\s*)?(?P<name>"
    + "|".join(sorted(COUNTRIES, key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)


def country_of(line: str, end: int, name: str) -> str:
    """Return the code of the country that stands in *name* or right after it, else Vietnam's."""
    after = _COUNTRY_AFTER.match(line, end)
    if after and (after["name"][0].isupper()):
        return COUNTRIES[after["name"].lower()]
    folded = name.lower()
    for country in (
        "hàn quốc",
        "nhật bản",
        "trung quốc",
        "hoa kỳ",
        "thái lan",
        "đài loan",
        "singapore",
        "campuchia",
        "australia",
    ):
        if folded.endswith(country) and "việt nam" not in folded:
            return COUNTRIES[country]
    return "VN"
