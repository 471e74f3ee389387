"""The ledger through Python: its values, its identities, its refusals."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import kvit

SAMPLE = Path(__file__).resolve().parents[1] / "data/documents/book.json"


def sample(**more: Any) -> dict[str, Any]:
    return {**json.loads(SAMPLE.read_text(encoding="utf-8")), **more}


def test_the_sample_month_by_month() -> None:
    kept = kvit.turnover(SAMPLE)
    assert [str(each.month) for each in kept.months] == ["2025-01", "2025-02"]
    first = {(each.account, each.creditor, str(each.month)): each for each in kept.months[0].rows}
    assert first["account-1", "uk", "2025-01"].turnovers == {"charge": Decimal("1500.00")}
    assert [(each.account, each.creditor, each.of, each.amount, each.mark) for each in kept.debts] == [
        ("account-1", "uk", "principal", Decimal("980.00"), kvit.DebtMark.INSTALMENT),
        ("account-1", "uk", "penalty", Decimal("3.21"), kvit.DebtMark.INSTALMENT),
        ("account-2", "fund", "principal", Decimal("600.00"), None),
    ]
    assert [each.code for each in kept.decisions] == [
        "month_locked",
        "month_reopened",
        "debt_follows_premises",
        "debt_stays_with_person",
    ]
    assert json.loads(kept.to_json())["schema"] == "kvit-turnover/1"


def test_every_sheet_sums_to_the_rows() -> None:
    for month in kvit.turnover(SAMPLE).months:
        closing = sum((each.closing for each in month.rows), Decimal(0))
        for sheet in (month.by_account, month.by_house, month.by_service, month.by_creditor):
            assert sum((each.closing for each in sheet), Decimal(0)) == closing
            for line in sheet:
                assert line.opening + sum(line.turnovers.values()) == line.closing
                assert line.closing_debt - line.closing_advance == line.closing


def test_refusals_have_paths() -> None:
    postings = sample()["postings"]
    with pytest.raises(kvit.Error) as locked:
        kvit.turnover(sample(postings=[{**postings[0], "posted": "2025-02-10", "posted_in": "2025-01"}]))
    assert (locked.value.name, locked.value.path) == ("month_locked", "postings[0].month")
    with pytest.raises(kvit.Error) as twice:
        kvit.turnover(sample(postings=[postings[0], {**postings[0], "amount": "1.00"}]))
    assert (twice.value.name, twice.value.path) == ("duplicate_id", "postings[1].id")
