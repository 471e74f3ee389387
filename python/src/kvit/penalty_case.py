"""A penalty case (дело о пени) put together from what a caller has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from kvit import _core
from kvit.documents import Document, encoded, require
from kvit.errors import Error
from kvit.month import Month

#: Roubles, with the kopecks as decimals.
Money = Decimal | int | str
#: The fields of a row of the document by their names, or its first ones in order: period, amount,
#: due date of a debt; date, amount, period of a payment.
Row = Mapping[str, object] | Sequence[object]

#: What was posted by months: a mapping, or pairs of month and sum.
Posted = Mapping[Month | str, Money] | Iterable[tuple[Month | str, Money]]

#: More than any sum of a document has; what is left the core judges.
_DIGITS = 40

_DEBT = ("period", "amount", "due_date")
_PAYMENT = ("date", "amount", "period")
_SUSPENSION = ("name", "from", "to")


def case_of(
    *,
    debts: Iterable[Row],
    payments: Iterable[Row] | None,
    scale: str | None,
    as_of: date,
    suspensions: Iterable[Row] | None,
    posted: Posted | None,
    judgment_day: date | None,
    claim_date: date | None,
) -> dict[str, object]:
    """kvit-penalty/1 of the facts.

    >>> case = case_of(
    ...     debts=[("2025-01", Decimal("1000"), date(2025, 2, 10))], payments=[], scale=None,
    ...     as_of=date(2025, 7, 25), suspensions=[], posted=None, judgment_day=None, claim_date=None)
    >>> case["debts"][0]["amount"]
    '1000.00'
    """
    case: dict[str, object] = {
        "schema": "kvit-penalty/1",
        "id": "case",
        "scale": "zhk14" if scale is None else scale,
        "as_of": as_of,
        "policy": {},
        "debts": _rows("debts", debts, _DEBT),
        "payments": _rows("payments", () if payments is None else payments, _PAYMENT),
    }
    if rows := _rows("suspensions", () if suspensions is None else suspensions, _SUSPENSION):
        case["suspensions"] = rows
    if posted is not None:
        case["posted"] = [
            {"period": Month.of(month), "amount": _money(amount, f"posted[{month}]")}
            for month, amount in _pairs(posted)
        ]
    if judgment_day is not None:
        case["judgment_day"] = judgment_day
    if claim_date is not None:
        case["claim_date"] = claim_date
    return case


def with_options(case: Document, options: Mapping[str, object]) -> dict[str, object]:
    """The case with options of its policy changed.

    >>> case = {"schema": "kvit-penalty/1", "policy": {"cap": "none", "rate": "rate_as_of"}}
    >>> with_options(case, {"rate": "rate_by_periods"})["policy"]
    {'cap': 'none', 'rate': 'rate_by_periods'}
    """
    if isinstance(case, Mapping):
        changed = dict(case)
    else:
        text = encoded(case)
        require(text)
        changed = json.loads(text)
    own = changed.get("policy", {})
    if isinstance(own, Mapping):
        changed["policy"] = {**own, **options}
    return changed


def policy_of(policy: Document | None) -> str | bytes | None:
    """For the core: the name of a shipped policy, or the text of a document."""
    if isinstance(policy, str) and policy in [name for name, _ in _core.shipped_policies()]:
        return policy
    return None if policy is None else encoded(policy)


def _pairs(posted: Posted) -> Iterator[tuple[Month | str, Money]]:
    if isinstance(posted, Mapping):
        yield from posted.items()
        return
    if not isinstance(posted, Iterable) or isinstance(posted, (str, bytes)):
        raise TypeError(f"posted: a mapping of months to sums, or pairs of them, not {posted!r}")
    for index, pair in enumerate(posted):
        if not isinstance(pair, Sequence) or isinstance(pair, (str, bytes)) or len(pair) != 2:
            raise TypeError(f"posted[{index}]: a pair of month and sum, not {pair!r}")
        yield pair[0], pair[1]


def _rows(where: str, rows: Iterable[Row], names: Sequence[str]) -> list[dict[str, object]]:
    if not isinstance(rows, Iterable) or isinstance(rows, (str, bytes, Mapping)):
        raise TypeError(f"{where}: a sequence of rows, not {rows!r}")
    return [_row(f"{where}[{index}]", row, names) for index, row in enumerate(rows)]


def _row(where: str, row: Row, names: Sequence[str]) -> dict[str, object]:
    if isinstance(row, Mapping):
        fields = dict(row)
    elif isinstance(row, Sequence) and not isinstance(row, (str, bytes)) and len(row) <= len(names):
        fields = {name: value for name, value in zip(names, row) if value is not None}
    else:
        told = ", ".join(names)
        raise TypeError(f"{where}: a row is a mapping or a sequence of {told}, not {row!r}")
    if "amount" in fields:
        fields["amount"] = _money(fields["amount"], f"{where}.amount")
    return fields


def _money(amount: object, where: str) -> str:
    """As the document writes it; a fraction of a kopeck is left for the core to refuse."""
    if isinstance(amount, str):
        return amount
    if isinstance(amount, Decimal) and amount.is_finite():
        if not -_DIGITS < amount.adjusted() < _DIGITS:
            raise _too_long(where, f"{amount:.3e}")
        text = format(amount, "f")
        whole, _, decimals = text.partition(".")
        return f"{whole}.{decimals:0<2}"
    if isinstance(amount, int) and not isinstance(amount, bool):
        if abs(amount) >= 10**_DIGITS:
            raise _too_long(where, f"{hex(amount)[:18]}…")
        return f"{amount}.00"
    raise TypeError(
        f"{where}: a sum of money is a decimal.Decimal, an int or a str, never a "
        f"{type(amount).__name__}"
    )


def _too_long(where: str, found: str) -> Error:
    """Before it is written out, which could take gigabytes."""
    return _core.error(
        "bad_money",
        where,
        found,
        f"сумма короче {_DIGITS} цифр",
        f"a sum of fewer than {_DIGITS} digits",
    )
