"""Statements that other programs test themselves with."""

from __future__ import annotations

from decimal import Decimal

import pytest
from shared import SHARED, text_of

import kvit
from kvit import statement

text_of("formats/samples/README.md")  # skips the module where there is no folder
FOLDER = SHARED / "formats/samples/onec_exchange"


def test_one_day() -> None:
    read = statement.parse((FOLDER / "kily_one_day_cp1251_crlf.txt").read_bytes())
    assert len(read.documents) == 13
    (account,) = read.accounts
    assert (account["out"], account["in"]) == ("41184.00", "40000.00")
    sums = {"incoming": Decimal(0), "outgoing": Decimal(0)}
    for document in read.documents:
        sums[document["direction"]] += Decimal(document["amount"])
    assert sums == {"incoming": Decimal("40000.00"), "outgoing": Decimal("41184.00")}
    assert read.remarks == ()
    result = kvit.reconcile(
        {"schema": "kvit-payments/1", "id": "s", "accounts": [], "registries": [read.registry]}
    )
    assert result.totals.received == result.totals.unallocated == Decimal("40000.00")


def test_the_smallest_file() -> None:
    read = statement.parse((FOLDER / "odoo_ru_min_cp1251.txt").read_bytes())
    assert (read.accounts, read.documents) == ((), ())


@pytest.mark.parametrize("lenient", [False, True])
def test_cut_short(lenient: bool) -> None:
    whole = (FOLDER / "kily_one_day_cp1251_crlf.txt").read_bytes()
    for end in range(0, len(whole) - 3, 97):
        with pytest.raises(kvit.Error):
            statement.parse(whole[:end], lenient=lenient)
