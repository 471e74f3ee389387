"""The columns of the calculation: those of the form that are not zero all the way down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kvit.printing.bill_figures import Words
from kvit.printing.bill_rows import ZERO, Block, Row


#: Titles of what moves a balance beside the charges of the month.
OPENING = ("Долг / аванс (−) на начало", "Debt / advance (−) brought forward")
DECIDED = ("По реше\u00adнию", "By deci\u00adsion")
PENALTY = ("Пени с преж\u00adними", "Penalty, earlier included")
PAID = ("Опла\u00adчено (−)", "Paid (−)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of the calculation. `sums`: it has a sum in the rows of totals."""

    key: str
    title: str
    sums: bool = True


class Columns:
    """The shown columns and the cells under them."""

    def __init__(self, blocks: Sequence[Block], words: Words) -> None:
        self._blocks = blocks
        self._words = words
        self.shown = self._shown()

    def _shown(self) -> list[Column]:
        """Those that the form has and that are not zero all the way down."""
        say = self._words.say
        rows = [row for block in self._blocks for row in block.rows]

        def any_of(name: str) -> bool:
            return any(getattr(block, name) for block in self._blocks)

        # A debt that was paid off everywhere is told by the steps alone.
        moved = any_of("moved")
        changed = any_of("raised") or any_of("changed") or any_of("benefit")

        def column(key: str, ru: str, en: str, *, sums: bool = True) -> Column:
            return Column(key=key, title=say(ru, en), sums=sums)

        own, common = any(not row.common for row in rows), any(row.common for row in rows)
        factor = any(row.factor is not None for row in rows)
        soft = "\u00ad"
        wanted = [
            (own, column("own", f"Объём индиви{soft}дуальный", "Volume, own", sums=False)),
            (common, column("common", f"Объём обще{soft}домовой", "Volume, common", sums=False)),
            (bool(rows), column("price", "Тариф", "Tariff", sums=False)),
            (True, column("charged", f"Начис{soft}лено", "Charged")),
            (factor, column("factor", "Повыш. коэфф.", "Raising factor", sums=False)),
            (any_of("raised"), column("raised", f"Размер превы{soft}шения", "Excess")),
            (any_of("changed"), column("changed", f"Пере{soft}рас{soft}чёты", f"Recalcu{soft}lated")),
            (any_of("benefit"), column("benefit", "Льготы", "Benefits")),
            (moved and changed, column("payable", "К оплате за период", "For the period")),
            (moved and any_of("opening"), column("opening", *OPENING)),
            (any_of("decided"), column("decided", *DECIDED)),
            (any_of("penalty"), column("penalty", *PENALTY)),
            (any_of("costs"), column("costs", f"Судеб{soft}ные рас{soft}ходы", "Court costs")),
            (moved and any_of("paid"), column("paid", *PAID)),
            (True, column("total", "Всего", "Total")),
        ]
        return [each for shown, each in wanted if shown]

    @property
    def density(self) -> str:
        """The more columns, the smaller the print."""
        most = ((13, "wide widest"), (9, "wide"), (6, "middle"))
        return next((density for count, density in most if len(self.shown) > count), "roomy")

    def cells(self, block: Block, row: Row | None) -> list[tuple[Column, str]]:
        """The cells of a row of a block, each with its column: without a row the sums of the block, and
        both where it has one row alone.
        """
        alone = len(block.rows) <= 1
        return [
            (column, self._cell(block, row, column, alone or row is None))
            for column in self.shown
        ]

    def _cell(self, block: Block, row: Row | None, column: Column, whole: bool) -> str:
        match column.key:
            case "own" | "common":
                if row is None or row.common != (column.key == "common"):
                    return ""
                return self._words.volume(row.volume)
            case "price":
                return self._words.figure(row.line.price) if row else ""
            case "factor":
                return self._words.volume(row.factor) if row and row.factor is not None else ""
            case "charged" | "raised" if row is not None:
                charged = column.key == "charged" and row.excess is not row.line
                return self._unless_zero(getattr(row, column.key), charged)
        value = getattr(block, column.key) if whole else ZERO
        return self._unless_zero(value, whole and column.key == "total")

    def _unless_zero(self, value: Decimal, always: bool = False) -> str:
        return self._words.figure(value) if value or always else ""

    def sums(self, blocks: Iterable[Block], *, offered: bool = True) -> list[tuple[Column, str]]:
        """A row of totals; a sum of nothing stays empty where it is not one that everybody looks for.
        `offered`: with what is offered and nobody has accepted.
        """
        several = list(blocks)
        return [(column, self._sum(several, column, offered)) for column in self.shown]

    def _sum(self, blocks: Sequence[Block], column: Column, offered: bool) -> str:
        if not column.sums:
            return ""
        value = sum((getattr(each, column.key) for each in blocks), ZERO)
        if not offered:
            value -= sum((each.offer_in(column.key) for each in blocks), ZERO)
        return self._unless_zero(value, column.key in ("charged", "total"))
