"""Decisions of a bonus programme on the screen."""

from __future__ import annotations

from collections.abc import Iterable

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


_FLAGS = {
    "ground_fallen": Text("основание отпало, отмечено", "its ground has fallen, noted"),
    "reduced": Text("уменьшено до предела", "reduced to the limit"),
    "flag_tax": Text("возможен налог", "tax may be due"),
}


def print_evaluation(out: Console, found: Evaluation, lang: Lang) -> None:
    out.print(
        f"{found.title.get(lang)}, {say('версия', 'version', lang)} {found.version}", style="bold"
    )
    for account in found.accounts:
        out.print()
        _Account(out, found, lang).print(account)
    if found.assumed:
        out.print()
        out.print(
            say("Допущения, которых нет в источнике: ", "Assumed, not in the source: ", lang)
            + ", ".join(found.assumed)
        )
    out.print(f"SHA-256 {found.hash}", soft_wrap=True)


class _Account:
    """One account, in the words of its programme."""

    def __init__(self, out: Console, found: Evaluation, lang: Lang) -> None:
        self._out = out
        self._found = found
        self._lang = lang

    def print(self, account: AccountEvaluation) -> None:
        out = self._out
        out.print(account.account, style="bold")
        if account.rating is not None:
            self._rating(account.rating)
        items(out, self._say("Рейтинга нет", "No rating"), self._told(account.rating_refused))
        if account.decisions:
            self._decisions(account.decisions)
        items(
            out,
            self._say("Розыгрыши", "Draws"),
            [
                f"{each.draw} {each.unit}: "
                + (
                    self._say("участвует, билетов: ", "takes part, tickets: ") + str(each.tickets)
                    if each.tickets
                    else "; ".join(self._told(each.reasons))
                )
                for each in account.entries
            ],
        )
        items(out, self._say("Замечания", "Remarks"), self._told(account.warnings))

    def _decisions(self, decisions: Iterable[GrantDecision]) -> None:
        rows = table()
        for header in (
            self._say("право", "grant"),
            self._say("за что", "unit"),
            self._say("решение", "decision"),
            self._say("почему", "why"),
        ):
            text_column(rows, header)
        for each in decisions:
            rows.add_row(
                each.grant, each.unit, self._decided(each), "; ".join(self._told(each.reasons))
            )
        self._out.print(rows)

    def _rating(self, rating: Rating) -> None:
        points = f"{rating.points} / {rating.points_max}"
        level = f", {self._level(rating.level)}" if rating.level else ""
        self._out.print(
            self._say("Рейтинг за", "Rating of")
            + f" {rating.months[0]} – {rating.months[-1]}: {points}{level}"
        )
        rows = table()
        text_column(rows, self._say("показатель", "metric"))
        number_column(rows, self._say("баллы", "points"))
        sums: dict[str, int] = {}
        for each in rating.metrics:
            sums[each.metric] = sums.get(each.metric, 0) + each.points
        for metric, of_metric in sums.items():
            rows.add_row(self._metric(metric), str(of_metric))
        self._out.print(rows)
        items(self._out, self._say("Почему не выше", "Why not higher"), self._told(rating.reasons))
        if rating.next is None:
            return
        told = self._told(rating.next.reasons)
        if rating.next.points_missing:
            missing = self._say("не хватает баллов: ", "points missing: ")
            told.insert(0, missing + str(rating.next.points_missing))
        told += [f"{self._metric(each.metric)}: +{each.points}" for each in rating.next.could_give]
        title = self._say("Следующий уровень", "The next level")
        items(self._out, f"{title}: {self._level(rating.next.level)}", told)

    def _say(self, ru: str, en: str) -> str:
        return say(ru, en, self._lang)

    def _level(self, level: str) -> str:
        return self._found.levels[level].get(self._lang)

    def _metric(self, metric: str) -> str:
        title = self._found.metrics.get(metric)
        return title.get(self._lang) if title else metric

    def _decided(self, each: GrantDecision) -> str:
        told = _VERDICT[each.verdict].get(self._lang)
        if each.credit:
            told += ", " + money(each.credit, self._lang)
        if each.units:
            told += f", {each.units}"
        for flag in each.flags:
            told += f" ({_FLAGS[flag].get(self._lang)})"
        return told

    def _told(self, reasons: Iterable[Reason]) -> list[str]:
        return [
            (f"{each.month}: " if each.month else "") + each.text.get(self._lang)
            for each in reasons
        ]
