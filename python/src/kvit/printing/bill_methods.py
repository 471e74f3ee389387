"""How the volume of a line was found: what the form of a bill prints beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import IntEnum

from kvit.bill import Line, LineInput, Zone
from kvit.source import Operand, SourceKind
from kvit.text import Lang, Text

#: Inputs that are a volume of the premises, and those that are one of the house.
_OWN = frozenset(("V", "V_z", "V_cold", "V_hot"))
_OF_HOUSE = frozenset(("V_D", "V_own", "V_m"))
_COUNTED = "consumption by meters"
_AVERAGE = "monthly average"


class Method(IntEnum):
    """Method — способ определения объёма, by its number in the notes of the form."""

    NORM = 1
    METER = 2
    AVERAGE = 3
    HOUSE_METER = 4
    COMPUTED = 5


METHODS = {
    Method.NORM: Text("по нормативу", "by norm"),
    Method.METER: Text("по показаниям прибора учёта", "by the meter"),
    Method.AVERAGE: Text("по среднемесячному расходу", "by the monthly average"),
    Method.HOUSE_METER: Text("по прибору учёта дома", "by the meter of the house"),
    Method.COMPUTED: Text("расчётным способом", "computed"),
}


def methods_of(line: Line) -> tuple[Method, ...]:
    """None of them: the line is a rate per m², per person, per premises and has no volume to find.
    Several where a volume is a sum: waste water of a metered water and of one by norm.
    """
    found = {method for each in line.inputs for method in _methods(each, line)}
    return tuple(sorted(found))


def _methods(given: LineInput, line: Line) -> Iterator[Method]:
    if given.symbol in _OF_HOUSE:
        yield Method.HOUSE_METER
    elif given.symbol in _OWN and (given.value or len(line.inputs) == 2):
        label = given.source.label.en
        if is_common(line) and given.source.kind is SourceKind.COMPUTED:
            yield Method.HOUSE_METER
        elif label.startswith(_COUNTED) or given.source.operands:
            labels = [each.label.en for each in given.source.operands]
            averages = sum(each.startswith(_AVERAGE) for each in labels)
            if averages:
                yield Method.AVERAGE
            if any(_reading(each) for each in given.source.operands) or not averages:
                yield Method.METER
        elif given.source.kind is SourceKind.NORM or "by norm" in label:
            yield Method.NORM
        else:
            yield Method.COMPUTED
    elif given.symbol.startswith("N") and given.source.kind is SourceKind.NORM:
        yield Method.NORM


def is_common(line: Line) -> bool:
    """Whether it pays for the common property of the house: the second volume of the form."""
    return line.service.startswith("common_")


def factor_of(line: Line) -> Decimal | None:
    """Повышающий коэффициент of a line that has one."""
    return next((each.value for each in line.inputs if each.symbol == "K"), None)


# ---- readings


@dataclass(frozen=True, kw_only=True, slots=True)
class MeterRow:
    """A meter of the premises in the month: what it showed, and what it counted."""

    meter: str
    service: str
    title: Text
    zone: Zone
    unit: str
    before: Decimal
    before_on: date | None  #: None: the source tells no day, of a ratio or of a late reading
    after: Decimal
    after_on: date | None
    ratio: Decimal
    volume: Decimal


_SHOWN = re.compile(r"reading on (\d{4}-\d\d-\d\d), meter (.+)", re.DOTALL)
_ROLLED = re.compile(r"roll-over, meter (.+)", re.DOTALL)
_PRODUCT = re.compile(
    r"\(([\d.]+) − ([\d.]+)(?: \+ ([\d.]+))?\)(?: × ([\d.]+))?(?: × \d+ / \d+)?, meter (.+)", re.DOTALL
)
_SETTLED = re.compile(r"(?:начислено за|charged for|charged in) (.+)")


def _reading(operand: Operand) -> bool:
    return bool(_SHOWN.fullmatch(operand.label.en) or _PRODUCT.fullmatch(operand.label.en))


def settled_period(line: Line, lang: Lang) -> str:
    """The month that a late reading settles, or the year that a correction does, as the sources of the
    line name it; empty for others.
    """
    for given in line.inputs:
        labels = [operand.label.get(lang) for operand in given.source.operands]
        if given.symbol == "A_charged":
            labels.append(given.source.label.get(lang))
        for label in labels:
            if found := _SETTLED.fullmatch(label):
                return found[1]
    return ""


def meters_of(lines: Iterable[Line]) -> list[MeterRow]:
    """The meters that the lines read, as the sources of their volumes tell; each zone once.

    A line of another service that takes the volume over (водоотведение) does not repeat it.
    """
    found: dict[tuple[str, str, Zone], MeterRow] = {}
    for line in lines:
        for given in line.inputs:
            if given.symbol not in ("V", "V_z") or not given.source.label.en.startswith(_COUNTED):
                continue
            for row in _rows(given, line):
                found.setdefault((row.meter, row.service, row.zone), row)
    return list(found.values())


def _rows(given: LineInput, line: Line) -> Iterator[MeterRow]:
    """The operands come in the order current, previous, roll-over, or as one product."""
    after: tuple[str, Decimal, date] | None = None
    rows: list[MeterRow] = []
    for operand in given.source.operands:
        if shown := _SHOWN.fullmatch(operand.label.en):
            day, meter = date.fromisoformat(shown[1]), shown[2]
            if not operand.minus:
                after = meter, operand.value, day
            elif after is not None and after[0] == meter:
                rows.append(_row(line, meter, (operand.value, day), after[1:], Decimal(1)))
        elif product := _PRODUCT.fullmatch(operand.label.en):
            before, now = (Decimal(product[2]), None), (Decimal(product[1]), None)
            row = _row(line, product[5], before, now, Decimal(product[4] or 1))
            volume = (row.volume + Decimal(product[3] or 0)) * row.ratio
            rows.append(replace(row, volume=volume))
        elif rows and (rolled := _ROLLED.fullmatch(operand.label.en)) and rolled[1] == rows[-1].meter:
            rows[-1] = replace(rows[-1], volume=rows[-1].volume + operand.value)
    yield from rows


def _row(
    line: Line,
    meter: str,
    before: tuple[Decimal, date | None],
    after: tuple[Decimal, date | None],
    ratio: Decimal,
) -> MeterRow:
    return MeterRow(
        meter=meter,
        service=line.service,
        title=line.title,
        zone=line.zone,
        unit=next(each.unit for each in line.inputs if each.symbol in ("V", "V_z")),
        before=before[0],
        before_on=before[1],
        after=after[0],
        after_on=after[1],
        ratio=ratio,
        volume=after[0] - before[0],
    )
