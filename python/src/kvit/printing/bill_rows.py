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

    payable + debt + penalty + costs = total, where debt is that of the opening less what was paid and
    with what was corrected by decision.
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
    def debt(self) -> Decimal:
        """Долг или аванс на начало, with what was paid and corrected."""
        return self._of(ReceivableKind.PRINCIPAL) - self._owed

    @property
    def _owed(self) -> Decimal:
        """What the balances took of the lines: an offer is owed by nobody yet."""
        principal = (each for each in self.balances if each.of is ReceivableKind.PRINCIPAL)
        return sum((each.charged for each in principal), ZERO)

    @property
    def offered(self) -> Decimal:
        """Of a voluntary service: what the lines offer and no payment has accepted."""
        return self.payable - self._owed if self.voluntary else ZERO

    @property
    def voluntary(self) -> bool:
        return self.section is Section.VOLUNTARY

    @property
    def penalty(self) -> Decimal:
        return self._of(ReceivableKind.PENALTY)

    @property
    def costs(self) -> Decimal:
        """Судебные издержки, государственная пошлина."""
        return self._of(ReceivableKind.COURT_COST)

    def _of(self, kind: ReceivableKind) -> Decimal:
        return sum((each.closing for each in self.balances if each.of is kind), ZERO)

    @property
    def total(self) -> Decimal:
        """Итого к оплате; below zero an advance."""
        return sum((each.closing for each in self.balances), ZERO) + self.offered


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
    return [each for each in blocks.values() if each.rows or _moves(each)]


def _moves(block: Block) -> bool:
    sums = (block.payable, block.debt, block.penalty, block.costs, block.total)
    return bool(block.lines) or any(sums)


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
