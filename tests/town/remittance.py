"""What the host of a town passes on to creditors, counted again from the parts of payments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from charges_oracle.days import Row

from .identities import Broken, unlike
from .kopecks import kopecks
from .verbs import Verbs, read
from .year import Step, Year

PERCENTS = ("0", "0.7777", "1.25", "2")  # of the creditors in turn


def contracts_of(town_providers: list[Row]) -> dict[str, str]:
    """The commission of each creditor, in percent."""
    return {
        row["id"]: PERCENTS[number % len(PERCENTS)] for number, row in enumerate(town_providers)
    }


def commission(collected: int, percent: str) -> int:
    """Half a kopeck goes up."""
    whole, _, rest = percent.partition(".")
    parts = int(whole + rest.ljust(4, "0"))
    return (collected * parts * 2 + 1_000_000) // 2_000_000


def expected_of(step: Step, percents: dict[str, str]) -> Counter[tuple[str, str, str]]:
    """By days and creditors; and what stays with the agent."""
    assert step.allocated is not None
    sums: Counter[tuple[str, str, str]] = Counter()
    for payment in step.allocated["payments"]:
        for part in payment["parts"]:
            sums[payment["paid"], part["creditor"], "collected"] += kopecks(part["amount"])
        kept = kopecks(payment["advance"]) + kopecks(payment["unallocated"])
        sums["", "", "kept"] += kept
    for (day, creditor, name), amount in list(sums.items()):
        if name == "collected":
            of_agent = commission(amount, percents[creditor])
            sums[day, creditor, "commission"] = of_agent
            sums[day, creditor, "to_transfer"] = amount - of_agent
    return sums


def broken_in_remittance(year: Year, verbs: Verbs | None = None) -> Iterator[Broken]:
    """Of the months whose payments the host split."""
    percents = contracts_of(year.town.tariffs["providers"])
    contracts = [
        {"creditor": name, "percent": percent} for name, percent in percents.items()
    ]
    for step in year.steps:
        if step.case is None:
            continue
        case = {**step.case, "schema": "kvit-remittance/1", "contracts": contracts}
        result = read((verbs or Verbs()).remit(case, year.town.policy))
        found: Counter[tuple[str, str, str]] = Counter()
        for row in result["rows"]:
            for name in ("collected", "returned", "commission", "to_transfer"):
                found[row["day"], row["creditor"], name] += kopecks(row[name])
        found["", "", "kept"] += kopecks(result["total"]["kept"])
        for about, one, other in unlike(found, expected_of(step, percents)):
            yield Broken("remittance", step.house, step.month, about, one, other)
