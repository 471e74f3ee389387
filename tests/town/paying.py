"""From habits to rows of registries: the sums come from the bills that people got."""

from __future__ import annotations

from collections.abc import Iterator

from charges_oracle.days import Row
from charges_oracle.house_facts import shift

from .kopecks import kopecks, roubles
from .timetable import later

# What is taken back of a payment by these may be known before the late payment is.
EARLY = ("cancelled", "refunded", "wrong")
OPERATOR = {"author": "operator", "reason": "synthetic"}


class Bills:
    """What each account was last billed."""

    def __init__(self, openings: dict[str, Row]) -> None:
        self.due = {
            row["account"]: sum(kopecks(each["amount"]) for each in row["balances"])
            for opening in openings.values()
            for row in opening["accounts"]
        }
        self.charged: dict[str, list[tuple[str, str, int]]] = {}  # creditor, service, sum

    def take(self, closed: Row) -> None:
        for bill in closed["bills"]:
            self.due[bill["account"]] = kopecks(bill["totals"]["to_pay"])
            self.charged[bill["account"]] = [
                (row["creditor"], row["service"], kopecks(row["charged"]))
                for row in bill["balances"]
                if kopecks(row["charged"]) > 0
            ]


def sum_of(habit: Row, bills: Bills, purpose: Row) -> int:
    """What is paid, in kopecks; the purpose gets what the payer names."""
    due = max(bills.due.get(habit["account"], 0), 0)
    kind = habit["kind"]
    percent: int = habit.get("percent", 100)
    share = due * percent // 100
    if kind == "round":
        return (due + 9999) // 10000 * 10000
    if kind == "advance":
        return due * 6
    if kind in ("nobody", "stranger"):
        return share or 12345
    if kind == "period":
        purpose["period"] = shift(habit["month"], -habit["back"])
    if kind in ("service", "creditor"):
        charged = bills.charged.get(habit["account"], [])
        if not charged:
            return share
        pick: int = habit["pick"] % len(charged)
        creditor, service, amount = charged[pick]
        purpose["creditor"] = creditor
        if kind == "service":
            purpose["service"] = service
        return amount * percent // 100
    return share


def rows_of(habit: Row, bills: Bills) -> Iterator[Row]:
    """Rows of registries, each with the day on which its registry came."""
    purpose: Row = {}
    amount = sum_of(habit, bills, purpose)
    if amount <= 0:
        return
    paid = f"{habit['month']}-{habit['day']:02}"
    row: Row = {
        "agent": habit["agent"], "operation": habit["id"], "account": habit["account"],
        "paid": paid, "amount": roubles(amount), "known_on": later(paid, habit["after"]),
    }
    if habit["kind"] == "nobody":
        del row["account"]
    if habit["kind"] == "stranger":
        row["account"] = habit["account"] + "0"
    if habit["kind"] == "wrong":
        row["account"] = habit["to"]
    if purpose:
        row["purpose"] = purpose
    yield row
    if habit["kind"] == "double":
        yield {**row, "operation": row["operation"] + "/twice"}
    if "again_after" in habit:
        yield {**row, "known_on": later(row["known_on"], habit["again_after"])}


def undone_of(
    habit: Row, rows: list[Row], houses: dict[str, str]
) -> Iterator[tuple[Row, bool]]:
    """What is taken back of a payment, some days after it came; and whether that is a payment:
    money for an account of another house goes back and comes anew, with the day of payment kept."""
    if "undone_after" not in habit or not rows:
        return
    first = rows[0]
    since = first["paid"] if habit["kind"] in EARLY and habit["after"] > 3 else first["known_on"]
    day = later(since, habit["undone_after"])
    back: Row = {
        "id": f"{habit['id']}/back", "payment": payment_id(first), "date": day, "known_on": day,
        **OPERATOR,
    }
    if habit["kind"] == "wrong":
        to = habit["account"]
        if houses[first["account"]] == houses[to]:
            if first["account"] != to:
                yield {**back, "kind": "transfer", "account": to}, False
        else:
            yield {**back, "kind": "refund"}, False
            yield {**first, "agent": "centre", "operation": back["id"], "account": to,
                   "known_on": day}, True
    elif habit["kind"] == "cancelled":
        yield {**back, "kind": "reversal"}, False
    elif habit["kind"] == "withdrawn":  # not taken back: the row itself is withdrawn
        yield {**back, "kind": "withdrawal"}, False
    elif habit["kind"] == "double":
        yield {**back, "kind": "refund", "payment": payment_id(rows[1])}, False
    else:
        half = kopecks(first["amount"]) // 2
        yield {**back, "kind": "refund", "amount": roubles(max(half, 1))}, False


def payment_id(row: Row) -> str:
    """One operation of one agent is one payment, however often it comes."""
    return f"{row['agent']}/{row['operation']}"


def accepted(receipts: list[Row]) -> dict[str, Row]:
    """Payments by their ids, each known from the first registry that had it."""
    payments: dict[str, Row] = {}
    for row in receipts:
        name = payment_id(row)
        if name not in payments or row["known_on"] < payments[name]["known_on"]:
            payments[name] = row
    return dict(sorted(payments.items()))
