"""A month of a house through the Python package."""

from __future__ import annotations

import json
import pickle
import threading
from dataclasses import FrozenInstanceError, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import kvit

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "examples/data/house.json"
TARIFFS = ROOT / "examples/data/tariffs.json"


@pytest.fixture(scope="module")
def closed() -> kvit.Closed:
    return kvit.close(HOUSE, TARIFFS, month="2025-07")


def test_every_form_of_a_document_gives_the_same_bytes(closed: kvit.Closed) -> None:
    house, tariffs = HOUSE.read_bytes(), TARIFFS.read_bytes()
    for forms in (
        (house, tariffs),
        (house.decode(), tariffs.decode()),
        (json.loads(house), json.loads(tariffs)),
    ):
        again = kvit.close(*forms, month=kvit.Month(2025, 7))
        assert again.to_json() == closed.to_json()
        assert again == closed and hash(again) == hash(closed)


def test_dicts_may_hold_decimals_and_dates() -> None:
    tariffs: dict[str, Any] = json.loads(kvit.template("tariffs"))
    tariffs["tariffs"][0]["values"] = [{"from": date(2025, 1, 1), "value": Decimal("30.00")}]
    by_value = kvit.close(kvit.template("house"), tariffs, month="2025-07")
    by_text = kvit.close(kvit.template("house"), kvit.template("tariffs"), month="2025-07")
    assert by_value == by_text


def test_json_is_that_of_the_core(closed: kvit.Closed) -> None:
    whole = json.loads(closed.to_json())
    assert whole["schema"] == "kvit-closed/1"
    assert [json.loads(bill.to_json()) for bill in closed.bills] == whole["bills"]
    assert closed.to_json().endswith("\n")
    line = closed.to_json("line")
    assert "\n" not in line.rstrip("\n") and json.loads(line) == whole
    with pytest.raises(ValueError):
        closed.to_json("wide")  # type: ignore[arg-type]


def test_lines_agree_with_the_document(closed: kvit.Closed) -> None:
    for bill in closed.bills:
        written = [
            each
            for section in json.loads(bill.to_json())["sections"]
            for each in section["lines"]
        ]
        assert len(written) == len(bill.lines) > 0
        for number, (line, each) in enumerate(zip(bill.lines, written), 1):
            assert line.number == number == each["line"]
            assert (line.service, str(line.component)) == (each["service"], each["component"])
            assert (str(line.amount), str(line.price)) == (each["amount"], each["price"])
            assert str(line.quantity) == each["quantity"]
            assert line.quantity_unit == each["quantity_unit"]
            assert line.price_unit == each["price_unit"]
            assert line.reason._asdict() == each["reason"]
            assert line.reason.ru and line.reason.en and line.title.ru
            assert line.month == closed.month
        assert bill.totals.charged + bill.totals.voluntary == sum(x.amount for x in bill.lines)
        assert bill.totals.closing == sum(x.closing for x in bill.balances)


def test_every_line_is_explained(closed: kvit.Closed) -> None:
    for bill in closed.bills:
        for line in bill.lines:
            explanation = bill.explain(line.number)
            assert explanation.rounded == line.amount
            assert explanation.formula == line.formula
            for lang in ("ru", "en"):
                assert 1 <= len(explanation.sentence(lang).strip().splitlines()) <= 3
                assert explanation.tree(lang) and explanation.expression(lang)
            assert explanation.to_dict()["schema"] == "kvit-explanation/1"
            assert explanation.title.ru and explanation.law.en and explanation.sources


def test_a_formula_gives_the_line_again(closed: kvit.Closed) -> None:
    for bill in closed.bills:
        for line in bill.lines:
            inputs = {each.symbol: each.value for each in line.inputs}
            result = kvit.formula(line.formula, line.resource).run(days=line.days, **inputs)
            assert (result.amount, result.quantity) == (line.amount, line.quantity)
            assert bill.explain(line.number).exact == result.exact_amount


@pytest.mark.parametrize("number", [0, 99])
def test_no_such_line(closed: kvit.Closed, number: int) -> None:
    with pytest.raises(LookupError) as caught:
        closed.bills[0].explain(number)
    assert isinstance(caught.value, kvit.Error)
    assert (caught.value.name, caught.value.path) == ("not_found", "line")
    assert caught.value.found == str(number)


def test_no_such_account(closed: kvit.Closed) -> None:
    assert closed.bill("01") == closed.bills[0]
    with pytest.raises(kvit.errors.NotFound) as caught:
        closed.bill("99")
    assert "01, 02" in caught.value.expected.ru


def test_the_opening_leads_to_the_next_month(closed: kvit.Closed) -> None:
    assert not closed.bills[0].basis.opening_given
    assert kvit.check(closed.opening) == []
    documents = kvit.template("house"), kvit.template("tariffs")
    july = kvit.close(*documents, month="2025-07")
    august = kvit.close(*documents, month="2025-08", opening=july.opening)
    assert august.bills[0].basis.opening_given
    assert august.summary.totals.opening == july.summary.totals.closing
    with pytest.raises(kvit.Error):
        kvit.close(*documents, month="2025-09", opening=july.opening)


def test_policies_are_printed() -> None:
    closed = kvit.close(
        kvit.template("house"),
        kvit.template("tariffs"),
        month="2025-07",
        policy=kvit.template("policy"),
    )
    basis = closed.bills[0].basis
    assert (basis.policy, basis.policy_base) == ("policy-1", "law_default")
    first = basis.policy_differences[0]
    assert (first.option, first.choice) == ("hot_water_lines", "one_line")
    assert (first.valid_from, first.valid_to) == (date(2025, 1, 1), date(2026, 1, 1))
    assert first.meaning.ru != first.meaning.en
    assert basis.policy_differences[1].valid_from is None


def test_the_summary(closed: kvit.Closed) -> None:
    summary = closed.summary
    assert summary.accounts == len(closed.bills)
    assert summary.area == sum(bill.area for bill in closed.bills)
    charged = sum(bill.totals.charged + bill.totals.voluntary for bill in closed.bills)
    assert sum(each.amount for each in summary.services) == charged
    assert all(each.title.ru for each in summary.services)


def test_sources_say_how_far_they_can_be_trusted() -> None:
    bill = kvit.close(
        kvit.template("house"), kvit.template("tariffs"), month="2025-07"
    ).bills[0]
    tariff = {each.symbol: each.source for each in bill.lines[0].inputs}["T"]
    assert tariff.kind is kvit.SourceKind.TARIFF
    assert tariff.reference.standing is kvit.Standing.SYNTHETIC and tariff.doubtful
    assert tariff in bill.lines[0].doubtful
    volume = {each.symbol: each.source for each in bill.lines[1].inputs}["V"]
    assert volume.kind is kvit.SourceKind.COMPUTED
    assert sum(-o.value if o.minus else o.value for o in volume.operands) == Decimal("5.245")


def test_bills_are_read_again(closed: kvit.Closed, tmp_path: Path) -> None:
    for bill in closed.bills:
        path = tmp_path / "bill.json"
        path.write_bytes(bill.to_json().encode())
        again = kvit.read_bill(path)
        assert again == bill and hash(again) == hash(bill) and again.to_json() == bill.to_json()
        assert kvit.check(path) == []
        assert pickle.loads(pickle.dumps(bill)) == bill


def test_a_changed_bill_is_found_out(closed: kvit.Closed) -> None:
    written = json.loads(closed.bills[0].to_json())
    written["sections"][0]["lines"][0]["amount"] = "0.01"
    found = kvit.check(written)
    assert {"identity_violated"} == {each.name for each in found}
    with pytest.raises(kvit.errors.IdentityViolated):
        kvit.read_bill(written).explain(1)


def test_values_are_frozen(closed: kvit.Closed) -> None:
    bill = closed.bills[0]
    for value, name in (
        (closed, "house"), (bill, "lines"), (bill.lines[0], "amount"), (bill.totals, "paid"),
        (bill.basis, "law"), (bill.explain(1), "title"), (kvit.formulas()[0], "name"),
        (closed.month, "year"),
    ):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, None)
    with pytest.raises(FrozenInstanceError):
        del bill.account
    assert isinstance(bill.lines, tuple) and bill.lines is bill.lines
    assert replace(bill.lines[0], amount=Decimal(0)) != bill.lines[0]
    assert {bill.lines[0]: 1, bill.totals: 2, bill: 3}


def test_parts_outlive_the_month() -> None:
    def first() -> kvit.Bill:
        return kvit.close(HOUSE, TARIFFS, month="2025-07").bills[0]

    bill = first()
    assert bill.explain(1).rounded == bill.lines[0].amount


def test_threads_give_equal_bytes(closed: kvit.Closed) -> None:
    texts: list[str] = []
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        for _ in range(5):
            each = kvit.close(HOUSE, TARIFFS, month="2025-07")
            texts.append(each.to_json())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == 20 and set(texts) == {closed.to_json()}


def test_the_order_of_facts_does_not_matter(closed: kvit.Closed) -> None:
    house = json.loads(HOUSE.read_bytes())
    for facts in house.values():
        if isinstance(facts, list) and facts is not house["supplies"]:
            facts.reverse()
    assert kvit.close(house, TARIFFS, month="2025-07").to_json() == closed.to_json()


def test_a_formula_by_name() -> None:
    assert kvit.formula("metered") is kvit.formulas()[0]
    assert kvit.formula("metered", "kWh").resource == "kWh"
    for name, resource, path in (("meterd", None, "formula"), ("metered", "m2", "resource")):
        with pytest.raises(kvit.errors.NotFound) as caught:
            kvit.formula(name, resource)
        assert caught.value.path == path and "m" in caught.value.expected.en


def test_a_formula_wants_its_inputs() -> None:
    with pytest.raises(kvit.errors.WrongInput) as caught:
        kvit.formula("metered").run(V="1", Q="2")
    assert [each.path for each in caught.value.errors] == ["T", "Q"]
    assert caught.value.expected == kvit.Text("V, T", "V, T")


def test_a_formula_is_explained() -> None:
    result = kvit.formula("metered").run(V="12.345", T="39.56", days=(15, 31))
    assert result.exact_amount == Fraction("488.3682") * 15 / 31
    assert result.explanation is result.explanation
    assert "12,345" in result.explanation.expression("ru")
    assert "12.345" in result.explanation.expression("en")
    with pytest.raises(ValueError):
        result.explanation.tree("de")  # type: ignore[arg-type]


def test_versions() -> None:
    versions = kvit.versions()
    assert versions["kvit"] == kvit.__version__
    bill = kvit.close(
        kvit.template("house"), kvit.template("tariffs"), month="2025-07"
    ).bills[0]
    assert (bill.basis.engine, bill.basis.law) == (versions["kvit"], versions["law"])
