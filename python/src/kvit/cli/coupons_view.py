"""Offers, rights and coupons on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from rich.console import Console

from kvit.cli.lang import say
from kvit.cli.show import number_column, table, text_column
from kvit.coupons import Book, CouponState, Offer, RightState
from kvit.text import Lang, Text

_RIGHT = {
    RightState.OPEN: Text("открыто", "open"),
    RightState.RESERVED: Text("придержано", "reserved"),
    RightState.CLAIMED: Text("купон выдан", "claimed"),
    RightState.LAPSED: Text("срок истёк", "lapsed"),
    RightState.DROPPED: Text("снято", "dropped"),
}
_COUPON = {
    CouponState.ISSUED: Text("выдан", "issued"),
    CouponState.REDEEMED: Text("погашен", "redeemed"),
    CouponState.EXPIRED: Text("срок истёк", "expired"),
    CouponState.REVOKED: Text("отозван", "revoked"),
}


def print_offers(out: Console, offers: Mapping[str, Offer], lang: Lang) -> None:
    rows = table()
    for header in (
        say("предложение", "offer", lang),
        say("партнёр", "partner", lang),
        say("категории", "categories", lang),
        say("что даёт", "title", lang),
    ):
        text_column(rows, header)
    for each in offers.values():
        rows.add_row(
            each.id,
            each.partner.get(lang),
            ", ".join(category.get(lang) for category in each.categories),
            each.title.get(lang),
        )
    out.print(rows)


def print_book(out: Console, book: Book, offers: Mapping[str, Offer], lang: Lang) -> None:
    _events(out, book, lang)
    _coupons(out, book, offers, lang)
    _rights(out, book, lang)
    _stock(out, book, lang)


def _events(out: Console, book: Book, lang: Lang) -> None:
    rows = table()
    for header in (say("событие", "event", lang), say("решение", "decision", lang), say("купон", "coupon", lang)):
        text_column(rows, header)
    for each in book.events:
        rows.add_row(each.event, each.decision.text.get(lang), each.coupon)
    out.print(rows)


def _coupons(out: Console, book: Book, offers: Mapping[str, Offer], lang: Lang) -> None:
    rows = table()
    for header in (
        say("купон", "coupon", lang),
        say("счёт", "account", lang),
        say("предложение", "offer", lang),
        say("код", "code", lang),
        say("состояние", "state", lang),
        say("годен до", "valid to", lang),
    ):
        text_column(rows, header)
    for each in book.coupons:
        state = _COUPON[each.state].get(lang)
        if each.ground_fallen:
            state += say(", основание отпало", ", its ground has fallen", lang)
        rows.add_row(
            each.id, each.account, offers[each.offer].title.get(lang), each.code, state, _moment(each.expires_at)
        )
    out.print(rows)


def _rights(out: Console, book: Book, lang: Lang) -> None:
    rows = table()
    for header in (
        say("счёт", "account", lang),
        say("за что", "unit", lang),
        say("право", "right", lang),
        say("до", "until", lang),
        say("можно выбрать", "may choose", lang),
    ):
        text_column(rows, header)
    for each in book.rights:
        rows.add_row(
            each.account, each.unit, _RIGHT[each.state].get(lang), _moment(each.lapses_at), ", ".join(each.choices)
        )
    out.print(rows)


def _stock(out: Console, book: Book, lang: Lang) -> None:
    rows = table()
    text_column(rows, say("предложение", "offer", lang))
    for header in (
        say("всего", "stock", lang),
        say("придержано", "reserved", lang),
        say("выдано", "issued", lang),
        say("свободно", "free", lang),
    ):
        number_column(rows, header)
    for each in book.stock:
        numbers = (each.stock, each.reserved, each.issued, each.free)
        rows.add_row(each.offer, *("∞" if number is None else str(number) for number in numbers))
    out.print(rows)


def _moment(at: datetime | None) -> str:
    return "" if at is None else at.strftime("%Y-%m-%d %H:%M UTC")
