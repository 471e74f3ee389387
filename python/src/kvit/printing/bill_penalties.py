"""Пени of a bill: for each debt what has accrued, what was posted before, and what this bill posts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kvit.bill import Bill
from kvit.billed_penalty import BilledPenalty, PenaltyDays
from kvit.figures import NBSP, month
from kvit.printing.bill_figures import Words
from kvit.printing.bill_rows import ZERO

#: A page has room for so many debts, and a text for so many rows of their days. With more of them a row
#: is all debts of a service and creditor; each debt stands on the screen and in kvit-bill/1.
DEBTS_MOST = 24
_DAYS_MOST = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class PenaltySum:
    """The penalty of some debts: one, those of a service and creditor, or all of them."""

    title: str
    debts: tuple[BilledPenalty, ...]

    @property
    def accrued(self) -> Decimal:
        return sum((each.accrued for each in self.debts), ZERO)

    @property
    def posted(self) -> Decimal:
        return sum((each.posted for each in self.debts), ZERO)

    @property
    def kept(self) -> Decimal:
        """Прощено раньше: posted and forgiven though it has not accrued, so it is not given back again."""
        return sum((each.kept for each in self.debts), ZERO)

    @property
    def amount(self) -> Decimal:
        """What the bill posts: accrued + kept − posted."""
        return sum((each.amount for each in self.debts), ZERO)


class Penalties:
    """Those that the bill posts something of."""

    def __init__(self, bill: Bill, words: Words, name_of: Callable[[str], str]) -> None:
        """`name_of` a creditor by its id, as the rest of the bill has it."""
        self._words = words
        self._name_of = name_of
        self.debts = tuple(each for each in bill.penalties if each.amount)
        self.folded = len(self.debts) > DEBTS_MOST
        self.days_told = sum(len(each.days) for each in self.debts) <= _DAYS_MOST

    @property
    def any_kept(self) -> bool:
        return any(each.kept for each in self.debts)

    def __bool__(self) -> bool:
        return bool(self.debts)

    @property
    def rows(self) -> list[PenaltySum]:
        """One for each debt, or for each service and creditor where there are too many debts."""
        if not self.folded:
            return [PenaltySum(title=self.title(each), debts=(each,)) for each in self.debts]
        found: dict[tuple[str, str], list[BilledPenalty]] = {}
        for each in self.debts:
            found.setdefault((each.creditor, each.service), []).append(each)
        return [PenaltySum(title=self.title(some[0]), debts=tuple(some)) for some in found.values()]

    @property
    def whole(self) -> PenaltySum:
        return PenaltySum(title=self._words.say("Итого", "Sum"), debts=self.debts)

    def title(self, penalty: BilledPenalty) -> str:
        return f"{penalty.title.get(self._words.lang)}, {self._name_of(penalty.creditor)}"

    def months(self, debts: Sequence[BilledPenalty]) -> str:
        """«июль 2025», or «июль 2015 – июнь 2025, долгов: 120»."""
        first, last = min(each.month for each in debts), max(each.month for each in debts)
        named = [month(each, self._words.lang).replace(" ", NBSP) for each in (first, last)]
        if len(debts) == 1:
            return named[0]
        count = self._words.say(f"долгов:{NBSP}{len(debts)}", f"debts:{NBSP}{len(debts)}")
        return f"{f'{NBSP}– '.join(dict.fromkeys(named))}, {count}"

    def days(self, penalty: BilledPenalty) -> list[str]:
        return [formula_of(each, self._words) for each in penalty.days]

    @property
    def kept_note(self) -> str:
        """How the columns make the last one where there is what was forgiven; empty elsewhere."""
        if not self.any_kept:
            return ""
        return self._words.say(
            "В этом документе = начислено + прощено раньше − в прошлых документах: что уже прощено, второй раз "
            "не снимается.",
            "In this bill = accrued + forgiven before − in earlier bills: what is forgiven already is not taken "
            "off again.",
        )

    @property
    def note(self) -> str:
        """Where to find what paper and a text have no room for; empty where they have it all."""
        if not self.folded:
            return ""
        return self._words.say(
            f"Долгов, по которым начислены пени: {len(self.debts)}. Расчёт по каждому из них и по дням — в "
            "электронном платёжном документе.",
            f"Debts with a penalty: {len(self.debts)}. Each of them with its days is in the electronic bill.",
        )


def formula_of(days: PenaltyDays, words: Words) -> str:
    """«с 11.05.2025 по 31.05.2025: 3 000,00 × 21 дн. × 9,5 % × 1/300 = 19,95»"""
    count = (days.last - days.first).days + 1
    first, last = words.day(days.first), words.day(days.last)
    span = words.say(f"с{NBSP}{first} по{NBSP}{last}", f"{first} to {last}")
    factors = (
        words.figure(days.debt),
        f"{count}{NBSP}{words.unit('day')}",
        f"{words.volume(days.rate)}{NBSP}%",
        f"1/{days.divisor}",
    )
    return f"{span}: {f' ×{NBSP}'.join(factors)} = {words.figure(days.amount)}"
