"""Decisions of a bonus programme on the screen."""

from __future__ import annotations

from rich.console import Console

from kvit.bonus import AccountEvaluation, Evaluation, GrantDecision, Rating, Reason, Verdict
from kvit.cli.lang import say
from kvit.cli.show import items, money, number_column, table, text_column
from kvit.text import Lang, Text

_VERDICT = {
    Verdict.GRANTED: Text("есть", "granted"),
    Verdict.REFUSED: Text("нет", "refused"),
    Verdict.OPEN: Text("ещё не решено", "open"),
    Verdict.TAKEN_BACK: Text("отозвано", "taken back"),
}


def print_evaluation(out: Console, found: Evaluation, lang: Lang) -> None:
    out.print(f"{found.programme}, {say('версия', 'version', lang)} {found.version}", style="bold")
    out.print(f"SHA-256 {found.hash}", soft_wrap=True)
    items(
        out,
        say("Допущения: этого нет в источнике", "Assumed: not in the source", lang),
        found.assumed,
    )
    for account in found.accounts:
        out.print()
        _account(out, account, lang)


def _account(out: Console, account: AccountEvaluation, lang: Lang) -> None:
    out.print(account.account, style="bold")
    if account.rating is not None:
        _rating(out, account.rating, lang)
    items(out, say("Рейтинга нет", "No rating", lang), _told(account.rating_refused, lang))
    if account.decisions:
        rows = table()
        for header in (
            say("право", "grant", lang),
            say("за что", "unit", lang),
            say("решение", "decision", lang),
            say("почему", "why", lang),
        ):
            text_column(rows, header)
        for each in account.decisions:
            rows.add_row(each.grant, each.unit, _decided(each, lang), "; ".join(_told(each.reasons, lang)))
        out.print(rows)
    items(out, say("Замечания", "Remarks", lang), _told(account.warnings, lang))


def _rating(out: Console, rating: Rating, lang: Lang) -> None:
    months = f"{rating.months[0]} – {rating.months[-1]}"
    level = f", {rating.level}" if rating.level else ""
    out.print(
        f"{say('Рейтинг за', 'Rating of', lang)} {months}: {rating.points} / {rating.points_max}{level}"
    )
    rows = table()
    text_column(rows, say("показатель", "metric", lang))
    number_column(rows, say("баллы", "points", lang))
    points: dict[str, int] = {}
    for each in rating.metrics:
        points[each.metric] = points.get(each.metric, 0) + each.points
    for metric, sum_of in points.items():
        rows.add_row(metric, str(sum_of))
    out.print(rows)
    items(out, say("Почему не выше", "Why not higher", lang), _told(rating.reasons, lang))
    if rating.next is not None:
        told = _told(rating.next.reasons, lang)
        if rating.next.points_missing:
            told.insert(0, say("не хватает баллов: ", "points missing: ", lang) + str(rating.next.points_missing))
        told += [f"{each.metric}: +{each.points}" for each in rating.next.could_give]
        items(out, say("Следующий уровень", "The next level", lang) + f": {rating.next.level}", told)


def _decided(each: GrantDecision, lang: Lang) -> str:
    told = _VERDICT[each.verdict].get(lang)
    if each.credit:
        told += ", " + money(each.credit, lang)
    if each.units:
        told += f", {each.units}"
    return told


def _told(reasons: tuple[Reason, ...], lang: Lang) -> list[str]:
    return [
        (f"{each.month}: " if each.month else "") + each.text.get(lang) for each in reasons
    ]
