"""Countries and cities abroad in both languages: how they are called, and who comes from there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Land:
    """A country or a foreign city: its forms in each language; *short* ones may also be something else."""

    key: str
    vi: tuple[str, ...]
    short: tuple[str, ...]
    en: tuple[str, ...]


# Vietnamese forms | forms that are also words or given names, or short forms as in "Việt - Hàn" | English forms
_TABLE = """
Việt Nam | Việt | Vietnam, Viet Nam, Vietnamese, Vietnam's
Hàn Quốc, Đại Hàn Dân Quốc | Hàn | South Korea, Republic of Korea, South Korean, Korean, Koreans, Korea, RoK
Triều Tiên | | North Korea, North Korean, Democratic People's Republic of Korea
Nhật Bản, Nhật | | Japan, Japanese
Trung Quốc | Trung | China, Chinese
Hoa Kỳ, Hợp chúng quốc Hoa Kỳ | Mỹ | United States, United States of America, US, U.S., USA, American, Americans
Vương quốc Anh, Liên hiệp Anh | Anh | United Kingdom, UK, Britain, British, England, English
Cộng hòa Pháp | Pháp | France, French
Cộng hòa Liên bang Đức | Đức | Germany, German, Germans
Liên bang Nga | Nga | Russia, Russian, Russians, Russian Federation
Liên Xô | | Soviet Union, Soviet
Australia, Ô-xtrây-li-a | Úc | Australia, Australian, Australians
New Zealand, Niu Di-lân | | New Zealand
Canada, Ca-na-đa | | Canada, Canadian, Canadians
Cộng hòa Dân chủ Nhân dân Lào | Lào | Laos, Lao, Lao People's Democratic Republic
Campuchia, Cam-pu-chia | | Cambodia, Cambodian, Cambodians
Thái Lan | Thái | Thailand, Thai
Singapore, Xin-ga-po | | Singapore, Singaporean
Malaysia, Ma-lai-xi-a | | Malaysia, Malaysian
Indonesia, In-đô-nê-xi-a | | Indonesia, Indonesian
Philippines, Phi-líp-pin | | Philippines, Philippine, Filipino
Myanmar, Mi-an-ma | | Myanmar
Brunei | | Brunei
Đông Timor, Timor-Leste | | Timor-Leste, East Timor
Ấn Độ | Ấn | India, Indian, Indians
Đài Loan | | Taiwan, Taiwanese
Hồng Kông, Hồng Công | | Hong Kong
Mông Cổ | | Mongolia, Mongolian
Cuba, Cu Ba, Cu-ba | | Cuba, Cuban, Cubans
Italia, I-ta-li-a | Ý | Italy, Italian, Italians
Tây Ban Nha | | Spain, Spanish
Bồ Đào Nha | | Portugal, Portuguese
Hà Lan | | Netherlands, Dutch
Vương quốc Bỉ | Bỉ | Belgium, Belgian
Thụy Sĩ, Thụy Sỹ | | Switzerland, Swiss
Thụy Điển | | Sweden, Swedish
Na Uy | | Norway, Norwegian
Đan Mạch | | Denmark, Danish
Phần Lan | | Finland, Finnish
Ba Lan | | Poland, Polish
Cộng hòa Séc | Séc | Czech Republic, Czechia, Czech
Áo | | Austria, Austrian
Hungary, Hung-ga-ri | | Hungary, Hungarian
Ukraina, Ukraine, U-crai-na | | Ukraine, Ukrainian
Thổ Nhĩ Kỳ | | Turkey, Türkiye, Turkish
Ai Cập | | Egypt, Egyptian
Nam Phi | | South Africa, South African
Brazil, Bra-xin | | Brazil, Brazilian
Ai Len, Ireland | | Ireland, Irish
Israel, I-xra-en | | Israel, Israeli
Các Tiểu vương quốc Ả-rập Thống nhất, UAE | | United Arab Emirates, UAE, Emirati
Liên minh châu Âu, EU | | European Union, EU
Liên hợp quốc, Liên Hiệp Quốc | | United Nations, UN
Đông Nam Á | | South-East Asia, Southeast Asia, Southeast Asian, South-East Asian
Thái Bình Dương | | Pacific
Seoul, Xơ-un | | Seoul
Busan, Pusan | | Busan, Pusan
Incheon | | Incheon
Daegu | | Daegu
Daejeon | | Daejeon
Gwangju | | Gwangju
Tokyo, Tô-ky-ô | | Tokyo
Osaka | | Osaka
Bắc Kinh | | Beijing
Thượng Hải | | Shanghai
Quảng Châu | | Guangzhou
Côn Minh | | Kunming
Vân Nam | | Yunnan
Quảng Tây | | Guangxi
Đài Bắc | | Taipei
Viêng Chăn, Vientiane | | Vientiane
Phnôm Pênh, Phnom Penh | | Phnom Penh
Bangkok, Băng Cốc | | Bangkok
Jakarta | | Jakarta
Manila | | Manila
Mátxcơva, Moskva, Mát-xcơ-va | | Moscow
Paris, Pa-ri | | Paris
Luân Đôn, London | | London
Berlin, Béc-lin | | Berlin
Roma | Rôma | Rome
Geneva, Giơ-ne-vơ | | Geneva
Washington, Oa-sinh-tơn | | Washington
New York, Niu Oóc | | New York
"""


def _read_table() -> tuple[Land, ...]:
    lands: list[Land] = []
    for row in _TABLE.strip().splitlines():
        vi, short, en = (tuple(form.strip() for form in cell.split(",") if form.strip()) for cell in row.split("|"))
        lands.append(Land(f"land {en[0].lower()}", vi, short, en))
    return tuple(lands)


LANDS = _read_table()
