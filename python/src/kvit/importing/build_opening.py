"""Opening balances: what a month starts from."""

from __future__ import annotations

from decimal import Decimal

from kvit.importing.build_house import House, HouseBuilder
from kvit.importing.build_tariffs import Document, TariffRows, provider_id
from kvit.importing.importmap import ImportMap
from kvit.importing.opening_totals import check_totals
from kvit.importing.problems import Place, Problems
from kvit.importing.records import Record
from kvit.importing.report import Report
from kvit.month import Month
from kvit.text import Text


def build_openings(
    records: list[Record],
    houses: HouseBuilder,
    tariffs: TariffRows,
    mapped: ImportMap,
    problems: Problems,
    report: Report,
) -> dict[str, dict[str, list[tuple[Document, Record]]]]:
    """Balances by house and account."""
    found: dict[str, dict[str, list[tuple[Document, Record]]]] = {}
    amounts: list[tuple[str, Decimal]] = []
    seen: dict[tuple[str, str, str, Month], Place] = {}
    for record in records:
        account = houses.account(record)
        if record.broken or account is None:
            continue
        creditor = provider_id(record.text("provider"), mapped)
        if not tariffs.may_be_provider(creditor):
            problems.add(
                "unknown_reference", record.place("provider"), record.text("provider"),
                Text("поставщик из таблицы тарифов", "a provider of the table of tariffs"),
            )  # fmt: skip
            continue
        month = record.month("month")
        if month is None:
            month = mapped.month.previous
            report.assumed.add(
                Text(f"сальдо без месяца отнесено к {month}",
                     f"balances without a month are of {month}"),
                record.row, record.table.name,
            )  # fmt: skip
        if month >= mapped.month:
            problems.add(
                "out_of_range", record.place("month"), str(month),
                Text(f"месяц до {mapped.month}", f"a month before {mapped.month}"),
            )  # fmt: skip
            continue
        service = record.text("service")
        key = (account.text("account"), creditor, service, month)
        if key in seen:
            problems.add(
                "duplicate_id", record.place("account"), account.text("account"),
                Text(f"одна строка на счёт, получателя, услугу и месяц; уже есть {seen[key]}",
                     f"one row for account, creditor, service and month; there is {seen[key]}"),
            )  # fmt: skip
            continue
        seen[key] = record.place("account")
        amount = record.number("amount")
        amounts.append((creditor, amount or Decimal(0)))
        balance: Document = {
            "creditor": creditor, "service": service, "month": month, "amount": amount,
        }  # fmt: skip
        house = found.setdefault(houses.house_of(account), {})
        house.setdefault(account.text("account"), []).append((balance, record))
    # Where a row is wrong the sums are wrong as well, and saying so would add nothing.
    if not problems.total:
        check_totals(amounts, mapped, problems)
    return found


def opening_document(
    house: House, balances: dict[str, list[tuple[Document, Record]]], mapped: ImportMap
) -> tuple[Document, dict[str, Place]]:
    """The kvit-opening/1 of a house and the cells behind it."""
    origins: dict[str, Place] = {}
    accounts: list[Document] = []
    for account, rows in balances.items():
        path = f"accounts[{len(accounts)}]"
        origins[path] = rows[0][1].place("account")
        for i, (_, record) in enumerate(rows):
            origins[f"{path}.balances[{i}]"] = record.place("amount")
        accounts.append({"account": account, "balances": [balance for balance, _ in rows]})
    document: Document = {
        "schema": "kvit-opening/1",
        "house": house.id,
        "month": mapped.month,
        "accounts": accounts,
    }
    return document, origins
