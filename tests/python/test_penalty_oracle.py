"""kvit against a second reading of the law (tests/oracle): random histories, to the kopeck and day.

`KVIT_HISTORIES=n` sets the number of histories, `KVIT_SEED_BASE=n` the first one, `KVIT_SEED=n`
runs that one only; `KVIT_DEEP_MINUTES=m` adds fresh ones for so long.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from delta import smaller
from penalty_core import calculate
from penalty_oracle import evaluate, random_case
from penalty_oracle.compare import difference, misnamed, report, view, without_one_thing
from readings import answer
from seeds import fresh, seeds

NAMES = ("kvit  ", "oracle")


def compare(numbers: Iterator[int] | range) -> int:
    """Fails with the first history that differs; gives how many were equal."""
    equal = 0
    for seed in numbers:
        case = random_case(seed)
        expected, result = evaluate(case), answer(calculate, case)
        if view(result) != view(expected):
            least = smaller(case, lambda x: difference(calculate, evaluate, x), without_one_thing)
            pytest.fail(
                f"after {equal} equal histories; again: KVIT_SEED={seed}\n"
                f"{report(case, NAMES, calculate, evaluate)}\n\n"
                f"the smallest that differs:\n{report(least, NAMES, calculate, evaluate)}",
                pytrace=False,
            )
        # The name is compared apart: a day may lie in several suspensions.
        wrong = misnamed(result, expected)
        assert not wrong, f"again: KVIT_SEED={seed}\n{wrong}"
        equal += 1
    return equal


def test_random_histories() -> None:
    numbers = seeds("KVIT_HISTORIES", 500)
    assert compare(numbers) == len(numbers)


if "KVIT_DEEP_MINUTES" in os.environ:

    def test_deep() -> None:
        minutes = float(os.environ["KVIT_DEEP_MINUTES"])
        equal = compare(fresh(minutes))
        print(f"deep: {equal} histories of penalties in {minutes} minutes")
        assert equal > 0


def test_a_difference_is_found_and_made_small() -> None:
    """The comparison itself: against an oracle that takes another day of payment."""

    def wrong(case: dict[str, object]) -> dict[str, object]:
        policy = case["policy"]
        assert isinstance(policy, dict)
        return evaluate({**case, "policy": {**policy, "payment_day": "payday_free"}})

    found = [seed for seed in range(40) if difference(evaluate, wrong, random_case(seed))]
    assert len(found) > 8
    least = smaller(
        random_case(found[0]), lambda x: difference(evaluate, wrong, x), without_one_thing
    )
    assert len(least["debts"]) == 1 and len(least["payments"]) == 1
    assert "! total" in report(least, NAMES, evaluate, wrong)
