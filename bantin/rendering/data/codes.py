"""The closed lists that fields take their values from; their words stand in ``locales/<language>/data.toml``."""

from __future__ import annotations

from bantin.languages import Language
from bantin.model.article import Certainty, FieldStatus, Precision, TextState, UrlCertainty
from bantin.model.partner import EnglishName, PartnerKind
from bantin.model.province import Ending, ProvinceKind, ProvinceStatus
from bantin.rendering.data.fields import Codes

CERTAINTY = Codes.of(Certainty, "certainty")
PRECISION = Codes.of(Precision, "precision")
TEXT_STATE = Codes.of(TextState, "text-state")
URL_CERTAINTY = Codes.of(UrlCertainty, "url-certainty")
FIELD_STATUS = Codes.of(FieldStatus, "field-status")
LANGUAGE = Codes.of(Language, "language")
ENGLISH_NAME = Codes.of(EnglishName, "english-name")
PARTNER_KIND = Codes.of(PartnerKind, "partner-kind")
PROVINCE_STATUS = Codes.of(ProvinceStatus, "province-status")
PROVINCE_KIND = Codes.of(ProvinceKind, "province-kind")
ENDING = Codes.of(Ending, "ending")
PAIRING = Codes(name="pairing", values=("direct", "joint"))
