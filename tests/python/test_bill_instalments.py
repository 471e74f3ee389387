"""Рассрочка and measures of support on a printed bill (ПП 354 п. 72; sections 4 and 5 of the form)."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from printed_bill import BILL, JUNE, PERSON, bare, money, of_two_managers, owing, page_of, table_of
from printed_page import plain, tool

import kvit
from kvit.printing.bill_instalments import instalments_of
from kvit.printing.given import given_of
from kvit.printing.person import read_person

HEATING = {
    "service": "heating", "replaces": "1640.89", "current": "136.74", "past": "0.00",
    "percent": "9.5", "interest": "1.08", "total": "137.82",
}  # fmt: skip
GAS = {"service": "gas", "replaces": "273.60", "past": "100.00", "total": "100.00"}
SUBSIDY = {"title": "Субсидия на оплату жилого помещения", "amount": "1200.00"}


def person(*instalments: dict[str, Any], account: str = "24", month: str = "2025-06", **more: Any) -> Any:
    given = {"month": month, "instalments": list(instalments), **more}
    return {**PERSON, "payers": [{"account": account, "months": [given]}]}


def errors(bill: kvit.Bill, *instalments: dict[str, Any], account: str = "24", month: str = "2025-06") -> Any:
    with pytest.raises(kvit.Error) as wrong:
        bill.to_text(person(*instalments, account=account, month=month))
    assert all(each.expected.ru and each.expected.en for each in wrong.value.errors)
    return [(each.name, each.path.split("].")[-1], each.found) for each in wrong.value.errors]


def test_section_five_on_the_page() -> None:
    """By hand: 7783.56 - (1640.89 + 273.60) + (137.82 + 100.00) = 6106.89."""
    page = page_of(BILL, "ru", person(HEATING, GAS))
    table = table_of(page, "instalments")
    assert [bare(each) for each in table.rows[0]] == [
        "Услуга", "Вместо суммы за услугу", "От платы за расчётный период",
        "От платы за предыдущие периоды", "Проценты за рассрочку, %", "Проценты за рассрочку, ₽",
        "К оплате с рассрочкой и процентами",
    ]  # fmt: skip
    assert [[plain(cell) for cell in row] for row in table.rows[1:]] == [
        ["Отопление", "1 640,89", "136,74", "0,00", "9,5", "1,08", "137,82"],
        ["Газоснабжение", "273,60", "0,00", "100,00", "0", "0,00", "100,00"],
        ["Итого", "1 914,49", "136,74", "100,00", "", "1,08", "237,82"],
        ["К оплате с рассрочкой платежа", "6 106,89"],
    ]
    text = plain(page.text)
    assert "с рассрочкой платежа: 6 106,89 ₽" in text
    assert "7 783,56 − 1 914,49 + 237,82 = 6 106,89" in text
    # The bill itself asks for what it asked for.
    steps = table_of(page, "steps").rows
    assert steps[-1][-1] == money(BILL.totals.to_pay) == "7\xa0783,56"


@pytest.mark.parametrize(("lang", "words"), [("ru", "К оплате с рассрочкой"), ("en", "To pay with instalments")])
def test_section_five_in_the_text(lang: Any, words: str) -> None:
    text = BILL.to_text(person(HEATING, GAS, support=[SUBSIDY]), lang)
    lines = [re.sub(r"\s+", " ", each).strip() for each in text.splitlines()]
    assert f"{words} {plain(money(Decimal('6106.89'), lang))}" in lines
    assert max(map(len, text.splitlines())) <= 78
    assert f"{SUBSIDY['title']} {plain(money(Decimal('1200.00'), lang))}" in lines


def test_sections_of_another_month_or_account_are_not_there() -> None:
    other = page_of(BILL, "ru", person(HEATING, month="2025-05", support=[SUBSIDY]))
    assert other.of("instalments") == [] and other.of("support") == []
    assert "рассрочк" not in other.text.lower() and "Субсиди" not in other.text
    assert "рассрочк" not in JUNE.bill("01").to_text(person(HEATING)).lower()
    assert "рассрочк" not in BILL.to_text(PERSON).lower()


def test_support_is_told_and_changes_nothing() -> None:
    given = person(support=[SUBSIDY, {"title": "Компенсация", "amount": "0.01"}])
    page = page_of(BILL, "ru", given)
    rows = table_of(page, "support").rows[1:]
    assert [[plain(cell) for cell in row] for row in rows] == [
        [SUBSIDY["title"], "1 200,00"], ["Компенсация", "0,01"],
    ]  # fmt: skip
    assert table_of(page, "steps").rows[-1][-1] == money(BILL.totals.to_pay)
    assert "сумму к оплате не меняют" in page.text and page.of("instalments") == []


def test_both_sections_are_on_paper(tmp_path: Path) -> None:
    BILL.to_pdf(tmp_path / "bill.pdf", person(HEATING, support=[SUBSIDY]))
    text = plain(tool("pdftotext", "-layout", tmp_path / "bill.pdf", "-"))
    assert "Отопление 1 640,89 136,74 0,00 9,5 1,08 137,82" in text
    assert "К оплате с рассрочкой платежа 6 280,49" in text
    assert f"{SUBSIDY['title']} 1 200,00" in text


def test_an_advance_of_a_creditor_stays_its_own() -> None:
    """owing(): 1711.34 to the manager and 100.00 for waste, an advance at the waterworks. Of the manager's
    999.00 + 500.00 all but 10.00 waits: 222.34 and 100.00 are left."""
    one = {"service": "maintenance", "replaces": "1499.00", "current": "10.00", "total": "10.00"}
    given = read_person(person(one, account="account-2", month="2025-07"))
    found = instalments_of(owing(), given)
    assert found is not None and found.to_pay == Decimal("322.34")
    # Where an advance of the same creditor is larger than what is left, nothing is owed to it.
    document = json.loads(owing().to_json())
    (water,) = (each for each in document["balances"] if each["opening"] == "-10000.00")
    water |= {"opening": "-1180.00", "closing": "-1180.00"}
    for balance in document["balances"]:
        balance["creditor"] = {"waterworks": "manager"}.get(balance["creditor"], balance["creditor"])
    for line in (line for section in document["sections"] for line in section["lines"]):
        line["creditor"] = {"waterworks": "manager"}.get(line["creditor"], line["creditor"])
    for posting in document["postings"]:
        posting["creditor"] = {"waterworks": "manager"}.get(posting["creditor"], posting["creditor"])
    for key in ("opening", "closing"):
        document["totals"][key] = str(Decimal(document["totals"][key]) + 8820)
    for key in ("to_pay", "to_pay_with_voluntary"):
        document["totals"][key] = "811.34"
    joined = kvit.read_bill(document)
    found = instalments_of(joined, given)
    assert found is not None and found.to_pay == Decimal("100.00")
    page = page_of(joined, "ru", person(one, account="account-2", month="2025-07"))
    assert "К оплате − вместо + рассрочка" not in page.text and "100,00" in page.text


def test_a_code_for_each_sum() -> None:
    asked: list[str] = []

    def build(fields: dict[str, str]) -> bytes:
        asked.append(fields["Sum"])
        return b"code"

    codes = given_of(BILL, {**person(HEATING), "creditor": PERSON["creditor"]}, build_code=build).codes
    assert asked == ["778356", "793205", "628049"] and codes.with_instalments == b"code"
    given = given_of(BILL, person(HEATING), payment_code=b"1", payment_code_with_instalments=b"2")
    html = BILL.to_html(given=given)
    assert "Вся сумма" in html and html.count("shape-rendering") == 2 and ">С рассрочкой<br>" in html


# ---- what is refused


def test_parts_that_do_not_sum_are_refused() -> None:
    bad = [
        {**HEATING, "total": "137.83"},
        {**GAS, "past": "300.00", "total": "300.00"},
        {**GAS, "interest": "1.00", "total": "101.00"},
        {**GAS, "percent": "0", "interest": "1.00", "total": "101.00"},
    ]
    assert errors(BILL, *bad) == [
        ("contradiction", "total", "137.83"), ("contradiction", "replaces", "273.60"),
        ("missing_key", "percent", ""), ("contradiction", "percent", "0"),
    ]  # fmt: skip
    with pytest.raises(kvit.Error) as wrong:
        read_person(person({**HEATING, "total": "137.83"}))
    (error,) = wrong.value.errors
    assert error.path == "payers[0].months[0].instalments[0].total"
    assert "137,82" in error.expected.ru and "137.82" in error.expected.en


def test_what_does_not_fit_the_bill_is_refused() -> None:
    wrong = [
        {**GAS, "service": "lift"}, {**GAS, "creditor": "nobody"}, {**HEATING, "replaces": "1640.90"},
        HEATING, {**GAS, "service": "insurance"},
    ]  # fmt: skip
    assert errors(BILL, *wrong) == [
        ("unknown_reference", "service", '"lift"'), ("unknown_reference", "creditor", '"nobody"'),
        ("out_of_range", "replaces", "1640.90"), ("unknown_reference", "service", '"insurance"'),
        ("duplicate_id", "service", '"heating"'),
    ]  # fmt: skip
    # An earlier one that is not found leaves the places of the others as they are.
    given = person({**GAS, "service": "lift"}, GAS, GAS)
    given["payers"].insert(0, {"account": "1"})
    with pytest.raises(kvit.Error) as places:
        BILL.to_text(given)
    assert [each.path for each in places.value.errors] == [
        "payers[1].months[0].instalments[0].service", "payers[1].months[0].instalments[2].service",
    ]  # fmt: skip
    two = {"service": "maintenance", "replaces": "100.00", "current": "10.00", "total": "10.00"}
    bill = of_two_managers()
    assert errors(bill, two, account="account-2", month="2025-07") == [("missing_key", "creditor", "")]
    one = person({**two, "creditor": "power"}, account="account-2", month="2025-07")
    assert "Содержание жилого помещения, Энергосбыт" in plain(bill.to_text(one).split("Рассрочка")[1])


def test_a_month_stands_once() -> None:
    payer = {"account": "24", "months": [{"month": "2025-06"}, {"month": "2025-06"}]}
    with pytest.raises(kvit.Error) as wrong:
        read_person({**PERSON, "payers": [payer]})
    assert [(each.name, each.path) for each in wrong.value.errors] == [
        ("duplicate_id", "payers[0].months[1].month")
    ]
