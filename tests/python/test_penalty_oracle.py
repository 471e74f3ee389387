"""kvit against a second reading of the law (tests/oracle): random histories, to the kopeck and day.

`KVIT_HISTORIES=n` sets the number of histories, `KVIT_SEED_BASE=n` the first one, `KVIT_SEED=n`
runs that one only; `KVIT_DEEP_MINUTES=m` adds fresh ones for so long.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest
from penalty_core import calculate
from penalty_oracle import evaluate, random_case
from penalty_oracle.compare import answer, difference, misnamed, report, smaller, view

NAMES = ("kvit  ", "oracle")


def seeds() -> range:
    if "KVIT_SEED" in os.environ:
        only = int(os.environ["KVIT_SEED"])
        return range(only, only + 1)
    base = int(os.environ.get("KVIT_SEED_BASE", 0))
    return range(base, base + int(os.environ.get("KVIT_HISTORIES", 500)))


def compare(numbers: Iterator[int] | range) -> int:
    """Fails with the first history that differs; gives how many were equal."""
    equal = 0
    for seed in numbers:
        case = random_case(seed)
        expected, result = evaluate(case), answer(calculate, case)
        if view(result) != view(expected):
            least = smaller(case, lambda x: difference(calculate, evaluate, x))
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
    assert compare(seeds()) == len(seeds())


def fresh(minutes: float) -> Iterator[int]:
    """Seeds that no short run has, until the time is over."""
    end = time.monotonic() + 60 * minutes
    seed = 1_000_000 + time.time_ns() % 1_000_000_000
    while time.monotonic() < end:
        yield seed
        seed += 1


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
    least = smaller(random_case(found[0]), lambda x: difference(evaluate, wrong, x))
    assert len(least["debts"]) == 1 and len(least["payments"]) == 1
    assert "! total" in report(least, NAMES, evaluate, wrong)
