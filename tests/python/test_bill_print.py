"""A bill on paper and on a screen: what stands on the pages, and how they are made."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import printed_house
import pytest
from printed_bill import (
    BILL,
    JUNE,
    PERSON,
    bare,
    columns_of,
    everything,
    money,
    owing,
    page_of,
    table_of,
)
from printed_page import Page, plain

import kvit
from kvit.figures import day, month
from kvit.printing.bill import html_of
from kvit.printing.bill_rows import blocks_of
from kvit.printing.bill_sheet import Sheet
from kvit.printing.given import Given
from kvit.template import template

OPENING = "Долг / аванс (−) на начало"

# ---- the calculation


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
    named = ("Итого", "Всего без добровольного страхования", "Всего с добровольным страхованием")
    sums = [row for row in table.rows if row[0] in named]
    total = columns_of(table).index("Всего") - len(columns_of(table))
    charged = columns_of(table).index("Начислено") - len(columns_of(table))
    amounts = [Decimal(re.sub(r"\s", "", row[total]).replace(",", ".")) for row in sums]
    assert len(amounts) == 4  # housing, utilities, all without and with an offer: other sections have one row
    totals = BILL.totals
    assert totals.to_pay == Decimal("7783.56") and totals.to_pay_with_voluntary == Decimal("7932.05")
    assert amounts[2:] == [totals.to_pay, totals.to_pay_with_voluntary]
    assert [row[charged] for row in sums[2:]] == [money(totals.charged), money(totals.charged + totals.voluntary)]
    assert any(bare(row[0]).startswith("Добровольное страхование (по желанию)") for row in table.rows)
    last = {row[0]: row[-1] for row in table.rows if len(row) == 2}
    assert last == {
        "К оплате без добровольного страхования": money(totals.to_pay),
        "К оплате с добровольным страхованием": money(totals.to_pay_with_voluntary),
    }


def test_an_offer_stands_apart_from_what_is_owed_to_creditors() -> None:
    """Of the one who offers nothing is owed; with the offer the sum is another one, said apart."""
    rows = table_of(page_of(BILL), "creditors").rows[1:]
    names = [row[0] for row in rows]
    at = names.index("Всего без добровольного страхования")
    assert names[at + 1 :] == ["Страховая организация (условная) (по\xa0желанию)", "Всего с добровольным страхованием"]
    figures = [Decimal(re.sub(r"\s", "", row[-1]).replace(",", ".")) for row in rows]
    assert sum(figures[:at]) == figures[at] == BILL.totals.to_pay
    assert figures[at] + figures[at + 1] == figures[-1] == BILL.totals.to_pay_with_voluntary
    assert figures[at + 1] == Decimal("148.49")
    assert not any("Страховая" in name for name in names[:at])


def test_zero_columns_are_not_there() -> None:
    """The simplest bill has six columns, and each thing that happens brings its own."""
    names = columns_of(table_of(page_of(JUNE.bill("01")), "bill"))
    assert names == ["Услуга", "Ед.", "Объём индивидуальный", "Объём общедомовой", "Тариф", "Начислено", "Всего"]
    assert {"Повыш. коэфф.", "Размер превышения"} < set(columns_of(table_of(page_of(JUNE.bill("17")), "bill")))
    assert "Перерасчёты" in columns_of(table_of(page_of(JUNE.bill("46")), "bill"))
    february = printed_house.months()[1].bill("41")
    assert "Льготы" in columns_of(table_of(page_of(february), "bill"))
    slow = columns_of(table_of(page_of(JUNE.bill("49")), "bill"))
    assert OPENING in slow and "К оплате за период" not in slow


def test_debt_penalty_costs_and_an_advance() -> None:
    bill = owing()
    page = page_of(bill)
    table = table_of(page, "bill")
    names = columns_of(table)
    kept = next(row for row in table.rows if bare(row[0]).startswith("Содержание"))
    (block,) = (each for each in blocks_of(bill) if each.service == "maintenance")
    at = {name: kept[names.index(name)] for name in names}
    assert at[OPENING] == "500,00" and at["Пени с прежними"] == "12,34"
    assert at["Судебные расходы"] == "200,00"
    assert at["Всего"] == money(block.payable + Decimal("712.34"))
    # Of the advance at the waterworks 180.00 pay for its water; the rest lowers no other creditor's claim.
    totals = bill.totals
    apart = totals.to_pay - totals.closing
    assert apart == Decimal("9820.00")
    assert ["в том числе переплата, которая уменьшит следующие платежи", money(-apart)] in table.rows
    *steps, last, left = table_of(page, "steps").rows
    signed = {"": 1, "+": 1, "−": -1}
    figures = [
        signed[sign] * Decimal(re.sub(r"\s", "", value).replace(",", "."))
        for sign, _, value in steps
    ]
    assert sum(figures) == totals.to_pay and last[2] == money(totals.to_pay)
    assert left == ["", "Остаётся вашей переплатой у получателя «Водоканал»: уменьшит следующие платежи ему", money(apart)]
    told = [(sign, plain(words), value) for sign, words, value in steps[:2]]
    assert told == [
        ("", "Долг на 1 июля 2025 г., в том числе прежние пени 12,34", "712,34"),
        ("−", "Переплата на 1 июля 2025 г.: 10 000,00, из неё в счёт этого документа", "180,00"),
    ]  # fmt: skip
    (creditors,) = page.of("creditors")
    assert sum(
        Decimal(re.sub(r"\s", "", row[-1]).replace(",", ".").replace("−", "-"))
        for row in creditors.rows[1:-1]
    ) == totals.closing
    assert creditors.rows[-1][0] == "Всего" and creditors.rows[-1][-1] == money(totals.closing)
    # The penalty of earlier months is named in the balance, and no step charges it.
    assert not any(words.startswith("Начислены пени") for _, words, _ in steps)


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
        "р/с 40702810000000000001, УСЛОВНЫЙ БАНК", "БИК 044525000", "к/с 30101810000000000002",
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


def test_what_a_penalty_is_made_of() -> None:
    """For each debt that the bill posts something of: in all, before, now; and its days on a screen."""
    house = {**json.loads(template("house")), "payments": []}
    policy = {"schema": "kvit-policy/1", "id": "penalty",
              "options": [{"option": "month_penalty", "choice": "charged"}]}  # fmt: skip
    *_, october = kvit.close_months(
        house, template("tariffs"), month="2025-06", through="2025-10", policy=policy
    )
    bill = october.bill("account-2")
    posted = [each for each in bill.penalties if each.amount]
    assert len(posted) == 9
    page = page_of(bill)
    *rows, whole = table_of(page, "penalties").rows[1:]
    assert whole[-1] == "45,45"
    assert [[plain(cell) for cell in row[1:]] for row in rows] == [
        [plain(month(each.month, "ru")), day(each.due_date, "ru"), plain(money(each.accrued)),
         plain(money(each.posted)), plain(money(each.amount))]
        for each in posted
    ]  # fmt: skip
    # By hand: 999 roubles, 60 days at 1/300 and 23 at 1/130 of 9.5 %.
    formula = "с 10.08.2025 по 08.10.2025: 999,00 × 60 дн. × 9,5 % × 1/300 = 18,98"
    assert formula in plain(rows[0][0]) and formula in plain(bill.to_text())
    assert formula not in plain(html_of(bill, Given(), explained=False))
    steps = {words: value for _, words, value in Sheet(bill, Given(), "ru").steps}
    assert steps["Начислены пени за просрочку"] == sum(each.amount for each in posted) == Decimal("45.45")
    assert "Исправлено по решению" not in steps
    signed = Sheet(bill, Given(), "ru").steps
    assert sum(-value if sign == "−" else value for sign, _, value in signed) == bill.totals.to_pay


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
