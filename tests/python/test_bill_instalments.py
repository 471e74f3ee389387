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
from kvit.printing.person import read_payers, read_person

HEATING = {
    "service": "heating", "replaces": "1640.89", "current": "136.74", "past": "0.00",
    "percent": "9.5", "interest": "1.08", "total": "137.82",
}  # fmt: skip
GAS = {"service": "gas", "replaces": "273.60", "current": "100.00", "total": "100.00"}
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
        "К оплате с рассрочкой и процентами", "Останется отсрочено",
    ]  # fmt: skip
    assert [[plain(cell) for cell in row] for row in table.rows[1:]] == [
        ["Отопление", "1 640,89", "136,74", "0,00", "9,5", "1,08", "137,82", "1 504,15"],
        ["Газоснабжение", "273,60", "100,00", "0,00", "0", "0,00", "100,00", "173,60"],
        ["Итого", "1 914,49", "236,74", "0,00", "", "1,08", "237,82", "1 677,75"],
    ]
    # The agreed sum is the headline, with the whole sum and what stays deferred beside it.
    text = plain(page.text)
    head = text.split("Плательщик")[0]
    for words in (
        "по соглашению о рассрочке 6 106,89 ₽", "вся сумма, без рассрочки: 7 783,56 ₽",
        "останется отсрочено, если платить в рассрочку: 1 677,75 ₽",
        "с добровольным страхованием, по желанию: 6 255,38 ₽",
        "вся сумма с добровольным страхованием: 7 932,05 ₽",
    ):  # fmt: skip
        assert words in head, words
    # By hand: 7783.56 - 1677.75 + 1.08 = 6106.89, the whole sum first.
    steps = [[plain(cell) for cell in row] for row in table_of(page, "steps").rows[-4:]]
    assert steps == [
        ["=", "Вся сумма, ₽", "7 783,56"], ["−", "Останется отсрочено по соглашению", "1 677,75"],
        ["+", "Проценты за рассрочку", "1,08"], ["=", "К оплате по соглашению о рассрочке, ₽", "6 106,89"],
    ]  # fmt: skip
    assert money(BILL.totals.to_pay) == "7\xa0783,56"
    assert "К оплате без" not in text and "Вся сумма без добровольного страхования" in text


@pytest.mark.parametrize(("lang", "words"), [("ru", "= К оплате по соглашению о рассрочке"), ("en", "= To pay under the agreed instalments")])
def test_section_five_in_the_text(lang: Any, words: str) -> None:
    text = BILL.to_text(person(HEATING, GAS, support=[SUBSIDY]), lang)
    lines = [re.sub(r"\s+", " ", each).strip() for each in text.splitlines()]
    assert f"{words} {plain(money(Decimal('6106.89'), lang))}" in lines
    deferred = {"ru": "Останется отсрочено", "en": "Stays deferred"}[lang]
    assert f"{deferred} {plain(money(Decimal('1677.75'), lang))}" in lines
    (head,) = (each for each in lines if each.startswith(("К ОПЛАТЕ", "TO PAY")))
    assert plain(money(Decimal("6106.89"), lang)) in head
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
    assert "отсрочен" not in page.text and "Вся сумма" not in page.text
    assert "сумму к оплате не меняют" in page.text and page.of("instalments") == []


def test_both_sections_are_on_paper(tmp_path: Path) -> None:
    BILL.to_pdf(tmp_path / "bill.pdf", person(HEATING, support=[SUBSIDY]))
    text = plain(tool("pdftotext", "-layout", tmp_path / "bill.pdf", "-"))
    assert "Отопление 1 640,89 136,74 0,00 9,5 1,08 137,82 1 504,15" in text
    assert "К оплате по соглашению о рассрочке, ₽ 6 280,49" in text
    assert "вся сумма, без рассрочки: 7 783,56 ₽" in text
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
    *_, whole, agreed = ([plain(cell) for cell in row] for row in table_of(page, "steps").rows)
    assert whole == ["=", "Вся сумма, ₽", "811,34"]
    assert agreed == ["=", "К оплате по соглашению о рассрочке, ₽", "100,00"]


def test_a_code_for_each_sum() -> None:
    asked: list[str] = []

    def build(fields: dict[str, str]) -> bytes:
        asked.append(fields["Sum"])
        return b"code"

    codes = given_of(BILL, {**person(HEATING), "creditor": PERSON["creditor"]}, build_code=build).codes
    assert asked == ["778356", "793205", "628049", "642898"] and codes.with_instalments == b"code"
    # Beside the headline the codes of the agreed sum; those of the whole sum in section 5, apart from them.
    given = given_of(
        BILL, person(HEATING), payment_code=b"1", payment_code_with_voluntary=b"2",
        payment_code_with_instalments=b"3", payment_code_with_instalments_and_voluntary=b"4",
    )  # fmt: skip
    html = BILL.to_html(given=given)
    head, section = html.split("Расчёт с учётом рассрочки")
    titles = [re.findall(r"</svg>([^<]*)<br>([^<]*)</td>", part) for part in (head, section)]
    assert [[(title, plain(amount)) for title, amount in part] for part in titles] == [
        [("По рассрочке, без страхования", "6 280,49 ₽"), ("По рассрочке, со страхованием", "6 428,98 ₽")],
        [("Вся сумма, без страхования", "7 783,56 ₽"), ("Вся сумма, со страхованием", "7 932,05 ₽")],
    ]
    # Without an offer one code of each sum; without a code of the agreed one that of the whole stays.
    two = BILL.to_html(given=given_of(BILL, person(HEATING), payment_code=b"1", payment_code_with_instalments=b"3"))
    assert two.count("shape-rendering") == 2 and ">По рассрочке<br>" in two and ">Вся сумма<br>" in two
    one = BILL.to_html(given=given_of(BILL, person(HEATING), payment_code=b"1"))
    assert ">Вся сумма<br>" in one.split("Плательщик")[0]


# ---- what is refused


def test_parts_that_do_not_sum_are_refused() -> None:
    bad = [
        {**HEATING, "total": "137.83"},
        {**GAS, "current": "300.00", "total": "300.00"},
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
    assert error.expected.ru.startswith("счёт 24, услуга heating: ")
    assert error.expected.en.startswith("account 24, service heating: ")
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


def test_a_part_is_held_to_what_the_bill_has_of_it() -> None:
    """owing(): of maintenance 500.00 are of May and 999.00 of July; the waterworks have an advance."""
    month = {"account": "account-2", "month": "2025-07"}
    kept = {"service": "maintenance", "replaces": "1499.00"}
    fits = {**kept, "past": "500.00", "current": "999.00", "total": "1499.00"}
    assert "1 499,00" in plain(owing().to_text(person(fits, **month)))
    with pytest.raises(kvit.Error) as wrong:
        owing().to_text(person({**kept, "past": "500.01", "total": "500.01"}, **month))
    (error,) = wrong.value.errors
    assert (error.name, error.path, error.found) == (
        "out_of_range", "payers[0].months[0].instalments[0].past", "500.01",
    )  # fmt: skip
    assert plain(error.expected.ru) == (
        "счёт account-2, услуга maintenance: не больше долга прошлых месяцев в этом документе: 500,00"
    )
    assert error.expected.en.startswith("account account-2, service maintenance: ") and "500.00" in error.expected.en
    more = {**kept, "current": "999.01", "total": "999.01"}
    assert errors(owing(), more, **month) == [("out_of_range", "current", "999.01")]
    # What was paid of an earlier month is no debt of it any more: that of June is.
    assert errors(BILL, {**GAS, "current": "0.00", "past": "0.01", "total": "0.01"}) == [("out_of_range", "past", "0.01")]


def test_what_is_wrong_with_the_month_of_a_payer_is_his_alone() -> None:
    """Instalments that do not sum, support below zero, a month twice: each by its account."""
    broken = {**HEATING, "total": "137.83"}
    payers = [
        {"account": "1", "name": "Первый", "months": [{"month": "2025-06", "instalments": [HEATING]}]},
        {"account": "2", "months": [{"month": "2025-06", "instalments": [HEATING, broken]}]},
        {"account": "3", "months": [{"month": "2025-06", "support": [{"title": "Субсидия", "amount": "-1.00"}]}]},
        {"account": "4", "months": [{"month": "2025-06"}, {"month": "2025-06"}]},
        {"account": "5", "months": {}},
    ]
    given, wrong = read_payers({**PERSON, "payers": payers})
    assert {account: [each.path for each in error.errors] for account, error in wrong.items()} == {
        "2": ["payers[1].months[0].instalments[1].total"], "3": ["payers[2].months[0].support[0].amount"],
        "4": ["payers[3].months[1].month"], "5": ["payers[4].months"],
    }  # fmt: skip
    assert [error.errors[0].expected.ru.split(":")[0] for error in wrong.values()] == [
        "счёт 2, услуга heating", "счёт 3", "счёт 4", "счёт 5",
    ]  # fmt: skip
    assert given.payers[0].months[0].instalments[0].total == Decimal("137.82")
    with pytest.raises(kvit.Error) as strict:
        read_person({**PERSON, "payers": payers})
    assert strict.value.total == 4
    # What is not of a month is everybody's.
    for everywhere in ({"account": "1"}, {"account": "6", "phone": "1"}, {"account": "6", "monthsx": []}, "6"):
        with pytest.raises(kvit.Error):
            read_payers({**PERSON, "payers": [*payers, everywhere]})
    # More wrong accounts than an error lists are all told.
    many = [{"account": str(at), "months": [{"month": "2025-06", "instalments": [broken]}]} for at in range(150)]
    assert len(read_payers({**PERSON, "payers": many})[1]) == 150
    with pytest.raises(kvit.Error) as first:
        read_person({**PERSON, "payers": many})
    assert (len(first.value.errors), first.value.total) == (100, 150)


def test_a_month_stands_once() -> None:
    payer = {"account": "24", "months": [{"month": "2025-06"}, {"month": "2025-06"}]}
    with pytest.raises(kvit.Error) as wrong:
        read_person({**PERSON, "payers": [payer]})
    assert [(each.name, each.path) for each in wrong.value.errors] == [
        ("duplicate_id", "payers[0].months[1].month")
    ]
