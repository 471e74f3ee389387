"""Where the law leaves a choice: the options of a policy."""

from __future__ import annotations

from datetime import date
from typing import Any

from .days import in_force

DEFAULTS = {
    "hot_water_lines": "two_lines",
    "raising_factor_lines": "separate_excess",
    "nobody_registered": "owners",
    "missing_reading": "average",
    "solid_waste_area_rate": "unrounded",
    "average_window": "least",
    "house_shares": "exact",
    "zone_bands": "total_proportional",
    "band_part_month": "limit_by_days",
    "band_several_months": "limits_of_months",
    "temporarily_absent": "counted",
    "heating_part_month": "by_days",
    "heating_unmetered": "formula_3_7",
    "yearly_correction": "january",
    "late_reading": "spread",
    "common_below_zero": "carried",
}


class Options:
    def __init__(self, policy: dict[str, Any] | None) -> None:
        self.rows = (policy or {}).get("options", [])

    def __call__(self, option: str, day: date) -> str:
        row = in_force([each for each in self.rows if each["option"] == option], day)
        return str(row["choice"]) if row else DEFAULTS[option]
