"""The tariff book of the example house: synthetic values of the order of 2025."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

SYNTHETIC = {
    "source": "условное значение для примера",
    "confidence": "low",
    "standing": "synthetic",
}

# Days on which prices change: an odd day of the water utility, the indexation, the new VAT.
START, WATER, INDEXATION, VAT = "2025-01-01", "2025-02-07", "2025-07-01", "2026-01-01"
HALF_YEARS = (START, INDEXATION, VAT)

Value = dict[str, Any]


def values(days: tuple[str, ...], *numbers: str) -> list[Value]:
    """Values by dates: the last one is open."""
    dated: list[Value] = [{"from": day, "value": value} for day, value in zip(days, numbers, strict=True)]
    for earlier, later in pairwise(dated):
        earlier["to"] = later["from"]
    return dated


def tariff(
    name: str, service: str, provider: str, unit: str, dated: list[Value], **more: Any
) -> dict[str, Any]:
    return {
        "id": name,
        "service": service,
        "provider": provider,
        "unit": unit,
        **more,
        "values": dated,
    }


def norm(name: str, service: str, unit: str, ru: str, en: str, value: str) -> dict[str, Any]:
    return {
        "id": name,
        "service": service,
        "title": {"ru": ru, "en": en},
        "unit": unit,
        "values": [{"value": value}],
    }


PROVIDERS = [
    {"id": "uk", "name": "Управляющая организация (условная)"},
    {"id": "fund", "name": "Фонд капитального ремонта (условный)"},
    {"id": "vodokanal", "name": "Водоканал (условный)", "vat_regime": "general"},
    {"id": "teploset", "name": "Тепловая сеть (условная)", "vat_regime": "general"},
    {"id": "energosbyt", "name": "Энергосбыт (условный)", "vat_regime": "general"},
    {"id": "gorgaz", "name": "Горгаз (условный)"},
    {"id": "regoperator", "name": "Региональный оператор ТКО (условный)"},
    {"id": "intercom", "name": "Обслуживание домофона (условное)"},
    {"id": "insurer", "name": "Страховая организация (условная)"},
]

# Roubles for a kWh by zones: bands 1, 2, 3, each from January 2025, July 2025, January 2026.
POWER = {
    "single": (("5.38", "6.05", "6.15"), ("7.26", "8.17", "8.31"), ("12.37", "13.92", "14.15")),
    "day": (("6.19", "6.96", "7.08"), ("8.35", "9.39", "9.55"), ("14.23", "16.01", "16.28")),
    "peak": (("6.73", "7.56", "7.69"), ("9.08", "10.21", "10.38"), ("15.46", "17.40", "17.69")),
    "half_peak": (("5.38", "6.05", "6.15"), ("7.26", "8.17", "8.31"), ("12.37", "13.92", "14.15")),
    "night": (("3.55", "3.99", "4.06"), ("4.79", "5.39", "5.48"), ("8.16", "9.18", "9.33")),
}
MENUS = {"single": ("single",), "two": ("day", "night"), "three": ("peak", "half_peak", "night")}
LIMITS = ("1100", "1700")  # kWh a month, below the limits that no region may pass


def prices() -> list[dict[str, Any]]:
    """All tariffs. Those of non-residential premises are without VAT, which comes on top."""
    water = (START, WATER, INDEXATION, VAT)
    firm = {"vat": "on_top"}
    m3, kwh, gcal, m2 = "RUB/m3", "RUB/kWh", "RUB/Gcal", "RUB/m2"
    flat = values((START,), "65.00")
    every = [
        tariff("maintenance", "maintenance", "uk", m2, values((START, "2025-05-01"), "24.36", "26.90")),
        tariff("capital_repair", "capital_repair", "fund", m2, values((START, VAT), "12.80", "13.70")),
        tariff("cold", "cold_water", "vodokanal", m3, values(water, "45.12", "47.03", "52.36", "53.23")),
        tariff("cold.firm", "cold_water", "vodokanal", m3, values(water, "37.60", "39.19", "43.63", "43.63"), **firm),
        tariff("waste", "waste_water", "vodokanal", m3, values(HALF_YEARS, "34.85", "39.00", "39.65")),
        tariff("waste.firm", "waste_water", "vodokanal", m3, values(HALF_YEARS, "29.04", "32.50", "32.50"), **firm),
        tariff("heat", "heating", "teploset", gcal, values(HALF_YEARS, "2417.56", "2705.25", "2750.34")),
        tariff("heat.firm", "heating", "teploset", gcal, values(HALF_YEARS, "2014.63", "2254.38", "2254.38"), **firm),
        tariff("power.common", "electricity", "energosbyt", kwh, values(HALF_YEARS, "5.38", "6.05", "6.15")),
        tariff("power.firm", "electricity", "energosbyt", kwh, values(HALF_YEARS, "8.94", "9.72", "9.72"), **firm),
        tariff("gas", "gas", "gorgaz", m3, values(HALF_YEARS, "9.12", "10.06", "10.23")),
        tariff("solid_waste", "solid_waste", "regoperator", m3, values(HALF_YEARS, "582.40", "634.82", "645.42")),
        tariff("intercom", "intercom", "intercom", "RUB/premises", flat),
        tariff("insurance", "insurance", "insurer", m2, values((START,), "3.10")),
    ]
    for zone, bands in POWER.items():
        for band, numbers in enumerate(bands, 1):
            every.append(
                tariff(f"power.{zone}.{band}", "electricity", "energosbyt", kwh, values(HALF_YEARS, *numbers))
            )
    return every


NORMS = [
    norm("cold", "cold_water", "m3/person", "Холодная вода, ванна и душ", "Cold water, bath and shower", "4.12"),
    norm("hot", "hot_water", "m3/person", "Горячая вода, ванна и душ", "Hot water, bath and shower", "3.04"),
    norm("waste", "waste_water", "m3/person", "Водоотведение, вся вода", "Waste water, all water", "7.16"),
    norm("warming", "hot_water", "Gcal/m3", "Тепло на нагрев 1 м³ воды", "Heat for warming 1 m³ of water", "0.0603"),
    norm("gas.cooking", "gas", "m3/person", "Газ на приготовление пищи", "Gas for cooking", "10"),
    norm("waste.year", "solid_waste", "m3/person/year", "Накопление ТКО", "Solid waste", "2.28"),
    norm("power", "electricity", "kWh/person", "Электроэнергия без счётчика", "Electricity without a meter", "96"),
    norm("common.cold", "cold_water", "m3/m2", "Холодная вода на СОИ", "Cold water, common property", "0.026"),
    norm("common.hot", "hot_water", "m3/m2", "Горячая вода на СОИ", "Hot water, common property", "0.026"),
    norm("common.waste", "waste_water", "m3/m2", "Сточные воды на СОИ", "Waste water, common property", "0.052"),
    norm("common.power", "electricity", "kWh/m2", "Электроэнергия на СОИ", "Electricity, common property", "2.1"),
]


def plans() -> list[dict[str, Any]]:
    """Тарифные меню: a town with gas stoves, by the zones of the meter."""
    return [
        {
            "id": f"town.{name}",
            "service": "electricity",
            "provider": "energosbyt",
            "rates": [
                {"zone": zone, "band": band, "tariff": f"power.{zone}.{band}"}
                for zone in zones
                for band in (1, 2, 3)
            ],
            "limits": [
                {"band": band, "values": [{"from": START, "value": limit}]}
                for band, limit in enumerate(LIMITS, 1)
            ],
        }
        for name, zones in MENUS.items()
    ]


HEATING = {
    "id": "town",
    "title": {"ru": "Город (условный)", "en": "The town (synthetic)"},
    "payment": [{"from": "2020-01-01", "value": "evenly"}],
    "season": [
        {"from": "2024-09-26", "to": "2025-05-06"},
        {"from": "2025-09-24", "to": "2026-05-08"},
    ],
}

BENEFITS = [
    {
        "id": "half",
        "title": {"ru": "50 % в пределах норматива", "en": "50 % within the norm"},
        "services": ["cold_water", "hot_water", "electricity"],
        "shape": "deduction",
        "base": "up_to_norm",
        "share": [{"from": START, "value": "0.5"}],
    },
    {
        "id": "half.waste",
        "title": {"ru": "50 % в пределах норматива", "en": "50 % within the norm"},
        "services": ["waste_water"],
        "shape": "deduction",
        "base": "up_to_norm",
        "norm": "waste",
        "share": [{"from": START, "value": "0.5"}],
    },
    {
        "id": "half.area",
        "title": {"ru": "50 % в пределах стандарта площади", "en": "50 % within the standard of area"},
        "services": ["maintenance"],
        "shape": "deduction",
        "base": "area",
        "share": [{"from": START, "value": "0.5"}],
        "area_standard": [{"from": START, "value": "42"}],
    },
    {
        "id": "capital_repair_70",
        "title": {
            "ru": "Половина взноса на капитальный ремонт после 70 лет",
            "en": "Half of the capital repair after 70",
        },
        "services": ["capital_repair"],
        "shape": "compensation",
        "base": "area",
        "share": [{"from": START, "value": "0.5"}],
        "area_standard": [{"from": START, "value": "33"}],
    },
]


def book() -> dict[str, Any]:
    """kvit-tariffs/1."""
    return {
        "schema": "kvit-tariffs/1",
        "id": "synthetic-2025",
        "known_on": "2024-12-20",
        "source": SYNTHETIC,
        "providers": PROVIDERS,
        "tariffs": prices(),
        "norms": NORMS,
        "plans": plans(),
        "heating": [HEATING],
        "benefits": BENEFITS,
    }
