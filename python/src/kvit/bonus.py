"""Bonus programmes — программы лояльности: what they are, and what they decide."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kvit import _core
from kvit.documents import Document, encoded
from kvit.month import Month
from kvit.text import Text


class Verdict(StrEnum):
    """What was decided about a grant."""

    GRANTED = "granted"  #: право есть
    REFUSED = "refused"  #: права нет
    OPEN = "open"  #: ещё не решено: время есть
    TAKEN_BACK = "taken_back"  #: было дано, основание отпало


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why something was decided so."""

    code: str
    text: Text
    metric: str = ""
    month: Month | None = None
    found: int | None = None  #: what the metric came to: days, kopecks, a count
    needed: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """A metric and what it came to."""

    metric: str
    month: Month | None = None
    value: int | None = None  #: of a boolean 0 or 1; None: there was nothing to measure
    at: datetime | None = None  #: when it became so, UTC
    deadline: str = ""  #: the end of the last day in time, by the clocks of the programme
    evidence: tuple[str, ...] = ()  #: ids of facts
    points: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class NextLevel:
    """What the next level would take."""

    level: str
    points_missing: int
    reasons: tuple[Reason, ...] = ()
    could_give: tuple[Measured, ...] = ()  #: points that each metric could still give


@dataclass(frozen=True, kw_only=True, slots=True)
class Rating:
    """Rating — рейтинг: points and level by a review of closed months."""

    months: tuple[Month, ...]
    months_of_history: int
    points: int
    points_max: int
    level: str = ""
    by_points: str = ""  #: the level that points alone would give
    held: int = 0
    benefits: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()  #: why not the level of the points
    next: NextLevel | None = None
    metrics: tuple[Measured, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class GrantDecision:
    """A decision about one grant and one unit: a bill, a month, a payment."""

    key: str  #: the same for the same right, always
    grant: str
    unit: str
    verdict: Verdict
    reward: str
    at: datetime
    kind: str = ""  #: of the reward: "credit", "cashback", "units"...
    again: bool = False  #: was given before
    credit: Decimal = Decimal("0.00")
    units: int = 0
    tickets: int = 0
    available_from: datetime | None = None
    flags: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    metrics: tuple[Measured, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawEntry:
    """Whether an account takes part in a draw whose snapshot the evaluation is."""

    draw: str
    unit: str  #: the period that the moment ends, "2022-Q2"
    tickets: int  #: 0: it takes no part
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountEvaluation:
    """What a programme decided about an account."""

    account: str
    rating: Rating | None = None
    rating_refused: tuple[Reason, ...] = ()
    decisions: tuple[GrantDecision, ...] = ()
    entries: tuple[DrawEntry, ...] = ()
    warnings: tuple[Reason, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Evaluation:
    """What a programme decided at a moment."""

    programme: str
    version: int
    hash: str  #: SHA-256 of the canonical programme
    title: Text
    assumed: tuple[str, ...]  #: what its source does not say
    levels: dict[str, Text]  #: their titles, from the lowest
    metrics: dict[str, Text]  #: of those that have a title
    as_of: datetime
    day: date  #: of `as_of`, by the clocks of the programme
    accounts: tuple[AccountEvaluation, ...]
    _written: str = field(repr=False)

    def account(self, account: str) -> AccountEvaluation:
        """The account of that id; KeyError if there is none."""
        for each in self.accounts:
            if each.account == account:
                return each
        raise KeyError(account)

    def to_json(self) -> str:
        """kvit-bonus-result/1, as the core writes it."""
        return self._written


def programmes() -> dict[str, str]:
    """The shipped programmes: kvit-programme/1 by name.

    >>> list(programmes())[:3]
    ['altai-2021', 'altai-2024', 'chita-2024']
    """
    return dict(_core.shipped_programmes())


def programme(of: Document, /) -> str:
    """The canonical form of a programme, kvit-programme/1: every option written.

    `of` is the name of a shipped programme or a document. A broken programme is refused whole, with
    everything that is wrong with it.
    """
    return _core.programme(_named(of))


def programme_hash(of: Document, /) -> str:
    """SHA-256 of the canonical form on one line.

    >>> len(programme_hash("kommunalny-bonus"))
    64
    """
    return _core.programme_hash(_named(of))


def evaluate(
    programme: Document, history: Document, *, as_of: datetime, law: Document | None = None
) -> Evaluation:
    """What a programme decides about the accounts of a kvit-bonus-history/1.

    `as_of` needs a time zone; facts after it do not exist. The order of facts changes nothing.
    """
    if as_of.tzinfo is None:
        raise ValueError("as_of needs a time zone: datetime(..., tzinfo=ZoneInfo('Europe/Moscow'))")
    text = _core.evaluate_bonus(
        _named(programme),
        encoded(history),
        int(as_of.timestamp()),
        None if law is None else encoded(law),
    )
    return _evaluation(json.loads(text), text)


def read_evaluation(result: Document, /) -> Evaluation:
    """A kvit-bonus-result/1 that kvit wrote."""
    text = encoded(result).decode("utf-8")
    written = json.loads(text)
    schema = written.get("schema") if isinstance(written, dict) else None
    if schema != "kvit-bonus-result/1":
        raise _core.error(
            "wrong_schema", "schema", str(schema), "kvit-bonus-result/1", "kvit-bonus-result/1"
        )
    return _evaluation(written, text)


def credits(found: Evaluation, /, *, known_on: date) -> list[dict[str, str]]:
    """Rows of `payments` of a kvit-house/1: money that was granted and not given before.

    The id is the key of the grant, so that one that comes twice is refused. What is left of a credit
    after the month is an advance and goes on to the next, as with any payment.
    """
    return [
        {
            "id": each.key,
            "known_on": known_on.isoformat(),
            "account": account.account,
            "date": known_on.isoformat(),
            "amount": str(each.credit),
        }
        for account in found.accounts
        for each in account.decisions
        if each.verdict is Verdict.GRANTED and not each.again and each.kind in ("credit", "cashback")
    ]


def _evaluation(written: Mapping[str, Any], text: str) -> Evaluation:
    rules = written["programme"]
    return Evaluation(
        programme=rules["id"],
        version=rules["version"],
        hash=rules["hash"],
        title=Text(**rules["title"]),
        assumed=tuple(rules["assumed"]),
        levels=_titles(rules["levels"]),
        metrics=_titles(rules["metrics"]),
        as_of=_instant(written["as_of"]),
        day=date.fromisoformat(written["as_of_local"][:10]),
        accounts=tuple(_account(each) for each in written["accounts"]),
        _written=text,
    )


def _named(of: Document) -> bytes:
    """A name goes to the core as it is: a text without a brace is one."""
    return encoded(of)


def _titles(rows: list[dict[str, Any]]) -> dict[str, Text]:
    return {row["id"]: Text(**row["title"]) for row in rows}


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(timezone.utc)


def _optional_instant(row: Mapping[str, Any], key: str) -> datetime | None:
    return _instant(row[key]) if key in row else None


def _month(row: Mapping[str, Any]) -> Month | None:
    return Month.of(row["month"]) if "month" in row else None


def _reasons(row: Mapping[str, Any], key: str = "reasons") -> tuple[Reason, ...]:
    return tuple(
        Reason(
            **{name: each[name] for name in ("code", "metric", "found", "needed") if name in each},
            text=Text(**each["text"]),
            month=_month(each),
        )
        for each in row.get(key, ())
    )


def _metrics(row: Mapping[str, Any], key: str = "metrics") -> tuple[Measured, ...]:
    return tuple(
        Measured(
            **{name: each[name] for name in ("metric", "value", "deadline", "points") if name in each},
            month=_month(each),
            at=_optional_instant(each, "at"),
            evidence=tuple(each.get("evidence", ())),
        )
        for each in row.get(key, ())
    )


def _rating(row: Mapping[str, Any]) -> Rating:
    names = ("months_of_history", "points", "points_max", "level", "by_points", "held")
    return Rating(
        **{name: row[name] for name in names if name in row},
        months=tuple(Month.of(each) for each in row["months"]),
        benefits=tuple(row.get("benefits", ())),
        reasons=_reasons(row),
        next=_next(row["next"]) if "next" in row else None,
        metrics=_metrics(row),
    )


def _next(row: Mapping[str, Any]) -> NextLevel:
    return NextLevel(
        level=row["level"],
        points_missing=row["points_missing"],
        reasons=_reasons(row),
        could_give=_metrics(row, "could_give"),
    )


def _decision(row: Mapping[str, Any]) -> GrantDecision:
    names = ("key", "grant", "unit", "reward", "kind", "again", "units", "tickets")
    return GrantDecision(
        **{name: row[name] for name in names if name in row},
        verdict=Verdict(row["verdict"]),
        at=_instant(row["at"]),
        credit=Decimal(row.get("credit", "0.00")),
        available_from=_optional_instant(row, "available_from"),
        flags=tuple(row.get("flags", ())),
        reasons=_reasons(row),
        metrics=_metrics(row),
    )


def _account(row: Mapping[str, Any]) -> AccountEvaluation:
    return AccountEvaluation(
        account=row["account"],
        rating=_rating(row["rating"]) if "rating" in row else None,
        rating_refused=_reasons(row, "rating_refused"),
        decisions=tuple(_decision(each) for each in row.get("decisions", ())),
        entries=tuple(
            DrawEntry(
                draw=each["draw"],
                unit=each["unit"],
                tickets=each["tickets"],
                reasons=_reasons(each),
            )
            for each in row.get("entries", ())
        ),
        warnings=_reasons(row, "warnings"),
    )
