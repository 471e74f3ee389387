"""Why the bill jumped: the yearly correction of heating, told to the resident of one flat.

Heating is paid evenly: each month a twelfth of what the house took in the year before. 2024 was
colder than 2023. So January 2025 is dearer, its twelfth is one of a larger volume, and March 2025
brings what 2024 really cost over what was charged for it. All data are synthetic.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import kvit
from kvit.figures import NBSP, month, number

HERE = Path(__file__).parent
FLAT = "1"
IN = {1: "январе", 3: "марте"}


def payment(bill: kvit.Bill) -> dict[str, Any]:
    """The bill is paid whole on the 10th of the next month."""
    day = bill.month.next.first_day.replace(day=10).isoformat()
    return {
        "id": f"pay-{bill.account}-{bill.month}", "known_on": day, "account": bill.account,
        "date": day, "amount": str(bill.totals.to_pay),
    }  # fmt: skip


def live(first: str, last: str) -> dict[str, kvit.Closed]:
    """The house, closed month after month."""
    house = json.loads((HERE / "house.json").read_text(encoding="utf-8"))
    house["payments"] = []
    closed: dict[str, kvit.Closed] = {}
    now, opening = kvit.Month.of(first), (HERE / "opening.json").read_text(encoding="utf-8")
    while now <= kvit.Month.of(last):
        done = kvit.close(
            house, HERE / "tariffs.json", month=now, opening=opening, policy=HERE / "policy.json"
        )
        house["payments"] += [payment(bill) for bill in done.bills]
        closed[str(now)], opening, now = done, done.opening, now.next
    return closed


def heating(closed: kvit.Closed, component: kvit.Component) -> kvit.Line | None:
    return next(
        (
            line
            for line in closed.bill(FLAT).lines
            if (line.service, line.component) == ("heating", component)
        ),
        None,
    )


def year(closed: dict[str, kvit.Closed]) -> list[str]:
    """What the house took, what the flat was charged, month by month."""
    rows = [
        f"{'месяц':<16}{'дом, Гкал':>12}{'отопление':>13}{'за год':>12}{'к оплате':>12}",
    ]
    for each in closed.values():
        took = next(row for row in each.resources if row.service == "heating").house
        line = heating(each, kvit.Component.WHOLE)
        correction = heating(each, kvit.Component.CORRECTION)
        rows.append(
            f"{month(each.month, 'ru'):<16}{'' if took is None else number(took, 'ru'):>12}"
            f"{number(line.amount if line else Decimal(0), 'ru'):>13}"
            f"{number(correction.amount, 'ru') if correction else '':>12}"
            f"{number(each.bill(FLAT).totals.to_pay, 'ru'):>12}"
        )
    return rows


def why(before: kvit.Closed, after: kvit.Closed) -> list[str]:
    """Two bills of the flat, one after another. What moves and comes to nothing, as a bill that was
    paid whole, is left to the engineer's tree."""
    (account,) = kvit.compare(before.bill(FLAT), after.bill(FLAT)).accounts
    told = [part.text.ru for line in account.lines for part in line.parts]
    told += [each.text.ru for each in account.movements if each.cause in account.causes]
    sums = [number(each.bill(FLAT).totals.to_pay, "ru") for each in (before, after)]
    return [
        f"Почему в {IN[after.month.month]} другая сумма: {sums[0]} ₽ → {sums[1]} ₽",
        *(f"  {each}" for each in told),
    ]


def explained(closed: kvit.Closed) -> list[str]:
    """The correction itself, in words and as a computation."""
    line = heating(closed, kvit.Component.CORRECTION)
    assert line is not None
    told = closed.bill(FLAT).explain(line.number).sentence("ru")
    return ["Корректировка отопления за год", *(f"  {each}" for each in told.splitlines())]


def paid(closed: dict[str, kvit.Closed]) -> str:
    """With its correction the year costs what the house took."""
    charged = [heating(each, kvit.Component.WHOLE) for name, each in closed.items() if name < "2025"]
    correction = heating(closed["2025-03"], kvit.Component.CORRECTION)
    return number(sum((each.amount for each in [*charged, correction] if each), Decimal(0)), "ru")


def main() -> None:
    closed = live("2024-01", "2025-03")
    rows = [f"Квартира {FLAT}, отопление равномерно весь год, корректировка в марте", ""]
    rows += year(closed)
    rows += ["", *why(closed["2024-12"], closed["2025-01"])]
    rows += ["", *why(closed["2025-02"], closed["2025-03"])]
    rows += ["", *explained(closed["2025-03"])]
    rows += ["", f"Отопление за 2024 год с корректировкой: {paid(closed)} ₽"]
    print("\n".join(rows).replace(NBSP, " "))


if __name__ == "__main__":
    main()
