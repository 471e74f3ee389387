"""What a bill says of a break in a service: the hours that it names make the hours above the allowed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import kvit

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"


def reason_of(began: str, since: str, **more: str) -> Any:
    """Hot water is off from `began` to 20 July for the account 05, which the house has from `since` on."""
    house = json.loads((DATA / "house.json").read_text(encoding="utf-8"))
    house["quality_breaches"] = [
        {"id": "q", "known_on": "2025-07-21", "service": "hot_water", "accounts": ["05"],
         "kind": "interruption", "begin": began, "end": "2025-07-20", **more}
    ]  # fmt: skip
    for each in (*house["accounts"], *house["occupancy"]):
        if each["account"] == "05":
            each["valid_from"] = since
    opening = DATA / "opening.json"
    bill = kvit.close(house, DATA / "tariffs.json", opening=opening, month="2025-07").bill("05")
    (line, *_) = (each for each in bill.lines if each.component is kvit.Component.QUALITY)
    return line.reason


@pytest.mark.parametrize(
    ("since", "lasted", "before", "above"),
    [
        # By hand: of 4 hours at once none, all, or 2 hours were over before the account began.
        ("2025-07-01", 360, 0, 356),
        ("2025-07-12", 192, 4, 192),
    ],
)
def test_an_account_that_begins_within_a_break(since: str, lasted: int, before: int, above: int) -> None:
    reason = reason_of("2025-07-05", since)
    assert reason.ru.startswith(f"Перерыв {lasted} ч, допускается 8 ч за месяц и 4 ч подряд")
    earlier = re.search(r", из них (\d+) ч прошли раньше, до дней этого начисления;", reason.ru)
    assert (int(earlier[1]) if earlier else 0) == before
    assert f"сверх допустимого {above} ч" in reason.ru and lasted - (4 - before) == above
    if before:
        assert f", of which {before} h were over before the days of this charge; above the allowed" in reason.en


def test_a_break_of_which_a_part_of_the_limit_is_left() -> None:
    """It began at 22:00 of the day before: 2 of the 4 hours were over, so 192 − 2 are above."""
    reason = reason_of("2025-07-11", "2025-07-12", begin_time="22:00:00")
    assert "из них 2 ч прошли раньше" in reason.ru and "сверх допустимого 190 ч" in reason.ru
