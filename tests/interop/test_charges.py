"""Real worked charges, to the kopeck: each covered case names the formulas that give its numbers,
every other case names the reason why it does not fit yet."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Callable

import pytest
from shared import cases

import kvit

Inputs = dict[str, Any]


def amount(formula: str, *, resource: str | None = None, days: Any = None, **inputs: Any) -> str:
    result = kvit.formula(formula, resource).run(days=days, **inputs)
    return str(result.amount)


def yearly(monthly: str) -> Decimal:
    """The yearly norm of a monthly one."""
    return Decimal(monthly) * 12


def hot_water(i: Inputs, volume: Any, water: str, heat: str) -> dict[str, str]:
    return {
        "water": amount("metered", V=volume, T=i[water]),
        "heat": amount("hot_water_heat", V=volume, Q=i["q_gcal_m3"], T_heat=i[heat]),
    }


def hot_water_by_norm(i: Inputs, n: int, days: Any = None) -> dict[str, str]:
    norm = {"n": n, "N": i["norm_m3_person"], "days": days}
    water, heat = i["tariff_cold_rub_m3"], i["tariff_heat_rub_gcal"]
    return {
        "cold": amount("norm", T=water, **norm),
        "uplift": amount("norm_excess", T=water, K=i.get("K", 1), **norm),
        "heat": amount("hot_water_norm_heat", Q=i["q_gcal_m3"], T_heat=heat, **norm),
    }


def core_norm(*keys: str) -> Callable[[Inputs], Inputs]:
    def compute(i: Inputs) -> Inputs:
        found = hot_water_by_norm(i, i["n"])
        return {f"{key}_rub": found[key] for key in keys}

    return compute


def core_c5(i: Inputs) -> Inputs:
    # The average itself comes with the rules of п. 59; here it is the volume of the line.
    found = hot_water(
        {**i, "q_gcal_m3": i["q_gcal_m3"]}, "3.0", "tariff_cold_rub_m3", "tariff_heat_rub_gcal"
    )
    return {"cold_rub": found["water"], "heat_rub": found["heat"]}


def core_c8(i: Inputs) -> Inputs:
    expected = {}
    for number, segment in enumerate(i["segments"], 1):
        found = hot_water_by_norm(i, segment["n"], (segment["days"], i["days_in_month"]))
        expected[f"cold_{number}_rub"] = found["cold"]
        expected[f"heat_{number}_rub"] = found["heat"]
    return expected


def midmonth(i: Inputs) -> Inputs:
    def part(which: str) -> str:
        return amount(
            "norm", n=i["n"], N=i["norm_m3"], T=i[f"t_{which}"], days=(i[f"days_{which}"], i["days"])
        )

    return {"a_rub": part("a"), "b_rub": part("b")}


def raised(i: Inputs) -> Inputs:
    inputs = {"n": i["n"], "N": i["norm_m3"], "T": i["tariff_rub_m3"]}
    base = amount("norm", **inputs)
    excess = amount("norm_excess", K=i["K"], **inputs)
    return {
        "base_rub": base,
        "excess_rub": excess,
        "total_rub": str(Decimal(base) + Decimal(excess)),
    }


def waste_water(i: Inputs) -> Inputs:
    result = kvit.formula("waste_water").run(
        V_cold=i["V_cold_m3"], V_hot=i["V_hot_m3"], T=i["tariff_rub_m3"]
    )
    return {"volume_m3": str(result.quantity), "amount_rub": str(result.amount)}


def all_water(i: Inputs) -> Inputs:
    cold, hot = (i[key][1] - i[key][0] for key in ("cold", "hot"))
    lines = (
        amount("metered", V=cold, T=i["t_cold"]),
        amount("metered", V=hot, T=i["t_hot"]),
        amount("waste_water", V_cold=cold, V_hot=hot, T=i["t_waste"]),
    )
    return {"amount_rub": str(sum(map(Decimal, lines)))}


def mixed_water(i: Inputs) -> Inputs:
    first, last = map(Decimal, i["cold_1"])
    cold = last - first + Decimal(i["cold_2_avg"])
    hot = Decimal(i["hot"][1]) - Decimal(i["hot"][0])
    waste = kvit.formula("waste_water").run(V_cold=cold, V_hot=hot, T=i["tariff_waste"])
    return {
        "V_cold_m3": str(cold),
        "V_waste_m3": str(waste.quantity),
        "cold_rub": amount("metered", V=cold, T=i["tariff_cold"]),
        "waste_rub": str(waste.amount),
    }


def heat_and_hot_water(i: Inputs) -> Inputs:
    water = {"T_heat": i["tariff_gcal"], "Q": i["q_gcal_m3"]}
    heat = kvit.formula("hot_water_heat").run(V=i["hw_m3"], **water)
    return {
        "heating_rub": amount("metered", resource="Gcal", V=i["heat_gcal"], T=i["tariff_gcal"]),
        "carrier_rub": amount("metered", V=i["hw_m3"], T=i["tariff_carrier"]),
        "hw_gcal": str(heat.quantity),
        "hw_heat_rub": str(heat.amount),
    }


def open_khabarovsk(i: Inputs) -> Inputs:
    found = hot_water(i, i["V_m3"], "t_carrier", "t_heat")
    return {"carrier_rub": found["water"], "heat_rub": found["heat"]}


def price_of_hot_water(i: Inputs) -> Inputs:
    heat = Decimal(i["heat_tariff_rub_gcal"]) + Decimal(i["surcharge_rub_gcal"])
    price = amount("hot_water", V=1, T_water=i["cold_rub_m3"], Q=i["q_gcal_m3"], T_heat=heat)
    return {"price_rub_m3": price}


def person_year(i: Inputs) -> Inputs:
    result = kvit.formula("solid_waste_person").run(
        n=i["n"], N_year=i["norm_m3_per_person_year"], T=i["tariff_rub_m3"]
    )
    return {"amount_rub": str(result.amount), "monthly_norm_m3": str(result.quantity)}


def simple(formula: str, resource: str | None = None, **names: Any) -> Callable[[Inputs], Inputs]:
    """One formula; a value is the name of an input of the case, or a number itself."""

    def compute(i: Inputs) -> Inputs:
        inputs = {
            symbol: i[name] if isinstance(name, str) and name in i else name
            for symbol, name in names.items()
        }
        return {"amount_rub": amount(formula, resource=resource, **inputs)}

    return compute


def document_total(i: Inputs) -> Inputs:
    lines = sum(map(Decimal, i["line_totals"]))
    return {
        "total_without_insurance": str(lines),
        "total_with_insurance": str(lines + Decimal(i["insurance"])),
    }


heat_norm = simple("norm", "Gcal", n=1, N="norm_gcal", T="tariff_rub_gcal")

COVERED: dict[str, Callable[[Inputs], Inputs]] = {
    "odn-el-odpu-3": lambda i: {
        "individual_amount_rub": amount(
            "metered", resource="kWh", V=i["meter_kwh"], T=i["tariff_rub_kwh"]
        )
    },
    "waste-rate-5": simple("norm_area", S=1, N="norm_m3_month", T="tariff_rub_m3"),
    "waste-rate-1": simple("norm", n=1, N="norm_m3_month", T="tariff_rub_m3"),
    "norm-times-tariff-mo-3": simple("norm", n="n", N="norm_m3_per_person_month", T="tariff_rub_m3"),
    "epd-2026-07-tko": simple("per_area", S="S_i_m2", T="rate_rub_m2"),
    "epd-2026-07-insurance": simple("per_area", S="S_i_m2", T="rate_rub_m2"),
    "caprepair-house-1": lambda i: {
        "month_rub": amount("per_area", S=i["S_m2"], T=i["rate_rub_m2"])
    },
    "tko-person-1": person_year,
    "tko-person-sakhalin-1": person_year,
    "tko-person-sakhalin-2": person_year,
    "tko-person-sakhalin-3": person_year,
    "hw-price-3": price_of_hot_water,
    "norm-times-tariff-kbr-1": simple("norm_area", "Gcal", S=1, N="norm_gcal", T="tariff_rub_gcal"),
    "norm-times-tariff-kbr-6": heat_norm,
    "norm-times-tariff-kbr-7": heat_norm,
    "epd-2026-07-cold-base": simple("norm", n="n", N="norm_m3", T="tariff_rub_m3"),
    "epd-2026-07-gas": simple("per_person", n="n", T="rate_rub_person"),
    "epd-2026-07-waste-water": waste_water,
    "hw-open-khab-1": open_khabarovsk,
    "epd-2026-07-hw-carrier": simple("metered", V="V_m3", T="tariff_rub_m3"),
    "epd-2026-07-cold-K3": raised,
    "water-all-1": all_water,
    "epd-2026-07-total": document_total,
    "core-C1": core_norm("cold", "uplift", "heat"),
    "core-C4": core_norm("cold"),
    "core-C5": core_c5,
    "core-C6": core_norm("uplift"),
    "core-C7": core_norm("cold", "uplift", "heat"),
    "core-C8": core_c8,
    "hw-midmonth-sovgavan-1": midmonth,
    "water-mixed-1": mixed_water,
    "heat-hw-2026-08": heat_and_hot_water,
    # Charges of a concession are ordinary lines; the concession itself comes with the benefits.
    "lg-el-2": lambda i: {
        "charge_rub": amount("metered", resource="kWh", V=i["actual_kwh"], T=i["tariff_rub_kwh"])
    },
    "lg-el-1": lambda i: {
        "charge_rub": amount("metered", resource="kWh", V=i["actual_kwh"], T=i["tariff_rub_kwh"])
    },
    "lg-water-1": lambda i: {
        "charge_rub": amount("metered", V=i["actual_m3"], T=i["tariff_rub_m3"])
    },
    "lg-housing-1": lambda i: {"charge_rub": amount("per_area", S=i["S_m2"], T=i["rate_rub_m2"])},
}

COMMON_NEEDS = "needs the house's common needs (formulas 10 to 15, КР на СОИ)"
HEATING = "needs the rules of heating"
BENEFIT = "needs benefits and subsidies"
BANDS = "needs zones and bands of electricity"
CONTRADICTS = "the printed result contradicts its own formula; see the note of the case"

NOT_COVERED: dict[str, str] = {
    "odn-el-odpu-1": COMMON_NEEDS,
    "odn-el-norm-1": COMMON_NEEDS,
    "odn-el-norm-2": COMMON_NEEDS,
    "odn-cold-norm-1": COMMON_NEEDS,
    "waste-rate-6": CONTRADICTS,
    "hw-price-1": CONTRADICTS,
    "norm-times-tariff-kbr-2": CONTRADICTS,
    "hw-own-production-1": "needs hot water made in the house (formula 20)",
    "heat-norm-K-1": HEATING,
    "heat-norm-K-2": "a norm is taken as published, never computed",
    "core-C11": HEATING,
    "core-C12": HEATING,
    "heat-f3-1": HEATING,
    "core-C3": "needs the roll-over of a meter",
    "epd-2026-07-hw-shutdown": "incomplete: the days of the shutdown are not printed",
    "subsidy-1": BENEFIT,
    "caprepair-comp-2": BENEFIT,
    "caprepair-comp-5": BENEFIT,
    "caprepair-comp-6": BENEFIT,
    "quality-heat-1": "needs reductions for quality",
    "multizone-1": BANDS,
    "bands-kuban-1": BANDS,
    "bands-ulyanovsk-1": BANDS,
    "bands-zones-1": BANDS,
}

CASES = {case["id"]: case for case in cases("charges.jsonl")}


def test_every_case_is_covered_or_has_a_reason() -> None:
    assert not set(COVERED) & set(NOT_COVERED)
    assert set(CASES) == set(COVERED) | set(NOT_COVERED)


@pytest.mark.parametrize("name", COVERED)
def test_to_the_kopeck(name: str) -> None:
    case = CASES[name]
    computed = COVERED[name](case["inputs"])
    common = {key: value for key, value in case["expected"].items() if key in computed}
    assert common, "nothing of the case is compared"
    for key, value in common.items():
        assert Decimal(computed[key]) == Decimal(value), key
