"""What a bill says under its table: doubts, norms, volumes of the house, recalculations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kvit.bill import Bill, Line
from kvit.bill_words import doubt_of
from kvit.closed import HouseResource
from kvit.printing.bill_rows import Block
from kvit.source import SourceKind
from kvit.text import Lang, Text

_MARKS = {"ru": "абвгдежиклмнпрстуфхцшщэюя", "en": "abcdefghijklmnopqrstuvwxyz"}


class Doubts:
    """A mark for each doubt about a source, with the values that it is about: printed, never hidden."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._labels: dict[str, dict[str, None]] = {}

    def marks(self, lines: Sequence[Line]) -> str:
        """Of the sources of some lines; they are noted."""
        found: dict[int, None] = {}
        for source in (each for line in lines for each in line.doubtful):
            doubt = doubt_of(source, self._lang)
            label = source.label.get(self._lang).removesuffix(".") or source.id
            self._labels.setdefault(doubt, {})[label] = None
            found[list(self._labels).index(doubt)] = None
        return ",".join(self._mark(index) for index in sorted(found))

    def _mark(self, index: int) -> str:
        marks = _MARKS[self._lang]
        return marks[index] if index < len(marks) else str(index + 1)

    def texts(self) -> list[tuple[str, str]]:
        """A mark and what it means."""
        return [
            (self._mark(index), f"{doubt}: {'; '.join(labels)}")
            for index, (doubt, labels) in enumerate(self._labels.items())
        ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Norm:
    """Норматив that a line was computed by."""

    title: Text
    label: Text
    value: Decimal
    unit: str


def norms_of(bill: Bill) -> list[Norm]:
    """Each once, in the order of the lines."""
    found = {
        Norm(title=line.title, label=each.source.label, value=each.value, unit=each.unit): None
        for line in bill.lines
        for each in line.inputs
        if each.source.kind is SourceKind.NORM and not each.symbol.startswith("L_")
    }
    once: dict[tuple[Text, Decimal, str], Norm] = {}
    for each in found:
        once.setdefault((each.label, each.value, each.unit), each)
    return list(once.values())


#: Of a payment: what is left of it is an advance.
_ADVANCES = ("advance_kept", "advance_of_creditor")


def decided_of(bill: Bill) -> list[Text]:
    """What was decided, each once: what is decided for a service may be decided for its heat too. Of a
    payment that found new charges to pay its first advance is no more: only what is left at last is told.
    """
    last = {each.subject: index for index, each in enumerate(bill.decisions)}
    return list(
        dict.fromkeys(
            each.text
            for index, each in enumerate(bill.decisions)
            if each.code not in _ADVANCES or last[each.subject] == index
        )
    )


def known_volumes(resources: Sequence[HouseResource]) -> list[HouseResource]:
    """Объёмы дома that its meters counted."""
    return [each for each in resources if each.house is not None]


def recalculations_of(blocks: Sequence[Block]) -> list[Line]:
    """Every line of the column of recalculations, in the order of the bill."""
    found = (line for block in blocks for line in block.changes)
    return sorted(found, key=lambda line: line.number)
