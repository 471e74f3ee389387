"""All payments of a case in their order, and what is taken back of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from .facts import Account, Part, Payment, known, kopecks, read_debt, roubles
from .options import options_of
from .place import Placing


class Refused(Exception):
    """The case cannot be allocated."""


class Run:
    def __init__(self, case: dict[str, Any]) -> None:
        self.case = case
        self.options = options_of(case.get("policy", {}))
        self.accounts = {
            row["account"]: Account(row["account"], [read_debt(x) for x in row["receivables"]])
            for row in case["accounts"]
        }
        self.payments: list[Payment] = []
        self.taken: list[dict[str, Any]] = []

    def go(self) -> dict[str, Any]:
        takes = {x["id"]: x for x in known(self.case.get("take_backs", []), self.case)}

        def depth(row: dict[str, Any]) -> int:
            """Of a transfer of a transfer, made on one day, the former comes second."""
            return 1 + depth(takes[row["payment"]]) if row["payment"] in takes else 1

        facts = [(row["paid"], 0, row["id"], row) for row in known(self.case["payments"], self.case)]
        facts += [(row["date"], depth(row), row["id"], row) for row in takes.values()]
        for _, taking, _, row in sorted(facts, key=lambda x: x[:3]):
            if taking:
                self.take_back(row)
            else:
                self.pay(
                    Payment(
                        id=row["id"],
                        account=row.get("account"),
                        paid=date.fromisoformat(row["paid"]),
                        amount=kopecks(row["amount"]),
                        purpose=row.get("purpose", {}),
                        old_advance=row.get("advance", False),
                    )
                )
        return self.result()

    def pay(self, payment: Payment) -> None:
        self.payments.append(payment)
        account = self.accounts.get(payment.account or "")
        if account is None:
            payment.unallocated = payment.amount
            payment.reason = "no_account" if payment.account is None else "unknown_account"
        else:
            Placing(payment, account, self.options).run()
        payment.held = [x.amount for x in payment.parts]
        payment.held_advance, payment.held_unallocated = payment.advance, payment.unallocated

    def take_back(self, row: dict[str, Any]) -> None:
        found = [x for x in self.payments if x.id == row["payment"]]
        if not found or date.fromisoformat(row["date"]) < found[0].paid:
            raise Refused(f"{row['id']}: no such payment yet")
        payment = found[0]
        left = payment.amount - payment.taken_back
        money = kopecks(row["amount"]) if "amount" in row else left
        if money > left or money == 0:
            raise Refused(f"{row['id']}: more than what is left of {payment.id}")
        if row.get("account", payment.account) not in (payment.account, *self.accounts):
            raise Refused(f"{row['id']}: to no account")
        payment.taken_back += money
        rest = money
        unallocated = min(rest, payment.held_unallocated)
        payment.held_unallocated -= unallocated
        rest -= unallocated
        advance = min(rest, payment.held_advance)
        payment.held_advance -= advance
        rest -= advance
        if advance:
            self.accounts[payment.account or ""].advance -= advance
        parts: list[Part] = []
        for at in reversed(range(len(payment.parts))):
            step = min(rest, payment.held[at])
            if step:
                payment.held[at] -= step
                rest -= step
                part = payment.parts[at]
                parts.append(part.taken(step))
                if part.debt is not None:
                    part.debt.paid -= step
        self.taken.append(
            {
                "id": row["id"], "kind": row["kind"], "payment": row["payment"],
                "amount": roubles(money), "parts": [x.view() for x in parts],
                "advance": roubles(-advance), "unallocated": roubles(-unallocated),
            }
        )  # fmt: skip
        if row["kind"] == "transfer":
            self.pay(
                Payment(
                    id=row["id"],
                    account=row.get("account", payment.account),
                    paid=payment.paid,
                    amount=money,
                    purpose=row.get("purpose", {}),
                    old_advance=payment.old_advance,
                    transferred=payment.id,
                )
            )

    # ---- the result

    def result(self) -> dict[str, Any]:
        received = sum(x.amount for x in self.payments if x.transferred is None)
        returned = sum(kopecks(x["amount"]) for x in self.taken if x["kind"] != "transfer")
        return {
            "totals": {
                "received": roubles(received),
                "returned": roubles(returned),
                "allocated": roubles(sum(sum(x.held) for x in self.payments)),
                "advance": roubles(sum(x.held_advance for x in self.payments)),
                "unallocated": roubles(sum(x.held_unallocated for x in self.payments)),
            },
            "accounts": [self.account(x) for _, x in sorted(self.accounts.items())],
            "payments": [self.payment(x) for x in self.payments],
            "take_backs": self.taken,
        }

    def account(self, account: Account) -> dict[str, Any]:
        return {
            "account": account.id,
            "advance": roubles(account.advance),
            "receivables": [
                {
                    "creditor": x.creditor, "service": x.service, "month": x.month,
                    "kind": x.kind, "due_date": str(x.due), "document": x.document,
                    "amount": roubles(x.amount), "paid": roubles(x.paid), "left": roubles(x.left()),
                }
                for x in account.debts
            ],
        }  # fmt: skip

    def payment(self, payment: Payment) -> dict[str, Any]:
        return {
            "id": payment.id, "account": payment.account, "transferred": payment.transferred,
            "paid": str(payment.paid), "amount": roubles(payment.amount),
            "parts": [x.view() for x in payment.parts], "advance": roubles(payment.advance),
            "unallocated": roubles(payment.unallocated), "reason": payment.reason,
            "taken_back": roubles(payment.taken_back),
        }  # fmt: skip


def evaluate(case: dict[str, Any]) -> dict[str, Any]:
    """Where each kopeck of each payment went."""
    return Run(case).go()
