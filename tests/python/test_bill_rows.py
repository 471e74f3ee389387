"""The table of a bill: every line stands in one column of one row, and every sum is that of the bill."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import printed_house
import pytest

import kvit
from kvit import Component
from kvit.closed_file import read_closed
from kvit.printing.bill_methods import Method, meters_of, methods_of, settled_period
from kvit.printing.bill_rows import Block, Row, blocks_of
from kvit.template import template
from kvit.text import Text

JUNE = {closed.month.month: closed for closed in printed_house.months()}[6]


def every_bill() -> list[kvit.Bill]:
    return [bill for closed in printed_house.months() for bill in closed.bills]


def check(bill: kvit.Bill) -> list[Block]:
    blocks = blocks_of(bill)
    placed = sorted(line.number for block in blocks for line in block.lines)
    assert placed == [line.number for line in bill.lines]
    for block in blocks:
        assert block.payable == sum((line.amount for line in block.lines), Decimal())
        assert block.payable == block.charged + block.raised + block.changed + block.benefit
        moved = block.opening + block.decided + block.penalty + block.costs + block.paid
        assert moved + block.payable == block.total
    totals = bill.totals
    offered = totals.to_pay_with_voluntary - totals.to_pay
    assert sum(block.total for block in blocks) == totals.closing + offered
    assert sum(block.payable for block in blocks) == totals.charged + totals.voluntary
    if any(block.moved for block in blocks):
        assert sum(block.paid for block in blocks) == -totals.paid
        principal = (each.opening for each in bill.balances if each.of is kvit.ReceivableKind.PRINCIPAL)
        assert sum(block.opening for block in blocks) == sum(principal)
    return blocks


def test_every_line_of_every_bill_stands_once() -> None:
    for bill in every_bill():
        check(bill)


def block_of(bill: kvit.Bill, service: str) -> Block:
    (found,) = (each for each in check(bill) if each.service == service)
    return found


def test_the_excess_stands_beside_its_norm() -> None:
    """Account 17 in June: the meter failed in March, the fourth month goes by norm and a factor."""
    block = block_of(JUNE.bill("17"), "cold_water")
    (row,) = block.rows
    assert (row.charged, row.factor, row.raised) == (
        Decimal("193.76"), Decimal("1.5"), Decimal("96.88"),
    )  # fmt: skip
    assert block.payable == Decimal("290.64")


def test_an_excess_without_its_norm_has_a_row_of_its_own() -> None:
    bill = json.loads(JUNE.bill("17").to_json())
    lines = [line for section in bill["sections"] for line in section["lines"]]
    (excess,) = (line for line in lines if line["component"] == "excess")
    excess["to"] = "2025-06-16"
    rows = block_of(kvit.read_bill(bill), "cold_water").rows
    assert [(row.charged, row.raised) for row in rows] == [
        (Decimal("193.76"), Decimal()), (Decimal(), Decimal("96.88")),
    ]  # fmt: skip


def test_recalculations_and_benefits_have_their_columns() -> None:
    late = block_of(JUNE.bill("46"), "cold_water")
    assert (late.charged, late.changed) == (Decimal("281.25"), Decimal("77.75"))
    assert [settled_period(line, "ru") for line in late.changes] == ["апрель 2025", "май 2025"]
    assert [settled_period(line, "en") for line in late.changes] == ["April 2025", "May 2025"]
    assert settled_period(late.rows[0].line, "ru") == ""
    # A correction names its year.
    line = late.rows[0].line
    label = Text("начислено за 2024 год", "charged in 2024")
    given = replace(line.inputs[0], symbol="A_charged", source=replace(line.inputs[0].source, label=label))
    yearly = replace(line, inputs=(given,))
    assert (settled_period(yearly, "ru"), settled_period(yearly, "en")) == ("2024 год", "2024")
    february = printed_house.months()[1].bill("41")
    kept = block_of(february, "maintenance")
    assert (kept.charged, kept.benefit) == (Decimal("764.91"), Decimal("-163.91"))
    assert {line.component for line in kept.benefits} == {Component.BENEFIT}


def method(bill: kvit.Bill, service: str) -> tuple[Method, ...]:
    row: Row = block_of(bill, service).rows[0]
    return row.methods


def test_how_a_volume_was_found() -> None:
    whole, march = JUNE.bill("01"), printed_house.months()[2].bill("17")
    assert method(whole, "cold_water") == (Method.METER,)
    assert method(whole, "maintenance") == ()
    assert method(whole, "heating") == (Method.HOUSE_METER,)
    assert method(whole, "common_electricity") == (Method.NORM,)
    assert method(printed_house.months()[0].bill("01"), "common_cold_water") == (Method.HOUSE_METER,)
    assert method(march, "cold_water") == (Method.AVERAGE,)
    assert method(march, "waste_water") == (Method.METER, Method.AVERAGE)
    assert method(JUNE.bill("17"), "waste_water") == (Method.NORM, Method.METER)


def test_a_method_is_named_wherever_there_is_a_volume_to_find() -> None:
    rates = {"m2", "premises", "person", "RUB"}
    for bill in every_bill():
        for block in blocks_of(bill):
            for row in block.rows:
                found = methods_of(row.line)
                assert bool(found) or row.line.quantity_unit in rates or not row.volume, row.line
                assert Method.COMPUTED not in found, row.line


def readings(closed: kvit.Closed) -> dict[str, dict[str, Any]]:
    meters = json.loads(closed.opening)["meters"]
    return {each["meter"]: each for each in meters}


def test_the_meters_of_a_bill_are_those_of_the_closing() -> None:
    """Against another document of the core: what it hands on as read last."""
    may, june = readings(printed_house.months()[4]), readings(JUNE)
    seen = 0
    for bill in JUNE.bills:
        for row in meters_of(bill.lines):
            zone = row.zone.value

            def shown(of: dict[str, Any]) -> Decimal:
                return Decimal(of["value"] if "value" in of else of["values"][zone])

            assert row.after == shown(june[row.meter])
            new = row.meter not in may  # replaced in June: from nothing
            assert row.before == (Decimal() if new else shown(may[row.meter]))
            assert row.volume == (row.after - row.before) * row.ratio
            if row.after_on is not None and row.before_on is not None:
                assert str(row.after_on) == june[row.meter]["date"]
                assert new or str(row.before_on) == may[row.meter]["date"]
            seen += 1
    assert seen > 150


@pytest.mark.parametrize("ratio", ["1", "40"])
def test_a_meter_that_rolls_over(ratio: str) -> None:
    house, tariffs = json.loads(template("house")), template("tariffs")
    (meter,) = (each for each in house["meters"] if each["service"] == "cold_water")
    meter["digits"] = 5
    if ratio != "1":
        meter["ratio"] = ratio
    name = meter["meter"]
    house["readings"] = [each for each in house["readings"] if each["meter"] != name] + [
        {"id": at, "known_on": at, "meter": name, "date": at, "value": value}
        for at, value in (("2025-06-23", "99998"), ("2025-07-23", "1.5"))
    ]
    meter["start"] = "99990"
    bill = kvit.close(house, tariffs, month="2025-07").bills[0]
    (row,) = (each for each in meters_of(bill.lines) if each.meter == name)
    assert (row.before, row.after, row.ratio) == (99998, Decimal("1.5"), Decimal(ratio))
    assert row.volume == Decimal("3.5") * Decimal(ratio)


def test_a_closed_month_is_read_again() -> None:
    """What the file gives is what the close gave."""
    read = read_closed(JUNE.to_json())
    assert list(read.bills()) == list(JUNE.bills)
    assert [each.house for each in read.resources] == [each.house for each in JUNE.resources]
    assert read.resources[0] == JUNE.resources[0] and read.month == JUNE.month
    one = read_closed(JUNE.bill("46").to_json())
    assert one.accounts == ("46",) and one.bill("46") == JUNE.bill("46") and one.resources == ()
    with pytest.raises(kvit.Error) as wrong:
        read.bill("no such")
    assert wrong.value.name == "not_found"
    for document in ({"schema": "kvit-person/1"}, {"schema": "kvit-policy/1", "id": "a", "options": []}):
        with pytest.raises(kvit.Error) as other:
            read_closed(document)
        assert other.value.name == "wrong_schema"
