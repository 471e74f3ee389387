"""The law as data: what a parameter is on a day, who says so, and what a correction changes.

>>> from datetime import date
>>> from kvit import law
>>> law.value("penalty.key_rate", date(2026, 9, 1)).value
Decimal('14.00')
>>> law.value("penalty.scale.zhk14", date(2026, 1, 1)).value.divisor(31)
300
>>> table = law.value("metering.volume.electricity", date(2026, 1, 1)).value
>>> [str(step) for step in table.steps(law.MeterCondition.FAILED)]
['average_until_restored', 'norm']
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kvit import _core
from kvit.documents import Document, encoded
from kvit.errors import Error
from kvit.source import Reference
from kvit.text import Text
from kvit.volume_rules import MeterCondition as MeterCondition
from kvit.volume_rules import VolumeRules as VolumeRules
from kvit.volume_rules import VolumeStep as VolumeStep
from kvit.written import date_of, reference_of, text_of


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """From this day of delay on; without a divisor nothing accrues."""

    from_day: int
    divisor: int | None


@dataclass(frozen=True, slots=True)
class Scale:
    """Scale — шкала пени: by the number of the overdue day, the day after the due date being 1."""

    steps: tuple[ScaleStep, ...]

    def divisor(self, day: int) -> int | None:
        """Of an overdue day; None: nothing accrues."""
        found = None
        for step in self.steps:
            if step.from_day <= day:
                found = step.divisor
        return found


@dataclass(frozen=True, slots=True)
class RateLimit:
    """RateLimit — предел ставки пени, percent a year; None without one."""

    mode: str  #: none, fixed or at_most
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Suspension:
    """Suspension — мораторий на пени."""

    debts: str  #: none, all or arose_before
    before: date | None


class DayKind(StrEnum):
    """Days that differ from the plain week."""

    HOLIDAY = "holiday"
    TRANSFERRED_DAY_OFF = "transferred_day_off"
    WORKING_WEEKEND = "working_weekend"
    PRESIDENTIAL_NONWORKING = "presidential_nonworking"


@dataclass(frozen=True, slots=True)
class SpecialDays:
    """SpecialDays — производственный календарь of a year; all other days follow the week."""

    days: tuple[tuple[date, DayKind], ...]


Value = Decimal | Scale | RateLimit | Suspension | SpecialDays | VolumeRules


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedValue:
    """A value with the days on which it holds, half-open, and its source."""

    valid_from: date | None
    valid_to: date | None
    value: Value
    known_on: date | None  #: the day on which this centre loaded it; None: it was always there
    reference: Reference


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """Parameter — параметр законодательства."""

    id: str
    title: Text
    touches: Text  #: which accounts a change of it concerns
    unit: str
    kind: str
    covered_until: date | None  #: the last day that somebody looked at
    values: tuple[DatedValue, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """Days on which two law books differ; None: no value."""

    parameter: str
    title: Text
    touches: Text
    unit: str
    valid_from: date | None
    valid_to: date | None
    before: Value | None
    after: Value | None


def parameters(law: Document | None = None) -> dict[str, Parameter]:
    """All parameters of a law book by their ids; without a document those of the library.

    >>> parameters()["calendar.special_days"].title.en
    'Non-working and transferred days'
    """
    document = json.loads(_core.law_document(_given(law)))
    return {each["id"]: _parameter(each) for each in document["parameters"]}


def value(
    parameter: str, on: date, *, known_on: date | None = None, law: Document | None = None
) -> DatedValue:
    """The value on a day, as known on another. A day that nobody looked at is an error.

    >>> limit = value("penalty.rate_limit.retro_9_5", date(2022, 7, 25))
    >>> limit.value.mode, str(limit.value.percent), limit.reference.act
    ('fixed', '9.5', 'ПП РФ от 26.03.2022 № 474')
    """
    document = json.loads(_core.law_value(_given(law), parameter, on, known_on))
    return _dated(document, document["kind"])


def diff(before: Document | None, after: Document | None) -> tuple[Change, ...]:
    """What changes from one law book to another; None stands for that of the library."""
    document = json.loads(_core.law_diff(_given(before), _given(after)))
    return tuple(
        Change(
            parameter=each["parameter"],
            title=text_of(each["title"]),
            touches=text_of(each.get("touches")),
            unit=each["unit"],
            valid_from=date_of(each.get("from")),
            valid_to=date_of(each.get("to")),
            before=_value(each["before"], each["kind"]),
            after=_value(each["after"], each["kind"]),
        )
        for each in document["changes"]
    )


def add(
    document: Document, *, to: Mapping[str, Any] | None = None, known_on: date
) -> dict[str, Any]:
    """A pack over the law of the library with the parameters of a kvit-law/1 added.

    `to` is the pack so far. What names no `known_on` of its own was loaded on `known_on`, and takes
    the place of older values on its days. The result is checked.

    >>> rate = {"id": "penalty.key_rate", "covered_until": "2026-12-20",
    ...         "values": [{"from": "2026-10-26", "value": "13.50"}]}
    >>> pack = add({"schema": "kvit-law/1", "edition": "ours", "parameters": [rate], "over":
    ...     "built-in"}, known_on=date(2026, 10, 26))
    >>> value("penalty.key_rate", date(2026, 12, 1), law=pack).value
    Decimal('13.50')
    """
    text = encoded(document)
    _refuse_malformed(text)
    given = json.loads(text)
    over = {**given, "over": "built-in"}
    over.setdefault("known_on", known_on.isoformat())
    _core.check(encoded(over))
    entries = [_entry(each, over) for each in given["parameters"]]
    pack = dict(to or {"schema": "kvit-law/1", "edition": given["edition"], "over": "built-in"})
    pack["parameters"] = [*pack.get("parameters", ()), *entries]
    _core.check(encoded(pack))
    return pack


def _refuse_malformed(text: bytes) -> None:
    """What the core finds in the text itself, duplicate keys among it, but for the day that `add`
    gives and for another schema than kvit-law/1."""
    try:
        _core.check(text)
    except Error as error:
        if not all(each.name == "missing_key" and _is_known_on(each.path) for each in error.errors):
            raise
    schema = json.loads(text)["schema"]
    if schema != "kvit-law/1":
        raise _core.error("wrong_schema", "schema", f'"{schema}"', "kvit-law/1", "kvit-law/1")


def _is_known_on(path: str) -> bool:
    return path.rpartition(".")[2] == "known_on"


def _entry(parameter: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    """A parameter with what its document said for all."""
    defaults = {key: document[key] for key in ("known_on", "source") if key in document}
    return {"id": parameter["id"], **defaults, **parameter}


# ---- reading what the core writes


def _given(document: Document | None) -> bytes | None:
    return None if document is None else encoded(document)


def _parameter(written: Mapping[str, Any]) -> Parameter:
    coverage = written.get("coverage", [])  # by the day of loading
    return Parameter(
        id=written["id"],
        title=text_of(written["title"]),
        touches=text_of(written.get("touches")),
        unit=written["unit"],
        kind=written["kind"],
        covered_until=date_of(coverage[-1]["until"]) if coverage else None,
        values=tuple(_dated(each, written["kind"]) for each in written["values"]),
    )


def _dated(written: Mapping[str, Any], kind: str) -> DatedValue:
    found = _value(written["value"], kind)
    assert found is not None
    return DatedValue(
        valid_from=date_of(written.get("from")),
        valid_to=date_of(written.get("to")),
        value=found,
        known_on=date_of(written.get("known_on")),
        reference=reference_of(written.get("source", {})),
    )


def _value(written: Any, kind: str) -> Value | None:
    if written is None:
        return None
    if kind == "scale":
        steps = (ScaleStep(each["from_day"], each.get("divisor")) for each in written["steps"])
        return Scale(tuple(steps))
    if kind == "limit":
        percent = written.get("percent")
        return RateLimit(written["mode"], None if percent is None else Decimal(percent))
    if kind == "suspension":
        return Suspension(written["debts"], date_of(written.get("before")))
    if kind == "days":
        days = ((date.fromisoformat(day), DayKind(each)) for each in written for day in written[each])
        return SpecialDays(tuple(sorted(days)))
    if kind == "volume":
        return VolumeRules.of(written)
    return Decimal(written)
