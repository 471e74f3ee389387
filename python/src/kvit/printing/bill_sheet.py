"""What the template of a bill asks: texts and figures in one language, in the order of the print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kvit.bill import Bill, Line, Section
from kvit.bill_words import SECTIONS, line_title, zone_title
from kvit.closed import HouseResource
from kvit.figures import NBSP, month
from kvit.printing.bill_columns import Columns
from kvit.printing.bill_decisions import Decision, decisions_of
from kvit.printing.bill_figures import Words
from kvit.printing.bill_headline import Headline, agreed_steps_of, headline_of
from kvit.printing.bill_history import History, history_of
from kvit.printing.bill_instalments import Instalments, instalments_of, month_of_payer
from kvit.printing.bill_methods import METHODS, MeterRow, Method, meters_of, settled_period
from kvit.printing.bill_notes import Doubts, decided_of, known_volumes, norms_of, recalculations_of
from kvit.printing.bill_parties import Creditors, contacts_of
from kvit.printing.bill_penalties import Penalties
from kvit.printing.bill_rows import RECALCULATIONS, ZERO, Block, Row, blocks_of, by_sections
from kvit.printing.bill_steps import Step, advances_of, left_words, steps_of
from kvit.printing.given import Given, payee_of
from kvit.printing.page import grouped, tidy
from kvit.printing.payer_month import Support
from kvit.printing.person import Notice, Party, Payer
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
            Part(title=self._section(section, blocks), section=section, blocks=blocks)
            for section, blocks in by_sections(self.blocks)
        ]
        self.creditors = Creditors(bill, self.blocks, given.person, self)
        self.penalties = Penalties(bill, self, self.creditors.name_of)
        self.instalments = instalments_of(bill, given.person)
        self.table = Columns(self.blocks, self)
        self.doubts = Doubts(lang)
        self._marks = [(block, self.doubts.marks(block.lines)) for block in self.blocks]

    def month_of(self, line: Line) -> str:
        """The month, or the year, that a line is for."""
        named = settled_period(line, self.lang) if line.component in RECALCULATIONS else ""
        return (named or month(line.month, self.lang)).replace(" ", NBSP)

    def _section(self, section: Section | None, blocks: Sequence[Block]) -> str:
        if blocks[0].is_advance:
            return self.say("Аванс", "Advance")
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
        """With their numbers held to their words."""
        return [
            replace(each, title=tidy(each.title), text=tidy(each.text))
            for each in (*self.payer.notices, *self.given.person.notices)
        ]

    def contacts(self, party: Party) -> list[str]:
        return contacts_of(party, self)

    # ---- what is to be paid

    @property
    def offered(self) -> Decimal:
        """Voluntary insurance that nobody has accepted."""
        return self.bill.totals.to_pay_with_voluntary - self.bill.totals.to_pay

    @property
    def headline(self) -> Headline:
        return headline_of(self.bill.totals, self.instalments, self)

    @property
    def agreed_steps(self) -> list[Step]:
        return agreed_steps_of(self.bill.totals, self.instalments, self)

    @property
    def sum_words(self) -> str:
        """What the steps come to."""
        return self.say("Вся сумма", "The whole sum") if self.instalments else self.say("К оплате", "To pay")

    @property
    def sums_words(self) -> list[tuple[str, Decimal]]:
        """The same with what it is without and with an offer of insurance."""
        totals, words = self.bill.totals, self.sum_words
        if not self.offered:
            return [(words, totals.to_pay)]
        without = self.say("без добровольного страхования", "without voluntary insurance")
        insured = self.say("с добровольным страхованием", "with voluntary insurance")
        return [(f"{words} {without}", totals.to_pay), (f"{words} {insured}", totals.to_pay_with_voluntary)]

    @property
    def agreed_words(self) -> str:
        return self.say("К оплате по соглашению о рассрочке", "To pay under the agreed instalments")

    @property
    def in_advance(self) -> Decimal:
        """What is paid in advance, where there is nothing to pay."""
        return max(-self.bill.totals.closing, ZERO) if not self.bill.totals.to_pay else ZERO

    @property
    def advances(self) -> list[tuple[str, Decimal]]:
        """Which lower the next payments and not this one, each with what it lowers."""
        return [
            (left_words(self.creditors.name_of(creditor) if creditor else "", self), value)
            for creditor, value in advances_of(self.bill).left.items()
        ]

    @property
    def ahead(self) -> tuple[str, Decimal]:
        """All of them as a part of the sum of the table: below zero, as they lower it."""
        words = self.say(
            "в том числе переплата, которая уменьшит следующие платежи",
            "advances in it, which lower the next payments",
        )
        return words, -sum(advances_of(self.bill).left.values(), ZERO)

    @property
    def steps(self) -> list[Step]:
        return steps_of(self.bill, self.blocks, self)

    # ---- the calculation

    def row_title(self, block: Block, row: Row) -> str:
        """A row of several says in what it differs from the others: its part, zone, band, days; one that
        stands alone says the service too, and its days, where they are not the whole month.
        """
        line = row.line
        part = line_title(line, self.lang).removeprefix(line.title.get(self.lang)).lstrip(":, ")
        told = [part, self.days_of(line)]
        if len(block.rows) == 1:
            told.insert(0, self.block_title(block))
        return ", ".join(filter(None, told)) or self.say("начислено", "charged")

    def block_title(self, block: Block) -> str:
        """The service; with its creditor where another one has the same service on this bill."""
        if block.is_advance:
            return self.say("Аванс, не отнесённый на услуги", "Advance that no service has taken")
        title = block.title.get(self.lang)
        alike = {each.creditor for each in self.blocks if each.title == block.title}
        if block.creditor is not None and len(alike) > 1:
            title += f", {self.creditors.name_of(block.creditor)}"
        return f"{title} ({self.say(f'по{NBSP}желанию', 'if you wish')})" if block.offered else title

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
        return tidy(number + (f", {plate.place}" if plate and plate.place else ""))

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
    def decisions(self) -> list[Decision]:
        return decisions_of(self.bill, self)

    @property
    def benefits(self) -> list[Line]:
        return [line for block in self.blocks for line in block.benefits]

    @property
    def support_note(self) -> str:
        return self.say(
            "Выплачиваются отдельно и сумму к оплате не меняют.",
            "Paid apart from the bill; they do not change what is to be paid.",
        )

    @property
    def support(self) -> tuple[Support, ...]:
        found = month_of_payer(self.bill, self.given.person)
        return found.support if found else ()

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
        """As sentences, with the thousands of their sums apart."""
        return [grouped(tidy(each.get(self.lang)), self.lang) for each in decided_of(self.bill)]

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
