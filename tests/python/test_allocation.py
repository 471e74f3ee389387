"""Allocation through Python: the values of the result, the practices that have a case, refusals."""

from __future__ import annotations

import itertools
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import kvit
from kvit.conformance import load

ROOT = Path(__file__).resolve().parents[2]
CASES = [each for file in sorted((ROOT / "tests/cases/allocate").iterdir()) for each in load(file)]
SCHEMA = json.loads(
    (ROOT / "src/format/schema/kvit-allocation-1.schema.json").read_text(encoding="utf-8")
)
SAMPLE = ROOT / "tests/data/documents/allocation.json"


def owes(month: str, creditor: str, amount: str) -> dict[str, Any]:
    return {
        "creditor": creditor,
        "service": creditor,
        "month": month,
        "due_date": f"{month}-28",
        "amount": amount,
    }


def case(**more: Any) -> dict[str, Any]:
    return {
        "schema": "kvit-allocation/1",
        "id": "c",
        "accounts": [
            {"account": "a", "receivables": [owes("2025-01", "uk", "30.00"), owes("2025-01", "w", "10.00")]}
        ],
        "payments": [{"id": "p", "account": "a", "paid": "2025-03-05", "amount": "20.00"}],
        **more,
    }


def test_every_practice_has_a_case() -> None:
    rules = SCHEMA["properties"]["policy"]["properties"]
    named = {(name, each) for name, rule in rules.items() for each in rule.get("enum", [])}
    chosen = {
        pair for each in CASES for pair in each.given["case"].get("policy", {}).items()
    }
    assert len(named) > 20
    assert named - chosen == set()


def test_every_reason_has_a_case() -> None:
    result = json.loads(
        (ROOT / "src/format/schema/kvit-allocation-result-1.schema.json").read_text("utf-8")
    )
    named = set(result["$defs"]["part"]["properties"]["why"]["enum"])
    lines = itertools.chain.from_iterable(
        row.get("parts", []) for each in CASES for row in each.expect.get("payments", [])
    )
    assert named - {line.rpartition(" ")[2] for line in lines} == set()


def test_the_values_are_exact() -> None:
    result = kvit.allocate(case())
    payment = result.payment("p")
    assert [(each.creditor, each.amount, each.why) for each in payment.parts] == [
        ("uk", Decimal("15.00"), "oldest"),
        ("w", Decimal("5.00"), "oldest"),
    ]
    assert payment.parts[0].kind is kvit.PartKind.PRINCIPAL
    assert payment.paid == date(2025, 3, 5)
    (account,) = result.accounts
    assert [each.left for each in account.receivables] == [Decimal("15.00"), Decimal("5.00")]
    assert result.totals.received == result.totals.allocated == Decimal("20.00")
    assert json.loads(result.to_json())["schema"] == "kvit-allocation-result/1"


def test_a_policy_and_a_day_of_knowledge() -> None:
    by_debt = kvit.allocate(case(), policy="legacy_compatible")
    assert {each.option: each.choice for each in by_debt.practices}["allocation_split"] == "by_debt"
    assert by_debt.policy == "legacy_compatible"
    known = case()
    known["payments"][0]["known_on"] = "2025-03-07"
    assert kvit.allocate(known, known_on=date(2025, 3, 6)).payments == ()
    assert len(kvit.allocate(known, known_on=date(2025, 3, 7)).payments) == 1


def test_the_sample_takes_back_what_it_gave() -> None:
    result = kvit.allocate(SAMPLE)
    assert [each.kind for each in result.take_backs] == ["reversal", "transfer", "refund"]
    assert result.payment("t2").transferred == "p2"
    totals = result.totals
    assert totals.received - totals.returned == totals.allocated + totals.advance + totals.unallocated
    for payment in result.payments:
        placed = sum((part.amount for part in payment.parts), Decimal(0))
        assert placed + payment.advance + payment.unallocated == payment.amount


def test_refusals_have_paths() -> None:
    with pytest.raises(kvit.Error) as refused:
        kvit.allocate(case(payments=[{"id": "p", "paid": "2025-03-05", "amount": "-1.00"}]))
    assert (refused.value.name, refused.value.path) == ("out_of_range", "payments[0].amount")
    with pytest.raises(kvit.Error) as unknown:
        kvit.allocate(case(policy={"split": "by_debt"}))
    assert (unknown.value.name, unknown.value.path) == ("unknown_key", "policy.split")
    with pytest.raises(kvit.Error) as missing:
        kvit.allocate(case()).payment("q")
    assert missing.value.name == "not_found"
