"""Where one payment goes, question after question.

Whose money it is, which month, which service, principal or penalty, and what becomes of the rest:
Civil Code art. 319 and 319.1, p. 118 of Rules 354.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby

from .facts import Account, Debt, Part, Payment
from .shares import waterfall, whole_shares

Test = Callable[[Debt], bool]


def three_years_after(day: date) -> date:
    """The same day and month; 29 February becomes 28."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + 3, 2, 28)
    return day.replace(year=day.year + 3)


def of_kind(rows: Iterable[Debt], kind: str) -> list[Debt]:
    return [x for x in rows if x.kind == kind and not x.offer]


def newest(rows: list[Debt]) -> list[Debt]:
    last = max((x.month for x in rows), default="")
    return [x for x in rows if x.month == last]


class Placing:
    """One payment on its account."""

    def __init__(self, payment: Payment, account: Account, options: dict[str, str]) -> None:
        self.payment, self.account, self.options = payment, account, options
        self.rest = payment.amount
        purpose = payment.purpose
        directs = options["allocation_direction"] == "split_directed_allowed"
        self.creditor = purpose.get("creditor") if directs else None
        self.service = purpose.get("service") if directs else None
        # A document names its month; one that nobody has seen names nothing.
        names = options["penalty_allocation"] != "fifo"
        documents = {x.document for x in account.debts if x.document}
        self.document = purpose.get("document") if names else None
        if self.document not in documents:
            self.document = None
        self.period = purpose.get("period") if names else None
        self.mine = [x for x in sorted(account.debts, key=Debt.place) if self.in_scope(x)]

    # ---- which receivables

    def in_scope(self, debt: Debt) -> bool:
        """What one creditor is paid beyond its debt never pays another's."""
        if self.creditor is not None:
            return debt.creditor == self.creditor
        for test in (self.of_service, self.of_document):
            creditors = {x.creditor for x in self.account.debts if test(x)}
            if creditors:
                return debt.creditor in creditors
        return True

    def of_service(self, debt: Debt) -> bool:
        return self.service is not None and debt.service == self.service

    def of_document(self, debt: Debt) -> bool:
        return self.document is not None and debt.document == self.document

    def of_period(self, debt: Debt) -> bool:
        return self.period is not None and debt.month == self.period

    def is_later(self, debt: Debt) -> bool:
        """Money that names no month never meets one later than its own."""
        if self.options["penalty_future"] == "any_month" or self.payment.old_advance:
            return False
        return debt.month > str(self.payment.paid)[:7]

    def meets(self, debt: Debt) -> bool:
        """What money without a named month may meet."""
        if self.options["penalty_allocation"] == "fifo_not_time_barred":
            if three_years_after(debt.due) < self.payment.paid:
                return False
        return not self.is_later(debt)

    def offers(self) -> list[Debt]:
        """An offer is for its month: that of the purpose, or else the last one."""
        rows = [x for x in self.mine if x.offer]
        if self.service is not None:
            rows = [x for x in rows if self.of_service(x)]
        for test in (self.of_document, self.of_period):
            if found := [x for x in rows if test(x)]:
                return found
        return newest([x for x in rows if not self.is_later(x)])

    # ---- paying

    def share(self, rows: list[Debt], why: str) -> None:
        """Splits what is left among rows that are alike in everything but the service."""
        rows = sorted((x for x in rows if x.left() > 0), key=Debt.row_of_document)
        caps = [x.left() for x in rows]
        money = min(self.rest, sum(caps))
        if money <= 0:
            return
        split = self.options["allocation_split"]
        if split == "waterfall_rows":
            shares = waterfall(money, caps)
        else:
            weights = [x.charge for x in rows] if split == "by_charge" else caps
            shares = whole_shares(money, weights, caps, self.options["allocation_residue"])
        for debt, share in zip(rows, shares, strict=True):
            self.take(debt, share, why)

    def take(self, debt: Debt, share: int, why: str) -> None:
        if share == 0:
            return
        kind = "voluntary" if debt.offer else debt.kind
        debt.paid += share
        self.rest -= share
        self.payment.parts.append(
            Part(debt.creditor, debt.service, debt.month, kind, share, why, debt)
        )

    def in_turn(self, rows: Iterable[Debt], why: str) -> None:
        """The oldest due date first, those of one day in proportion: art. 319.1 p. 3."""
        for group in self.by_due(rows):
            self.share(group, why)

    def by_due(self, rows: Iterable[Debt]) -> list[list[Debt]]:
        met = sorted((x for x in rows if self.meets(x)), key=Debt.place)
        return [list(group) for _, group in groupby(met, key=lambda x: x.due)]

    # ---- the questions

    def run(self) -> None:
        named = [x for x in self.mine if self.of_service(x)]
        others = [x for x in self.mine if not self.of_service(x)]
        if self.payment.purpose.get("penalty"):
            for rows in (named, others):
                self.named_penalties(of_kind(rows, "penalty"))
        else:
            self.accepted_offers()
            if self.options["allocation_penalty"] == "penalty_first":
                self.in_turn(of_kind(self.mine, "court_cost"), "court_cost_first")
                self.in_turn(of_kind(self.mine, "penalty"), "penalty_first")
            for rows in (named, others):
                self.debts(rows)
            last = self.options["allocation_penalty"] == "penalty_last"
            advance_pays = self.options["penalty_advance"] == "advance_pays_penalty"
            if last and (advance_pays or not self.payment.old_advance):
                self.in_turn(of_kind(self.mine, "penalty"), "penalty_last")
            if self.options["allocation_voluntary"] == "voluntary_last":
                self.share(self.offers(), "voluntary_last")
        self.keep_the_rest()

    def named_penalties(self, rows: list[Debt]) -> None:
        self.share([x for x in rows if self.of_document(x)], "penalty_named")
        self.share([x for x in rows if self.of_period(x)], "penalty_named")
        self.in_turn(rows, "penalty_named")

    def accepted_offers(self) -> None:
        """The payer named the service, or paid the total with it to the kopeck."""
        offers = self.offers()
        if self.service is not None:
            self.share(offers, "voluntary_named")
            return
        if self.options["allocation_voluntary"] != "voluntary_when_exact" or not offers:
            return
        owed = [x for x in self.account.debts if not x.offer]
        if self.document is not None:
            owed = [x for x in owed if self.of_document(x)]
            offers = [x for x in offers if self.of_document(x)]
        if sum(x.left() for x in [*owed, *offers]) == self.rest:
            self.share(offers, "voluntary_exact")

    def debts(self, rows: list[Debt]) -> None:
        turn = self.options["allocation_penalty"]
        costs, principal = of_kind(rows, "court_cost"), of_kind(rows, "principal")
        penalties = of_kind(rows, "penalty")
        self.share([x for x in costs if self.of_document(x)], "named_document")
        self.share([x for x in principal if self.of_document(x)], "named_document")
        self.share([x for x in penalties if self.of_document(x)], "penalty_of_document")
        self.share([x for x in principal if self.of_period(x)], "named_period")
        if turn == "penalty_with_month":
            self.share([x for x in penalties if self.of_period(x)], "penalty_of_month")
        self.in_turn(costs, "court_cost_first")
        unnamed = self.document is None and self.period is None
        if unnamed and self.options["allocation_unnamed"] == "unnamed_current_first":
            current = newest([x for x in principal if self.meets(x)])
            self.share(current, "current_period")
            if turn == "penalty_with_month":
                self.penalties_of({x.month for x in current}, penalties)
        groups = self.by_due(principal)
        for at, group in enumerate(groups):
            self.share(group, "oldest")
            if turn == "penalty_with_month":
                later = {x.month for each in groups[at + 1 :] for x in each}
                self.penalties_of({x.month for x in group} - later, penalties)
        if turn == "penalty_with_month":
            self.in_turn(penalties, "penalty_of_month")

    def penalties_of(self, months: set[str], penalties: list[Debt]) -> None:
        for month in sorted(months):
            self.in_turn([x for x in penalties if x.month == month], "penalty_of_month")

    def keep_the_rest(self) -> None:
        """An advance: on the account, or split by the last charges."""
        if self.rest == 0:
            return
        rows = sorted(newest(of_kind(self.mine, "principal")), key=Debt.row_of_document)
        charges = [x.charge for x in rows]
        if self.options["allocation_advance"] == "advance_on_account" or not any(charges):
            self.payment.advance = self.rest
            self.account.advance += self.rest
            return
        room = [self.rest] * len(rows)
        shares = whole_shares(self.rest, charges, room, self.options["allocation_residue"])
        month = str(self.payment.paid)[:7]
        for row, share in zip(rows, shares, strict=True):
            if share:
                part = Part(row.creditor, row.service, month, "advance", share, "advance_by_charge")
                self.payment.parts.append(part)
