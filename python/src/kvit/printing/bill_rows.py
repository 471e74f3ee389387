"""The table of a bill: every line of it in the column that the form of order 43/пр has for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from kvit.bill import Balance, Bill, Component, Line, Section
from kvit.printing.bill_methods import Method, factor_of, is_common, methods_of
from kvit.receivable import ReceivableKind
from kvit.text import Text

ZERO = Decimal("0.00")
#: Lines that change what was charged, rather than charge: the column of recalculations.
RECALCULATIONS = frozenset(
    (Component.RECALCULATION, Component.CORRECTION, Component.ABSENCE, Component.QUALITY)
)


@dataclass(kw_only=True, slots=True)
class Row:
    """What one line charges, with what the raising factor adds to it."""

    line: Line
    excess: Line | None = None

    @property
    def volume(self) -> Decimal:
        return self.line.quantity

    @property
    def common(self) -> bool:
        """Of the common property (на содержание общего имущества, общедомовые нужды)."""
        return is_common(self.line)

    @property
    def methods(self) -> tuple[Method, ...]:
        return methods_of(self.line)

    @property
    def charged(self) -> Decimal:
        """Начислено, without the excess."""
        return ZERO if self.line is self.excess else self.line.amount

    @property
    def factor(self) -> Decimal | None:
        """Повышающий коэффициент."""
        return factor_of(self.excess or self.line)

    @property
    def raised(self) -> Decimal:
        """Размер превышения платы."""
        return ZERO if self.excess is None else self.excess.amount


@dataclass(kw_only=True, slots=True)
class Block:
    """A service of a creditor: its rows, and what stands on it over the month.

    opening + payable + decided + penalty + costs + paid = total: the sums of all blocks are those of the
    bill, and each stands in the column that its words say.
    """

    section: Section | None  #: None: no line of this month, a debt of another one
    creditor: str | None
    service: str | None
    title: Text
    rows: list[Row] = field(default_factory=list)
    changes: list[Line] = field(default_factory=list)  #: перерасчёты
    benefits: list[Line] = field(default_factory=list)  #: льготы
    balances: list[Balance] = field(default_factory=list)

    @property
    def is_advance(self) -> bool:
        """Of the account, taken by no service: of no earlier month, and nobody's yet."""
        return self.service is None

    @property
    def lines(self) -> list[Line]:
        """In the order of the bill."""
        found = [row.line for row in self.rows]
        found += [row.excess for row in self.rows if row.excess is not None and row.excess is not row.line]
        return sorted(found + self.changes + self.benefits, key=lambda line: line.number)

    @property
    def charged(self) -> Decimal:
        return sum((row.charged for row in self.rows), ZERO)

    @property
    def raised(self) -> Decimal:
        return sum((row.raised for row in self.rows), ZERO)

    @property
    def changed(self) -> Decimal:
        return sum((line.amount for line in self.changes), ZERO)

    @property
    def benefit(self) -> Decimal:
        return sum((line.amount for line in self.benefits), ZERO)

    @property
    def payable(self) -> Decimal:
        """К оплате за расчётный период."""
        return self.charged + self.raised + self.changed + self.benefit

    @property
    def opening(self) -> Decimal:
        """Долг или аванс (below zero) на начало месяца, without penalties and costs."""
        return self._sum("opening", ReceivableKind.PRINCIPAL)

    @property
    def decided(self) -> Decimal:
        """Исправлено по решению in the month: fines of the provider, write-offs, corrections."""
        return self._sum("corrected", ReceivableKind.PRINCIPAL)

    @property
    def paid(self) -> Decimal:
        """Оплачено in the month, with the sign by which it moves the total: below zero."""
        return -self._sum("paid", *ReceivableKind)

    @property
    def penalty(self) -> Decimal:
        """Пени: those of the opening with those of the month, before what was paid."""
        return self._gross(ReceivableKind.PENALTY)

    @property
    def costs(self) -> Decimal:
        """Судебные издержки, государственная пошлина, before what was paid."""
        return self._gross(ReceivableKind.COURT_COST)

    @property
    def asked(self) -> Decimal:
        """What the bill asks for the service without penalties, costs and what is only offered."""
        return self._sum("closing", ReceivableKind.PRINCIPAL)

    @property
    def moved(self) -> bool:
        """Whether something beside its lines and a debt that was paid off makes its total."""
        return bool(self.total - self.payable or self.decided or self.penalty or self.costs)

    @property
    def _owed(self) -> Decimal:
        """What the balances took of the lines: an offer is owed by nobody yet."""
        return self._sum("charged", ReceivableKind.PRINCIPAL)

    @property
    def offered(self) -> Decimal:
        """Of a voluntary service: what the lines offer and no payment has accepted."""
        return self.payable - self._owed if self.voluntary else ZERO

    def offer_in(self, key: str) -> Decimal:
        """What of a column is offered alone: of an offer that nobody accepted any part of, all of it."""
        if key in ("payable", "total") or (key == "charged" and self._owed):
            return self.offered
        if key not in ("charged", "raised", "changed", "benefit") or not self.offered or self._owed:
            return ZERO
        value: Decimal = getattr(self, key)
        return value

    @property
    def voluntary(self) -> bool:
        return self.section is Section.VOLUNTARY

    def _gross(self, kind: ReceivableKind) -> Decimal:
        return self._sum("opening", kind) + self._sum("corrected", kind) + self._sum("charged", kind)

    def _sum(self, key: str, *kinds: ReceivableKind) -> Decimal:
        return sum((getattr(each, key) for each in self.balances if each.of in kinds), ZERO)

    @property
    def total(self) -> Decimal:
        """Итого к оплате; below zero an advance."""
        return self._sum("closing", *ReceivableKind) + self.offered


def blocks_of(bill: Bill) -> list[Block]:
    """In the order of the lines; then what is owed for other months, then the advance."""
    blocks: dict[tuple[str | None, str | None], Block] = {}
    key: tuple[str | None, str | None]
    for line in bill.lines:
        key = (line.creditor, line.service)
        if key not in blocks:
            blocks[key] = Block(
                section=line.section,
                creditor=line.creditor,
                service=line.service,
                title=line.title,
            )
        _place(line, blocks[key], bill)
    for block in blocks.values():
        _join_excess(block)
    for balance in bill.balances:
        key = (balance.creditor, balance.service)
        if key not in blocks:
            blocks[key] = Block(
                section=None,
                creditor=balance.creditor,
                service=balance.service,
                title=balance.title,
            )
        blocks[key].balances.append(balance)
    return _shown(list(blocks.values()))


def _shown(blocks: list[Block]) -> list[Block]:
    """What was brought forward and paid off is no row, unless the columns of both are there for others:
    then the sum of each is that of the bill."""
    moved = any(each.moved for each in blocks)
    return [each for each in blocks if each.lines or each.moved or (moved and (each.opening or each.paid))]


def _place(line: Line, block: Block, bill: Bill) -> None:
    if line.month != bill.month or line.component in RECALCULATIONS:
        block.changes.append(line)
    elif line.component is Component.BENEFIT:
        block.benefits.append(line)
    else:
        block.rows.append(Row(line=line))


def _join_excess(block: Block) -> None:
    """The excess of a norm stands beside the norm that it raises; alone where there is none."""
    rows: list[Row] = []
    waiting = [row.line for row in block.rows if row.line.component is Component.EXCESS]
    for row in block.rows:
        if row.line.component is Component.EXCESS:
            continue
        found = next((each for each in waiting if _raises(each, row.line)), None)
        if found is not None:
            waiting.remove(found)
            row.excess = found
        rows.append(row)
    rows += [Row(line=each, excess=each) for each in waiting]
    block.rows = sorted(rows, key=lambda row: row.line.number)


def _raises(excess: Line, line: Line) -> bool:
    def same(of: Line) -> tuple[object, ...]:
        return (of.provider, of.zone, of.band, of.valid_from, of.valid_to, of.quantity_unit, of.price)

    return line.component in (Component.WHOLE, Component.WATER) and same(excess) == same(line)


def by_sections(blocks: Iterable[Block]) -> Iterator[tuple[Section | None, list[Block]]]:
    """The sections that have something, in their order; what has none before what is voluntary: the
    debts of other months, and apart from them the advance of the account.
    """
    found: dict[tuple[Section | None, bool], list[Block]] = {}
    for block in blocks:
        found.setdefault((block.section, block.is_advance), []).append(block)
    for section in (Section.HOUSING, Section.UTILITY, Section.OTHER, None, Section.VOLUNTARY):
        for is_advance in (False, True):
            if (section, is_advance) in found:
                yield section, found[section, is_advance]
