"""Registries — реестры платежей: files of banks and agents by their profiles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from kvit import _core
from kvit.bill import Bill
from kvit.documents import Document, encoded
from kvit.errors import ErrorDetail
from kvit.remarks import remarks_of


@dataclass(frozen=True, kw_only=True, slots=True)
class BorneReading:
    """BorneReading — показание в платеже: a reading that a payment bore, as it was typed."""

    operation: str
    account: str
    meter: str  #: as the agent names it
    value: str
    taken: date


@dataclass(frozen=True, kw_only=True, slots=True)
class RegistryFile:
    """RegistryFile — прочитанный реестр: what one file held."""

    profile: str
    registry: Mapping[str, Any] = field(repr=False)  #: one of "registries" of a kvit-payments/1
    count: int
    amount: Decimal
    transferred: Decimal | None
    commission: Decimal | None
    readings: tuple[BorneReading, ...]
    remarks: tuple[ErrorDetail, ...]  #: what was let pass
    _written: str = field(repr=False)

    def to_json(self) -> str:
        """kvit-registry/1, as the core writes it."""
        return self._written


def parse(
    file: bytes,
    profile: str | Document,
    *,
    id: str | None = None,
    agent: str | None = None,
    date: date | None = None,
    lenient: bool = False,
) -> RegistryFile:
    """Reads a file whole, or refuses it whole.

    `profile` is the name of a shipped one or a kvit-registry-profile/1; `id`, `agent` and `date` go
    before what file and profile say. The path of an error is "line:column field" in the file.

    >>> row = b"05-02-2026;10-15-00;1;2;op-1;00123;;;0126;10,50;10,00;0,50;5"
    >>> read = parse(row + b"\\r\\n=1;10,50;10,00;0,50;77;06-02-2026", "sberbank-13")
    >>> read.registry["id"], read.count, read.amount, read.commission
    ('77', 1, Decimal('10.50'), Decimal('0.50'))
    >>> read.registry["rows"][0]["account"]
    '00123'
    """
    # A name is no document, so that its text is not read as one.
    text = _core.registry_parse(file, encoded(profile), id or "", agent or "", date, lenient)
    return _read(text)


def profiles() -> dict[str, str]:
    """The shipped profiles: kvit-registry-profile/1 by name.

    >>> list(profiles())
    ['sberbank-13']
    """
    return dict(_core.registry_profiles())


def profile(name: str) -> str:
    """A shipped profile; a copy of it is where a profile of one's own begins."""
    found = profiles().get(name)
    if found is None:
        names = ", ".join(profiles())
        raise _core.error("not_found", "profile", f'"{name}"', names, names)
    return found


def debts_of(
    bills: Iterable[Bill],
    *,
    with_insurance: bool = False,
    texts: Mapping[str, Mapping[str, str]] | None = None,
) -> list[dict[str, object]]:
    """The rows of a kvit-debts/1 from bills: what is to be paid, in the order of the bills.

    `texts` joins by account what the core does not know: name, address, document, unified_account.

    >>> from kvit import close, template
    >>> closed = close(template("house"), template("tariffs"), month="2025-07")
    >>> debts_of([closed.bill("account-1")], texts={"account-1": {"name": "A"}})[0]["name"]
    'A'
    """
    rows: list[dict[str, object]] = []
    for bill in bills:
        totals = bill.totals
        amount = totals.to_pay_with_voluntary if with_insurance else totals.to_pay
        rows.append(
            {
                "account": bill.account,
                "amount": format(amount, ".2f"),
                "period": str(bill.month),
                **(texts or {}).get(bill.account, {}),
            }
        )
    return rows


def write_debts(document: Document, /) -> bytes:
    """The bytes of a registry of debts, kvit-debts/1, for a bank.

    >>> write_debts({"schema": "kvit-debts/1", "columns": ["account", "amount"],
    ...              "rows": [{"account": "001", "amount": "12.34"}]})
    b'001;12,34\\r\\n'
    """
    return _core.debts_write(encoded(document))


def _read(text: str) -> RegistryFile:
    written = json.loads(text)
    totals = written["totals"]

    def sum_of(name: str) -> Decimal | None:
        return Decimal(totals[name]) if name in totals else None

    return RegistryFile(
        profile=written["profile"],
        registry=written["registry"],
        count=totals["count"],
        amount=Decimal(totals["amount"]),
        transferred=sum_of("transferred"),
        commission=sum_of("commission"),
        readings=tuple(
            BorneReading(
                operation=each["operation"],
                account=each.get("account", ""),
                meter=each["meter"],
                value=each["value"],
                taken=date.fromisoformat(each["taken"]),
            )
            for each in written["readings"]
        ),
        remarks=remarks_of(written["remarks"]),
        _written=text,
    )
