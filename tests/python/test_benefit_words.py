"""What a bill says of benefits and of late readings, beside its amounts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import kvit
from kvit.bill_words import line_title
from kvit.conformance import load

CASES = Path(__file__).resolve().parents[1] / "cases" / "close" / "benefits.json"
GIVEN: dict[str, dict[str, Any]] = {case.id: case.given for case in load(CASES)}


def bill(case: str) -> kvit.Bill:
    return kvit.close(**GIVEN[f"close-benefit-{case}"]).bills[0]


def test_a_benefit_that_cannot_be_recalculated_is_told_with_its_service() -> None:
    told = {each.code: each.text for each in bill("late-undecided").decisions}
    text = told["benefit_not_recalculated"]
    assert text.ru.startswith("Холодное водоснабжение, Льгота 50 %: льгота за июнь 2025 не ")
    assert "the benefit of June 2025 is not recalculated" in text.en
    for decided in ("late-below-norm", "late-above-norm", "late-refund", "late-norm-used-up"):
        assert "benefit_not_recalculated" not in {x.code for x in bill(decided).decisions}


def test_a_limit_that_was_reached_is_told_with_its_days() -> None:
    reasons = [x.reason.ru for x in bill("up-to-norm-meter-from-mid-month").lines]
    assert "выше норматива этих дней" in reasons[3]
    assert "Дней: 17 из 31" in reasons[3]
    below = [x.reason.ru for x in bill("below-norm-meter-from-mid-month").lines]
    assert "выше норматива" not in below[3]


def test_a_negative_number_that_was_cut_has_the_sign_of_all_others() -> None:
    lines = bill("up-to-norm-meter-from-mid-month")
    told = lines.explain(2).sentence("ru")
    assert "= ~−" in told
    assert "~-" not in told


def test_only_tariffs_are_told_as_tariffs() -> None:
    for case in ("zones-and-bands", "area-of-three", "up-to-norm-meter-from-mid-month"):
        whole = bill(case)
        for line in whole.lines:
            told = whole.explain(line.number).sentence("ru").partition("Тариф: ")[2]
            assert "Льгота" not in told
            assert "предел диапазона" not in told


def late_waters() -> kvit.Bill:
    """Two waters read after a month by average, and what went out of both."""

    def fact(name: str, **keys: Any) -> dict[str, Any]:
        return {"id": name, "known_on": "2024-01-01", **keys}

    waters = ("cold_water", "hot_water")
    house = {
        "schema": "kvit-house/1",
        "house": "h",
        "source": {"standing": "synthetic"},
        "premises": [fact("p", premises="p", kind="dwelling", area="50.00")],
        "accounts": [fact("a", account="1", premises="p")],
        "occupancy": [fact("o", account="1", registered=2)],
        "supplies": [
            fact("c", service="cold_water", provider="w", method="metered_or_norm", tariff="cold"),
            fact(
                "h", service="hot_water", provider="w", method="hot_water", tariff="hot",
                heat_tariff="heat", heating_norm="q",
            ),
            fact("w", service="waste_water", provider="w", method="waste_water", tariff="waste"),
        ],
        "meters": [
            fact(f"m-{x}", meter=x, account="1", service=x, unit="m3", start="0",
                 valid_from="2024-01-01")
            for x in waters
        ],
        "readings": [
            fact(f"r-{x}", meter=x, date="2025-07-23", value=value)
            for x, value in zip(waters, ("110", "60"), strict=True)
        ],
    }
    prices = (
        ("cold", "cold_water", "m3"),
        ("hot", "hot_water", "m3"),
        ("heat", "hot_water", "Gcal"),
        ("waste", "waste_water", "m3"),
    )
    book = {
        "schema": "kvit-tariffs/1",
        "id": "t",
        "source": {"standing": "synthetic"},
        "providers": [{"id": "w", "name": "W"}],
        "tariffs": [
            {"id": name, "service": service, "provider": "w", "unit": f"RUB/{unit}",
             "values": [{"value": "40"}]}
            for name, service, unit in prices
        ],
        "norms": [
            {"id": "q", "service": "hot_water", "unit": "Gcal/m3", "values": [{"value": "0.06"}]}
        ],
    }
    opening = {
        "schema": "kvit-opening/1",
        "house": "h",
        "month": "2025-07",
        "accounts": [],
        "meters": [
            {"meter": x, "date": "2025-05-23", "value": value, "average_periods": 1,
             "estimated": [{"month": "2025-06", "value": "3"}]}
            for x, value in zip(waters, ("100", "50"), strict=True)
        ],
    }
    return kvit.close(house, book, month="2025-07", opening=opening).bills[0]


def test_lines_of_a_late_reading_are_told_apart() -> None:
    late = [x for x in late_waters().lines if x.component == "recalculation"]
    titles = [line_title(x, "ru") for x in late]
    assert len(set(titles)) == len(titles) == 5
    assert [x.rpartition(", ")[2] for x in titles if "Горячее" in x] == ["вода", "тепло"]
    assert [x.rpartition(", ")[2] for x in titles if "Водоотведение" in x] == [
        "по холодной воде", "по горячей воде",
    ]
    reasons = {x.reason.ru for x in late}
    assert len(reasons) == 5
