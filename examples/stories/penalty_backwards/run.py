"""Two acts that changed the penalty rate backwards, and what a close makes of them.

In September 2022 ПП РФ № 1681 lowered the limit of the rate from 1 August; in March 2025 ПП РФ № 329
restored it from 1 January. Whoever had closed the months between had billed too much. Here each
month is closed by the law as it was known on the 5th of the next one. The close after the act posts
the penalty of its own days and, apart from it, what the earlier days cost less now: nothing is
recalculated by hand.

Synthetic data: one flat, one unpaid month of 10 000 roubles. Each day at its own rate
(penalty_rate: rate_by_periods). The days on which the acts were learned are taken to be their dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import kvit

POLICY = {
    "schema": "kvit-policy/1",
    "id": "example",
    "options": [
        {"option": "month_penalty", "choice": "charged"},
        {"option": "penalty_rate", "choice": "rate_by_periods"},
    ],
}




def limit(known_on: str, since: str, until: str, act: str, **value: str) -> dict[str, object]:
    """A limit of the rate as an act set it, from the day on which it was known."""
    return {
        "known_on": known_on, "from": since, "to": until, "value": value,
        "source": {"act": act, "standing": "published"},
    }


LAW = {
    "schema": "kvit-law/1",
    "over": "built-in",
    "edition": "акты по дням, когда о них узнали",
    "parameters": [
        {
            "id": "penalty.rate_limit.retro_9_5",
            "known_on": "2022-03-26",
            "values": [
                limit("2022-03-26", "2022-08-01", "2023-01-01", "ПП РФ от 26.03.2022 № 474",
                      mode="fixed", percent="9.5"),
                limit("2022-09-23", "2022-08-01", "2023-01-01", "ПП РФ от 23.09.2022 № 1681",
                      mode="at_most", percent="9.5"),
                limit("2024-12-31", "2025-01-01", "2027-01-01", "ЖК РФ ст. 155 ч. 14",
                      mode="none"),
                limit("2025-03-18", "2025-01-01", "2027-01-01", "ПП РФ от 18.03.2025 № 329",
                      mode="at_most", percent="9.5"),
            ],
        },
    ],
}


@dataclass(frozen=True)
class Story:
    title: str
    months: tuple[str, ...]  #: closed one after another; the first is the only one with a charge
    ends: str  #: the day on which the service ends


STORIES = (
    Story(
        title="2022: ПП РФ от 23.09.2022 № 1681 снизило предел с 1 августа",
        months=("2022-05", "2022-06", "2022-07", "2022-08", "2022-09"),
        ends="2022-06-01",
    ),
    Story(
        title="2025: ПП РФ от 18.03.2025 № 329 вернуло предел с 1 января",
        months=("2024-10", "2024-11", "2024-12", "2025-01", "2025-02", "2025-03"),
        ends="2024-11-01",
    ),
)


def house(story: Story) -> dict[str, object]:
    """One flat whose only bill is never paid."""
    known = {"known_on": f"{story.months[0]}-01"}
    return {
        "schema": "kvit-house/1",
        "house": "h",
        "source": {"standing": "synthetic"},
        "premises": [{"id": "p", **known, "premises": "1", "kind": "dwelling", "area": "50"}],
        "accounts": [{"id": "a", **known, "account": "01", "premises": "1"}],
        "occupancy": [{"id": "o", **known, "account": "01", "registered": 1}],
        "supplies": [
            {
                "id": "s", **known, "service": "maintenance", "provider": "uk",
                "method": "per_premises", "tariff": "flat", "valid_to": story.ends,
            }
        ],
    }


def tariffs() -> dict[str, object]:
    return {
        "schema": "kvit-tariffs/1",
        "id": "example",
        "source": {"standing": "synthetic"},
        "providers": [{"id": "uk", "name": "Управляющая компания"}],
        "tariffs": [
            {
                "id": "flat", "service": "maintenance", "provider": "uk",
                "unit": "RUB/premises", "values": [{"value": "10000.00"}],
            }
        ],
        "norms": [],
    }


def closing_day(month: str) -> date:
    """The 5th of the next month."""
    return (date.fromisoformat(f"{month}-01") + timedelta(days=31)).replace(day=5)


def tell(story: Story) -> None:
    print(story.title)
    opening: str | None = None
    for month in story.months:
        closed = kvit.close(
            house(story), tariffs(), month=month, opening=opening, policy=POLICY, law=LAW,
            known_on=closing_day(month),
        )
        opening = closed.opening
        bill = closed.bill("01")
        for penalty in bill.penalties:
            tell_month(month, penalty)
        for posting in bill.postings:
            if posting.kind is kvit.PostingKind.PENALTY:
                print(f"    проведено {rub(posting.amount)}: {posting.reason}")
    print()


def tell_month(month: str, penalty: kvit.BilledPenalty) -> None:
    print(f"  {month}: всего {rub(penalty.accrued)}, проведено раньше {rub(penalty.posted)}")
    for days in penalty.days:
        count = (days.last - days.first).days + 1
        rate = f"{days.rate:.2f}".replace(".", ",")
        print(
            f"    {days.first:%d.%m.%Y}–{days.last:%d.%m.%Y}  {rub(days.debt)} × {rate} % × "
            f"1/{days.divisor} × {count} дн. = {rub(days.amount)}"
        )


def rub(amount: Decimal) -> str:
    return f"{amount:,.2f} ₽".replace(",", " ").replace(".", ",")


if __name__ == "__main__":
    for each in STORIES:
        tell(each)
