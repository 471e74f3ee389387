"""What a payer has in one month beside the bill: instalments and measures of support.

The bill knows neither: they are agreed with the payer and paid by others, and are given to the print
as they are. What can be checked is: the parts sum to their total.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kvit import _core
from kvit.errors import ErrorDetail
from kvit.figures import number
from kvit.importing.problems import Problems
from kvit.month import Month
from kvit.printing.json_fields import (
    Reader,
    list_of,
    money_of,
    month_of,
    object_of,
    once_each,
    percent_of,
    text_of,
)
from kvit.text import Text

_ZERO = Decimal("0.00")


@dataclass(frozen=True, kw_only=True, slots=True)
class Instalment:
    """Instalment — рассрочка of one service in one month (ПП 354 п. 72; section 5 of the form of order
    43/пр). Roubles with kopecks, none below zero: ``current + past + interest = total``.
    """

    service: str
    replaces: Decimal  #: what this bill asks for the service, and the payer need not pay at once
    total: Decimal  #: сумма к оплате с учётом рассрочки платежа и процентов за рассрочку
    creditor: str = ""  #: where the bill has the service of several
    current: Decimal = _ZERO  #: от платы за расчётный период
    past: Decimal = _ZERO  #: от платы за предыдущие расчётные периоды
    percent: Decimal = Decimal(0)  #: проценты за рассрочку, % a year
    interest: Decimal = _ZERO  #: проценты за рассрочку, roubles

    @property
    def deferred(self) -> Decimal:
        """What stays deferred when it is paid: roubles, not below zero in a document without errors."""
        return self.replaces - self.current - self.past


@dataclass(frozen=True, kw_only=True, slots=True)
class Support:
    """Support — субсидия, компенсация, мера социальной поддержки (section 4 of the form): paid to the
    payer apart from the bill, which it does not lower.
    """

    title: str
    amount: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class PayerMonth:
    """A month of a payer."""

    month: Month | None  #: never None in a document without errors
    instalments: tuple[Instalment, ...] = ()
    support: tuple[Support, ...] = ()


def about(account: str, service: str, expected: Text) -> Text:
    """What is expected of an account and a service of it (empty: of the month), by their names: the path of
    an error has their numbers in the document alone."""
    ru, en = f"счёт {account}", f"account {account}"
    if service:
        ru, en = f"{ru}, услуга {service}", f"{en}, service {service}"
    return Text(f"{ru}: {expected.ru}", f"{en}: {expected.en}")


_PLACE = re.compile(r"payers\[(\d+)\]\.months(?:\[(\d+)\](?:\.instalments\[(\d+)\])?)?(?!\w).*", re.DOTALL)


def account_in(path: str, accounts: Sequence[str]) -> str | None:
    """The account whose months an error is about, by its place in the document; None: something else."""
    place = _PLACE.fullmatch(path)
    return (accounts[int(place[1])] or None) if place else None


def named(detail: ErrorDetail, document: Any) -> ErrorDetail:
    """The error with the account and the service that it is about, as the document names them."""
    place = _PLACE.fullmatch(detail.path)
    payer = document["payers"][int(place[1])] if place else None
    account = payer.get("account") if isinstance(payer, Mapping) else None
    if place is None or not isinstance(account, str):
        return detail
    service = ""
    if place[3]:
        instalment = payer["months"][int(place[2])]["instalments"][int(place[3])]
        service = instalment.get("service", "") if isinstance(instalment, Mapping) else ""
    expected = about(account, service if isinstance(service, str) else "", detail.expected)
    (again,) = _core.error(detail.name, detail.path, detail.found, *expected).errors
    return again


def payer_month(value: object, path: str, problems: Problems) -> PayerMonth | None:
    readers: dict[str, Reader] = {
        "month": month_of,
        "instalments": list_of(_instalment),
        "support": list_of(_support),
    }
    return object_of(value, path, problems, PayerMonth, readers, required=("month",))


payer_months: Reader = once_each("month", list_of(payer_month))


def _instalment(value: object, path: str, problems: Problems) -> Instalment | None:
    readers: dict[str, Reader] = {
        "service": text_of,
        "creditor": text_of,
        "replaces": money_of,
        "current": money_of,
        "past": money_of,
        "percent": percent_of,
        "interest": money_of,
        "total": money_of,
    }
    before = problems.total
    required = ("service", "replaces", "total")
    found = object_of(value, path, problems, Instalment, readers, required)
    if found is not None and problems.total == before:
        _add_up(found, path, value, problems)
    return found


def _add_up(found: Instalment, path: str, value: object, problems: Problems) -> None:
    """Sums of a reader that took every part of them."""
    parts = found.current + found.past + found.interest
    if parts != found.total:
        problems.add(
            "contradiction",
            f"{path}.total",
            str(found.total),
            Text(
                f"сумма частей current, past и interest: {number(parts, 'ru')}",
                f"the sum of current, past and interest: {number(parts, 'en')}",
            ),
        )
    if found.current + found.past > found.replaces:
        problems.add(
            "contradiction",
            f"{path}.replaces",
            str(found.replaces),
            Text(
                "не меньше, чем current и past вместе: платёж в рассрочку — часть того, что он заменяет",
                "no less than current and past together: an instalment is a part of what it replaces",
            ),
        )
    if found.interest and not found.percent:
        given = isinstance(value, Mapping) and "percent" in value
        problems.add(
            "contradiction" if given else "missing_key",
            f"{path}.percent",
            str(found.percent) if given else "",
            Text("проценты, раз за рассрочку взято interest", "the per cent that interest was taken by"),
        )


def _support(value: object, path: str, problems: Problems) -> Support | None:
    readers: dict[str, Reader] = {"title": text_of, "amount": money_of}
    return object_of(value, path, problems, Support, readers, required=("title", "amount"))
