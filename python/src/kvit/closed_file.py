"""What a file of a closed month holds, read again: bills one by one, and the volumes of the house."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kvit import _core
from kvit.bill import Bill, read_bill
from kvit.closed import HouseResource
from kvit.documents import Document, encoded, require
from kvit.month import Month
from kvit.text import Text

_CLOSED, _BILL = "kvit-closed/1", "kvit-bill/1"


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosedFile:
    """Bills of a house for a month, as `kvit close` wrote them.

    >>> from kvit.closed import close
    >>> from kvit.template import template
    >>> july = close(template("house"), template("tariffs"), month="2025-07")
    >>> read = read_closed(july.to_json())
    >>> read.bill("account-1") == july.bill("account-1"), read.resources == july.resources
    (True, True)
    """

    house: str
    month: Month
    accounts: tuple[str, ...]  #: in the order of the document
    resources: tuple[HouseResource, ...]
    _texts: Mapping[str, str]

    def bill(self, account: str) -> Bill:
        """The bill of one account; it is read when it is asked for. Error: `not_found`."""
        if account not in self._texts:
            choices = ", ".join(self.accounts[:10]) + (", …" if len(self.accounts) > 10 else "")
            raise _core.error("not_found", "account", json.dumps(account, ensure_ascii=False), choices, choices)
        return read_bill(self._texts[account])

    def __contains__(self, account: str) -> bool:
        return account in self._texts

    def bills(self) -> Iterator[Bill]:
        """One after another."""
        return (self.bill(each) for each in self.accounts)


def read_closed(document: Document) -> ClosedFile:
    """From kvit-closed/1, or from one kvit-bill/1. Raises everything that is wrong with it."""
    text = encoded(document)
    require(text)
    value: dict[str, Any] = json.loads(text)
    if value.get("schema") not in (_CLOSED, _BILL):
        expected = f"{_CLOSED}, {_BILL}"
        found = json.dumps(value.get("schema"), ensure_ascii=False)
        raise _core.error("wrong_schema", "schema", found, expected, expected)
    bills = value["bills"] if value["schema"] == _CLOSED else [value]
    return ClosedFile(
        house=value["house"],
        month=Month.of(value["month"]),
        accounts=tuple(each["account"] for each in bills),
        resources=tuple(_resource(each, bills) for each in value.get("resources", ())),
        _texts={each["account"]: json.dumps(each, ensure_ascii=False) for each in bills},
    )


def _resource(value: dict[str, Any], bills: list[dict[str, Any]]) -> HouseResource:
    """What is not written is 0, as the core reads it."""

    def volume(key: str) -> Decimal | None:
        return Decimal(value[key]) if key in value else None

    def volume_or_zero(key: str) -> Decimal:
        return volume(key) or Decimal(0)

    return HouseResource(
        service=value["service"],
        title=_title(value["service"], bills),
        unit=value.get("unit", ""),
        house=volume("house"),
        by_average=value.get("by_average", False),
        own=volume_or_zero("own"),
        common=volume_or_zero("common"),
        carried_in=volume_or_zero("carried_in"),
        charged=volume("charged"),
        carried_out=volume_or_zero("carried_out"),
        dropped=volume_or_zero("dropped"),
    )


def _title(service: str, bills: list[dict[str, Any]]) -> Text:
    """As a bill names it; its id where no bill does."""
    for bill in bills:
        for each in bill["services"]:
            if each["id"] == service:
                return Text(each["title"]["ru"], each["title"]["en"])
    return Text(service, service)
