"""Random histories of a debtor, dense where the law changes and where a day is easily missed."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from .due import day_of_next_month, due_day, three_years_after
from .options import CHOICES, POLICIES, options_of

# Days on which something changes; what surrounds them is drawn more often than other days.
BORDERS = [
    date.fromisoformat(day)
    for day in """
        2013-10-01 2015-12-31 2016-01-01 2016-02-29 2016-07-03 2016-07-04 2020-04-06 2021-01-01
        2022-02-28 2022-04-01 2022-08-01 2022-10-02 2022-10-07 2023-08-15 2025-01-01 2025-03-18 2026-02-15
        2026-03-16
    """.split()
]
# Days of delay at which a tier starts or ends, and three years.
STEPS = [0, 1, 29, 30, 31, 32, 59, 60, 61, 62, 89, 90, 91, 92, 120, 365, 1095, 1096, 1097]
FIRST, COVERED = date(2013, 10, 1), date(2026, 10, 25)
PERCENTS = ["4.25", "7.50", "8.00", "8.50", "9.5", "9.49", "9.51", "10.00", "13.33", "21.00"]
# The day on which late registrations happen: after everything that the law of the case knows.
KNOWN = "2026-12-01"


def roubles(kopecks: int) -> str:
    sign = "-" if kopecks < 0 else ""
    return f"{sign}{abs(kopecks) // 100}.{abs(kopecks) % 100:02}"


def kopecks(text: str) -> int:
    return int(text.replace(".", ""))


def amount(draw: Random) -> int:
    """Kopecks: of a bill, of a firm, or such that a rate of halves makes half a kopeck."""
    kind = draw.randrange(10)
    if kind == 0 and draw.random() < 0.4:
        return draw.choice([1, 2, 3, 50, 99, 100])
    if kind == 1:
        return draw.randrange(10**8, 5 * 10**9)
    if kind <= 4:
        return draw.choice([500, 13000, 39000, 1500, 6500]) * draw.randrange(1, 200)
    return draw.randrange(100, 2_000_000)


def near(draw: Random, days: list[date]) -> date:
    """One of the days, or a few days beside it."""
    return draw.choice(days) + timedelta(days=draw.choice([-2, -1, 0, 0, 0, 1, 1, 2]))


class History:
    """One case as it is drawn."""

    def __init__(self, seed: int) -> None:
        self.draw = Random(seed)
        self.late = self.draw.random() < 0.2
        self.case: dict[str, Any] = {"schema": "kvit-penalty/1", "id": f"history-{seed}"}
        self.case["scale"] = self.draw.choice(
            ["zhk14", "zhk14", "zhk14", "zhk14_1", "tszh", "uk", "legal130"]
        )
        self.policy = self.draw_policy()
        self.debts = self.draw_debts()
        self.case["as_of"] = str(self.draw_as_of())
        self.case["policy"] = self.policy
        self.case["debts"] = [debt for debt in self.debts if debt is not None]
        self.draw_payments()
        self.draw_rates()
        self.draw_suspensions()
        self.draw_rest()

    def chance(self, share: float) -> bool:
        return self.draw.random() < share

    # ---- the policy

    def draw_policy(self) -> dict[str, Any]:
        policy: dict[str, Any] = {}
        if self.chance(0.5):
            policy["inherits"] = self.draw.choice(POLICIES)
        share = self.draw.choice([0.15, 0.5, 0.9])
        for option, choices in CHOICES.items():
            if option not in ("series", "rate") and self.chance(share):
                policy[option] = self.draw.choice(choices)
        if self.chance(0.75):
            policy["rate"] = self.draw.choice(CHOICES["rate"])
        # A due day of the contract is shifted as its rule says, without the presidential days.
        kind = self.draw.randrange(8)
        if kind == 0:
            shift = self.draw.choice(["gk193_on", "gk193_off"])
            policy["due"] = {"day": self.draw.choice([1, 10, 15, 20, 25, 31]), "shift": shift}
            policy.pop("presidential_days", None)
            policy.pop("due_shift", None)
        elif kind == 1:
            policy["due"] = "as_given"
        elif kind == 2:
            policy["due"] = "by_law"
        return policy

    def options(self) -> dict[str, str]:
        return options_of(self.policy)

    # ---- debts

    def first_day(self) -> date:
        """The earliest due date: of the rates, of the table of special days, of the scale."""
        new = self.case["scale"] in ("tszh", "uk", "legal130")
        if new and self.options()["transition_2016"] != "new_for_all":
            return date(2016, 1, 1)
        # The table of special days begins with 2014.
        return FIRST if self.policy.get("due", "as_given") == "as_given" else date(2014, 2, 1)

    def draw_start(self) -> date:
        """A day in the month of the first bill."""
        if self.chance(0.75):
            start = near(self.draw, BORDERS) - timedelta(days=self.draw.choice(STEPS[:16]))
        else:
            start = FIRST + timedelta(days=self.draw.randrange((COVERED - FIRST).days))
        start -= timedelta(days=self.draw.choice([0, 25, 40, 100]))
        latest = COVERED - timedelta(days=60)
        return min(max(start, self.first_day()), latest)

    def draw_debts(self) -> list[dict[str, Any]]:
        count = self.draw.choice([1, 1, 1, 2, 2, 3, 4, 6, 9, 14])
        start = self.draw_start()
        debts: list[dict[str, Any]] = []
        seen = set()
        day = self.draw.randrange(1, 32)
        by_law = self.policy.get("due") == "by_law" or (
            "due" not in self.policy and self.chance(0.15) and start > date(2014, 2, 1)
        )
        if by_law and self.chance(0.3):
            start = date(2026, 1, 1) + timedelta(days=self.draw.randrange(-60, 90))
        options = self.options()
        for number in range(count):
            month = min(start.year * 12 + start.month - 1 + number, 2026 * 12 + 9)
            # Now and then a month is billed twice, with another term.
            if debts and self.chance(0.06):
                month -= 1
            period = f"{month // 12}-{month % 12 + 1:02}"
            debt: dict[str, Any] = {"period": period}
            debt["amount"] = "0.00" if self.chance(0.02) else roubles(amount(self.draw))
            if not by_law and not isinstance(self.policy.get("due"), dict):
                if self.chance(0.2):
                    day = self.draw.randrange(1, 32)
                due = day_of_next_month(period, day)
                if self.chance(0.1):
                    due = max(near(self.draw, BORDERS), due)
                # Two months may be due on one day.
                if debts and "due_date" in debts[-1] and self.chance(0.07):
                    due = date.fromisoformat(debts[-1]["due_date"])
                debt["due_date"] = str(due)
            due = due_day(debt, self.policy.get("due"), options)
            if isinstance(self.policy.get("due"), dict) and self.chance(0.5):
                debt["due_date"] = str(due)
            if self.chance(0.04):
                debt["due_override"] = str(due + timedelta(days=self.draw.randrange(-5, 60)))
            if self.chance(0.04):
                debt["presented"] = False
            due = due_day(debt, self.policy.get("due"), options)
            if (period, due) in seen or due < self.first_day():
                continue
            seen.add((period, due))
            debts.append(debt)
        if not debts:
            return self.draw_debts()
        # The oldest is always known, so that something is.
        for debt in debts[1:]:
            self.registered(debt, 0.1)
        self.dues = sorted(due for _, due in seen)
        if self.chance(0.3):
            self.draw.shuffle(debts)
        return debts

    def draw_as_of(self) -> date:
        kind = self.draw.randrange(10)
        if kind < 4:
            due = self.dues[0] if self.chance(0.7) else self.draw.choice(self.dues)
            day = due + timedelta(days=self.draw.choice(STEPS if self.chance(0.3) else STEPS[7:]))
        elif kind < 6:
            day = near(self.draw, BORDERS)
            if day < self.dues[0] + timedelta(days=40):
                day = self.dues[-1] + timedelta(days=100)
        else:
            longest = self.draw.choice([100, 200, 500, 1500, 3000])
            day = self.dues[0] + timedelta(days=self.draw.randrange(longest))
        self.as_of = min(day, COVERED)
        return self.as_of

    # ---- payments

    def registered(self, row: dict[str, Any], share: float) -> None:
        """Now and then the row was registered late, after or before the day of knowledge."""
        if self.late and self.chance(share):
            row["known_on"] = self.draw.choice(["2026-11-30", KNOWN, "2026-12-02"])

    def draw_payment_day(self, before: date | None) -> date:
        kind = self.draw.randrange(10)
        if before and kind < 2:
            day = before
        elif kind < 4:
            day = near(self.draw, self.dues)
        elif kind < 6:
            day = self.draw.choice(self.dues) + timedelta(days=self.draw.choice(STEPS[:15]))
        elif kind == 6:
            day = near(self.draw, [*BORDERS, self.as_of])
        elif kind == 7 and self.as_of > three_years_after(self.dues[0]):
            day = three_years_after(self.draw.choice(self.dues))
            day += timedelta(days=self.draw.choice([0, 1]))
        else:
            length = max((self.as_of - self.dues[0]).days, 1)
            day = self.dues[0] + timedelta(days=self.draw.randrange(-30, length + 10))
        earliest = max(self.dues[0] - timedelta(days=60), date(2013, 9, 13))
        return max(day, earliest)

    def draw_payments(self) -> None:
        payments: list[dict[str, Any]] = []
        before = None
        self.corrections = self.draw.choice([0.0, 0.1, 0.3])
        for _ in range(self.draw.choice([0, 1, 1, 2, 3, 4, 6, 10, 20])):
            before = self.draw_payment_day(before)
            payments.append(self.draw_payment(before))
        if self.chance(0.7):
            payments.sort(key=lambda x: x["date"])
        for number, payment in enumerate(payments):
            payment["id"] = f"p{number + 1}"
            self.registered(payment, 0.2)
        if payments or self.chance(0.5):
            self.case["payments"] = payments

    def draw_payment(self, day: date) -> dict[str, Any]:
        payment: dict[str, Any] = {"date": str(day)}
        debt = self.draw.choice(self.debts)
        owed = kopecks(debt["amount"])
        if self.chance(self.corrections):
            payment["amount"] = roubles(-max(owed // self.draw.choice([1, 2, 7]), 1))
            payment["period"] = debt["period"]
            # What a correction raises is there.
            debt.pop("known_on", None)
            if self.options()["correction"] == "corr_own_due":
                self.draw_own_due(payment)
            return payment
        kind = self.draw.randrange(8)
        if kind <= 2:
            money = owed
        elif kind == 3:
            money = owed + self.draw.choice([1, -1, 100])
        elif kind == 4:
            money = 1
        elif kind == 5 and self.chance(0.3):
            money = owed * self.draw.randrange(2, 5) + self.draw.randrange(100)
        else:
            money = self.draw.randrange(owed + 2)
        payment["amount"] = roubles(max(money, 1))
        if self.chance(0.35):
            payment["period"] = debt["period"] if self.chance(0.9) else "2013-01"
        if self.chance(0.06):
            payment["purpose"] = "penalty"
        return payment

    def draw_own_due(self, payment: dict[str, Any]) -> None:
        """A term that no row of the month has yet, not before the day of the correction."""
        day = max(date.fromisoformat(payment["date"]), self.first_day())
        while day in self.dues:
            day += timedelta(days=1)
        self.dues.append(day)
        payment["due_date"] = str(day)

    # ---- rates and suspensions

    def draw_rates(self) -> None:
        """The choice of a practice is drawn already; here come the numbers that it needs."""
        if self.options()["rate"] == "flat":
            # Without a rate of its own the policy does not inherit this practice.
            self.policy["flat_percent"] = self.draw.choice(PERCENTS)
            return
        kind = self.draw.randrange(4)
        if kind == 0:
            days = {FIRST - timedelta(days=60)}
            for _ in range(self.draw.randrange(6)):
                days.add(near(self.draw, [*BORDERS, *self.dues, self.as_of]))
            self.policy["rates"] = [
                {"from": str(day), "percent": self.draw.choice(PERCENTS)} for day in sorted(days)
            ]
        elif kind == 1:
            self.policy["series"] = self.draw.choice(CHOICES["series"])
        if self.options()["rate"] == "rate_on_judgment_day" and self.chance(0.6):
            day = min(self.as_of + timedelta(days=self.draw.randrange(-30, 200)), COVERED)
            where = self.case if self.chance(0.5) else self.policy
            where["judgment_day"] = str(max(day, FIRST))

    def draw_suspension(self, name: str) -> dict[str, Any]:
        first = near(self.draw, [*BORDERS, *self.dues, self.as_of])
        first += timedelta(days=self.draw.choice([0, 30, 60, 90, -200]))
        last = first + timedelta(days=self.draw.choice([0, 1, 10, 30, 100, 300]))
        row: dict[str, Any] = {"name": name, "from": str(first), "to": str(last)}
        kind = self.draw.randrange(6)
        if kind == 0:
            row["applies_to"] = {"arose_before": str(near(self.draw, [*self.dues, first]))}
        elif kind == 1:
            row["applies_to"] = "all"
        return row

    def draw_suspensions(self) -> None:
        if self.chance(0.25):
            names = self.draw.sample(["covid424", "bankr497", "stay"], self.draw.randrange(3))
            self.policy["no_accrual"] = [self.draw_suspension(name) for name in names]
        rows = []
        count = self.draw.choice([0, 0, 0, 1, 2, 3])
        for name in self.draw.sample(["svo", "region", "plan"], count):
            row = self.draw_suspension(name)
            row["scope"] = "regional" if name == "region" else "account"
            if self.chance(0.2):
                del row["to"]
            if self.chance(0.2):
                periods = sorted({debt["period"] for debt in self.debts})
                row["applies_to"] = {"periods": periods[: self.draw.randrange(1, len(periods) + 1)]}
            self.registered(row, 0.3)
            rows.append(row)
        if rows:
            self.case["suspensions"] = rows

    # ---- the rest

    def draw_rest(self) -> None:
        if self.late:
            self.case["known_on"] = KNOWN
        if self.options()["limitation"] == "limitation_applied" and self.chance(0.7):
            day = self.draw.choice(self.dues)
            day += timedelta(days=self.draw.choice([1095, 1096, 1097, 1400]))
            # More often than not the claim comes in time for a part of the days.
            if self.chance(0.6):
                day = max(day, self.as_of) - timedelta(days=self.draw.randrange(400))
            self.case["claim_date"] = str(min(day, date(2026, 12, 31)))
        if self.chance(0.1):
            periods = sorted({debt["period"] for debt in self.debts})
            self.case["posted"] = [
                {"period": period, "amount": roubles(self.draw.randrange(100_000))}
                for period in self.draw.sample(periods, self.draw.randrange(1, len(periods) + 1))
            ]


def random_case(seed: int) -> dict[str, Any]:
    """A document kvit-penalty/1; the same seed gives the same one."""
    return History(seed).case
