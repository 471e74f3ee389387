"""Readings — приём показаний: tables, messages and payments that bear them; into a house."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from kvit import _core
from kvit.documents import Document, encoded
from kvit.errors import ErrorDetail
from kvit.remarks import remarks_of
from kvit.text import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class IntakeSource:
    """IntakeSource — откуда показание: what the source says; empty is what it does not."""

    channel: str
    place: str  #: "line:column" in a file
    message: int | None  #: its number, from 1
    operation: str  #: of the payment that bore it
    sender: str  #: a token as it was given
    date: date | None
    time: str  #: "HH:MM:SS"
    row: str  #: the whole row or message as it was typed


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenReading:
    """TakenReading — принятое показание: one register of one meter, in the names of the source."""

    account: str
    meter: str  #: its number, or its index at the account
    resource: str
    register: str
    value: Decimal
    typed: str  #: "05778", "12,5"
    unit: str
    source: IntakeSource


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusedReading:
    """RefusedReading — отказ: a row that could not be read, of which its sender is to be told."""

    reason: str
    text: Text
    found: str
    expected: Text | None
    account: str  #: these four as far as they were read
    meter: str
    resource: str
    register: str
    source: IntakeSource


@dataclass(frozen=True, kw_only=True, slots=True)
class Intake:
    """Intake — принятые показания: what one file or one set of messages held."""

    id: str
    read_by: str  #: the profile or the form
    rows: tuple[TakenReading, ...]
    refused: tuple[RefusedReading, ...]
    remarks: tuple[ErrorDetail, ...]  #: what was let pass
    _written: str = field(repr=False)

    def to_json(self) -> str:
        """kvit-readings/1, as the core writes it."""
        return self._written


@dataclass(frozen=True, kw_only=True, slots=True)
class UnmatchedReading:
    """UnmatchedReading — показание без прибора: a row that is no reading of the house, and why."""

    row: int  #: of the rows of the intake, from 1
    reason: str
    text: Text
    found: str
    expected: Text
    account: str
    meter: str
    resource: str
    register: str
    value: Decimal
    typed: str
    source: IntakeSource


@dataclass(frozen=True, kw_only=True, slots=True)
class HouseReadings:
    """HouseReadings — показания в доме: a house with readings, and what became of each row."""

    house: str = field(repr=False)  #: kvit-house/1, nothing else of it changed
    readings: tuple[Mapping[str, Any], ...]  #: as they stand in the house now
    unmatched: tuple[UnmatchedReading, ...]
    rows: int  #: of the intake
    placed: int  #: rows
    refused: int  #: rows that were refused before
    _written: str = field(repr=False)

    def to_json(self) -> str:
        """kvit-readings-placed/1, as the core writes it."""
        return self._written


def parse(
    file: bytes,
    profile: str | Document,
    *,
    id: str,
    channel: str | None = None,
    day: date | None = None,
    lenient: bool = False,
) -> Intake:
    """Reads a table of readings. A row that cannot be read is one of `Intake.refused`; a table
    whose structure is broken is an error, its path "line:column" in the file.

    `profile` is the name of a shipped one or a kvit-readings-profile/1; `id` names this intake;
    `channel` and `day` are said of rows that do not say them.

    >>> table = "счёт;прибор;регистр;показание;ед.;день\\n0012;77;T1;05778,5;кВт*ч;20.01.2026\\n"
    >>> taken = parse(table.encode(), "readings-csv", id="january")
    >>> [(row.account, row.value, row.typed, row.unit) for row in taken.rows]
    [('0012', Decimal('5778.5'), '05778,5', 'kWh')]
    """
    # A name is no document, so that its text is not read as one.
    return _read(
        _core.readings_parse(file, encoded(profile), id, channel or "", day, lenient)
    )


def messages(
    file: bytes,
    form: str | Document,
    *,
    id: str,
    profile: str | Document | None = None,
    channel: str | None = None,
    day: date | None = None,
    lenient: bool = False,
) -> Intake:
    """Reads messages with readings by a form, each whole or not at all.

    Messages are lines of JSON, `{"text": …, "sender", "channel", "date", "time"}`; with a profile
    they are a table with a column text. `form` is the name of a shipped one ("sakhalin", "pskov",
    "vladimir") or a kvit-readings-form/1. `lenient` lets pass what the form names.

    >>> sent = b'{"text": "0012#77#05778"}\\n{"text": "0012#77#7,5"}'
    >>> taken = messages(sent, "sakhalin", id="sms")
    >>> taken.rows[0].value, taken.rows[0].register, taken.refused[0].reason
    (Decimal('5778'), 'T1', 'fraction')
    """
    table = encoded(profile) if profile is not None else b""
    return _read(
        _core.readings_messages(file, encoded(form), table, id, channel or "", day, lenient)
    )


def of_registry(
    file: bytes,
    profile: str | Document,
    *,
    id: str | None = None,
    agent: str | None = None,
    date: date | None = None,
    channel: str | None = None,
    lenient: bool = False,
) -> Intake:
    """The readings that payments of a registry bear; all but `channel` is as in `registry.parse`.

    Without an id the intake is named as the registry; the channel is "payment" unless it is said.
    """
    return _read(
        _core.readings_of_registry(
            file, encoded(profile), id or "", agent or "", date, channel or "", lenient
        )
    )


def of_qr(
    code: bytes | str,
    *,
    id: str,
    operation: str | None = None,
    day: date | None = None,
    channel: str | None = None,
    lenient: bool = False,
) -> Intake:
    """The readings that a payment code bears; operation and day are those of its payment.

    >>> taken = of_qr("ST00012|Name=A|PersonalAcc=40702810900000000001|BankName=B|BIC=044525000|"
    ...               "CorrespAcc=30101810900000000000|PersAcc=0012|CounterId=77|CounterVal=05778",
    ...               id="p-1", operation="op-1")
    >>> taken.rows[0].account, taken.rows[0].value, taken.rows[0].source.operation
    ('0012', Decimal('5778'), 'op-1')
    """
    is_text = isinstance(code, str)
    given = code.encode("utf-8", "surrogatepass") if isinstance(code, str) else bytes(code)
    return _read(
        _core.readings_of_qr(given, is_text, id, operation or "", day, channel or "", lenient)
    )


def to_house(
    house: Document, intake: Intake | Document, map: Document, *, known_on: date
) -> HouseReadings:
    """Places the rows of an intake into a house by a kvit-meter-map/1.

    Nothing but the list of readings changes in the house; each keeps what was typed. `known_on` is
    the day on which this centre learned them; they come behind (`seq`) all that the house learned
    on that day, so that a second intake, placed into the house of the first, corrects it. What is
    no reading of the house is told with its reason; an intake that the house has already is
    refused.
    """
    readings = intake.to_json() if isinstance(intake, Intake) else intake
    written, report = _core.readings_to_house(
        encoded(house), encoded(readings), encoded(map), known_on
    )
    told = json.loads(report)
    return HouseReadings(
        house=written,
        readings=tuple(told["readings"]),
        unmatched=tuple(_unmatched(row) for row in told["unmatched"]),
        rows=told["counts"]["rows"],
        placed=told["counts"]["placed"],
        refused=told["counts"]["refused"],
        _written=report,
    )


def profiles() -> dict[str, str]:
    """The shipped profiles: kvit-readings-profile/1 by name.

    >>> list(profiles())
    ['readings-csv', 'readings-wide-csv', 'messages-csv']
    """
    return dict(_core.readings_profiles())


def profile(name: str) -> str:
    """A shipped profile; a copy of it is where a profile of one's own begins."""
    return _shipped(profiles(), name, "profile")


def forms() -> dict[str, str]:
    """The shipped forms of messages: kvit-readings-form/1 by name.

    >>> list(forms())
    ['sakhalin', 'pskov', 'vladimir']
    """
    return dict(_core.readings_forms())


def form(name: str) -> str:
    """A shipped form; a copy of it is where a form of one's own begins."""
    return _shipped(forms(), name, "form")


def _shipped(shipped: Mapping[str, str], name: str, argument: str) -> str:
    found = shipped.get(name)
    if found is None:
        names = ", ".join(shipped)
        raise _core.error("not_found", argument, f'"{name}"', names, names)
    return found


def _source(row: Mapping[str, Any]) -> IntakeSource:
    return IntakeSource(
        channel=row["channel"],
        place=row.get("place", ""),
        message=row.get("message"),
        operation=row.get("operation", ""),
        sender=row.get("sender", ""),
        date=date.fromisoformat(row["date"]) if "date" in row else None,
        time=row.get("time", ""),
        row=row.get("row", ""),
    )


def _names(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: row.get(key, "") for key in ("account", "meter", "resource", "register")}


def _refused(row: Mapping[str, Any]) -> RefusedReading:
    return RefusedReading(
        reason=row["reason"],
        text=Text(**row["text"]),
        found=row.get("found", ""),
        expected=Text(**row["expected"]) if "expected" in row else None,
        source=_source(row),
        **_names(row),
    )


def _unmatched(row: Mapping[str, Any]) -> UnmatchedReading:
    return UnmatchedReading(
        row=row["row_number"],
        reason=row["reason"],
        text=Text(**row["text"]),
        found=row.get("found", ""),
        expected=Text(**row["expected"]),
        value=Decimal(row["value"]),
        typed=row["typed"],
        source=_source(row),
        **_names(row),
    )


def _read(text: str) -> Intake:
    written = json.loads(text)
    return Intake(
        id=written["id"],
        read_by=written["read_by"],
        rows=tuple(
            TakenReading(
                value=Decimal(row["value"]),
                typed=row["typed"],
                unit=row.get("unit", ""),
                source=_source(row),
                **_names(row),
            )
            for row in written["rows"]
        ),
        refused=tuple(_refused(row) for row in written["refused"]),
        remarks=remarks_of(written["remarks"]),
        _written=text,
    )
