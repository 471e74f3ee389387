"""A preview is the bill, and a month closed again is the month.

What the centre learned later is not there for a month that is closed as known on its day: the same
bytes come out of the house with it and without it. A preliminary bill is the bill that a close of
the same day makes.
"""

from __future__ import annotations

from collections.abc import Iterator

from charges_oracle.days import Period, Row

from .identities import Broken
from .verbs import Verbs, read
from .year import Step, Year


def broken_in_preview(year: Year, verbs: Verbs) -> Iterator[Broken]:
    for step in year.steps:
        if closed_again(year, step, verbs) != step.text:
            yield Broken("closed_again", step.house, step.month, "", "other bytes", "the same")
        yield from previewed(year, step, verbs)


def closed_again(year: Year, step: Step, verbs: Verbs) -> str:
    """By the facts alone that were known when the month was closed."""
    town = year.town
    day = town.closing[step.month]
    known = {
        name: [row for row in rows if row["known_on"] <= day] if isinstance(rows, list) else rows
        for name, rows in step.document.items()
    }
    return verbs.close(known, town.tariffs, town.policy, step.month, step.opening, day)


def previewed(year: Year, step: Step, verbs: Verbs) -> Iterator[Broken]:
    """One account of the house, on the last day of its month."""
    day = str(Period(step.month).last)
    if not step.closed["bills"] or step.opening.get("known_on", day) > day:
        return
    town = year.town
    given = (step.document, town.tariffs, town.policy, step.month, step.opening, day)
    bills = read(verbs.close(*given))["bills"]
    bill = bills[int(step.month[-2:]) % len(bills)]
    found = read(verbs.preliminary(*given, bill["account"]))["bill"]
    if found != bill:
        yield Broken("preview_is_the_bill", step.house, step.month, bill["account"], found, bill)
