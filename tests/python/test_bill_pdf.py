"""A bill as PDF, and its payment codes: read back by the tools of others."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from printed_bill import (
    BILL,
    JUNE,
    PERSON,
    PLAIN,
    WITH,
    columns_of,
    everything,
    in_advance,
    money,
    owing,
    page_of,
    table_of,
)
from printed_page import plain, tool

import kvit
from kvit.printing.bill import html_of
from kvit.printing.bill_rows import blocks_of
from kvit.printing.bill_sheet import Sheet
from kvit.printing.given import given_of
from kvit.printing.payment_code import make_code
from kvit.template import template

# ---- payment codes


def asked_of(bill: kvit.Bill, person: dict[str, Any]) -> list[dict[str, str]]:
    """What the maker of the codes is asked for."""
    asked: list[dict[str, str]] = []

    def build(fields: dict[str, str]) -> bytes:
        asked.append(fields)
        return f"code {len(asked)}".encode()

    codes = given_of(bill, person, build_code=build).codes
    made = [each for each in (codes.plain, codes.with_voluntary) if each is not None]
    assert made == [f"code {index}".encode() for index in range(1, len(asked) + 1)]
    return asked


def test_the_fields_of_a_code() -> None:
    plain_code, with_insurance = asked_of(BILL, PERSON)
    assert list(plain_code)[:5] == ["Name", "PersonalAcc", "BankName", "BIC", "CorrespAcc"]
    totals = BILL.totals
    assert int(plain_code["Sum"]) == totals.to_pay * 100
    assert int(with_insurance["Sum"]) == totals.to_pay_with_voluntary * 100 > totals.to_pay * 100
    assert {key: value for key, value in plain_code.items() if key != "Sum"} == {
        "Name": "Расчётный центр (условный)", "PersonalAcc": "40702810000000000001",
        "BankName": "УСЛОВНЫЙ БАНК", "BIC": "044525000", "CorrespAcc": "30101810000000000002",
        "Purpose": "ЖКУ за июнь 2025, л/с 24", "PersAcc": "24", "PaymPeriod": "062025", "TechCode": "02",
        "UIN": "75АА000000-01-1065", "PayerAddress": "ул. Примерная, д. 2, кв. 24",
    }  # fmt: skip


def test_who_has_no_code() -> None:
    """Without requisites, over nothing, of nobody; the only creditor of a bill is its payee."""
    assert len(asked_of(JUNE.bill("01"), PERSON)) == 2 and len(asked_of(JUNE.bill("02"), PERSON)) == 1
    bare_payee = {**PERSON, "creditor": {"name": "Без реквизитов"}}
    assert asked_of(BILL, bare_payee) == [] and asked_of(BILL, {"schema": "kvit-person/1"}) == []
    document = json.loads(JUNE.bill("02").to_json())
    for each in (*document["balances"], *document["postings"]):
        each["creditor"] = "uk"
    for line in (line for section in document["sections"] for line in section["lines"]):
        line["creditor"] = "uk"
    one = kvit.read_bill(document)
    uk = {"id": "uk", "name": "УК", "requisites": PERSON["creditor"]["requisites"]}
    (asked,) = asked_of(one, {"schema": "kvit-person/1", "providers": [uk]})
    assert asked["Name"] == "УК"
    document["totals"] = {**document["totals"], "to_pay": "0.00", "to_pay_with_voluntary": "0.00",
                          "opening": "0.00"}  # fmt: skip
    for each in document["balances"]:
        each["opening"] = str(Decimal(each["paid"]) - Decimal(each["charged"]))
        each["closing"] = "0.00"
    document["totals"]["opening"] = str(sum(Decimal(each["opening"]) for each in document["balances"]))
    document["totals"]["closing"] = "0.00"
    assert asked_of(kvit.read_bill(document), {"schema": "kvit-person/1", "providers": [uk]}) == []


def test_the_codes_of_kvit_itself() -> None:
    requisites = {**PERSON["creditor"]["requisites"], "bank": "БАНК"}
    person = {**PERSON, "creditor": {**PERSON["creditor"], "requisites": requisites}}
    codes = given_of(BILL, person, build_code=make_code).codes
    assert codes.plain is not None and codes.plain.startswith(b"ST0001")
    assert str(int(BILL.totals.to_pay * 100)).encode() in codes.plain
    assert codes.with_voluntary is not None and codes.with_voluntary != codes.plain
    # A long name does not fit in UTF-8, and does in windows-1251.
    name = "Товарищество собственников недвижимости «" + "Условное " * 10 + "»"
    long = {**person, "creditor": {**person["creditor"], "name": name}}
    shorter = given_of(BILL, long, build_code=make_code).codes.plain
    assert shorter is not None and shorter.startswith(b"ST00011") and name.encode("cp1251") in shorter
    # What no encoding admits is said, and the bill is printed without a code.
    longest = {**long, "creditor": {**long["creditor"], "name": name * 3}}
    none = given_of(BILL, longest, build_code=make_code)
    assert none.codes.plain is None and none.codes.why_none.startswith("Name: ")
    assert "<svg" not in html_of(BILL, none).split("</header>")[0]
    # An address on several lines is one; one that is too long is left out.
    payer = {"account": BILL.account, "address": "ул. Примерная,\nд. 2"}
    on_lines = given_of(BILL, {**person, "payers": [payer]}, build_code=make_code).codes.plain
    assert on_lines is not None and "PayerAddress=ул. Примерная, д. 2".encode() in on_lines
    payer |= {"address": "я" * 1000, "document_id": "75АА000000-01-1065"}
    bank = {**requisites, "bank": "УСЛОВНЫЙ БАНК ДЛЯ ПРИМЕРА"}
    full = {**person, "creditor": {**person["creditor"], "requisites": bank}, "payers": [payer]}
    far = given_of(BILL, full, build_code=make_code)
    assert far.codes.plain is not None and b"PayerAddress" not in far.codes.plain


def test_a_code_that_does_not_fit() -> None:
    with pytest.raises(ValueError, match="3000 bytes"):
        html_of(BILL, given_of(BILL, payment_code=b"x" * 3000))


# ---- the PDF


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "bill.pdf"
    BILL.to_pdf(path, given=everything(BILL))
    return path


def test_the_pages_are_a4_with_their_numbers(pdf: Path) -> None:
    told = tool("pdfinfo", pdf)
    assert "(A4)" in told and "CreationDate" not in told and "ModDate" not in told
    pages = int(re.search(r"^Pages: +(\d+)", told, re.M)[1])  # type: ignore[index]
    texts = tool("pdftotext", "-layout", pdf, "-").split("\f")[:pages]
    assert 2 <= pages <= 3
    for index, text in enumerate(texts, 1):
        assert f"страница {index} из {pages}" in text
    # The table goes on under its head.
    assert sum("Начислено" in text and "Тариф" in text for text in texts[:2]) == 2
    fonts = tool("pdffonts", pdf).splitlines()[2:]
    assert fonts and all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in fonts)


def test_the_numbers_of_the_pdf_are_those_of_the_bill(pdf: Path) -> None:
    """Each row of the table as it stands on paper: tariff and every amount beside it."""
    lines = [plain(line).strip() for line in tool("pdftotext", "-layout", pdf, "-").splitlines()]
    for block in blocks_of(BILL):
        total = plain(money(block.total))
        if len(block.rows) == 1:
            line = block.rows[0].line
            ends = plain(f"{money(line.price)} {money(line.amount)} ") + total
            assert any(each.endswith(ends) for each in lines), ends
            continue
        ends = f"{plain(money(block.charged))} {total}"
        assert any(each.endswith(ends) for each in lines), ends
        for row in block.rows:
            ends = plain(f"{money(row.line.price)} {money(row.line.amount)}")
            assert any(each.endswith(ends) for each in lines), ends
    totals = BILL.totals
    for words, value in (
        ("К оплате без добровольного страхования", totals.to_pay),
        ("К оплате с добровольным страхованием", totals.to_pay_with_voluntary),
        ("= К оплате, ₽", totals.to_pay),
        ("Оплачено (сведения на 30.06.2025)", totals.paid),
    ):
        assert any(each.endswith(plain(f"{words} {money(value)}")) for each in lines), words


@pytest.mark.parametrize("name", ["owing", "in advance", "with insurance", "by instalments"])
def test_every_sum_of_a_moved_balance_is_on_paper(name: str, tmp_path: Path) -> None:
    """Rows of the table, its totals, the shares of the creditors and the steps, cell after cell."""
    heating = {"service": "heating", "replaces": "1640.89", "current": "136.74", "total": "136.74"}
    months = [{"month": "2025-06", "instalments": [heating]}]
    agreed = {**PERSON, "payers": [{"account": "24", "months": months}]}
    bill, person = {
        "owing": (owing(), PERSON), "in advance": (in_advance(), PERSON),
        "with insurance": (BILL, PERSON), "by instalments": (BILL, agreed),
    }[name]  # fmt: skip
    bill.to_pdf(tmp_path / "bill.pdf", person)
    text = plain(tool("pdftotext", "-layout", tmp_path / "bill.pdf", "-"))
    sheet = Sheet(bill, given_of(bill, person), "ru")
    for offered in (False, True):
        cells = [cell for _, cell in sheet.table.sums(sheet.blocks, offered=offered) if cell]
        assert plain(" ".join(cells)) in text
        total = bill.totals.closing + (sheet.offered if offered else 0)
        assert cells[-1] == money(total)
    for share in (*sheet.creditors.shares, sheet.creditors.whole, *sheet.creditors.offers):
        assert plain(" ".join(map(money, (*share.sums, share.total)))) in text
    for _, words, value in (*sheet.steps, *sheet.agreed_steps):
        assert plain(f"{words} {money(value)}") in text, words
    assert plain(f"{sheet.sum_words}, ₽ {money(bill.totals.to_pay)}") in text
    for words, value in sheet.advances:
        assert plain(f"{words} {money(value)}") in text


def test_a_reader_reads_both_codes(pdf: Path, tmp_path: Path) -> None:
    """Byte for byte, whatever their encoding."""
    tool("pdftoppm", "-r", "200", "-l", "1", "-png", pdf, tmp_path / "page")
    (picture,) = tmp_path.glob("page*.png")
    command = ["zbarimg", "-q", "--raw", "-Sbinary", str(picture)]
    read = subprocess.run(command, capture_output=True, check=True).stdout
    assert read in (PLAIN + WITH, WITH + PLAIN)


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    """Another process, another day on its clock, another order of hashes."""
    bill = kvit.close(template("house"), template("tariffs"), month="2025-07").bills[0]
    (tmp_path / "bill.json").write_text(bill.to_json(), "utf-8")
    bill.to_pdf(tmp_path / "here.pdf", PERSON)
    (tmp_path / "person.json").write_text(json.dumps(PERSON), "utf-8")
    program = (
        "import kvit, pathlib, sys; at = pathlib.Path(sys.argv[1]);"
        "kvit.read_bill(at / 'bill.json').to_pdf(at / 'there.pdf', at / 'person.json')"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "86400"}
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, env=environment)
    assert (tmp_path / "there.pdf").read_bytes() == (tmp_path / "here.pdf").read_bytes()


def test_long_names_and_great_sums_stay_on_the_page(tmp_path: Path) -> None:
    """Nothing leaves the margins: the words of the page have coordinates."""
    long = "Товарищество собственников недвижимости «" + "Очень длинное название " * 30 + "»"
    payer = {"account": "account-2", "name": long[:900], "address": "Ы" * 400,
             "notices": [{"title": "Заголовок", "text": "строка " * 120}]}  # fmt: skip
    person = {**PERSON, "payers": [payer], "creditor": {**PERSON["creditor"], "name": long[:900]}}
    document = json.loads(owing().to_json())
    for each in document["services"]:
        each["title"]["ru"] = "Содержание жилого помещения и прочее " * 4
    great = "1234567890123.45"
    for each in document["balances"]:
        if each.get("of") == "penalty":
            each["opening"] = each["closing"] = great
    document["totals"]["opening"] = str(Decimal(document["totals"]["opening"]) - Decimal("12.34") + Decimal(great))
    document["totals"]["closing"] = str(Decimal(document["totals"]["closing"]) - Decimal("12.34") + Decimal(great))
    for key in ("to_pay", "to_pay_with_voluntary"):
        document["totals"][key] = str(Decimal(document["totals"][key]) - Decimal("12.34") + Decimal(great))
    path = tmp_path / "long.pdf"
    kvit.read_bill(document).to_pdf(path, person)
    assert_inside_margins(path)


def assert_inside_margins(path: Path) -> None:
    """Every word of every page has its coordinates in points."""
    words = tool("pdftotext", "-bbox", path, "-")
    boxes = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"', words)
    assert len(boxes) > 200
    left, right = 12 * 72 / 25.4, (210 - 12) * 72 / 25.4
    assert all(left - 1 <= float(low) and float(high) <= right + 1 for low, high in boxes)


def test_the_widest_table_fits(tmp_path: Path) -> None:
    """All the columns of the form at once; no cell runs into its neighbour."""
    document = json.loads(JUNE.bill("17").to_json())
    parts = {"common_waste_water": "benefit", "common_electricity": "recalculation"}
    for line in (line for section in document["sections"] for line in section["lines"]):
        line["component"] = parts.get(line["service"], line["component"])
    owed = {"creditor": "uk", "service": "maintenance", "month": "2025-03", "charged": "0.00", "paid": "0.00"}
    sums = {"principal": "12345.00", "penalty": "12345.67", "court_cost": "2000.00"}
    document["balances"] += [
        {**owed, "of": kind, "opening": amount, "closing": amount} for kind, amount in sums.items()
    ]
    for key in ("closing", "to_pay", "to_pay_with_voluntary"):
        document["totals"][key] = str(Decimal(document["totals"][key]) + Decimal("26690.67"))
    # A payment of 100000.00 and a fine of 250.00 on the same debt.
    first = document["balances"][-3]
    first |= {"opening": "112595.00", "paid": "100000.00", "corrected": "-250.00"}
    posting = {key: owed[key] for key in ("creditor", "service", "month")}
    document["postings"] += [
        {**posting, "kind": "payment", "amount": "-100000.00", "date": "2025-06-20", "cause": "paid", "reason": "", "author": ""},
        {**posting, "kind": "provider_fine", "amount": "-250.00", "cause": "fine", "reason": "р", "author": "б"},
    ]
    totals = document["totals"]
    for key, more in (("opening", "126940.67"), ("paid", "100000.00"), ("corrected", "-250.00")):
        totals[key] = str(Decimal(totals.get(key, "0.00")) + Decimal(more))
    bill = kvit.read_bill(document)
    assert len(columns_of(table_of(page_of(bill), "bill"))) == 17
    bill.to_pdf(tmp_path / "wide.pdf", PERSON)
    assert_inside_margins(tmp_path / "wide.pdf")
    text = plain(tool("pdftotext", "-layout", tmp_path / "wide.pdf", "-"))
    assert "113 439,66 −250,00 12 345,67 2 000,00 −100 844,66 27 535,33" in text
