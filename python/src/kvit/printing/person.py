"""kvit-person/1: who is who on a printed document. Read at print time, kept by nothing.

The schema is beside this file, in ``schema/``; the core has no reader for it, so that no personal
data can reach it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kvit.documents import Document, encoded
from kvit.errors import Error, ErrorDetail
from kvit.importing.problems import Problems, error_of
from kvit.printing.json_fields import (
    Reader,
    day_of,
    digits_of,
    list_of,
    object_of,
    of_length,
    once_each,
    shown,
    text_of,
)
from kvit.printing.payer_month import PayerMonth, account_in, named, payer_months
from kvit.text import Text

SCHEMA = "kvit-person/1"
_NUMBER_MOST = 60
#: Errors that are kept to be told by their accounts; a document with more of them is refused whole.
_LISTED = 10_000
_SHALLOW = Text("документ JSON без глубокой вложенности", "a JSON document that is not nested deeply")
_WHOLE = Text("документ JSON: объект в фигурных скобках", "a JSON document: an object in braces")


@dataclass(frozen=True, kw_only=True, slots=True)
class Requisites:
    """Requisites — банковские реквизиты for a payment."""

    account: str  #: расчётный счёт
    bank: str
    bic: str
    correspondent: str = ""  #: корреспондентский счёт


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """Party — сторона: a person or an organisation. A field that is not known is empty."""

    name: str
    address: str = ""
    inn: str = ""
    kpp: str = ""
    ogrn: str = ""
    born: date | None = None
    birthplace: str = ""
    identifier: str = ""
    bank: str = ""
    requisites: Requisites | None = None
    phone: str = ""
    email: str = ""
    site: str = ""
    hours: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Provider(Party):
    """A provider of a bill (исполнитель, поставщик, получатель платы) under the id it has there."""

    id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """A text of the provider in a frame on the bill: a rating of the payer, news of the house."""

    text: str
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Payer:
    """Payer — плательщик: who pays the bill of an account, and the ids that ГИС ЖКХ gave."""

    account: str
    name: str = ""
    address: str = ""
    unified_account: str = ""  #: ЕЛС
    service_id: str = ""  #: идентификатор ЖКУ
    document_id: str = ""  #: идентификатор платёжного документа
    notices: tuple[Notice, ...] = ()
    months: tuple[PayerMonth, ...] = ()  #: instalments and support, each month once


@dataclass(frozen=True, kw_only=True, slots=True)
class MeterPlate:
    """What stands on a meter (прибор учёта): the facts know it by an id alone."""

    meter: str
    number: str = ""
    place: str = ""
    verified_until: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SignedBy:
    """Who signs."""

    name: str
    position: str = ""


@dataclass(frozen=True, kw_only=True)
class Person:
    """Person — сведения о лицах для печати; what is empty stays a blank line.

    >>> read_person({"schema": "kvit-person/1", "account": "0001"}).account
    '0001'
    """

    creditor: Party | None = None
    debtors: tuple[Party, ...] = ()
    premises: str = ""
    account: str = ""
    contract: str = ""
    court: str = ""
    case_number: str = ""
    attached_to: str = ""
    signed_by: SignedBy | None = None
    signed_on: date | None = None
    providers: tuple[Provider, ...] = ()
    payers: tuple[Payer, ...] = ()
    meters: tuple[MeterPlate, ...] = ()
    notices: tuple[Notice, ...] = ()

    def provider(self, id: str | None) -> Provider | None:
        """The one with this id on the bill."""
        return next((each for each in self.providers if each.id == id), None)

    def payer_of(self, account: str) -> Payer | None:
        """Of an account; where a person is of this account alone, its debtors pay."""
        if account in self._by_account:
            return self._by_account[account]
        if self.account != account:
            return None
        names = ", ".join(each.name for each in self.debtors)
        return Payer(account=account, name=names, address=self.premises)

    def plate_of(self, meter: str) -> MeterPlate | None:
        """Of a meter, by its id."""
        return self._by_meter.get(meter)

    @cached_property
    def _by_account(self) -> dict[str, Payer]:
        return {each.account: each for each in self.payers}

    @cached_property
    def _by_meter(self) -> dict[str, MeterPlate]:
        return {each.meter: each for each in self.meters}


def read_person(document: Document) -> Person:
    """Raises everything that is wrong with the document at once."""
    person, wrong = _read(document)
    if wrong.total:
        raise error_of(wrong.listed, wrong.total)
    return person


def read_payers(document: Document) -> tuple[Person, dict[str, Error]]:
    """As `read_person`, except that what is wrong with the months of a payer (instalments, support) is
    nobody else's: it comes back by the account, whose bill it makes impossible. Anything else is raised.
    """
    person, wrong = _read(document)
    accounts = [payer.account if payer else "" for payer in person.payers]
    by_account: dict[str, list[ErrorDetail]] = {}
    for each in wrong.listed:
        account = account_in(each.path, accounts)
        if account is None or wrong.total > len(wrong.listed):
            raise error_of(wrong.listed, wrong.total)
        by_account.setdefault(account, []).append(each)
    return person, {account: error_of(each, len(each)) for account, each in by_account.items()}


def _read(document: Document) -> tuple[Person, Problems]:
    problems = Problems(most=_LISTED)
    value = _parsed(encoded(document), problems)
    person = _person(value, "", problems)
    if person is None:
        problems.raise_if_any()
        raise AssertionError
    problems.listed = [named(each, value) for each in problems.listed]
    return person, problems


def _parsed(text: bytes, problems: Problems) -> object:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                problems.add("duplicate_key", key, "", Text("один раз", "once"))
            found[key] = value
        return found

    value: object = None
    try:
        value = json.loads(text.decode("utf-8"), object_pairs_hook=once, parse_int=_integer)
    except UnicodeDecodeError as error:
        problems.add("not_utf8", SCHEMA, f"0x{text[error.start]:02x}", Text("UTF-8", "UTF-8"))
    except json.JSONDecodeError as error:
        found = f"{error.lineno}:{error.colno} {error.doc[error.pos : error.pos + 20]}".rstrip()
        problems.add("json_syntax", SCHEMA, found, _WHOLE)
    except RecursionError:
        problems.add("json_syntax", SCHEMA, "", _SHALLOW)
    problems.raise_if_any()
    return value


def _integer(text: str) -> int:
    """No field is a number: one of thousands of digits is refused as any other is."""
    return int(text[:_NUMBER_MOST])


# ---- the parts: each knows its fields, and reports what it does not know


def _person(value: object, path: str, problems: Problems) -> Person | None:
    if isinstance(value, Mapping) and (found := value.get("schema")) != SCHEMA:
        name = "wrong_schema" if isinstance(found, str) else "missing_key"
        problems.add(name, "schema", shown(found), Text(SCHEMA, SCHEMA))
    readers: dict[str, Reader] = {
        "schema": lambda value, path, problems: None,
        "creditor": _party,
        "debtors": list_of(_party),
        "premises": text_of,
        "account": text_of,
        "contract": text_of,
        "court": text_of,
        "case_number": text_of,
        "attached_to": text_of,
        "signed_by": _signed_by,
        "signed_on": day_of,
        "providers": once_each("id", list_of(_provider)),
        "payers": once_each("account", list_of(_payer)),
        "meters": once_each("meter", list_of(_meter)),
        "notices": list_of(_notice),
    }
    return object_of(value, path, problems, Person, readers, required=())


_PARTY = (
    "name", "address", "inn", "kpp", "ogrn", "birthplace", "identifier", "bank",
    "phone", "email", "site", "hours",
)  # fmt: skip


def _party(value: object, path: str, problems: Problems) -> Party | None:
    return object_of(value, path, problems, Party, _of_party(), required=("name",))


def _provider(value: object, path: str, problems: Problems) -> Provider | None:
    readers = {"id": text_of, **_of_party()}
    return object_of(value, path, problems, Provider, readers, required=("id", "name"))


def _of_party() -> dict[str, Reader]:
    return {**dict.fromkeys(_PARTY, text_of), "born": day_of, "requisites": _requisites}


def _requisites(value: object, path: str, problems: Problems) -> Requisites | None:
    readers: dict[str, Reader] = {
        "account": digits_of(20),
        "bank": text_of,
        "bic": digits_of(9),
        "correspondent": digits_of(20),
    }
    return object_of(value, path, problems, Requisites, readers, required=("account", "bank", "bic"))


def _payer(value: object, path: str, problems: Problems) -> Payer | None:
    readers: dict[str, Reader] = {
        "account": text_of,
        "name": text_of,
        "address": text_of,
        "unified_account": of_length(10),
        "service_id": of_length(13),
        "document_id": of_length(18),
        "notices": list_of(_notice),
        "months": payer_months,
    }
    return object_of(value, path, problems, Payer, readers, required=("account",))


def _meter(value: object, path: str, problems: Problems) -> MeterPlate | None:
    readers: dict[str, Reader] = {
        "meter": text_of,
        "number": text_of,
        "place": text_of,
        "verified_until": day_of,
    }
    return object_of(value, path, problems, MeterPlate, readers, required=("meter",))


def _notice(value: object, path: str, problems: Problems) -> Notice | None:
    readers: dict[str, Reader] = {"title": text_of, "text": text_of}
    return object_of(value, path, problems, Notice, readers, required=("text",))


def _signed_by(value: object, path: str, problems: Problems) -> SignedBy | None:
    readers: dict[str, Reader] = {"name": text_of, "position": text_of}
    return object_of(value, path, problems, SignedBy, readers, required=("name",))
