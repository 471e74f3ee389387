"""The rating of a payer (рейтинг) on the bill: a notice in a frame, from what a programme decided."""

from __future__ import annotations

import dataclasses

from kvit.bonus import Evaluation, Rating
from kvit.figures import day
from kvit.printing.person import Notice, Payer, Person
from kvit.text import Lang, Text


def with_ratings(person: Person, found: Evaluation, lang: Lang) -> Person:
    """The payers with a notice for each that has a rating; who has none gets no block, not a zero."""
    payers = {each.account: each for each in person.payers}
    for account in found.accounts:
        if account.rating is None:
            continue
        payer = person.payer_of(account.account) or Payer(account=account.account)
        notice = _notice(found, account.rating, lang)
        payers[account.account] = dataclasses.replace(payer, notices=(*payer.notices, notice))
    return dataclasses.replace(person, payers=tuple(payers.values()))


def _notice(found: Evaluation, rating: Rating, lang: Lang) -> Notice:
    def say(ru: str, en: str) -> str:
        return Text(ru, en).get(lang)

    def level(name: str) -> str:
        return say("«{}»", "“{}”").format(found.levels[name].get(lang))

    on = day(found.day, lang)
    points = say(
        f"{rating.points} баллов из {rating.points_max}",
        f"{rating.points} points of {rating.points_max}",
    )
    text = say(f"Ваш рейтинг на {on}: ", f"Your rating on {on}: ")
    text += f"{level(rating.level)}, {points}." if rating.level else f"{points}."
    if rating.next is not None:
        missing = [each.text.get(lang) for each in rating.next.reasons if not each.month]
        if rating.next.points_missing:
            few = rating.next.points_missing
            missing.insert(0, say(f"баллов: {few}", f"points: {few}"))
        if missing:
            upwards = level(rating.next.level)
            text += say(f" До уровня {upwards} не хватает — ", f" Missing for {upwards}: ")
            text += "; ".join(missing) + "."
        best = [each for each in rating.next.could_give if each.metric in found.metrics]
        if best:
            text += say(" Баллы ещё дают: ", " Points are still given for: ")
            text += (
                "; ".join(f"{found.metrics[each.metric].get(lang)}, +{each.points}" for each in best)
                + "."
            )
    return Notice(title=found.title.get(lang), text=text)
