"""A penalty case (дело о пени) put together from what a caller has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from kvit import _core
from kvit.documents import Document, encoded, require
from kvit.month import Month

#: Roubles, with the kopecks as decimals.
Money = Decimal | int | str
#: The fields of a row of the document by their names, or its first ones in order: period, amount,
#: due date of a debt; date, amount, period of a payment.
Row = Mapping[str, object] | Sequence[object]

_DEBT = ("period", "amount", "due_date")
_PAYMENT = ("date", "amount", "period")
_SUSPENSION = ("name", "from", "to")


def case_of(
    *,
    debts: Iterable[Row],
    payments: Iterable[Row],
    scale: str | None,
    as_of: date,
    suspensions: Iterable[Row],
    posted: Mapping[Month | str, Money] | None,
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
        "scale": scale or "zhk14",
        "as_of": as_of,
        "policy": {},
        "debts": _rows("debts", debts, _DEBT),
        "payments": _rows("payments", payments, _PAYMENT),
    }
    if rows := _rows("suspensions", suspensions, _SUSPENSION):
        case["suspensions"] = rows
    if posted is not None:
        case["posted"] = [
            {"period": Month.of(month), "amount": _money(amount, f"posted[{month}]")}
            for month, amount in posted.items()
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


def _rows(where: str, rows: Iterable[Row], names: Sequence[str]) -> list[dict[str, object]]:
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
        text = format(amount, "f")
        whole, _, decimals = text.partition(".")
        return f"{whole}.{decimals:0<2}"
    if isinstance(amount, int) and not isinstance(amount, bool):
        return f"{amount}.00"
    raise TypeError(
        f"{where}: a sum of money is a decimal.Decimal, an int or a str, never a "
        f"{type(amount).__name__}"
    )
