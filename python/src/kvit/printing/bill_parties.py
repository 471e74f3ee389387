"""Who stands on a bill: how each is reached, and what each is to receive."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kvit.bill import Bill
from kvit.figures import NBSP
from kvit.printing.bill_columns import DECIDED, OPENING, PAID, PENALTY
from kvit.printing.bill_figures import Words
from kvit.printing.bill_rows import ZERO, Block
from kvit.printing.person import Party, Person


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """What of the table of a bill belongs to one creditor, by columns; `total` is their sum.
    `offered`: what nobody owes, as it is only offered, is in it.
    """

    name: str
    party: Party | None
    sums: tuple[Decimal, ...]
    total: Decimal
    offered: bool = False


class Creditors:
    """Кому предназначены деньги: the shares sum to the table of the bill. The advance of the account,
    which is nobody's yet, is the last of what is owed; what is offered stands apart below its sum.
    """

    def __init__(self, bill: Bill, blocks: Sequence[Block], person: Person, words: Words) -> None:
        self._blocks = blocks
        self._words = words
        self._person = person
        self._names = provider_names(bill)
        self._keys = self._shown()
        self.shares = self._shares()
        self.offers = self._offers()

    def name_of(self, creditor: str) -> str:
        """As the person has it, else as the bill does, else the id."""
        party = self._person.provider(creditor)
        return party.name if party else self._names.get(creditor, creditor)

    @property
    def several(self) -> bool:
        """Of one creditor nothing is told that the bill does not say above."""
        return len({each.creditor for each in self._blocks}) > 1

    @property
    def titles(self) -> list[str]:
        """Of the columns that add up to the total of a creditor; none where it is the charge alone."""
        return [title for _, title in self._keys]

    @property
    def whole(self) -> Share:
        """What is owed to all of them."""
        say = self._words.say
        name = say("Всего", "Total")
        if self.offers:
            name = say("Всего без добровольного страхования", "Total without voluntary insurance")
        return self._share(name, None, self._blocks)

    @property
    def whole_with_offers(self) -> Share:
        name = self._words.say("Всего с добровольным страхованием", "Total with voluntary insurance")
        return self._share(name, None, self._blocks, owed=True, offered=True)

    def _shown(self) -> list[tuple[str, str]]:
        say = self._words.say
        if not any(block.moved for block in self._blocks):
            return []
        wanted = {
            "opening": say(*OPENING),
            "payable": say("За период", "For the period"),
            "decided": say(*DECIDED),
            "penalty": say(*PENALTY),
            "costs": say("Судебные расходы", "Court costs"),
            "paid": say(*PAID),
        }
        return [
            (key, title)
            for key, title in wanted.items()
            if any(getattr(block, key) for block in self._blocks)
        ]

    def _by_creditor(self) -> dict[str | None, list[Block]]:
        found: dict[str | None, list[Block]] = {}
        for block in self._blocks:
            found.setdefault(block.creditor, []).append(block)
        return found

    def _shares(self) -> list[Share]:
        found = self._by_creditor()
        nobody = found.pop(None, [])
        told = [
            self._share(self.name_of(creditor), self._person.provider(creditor), blocks)
            for creditor, blocks in found.items()
            if creditor is not None and not all(_only_offered(each) for each in blocks)
        ]
        if nobody:
            waiting = self._words.say(
                "Аванс на счёте, получатель ещё не определён", "An advance on the account, of no creditor yet"
            )
            told.append(self._share(waiting, None, nobody))
        return told

    def _offers(self) -> list[Share]:
        return [
            self._share(
                f"{self.name_of(creditor)} ({self._words.say(f'по{NBSP}желанию', 'if you wish')})",
                self._person.provider(creditor),
                blocks,
                owed=False,
                offered=True,
            )
            for creditor, blocks in self._by_creditor().items()
            if creditor is not None and any(each.offered for each in blocks)
        ]

    def _share(
        self,
        name: str,
        party: Party | None,
        blocks: Sequence[Block],
        *,
        owed: bool = True,
        offered: bool = False,
    ) -> Share:
        def summed(key: str) -> Decimal:
            offer = sum((each.offer_in(key) for each in blocks), ZERO)
            whole = sum((getattr(each, key) for each in blocks), ZERO)
            return (whole - offer if owed else ZERO) + (offer if offered else ZERO)

        sums = tuple(summed(key) for key, _ in self._keys)
        return Share(name=name, party=party, sums=sums, total=summed("total"), offered=offered)


def _only_offered(block: Block) -> bool:
    """Nothing of it is owed or moved, whatever month it is of."""
    return bool(block.offered) and block.payable == block.offered == block.total and not block.moved


def contacts_of(party: Party, words: Words) -> list[str]:
    """A line for each kind of thing that is known of a party."""
    say = words.say
    ids = [
        f"{title}{NBSP}{value}"
        for title, value in (
            (say("ИНН", "INN"), party.inn),
            (say("КПП", "KPP"), party.kpp),
            (say("ОГРН", "OGRN"), party.ogrn),
        )
        if value
    ]
    reach = [
        party.phone and f"{say('тел.', 'tel.')}{NBSP}{party.phone}",
        party.email,
        party.site,
        party.hours,
    ]
    lines = [party.address, ", ".join(ids), ", ".join(filter(None, reach)), *_bank(party, words)]
    return [words.tidy(each) for each in lines if each]


def _bank(party: Party, words: Words) -> list[str]:
    if party.requisites is None:
        return [party.bank]
    found, say = party.requisites, words.say
    account = f"{say('р/с', 'account')}{NBSP}{found.account}"
    lines = [f"{account}, {found.bank}", f"{say('БИК', 'BIC')}{NBSP}{found.bic}"]
    if found.correspondent:
        # On a line of its own: «к/с» may be parted at its stroke.
        lines.append(f"{say('к/с', 'corr.')}{NBSP}{found.correspondent}")
    return lines


def provider_names(bill: Bill) -> dict[str, str]:
    """Names of providers and creditors by their ids, as the bill carries them."""
    document = json.loads(bill.to_json("line"))
    return {each["id"]: each["name"] for each in document["providers"]}
