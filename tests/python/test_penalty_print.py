"""Расчёт пени for a court: what stands on the pages, and how they are made."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from printed_page import Page, Table, plain, tool

import kvit
from kvit.figures import day, number
from kvit.penalty import ZeroReason
from kvit.printing import pdf as printed
from kvit.printing.words import in_words

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "examples/penalty/case.json"
PERSON = ROOT / "examples/penalty/person.json"


@pytest.fixture(scope="module")
def found() -> kvit.Penalty:
    return kvit.penalty(CASE)


# ---- the page


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_row_stands_in_the_table_of_its_month(found: kvit.Penalty, lang: Any) -> None:
    page = Page(found.to_html(PERSON, lang))
    tables = page.of("debt")
    assert len(tables) == len(found.debts)
    for debt, table in zip(found.debts, tables):
        head = table.rows[0][0]
        assert number(debt.amount, lang) in head and day(debt.due_date, lang) in head
        numbered = {int(row[0]): row for row in table.rows if row[0].isdigit()}
        own = [each for each in found.intervals if each.is_of(debt)]
        assert list(numbered) == [each.number for each in own]
        for each in own:
            row = numbered[each.number]
            assert row[1:5] == [
                number(each.debt, lang), day(each.first, lang), day(each.last, lang), str(each.days),
            ]  # fmt: skip
            assert row[-1] == number(each.amount, lang)
            if each.divisor is None:
                last = (each.overdue_day or 0) + each.days - 1
                assert len(row) == 7 and f"{each.overdue_day}–{last}" in row[5]
            else:
                assert row[5:7] == [number(each.rate, lang) + "\xa0%", f"1/{each.divisor}"]
                factors = [re.sub(r"[\xa0 ]", "", part) for part in row[7].split("×")]
                wanted = [number(each.debt, lang), str(each.days), number(each.rate, lang) + "%"]
                assert factors == [*(re.sub(r"[\xa0 ]", "", x) for x in wanted), f"1/{each.divisor}"]
        assert table.rows[-1][-1] == number(debt.penalty, lang)
    paid = [row for table in tables for row in table.rows if row[0] == "" and row[1].startswith("−")]
    assert sorted(row[1].removeprefix("−") for row in paid) == sorted(
        number(part.amount, lang) for each in found.payments for part in each.parts
    )


def test_sums_acts_and_practices_are_there(found: kvit.Penalty) -> None:
    page = Page(found.to_html())
    (summary,) = page.of("summary")
    assert summary.rows[-1][-3:] == [
        number(found.total, "ru"), "65,00", number(found.difference or Decimal(0), "ru"),
    ]  # fmt: skip
    text = plain(page.text)
    assert plain(f"Итого пени: {number(found.total, 'ru')} руб. ({in_words(found.total, 'ru')}).") in text
    (acts,) = page.of("acts")
    rows = [plain(" | ".join(row)) for row in acts.rows[1:]]
    trust = {"high": "два независимых", "medium": "один источник", "low": "сомнителен"}
    for source in found.sources:
        (row,) = (row for row in rows if row.startswith(plain(source.label.ru) + " | "))
        assert source.reference.article in row and source.reference.source in row
        assert day(source.reference.checked_on or date.min, "ru") in row
        assert trust[source.reference.confidence] in row
        assert not source.valid_from or f"с {day(source.valid_from, 'ru')}" in row
    used = " ".join(rows)
    assert "18,00 %, с 28.07.2025 по 14.09.2025: строки 6–8" in used
    assert "не выше 9,5 %, с 01.01.2025" in used
    assert "сроки оплаты" in used and "проверено при расчёте" in used
    (practices,) = page.of("practices")
    assert [row[0] for row in practices.rows[1:]] == [each.title.ru for each in found.practices]
    for decision in found.decisions:
        assert plain(decision.text.ru) in text
    assert "1/300 ставки" in text and "пени не начисляются" in text


def test_payments_come_in_the_order_of_days() -> None:
    """With one history of the whole debt a payment stands where the debt falls."""
    for payment_day in ("payday_charged", "payday_free"):
        found = kvit.penalty(CASE, policy={"rate": "rate_by_periods", "payment_day": payment_day})
        (table,) = (each for each in Page(found.to_html()).of("debt") if "Март" in each.rows[0][0])
        debts = [row[1] for row in table.rows[2:-1]]
        at = debts.index("−3\xa0000,00")
        assert set(debts[:at]) == {"4\xa0350,20"} and set(debts[at + 1 :]) == {"1\xa0350,20"}
        lasts = [row[3] for row in table.rows[2:-1]]
        assert lasts[at - 1] == ("20.06.2025" if payment_day == "payday_charged" else "19.06.2025")


def test_corrections_reasons_and_notes_in_words() -> None:
    debts: list[Any] = [
        {"period": "2021-10", "amount": "100.00", "presented": False},
        ("2021-11", "100.00"),
        ("2022-01", "1000.00", date(2022, 3, 10)),
        ("2022-11", "0.00", date(2022, 12, 12)),
    ]
    payments = [(date(2022, 3, 1), "-50.00", "2022-01"), {"date": date(2023, 2, 20), "amount": "5.00",
                "purpose": "penalty"}, (date(2023, 2, 1), "300.00", "2022-01")]  # fmt: skip
    found = kvit.penalty(
        debts=debts,
        payments=payments,
        as_of=date(2023, 3, 1),
        suspensions=[{"name": "agreement", "from": date(2023, 1, 1), "to": date(2023, 1, 31),
                      "scope": "account", "reference": {"act": "соглашение о рассрочке"}}],
        claim_date=date(2025, 2, 1),
        policy={"limitation": "limitation_applied", "rate": "rate_by_periods",
                "rounding": "round_total"},
    )  # fmt: skip
    text = plain(Page(found.to_html()).text)
    for words in (
        "не размещён в ГИС ЖКХ", "истекла исковая давность", "+50,00", "доначислено 50,00",
        "пени: 5,00", "просрочки нет", "округляются до копейки один раз по всему расчёту",
        "Пени за вычетом оплаченных", "соглашение о рассрочке",
    ):  # fmt: skip
        assert words in text, words


def test_what_the_case_gives_is_not_vouched_for() -> None:
    options = {"rate": "flat", "flat_percent": Decimal("8.5"), "cap": "none"}
    (acts,) = Page(kvit.penalty(CASE, policy=options).to_html()).of("acts")
    (given,) = (row for row in acts.rows if "ставка" in row[0])
    assert given[1:3] == ["—", "как указано в деле"]


def test_texts_are_never_markup(found: kvit.Penalty) -> None:
    hostile = '<script>alert("1")</script>'
    person = {"schema": "kvit-person/1", "creditor": {"name": hostile}, "account": "</style>&amp;"}
    case = {**json.loads(CASE.read_text("utf-8")), "title": hostile, "id": "a\";}</style>*{"}
    html = kvit.penalty(case).to_html(person)
    assert "<script>" not in html and html.count("</style>") == 1
    assert Page(html).text.count(hostile) == 2


def test_a_page_loads_nothing(found: kvit.Penalty) -> None:
    html = found.to_html(PERSON)
    assert Page(html).loads == [] and "url(" not in html and "@import" not in html
    asked: list[str] = []

    def noted(url: str, *rest: Any, **more: Any) -> Any:
        asked.append(url)
        raise ValueError(url)

    wishes = ["http://localhost/x.png", "file:///etc/hostname"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printed, "_refuse", noted)
        printed.pdf_of("".join(f'<img src="{url}">' for url in wishes))
    assert asked == wishes
    with pytest.raises(ValueError, match="loads nothing"):
        printed._refuse("http://localhost/")


def several(**changes: Any) -> kvit.Penalty:
    """Two debts of one month, two payments of one day, one debt that is not due yet."""
    facts: dict[str, Any] = {
        "debts": [("2024-03", "10000.00"), ("2024-03", "500.00", date(2024, 5, 20)),
                  ("2025-03", "700.00", date(2025, 12, 1))],
        "payments": [(date(2024, 6, 20), "3000.00", "2024-03"), (date(2024, 6, 20), "1000.00", "2024-03")],
        "as_of": date(2025, 3, 31),
    }  # fmt: skip
    return kvit.penalty(**{**facts, **changes})


def test_two_payments_of_a_day_are_two_parts() -> None:
    found = several()
    table = Page(found.to_html()).of("debt")[0]
    headings = [row[1] for row in table.rows if len(row) == 2 and ":" in row[1]]
    assert [plain(each) for each in headings] == [
        "Часть долга, оплаченная 20.06.2024: 3 000,00 руб.",
        "Часть долга, оплаченная 20.06.2024: 1 000,00 руб.",
        "Долг, не оплаченный на 31.03.2025: 6 000,00 руб.",
    ]
    shown = [row[0] if row[0] else row[1] for row in table.rows[2:-1]]
    own = [str(each.number) for each in found.intervals if each.is_of(found.debts[0])]
    first = [each for each in found.intervals if each.is_of(found.debts[0]) and each.debt == 3000]
    assert [each for each in shown if each.isdigit()] == own
    assert shown.index("−3\xa0000,00") == 1 + len(first) < shown.index(headings[1])


def amounts_of(table: Table, column: int) -> list[Decimal]:
    cells = [row[column] for row in table.rows[1:]]
    return [Decimal(re.sub(r"\s", "", each).replace(",", ".").replace("−", "-")) for each in cells]


def test_every_printed_column_sums() -> None:
    """A posted sum of two debts stands beside their month, in a table of its own."""
    found = several(posted={"2024-03": "20.00", "2024-02": "1.00"})
    summary, compared = Page(found.to_html()).of("summary")
    assert len(summary.rows[0]) == 6 and "Начислено ранее" not in summary.rows[0]
    months = [plain(row[0]) for row in compared.rows[1:-1]]
    assert months == ["Февраль 2024 г.", "Март 2024 г.", "Март 2025 г."]
    total = summary.rows.pop()
    summary.rows.append(["", *total])  # its first cell is over two columns
    for table, columns in ((summary, range(2, 6)), (compared, range(1, 4))):
        for column in columns:
            *parts, sum_of = amounts_of(table, column)
            assert sum(parts) == sum_of, (table.rows[0], column)
    # One debt for each month: all in one table.
    (one,) = Page(kvit.penalty(CASE).to_html()).of("summary")
    assert one.rows[0][-2:] == ["Начислено ранее", "Разница"]


def test_a_debt_that_is_not_due_is_told_apart() -> None:
    rows = {row[0]: row[1] for row in Page(several().to_html()).of("result")[0].rows}
    assert rows["в том числе срок оплаты не наступил"] == "700,00\xa0руб."
    assert "не наступил" not in Page(kvit.penalty(CASE).to_html()).text


def test_what_paid_the_penalty_and_what_is_claimed() -> None:
    debts = [("2024-03", "1000.00", date(2024, 4, 10))]
    advance = kvit.penalty(
        debts=debts, payments=[(date(2024, 12, 20), "1010.00")], as_of=date(2025, 3, 31),
        policy={"advance": "advance_pays_penalty"},
    )  # fmt: skip
    purpose = kvit.penalty(
        debts=debts, as_of=date(2025, 3, 31),
        payments=[{"date": date(2024, 12, 20), "amount": "10.00", "purpose": "penalty"}],
    )  # fmt: skip
    for found, title in ((advance, "Погашено переплатой"), (purpose, "Погашено оплатой пени")):
        page = Page(found.to_html())
        left, words = number(found.penalty_left, "ru"), in_words(found.penalty_left, "ru")
        assert found.total - found.penalty_left == 10
        assert [title, "10,00\xa0руб."] in page.of("result")[0].rows
        assert plain(f"К взысканию: {left} руб. ({words}).") in plain(page.text)
    assert "К взысканию" not in Page(several().to_html()).text


def test_every_act_of_an_interval_is_told() -> None:
    """Two limits and two suspensions of equal days: each with its act and its rows."""
    found = several(policy={"rate": "rate_by_periods"})
    first = found.intervals[0]
    limits = [each for each in found.sources if each.id.startswith("penalty.rate_limit")]
    zero = [each for each in found.sources if each.id.startswith("penalty.scale")]
    assert len(limits) >= 2
    joined = replace(first, zero=ZeroReason.NO_ACCRUAL, divisor=None, zero_names=("one", "two"),
                     limit_sources=tuple(limits), zero_sources=(limits[0], zero[0]))  # fmt: skip
    page = Page(replace(found, intervals=(joined, *found.intervals[1:])).to_html())
    basis = [plain(" | ".join(row)) for row in page.of("basis")[0].rows]
    for source in limits:
        assert sum(plain(day(source.valid_from or date.min, "ru")) in row for row in basis) >= 1
    stopped = [index for index, row in enumerate(basis) if row.startswith("Не начислялись")]
    assert len(basis) - stopped[0] == 2 and all("строк" in row for row in basis[stopped[0] :])
    acts = plain(page.text.split("Приложение 2.")[1])
    assert all(f"с {day(each.valid_from or date.min, 'ru')}" in acts for each in limits)


def test_the_acts_of_joined_days_are_in_the_limit_section() -> None:
    """A limit of the same height in four acts is one run of days, and four lines of the print."""
    found = several(debts=[("2022-01", "1000.00", date(2022, 2, 10))], payments=None,
                    policy={"rate": "flat", "flat_percent": "30"})  # fmt: skip
    last = found.intervals[-1]
    assert len(last.limit_sources) == 4
    rows = [plain(" ".join(row)) for row in Page(found.to_html()).of("basis")[0].rows]
    for source in last.limit_sources:
        number_of_act = source.reference.act.split("№ ")[1]
        (row,) = (row for row in rows if f"№ {number_of_act}," in row)
        assert f"с {day(source.valid_from or date.min, 'ru')}" in row
        assert re.search(rf"стро(ка|ки) .*\b{last.number}\)", row)


def test_the_days_that_the_practice_took(found: kvit.Penalty) -> None:
    days = {"judgment_day": date(2025, 3, 3), "claim_date": date(2025, 2, 1)}
    taken = several(**days, policy={"rate": "rate_on_judgment_day", "limitation": "limitation_applied"})
    assert [taken.judgment_day, taken.claim_date] == list(days.values())
    rows = [plain(" | ".join(row)) for row in Page(taken.to_html()).of("basis")[0].rows]
    assert any(row.startswith("День решения | ") and "03.03.2025" in row for row in rows)
    assert any(row.startswith("День иска | ") and "01.02.2025" in row for row in rows)
    # A day that no practice takes is not printed.
    idle = several(**days)
    assert idle.judgment_day is idle.claim_date is None
    assert "03.03.2025" not in idle.to_html() and "День иска" not in idle.to_html()


def test_one_row_is_in_the_singular() -> None:
    found = kvit.penalty(debts=[("2024-03", "10.00", date(2024, 4, 10))], as_of=date(2024, 4, 20))
    text = plain(Page(found.to_html()).text)
    assert "строка 1" in text and "строки 1" not in text


def test_a_language_is_one_of_two(found: kvit.Penalty) -> None:
    with pytest.raises(ValueError, match="ru, en"):
        found.to_html(lang="de")  # type: ignore[arg-type]


# ---- the parties


def test_the_parties_are_printed_and_what_is_absent_is_blank(found: kvit.Penalty) -> None:
    person = json.loads(PERSON.read_text("utf-8"))
    text = plain(Page(found.to_html(PERSON)).text)
    for words in (
        person["creditor"]["name"], "ИНН 0000000000, КПП 000000000, ОГРН 0000000000000",
        person["debtors"][0]["address"], person["premises"], person["account"],
        person["attached_to"], person["signed_by"]["position"], "Дата: 01.10.2025",
    ):  # fmt: skip
        assert words in text, words
    html = found.to_html()
    assert html.count('class="blank') == 7 and "Взыскатель" in html and "Должник" in html
    two = {**person, "debtors": [person["debtors"][0], {"name": "Второй"}]}
    assert Page(found.to_html(two)).text.count("Должник") == 2


# ---- the PDF


@pytest.fixture(scope="module")
def pdf(found: kvit.Penalty, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "peni.pdf"
    found.to_pdf(path, PERSON)
    return path


def test_the_pages_are_a4_with_their_numbers(found: kvit.Penalty, pdf: Path) -> None:
    told = tool("pdfinfo", pdf)
    assert "(A4)" in told and "CreationDate" not in told and "ModDate" not in told
    pages = int(re.search(r"^Pages: +(\d+)", told, re.M)[1])  # type: ignore[index]
    texts = tool("pdftotext", "-layout", pdf, "-").split("\f")[:pages]
    assert 2 <= pages <= 5
    for index, text in enumerate(texts, 1):
        assert f"страница {index} из {pages}" in text


def test_the_text_of_the_pdf(found: kvit.Penalty, pdf: Path) -> None:
    text = plain(tool("pdftotext", "-layout", pdf, "-"))
    assert "РАСЧЁТ ПЕНИ" in text.upper() and "по состоянию на 30.09.2025" in text
    for each in found.intervals:
        row = [str(each.number), number(each.debt, "ru"), day(each.first, "ru"), day(each.last, "ru")]
        assert plain(" ".join(row)) in text
        assert plain(number(each.amount, "ru")) in text
    assert plain(in_words(found.total, "ru")) in text
    assert "Управляющая организация" in text and "Приложение 2" in text


def test_fonts_are_embedded_and_have_cyrillic(pdf: Path) -> None:
    rows = tool("pdffonts", pdf).splitlines()[2:]
    assert rows and all("Liberation-Serif" in row for row in rows)
    # Columns: emb, sub, uni, and the object.
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_the_same_facts_give_the_same_bytes(found: kvit.Penalty, pdf: Path, tmp_path: Path) -> None:
    """Another process, another day on its clock, another order of hashes."""
    program = f"import kvit; kvit.penalty({str(CASE)!r} and open({str(CASE)!r}).read()).to_pdf({str(tmp_path / 'p')!r}, open({str(PERSON)!r}).read())"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "86400"}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)
    assert (tmp_path / "p").read_bytes() == pdf.read_bytes()


def test_a_long_sum_stays_on_its_line(tmp_path: Path) -> None:
    """Sums of eleven digits and more before the comma."""
    found = kvit.penalty(
        debts=[("2024-03", "99999999999.34"), ("2024-04", "99999999998.76")],
        as_of=date(2025, 3, 31),
        posted={"2024-03": "1.00"},
    )
    found.to_pdf(tmp_path / "p.pdf")
    lines = tool("pdftotext", "-layout", tmp_path / "p.pdf", "-").splitlines()
    sums = {number(each, "ru") for row in found.intervals for each in (row.debt, row.amount)}
    for value in sums | {number(found.total, "ru"), number(found.debt_left, "ru")}:
        assert any(plain(value) in plain(line) for line in lines), value


def test_a_long_calculation_fits(tmp_path: Path) -> None:
    """Sums of eight digits, sixty intervals and more, long names: nothing leaves its page."""
    months = [kvit.Month(2023 + i // 12, i % 12 + 1) for i in range(12, 24)]
    found = kvit.penalty(
        debts=[(month, Decimal("12345678.90")) for month in months],
        payments=[(date(2024, 3, 1) + timedelta(days=17 * i), Decimal("1234567.89")) for i in range(18)],
        as_of=date(2025, 3, 31),
        policy={"rate": "rate_by_periods", "cap": "none"},
    )
    assert len(found.intervals) >= 60
    long_name = "Товарищество собственников недвижимости " * 6
    person = {"schema": "kvit-person/1", "creditor": {"name": long_name, "address": "а" * 300},
              "debtors": [{"name": long_name}] * 3}  # fmt: skip
    path = tmp_path / "long.pdf"
    found.to_pdf(path, person)
    boxes = tool("pdftotext", "-bbox", path, "-")
    size = re.findall(r'<page width="([\d.]+)" height="([\d.]+)"', boxes)
    margin = 20 * 72 / 25.4
    for word in re.finditer(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)"', boxes):
        left, _, right = map(float, word.groups())
        assert margin - 1 <= left and right <= float(size[0][0]) - margin + 1, word[0]
    pages = tool("pdftotext", "-layout", path, "-").split("\f")[:-1]
    assert len(pages) == len(size)
    for page in pages:
        rows = [line for line in page.splitlines() if re.match(r" *\d+ +12.345.678,90 +\d\d\.", line)]
        if rows:  # the heads of the columns are repeated above them
            assert "Задолженность" in page and "формула" in page
    # Of a table over two pages neither the head nor the sum stands alone.
    for page in pages:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        table = [line for line in lines if re.match(r"(\d+ +[\d\xa0 ]+,\d\d +\d\d\.|Пени за )", line)]
        assert not table or not table[0].startswith("Пени за ")
