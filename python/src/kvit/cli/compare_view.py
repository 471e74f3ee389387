"""The difference of bills on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from kvit.cli.lang import say
from kvit.cli.show import items, number_column, table, text_column
from kvit.comparison import AccountDifference, Cause, Comparison
from kvit.figures import number
from kvit.text import Lang, Text

_CAUSES = {
    Cause.FACT: Text("факты о доме и счёте", "facts about house and account"),
    Cause.TARIFF: Text("тарифы", "tariffs"),
    Cause.NORM: Text("нормативы", "norms"),
    Cause.LAW: Text("акты", "acts"),
    Cause.CALENDAR: Text("дни месяца", "days of the month"),
    Cause.PRACTICE: Text("учётная практика", "policy"),
    Cause.METHOD: Text("другой способ расчёта", "another way of computing"),
    Cause.APPEARED: Text("новые строки", "new lines"),
    Cause.VANISHED: Text("строк больше нет", "lines gone"),
    Cause.OPENING: Text("входящее сальдо", "opening balances"),
    Cause.POSTING: Text("оплата и корректировки", "payments and corrections"),
    Cause.OFFER: Text("принятое страхование", "accepted insurance"),
    Cause.ADVANCE: Text("авансы другим получателям", "advances with other creditors"),
    Cause.ROUNDING: Text("округление", "rounding"),
    Cause.ENGINE: Text("версия kvit", "version of kvit"),
}


def print_comparison(out: Console, found: Comparison, lang: Lang) -> None:
    if not found:
        out.print(say("Разницы нет.", "There is no difference.", lang))
        return
    for account in found.accounts:
        out.print(Styled(_title(account, lang), style="bold"))
        if account.lines:
            out.print(_lines(account, lang))
        told = [part.text.get(lang) for line in account.lines for part in line.parts]
        told += [each.text.get(lang) for each in account.movements]
        items(out, say("Почему", "Why", lang), told)
    out.print(_causes(found.causes, found.difference, lang))


def _title(account: AccountDifference, lang: Lang) -> str:
    months = " → ".join(
        dict.fromkeys(
            str(each) for each in (account.month_before, account.month_after) if each is not None
        )
    )
    if account.before is None:
        months += say(", квитанции раньше нет", ", no bill before", lang)
    if account.after is None:
        months += say(", квитанции больше нет", ", no bill after", lang)
    return f"{account.account}, {months}"


def _lines(account: AccountDifference, lang: Lang) -> Table:
    rows = table()
    text_column(rows, say("услуга", "service", lang))
    number_column(rows, say("было", "before", lang))
    number_column(rows, say("стало", "after", lang))
    number_column(rows, say("разница", "difference", lang))
    for each in account.lines:
        rows.add_row(
            each.title.get(lang),
            number(each.before, lang),
            number(each.after, lang),
            _signed(each.difference, lang),
        )
    return rows


def _causes(causes: Mapping[Cause, Decimal], difference: Decimal, lang: Lang) -> Table:
    rows = Table(box=None, show_header=False, pad_edge=False)
    text_column(rows, "")
    number_column(rows, "")
    for cause, amount in causes.items():
        rows.add_row(_CAUSES[cause].get(lang), _signed(amount, lang))
    rows.add_row(
        Styled(say("К оплате, разница", "To pay, difference", lang), style="bold"),
        Styled(_signed(difference, lang), style="bold"),
    )
    return rows


def _signed(amount: Decimal, lang: Lang) -> str:
    return ("+" if amount > 0 else "") + number(amount, lang)
