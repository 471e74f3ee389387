"""A bill on paper and on a screen: what stands on the pages, and how they are made."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import printed_house
import pytest
from printed_page import Page, Table, plain, tool

import kvit
from kvit.figures import number
from kvit.printing.bill import html_of
from kvit.printing.bill_rows import blocks_of
from kvit.printing.bill_sheet import Sheet
from kvit.printing.given import Given, given_of
from kvit.printing.payment_code import builder
from kvit.template import template
from kvit.text import Text

PERSON: dict[str, Any] = {
    "schema": "kvit-person/1",
    "creditor": {
        "name": "Расчётный центр (условный)", "inn": "0000000000", "address": "г. Примерный",
        "phone": "000-00-00", "site": "example.org",
        "requisites": {
            "account": "40702810000000000001", "bank": "УСЛОВНЫЙ БАНК", "bic": "044525000",
            "correspondent": "30101810000000000002",
        },
    },
    "providers": [{"id": "vodokanal", "name": "Водоканал другой", "phone": "111-11-11"}],
    "payers": [
        {
            "account": "24", "name": "Плательщик условный", "address": "ул. Примерная, д. 2, кв. 24",
            "unified_account": "75АА000000", "service_id": "75АА000000-01",
            "document_id": "75АА000000-01-1065",
            "notices": [{"title": "Рейтинг плательщика", "text": "Уровень 4 из 5"}],
        },
    ],
    "meters": [
        {"meter": "c-24", "number": "№ 0012345", "place": "санузел", "verified_until": "2029-03-15"},
    ],
    "notices": [{"text": "Приём населения\nпо средам"}],
}  # fmt: skip
PLAIN = "ST00012|Name=Расчётный центр (условный)|PersonalAcc=40702810000000000001|Sum=123456".encode()
WITH = "ST00011|Name=Расчётный центр|PersonalAcc=40702810000000000001|Sum=654321".encode("cp1251")
JUNE = printed_house.months()[5]
BILL = JUNE.bill("24")  # three zones, two bands, an offer of insurance


def everything(bill: kvit.Bill) -> Given:
    earlier = [closed.bill(bill.account) for closed in printed_house.months()[:5]]
    return given_of(
        bill, PERSON, resources=JUNE.resources, earlier=earlier, payment_code=PLAIN,
        payment_code_with_voluntary=WITH,
    )  # fmt: skip


def page_of(bill: kvit.Bill, lang: Any = "ru", person: Any = PERSON) -> Page:
    return Page(bill.to_html(person, lang))


def money(value: Decimal, lang: Any = "ru") -> str:
    return number(value, lang).replace("-", "−")


def table_of(page: Page, kind: str) -> Table:
    (found,) = page.of(kind)
    return found


def bare(cell: str) -> str:
    """A cell without its marks and what opens under it."""
    return plain(cell.replace("\xad", "")).strip()


# ---- the calculation


def columns_of(table: Table) -> list[str]:
    return [bare(each) for each in table.rows[0]]


@pytest.mark.parametrize("account", ["24", "46", "17"])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_amount_stands_in_its_column(account: str, lang: Any) -> None:
    """The rows of the page, one after another, against the lines of the bill."""
    bill = JUNE.bill(account)
    table = table_of(page_of(bill, lang), "bill")
    names = columns_of(table)
    keys = {
        "ru": {"charged": "Начислено", "raised": "Размер превышения", "changed": "Перерасчёты",
               "total": "Всего"},
        "en": {"charged": "Charged", "raised": "Excess", "changed": "Recalculated", "total": "Total"},
    }[lang]  # fmt: skip
    at = {key: names.index(name) for key, name in keys.items() if name in names}
    rows = [row for row in table.rows[1:] if len(row) == len(names)]
    for block in blocks_of(bill):
        title = block.title.get(lang)
        start = next(i for i, row in enumerate(rows) if bare(row[0]).startswith(title))
        own = rows.pop(start)
        for key, column in at.items():
            value = getattr(block, key)
            wanted = money(value, lang) if value or key in ("charged", "total") else ""
            assert own[column] == wanted, (title, key)
        for row in block.rows if len(block.rows) > 1 else ():
            printed = rows.pop(start)
            alone = row.line is row.excess
            assert printed[at["charged"]] == ("" if alone else money(row.charged, lang))
            if "raised" in at:
                assert printed[at["raised"]] == (money(row.raised, lang) if row.raised else "")
            assert printed[at["total"]] == ""
            assert money(row.line.price, lang) in printed
    assert rows == []


def test_sections_and_totals_sum() -> None:
    table = table_of(page_of(BILL), "bill")
    sums = [row for row in table.rows if row[0] in ("Итого", "Всего")]
    total = columns_of(table).index("Всего") - len(columns_of(table))
    amounts = [Decimal(re.sub(r"\s", "", row[total]).replace(",", ".")) for row in sums]
    assert len(amounts) == 3  # housing, utilities, all: other sections have one row
    totals = BILL.totals
    assert amounts[-1] == totals.to_pay_with_voluntary
    last = {row[0]: row[-1] for row in table.rows if len(row) == 2}
    assert last == {
        "К оплате без добровольного страхования": money(totals.to_pay),
        "К оплате с добровольным страхованием": money(totals.to_pay_with_voluntary),
    }


def test_zero_columns_are_not_there() -> None:
    """The simplest bill has six columns, and each thing that happens brings its own."""
    names = columns_of(table_of(page_of(JUNE.bill("01")), "bill"))
    assert names == ["Услуга", "Ед.", "Объём индивидуальный", "Объём общедомовой", "Тариф", "Начислено", "Всего"]
    assert {"Повыш. коэфф.", "Размер превышения"} < set(columns_of(table_of(page_of(JUNE.bill("17")), "bill")))
    assert "Перерасчёты" in columns_of(table_of(page_of(JUNE.bill("46")), "bill"))
    february = printed_house.months()[1].bill("41")
    assert "Льготы" in columns_of(table_of(page_of(february), "bill"))
    slow = columns_of(table_of(page_of(JUNE.bill("49")), "bill"))
    assert "Долг / аванс (−)" in slow and "К оплате за период" not in slow


def owing(**parts: str) -> kvit.Bill:
    """The small house with balances of every kind: debt, penalty, costs, and an advance elsewhere."""
    balance = {"creditor": "manager", "service": "maintenance", "month": "2025-05"}
    opening = {
        "schema": "kvit-opening/1", "house": "house-1", "month": "2025-07",
        "accounts": [
            {
                "account": "account-2",
                "balances": [
                    {**balance, "amount": "500.00"},
                    {**balance, "of": "penalty", "amount": "12.34"},
                    {**balance, "of": "court_cost", "amount": "200.00"},
                    {"creditor": "waterworks", "service": "cold_water", "month": "2025-05",
                     "amount": "-10000.00"},
                ],
            },
        ],
    }  # fmt: skip
    return kvit.close(
        template("house"), template("tariffs"), month="2025-07", opening=opening
    ).bill("account-2")


def test_debt_penalty_costs_and_an_advance() -> None:
    bill = owing()
    page = page_of(bill)
    table = table_of(page, "bill")
    names = columns_of(table)
    kept = next(row for row in table.rows if bare(row[0]).startswith("Содержание"))
    (block,) = (each for each in blocks_of(bill) if each.service == "maintenance")
    at = {name: kept[names.index(name)] for name in names}
    assert at["Долг / аванс (−)"] == "500,00" and at["Пени"] == "12,34"
    assert at["Судебные расходы"] == "200,00"
    assert at["Всего"] == money(block.payable + Decimal("712.34"))
    # The advance at the waterworks lowers nothing elsewhere, and the page says why.
    totals = bill.totals
    apart = totals.to_pay - totals.closing
    assert apart > 9000
    words = "Переплата, которая зачтётся только у своего получателя"
    assert [words, money(apart)] in table.rows
    steps = [row for row in table_of(page, "steps").rows]
    signed = {"": 1, "+": 1, "−": -1}
    figures = [
        signed[sign] * Decimal(re.sub(r"\s", "", value).replace(",", "."))
        for sign, _, value in steps[:-1]
    ]
    assert sum(figures) == totals.to_pay and steps[-1][2] == money(totals.to_pay)
    assert "Переплата на 1 июля 2025 г." in plain(steps[0][1])
    (creditors,) = page.of("creditors")
    assert sum(
        Decimal(re.sub(r"\s", "", row[-1]).replace(",", ".").replace("−", "-"))
        for row in creditors.rows[1:]
    ) == totals.closing


@pytest.mark.parametrize("closed", printed_house.months(), ids=lambda closed: str(closed.month))
def test_the_steps_add_up(closed: kvit.Closed) -> None:
    for account in ("01", "24", "41", "46", "49", "n1"):
        bill = closed.bill(account)
        steps = Sheet(bill, Given(), "ru").steps
        assert sum(-value if sign == "−" else value for sign, _, value in steps) == bill.totals.to_pay


# ---- around the calculation


def test_who_pays_whom_until_when() -> None:
    text = plain(Page(html_of(BILL, everything(BILL))).text)
    for words in (
        "за июнь 2025 г.", "Лицевой счёт 24", "ЕЛС 75АА000000", "75АА000000-01-1065",
        "К оплате до 10 июля 2025 г.", "Плательщик условный", "ул. Примерная, д. 2, кв. 24",
        "Расчётный центр (условный)", "ИНН 0000000000", "тел. 000-00-00, example.org",
        "р/с 40702810000000000001, УСЛОВНЫЙ БАНК", "БИК 044525000, к/с 30101810000000000002",
        "Рейтинг плательщика", "Уровень 4 из 5", "Приём населения", "Водоканал другой",
        plain(money(BILL.totals.to_pay) + " ₽"), "с добровольным страхованием, по желанию:",
        "№ 0012345, санузел", "15.03.2029", "объём дома", "Последние месяцы",
        "Добровольное страхование не входит в обязательную сумму",
    ):  # fmt: skip
        assert words in text, words
    assert "Расчётный центр" not in JUNE.to_json()


def test_what_is_not_known_is_blank() -> None:
    html = BILL.to_html()
    page = Page(html)
    assert html.count('class="blank"') == 4 and "Последние месяцы" not in page.text
    assert "<path" not in html and page.of("house") == []
    # The payer of another account is not printed on this one.
    other = JUNE.bill("01").to_html({**PERSON, "account": "24", "debtors": [{"name": "Другой"}]})
    assert "Плательщик условный" not in other and "Другой" not in other
    own = JUNE.bill("01").to_html(
        {"schema": "kvit-person/1", "account": "01", "debtors": [{"name": "Первый"}, {"name": "Вторая"}]}
    )
    assert "Первый, Вторая" in own


def test_readings_norms_and_volumes() -> None:
    page = Page(html_of(BILL, everything(BILL)))
    rows = [[bare(cell) for cell in row] for row in table_of(page, "meters").rows[1:]]
    assert [row[0] for row in rows] == [
        "Холодное водоснабжение", "Горячее водоснабжение", "Электроснабжение, ночь",
        "Электроснабжение, пик", "Электроснабжение, полупик",
    ]  # fmt: skip
    for row in rows:
        before, after = (
            Decimal(re.sub(r"\s", "", cell.split("(")[0]).replace(",", ".")) for cell in row[2:4]
        )
        assert after - before == Decimal(re.sub(r"\s", "", row[4]).replace(",", "."))
    volumes = {row[0]: row[2] for row in table_of(page, "house").rows[1:]}
    house = {each.title.ru: each.house for each in JUNE.resources if each.house is not None}
    assert list(volumes) == list(house)
    assert Decimal(re.sub(r"\s", "", volumes["Электроснабжение"]).replace(",", ".")) == house["Электроснабжение"]
    slip = page.of("grid")[-1]
    assert [row[3] for row in slip.rows[1:]] == [""] * 5


def test_recalculations_are_told_with_their_months() -> None:
    bill = JUNE.bill("46")
    table = table_of(page_of(bill), "changes")
    lines = [line for line in bill.lines if line.component is kvit.Component.RECALCULATION]
    assert len(table.rows) == len(lines) + 1 > 5
    for line, (_, month, reason, amount) in zip(lines, table.rows[1:], strict=True):
        assert plain(reason) == plain(line.reason.ru) and plain(month) in plain(reason)
        assert amount == ("+" if line.amount > 0 else "") + money(line.amount)


def test_what_a_penalty_is_made_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """For each debt that the bill posts something of: in all, before, now; and its days on a screen."""
    days = SimpleNamespace(
        first=date(2025, 5, 11), last=date(2025, 5, 31), debt=Decimal("3000.00"),
        rate=Decimal("9.50"), divisor=300, amount=Decimal("19.95"),
    )  # fmt: skip
    debt = SimpleNamespace(
        title=Text("Отопление", "Heating"), creditor_name="Тепловая сеть", month=kvit.Month(2025, 3),
        due_date=date(2025, 4, 10), days=[days], accrued=Decimal("1019.95"), posted=Decimal("1000.00"),
    )  # fmt: skip
    settled = SimpleNamespace(**{**vars(debt), "posted": debt.accrued})
    monkeypatch.setattr(kvit.Bill, "penalties", property(lambda self: (debt, settled)), raising=False)
    page = page_of(BILL)
    (_, row) = table_of(page, "penalties").rows
    assert [plain(cell) for cell in row[1:]] == [
        "март 2025", "10.04.2025", "1 019,95", "1 000,00", "19,95",
    ]  # fmt: skip
    formula = "с 11.05.2025 по 31.05.2025: 3 000,00 × 21 дн. × 9,5 % × 1/300 = 19,95"
    assert formula in plain(row[0]) and formula in plain(BILL.to_text())
    assert formula not in plain(html_of(BILL, Given(), explained=False))


def test_every_line_opens_to_its_explanation() -> None:
    html = BILL.to_html(PERSON)
    assert html.count("<details>") == len(blocks_of(BILL))
    text = plain(Page(html).text)
    for line in BILL.lines:
        assert plain(BILL.explain(line.number).sentence("ru").strip()) in text
    assert "<details>" not in html_of(BILL, everything(BILL), explained=False)


def test_the_months_of_the_charts() -> None:
    """Every value of the drawings is one of a bill; a month without a bill has no bar."""
    given = everything(BILL)
    gap = Given(earlier=[each for each in given.earlier if each.month.month != 3])
    for earlier, months in ((given, 6), (gap, 5)):
        html = html_of(BILL, earlier)
        (drawn,) = re.findall(r'class="kept wide">.*?</svg>', html, re.DOTALL)
        shown = re.findall(r'font-size="12"[^>]*>([^<]*)</text>', drawn)
        bills = [*earlier.earlier, BILL]
        wanted = [
            money(sum_of.quantize(Decimal(1)))
            for bill in bills
            for sum_of in (bill.totals.charged, bill.totals.paid)
        ]
        assert shown == wanted and drawn.count("<rect") == 2 * months
    assert "Последние месяцы" not in html_of(BILL, Given(earlier=[JUNE.bill("01")]))


def test_doubts_are_marked() -> None:
    text = plain(page_of(BILL).text)
    assert "а придумано для примера" in text.replace("\xa0", " ")


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


@pytest.mark.skipif(builder() is None, reason="this build of kvit makes no payment codes")
def test_the_codes_of_kvit_itself() -> None:
    requisites = {**PERSON["creditor"]["requisites"], "bank": "БАНК"}
    person = {**PERSON, "creditor": {**PERSON["creditor"], "requisites": requisites}}
    codes = given_of(BILL, person, build_code=builder()).codes
    assert codes.plain is not None and codes.plain.startswith(b"ST0001")
    assert str(int(BILL.totals.to_pay * 100)).encode() in codes.plain
    assert codes.with_voluntary is not None and codes.with_voluntary != codes.plain


def test_a_code_that_does_not_fit() -> None:
    with pytest.raises(ValueError, match="3000 bytes"):
        html_of(BILL, given_of(BILL, payment_code=b"x" * 3000))


# ---- the page


def test_texts_are_never_markup() -> None:
    hostile = '<script>alert("1")</script>'
    payer = {"account": "24", "name": hostile, "notices": [{"text": hostile}]}
    html = BILL.to_html({"schema": "kvit-person/1", "payers": [payer], "creditor": {"name": "</style>"}})
    assert "<script>" not in html and html.count("</style>") == 1
    assert Page(html).text.count(hostile) == 2


def test_a_page_loads_nothing() -> None:
    html = html_of(BILL, everything(BILL))
    assert Page(html).loads == [] and "url(" not in html and "@import" not in html
    assert "<script" not in html and "javascript" not in html.lower()


def test_a_language_is_one_of_two() -> None:
    for made in (BILL.to_html, BILL.to_text):
        with pytest.raises(ValueError, match="lang is one of ru, en"):
            made(None, "de")  # type: ignore[arg-type]


def test_no_number_is_broken() -> None:
    """Thousands and units are held by spaces that do not break."""
    text = Page(BILL.to_html(PERSON)).text
    assert not re.search(r"\d \d{3},\d\d", text)
    assert "\xa0" in money(Decimal("1234.56"))


# ---- text


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_text_of_a_bill(lang: Any) -> None:
    bill = JUNE.bill("46")
    text = bill.to_text(PERSON, lang)
    assert max(map(len, text.splitlines())) <= 78
    lines = [line.rsplit(" ", 1)[-1] for line in text.splitlines()]
    for line in bill.lines:
        assert money(line.amount, lang) in lines
    for block in blocks_of(bill):
        assert money(block.total, lang) in lines
    assert lines.count(money(bill.totals.to_pay, lang)) >= 2
    assert text == bill.to_text(PERSON, lang)


def test_long_words_of_a_text_are_broken() -> None:
    payer = {"account": "24", "name": "Ы" * 300, "address": "слово " * 60}
    text = BILL.to_text({"schema": "kvit-person/1", "payers": [payer]})
    assert max(map(len, text.splitlines())) <= 78


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
    for key in ("opening", "closing", "to_pay", "to_pay_with_voluntary"):
        document["totals"][key] = str(Decimal(document["totals"][key]) + Decimal("26690.67"))
    bill = kvit.read_bill(document)
    assert len(columns_of(table_of(page_of(bill), "bill"))) == 15
    bill.to_pdf(tmp_path / "wide.pdf", PERSON)
    assert_inside_margins(tmp_path / "wide.pdf")
    text = plain(tool("pdftotext", "-layout", tmp_path / "wide.pdf", "-"))
    assert "12 345,00 12 345,67 2 000,00 27 535,33" in text
