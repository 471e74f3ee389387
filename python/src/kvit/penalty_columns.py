"""Penalties of many accounts at once, over columns of integers."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kvit import _core
from kvit.documents import Document, encoded
from kvit.penalty_case import policy_of, with_options

if TYPE_CHECKING:
    #: Whatever has integers one after another in memory: array.array, memoryview, a numpy array.
    #: Its element is signed, of 64 bits; for days, named months and states of 32.
    Buffer = array[int] | memoryview | Any


@dataclass(frozen=True, kw_only=True, slots=True)
class PenaltyColumns:
    """A row for each account; money in kopecks."""

    penalty: array[int]
    left: array[int]  #: principal not paid on the day of the calculation
    advance: array[int]  #: money that is left over
    by_months: array[int] | None  #: of each row, a penalty for each debt of the case
    #: 0, or the number of the error of a row that is refused; its results are 0
    status: array[int]
    refused: int  #: how many rows are


def penalty_columns(
    case: Document,
    /,
    *,
    debts: Buffer,
    offsets: Buffer,
    days: Buffer,
    payments: Buffer,
    named: Buffer | None = None,
    by_months: bool = False,
    policy: Document | None = None,
    law: Document | None = None,
    known_on: date | None = None,
) -> PenaltyColumns:
    """Computes the penalties of accounts that share their months of debt and their practices: the
    same kopecks as `penalty` gives for each.

    The debts of `case`, a kvit-penalty/1, are the months, in their order; its amounts, payments and
    what was posted are not looked at. A row of `debts` has an amount for each month, in kopecks.
    Row i paid what stands in `days` (since 1970-01-01, ascending within a row) and `payments`
    (kopecks, not negative) from ``offsets[i]`` up to ``offsets[i + 1]``; `named` says for each
    payment which debt of the case it names, -1 for none. `policy`, `law` and `known_on` are as for
    `penalty`. Columns are contiguous buffers of integers, of 64 bits, and of 32 for `days` and
    `named`: array.array, memoryview, numpy arrays. The GIL is released.

    >>> case = {"schema": "kvit-penalty/1", "id": "2025", "scale": "zhk14", "as_of": "2025-07-25",
    ...         "policy": {}, "debts": [{"period": "2025-01", "amount": "0.00"}]}
    >>> may_20 = (date(2025, 5, 20) - date(1970, 1, 1)).days
    >>> accounts = penalty_columns(case, debts=array("q", [1_000_000, 1_000_000]),
    ...                            offsets=array("q", [0, 0, 1]), days=array("i", [may_20]),
    ...                            payments=array("q", [400_000]))
    >>> accounts.penalty.tolist(), accounts.left.tolist()
    ([73808, 54516], [1000000, 600000])
    """
    if isinstance(policy, Mapping) and "schema" not in policy:
        case, policy = with_options(case, policy), None
    plan = _core.PenaltyPlan(
        encoded(case), None if law is None else encoded(law), policy_of(policy), known_on
    )
    rows = max(memoryview(offsets).nbytes // 8 - 1, 0)
    penalty, left, advance = (_zeros("q", rows) for _ in range(3))
    months = _zeros("q", rows * plan.months) if by_months else None
    status = _zeros("i", rows)
    refused = plan.run(
        debts, offsets, days, payments, named, penalty, left, advance, months, status
    )
    return PenaltyColumns(
        penalty=penalty,
        left=left,
        advance=advance,
        by_months=months,
        status=status,
        refused=refused,
    )


def _zeros(code: str, count: int) -> array[int]:
    return array(code, bytes(array(code).itemsize * count))
