"""Bills that cannot be printed, as instalments or support of their payers do not fit: told at the end, when
the others are printed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from kvit.bill import Bill
from kvit.cli.lang import say
from kvit.cli.lines import SHOWN_MAX
from kvit.cli.show import console, table, text_column
from kvit.errors import Error
from kvit.printing.bill_instalments import instalments_of
from kvit.printing.person import Person
from kvit.text import Lang

#: What is wrong with each, by its account.
Refused = Mapping[str, Error]


def refused_of(bills: Iterable[Bill], person: Person, wrong: Refused) -> dict[str, Error]:
    """In the order of the bills. `wrong`: accounts whose months could not be read. What is wrong with an
    account that is not asked for stops nothing."""
    found: dict[str, Error] = {}
    for bill in bills:
        if bill.account in wrong:
            found[bill.account] = wrong[bill.account]
            continue
        try:
            instalments_of(bill, person)
        except Error as error:
            found[bill.account] = error
    return found


def print_refused(refused: Refused, lang: Lang) -> None:
    """To where errors go: each with its account."""
    count = say(f"Не напечатано: {len(refused)}", f"Not printed: {len(refused)}", lang)
    rows = table(count)
    text_column(rows, say("счёт", "account", lang))
    text_column(rows, say("где", "path", lang))
    text_column(rows, say("что не так", "what is wrong", lang))
    text_column(rows, say("найдено", "found", lang))
    text_column(rows, say("ожидалось", "expected", lang))
    each_of = [(account, each) for account, error in refused.items() for each in error.errors]
    for account, each in each_of[:SHOWN_MAX]:
        rows.add_row(account, each.path, each.message.get(lang), each.found, each.expected.get(lang))
    screen = console(error=True)
    screen.print(rows)
    if len(each_of) > SHOWN_MAX:
        screen.print(say(f"Показаны первые {SHOWN_MAX}.", f"The first {SHOWN_MAX} are shown.", lang))


def counts_json(bills: int, written: int, refused: Refused) -> str:
    """One line: what became of the bills, and the errors of each refused one as in kvit-errors/1."""
    printed = bills - len(refused)
    errors = [
        {"account": account, **{key: found[key] for key in ("total", "errors")}}
        for account, found in ((account, json.loads(error.to_json())) for account, error in refused.items())
    ]
    counts = {"bills": bills, "written": written, "unchanged": printed - written, "refused": errors}
    return json.dumps(counts, ensure_ascii=False)
