"""Remittance through Python: the values of the result, its identities, refusals."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from allocation_oracle import random_case

import kvit

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests/data/documents/remittance.json"


def sample(**changes: Any) -> dict[str, Any]:
    return {**json.loads(SAMPLE.read_text("utf-8")), **changes}


# 1000.00 as 1500 : 500 is 750 and 250; of the month then 750 and 250 are left, and 1100.00 are 100
# beyond. 100.01 come back from the last place first: all of it water.
def test_the_values_are_exact() -> None:
    result = kvit.remit(SAMPLE)
    told = [
        (str(row.day), row.creditor, str(row.sums.collected), str(row.sums.returned),
         str(row.sums.commission), str(row.percent), str(row.base))
        for row in result.rows
    ]  # fmt: skip
    assert told == [
        ("2025-02-07", "uk", "750.00", "0.00", "11.25", "1.5", "collected"),
        ("2025-02-07", "vodokanal", "250.00", "0.00", "1.94", "0.7777", "collected"),
        ("2025-03-03", "uk", "750.00", "0.00", "9.38", "1.25", "net"),
        ("2025-03-03", "vodokanal", "250.00", "100.01", "1.94", "0.7777", "collected"),
    ]
    assert result.creditors["vodokanal"].to_transfer == Decimal("396.11")
    assert result.kept == Decimal("100.00")
    assert json.loads(result.to_json())["schema"] == "kvit-remittance-result/1"


def test_a_policy_and_a_day_of_knowledge() -> None:
    case = sample(policy={"inherits": "court"})
    assert kvit.remit(case, policy="legacy_compatible").policy == "court"
    case["payments"][1]["known_on"] = "2025-03-05"
    rows = kvit.remit(case, known_on=date(2025, 3, 4)).rows
    assert [str(row.day) for row in rows if row.sums.collected] == ["2025-02-07"] * 2
    chosen = {each.option: each.choice for each in kvit.remit(SAMPLE).practices}
    assert chosen["allocation_split"] == "by_charge"


def test_what_is_remitted_was_allocated() -> None:
    """Of random cases: by day and creditor the sums are those of the parts, and none is lost."""
    creditors = {"fund", "heat", "uk", "waste", "insurer"}
    contracts = [{"creditor": each, "percent": "1.2345"} for each in sorted(creditors)]
    met = 0
    for seed in range(400):
        case = {**random_case(seed), "schema": "kvit-remittance/1"}
        allocated = kvit.allocate({**case, "schema": "kvit-allocation/1"})
        result = kvit.remit({**case, "contracts": contracts})
        by_creditor: dict[str, Decimal] = {}
        for each in (*allocated.payments, *allocated.take_backs):
            for part in each.parts:
                by_creditor[part.creditor] = by_creditor.get(part.creditor, Decimal(0)) + part.amount
        for creditor, sums in result.creditors.items():
            assert sums.collected - sums.returned == by_creditor[creditor]
            met += sums.returned > 0
        totals, total = allocated.totals, result.total
        assert result.payments == totals
        assert total.collected - total.returned + result.kept == totals.received - totals.returned
        assert total.commission + total.to_transfer == totals.allocated
        for row in result.rows:
            exact = row.sums.collected * row.percent / 100
            assert abs(exact - row.sums.commission) <= Decimal("0.005")
    assert met > 40


def test_refusals_have_paths() -> None:
    with pytest.raises(kvit.Error) as refused:
        kvit.remit(sample(contracts=[]))
    assert (refused.value.name, refused.value.path) == ("missing_fact", "contracts")
    with pytest.raises(kvit.Error) as unknown:
        kvit.remit(sample(contracts=[{"creditor": "uk", "percent": "1", "base": "gross"}]))
    assert unknown.value.path == "contracts[0].base"
