"""Расчёт пени — the calculation of a penalty as a document for a court."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import get_args

from kvit import _core
from kvit import law as book
from kvit.documents import Document
from kvit.figures import NBSP, day, month, number
from kvit.law import RateLimit, Scale, Value
from kvit.penalty import (
    Penalty,
    PenaltyDebt,
    PenaltyInterval,
    PenaltyPayment,
    PostedComparison,
    ZeroReason,
)
from kvit.penalty_parts import DebtPart, parts_of, payments_of
from kvit.practice import Practice
from kvit.printing.page import rendered
from kvit.printing.person import Person, read_person
from kvit.printing.words import in_words
from kvit.source import Source, SourceKind
from kvit.text import Lang, Text
from kvit.trust import act_of, trust_in

TEMPLATE = "penalty.html.j2"
#: Rows of a table that goes to the next page rather than over two.
SHORT = 12
#: A sum of more characters is set smaller, so that it stays on its line, and then smaller still.
LONG, LONGEST = 13, 18


def html_of(penalty: Penalty, person: Document | None, lang: Lang) -> str:
    """One page that loads nothing; the same facts give the same text."""
    if lang not in get_args(Lang):
        raise ValueError(f"lang is one of {', '.join(get_args(Lang))}, not {lang!r}")
    sheet = Sheet(penalty, Person() if person is None else read_person(person), lang)
    return rendered(
        TEMPLATE,
        Text("Расчёт пени для печати", "A printed penalty"),
        sheet=sheet,
        penalty=penalty,
        person=sheet.person,
        say=sheet.say,
        lang=lang,
        figure=sheet.figure,
        day=sheet.day,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of the table of a debt: an interval, a payment, or a heading over a part of it."""

    interval: PenaltyInterval | None = None
    payment: PenaltyPayment | None = None
    amount: Decimal = Decimal(0)  #: of the payment, what went to this debt
    heading: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """A source, and what of the calculation rests on it: days, value, rows, a line for each."""

    source: Source
    title: str
    used: tuple[str, ...]


class Sheet:
    """What the template asks: texts and figures in one language, rows in the order of the print."""

    def __init__(self, penalty: Penalty, person: Person, lang: Lang) -> None:
        self.penalty = penalty
        self.person = person
        self.lang = lang

    # ---- words and figures

    def say(self, ru: str, en: str) -> str:
        return ru if self.lang == "ru" else en

    def figure(self, value: Decimal) -> str:
        """With a true minus before what is below zero."""
        return number(value, self.lang).replace("-", "−")

    def day(self, value: date) -> str:
        return day(value, self.lang)

    def tidy(self, text: str) -> str:
        """With a number on the line of its sign."""
        return re.sub(r"(№|\b(?:ст|ч|п|art)\.) (?=\d)", rf"\1{NBSP}", text)

    def act(self, source: Source) -> str:
        """The act with its article, named as a court names it."""
        named = act_of(source)
        if self.lang == "ru":
            named = re.sub(r"^ПП(?: РФ)?(?= (?:от|№))", "Постановление Правительства РФ", named)
        return self.tidy(named)

    def money(self, value: Decimal) -> str:
        return self.figure(value) + NBSP + self.say("руб.", "RUB")

    def month(self, row: PenaltyDebt | PostedComparison) -> str:
        name = month(row.period, self.lang).replace(" ", NBSP)
        return name[0].upper() + name[1:] + self.say(f"{NBSP}г.", "")

    def size(self, text: str) -> str:
        """The class of a cell that holds a long sum."""
        return "longest" if len(text) > LONGEST else "long" if len(text) > LONG else ""

    @property
    def sums_in_words(self) -> list[tuple[str, Decimal, str]]:
        """The sums that a reader looks for, each with its title and in words."""
        penalty = self.penalty
        sums = [(self.say("Итого пени", "Total penalty"), penalty.total)]
        if penalty.penalty_left != penalty.total:
            sums.append((self.say("К взысканию", "To be claimed"), penalty.penalty_left))
        return [(title, value, in_words(value, self.lang)) for title, value in sums]

    @property
    def penalty_paid(self) -> str:
        """What paid the penalty."""
        facts = json.loads(self.penalty._asked.case).get("payments", ())
        named = any(each.get("purpose") for each in facts)
        if self.penalty.practice("advance") != "advance_pays_penalty":
            return self.say("Погашено оплатой пени", "Paid as a penalty")
        if named:
            return self.say("Погашено оплатой пени и переплатой", "Paid as a penalty and by an advance")
        return self.say("Погашено переплатой", "Paid by an advance")

    @property
    def not_yet_due(self) -> Decimal:
        """Of the debt that is left, what is to be paid after the day of the calculation."""
        later = (each.left for each in self.penalty.debts if each.due_date > self.penalty.as_of)
        return sum(later, Decimal("0.00"))

    # ---- the basis

    @property
    def subject(self) -> str:
        subjects = {
            "zhk14": (
                "за просрочку внесения платы за жилое помещение и коммунальные услуги",
                "for late payment for housing and utilities",
            ),
            "zhk14_1": (
                "за просрочку уплаты взносов на капитальный ремонт",
                "for late payment of contributions to capital repair",
            ),
        }
        otherwise = ("за просрочку оплаты коммунальных ресурсов", "for late payment for utilities")
        return self.say(*subjects.get(self.penalty.scale, otherwise))

    @property
    def scales(self) -> list[str]:
        """The scale in words with its act; two where the law changed in between."""
        found: dict[Source, date] = {}
        for each in self.penalty.intervals:
            for source in each.scale_sources:
                found.setdefault(source, each.first)
        return [self._scale(source, on) for source, on in found.items()]

    def _scale(self, source: Source, on: date) -> str:
        steps = self._value(source, source.valid_from or on)
        assert isinstance(steps, Scale)
        words = "; ".join(self._step(steps, index) for index in range(len(steps.steps)))
        return f"{self.act(source)}: {words}"

    def _value(self, source: Source, on: date) -> Value:
        """What the law said, as the calculation knew it."""
        asked = self.penalty._asked
        known_on = asked.known_on or self.penalty.known_on
        return book.value(source.id, on, known_on=known_on, law=asked.law).value

    def _step(self, scale: Scale, index: int) -> str:
        step = scale.steps[index]
        until = scale.steps[index + 1].from_day - 1 if index + 1 < len(scale.steps) else None
        if until is None:
            days = self.say(f"с {step.from_day}-го дня просрочки", f"from day {step.from_day} of delay")
        else:
            days = self.say(
                f"с {step.from_day}-го по {until}-й день просрочки",
                f"days {step.from_day} to {until} of delay",
            )
        if step.divisor is None:
            return f"{days} — {self.say('пени не начисляются', 'no penalty')}"
        share = self.say(
            f"1/{step.divisor} ставки за каждый день", f"1/{step.divisor} of the rate for each day"
        )
        return f"{days} — {share}"

    @property
    def last_day(self) -> date:
        """The last day that is charged."""
        exclusive = self.penalty.practice("as_of") == "exclusive"
        return self.penalty.as_of - timedelta(days=exclusive)

    @property
    def basis(self) -> list[tuple[str, str]]:
        """What is said of the calculation before its tables, with a title for the first of a kind."""
        texts = {each.option: each.text.get(self.lang) for each in self.penalty.practices}
        suspensions = dict.fromkeys(
            source
            for each in self.penalty.intervals
            if each.zero is ZeroReason.NO_ACCRUAL
            for source in each.zero_sources
        )
        told: list[tuple[str, list[str]]] = [
            (self.say("Размер пени", "Scale"), self.scales),
            (self.say("Ставка", "Rate"), [texts["rate"]]),
            (self.say("Предел ставки", "Limit of the rate"), self._all_held(self._limits)),
            (self.say("Не начислялись", "No penalty"), self._all_held(suspensions)),
        ]
        taken = (
            (
                self.penalty.judgment_day,
                self.say("День решения", "Judgment"),
                self.say("ставка взята на день вынесения решения,", "the rate is that of the day of it,"),
            ),
            (
                self.penalty.claim_date,
                self.say("День иска", "Claim"),
                self.say(
                    "исковая давность считается по день предъявления иска,",
                    "the limitation is counted to the day of it,",
                ),
            ),
        )
        told += [(title, [text + NBSP + self.day(on)]) for on, title, text in taken if on is not None]
        if (known_on := self.penalty.known_on) is not None:
            facts = self.say("известные на", "as known on") + NBSP + self.day(known_on)
            told.append((self.say("Сведения", "Facts"), [facts]))
        return [
            ("" if index else title, text[0].upper() + text[1:] + ".")
            for title, lines in told
            for index, text in enumerate(lines)
        ]

    def _all_held(self, sources: Iterable[Source]) -> list[str]:
        return [self._held(each) for each in sources]

    @property
    def _limits(self) -> list[Source]:
        found = (source for each in self.penalty.intervals for source in each.limit_sources)
        return list(dict.fromkeys(found))

    def _held(self, source: Source) -> str:
        """A source with its act, its days and the rows that rest on it."""
        told = ", ".join(filter(None, (self.act(source), self.held(source), self._rows_on(source))))
        title = source.label.get(self.lang) or source.id
        return self.tidy(f"{title} ({told})" if told else title)

    def held(self, source: Source) -> str:
        """The days on which a source holds, both of them inclusive."""
        start, end = source.valid_from, source.valid_to
        words = []
        if start is not None:
            words.append(self.say("с", "from") + NBSP + self.day(start))
        if end is not None:
            words.append(self.say("по", "to") + NBSP + self.day(end - timedelta(days=1)))
        return " ".join(words)

    @property
    def rounded_later(self) -> str:
        """What to say of amounts that are rounded for printing alone."""
        notes = {
            "round_debt": (
                "Пени округляются до копейки один раз по каждому месяцу; суммы по строкам "
                "показаны округлёнными и могут не сложиться в итог месяца.",
                "The penalty is rounded to the kopeck once for each month; the amounts of the rows "
                "are shown rounded and need not add up to the total of the month.",
            ),
            "round_total": (
                "Пени округляются до копейки один раз по всему расчёту; суммы по строкам и "
                "месяцам показаны округлёнными и могут не сложиться в итог.",
                "The penalty is rounded to the kopeck once for the whole calculation; the amounts "
                "of rows and months are shown rounded and need not add up to the total.",
            ),
            "round_day": (
                "Пени за день округляются до копейки, затем умножаются на число дней.",
                "The penalty of a day is rounded to the kopeck, then multiplied by the days.",
            ),
        }
        return self.say(*notes.get(self.penalty.practice("rounding"), ("", "")))

    # ---- the tables

    def rows(self, debt: PenaltyDebt) -> list[Row]:
        """The intervals of a debt, and the payments between them."""
        intervals = [each for each in self.penalty.intervals if each.is_of(debt)]
        if any(each.paid_on is not None for each in intervals):
            return list(self._by_parts(debt))
        return list(self._by_days(intervals, payments_of(self.penalty, debt)))

    def blocks(self, debt: PenaltyDebt) -> list[list[Row]]:
        """The same in blocks that no page should break: a short table is one; in a long one a heading
        stays with what is under it, and the sum with the rows above it."""
        rows = self.rows(debt)
        if len(rows) <= SHORT:
            return [rows]
        blocks: list[list[Row]] = []
        for row in rows:
            if blocks and blocks[-1][-1].heading:
                blocks[-1].append(row)
            else:
                blocks.append([row])
        return [*blocks[:-2], blocks[-2] + blocks[-1]]

    def _by_days(
        self, intervals: list[PenaltyInterval], payments: list[tuple[PenaltyPayment, Decimal]]
    ) -> Iterator[Row]:
        """In the order of days: a payment stands before the first interval that it lowers."""
        charged = self.penalty.practice("payment_day") == "payday_charged"
        left = list(payments)
        for interval in intervals:
            while left and left[0][0].paid_on < interval.first + timedelta(days=not charged):
                payment, amount = left.pop(0)
                yield Row(payment=payment, amount=amount)
            yield Row(interval=interval)
        yield from (Row(payment=payment, amount=amount) for payment, amount in left)

    def _by_parts(self, debt: PenaltyDebt) -> Iterator[Row]:
        """The history of each part that one payment covered, and at its end that payment."""
        for part in parts_of(self.penalty, debt):
            if part.intervals:
                yield Row(heading=self._heading(part))
            yield from (Row(interval=each) for each in part.intervals)
            if part.payment is not None:
                yield Row(payment=part.payment, amount=part.amount)

    def _heading(self, part: DebtPart) -> str:
        if part.paid_on is None:
            on = self.day(self.penalty.as_of)
            named = self.say(f"Долг, не оплаченный на {on}", f"The debt that is not paid on {on}")
        else:
            on = self.day(part.paid_on)
            named = self.say(
                f"Часть долга, оплаченная {on}", f"The part of the debt that was paid on {on}"
            )
        return f"{named}: {self.money(part.amount)}"

    def told(self, row: Row) -> str:
        """Of a payment in the table of a debt."""
        if row.amount < 0:
            return self.say("доначисление или возврат платежа", "a correction, or a payment taken back")
        return self.say("оплата", "payment")

    def signed(self, value: Decimal) -> str:
        return ("+" if value > 0 else "") + self.figure(value)

    @property
    def any_raised(self) -> bool:
        return any(each.raised for each in self.penalty.debts)

    @property
    def any_posted(self) -> bool:
        return self.penalty.posted is not None

    @property
    def posted_apart(self) -> bool:
        """Where a posted sum is of several debts together, it stands beside months and not debts."""
        return self.any_posted and any(each.posted is None for each in self.penalty.debts)

    @property
    def posted_elsewhere(self) -> list[PostedComparison]:
        """Months that were posted and have no debt any more, so that the columns sum."""
        periods = {each.period for each in self.penalty.debts}
        return [each for each in self.penalty.comparison if each.period not in periods]

    def sum_of(self, name: str) -> Decimal:
        return sum((getattr(each, name) for each in self.penalty.debts), Decimal("0.00"))

    @property
    def paid_in_all(self) -> Decimal:
        return sum((each.amount for each in self.penalty.payments), Decimal("0.00"))

    def formula(self, interval: PenaltyInterval) -> str:
        debt, rate = self.figure(interval.debt), self.percent(interval.rate)
        share, days = f"1/{interval.divisor}", str(interval.days)
        if self.penalty.practice("rounding") == "round_day":
            return f"({debt} ×{NBSP}{rate} ×{NBSP}{share}) ×{NBSP}{days}"
        return f"{debt} ×{NBSP}{days} ×{NBSP}{rate} ×{NBSP}{share}"

    def reason(self, interval: PenaltyInterval) -> str:
        """Why nothing accrues, in words."""
        if interval.zero is ZeroReason.FREE_DAYS and interval.overdue_day is not None:
            first, last = interval.overdue_day, interval.overdue_day + interval.days - 1
            days = f"{first}–{last}" if last > first else str(first)
            return self.say(
                f"пени не начисляются: {days}-й день просрочки",
                f"no penalty: day {days} of delay",
            )
        if interval.zero is ZeroReason.NO_ACCRUAL:
            titles = [each.label.get(self.lang) for each in interval.zero_sources]
            if len(titles) < len(interval.zero_names) or not all(titles):
                titles = list(interval.zero_names)
            named = ", ".join(_lowered(each) for each in titles)
            return self.say(f"пени не начисляются: {named}", f"no penalty: {named}")
        if interval.zero is ZeroReason.TIME_BARRED:
            return self.say("пени не начисляются: истекла исковая давность", "no penalty: time-barred")
        return self.say(
            "пени не начисляются: платёжный документ не размещён в ГИС ЖКХ и не считается "
            "предъявленным",
            "no penalty: the bill was not posted in ГИС ЖКХ and counts as not presented",
        )

    def went_to(self, payment: PenaltyPayment) -> str:
        """What a payment was put to."""
        parts = [
            f"{month(part.period, self.lang).replace(' ', NBSP)}: {self.figure(part.amount)}"
            for part in payment.parts
        ]
        if payment.penalty:
            parts.append(self.say("пени", "penalty") + f": {self.figure(payment.penalty)}")
        if payment.advance:
            parts.append(self.say("переплата", "advance") + f": {self.figure(payment.advance)}")
        return "; ".join(parts)

    def named(self, payment: PenaltyPayment) -> str:
        if payment.period is None:
            return "—"
        return month(payment.period, self.lang).replace(" ", NBSP)

    # ---- what it rests on

    @property
    def acts(self) -> list[Act]:
        """Every source; the values of one parameter on the same authority stand together."""
        groups: dict[Source, list[Source]] = {}
        for source in self.penalty.sources:
            alike = replace(source, valid_from=None, valid_to=None)
            groups.setdefault(alike, []).append(source)
        return [
            Act(
                source=alike,
                title=self.tidy(alike.label.get(self.lang) or alike.id),
                used=tuple(self._use(each) for each in sorted(sources, key=_start_of)),
            )
            for alike, sources in groups.items()
        ]

    def _rows_on(self, source: Source) -> str:
        rows = [each.number for each in self.penalty.intervals if source in each.sources]
        if not rows:
            return ""
        named = self.say("строка", "row") if len(rows) == 1 else self.say("строки", "rows")
        return named + NBSP + runs(rows)

    def _use(self, source: Source) -> str:
        """The days of a source, its value where that is a rate, and what rests on it."""
        used = []
        if rows := self._rows_on(source):
            used.append(rows)
        if any(each.due_source == source for each in self.penalty.debts):
            used.append(self.say("сроки оплаты", "due dates"))
        known = ", ".join(filter(None, (self._rate(source), self.held(source))))
        where = ", ".join(used) or self.say("проверено при расчёте", "looked up")
        return f"{known}: {where}" if known else where

    def _rate(self, source: Source) -> str:
        if source.kind is not SourceKind.LAW or source.valid_from is None:
            return ""
        value = self._value(source, source.valid_from)
        if isinstance(value, Decimal) and source.id.endswith("_rate"):
            return self.percent(value)
        if isinstance(value, RateLimit) and value.percent is not None:
            fixed = self.say("ровно", "exactly"), self.say("не выше", "at most")
            return f"{fixed[value.mode == 'at_most']} {self.percent(value.percent)}"
        return ""

    def percent(self, value: Decimal) -> str:
        return f"{self.figure(value)}{NBSP}%"

    def read_in(self, source: Source) -> list[str]:
        """Where a source was read and how far it can be trusted: never left out."""
        reference = source.reference
        told = [reference.source] if reference.source != act_of(source) else []
        told += [reference.url, trust_in(source, self.lang)]
        if reference.checked_on is not None:
            told.append(self.say("проверено", "checked on") + NBSP + self.day(reference.checked_on))
        return list(filter(None, told))

    def chosen_by(self, practice: Practice) -> str:
        return self.say("сам расчёт", "the case") if practice.by == "case" else practice.by

    @property
    def policies(self) -> list[str]:
        """What the policies mean that are named beside the practices."""
        named = {each.by for each in self.penalty.practices}
        return [
            f"{name}: {meaning.get(self.lang)}"
            for name, meaning in _core.shipped_policies()
            if name in named
        ]

    @property
    def engine(self) -> str:
        return "kvit " + self.penalty.engine.removeprefix("kvit ")

    @property
    def footer(self) -> str:
        return f"{self.say('Расчёт пени', 'Penalties')} {self.penalty.id}"


def _lowered(title: str) -> str:
    """Within a sentence; an abbreviation stays as it is."""
    return title[0].lower() + title[1:] if title[1:2].islower() else title


def _start_of(source: Source) -> date:
    return source.valid_from or date.min


def runs(numbers: Sequence[int]) -> str:
    """
    >>> runs([1, 2, 3, 5, 8, 9])
    '1–3, 5, 8, 9'
    """
    found: list[list[int]] = []
    for each in numbers:
        if found and each == found[-1][-1] + 1:
            found[-1].append(each)
        else:
            found.append([each])
    return ", ".join(_run(each) for each in found)


def _run(numbers: list[int]) -> str:
    if len(numbers) > 2:
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(map(str, numbers))
