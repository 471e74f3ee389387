"""What somebody decided about an account (решения по счёту): fines, write-offs, corrections, each with
its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kvit.bill import Bill, Posting, PostingKind
from kvit.figures import NBSP, month
from kvit.printing.bill_figures import Words

#: What a bill calls a decision; what the closing posts by its rules is told elsewhere.
_TITLES: Mapping[PostingKind, tuple[str, str]] = {
    PostingKind.CORRECTION: ("Исправление", "Correction"),
    PostingKind.WRITE_OFF: ("Списание долга", "Debt written off"),
    PostingKind.PROVIDER_FINE: ("Штраф исполнителя в вашу пользу", "Fine of the provider, for you"),
    PostingKind.COURT_COST: ("Судебные расходы", "Court costs"),
    PostingKind.PENALTY: ("Пени по решению", "Penalty by decision"),
    PostingKind.BONUS_CREDIT: ("Бонус", "Bonus"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A posting that somebody answers for."""

    title: str  #: what was decided, and about which service
    month: str
    reason: str
    amount: Decimal  #: below zero lowers what is owed


def by_hand(posting: Posting) -> bool:
    """Somebody answers for it: what the close posts by its rules it signs as kvit."""
    return posting.author not in ("", "kvit")


def decisions_of(bill: Bill, words: Words) -> list[Decision]:
    """In the order of the postings; what the closing posts by its rules is no decision."""
    titles: dict[tuple[str | None, str | None], str] = {
        (each.creditor, each.service): each.title.get(words.lang)
        for each in bill.balances
        if each.service is not None
    }

    def decision(posting: Posting) -> Decision:
        told = words.say(*_TITLES[posting.kind])
        service = titles.get((posting.creditor, posting.service), posting.service)
        return Decision(
            title=f"{told}: {service}" if service else told,
            month=month(posting.month, words.lang).replace(" ", NBSP),
            reason=posting.reason,
            amount=posting.amount,
        )

    return [decision(each) for each in bill.postings if each.kind in _TITLES and by_hand(each)]
