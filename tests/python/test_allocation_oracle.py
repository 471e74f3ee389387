"""kvit against a second reading of allocation (tests/oracle): random cases, to the kopeck.

`KVIT_HISTORIES=n` sets the number of cases, `KVIT_SEED_BASE=n` the first one, `KVIT_SEED=n` runs
that one only; `KVIT_DEEP_MINUTES=m` adds fresh ones for so long.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from allocation_core import allocated
from allocation_oracle import evaluate, random_case
from allocation_oracle.compare import difference, report, view, without_one_thing
from allocation_oracle.options import CHOICES, options_of
from delta import smaller
from readings import answer
from seeds import fresh, seeds

NAMES = ("kvit  ", "oracle")


def compare(numbers: Iterator[int] | range) -> int:
    """Fails with the first case that differs; gives how many were equal."""
    equal = 0
    for seed in numbers:
        case = random_case(seed)
        if difference(allocated, evaluate, case):
            least = smaller(case, lambda x: difference(allocated, evaluate, x), without_one_thing)
            pytest.fail(
                f"after {equal} equal cases; again: KVIT_SEED={seed}\n"
                f"{report(case, NAMES, allocated, evaluate)}\n\n"
                f"the smallest that differs:\n{report(least, NAMES, allocated, evaluate)}",
                pytrace=False,
            )
        equal += 1
    return equal


def test_random_cases() -> None:
    numbers = seeds("KVIT_HISTORIES", 6000)
    assert compare(numbers) == len(numbers)


if "KVIT_DEEP_MINUTES" in os.environ:

    def test_deep() -> None:
        minutes = float(os.environ["KVIT_DEEP_MINUTES"])
        equal = compare(fresh(minutes))
        print(f"deep: {equal} cases of allocation in {minutes} minutes")
        assert equal > 0


def test_every_rule_is_met_often() -> None:
    """What the cases hold: a reason that no case has would be compared by nobody."""
    met: Counter[str] = Counter()
    refused = 0
    for seed in range(600):
        case = random_case(seed)
        met.update(f"{name} {choice}" for name, choice in options_of(case.get("policy", {})).items())
        result = answer(evaluate, case)
        if "refused" in result:
            refused += 1
            continue
        for payment in result["payments"]:
            met.update({f"why {part['why']}" for part in payment["parts"]})
            met[f"unallocated {payment['reason']}"] += 1
            met["of a transfer"] += payment["transferred"] is not None
        met.update(f"taken back {each['kind']}" for each in result["take_backs"])
    reasons = (
        "named_document named_period current_period court_cost_first oldest penalty_named"
        " penalty_of_document penalty_first penalty_of_month penalty_last voluntary_named"
        " voluntary_exact voluntary_last advance_by_charge"
    )
    wanted = [f"why {each}" for each in reasons.split()]
    wanted += [f"{name} {choice}" for name, choices in CHOICES.items() for choice in choices]
    wanted += [f"taken back {each}" for each in ("reversal", "refund", "transfer")]
    wanted += ["unallocated no_account", "unallocated unknown_account", "of a transfer"]
    rare = {each: met[each] for each in wanted if met[each] < 8}
    assert not rare
    assert refused < 60


def test_a_difference_is_found_and_made_small() -> None:
    """The comparison itself: against an oracle that gives the kopecks left over to other rows."""

    def wrong(case: dict[str, Any]) -> dict[str, Any]:
        return evaluate({**case, "policy": {**case.get("policy", {}), "allocation_residue": "residue_last"}})

    found = [seed for seed in range(120) if difference(evaluate, wrong, random_case(seed))]
    assert len(found) > 8
    least = smaller(
        random_case(found[0]), lambda x: difference(evaluate, wrong, x), without_one_thing
    )
    assert len(least["payments"]) == 1
    assert sum(len(x["receivables"]) for x in least["accounts"]) <= 5
    assert view(evaluate(least)) == view(evaluate(least))
    assert "! payment" in report(least, NAMES, evaluate, wrong)
