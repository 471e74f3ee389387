"""Random accounts and payments, dense where one rule ends and the next begins."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from .facts import kopecks, roubles
from .options import CHOICES, POLICIES
from .place import three_years_after

CREDITORS = ("fund", "heat", "uk", "waste")
SERVICES = ("cold_water", "heating", "housing", "repair")
FIRST, COVERED = date(2016, 2, 1), date(2026, 12, 31)
KNOWN = "2026-12-01"


def month_after(month: str, count: int = 1) -> str:
    year, number = map(int, month.split("-"))
    number += year * 12 - 1 + count
    return f"{number // 12}-{number % 12 + 1:02}"


class History:
    """One case as it is drawn."""

    def __init__(self, seed: int) -> None:
        self.draw = Random(seed)
        self.case: dict[str, Any] = {"schema": "kvit-allocation/1", "id": f"history-{seed}"}
        self.late = self.chance(0.2)
        if self.late:
            self.case["known_on"] = KNOWN
        policy = self.draw_policy()
        if policy:
            self.case["policy"] = policy
        self.start = f"{self.draw.randrange(2020, 2025)}-{self.draw.randrange(1, 13):02}"
        names = [f"a{at}" for at in range(self.draw.choice([1, 1, 1, 2, 3]))]
        self.case["accounts"] = [
            {"account": name, "receivables": self.draw_receivables()} for name in names
        ]
        self.case["payments"] = [
            self.draw_payment(f"p{at}", names) for at in range(self.draw.choice([1, 1, 2, 3, 5, 7]))
        ]
        self.case["take_backs"] = self.draw_take_backs(names)
        for rows in ("accounts", "payments", "take_backs"):
            self.draw.shuffle(self.case[rows])

    def chance(self, share: float) -> bool:
        return self.draw.random() < share

    def draw_policy(self) -> dict[str, str]:
        policy = {"inherits": self.draw.choice(POLICIES)} if self.chance(0.3) else {}
        share = self.draw.choice([0.15, 0.5, 0.9])
        for option, choices in CHOICES.items():
            if self.chance(share):
                policy[option] = self.draw.choice(choices)
        return policy

    def money(self) -> int:
        """Kopecks, often so few that they do not divide."""
        kind = self.draw.randrange(6)
        if kind == 0:
            return self.draw.randrange(1, 12)
        if kind == 1:
            return self.draw.choice([100, 10000, 33333, 100001])
        return self.draw.randrange(1, 500_000)

    # ---- receivables

    def draw_receivables(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        services = [
            (creditor, service)
            for creditor in CREDITORS
            for service in SERVICES
            if self.chance(0.22)
        ] or [("uk", "housing")]
        offers = self.chance(0.35)
        month = self.start
        if self.chance(0.3):
            rows += self.draw_month(month_after(month, -self.draw.choice([34, 35, 36, 37, 40])), services)
        for _ in range(self.draw.choice([1, 1, 2, 3, 4])):
            rows += self.draw_month(month, services, offers)
            month = month_after(month, self.draw.choice([1, 1, 1, 2]))
        seen, once = set(), []
        for row in rows:
            key = tuple(
                row.get(x, "principal" if x == "kind" else "")
                for x in ("creditor", "service", "month", "kind", "due_date", "document")
            )
            if key not in seen:
                once.append(row)
            seen.add(key)
        self.draw.shuffle(once)
        return once[:14]

    def draw_month(
        self, month: str, services: list[tuple[str, str]], offers: bool = False
    ) -> list[dict[str, Any]]:
        document = f"d-{month}" if self.chance(0.7) else None
        due = date.fromisoformat(month_after(month) + "-10")
        numbered = self.chance(0.5)
        rows: list[dict[str, Any]] = []
        if offers and self.chance(0.8):
            services = [*services, (self.draw.choice(["insurer", "uk"]), "insurance")]
        for creditor, service in services:
            if self.chance(0.1):
                continue
            row = self.receivable(creditor, service, month, due)
            if document and self.chance(0.95):
                row["document"] = document
            if numbered and self.chance(0.9):
                row["row"] = self.draw.randrange(4)
            if service == "insurance":
                row["voluntary"] = True
            rows.append(row)
            if service != "insurance" and self.chance(0.25):
                rows.append({**row, **self.sums(), "kind": "penalty"})
            if service != "insurance" and self.chance(0.06):
                rows.append({**row, **self.sums(), "kind": "court_cost"})
        return rows

    def sums(self) -> dict[str, str]:
        amount = 0 if self.chance(0.08) else self.money()
        found = {"amount": roubles(amount)}
        found["charge"] = roubles(self.draw.choice([0, amount, amount, 2 * amount, self.money()]))
        return found

    def receivable(self, creditor: str, service: str, month: str, due: date) -> dict[str, Any]:
        if self.chance(0.12):
            due += timedelta(days=self.draw.choice([-1, 1, 5, 10, 31]))
        row: dict[str, Any] = {
            "creditor": creditor, "service": service, "month": month, "due_date": str(due),
            **self.sums(),
        }  # fmt: skip
        if self.chance(0.4):
            del row["charge"]
        if self.chance(0.2):
            row["kind"] = "principal"
        return row

    # ---- payments

    def rows_of(self, name: str | None) -> list[dict[str, Any]]:
        found = [x for x in self.case["accounts"] if x["account"] == name] or self.case["accounts"]
        return list(found[0]["receivables"])

    def draw_payment(self, id: str, names: list[str]) -> dict[str, Any]:
        payment: dict[str, Any] = {"id": id}
        if self.chance(0.96):
            payment["account"] = self.draw.choice(names) if self.chance(0.95) else "nobody"
        rows = self.rows_of(payment.get("account"))
        dues = [date.fromisoformat(x["due_date"]) for x in rows] or [date(2021, 1, 10)]
        paid = max(dues) + timedelta(days=self.draw.randrange(-90, 40))
        if self.chance(0.3):
            near = self.draw.choice(dues)
            near = three_years_after(near) if self.chance(0.6) else near
            paid = near + timedelta(days=self.draw.choice([-31, -1, 0, 1, 2]))
        payment["paid"] = str(min(max(paid, FIRST), COVERED))
        payment["amount"] = roubles(self.draw_amount(rows))
        purpose = self.draw_purpose(rows)
        offers = [x for x in rows if x.get("voluntary")]
        if offers and self.chance(0.4):
            purpose = self.draw_offer(payment, rows, self.draw.choice(offers))
        if purpose or self.chance(0.05):
            payment["purpose"] = purpose
        if self.chance(0.08):
            payment["advance"] = True
        if self.chance(0.2):
            payment["posted"] = str(date.fromisoformat(payment["paid"]) + timedelta(days=3))
        if self.late and self.chance(0.15):
            payment["known_on"] = "2026-12-02"
        elif self.late and self.chance(0.3):
            payment["known_on"] = KNOWN
        return payment

    def draw_offer(
        self, payment: dict[str, Any], rows: list[dict[str, Any]], offer: dict[str, Any]
    ) -> dict[str, Any]:
        """An offer that is named, or a payment of exactly the total with it."""
        if self.chance(0.4):
            return {"service": offer["service"], **self.draw_purpose(rows)}
        debts = [x for x in rows if not x.get("voluntary")]
        purpose: dict[str, Any] = {}
        if "document" in offer and self.chance(0.5):
            purpose["document"] = offer["document"]
            debts = [x for x in debts if x.get("document") == offer["document"]]
        payment["amount"] = roubles(max(sum(kopecks(x["amount"]) for x in [*debts, offer]), 1))
        return purpose

    def draw_amount(self, rows: list[dict[str, Any]]) -> int:
        """Of a document, of a month, of a row, or any; a kopeck more or less."""
        kind = self.draw.randrange(5)
        amount = self.money()
        if rows and kind:
            one = self.draw.choice(rows)
            key = ("document", "month", "creditor", "due_date")[self.draw.randrange(4)]
            alike = [x for x in rows if x.get(key) == one.get(key)]
            if self.chance(0.2):
                alike = [x for x in alike if x.get("kind") != "penalty"]
            amount = sum(kopecks(x["amount"]) for x in alike)
            if kind == 1:
                amount += self.draw.choice([-1, 1])
            elif kind == 2:
                amount = self.draw.randrange(amount // 2 + 1, 2 * amount + 2)
        return max(amount, 1)

    def draw_purpose(self, rows: list[dict[str, Any]]) -> dict[str, Any]:
        purpose: dict[str, Any] = {}
        if not rows or self.chance(0.4):
            return purpose
        one = self.draw.choice(rows)
        if self.chance(0.4):
            purpose["period"] = one["month"] if self.chance(0.9) else month_after(one["month"], 7)
        if self.chance(0.25) and "document" in one:
            purpose["document"] = one["document"] if self.chance(0.95) else "lost"
        if self.chance(0.25):
            purpose["creditor"] = one["creditor"] if self.chance(0.95) else "stranger"
        if self.chance(0.25):
            purpose["service"] = one["service"] if self.chance(0.95) else "lift"
        if self.chance(0.15):
            purpose["penalty"] = True
        return purpose

    # ---- take-backs

    def draw_take_backs(self, names: list[str]) -> list[dict[str, Any]]:
        """Each of money that is still there, on its day or later."""
        found: list[dict[str, Any]] = []
        left = {x["id"]: (x, kopecks(x["amount"]), x["paid"]) for x in self.case["payments"]}
        for at in range(self.draw.choice([0, 0, 1, 1, 2, 4])):
            id = self.draw.choice(sorted(left))
            payment, money, since = left[id]
            if money == 0:
                continue
            day = date.fromisoformat(since) + timedelta(days=self.draw.choice([0, 0, 1, 20, 200]))
            row: dict[str, Any] = {
                "id": f"t{at}", "payment": id, "date": str(min(day, date(2030, 1, 1))),
                "kind": self.draw.choice(["reversal", "refund", "transfer", "transfer"]),
                "reason": "by a request", "author": "desk",
            }  # fmt: skip
            taken = money
            if self.chance(0.5):
                taken = self.draw.randrange(1, money + 1)
                row["amount"] = roubles(taken)
            if "known_on" in payment:
                row["known_on"] = payment["known_on"]
            if row["kind"] == "transfer":
                if self.chance(0.5):
                    row["account"] = self.draw.choice(names)
                purpose = self.draw_purpose(self.rows_of(row.get("account", payment.get("account"))))
                if purpose:
                    row["purpose"] = purpose
                made = {k: v for k, v in {**payment, **row}.items() if k in ("account", "known_on")}
                left[row["id"]] = ({"id": row["id"], **made}, taken, row["date"])
            left[id] = (payment, money - taken, row["date"])
            if "amount" not in row:
                left[id] = (payment, 0, row["date"])
            found.append(row)
        return found


def random_case(seed: int) -> dict[str, Any]:
    """A document kvit-allocation/1."""
    return History(seed).case
