"""A draw for people."""

from __future__ import annotations

from rich.console import Console

from kvit.cli.lang import say
from kvit.cli.show import items, money, number_column, table, text_column
from kvit.draw import OUTCOMES, STATUSES, Announcement, Place, Receipt, Verdict
from kvit.text import Lang

#: Of the reserve; the receipt has everybody.
RESERVE_SHOWN = 10


def doubt(lang: Lang) -> str:
    """What is said of every draw without public randomness."""
    return say(
        "Публичной случайности нет: организатор мог подобрать секрет под нужный исход, и в итоге "
        "вправе усомниться каждый. Это журнал для проверки, а не честный розыгрыш.",
        "There is no public randomness: the organiser could have picked the secret by its outcome, "
        "so that anybody could doubt the result. This is an audit trail and no fair draw.",
        lang,
    )


def print_announcement(out: Console, published: Announcement, lang: Lang) -> None:
    terms = published.draw
    rows = table(say(f"Розыгрыш {terms['id']}", f"Draw {terms['id']}", lang))
    text_column(rows, "")
    text_column(rows, "")
    for name, value in (
        (say("участников", "entrants", lang), str(published.entrants)),
        (say("билетов", "tickets", lang), str(published.tickets)),
        (say("хеш списка", "hash of the pool", lang), published.pool_sha256),
        (say("обязательство", "commitment", lang), published.commitment),
        (say("кругов", "rounds", lang), str(published.chain - 1)),
        (say("случайность", "randomness", lang), terms["randomness"]),
        (say("станет известна", "will be known", lang), terms["randomness_at"]),
        (say("код раскрывается до", "the code is revealed by", lang), terms["reveal_by"]),
    ):
        rows.add_row(name, value)
    out.print(rows)
    todo = say(
        "Опубликуйте объявление и список участников до того, как случайность станет известна.",
        "Publish the announcement and the pool before the randomness is known.",
        lang,
    )
    items(out, "", [todo])


def print_receipt(out: Console, receipt: Receipt, lang: Lang) -> None:
    status = STATUSES[receipt.status].get(lang)
    rows = table(f"{receipt.draw}: {status}")
    number_column(rows, say("место", "place", lang))
    text_column(rows, say("участник", "entrant", lang))
    number_column(rows, say("билет", "ticket", lang))
    text_column(rows, say("исход", "outcome", lang))
    number_column(rows, say("сумма", "sum", lang))
    shown = _shown(receipt)
    for place in shown:
        outcome = OUTCOMES[place.outcome].get(lang)
        for more in (place.prize, place.reason):
            outcome += f": {more}" if more else ""
        amount = money(place.credit, lang) if place.credit is not None else ""
        rows.add_row(str(place.place), place.ref, str(place.ticket), outcome, amount)
    if shown:
        out.print(rows)
    else:
        out.print(f"{receipt.draw}: {status}")
    notes = []
    if left := len(receipt.order) - len(shown):
        notes.append(say(f"Ещё в резерве: {left}.", f"More in the reserve: {left}.", lang))
    for prize, count in receipt.unspent.items():
        notes.append(say(f"Не разыграно: {prize}, {count}.", f"Unspent: {prize}, {count}.", lang))
    if receipt.mode == "audit_only":
        notes.append(doubt(lang))
    items(out, "", notes)


def _shown(receipt: Receipt) -> tuple[Place, ...]:
    """As far as the last prize, and a few of the reserve."""
    last = max((place.place for place in receipt.order if place.outcome != "reserve"), default=0)
    return receipt.order[: last + RESERVE_SHOWN]


def print_verdict(out: Console, verdict: Verdict, source: str, excluded: int, lang: Lang) -> None:
    if verdict.holds:
        out.print(
            say(
                f"{verdict.draw}: протокол верен, {STATUSES[verdict.status].get(lang)}.",
                f"{verdict.draw}: the receipt holds, {STATUSES[verdict.status].get(lang)}.",
                lang,
            )
        )
    else:
        nothing = say("ничего", "nothing", lang)
        there, due = verdict.receipt or nothing, verdict.protocol or nothing
        out.print(
            say(
                f"{verdict.draw}: протокол неверен. Первое отличие {verdict.differs_at}: в протоколе "
                f"{there}, должно быть {due}.",
                f"{verdict.draw}: the receipt does not hold. First difference {verdict.differs_at}: "
                f"it has {there}, due is {due}.",
                lang,
            )
        )
    items(out, "", _for_the_eye(verdict, source, excluded, lang))


def _for_the_eye(verdict: Verdict, source: str, excluded: int, lang: Lang) -> list[str]:
    """What no calculation can know."""
    notes = []
    if verdict.randomness is not None:
        said = verdict.randomness.decode(errors="backslashreplace")
        notes.append(
            say(
                f"Сверьте случайность «{said}» с источником: {source}",
                f"Compare the randomness «{said}» with its source: {source}",
                lang,
            )
        )
    else:
        notes.append(doubt(lang))
    if verdict.round > 1:
        notes.append(
            say(
                f"Это круг {verdict.round}: честен, только если опубликованы и протоколы прежних кругов.",
                f"This is round {verdict.round}: fair only where the rounds before are published too.",
                lang,
            )
        )
    if excluded:
        notes.append(
            say(
                f"Исключены участники: {excluded}; причины в протоколе, их проверяют люди.",
                f"Entrants excluded: {excluded}; the reasons are in the receipt, for people to judge.",
                lang,
            )
        )
    return notes
