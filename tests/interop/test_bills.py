"""Real receipts and notices: every line that is quantity × price, norm × people or a solid waste norm is
computed again to the kopeck; totals are the sums of the lines."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from shared import cases

import kvit

CASES = {case["id"]: case for case in cases("bills.jsonl")}
NUMBER = r"(\d+(?:\.\d+)?)"
UNITS = {"кВт.ч": "kWh", "Гкал": "Gcal", "Куб.м": "m3", "тонн": "t"}


def run(formula: str, resource: str | None = None, **inputs: str | int) -> kvit.FormulaResult:
    found = kvit.formula(formula, resource)
    assert isinstance(found, kvit.Formula)
    return found.run(**inputs)


def by_text(formula: str) -> kvit.FormulaResult | None:
    """The line of a bill from the arithmetic that its source prints."""
    share = rf"\*{NUMBER}/{NUMBER}\*{NUMBER}"
    if house := re.fullmatch(rf"\({NUMBER}((?:-\d+)+)\){share}", formula):
        whole, premises, area, all_areas, tariff = house.groups()
        actual = kvit.formula("common_actual", "kWh")
        assert isinstance(actual, kvit.VolumeFormula)
        taken = sum(map(Decimal, premises.strip("-").split("-")))
        common = actual.run(V_D=whole, V_own=taken, V_carried=0).volume
        return run("common_share", "kWh", V=str(common), S=area, S_ob=all_areas, T=tariff)
    if norm := re.fullmatch(rf"{NUMBER}\*{NUMBER}\*{NUMBER}/{NUMBER}\*{NUMBER}", formula):
        n, common_area, area, all_areas, tariff = norm.groups()
        return run("common_norm", "kWh", N=n, S_oi=common_area, S=area, S_ob=all_areas, T=tariff)
    if square := re.fullmatch(rf"{NUMBER}\*{NUMBER}/{NUMBER}\*{NUMBER}", formula):
        n, common_area, all_areas, tariff = square.groups()
        return run("common_norm", "kWh", N=n, S_oi=common_area, S=1, S_ob=all_areas, T=tariff)
    if two := re.fullmatch(rf"{NUMBER}\*{NUMBER}", formula):
        return run("metered", V=two[1], T=two[2])
    if three := re.fullmatch(rf"{NUMBER}\*{NUMBER}\*{NUMBER}", formula):
        persons = next((g for g in three.groups() if re.fullmatch(r"[1-9]", g)), None)
        if persons is None:
            return None
        rest = list(three.groups())
        rest.remove(persons)
        return run("norm", n=persons, N=rest[0], T=rest[1])
    if year := re.fullmatch(rf"{NUMBER}\*{NUMBER}/12", formula):
        return run("solid_waste_area", S=1, N_year=year[2], T=year[1])
    if re.fullmatch(NUMBER, formula):
        return run("per_premises", k=1, T=formula)
    return None


# What these formulas do not reach yet, with the reason.
NOT_COVERED = {
    "web-penalty-wrong-law": "a penalty",
    "kuban-bands-2025-inputs": "bands, the answer is cut from the source",
    "moscow-vat-rebase": "a tariff made from another: tariffs are data",
    "spb-jsk1158-heat": "incomplete: the area of the house is not given",
}


def lines() -> list[Any]:
    return [
        pytest.param(case, line, id=f"{name}-{number}")
        for name, case in CASES.items()
        for number, line in enumerate(case["lines"], 1)
        if name not in NOT_COVERED and by_text(line["formula"]) is not None
    ]


@pytest.mark.parametrize(("case", "line"), lines())
def test_line(case: dict[str, Any], line: dict[str, Any]) -> None:
    result = by_text(line["formula"])
    assert result is not None
    assert result.amount == Decimal(line["computed"])
    if line.get("published") is not None and line["match"]:
        assert result.amount == Decimal(line["published"])
    if "unit" in line:
        metered = run("metered", UNITS[line["unit"]], V=line["qty"], T=line["price"])
        assert metered.amount == Decimal(line["computed"])


def test_every_bill_is_covered_or_has_a_reason() -> None:
    covered = {
        name
        for name, case in CASES.items()
        if name not in NOT_COVERED and any(by_text(line["formula"]) for line in case["lines"])
    }
    assert covered | set(NOT_COVERED) == set(CASES)


def test_totals_are_sums_of_rounded_lines() -> None:
    checked = 0
    for case in CASES.values():
        if not case["total"] or not case["total_match"]:
            continue
        amounts = [Decimal(line["computed"]) for line in case["lines"] if line.get("sum", True)]
        assert sum(amounts) == Decimal(case["total"]), case["id"]
        checked += 1
    assert checked >= 25
