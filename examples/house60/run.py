"""run.py [ru|en]: a year of the example house, closed month by month, told to a person.

The house's own account, four bills with their explanations, and a control table.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import control
import make
import town
from paper import figure, heading, paragraph, table, volume
from year import Year, close_year

from kvit import Bill, Closed, Component, HouseResource, Line
from kvit.bill_words import line_title, titled
from kvit.figures import day, month
from kvit.text import Lang


def say(ru: str, en: str, lang: Lang) -> str:
    return ru if lang == "ru" else en


def report(year: Year, lang: Lang) -> Iterator[str]:
    yield from _top(year, lang)
    for service in ("electricity", "cold_water"):
        yield from _own_account(year, service, lang)
    yield from _heat(year, lang)
    yield from _broken_meter(year, lang)
    yield from _late_reading(year, lang)
    yield from _three_zones(year, lang)
    yield from _heating(year, lang)
    yield from _no_meter(year, lang)
    yield from _moving_in(year, lang)
    yield from _sums(year, lang)
    yield from _identities(year, lang)


def _top(year: Year, lang: Lang) -> Iterator[str]:
    first = year[0][1].summary
    yield say(
        f"Дом {make.HOUSE}: лицевых счетов {first.accounts}, площадь {figure(first.area, lang)} м², "
        f"человек {first.people}. Все данные условные.",
        f"House {make.HOUSE}: {first.accounts} accounts, {figure(first.area, lang)} m², "
        f"{first.people} people. All data are synthetic.",
        lang,
    )
    yield say(
        "Каждый месяц закрыт по тому, что было известно в его последний день.",
        "Each month is closed by what was known on its last day.",
        lang,
    )
    yield say(
        "Под строкой счёта: почему она такая и как посчитана. Откуда числа, видно в деревьях строк.",
        "Under a line: why it is so and how it was computed. Where the numbers come from, the trees say.",
        lang,
    )


# ---- the house's own account


def _own_account(year: Year, service: str, lang: Lang) -> Iterator[str]:
    first = _resource(year[0][1], service)
    unit = {"m3": "м³", "kWh": "кВт·ч"}[first.unit] if lang == "ru" else first.unit
    yield from heading(
        say("Счёт дома", "The house's own account", lang) + f": {first.title.get(lang).lower()}, {unit}"
    )
    head = say(
        "месяц|дом|помещения|общее|перенос|начислено|на потом",
        "month|house|premises|common|carried in|charged|carried out",
        lang,
    )
    rows = []
    for _, closed in year:
        each = _resource(closed, service)
        assert each.house is not None
        charged = _charged(closed, f"common_{service}")
        what = (each.house, each.own, each.common, each.carried_in, charged, each.carried_out)
        rows.append((month(closed.month, lang), *(volume(one, lang) for one in what)))
    yield from table(tuple(head.split("|")), rows)
    if service == "cold_water":
        yield from _why_negative(year, lang)
    else:
        yield say(
            "За электроэнергию на СОИ начислено по нормативу, в январе 2026 года 2025 год исправлен по прибору.",
            "Common electricity goes by norm, and in January 2026 the year 2025 is corrected by the meter.",
            lang,
        )


def _resource(closed: Closed, service: str) -> HouseResource:
    return next(each for each in closed.resources if each.service == service)


def _charged(closed: Closed, service: str) -> Decimal:
    """The volume of all bills, without the correction of a year."""
    whole = (
        line.quantity
        for line in _all(closed)
        if line.service == service and line.component is Component.WHOLE
    )
    return sum(whole, Decimal())


def _why_negative(year: Year, lang: Lang) -> Iterator[str]:
    for _, closed in year:
        if _resource(closed, "cold_water").common >= 0:
            continue
        told = next(each for each in closed.bills[0].decisions if each.code == "common_below_zero")
        yield f"{month(closed.month, lang)}: {told.text.get(lang)}."


def _heat(year: Year, lang: Lang) -> Iterator[str]:
    yield from heading(say("Тепло дома, Гкал", "Heat of the house, Gcal", lang))
    rows = []
    total = Decimal()
    for _, closed in year:
        each = _resource(closed, "heating")
        assert each.house is not None
        if closed.month.year == 2025:
            total += each.house
        what = (each.house, _charged(closed, "heating"))
        rows.append((month(closed.month, lang), *(volume(one, lang) for one in what)))
    head = say("месяц|по прибору|начислено", "month|by the meter|charged", lang)
    yield from table(tuple(head.split("|")), rows)
    last = town.HEAT_2024
    yield say(
        f"2024 год: {volume(last, lang)}, двенадцатая часть {volume(last / 12, lang)}; 2025 год: {volume(total, lang)}.",
        f"2024: {volume(last, lang)}, a twelfth of it {volume(last / 12, lang)}; 2025: {volume(total, lang)}.",
        lang,
    )


# ---- bills


def _broken_meter(year: Year, lang: Lang) -> Iterator[str]:
    number = f"{town.BROKEN_COLD:02}"
    yield from heading(
        say(
            f"Счёт {number}: счётчик холодной воды сломан {day(town.BROKEN_FROM, lang)}, "
            f"заменён {day(town.BROKEN_TO, lang)}",
            f"Account {number}: the cold water meter failed on {town.BROKEN_FROM}, replaced on {town.BROKEN_TO}",
            lang,
        )
    )
    for at in ("2025-02", "2025-03", "2025-05", "2025-06", "2025-10", "2025-11"):
        yield from _lines(_bill(year, at, number), ("cold_water", "waste_water"), lang)
    yield from _tree(_bill(year, "2025-06", number), "cold_water", Component.EXCESS, lang)


def _late_reading(year: Year, lang: Lang) -> Iterator[str]:
    number = f"{town.FORGETFUL:02}"
    yield from heading(
        say(
            f"Счёт {number}: показаний воды нет в апреле и мае, в июне они пришли",
            f"Account {number}: no water readings in April and May, they came in June",
            lang,
        )
    )
    for at in ("2025-04", "2025-06", "2025-07"):
        yield from _lines(_bill(year, at, number), ("cold_water", "waste_water"), lang)


def _three_zones(year: Year, lang: Lang) -> Iterator[str]:
    number = f"{town.HUNGRY:02}"
    yield from heading(
        say(
            f"Счёт {number}: три зоны суток, объём выше первого диапазона",
            f"Account {number}: three zones of the day, a volume above the first band",
            lang,
        )
    )
    bill = _bill(year, "2025-01", number)
    yield from _lines(bill, ("electricity",), lang)
    yield from _lines(_bill(year, "2025-07", number), ("electricity",), lang)
    second = next(each for each in bill.lines if each.service == "electricity" and each.band == 2)
    yield from paragraph(bill.explain(second.number).tree(lang), "  ")


def _heating(year: Year, lang: Lang) -> Iterator[str]:
    number = "05"
    yield from heading(
        say(
            f"Счёт {number}: отопление равномерно и корректировка за год",
            f"Account {number}: heating evenly, and the correction of the year",
            lang,
        )
    )
    yield from _lines(_bill(year, "2025-07", number), ("heating",), lang)
    yield from _lines(
        _bill(year, "2026-01", number), ("heating", "common_electricity"), lang
    )
    rows: list[tuple[str, ...]] = []
    sums = [Decimal(), Decimal()]
    for _, closed in year[:-1]:
        heat = _resource(closed, "heating")
        line = next(each for each in closed.bill(number).lines if each.service == "heating")
        of = {each.symbol: each.value for each in line.inputs}
        assert heat.house is not None
        actual = (heat.house * of["S"] / of["S_ob"] * line.price).quantize(Decimal("0.01"), "ROUND_HALF_UP")
        sums = [sums[0] + actual, sums[1] + line.amount]
        rows.append(
            (
                month(closed.month, lang), volume(heat.house, lang), figure(line.price, lang),
                figure(actual, lang), figure(line.amount, lang), figure(actual - line.amount, lang),
            )
        )
    rows.append((say("за год", "the year", lang), "", "", *(figure(each, lang) for each in (*sums, sums[0] - sums[1]))))
    head = say(
        "месяц|дом, Гкал|тариф|по прибору|начислено|разность",
        "month|house, Gcal|tariff|by the meter|charged|difference",
        lang,
    )
    yield from table(tuple(head.split("|")), rows)
    yield from _tree(_bill(year, "2026-01", number), "heating", Component.CORRECTION, lang)


def _no_meter(year: Year, lang: Lang) -> Iterator[str]:
    number = f"{min(town.COULD_HAVE_ONE):02}"
    yield from heading(
        say(
            f"Счёт {number}: счётчиков воды нет, хотя их можно установить; коэффициент вырос 06.12.2025",
            f"Account {number}: no water meters although they could be installed; the factor rose on 2025-12-06",
            lang,
        )
    )
    yield from _lines(_bill(year, "2025-12", number), ("cold_water", "hot_water", "waste_water"), lang)


def _moving_in(year: Year, lang: Lang) -> Iterator[str]:
    number = f"{town.MOVING_IN:02}"
    yield from heading(
        say(
            f"Счёт {number}: тариф на воду с 07.02.2025, третий житель с {day(town.MOVING_DAY, lang)}, льгота",
            f"Account {number}: a water tariff from 2025-02-07, a third resident from {town.MOVING_DAY}, a benefit",
            lang,
        )
    )
    bill = _bill(year, "2025-02", number)
    yield from _lines(bill, None, lang)
    for each in bill.decisions:
        yield from paragraph(f"* {each.text.get(lang)}", "  ")
    yield from _tree(bill, "cold_water", Component.BENEFIT, lang)


def _bill(year: Year, at: str, number: str) -> Bill:
    return next(closed for _, closed in year if str(closed.month) == at).bill(number)


def _lines(bill: Bill, services: tuple[str, ...] | None, lang: Lang) -> Iterator[str]:
    """Some lines of a bill, each with why it is so."""
    yield ""
    yield say("Счёт", "Account", lang) + f" {bill.account}, {month(bill.month, lang)}"
    for line in bill.lines:
        if services is None or line.service in services:
            yield from _line(bill, line, lang)
    if services is None:
        totals = bill.totals
        yield "  " + say("Начислено", "Charged", lang) + f": {figure(totals.charged, lang)}; " + say(
            "к оплате", "to pay", lang
        ) + f": {figure(totals.to_pay, lang)}"


def _line(bill: Bill, line: Line, lang: Lang) -> Iterator[str]:
    title = f"{line.number:>3}. {line_title(line, lang)}"
    yield f"{title:<84}{figure(line.amount, lang):>14}"
    why, computed, *_ = bill.explain(line.number).sentence(lang).splitlines()
    yield from paragraph(why, "       ")
    yield from paragraph(computed, "       ")


def _tree(bill: Bill, service: str, component: Component, lang: Lang) -> Iterator[str]:
    line = next(each for each in bill.lines if each.service == service and each.component is component)
    yield ""
    yield say("Строка", "Line", lang) + f" {line.number}, {month(bill.month, lang)}:"
    yield from paragraph(bill.explain(line.number).tree(lang), "  ")


# ---- control


def _sums(year: Year, lang: Lang) -> Iterator[str]:
    yield from heading(say("Начислено по услугам и месяцам, ₽", "Charged by services and months, RUB", lang))
    sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    titles: dict[str, None] = {}
    for _, closed in year:
        for each in closed.summary.services:
            name = titled(each.title, each.component, lang)
            titles[name] = None
            sums[name][str(closed.month)] += each.amount
    months = [str(closed.month) for _, closed in year]
    order = [titled(line.title, line.component, lang) for _, closed in year for line in _all(closed)]
    names = sorted(titles, key=order.index)
    for part in (months[:7], months[7:]):
        rows = [
            (name, *(figure(sums[name][each], lang) if each in sums[name] else "" for each in part))
            for name in names
        ]
        whole = (sum((sums[name].get(each, Decimal()) for name in names), Decimal()) for each in part)
        rows.append((say("Всего", "All", lang), *(figure(each, lang) for each in whole)))
        yield from table(("", *part), rows)
        yield ""
    head = say(
        "месяц|входящее|начислено|страхование|оплачено|исходящее",
        "month|opening|charged|insurance|paid|closing",
        lang,
    )
    rows = []
    for _, closed in year:
        totals = closed.summary.totals
        what = (totals.opening, totals.charged, totals.voluntary, totals.paid, totals.closing)
        rows.append((month(closed.month, lang), *(figure(each, lang) for each in what)))
    yield from table(tuple(head.split("|")), rows)


def _all(closed: Closed) -> list[Line]:
    return [line for bill in closed.bills for line in bill.lines]


def _identities(year: Year, lang: Lang) -> Iterator[str]:
    yield from heading(say("Тождества", "Identities", lang))
    rows = [(say(ru, en, lang), str(count)) for ru, en, count in control.check(year)]
    head = say("что сошлось|сравнений", "what agrees|comparisons", lang)
    yield from table(tuple(head.split("|")), rows)


def main(lang: Lang) -> None:
    documents = make.documents()
    year = close_year(documents["house"], documents["tariffs"], documents["opening"])
    print("\n".join(report(year, lang)))


if __name__ == "__main__":
    main("en" if sys.argv[1:] == ["en"] else "ru")
