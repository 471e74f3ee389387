"""What has to hold in a closed year, computed again from the bills alone."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from year import Year

from kvit import Component


def check(year: Year) -> list[tuple[str, str, int]]:
    """The identities by name in both languages, with how often each was compared."""
    found = [
        ("сумма строк = сводка дома = итоги счетов", "lines = summary = totals", _sums(year)),
        (
            "входящее сальдо + начислено − оплачено = исходящее",
            "opening + charged − paid = closing",
            _balances(year),
        ),
        ("остатки месяца = остатки в документе следующего", "closing = the next opening", _handed(year)),
        (
            "дом + на потом = помещения + распределено + перенос",
            "house + carried out = premises + charged + carried in",
            _resources(year),
        ),
        ("доли общего имущества в сумме дают объём", "shares of the common property sum up", _shares(year)),
        (
            "корректировка за год = по прибору − начислено, по месяцам",
            "yearly correction = actual − charged, month by month",
            _corrections(year),
        ),
    ]
    return found


def _require(left: object, right: object, what: str) -> None:
    if left != right:
        raise SystemExit(f"{what}: {left} != {right}")


def _sums(year: Year) -> int:
    count = 0
    for _, closed in year:
        lines = sum((line.amount for bill in closed.bills for line in bill.lines), Decimal())
        services = sum((each.amount for each in closed.summary.services), Decimal())
        totals = sum((bill.totals.charged + bill.totals.voluntary for bill in closed.bills), Decimal())
        _require(lines, services, f"{closed.month} summary")
        _require(lines, totals, f"{closed.month} totals")
        count += 2
    return count


def _balances(year: Year) -> int:
    count = 0
    for _, closed in year:
        for bill in closed.bills:
            for row in bill.balances:
                _require(row.opening + row.charged - row.paid, row.closing, f"{closed.month} {bill.account}")
                count += 1
    return count


def _handed(year: Year) -> int:
    """What a month leaves is what the next one starts from, account by account."""
    count = 0
    for (_, closed), (opening, after) in zip(year, year[1:], strict=False):
        left: dict[str, Decimal] = defaultdict(Decimal)
        for account in opening["accounts"]:
            left[account["account"]] += sum(Decimal(each["amount"]) for each in account["balances"])
        for bill in closed.bills:
            rows = sum((row.closing for row in bill.balances), Decimal())
            _require(left[bill.account], rows, f"{closed.month} {bill.account}")
            _require(after.bill(bill.account).totals.opening, rows, f"{after.month} {bill.account}")
            count += 2
    return count


def _resources(year: Year) -> int:
    count = 0
    for _, closed in year:
        for each in closed.resources:
            if each.house is None:
                continue
            _require(each.house - each.own, each.common, f"{closed.month} {each.service}")
            count += 1
            if each.charged is None:
                continue
            came = each.house + each.carried_out + each.dropped
            _require(came, each.own + each.charged + each.carried_in, f"{closed.month} {each.service}")
            count += 1
    return count


def _shares(year: Year) -> int:
    """A printed share is rounded to 1e-7, so the sum may miss by half of that for each bill."""
    count = 0
    for _, closed in year:
        water = next(each for each in closed.resources if each.service == "cold_water")
        shared = sum(
            (
                line.quantity
                for bill in closed.bills
                for line in bill.lines
                if line.service == "common_cold_water" and line.component is Component.WHOLE
            ),
            Decimal(),
        )
        assert water.charged is not None
        _require(abs(shared - water.charged) <= Decimal("0.00000005") * 2 * len(closed.bills), True, "shares")
        count += 1
    return count


def _corrections(year: Year) -> int:
    """Each month over again: the volume by the meter of the house, by area, at the tariff."""
    count = 0
    for bill in year[-1][1].bills:
        for service, resource in (("heating", "heating"), ("common_electricity", "electricity")):
            actual, charged = _year_of(year, bill.account, service, resource)
            corrected = sum(
                each.amount
                for each in bill.lines
                if each.service == service and each.component is Component.CORRECTION
            )
            _require(corrected, actual - charged, f"{service} of {bill.account}")
            count += 1
    return count


def _year_of(year: Year, account: str, service: str, resource: str) -> tuple[Decimal, Decimal]:
    actual = charged = Decimal()
    for _, closed in year[:-1]:
        of_house = next(each for each in closed.resources if each.service == resource)
        volume = of_house.house if resource == "heating" else of_house.common
        assert volume is not None
        line = next(
            each
            for each in closed.bill(account).lines
            if each.service == service and each.component is Component.WHOLE
        )
        of = {each.symbol: each.value for each in line.inputs}
        share = volume * of["S"] / of["S_ob"] * line.price
        actual += share.quantize(Decimal("0.01"), "ROUND_HALF_UP")
        charged += line.amount
    return actual, charged
