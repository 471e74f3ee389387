"""What the template of a bill asks: texts and figures in one language, in the order of the print."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kvit.bill import Bill, Line, Section
from kvit.bill_words import SECTIONS, line_title, zone_title
from kvit.billed_penalty import BilledPenalty
from kvit.closed import HouseResource
from kvit.figures import NBSP, month
from kvit.printing.bill_columns import Columns
from kvit.printing.bill_figures import Words
from kvit.printing.bill_history import History, history_of
from kvit.printing.bill_methods import METHODS, MeterRow, Method, meters_of, settled_period
from kvit.printing.bill_notes import Doubts, known_volumes, norms_of, recalculations_of
from kvit.printing.bill_penalties import formula_of, penalties_of
from kvit.printing.bill_rows import RECALCULATIONS, ZERO, Block, Row, blocks_of, by_sections
from kvit.printing.given import Given, payee_of
from kvit.printing.page import tidy
from kvit.printing.person import Notice, Party, Payer
from kvit.receivable import ReceivableKind
from kvit.text import Lang

@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Blocks of one section with their sums."""

    title: str
    section: Section | None
    blocks: list[Block]


class Sheet(Words):
    """A bill in one language."""

    def __init__(self, bill: Bill, given: Given, lang: Lang) -> None:
        super().__init__(bill, lang)
        self.given = given
        self.blocks = blocks_of(bill)
        self.parts = [
            Part(title=self._section(section), section=section, blocks=blocks)
            for section, blocks in by_sections(self.blocks)
        ]
        self.table = Columns(self.blocks, self)
        self.doubts = Doubts(lang)
        self._marks = [(block, self.doubts.marks(block.lines)) for block in self.blocks]

    def month_of(self, line: Line) -> str:
        """The month, or the year, that a line is for."""
        named = settled_period(line, self.lang) if line.component in RECALCULATIONS else ""
        return (named or month(line.month, self.lang)).replace(" ", NBSP)

    def _section(self, section: Section | None) -> str:
        if section is None:
            return self.say("Расчёты прошлых месяцев", "Balances of other months")
        return SECTIONS[section].get(self.lang)

    # ---- who pays whom

    @property
    def payer(self) -> Payer:
        found = self.given.person.payer_of(self.bill.account)
        return found or Payer(account=self.bill.account)

    @property
    def payee(self) -> Party | None:
        return payee_of(self.bill, self.given.person)

    @property
    def notices(self) -> list[Notice]:
        return [*self.payer.notices, *self.given.person.notices]

    @property
    def creditors(self) -> list[tuple[str, Party | None, list[Block]]]:
        """Every creditor with its blocks and, where it is known, who it is."""
        names = provider_names(self.bill)
        found: dict[str, list[Block]] = {}
        for block in self.blocks:
            if block.creditor is not None:
                found.setdefault(block.creditor, []).append(block)
        told: list[tuple[str, Party | None, list[Block]]] = []
        for creditor, blocks in found.items():
            party = self.given.person.provider(creditor)
            name = party.name if party else names.get(creditor, creditor)
            told.append((name, party, blocks))
        return told

    @property
    def creditor_columns(self) -> list[tuple[str, str]]:
        """What adds up to the total of a creditor; nothing where it is the charge alone."""
        wanted = {
            "debt": self.say("Долг / аванс (−)", "Debt / advance (−)"),
            "payable": self.say("За период", "For the period"),
            "penalty": self.say("Пени", "Penalty"),
            "costs": self.say("Судебные расходы", "Court costs"),
        }
        shown = [
            (key, title)
            for key, title in wanted.items()
            if any(getattr(block, key) for block in self.blocks)
        ]
        return shown if len(shown) > 1 else []

    def contacts(self, party: Party) -> list[str]:
        """A line for each kind of thing that is known of a party."""
        ids = [
            f"{title}{NBSP}{value}"
            for title, value in (
                (self.say("ИНН", "INN"), party.inn),
                (self.say("КПП", "KPP"), party.kpp),
                (self.say("ОГРН", "OGRN"), party.ogrn),
            )
            if value
        ]
        reach = [
            party.phone and f"{self.say('тел.', 'tel.')}{NBSP}{party.phone}",
            party.email,
            party.site,
            party.hours,
        ]
        lines = [party.address, ", ".join(ids), ", ".join(filter(None, reach)), *self._bank(party)]
        return [self.tidy(each) for each in lines if each]

    def _bank(self, party: Party) -> list[str]:
        if party.requisites is None:
            return [party.bank]
        found = party.requisites
        codes = [f"{self.say('БИК', 'BIC')}{NBSP}{found.bic}"]
        if found.correspondent:
            codes.append(f"{self.say('к/с', 'corr.')}{NBSP}{found.correspondent}")
        account = f"{self.say('р/с', 'account')}{NBSP}{found.account}"
        return [f"{account}, {found.bank}", ", ".join(codes)]

    # ---- what is to be paid

    @property
    def offered(self) -> Decimal:
        """Voluntary insurance that nobody has accepted."""
        return self.bill.totals.to_pay_with_voluntary - self.bill.totals.to_pay

    @property
    def not_offset(self) -> Decimal:
        """Advances at some creditors, which do not lower what is owed to others."""
        return self.bill.totals.to_pay - self.bill.totals.closing

    @property
    def steps(self) -> list[tuple[str, str, Decimal]]:
        """From the balance of the month before to the sum: a sign, words, a sum."""
        totals = self.bill.totals
        first = self.long_day(self.bill.month.first_day)
        opening = (
            self.say(f"Долг на {first}", f"Owed on {first}")
            if totals.opening >= 0
            else self.say(f"Переплата на {first}", f"Advance on {first}")
        )
        lines = sum((b.payable for b in self.blocks if not b.voluntary), ZERO)
        steps = [("", opening, abs(totals.opening))]
        if totals.opening < 0:
            steps = [("−", opening, abs(totals.opening))]
        steps.append(("+", self.say("Начислено за месяц", "Charged for the month"), lines))
        other = sum((each.charged for each in self.bill.balances), ZERO) - lines
        moved = [(self.say("Принятые предложения", "Accepted offers"), other)]
        moved += [(words, self._corrected(kind)) for kind, words in self._kinds.items()]
        steps += [(self._sign(value), words, abs(value)) for words, value in moved if value]
        if totals.paid:
            ru, en = ("Оплачено", "Paid") if totals.paid > 0 else ("Возвращено", "Returned")
            if known := self.bill.basis.known_on:
                ru += f" (сведения на{NBSP}{self.day(known)})"
                en += f" (as known on {self.day(known)})"
            steps.append((self._sign(-totals.paid), self.say(ru, en), abs(totals.paid)))
        if self.not_offset:
            words = self.say(
                "Переплата, которая зачтётся только у своего получателя",
                "Advances that lower what is owed to their own creditors only",
            )
            steps.append(("+", words, self.not_offset))
        return steps

    @property
    def _kinds(self) -> dict[ReceivableKind, str]:
        """What is posted beside charges and payments, by what is owed."""
        return {
            ReceivableKind.PENALTY: self.say("Пени", "Penalty"),
            ReceivableKind.COURT_COST: self.say("Судебные расходы", "Court costs"),
            ReceivableKind.PRINCIPAL: self.say("Исправлено по решению", "Corrected by decision"),
        }

    def _corrected(self, kind: ReceivableKind) -> Decimal:
        return sum((each.corrected for each in self.bill.balances if each.of is kind), ZERO)

    @staticmethod
    def _sign(value: Decimal) -> str:
        return "−" if value < 0 else "+"

    # ---- the calculation

    def sum_of(self, blocks: Iterable[Block], name: str) -> Decimal:
        return sum((getattr(each, name) for each in blocks), ZERO)

    def row_title(self, block: Block, row: Row) -> str:
        """A row of several says in what it differs from the others: its part, zone, band, days."""
        if len(block.rows) == 1:
            return self.block_title(block)
        line = row.line
        title = line_title(line, self.lang).removeprefix(line.title.get(self.lang)).lstrip(":, ")
        days = self.days_of(line)
        told = ", ".join(filter(None, (title, days)))
        return told or self.say("начислено", "charged")

    def block_title(self, block: Block) -> str:
        if block.service is None:
            return self.say("Аванс, не отнесённый на услуги", "Advance that no service has taken")
        return block.title.get(self.lang)

    def days_of(self, line: Line) -> str:
        """«с 01.02 по 06.02» where it is not the whole month."""
        if line.valid_from == line.month.first_day and line.valid_to == line.month.next.first_day:
            return ""
        last = date.fromordinal(line.valid_to.toordinal() - 1)
        if self.lang == "ru":
            return f"с{NBSP}{line.valid_from:%d.%m} по{NBSP}{last:%d.%m}"
        return f"{line.valid_from:%m-%d} to {last:%m-%d}"

    def marks_of(self, block: Block) -> str:
        """The doubts about its values."""
        return next(marks for each, marks in self._marks if each is block)

    def signed(self, value: Decimal) -> str:
        return ("+" if value > 0 else "") + self.figure(value)

    def change_title(self, line: Line) -> str:
        return line_title(line, self.lang)

    def why(self, lines: Sequence[Line]) -> list[tuple[str, Decimal, str]]:
        """Title, amount and explanation of each line, for a resident."""
        return [
            (
                line_title(line, self.lang),
                line.amount,
                self.bill.explain(line.number).sentence(self.lang).strip(),
            )
            for line in lines
        ]

    def method_marks(self, row: Row) -> str:
        return ",".join(str(int(each)) for each in row.methods)

    @property
    def methods(self) -> list[tuple[int, str]]:
        """The notes on methods that the table refers to."""
        used = {each for block in self.blocks for row in block.rows for each in row.methods}
        return [(int(each), METHODS[each].get(self.lang)) for each in Method if each in used]

    # ---- what stands around it

    @property
    def meters(self) -> list[MeterRow]:
        return meters_of(self.bill.lines)

    def meter_title(self, row: MeterRow) -> str:
        zone = zone_title(row.zone, self.lang)
        return row.title.get(self.lang) + (f", {zone}" if zone else "")

    def meter_number(self, row: MeterRow) -> str:
        """What stands on it, and where it is; without a plate the id that the facts have."""
        plate = self.given.person.plate_of(row.meter)
        number = (plate.number if plate else "") or row.meter
        return number + (f", {plate.place}" if plate and plate.place else "")

    def verified_until(self, row: MeterRow) -> str:
        plate = self.given.person.plate_of(row.meter)
        return self.day(plate.verified_until) if plate and plate.verified_until else ""

    @property
    def any_verified(self) -> bool:
        return any(self.verified_until(each) for each in self.meters)

    @property
    def recalculations(self) -> list[Line]:
        return recalculations_of(self.blocks)

    @property
    def benefits(self) -> list[Line]:
        return [line for block in self.blocks for line in block.benefits]

    @property
    def penalties(self) -> list[BilledPenalty]:
        return penalties_of(self.bill)

    def penalty_days(self, penalty: BilledPenalty) -> list[str]:
        return [formula_of(each, self) for each in penalty.days]

    def debt_month(self, penalty: BilledPenalty) -> str:
        return month(penalty.month, self.lang).replace(" ", NBSP)

    @property
    def norms(self) -> list[object]:
        return list(norms_of(self.bill))

    @property
    def volumes(self) -> list[HouseResource]:
        return known_volumes(self.given.resources)

    def resource_title(self, resource: HouseResource) -> str:
        """As on the bill; the name of the close where the bill has no such service."""
        named = (line.title for line in self.bill.lines if line.service == resource.service)
        return next(named, resource.title).get(self.lang)

    @property
    def decided(self) -> list[str]:
        """Each once: what is decided for a service may be decided for its heat too."""
        return list(dict.fromkeys(tidy(each.text.get(self.lang)) for each in self.bill.decisions))

    @property
    def history(self) -> History | None:
        return history_of(self.bill, self.given.earlier)

    @property
    def basis(self) -> str:
        """What the bill was computed from, in one line."""
        basis = self.bill.basis
        told = [
            self.say("нормативная база", "law") + f" {basis.law}",
            self.say("тарифы", "tariffs") + f" {basis.tariffs}",
            self.say("учётная практика", "policy") + f" {basis.policy}",
            "kvit " + basis.engine.removeprefix("kvit "),
        ]
        if basis.known_on is not None:
            known = self.day(basis.known_on)
            ru, en = f"учтены сведения и оплаты, известные на {known}", f"facts and payments known on {known}"
            told.insert(0, self.say(ru, en))
        if not basis.opening_given:
            told.append(
                self.say("остатки прошлых месяцев не переданы", "no balances of earlier months were given")
            )
        return "; ".join(told)

    @property
    def differences(self) -> list[str]:
        """Practices that differ from what the law says by default."""
        return [each.meaning.get(self.lang) for each in self.bill.basis.policy_differences]


def provider_names(bill: Bill) -> dict[str, str]:
    """Names of providers and creditors by their ids, as the bill carries them."""
    document = json.loads(bill.to_json("line"))
    return {each["id"]: each["name"] for each in document["providers"]}
