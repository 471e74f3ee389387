"""Where one payment goes, question after question.

Who is paid, which month, which service, principal or penalty, and what becomes of the rest: the
order of penalties and of Civil Code art. 319 and 319.1.
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


class Placing:
    """One payment on its account."""

    def __init__(self, payment: Payment, account: Account, options: dict[str, str]) -> None:
        self.payment, self.options = payment, options
        self.rest = payment.amount
        purpose = payment.purpose
        self.all = sorted(account.debts, key=Debt.place)
        self.account = account
        directs = options["allocation_direction"] == "split_directed_allowed"
        self.creditor = purpose.get("creditor") if directs else None
        self.service = purpose.get("service") if directs else None
        names = options["penalty_allocation"] != "fifo"
        self.document = purpose.get("document") if names else None
        self.period = purpose.get("period") if names else None
        self.names_month = self.document is not None or self.period is not None
        self.mine = [x for x in self.all if self.directed(x)]
        self.offers = [x for x in self.mine if x.offer]
        self.debts = [x for x in self.mine if not x.offer]

    # ---- which receivables

    def directed(self, debt: Debt) -> bool:
        """The creditor and the service that the payer named, if he may name any."""
        return self.creditor in (None, debt.creditor) and self.service in (None, debt.service)

    def meets(self, debt: Debt) -> bool:
        """What money without a named month may meet."""
        paid = self.payment.paid
        if self.options["penalty_allocation"] == "fifo_not_time_barred":
            if three_years_after(debt.due) < paid:
                return False
        if self.options["penalty_future"] == "no_future" and not self.payment.old_advance:
            return debt.month <= str(paid)[:7]
        return True

    # ---- paying

    def share(self, rows: list[Debt], why: str | None, offer_why: str | None = None) -> None:
        """Splits what is left among the rows, which are alike in everything but the service."""
        rows = [x for x in rows if x.left() > 0]
        caps = [x.left() for x in rows]
        money = min(self.rest, sum(caps))
        if money <= 0:
            return
        split = self.options["allocation_split"]
        if split == "waterfall_rows":
            shares = waterfall(money, caps)
        else:
            weights = [x.charge for x in rows] if split == "by_charge" else caps
            residue = self.options["allocation_residue"]
            shares = whole_shares(money, weights, list(caps), residue)
        for debt, share in zip(rows, shares, strict=True):
            self.take(debt, share, str(why))

    def take(self, debt: Debt, share: int, why: str) -> None:
        if share == 0:
            return
        kind = "voluntary" if debt.offer else debt.kind
        part = Part(debt.creditor, debt.service, debt.month, kind, share, why, debt)
        debt.paid += share
        self.rest -= share
        self.payment.parts.append(part)

    def in_turn(self, rows: Iterable[Debt], why: str, after: Callable[[str], None] | None = None) -> None:
        """By due dates, those of one day in proportion."""
        for _, group in groupby(sorted(rows, key=Debt.place), key=lambda x: x.due):
            alike = list(group)
            self.share(alike, why)
            if after is not None:
                for month in sorted({x.month for x in alike}):
                    after(month)

    def of(self, kind: str, test: Test) -> list[Debt]:
        return [x for x in self.debts if x.kind == kind and test(x)]

    def named_group(self, test: Test, why: str, penalty_why: str | None) -> None:
        """All of a document or month that was named, whatever its age."""
        first = self.options["allocation_penalty"] == "penalty_first"
        self.share(self.of("court_cost", test), "court_cost_first")
        if first and penalty_why:
            self.share(self.of("penalty", test), penalty_why)
        self.share(self.of("principal", test), why)
        if not first and penalty_why:
            self.share(self.of("penalty", test), penalty_why)

    # ---- the questions

    def run(self) -> None:
        named_document: Test = lambda x: self.document is not None and x.document == self.document
        named_period: Test = lambda x: x.month == self.period
        turn = self.options["allocation_penalty"]
        self.voluntary_that_is_named(named_document, named_period)
        self.voluntary_that_is_exact(named_document)
        if self.payment.purpose.get("penalty"):
            for test in (named_document, named_period):
                self.share(self.of("penalty", test), "penalty_named")
            self.in_turn(self.of("penalty", self.meets), "penalty_named")
        self.named_group(named_document, "named_document", "penalty_of_document")
        month_too = {"penalty_first": "penalty_first", "penalty_with_month": "penalty_of_month"}
        self.named_group(named_period, "named_period", month_too.get(turn))
        self.in_turn(self.of("court_cost", self.meets), "court_cost_first")
        if turn == "penalty_first":
            self.in_turn(self.of("penalty", self.meets), "penalty_first")

        def penalty_of(month: str) -> None:
            if turn == "penalty_with_month":
                same: Test = lambda x: x.month == month and self.meets(x)
                self.in_turn(self.of("penalty", same), "penalty_of_month")

        if self.options["allocation_unnamed"] == "unnamed_current_first" and not self.names_month:
            months = [x.month for x in self.of("principal", self.meets)]
            if months:
                last: Test = lambda x: x.month == max(months)
                self.share(self.of("principal", lambda x: last(x) and self.meets(x)), "current_period")
                penalty_of(max(months))
        self.in_turn(self.of("principal", self.meets), "oldest", penalty_of)
        if turn == "penalty_with_month":
            self.in_turn(self.of("penalty", self.meets), "penalty_of_month")
        if turn == "penalty_last" and self.options["penalty_advance"] == "advance_pays_penalty":
            self.in_turn(self.of("penalty", self.meets), "penalty_last")
        if self.options["allocation_voluntary"] == "voluntary_last":
            self.in_turn([x for x in self.offers if self.meets(x)], "voluntary_last")
        self.keep_the_rest()

    def voluntary_that_is_named(self, named_document: Test, named_period: Test) -> None:
        if self.service is None:
            return
        for test in (named_document, named_period):
            self.share([x for x in self.offers if test(x)], "voluntary_named")
        self.in_turn([x for x in self.offers if self.meets(x)], "voluntary_named")

    def voluntary_that_is_exact(self, named_document: Test) -> None:
        """The payment is the total of a document with its offers: they are accepted."""
        if self.options["allocation_voluntary"] != "voluntary_when_exact":
            return
        for document in sorted({x.document for x in self.offers if x.document and x.left()}):
            if self.document not in (None, document):
                continue
            rows = [x for x in self.mine if x.document == document]
            if sum(x.left() for x in rows) == self.rest:
                for row in rows:
                    if row.offer:
                        self.take(row, row.left(), "voluntary_exact")
                return

    def keep_the_rest(self) -> None:
        """An advance: on the account, or split by the last charges."""
        if self.rest == 0:
            return
        rows = [x for x in self.debts if x.kind == "principal"]
        last = max((x.month for x in rows), default="")
        charges: dict[tuple[str, str], int] = {}
        for row in rows:
            if row.month == last:
                key = (row.creditor, row.service)
                charges[key] = charges.get(key, 0) + row.charge
        if self.options["allocation_advance"] == "advance_on_account" or not any(charges.values()):
            self.payment.advance = self.rest
            self.account.advance += self.rest
            return
        shares = whole_shares(
            self.rest, list(charges.values()), [None] * len(charges), self.options["allocation_residue"]
        )
        month = str(self.payment.paid)[:7]
        for (creditor, service), share in zip(charges, shares, strict=True):
            if share:
                part = Part(creditor, service, month, "advance", share, "advance_by_charge")
                self.payment.parts.append(part)
