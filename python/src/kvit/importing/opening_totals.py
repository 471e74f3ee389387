"""Control totals (контрольные суммы) of opening balances: what the old system says they sum to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from kvit.importing.build_tariffs import provider_id
from kvit.importing.importmap import ImportMap
from kvit.importing.problems import Problems
from kvit.text import Text

_ROUBLES = re.compile(r"-?(0|[1-9][0-9]{0,15})\.[0-9]{2}")


def check_totals(
    balances: Iterable[tuple[str, Decimal]], mapped: ImportMap, problems: Problems
) -> None:
    """Holds balances, as creditor and amount, to the totals that the map states.

    A migration that loses one row is right in all the others: only the totals show it.
    """
    table = mapped.table("opening")
    if table is None:
        return
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for creditor, amount in balances:
        sums[creditor] += amount
    if table.total is not None:
        _hold(sum(sums.values(), Decimal(0)), table.total, "total", mapped, problems)
    for word, stated in table.totals:
        _hold(sums[provider_id(word, mapped)], stated, f"totals.{word}", mapped, problems)


def _hold(found: Decimal, stated: str, key: str, mapped: ImportMap, problems: Problems) -> None:
    where = f"{mapped.name}: opening.{key}"
    if not _ROUBLES.fullmatch(stated):
        problems.add("bad_money", where, stated, Text("рубли: 1234.56", "roubles: 1234.56"))
    elif found != Decimal(stated):
        problems.add(
            "identity_violated", where, f"{found:.2f}",
            Text(f"сумма строк {stated}, разница {found - Decimal(stated):.2f}",
                 f"rows that sum to {stated}, the difference is {found - Decimal(stated):.2f}"),
        )  # fmt: skip
