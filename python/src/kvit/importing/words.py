"""Words of tables that kvit knows without a dictionary of the map."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kvit.text import Text

SERVICES = (
    "maintenance", "capital_repair", "rent", "cold_water", "hot_water", "waste_water",
    "electricity", "gas", "heating", "solid_waste", "intercom", "antenna", "insurance",
)  # fmt: skip

_SERVICE_WORDS = {
    "maintenance": (
        "содержание жилого помещения", "содержание", "содержание и ремонт", "содержание жилья",
        "housing maintenance",
    ),
    "capital_repair": (
        "взнос на капитальный ремонт", "капитальный ремонт", "капремонт", "capital repair",
    ),
    "rent": ("плата за наём", "наём", "найм", "municipal rent"),
    "cold_water": ("холодное водоснабжение", "холодная вода", "хвс", "cold water"),
    "hot_water": ("горячее водоснабжение", "горячая вода", "гвс", "hot water"),
    "waste_water": ("водоотведение", "канализация", "канализование", "waste water"),
    "electricity": ("электроснабжение", "электроэнергия", "эл. энергия", "электричество"),
    "gas": ("газоснабжение", "газ"),
    "heating": ("отопление",),
    "solid_waste": ("обращение с тко", "тко", "вывоз тко", "solid waste"),
    "intercom": ("домофон",),
    "antenna": ("антенна",),
    "insurance": ("добровольное страхование", "страхование", "voluntary insurance"),
}  # fmt: skip

_UNIT_WORDS = {
    "m3": ("м3", "м³", "куб.м", "куб. м", "куб м", "m³"),
    "kWh": ("квтч", "квт·ч", "квт*ч", "квт.ч", "квт-ч", "квт ч", "kwh"),
    "Gcal": ("гкал", "gcal"),
    "t": ("т", "тонна"),
    "m2": ("м2", "м²", "кв.м", "кв. м", "кв м", "m²"),
    "person": ("чел", "чел.", "человек", "человека", "person"),
    "premises": ("помещение", "квартира", "кв", "кв.", "premises", "л/с", "счёт"),
    "year": ("год", "year"),
    "month": ("мес", "мес.", "месяц", "в месяц", "month"),
    "RUB": ("руб", "руб.", "₽", "р.", "р", "rub"),
}

#: What a row of the table of tariffs is.
PRICE, NORM, HEAT_PRICE, HEATING_NORM = "price", "norm", "heat_price", "heating_norm"
_ROLE_WORDS = {
    PRICE: ("", "тариф", "цена", "ставка", "price", "tariff"),
    NORM: ("норматив", "норма", "norm"),
    HEAT_PRICE: ("тариф на тепло", "тариф на тепловую энергию", "heat tariff"),
    HEATING_NORM: ("тепло на нагрев", "норматив тепла на нагрев", "heat for warming"),
}
_KIND_WORDS = {
    "dwelling": ("", "жилое", "жилое помещение", "квартира", "dwelling", "flat"),
    "room": ("комната", "room"),
    "non_residential": ("нежилое", "нежилое помещение", "non-residential"),
}
_ZONE_WORDS = {"single": ("", "одна", "однотарифный", "сутки", "т1", "single")}


def plain(text: str) -> str:
    """For comparison: the letter case, `ё` and the number of blanks do not matter.

    >>> plain("  Лицевой\\u00a0 СЧЁТ ")
    'лицевой счет'
    """
    return " ".join(text.split()).casefold().replace("ё", "е")


def _dictionary(words: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    found = {plain(word): key for key, spellings in words.items() for word in spellings}
    return found | {plain(key): key for key in words}


services: dict[str, str] = _dictionary(_SERVICE_WORDS)
roles: dict[str, str] = _dictionary(_ROLE_WORDS)
kinds: dict[str, str] = _dictionary(_KIND_WORDS)
zones: dict[str, str] = _dictionary(_ZONE_WORDS)
_units: dict[str, str] = _dictionary(_UNIT_WORDS)


def unit_of(text: str) -> str | None:
    """A unit as people write it, as the documents write it; None where it is not known.

    >>> unit_of("руб./куб.м"), unit_of("м³/чел. в год"), unit_of("Гкал/м3"), unit_of("RUB/kWh")
    ('RUB/m3', 'm3/person/year', 'Gcal/m3', 'RUB/kWh')
    """
    parts = re.split(r"/| за | с | на | в ", f"{plain(text)} ")
    known = [_units.get(part.strip()) for part in parts]
    if not text.strip() or None in known:
        return None
    return "/".join(each for each in known if each and each != "month")


#: Headers of what belongs to people and not to a calculation.
_PERSONAL = re.compile(
    r"\b(фио|ф\.?\s?и\.?\s?о|фамилия|имя|отчество|адрес\w*|улица|телефон\w*|тел|e-?mail|почта"
    r"|паспорт\w*|снилс|инн|дата рождения|наниматель|собственник|плательщик|жилец|квартиросъемщик"
    r"|name|surname|address|phone|street|birth\w*|passport|owner|tenant)\b"
)

NOT_PERSONAL = Text(
    "столбец без имён, адресов и телефонов", "a column without names, addresses and phones"
)


def is_personal(header: str) -> bool:
    """Does a header announce names, addresses, phones?

    >>> is_personal("Ф.И.О. собственника"), is_personal("Собственников")
    (True, False)
    """
    return bool(_PERSONAL.search(plain(header)))
