"""Рассрочка on a bill: what was agreed with the payer beside what the bill asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kvit.bill import Bill
from kvit.figures import number
from kvit.importing.problems import Problems
from kvit.printing.bill_rows import ZERO, Block, blocks_of
from kvit.printing.json_fields import shown
from kvit.printing.payer_month import Instalment, PayerMonth, about
from kvit.printing.person import Person
from kvit.receivable import ReceivableKind
from kvit.text import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """An instalment with the service of the bill that it is for, and where the person has it."""

    block: Block
    given: Instalment
    path: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Instalments:
    """Section 5 of the form with its sums; `to_pay` is what the bill comes to with them."""

    rows: tuple[Row, ...]
    replaced: Decimal
    current: Decimal
    past: Decimal
    interest: Decimal
    total: Decimal
    to_pay: Decimal

    @property
    def deferred(self) -> Decimal:
        """Останется отсрочено: what the instalments stand for less the parts of it that they pay."""
        return sum((each.given.deferred for each in self.rows), ZERO)


def month_of_payer(bill: Bill, person: Person) -> PayerMonth | None:
    """What the person says of the account and the month of the bill."""
    payer = person.payer_of(bill.account)
    months = payer.months if payer else ()
    return next((each for each in months if each.month == bill.month), None)


def instalments_of(bill: Bill, person: Person) -> Instalments | None:
    """None where none are given. Raises, all at once, what does not fit the bill: a service that is
    not on it, an instalment in the place of more than the bill asks for, and a part of more than there is
    of the month or of earlier ones. Each error names the account and the service.
    """
    given = month_of_payer(bill, person)
    if given is None or not given.instalments:
        return None
    blocks = blocks_of(bill)
    problems = Problems()
    rows = []
    for at, each in enumerate(given.instalments):
        path = f"{_path(person, given)}.instalments[{at}]"
        if block := _block(each, blocks, path, problems, bill.account):
            rows.append(Row(block=block, given=each, path=path))
            _fits(rows[-1], bill, problems)
    _once(rows, bill, problems)
    problems.raise_if_any()

    def summed(key: str) -> Decimal:
        return sum((getattr(each.given, key) for each in rows), ZERO)

    return Instalments(
        rows=tuple(rows),
        replaced=summed("replaces"),
        current=summed("current"),
        past=summed("past"),
        interest=summed("interest"),
        total=summed("total"),
        to_pay=_to_pay(bill, rows),
    )


def _path(person: Person, given: PayerMonth) -> str:
    """Of a month in the document of the person."""
    payers = enumerate(person.payers)
    at = next((i, j) for i, payer in payers for j, each in enumerate(payer.months) if each is given)
    return f"payers[{at[0]}].months[{at[1]}]"


def _block(
    given: Instalment, blocks: Sequence[Block], path: str, problems: Problems, account: str
) -> Block | None:
    found = [
        each
        for each in blocks
        if each.service == given.service and given.creditor in ("", each.creditor) and not each.voluntary
    ]
    if len(found) == 1:
        return found[0]
    if found:
        named = ", ".join(sorted({each.creditor for each in found if each.creditor}))
        expected = Text(f"один из получателей: {named}", f"one of the creditors: {named}")
        problems.add("missing_key", f"{path}.creditor", "", about(account, given.service, expected))
        return None
    named = ", ".join(dict.fromkeys(each.service for each in blocks if each.service))
    expected = Text(f"услуга этого документа: {named}", f"a service of this bill: {named}")
    where = f"{path}.creditor" if given.creditor else f"{path}.service"
    found_text = shown(given.creditor or given.service)
    problems.add("unknown_reference", where, found_text, about(account, given.service, expected))
    return None


def _fits(row: Row, bill: Bill, problems: Problems) -> None:
    """Each sum against what the bill has for it."""
    block, given = row.block, row.given
    earlier = _earlier_debt(block, bill)
    for key, value, most, ru, en in (
        (
            "replaces",
            given.replaces,
            block.asked,
            "не больше, чем документ просит за услугу без пеней",
            "no more than the bill asks for the service without penalty",
        ),
        (
            "current",
            given.current,
            max(block.payable, ZERO),
            "не больше, чем начислено за месяц документа",
            "no more than is charged for the month of the bill",
        ),
        (
            "past",
            given.past,
            earlier,
            "не больше долга прошлых месяцев в этом документе",
            "no more than the debt of earlier months on this bill",
        ),
    ):
        if value <= most:
            continue
        expected = Text(f"{ru}: {number(most, 'ru')}", f"{en}: {number(most, 'en')}")
        problems.add(
            "out_of_range", f"{row.path}.{key}", str(value), about(bill.account, given.service, expected)
        )


def _earlier_debt(block: Block, bill: Bill) -> Decimal:
    """Основной долг of months before that of the bill, as this bill leaves it: an advance of one month
    pays the debt of another where they stand together.
    """
    closings = (
        each.closing
        for each in block.balances
        if each.of is ReceivableKind.PRINCIPAL and each.month < bill.month
    )
    return max(sum(closings, ZERO), ZERO)


def _once(rows: Iterable[Row], bill: Bill, problems: Problems) -> None:
    met: set[tuple[str | None, str | None]] = set()
    for row in rows:
        key = (row.block.creditor, row.block.service)
        if key in met:
            service = row.given.service
            expected = about(bill.account, service, Text("один раз", "once"))
            problems.add("duplicate_id", f"{row.path}.service", shown(service), expected)
        met.add(key)


def _to_pay(bill: Bill, rows: Iterable[Row]) -> Decimal:
    """The sum over creditors, no advance of one paying another, as that of the bill is made."""
    owed: dict[str | None, Decimal] = {}
    for balance in bill.balances:
        owed[balance.creditor] = owed.get(balance.creditor, ZERO) + balance.closing
    less = dict(owed)
    for row in rows:
        less[row.block.creditor] += row.given.total - row.given.replaces
    changed = sum((max(less[each], ZERO) - max(owed[each], ZERO) for each in owed), ZERO)
    return bill.totals.to_pay + changed
