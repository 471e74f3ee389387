"""Numbers of the law by dates, written from its text.

Постановление Правительства РФ № 354 with its amendments; Налоговый кодекс, ст. 164.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

Dated = list[tuple[date, str]]  # from this day on, until the next row

# Повышающий коэффициент: пп. 42, 60(1); ПП 603 of 2016, ПП 1871 of 25.11.2025. For electricity the
# supplier installs meters since 2020-07-01: only a refusal of access raises the norm (п. 60(3)).
RAISING: dict[tuple[str, str], Dated] = {
    ("cold_water", "no_meter"): [
        (date(2016, 7, 1), "1.4"), (date(2017, 1, 1), "1.5"), (date(2025, 12, 6), "3"),
    ],
    ("cold_water", "meter_failed"): [(date(2017, 1, 1), "1.5"), (date(2025, 12, 6), "3")],
    ("cold_water", "no_access"): [(date(2017, 1, 1), "1.5"), (date(2025, 12, 6), "3")],
    ("hot_water", "no_meter"): [(date(2016, 7, 1), "1.4"), (date(2017, 1, 1), "1.5")],
    ("hot_water", "meter_failed"): [(date(2017, 1, 1), "1.5")],
    ("hot_water", "no_access"): [(date(2017, 1, 1), "1.5")],
    ("electricity", "no_meter"): [
        (date(2016, 7, 1), "1.4"), (date(2017, 1, 1), "1.5"), (date(2020, 7, 1), "1"),
    ],
    ("electricity", "meter_failed"): [(date(2017, 1, 1), "1.5"), (date(2020, 7, 1), "1")],
    ("electricity", "no_access"): [(date(2017, 1, 1), "1.5")],
}

INTERFERENCE_FACTOR = Fraction(10)  # п. 81(11)
INTERFERENCE_MONTHS = 3
AVERAGE_PERIODS = 3  # п. 59, periods in a row
HOUSE_HEAT_PERIODS: Dated = [(date(2013, 6, 1), "3"), (date(2025, 3, 1), "6")]  # п. 59(1)
HOUSE_HEAT_BY_DAYS = date(2025, 3, 1)  # ПП 1176 of 29.08.2024: by days of heating, corrected
HISTORY_MONTHS = 6  # п. 59
HISTORY_MONTHS_YOUNG = 3

VAT_GENERAL: Dated = [
    (date(2004, 1, 1), "18"), (date(2019, 1, 1), "20"), (date(2026, 1, 1), "22"),
]
VAT_USN: dict[str, Dated] = {
    "usn5": [(date(2025, 1, 1), "5")],
    "usn7": [(date(2025, 1, 1), "7")],
}

# Способы определения объёма by the state of metering, in their order.
WITHOUT_RAISING = {
    "read": ["difference"],
    "reading_not_sent": ["average", "norm"],
    "verification_expired": ["average", "norm"],
    "failed": ["average", "norm"],
    "no_access": ["average", "norm"],
    "interference": ["norm"],
    "no_meter": ["norm"],
}
GENERAL = {
    **WITHOUT_RAISING,
    "verification_expired": ["average", "norm_raised"],
    "failed": ["average", "norm_raised"],
    "no_access": ["average", "norm_raised"],
    "interference": ["norm_raised"],
    "no_meter": ["norm_raised"],
}
# пп. 59(г), 60(3), 80(1): since 2020-07-01.
ELECTRICITY = {
    "read": ["difference"],
    "reading_not_sent": ["average_until_restored", "norm"],
    "verification_expired": ["difference", "average_until_restored", "norm"],
    "failed": ["average_until_restored", "norm"],
    "no_access": ["average", "norm_raised"],
    "interference": ["norm_raised"],
    "no_meter": ["norm"],
}
REASON = {
    "verification_expired": "meter_failed",
    "failed": "meter_failed",
    "interference": "meter_failed",
    "no_access": "no_access",
    "no_meter": "no_meter",
}


def dated(rows: Dated, day: date) -> Fraction | None:
    found = [value for start, value in rows if start <= day]
    return Fraction(found[-1]) if found else None


def steps(service: str, day: date) -> dict[str, list[str]]:
    if service == "electricity" and day >= date(2020, 7, 1):
        return ELECTRICITY
    if service in ("gas", "heating"):
        return WITHOUT_RAISING
    return GENERAL


def raising_factor(service: str, state: str, day: date) -> Fraction:
    """One where the law has none."""
    return dated(RAISING.get((service, REASON[state]), []), day) or Fraction(1)


def vat_percent(regime: str, kind: str, day: date) -> Fraction:
    """Of a provider's regime for a kind of service; 0: none."""
    if kind in ("capital_repair", "rent"):
        return Fraction(0)
    rows = VAT_GENERAL if regime == "general" else VAT_USN.get(regime, [])
    return dated(rows, day) or Fraction(0)


def house_periods(service: str, day: date) -> int:
    """п. 59(1): how many periods in a row a meter of the house may go by its average."""
    if service != "heating":
        return AVERAGE_PERIODS
    return int(dated(HOUSE_HEAT_PERIODS, day) or AVERAGE_PERIODS)
