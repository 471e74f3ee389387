"""A house over several months: what one month carries into the next, and identities that hold
whatever the facts are. Synthetic houses, written as short documents."""

from __future__ import annotations

import copy
import itertools
import json
import random
from decimal import Decimal
from typing import Any

import pytest

import kvit

Document = dict[str, Any]


class Town:
    """A house and its tariff book, which grow one object at a time."""

    def __init__(self) -> None:
        self.house: Document = {
            "schema": "kvit-house/1",
            "house": "h",
            "source": {"standing": "synthetic"},
        }
        self.book: Document = {
            "schema": "kvit-tariffs/1",
            "id": "t",
            "source": {"standing": "synthetic"},
            "providers": [{"id": "w", "name": "W"}],
        }
        self._ids = itertools.count(1)

    def fact(self, facts: str, **keys: Any) -> Town:
        fact = {"id": f"f{next(self._ids)}", "known_on": "2020-01-01", **keys}
        self.house.setdefault(facts, []).append(fact)
        return self

    def flat(self, account: str, area: str, people: int) -> Town:
        self.fact("premises", premises=f"p{account}", kind="dwelling", area=area)
        self.fact("accounts", account=account, premises=f"p{account}")
        return self.fact("occupancy", account=account, registered=people, owners=1)

    def tariff(self, name: str, service: str, unit: str, value: str) -> Town:
        self.book.setdefault("tariffs", []).append(
            {
                "id": name,
                "service": service,
                "provider": "w",
                "unit": unit,
                "values": [{"value": value}],
            }
        )
        return self

    def norm(self, name: str, service: str, unit: str, value: str) -> Town:
        self.book.setdefault("norms", []).append(
            {"id": name, "service": service, "unit": unit, "values": [{"value": value}]}
        )
        return self

    def supply(self, service: str, method: str, **keys: Any) -> Town:
        return self.fact("supplies", service=service, provider="w", method=method, **keys)

    def meter(self, name: str, service: str, unit: str, account: str | None) -> Town:
        whose = {"scope": "house"} if account is None else {"account": account}
        return self.fact(
            "meters",
            meter=name,
            service=service,
            unit=unit,
            start="0",
            valid_from="2024-12-31",
            **whose,
        )

    def reading(self, meter: str, date: str, value: str) -> Town:
        return self.fact("readings", meter=meter, date=date, value=value)

    def months(self, first: str, count: int, **options: Any) -> list[kvit.Closed]:
        """Closed one after the other, each from what the one before carried."""
        closed: list[kvit.Closed] = []
        month = kvit.Month.of(first)
        for _ in range(count):
            opening = closed[-1].opening if closed else None
            closed.append(
                kvit.close(self.house, self.book, month=month, opening=opening, **options)
            )
            month = month.next
        return closed


def amounts(closed: kvit.Closed, service: str, component: str = "whole") -> list[Decimal]:
    return [
        line.amount
        for bill in closed.bills
        for line in bill.lines
        if line.service == service and line.component == component
    ]


def water() -> Town:
    """Two flats of 40 and 60 m² with cold water by meters and a house meter; 1 m³ is 10 roubles."""
    town = Town().flat("1", "40.00", 2).flat("2", "60.00", 3)
    town.tariff("cold", "cold_water", "RUB/m3", "10.00")
    town.norm("n", "cold_water", "m3/person", "4").norm("cn", "cold_water", "m3/m2", "0.5")
    town.supply("cold_water", "metered_or_norm", tariff="cold", norm="n")
    town.fact("common_areas", area="8.00")
    for name, account in (("a", "1"), ("b", "2"), ("hm", None)):
        town.meter(name, "cold_water", "m3", account)
    return town


def read(town: Town, volumes: list[tuple[int, int, int]], year: int = 2025) -> Town:
    """Readings on the 25th of January and on: volumes of flat 1, of flat 2, of the house."""
    sums = [0, 0, 0]
    for number, row in enumerate(volumes, 1):
        for place, (name, volume) in enumerate(zip(("a", "b", "hm"), row, strict=True)):
            sums[place] += volume
            town.reading(name, f"{year}-{number:02d}-25", str(sums[place]))
    return town


def test_a_negative_volume_of_the_common_property_goes_on_until_it_is_used_up() -> None:
    town = water()
    town.supply(
        "common_cold_water",
        "common_property",
        tariff="cold",
        resource="cold_water",
        volume_by="actual",
    )
    # The common property takes 2, −5, 1, 1, 7: the minus of February lasts until May.
    read(town, [(4, 6, 12), (4, 6, 5), (4, 6, 11), (4, 6, 11), (4, 6, 17)])
    closed = town.months("2025-01", 5)
    resources = [each.resources[0] for each in closed]
    assert [each.common for each in resources] == [2, -5, 1, 1, 7]
    assert [each.charged for each in resources] == [2, 0, 0, 0, 4]
    assert [each.carried_out for each in resources] == [0, 5, 4, 3, 0]
    assert [sum(amounts(each, "common_cold_water")) for each in closed] == [20, 0, 0, 0, 40]
    assert amounts(closed[4], "common_cold_water") == [16, 24]
    for each in resources:
        assert each.house is not None
        assert each.house + each.carried_out == each.own + each.charged + each.carried_in
    dropped = town.months("2025-01", 5, policy=option("common_below_zero", "dropped"))
    assert [each.resources[0].charged for each in dropped] == [2, 0, 1, 1, 7]


def option(name: str, choice: str) -> Document:
    return {
        "schema": "kvit-policy/1",
        "id": "ours",
        "options": [{"option": name, "choice": choice}],
    }


def test_shares_are_exact_or_conserve_the_last_unit() -> None:
    town = Town()
    for account in "123":
        town.flat(account, "33.33", 1)
    town.tariff("cold", "cold_water", "RUB/m3", "10.00")
    town.supply(
        "common_cold_water",
        "common_property",
        tariff="cold",
        resource="cold_water",
        volume_by="actual",
    )
    town.meter("hm", "cold_water", "m3", None).reading("hm", "2025-01-25", "1")

    def volumes(choice: str) -> list[Decimal]:
        (closed,) = town.months("2025-01", 1, policy=option("house_shares", choice))
        return [bill.lines[0].quantity for bill in closed.bills]

    third = Decimal("0.3333333")
    assert volumes("exact") == [third] * 3
    assert volumes("conserved") == [third + Decimal("0.0000001"), third, third]


def common_by_norm(town: Town) -> None:
    town.supply(
        "common_cold_water",
        "common_property",
        tariff="cold",
        resource="cold_water",
        norm="cn",
    )


def test_the_common_property_by_norm_is_corrected_in_january() -> None:
    town = water()
    common_by_norm(town)
    read(town, [(4, 6, 12 if number % 2 else 15) for number in range(12)])
    read(town, [], 2026)
    town.reading("a", "2026-01-25", "52").reading("b", "2026-01-25", "78")
    town.reading("hm", "2026-01-25", "174")
    closed = town.months("2025-01", 13)
    # The norm gives 0.5 × 8 = 4 m³ a month, 40 roubles; the house shows 5 and 2 by turns.
    assert all(sum(amounts(each, "common_cold_water")) == 40 for each in closed)
    actual = 10 * (6 * 5 + 6 * 2)
    corrections = amounts(closed[12], "common_cold_water", "correction")
    assert corrections == [Decimal(actual - 480) * share / 100 for share in (40, 60)]
    assert not any(amounts(each, "common_cold_water", "correction") for each in closed[:12])
    march = town.months("2025-01", 13, policy=option("yearly_correction", "march"))
    assert not amounts(march[12], "common_cold_water", "correction")
    carried = json.loads(march[12].opening)["accounts"][0]["years"]
    assert {each["year"] for each in carried} == {2025, 2026}


def test_a_year_below_zero_gives_back_what_was_paid_and_goes_into_the_next_one() -> None:
    town = water()
    common_by_norm(town)
    # The flats take 10 m³ a month, the house shows 9: the year is 12 m³ below zero, 120 roubles.
    read(town, [(4, 6, 9)] * 12)
    town.reading("a", "2026-01-25", "52").reading("b", "2026-01-25", "78")
    town.reading("hm", "2026-01-25", "120")
    closed = town.months("2025-01", 13)
    assert amounts(closed[12], "common_cold_water", "correction") == [-192, -288]  # of 480 paid
    years = [each["years"] for each in json.loads(closed[12].opening)["accounts"]]
    assert [[each["year"] for each in of_account] for of_account in years] == [[2026]] * 2
    # January takes 2 m³, 20 roubles: 8 − 48 and 12 − 72.
    assert [Decimal(of_account[0]["actual"]) for of_account in years] == [-40, -60]
    dropped = town.months("2025-01", 13, policy=option("common_below_zero", "dropped"))
    years = [each["years"] for each in json.loads(dropped[12].opening)["accounts"]]
    assert [Decimal(of_account[0]["actual"]) for of_account in years] == [8, 12]


def test_a_check_that_gives_back_leaves_a_history_of_what_it_confirms() -> None:
    town = Town().flat("1", "40.00", 2)
    town.tariff("cold", "cold_water", "RUB/m3", "10.00")
    town.norm("n", "cold_water", "m3/person", "4")
    town.supply("cold_water", "metered_or_norm", tariff="cold", norm="n")
    town.meter("a", "cold_water", "m3", "1")
    for month in range(1, 8):
        town.reading("a", f"2025-{month:02d}-25", str(month * 5))  # 5 m³ a month
    town.reading("a", "2025-08-20", "33")  # the check below: 35 were billed
    town.house["readings"][-1]["taken"] = "check"
    closed = town.months("2025-01", 9)
    assert amounts(closed[6], "cold_water") == [50]
    assert amounts(closed[7], "cold_water") == [-20]
    assert [each["code"] for each in json.loads(closed[7].to_json())["bills"][0]["decisions"]] == [
        "check_gives_back"
    ]
    # September has no reading: from 25 February to the check 33 − 10 = 23 m³ in six months.
    assert amounts(closed[8], "cold_water") == [Decimal("38.33")]


def heating(payment: str) -> Town:
    town = Town().flat("1", "40.00", 2).flat("2", "60.00", 3)
    town.tariff("h", "heating", "RUB/Gcal", "2000.00")
    town.norm("hn", "heating", "Gcal/m2", "0.024")
    town.book["heating"] = [
        {
            "id": "town",
            "payment": [{"value": payment}],
            "season": [
                {"from": "2024-10-01", "to": "2025-05-01"},
                {"from": "2025-10-01", "to": "2026-05-01"},
            ],
            "months": [{"value": 7}],
        }
    ]
    town.supply("heating", "heating", tariff="h", norm="hn", heating="town")
    town.meter("hm", "heating", "Gcal", None)
    shown = 0
    for number in range(1, 25):
        year, month = 2025 + (number - 1) // 12, (number - 1) % 12 + 1
        shown += 3 if month in (1, 2, 3, 4, 10, 11, 12) else 0
        town.reading("hm", f"{year}-{month:02d}-28", str(shown))
    return town


def test_heating_in_the_season_has_no_line_in_summer() -> None:
    closed = heating("season").months("2025-01", 12)
    assert [sum(amounts(each, "heating")) for each in closed] == [
        6000 if number in (1, 2, 3, 4, 10, 11, 12) else 0 for number in range(1, 13)
    ]
    assert not amounts(closed[6], "heating")


def test_heating_evenly_takes_the_norm_then_the_year_before_and_is_corrected() -> None:
    closed = heating("evenly").months("2025-01", 14)
    # 2024 is not known: 100 m² × 0.024 × 7/12 × 2000 each month of 2025.
    assert [sum(amounts(each, "heating")) for each in closed[:12]] == [2800] * 12
    # 2025 took 21 Gcal: 1.75 a month in 2026, and January settles 42,000 against 33,600.
    assert [sum(amounts(each, "heating")) for each in closed[12:]] == [3500, 3500]
    assert amounts(closed[12], "heating", "correction") == [3360, 5040]
    assert not amounts(closed[13], "heating", "correction")


def test_the_average_ends_after_three_periods_and_a_reading_begins_anew() -> None:
    town = Town().flat("1", "40.00", 2)
    town.tariff("cold", "cold_water", "RUB/m3", "10.00")
    town.norm("n", "cold_water", "m3/person", "4")
    town.supply("cold_water", "metered_or_norm", tariff="cold", norm="n")
    town.meter("a", "cold_water", "m3", "1")
    for number in range(1, 7):
        town.reading("a", f"2025-{number:02d}-25", str(3 * number))
    town.reading("a", "2025-11-25", "40")
    closed = town.months("2025-01", 12)
    volumes = [[line.quantity for line in each.bills[0].lines] for each in closed]
    # November's reading settles July to October, billed as 3, 3, 3 and 8: 22 − 17 are left.
    assert [sum(each) for each in volumes] == [3] * 6 + [3] * 3 + [8] + [5] + [Decimal("4.1666667")]
    codes = [[d.code for d in each.bills[0].decisions] for each in closed]
    assert codes[6:9] == [["average_reading_not_sent"]] * 3
    assert codes[9] == ["norm_no_reading"]
    assert codes[10] == ["late_reading_spread"]
    late = [line for line in closed[10].bills[0].lines if line.component == "recalculation"]
    # 22 m³ over the 153 days of July to November, less what each month was billed.
    billed = {31: [3, 3, 8], 30: [3]}
    parts = {days: round(Decimal(22 * days) / 153, 7) for days in billed}
    wanted = sorted(parts[days] - volume for days in billed for volume in billed[days])
    assert sorted(line.quantity for line in late) == wanted
    this_month = town.months("2025-01", 11, policy=option("late_reading", "this_month"))
    assert [line.quantity for line in this_month[10].bills[0].lines] == [22]
    # Without the openings, each month finds the same count from the readings alone.
    for each in closed[6:10]:
        assert not json.loads(closed[10].opening)["meters"][0].get("estimated")
        alone = kvit.close(town.house, town.book, month=each.month)
        assert [line.quantity for line in alone.bills[0].lines] == [
            line.quantity for line in each.bills[0].lines
        ]


# ---- What must not change a bill, or must change it in a known way.


def everything() -> Town:
    town = water()
    town.supply(
        "common_cold_water",
        "common_property",
        tariff="cold",
        resource="cold_water",
        volume_by="actual",
    )
    town.tariff("m", "maintenance", "RUB/m2", "31.17")
    town.supply("maintenance", "per_area", tariff="m")
    return read(town, [(4, 6, 12), (4, 7, 16)])


def bills(closed: kvit.Closed) -> list[list[tuple[str, str, Decimal]]]:
    return [[(line.service, line.component, line.amount) for line in b.lines] for b in closed.bills]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_facts_changes_nothing(seed: int) -> None:
    town = everything()
    wanted = [each.to_json() for each in town.months("2025-01", 2)]
    shuffled = copy.deepcopy(town)
    for facts in shuffled.house.values():
        if isinstance(facts, list):
            random.Random(seed).shuffle(facts)
    assert [each.to_json() for each in shuffled.months("2025-01", 2)] == wanted


def test_a_service_at_no_price_adds_nothing() -> None:
    before = everything().months("2025-01", 2)
    more = everything().tariff("free", "antenna", "RUB/premises", "0")
    more.supply("antenna", "per_premises", tariff="free")
    after = more.months("2025-01", 2)
    assert [each.summary.totals for each in after] == [each.summary.totals for each in before]


def test_a_tariff_that_changes_on_the_first_day_is_a_whole_month() -> None:
    town = everything()
    split = copy.deepcopy(town)
    split.book["tariffs"][0]["values"] = [
        {"to": "2025-02-01", "value": "99.99"},
        {"from": "2025-02-01", "value": "10.00"},
    ]
    assert bills(split.months("2025-01", 2)[1]) == bills(town.months("2025-01", 2)[1])


def test_facts_split_at_a_day_and_equal_are_one() -> None:
    town = everything()
    split = copy.deepcopy(town)
    for facts in ("premises", "occupancy", "supplies"):
        for fact in list(split.house[facts]):
            later = {**fact, "id": fact["id"] + "-later", "valid_from": "2025-02-11"}
            fact["valid_to"] = "2025-02-11"
            split.house[facts].append(later)
    assert bills(split.months("2025-01", 2)[1]) == bills(town.months("2025-01", 2)[1])


def test_two_flats_for_one_share_the_house_as_it_did() -> None:
    """The common property of a flat is that of its halves."""
    town = everything()
    halves = copy.deepcopy(town)
    flat = halves.house["premises"][1]
    flat["area"] = "30.00"
    halves.fact("premises", premises="p3", kind="dwelling", area="30.00")
    halves.fact("accounts", account="3", premises="p3")
    halves.fact("occupancy", account="3", registered=1, owners=1)
    halves.house["supplies"][0]["accounts"] = ["1", "2"]
    one = town.months("2025-01", 2)[1].bill("2")
    two = halves.months("2025-01", 2)[1]
    parts = [two.bill(account) for account in ("2", "3")]

    def common(bill: kvit.Bill) -> Decimal:
        lines = (line for line in bill.lines if line.service == "common_cold_water")
        return sum((line.quantity for line in lines), Decimal())

    assert sum(map(common, parts)) == common(one)
