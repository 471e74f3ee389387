"""What a printed bill knows beside the bill itself: persons, the due date, months before, codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from kvit.bill import Bill
from kvit.closed import HouseResource
from kvit.documents import Document
from kvit.printing.bill_instalments import instalments_of
from kvit.printing.due import due_date_of
from kvit.printing.payment_code import Builder, PaymentCodes, codes_of
from kvit.printing.person import Party, Person, read_person


@dataclass(frozen=True, kw_only=True)
class Given:
    """All of it may be absent, and is not printed then."""

    person: Person = field(default_factory=Person)
    due_date: date | None = None
    resources: Sequence[HouseResource] = ()
    earlier: Sequence[Bill] = ()
    codes: PaymentCodes = field(default_factory=PaymentCodes)


def payee_of(bill: Bill, person: Person) -> Party | None:
    """Whom the bill is paid to: the one named, or else the only creditor of the bill."""
    if person.creditor is not None:
        return person.creditor
    creditors = {each.creditor for each in bill.lines} | {each.creditor for each in bill.balances}
    return person.provider(next(iter(creditors))) if len(creditors) == 1 else None


def given_of(
    bill: Bill,
    person: Document | Person | None = None,
    *,
    due_date: date | None = None,
    resources: Iterable[HouseResource] = (),
    earlier: Iterable[Bill] = (),
    payment_code: bytes | None = None,
    payment_code_with_voluntary: bytes | None = None,
    payment_code_with_instalments: bytes | None = None,
    payment_code_with_instalments_and_voluntary: bytes | None = None,
    build_code: Builder | None = None,
) -> Given:
    """`due_date`: by the law unless it is given. `resources`: those of the closed month, for the
    volumes of the house. `earlier`: closed bills of the account, for the charts.

    The payment codes are bytes as they are; or `build_code` makes them from the requisites of the
    payee, where the person has these. Raises where the person gives instalments that do not fit the bill.
    """
    who = person if isinstance(person, Person) else read_person(person) if person else Person()
    codes = PaymentCodes(
        plain=payment_code,
        with_voluntary=payment_code_with_voluntary,
        with_instalments=payment_code_with_instalments,
        with_instalments_and_voluntary=payment_code_with_instalments_and_voluntary,
    )
    payee = payee_of(bill, who)
    instalments = instalments_of(bill, who)
    if codes == PaymentCodes() and build_code and payee and payee.requisites:
        codes = codes_of(
            bill,
            payee.name,
            payee.requisites,
            who.payer_of(bill.account),
            build_code,
            instalments.to_pay if instalments else None,
        )
    return Given(
        person=who,
        due_date=due_date or due_date_of(bill),
        resources=tuple(resources),
        earlier=tuple(earlier),
        codes=codes,
    )
