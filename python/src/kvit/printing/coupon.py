"""Купон — a coupon as a page of HTML, as PDF and as the text of an e-mail.

The name of the payer is given when it is printed and is kept nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from zoneinfo import ZoneInfo

from kvit.coupons import Coupon, CouponState, Offer
from kvit.printing.page import rendered, tidy
from kvit.printing.qr_picture import qr_svg
from kvit.text import Lang, Text

TEMPLATE = "coupon.html.j2"
WHAT = Text("Купон для печати", "A printed coupon")
_MONTHS = {
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_STATE = {
    CouponState.REDEEMED: Text("Купон погашен", "This coupon has been redeemed"),
    CouponState.EXPIRED: Text("Срок купона истёк", "This coupon has expired"),
    CouponState.REVOKED: Text("Купон отозван", "This coupon has been revoked"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class CouponGiven:
    """What a printed coupon says beside its own facts."""

    programme: Text  #: the title of the programme
    zone: str = "Europe/Moscow"  #: of the programme: by its clocks the last day ends
    name: str = ""  #: of the payer, as he wrote it; kept nowhere
    how: Text = Text("", "")  #: how the partner takes it, in his words


class CouponSheet:
    """The words of a coupon in one language."""

    def __init__(self, coupon: Coupon, offer: Offer, given: CouponGiven, lang: Lang) -> None:
        self.coupon = coupon
        self.offer = offer
        self.given = given
        self.lang = lang
        self._zone: tzinfo = ZoneInfo(given.zone)

    def say(self, ru: str, en: str) -> str:
        return ru if self.lang == "ru" else en

    @property
    def kind(self) -> str:
        words = {
            "coupon": ("Купон на скидку", "Discount coupon"),
            "promo_code": ("Промокод", "Promo code"),
            "gift": ("Подарочный купон", "Gift coupon"),
        }
        return self.say(*words[self.offer.kind])

    @property
    def worth(self) -> str:
        """What it gives, in large letters."""
        if self.offer.discount is not None:
            text = f"{self.offer.discount.normalize():f}"
            return f"−{text.replace('.', ',')}\u00a0%" if self.lang == "ru" else f"−{text}%"
        return self.say("Подарок", "A gift")

    @property
    def title(self) -> str:
        return tidy(self.offer.title.get(self.lang))

    @property
    def issued(self) -> str:
        return self.day(self.coupon.issued_at.astimezone(self._zone).date())

    @property
    def until(self) -> str:
        """The last day on which it is good; empty where there is none."""
        if self.coupon.expires_at is None:
            return ""
        return self.day((self.coupon.expires_at - timedelta(seconds=1)).astimezone(self._zone).date())

    @property
    def state(self) -> str:
        """Why it is worth nothing any more; empty for one that is good."""
        return _STATE[self.coupon.state].get(self.lang) if self.coupon.state in _STATE else ""

    def day(self, day: date) -> str:
        return f"{day.day}\u00a0{_MONTHS[self.lang][day.month - 1]} {day.year}"

    @property
    def rows(self) -> list[tuple[str, str]]:
        told = [
            (self.say("Партнёр", "Partner"), self.offer.partner.get(self.lang)),
            (self.say("Выдан", "Issued"), self.issued),
            (self.say("Действует по", "Valid through"), self.until or self.say("без срока", "no end")),
            (self.say("Лицевой счёт", "Account"), self.coupon.account),
            (self.say("Кому", "To"), self.given.name),
            (self.say("Номер купона", "Number of the coupon"), self.number),
        ]
        return [(label, value) for label, value in told if value]

    @property
    def number(self) -> str:
        """In groups of four."""
        return " ".join(self.coupon.id[at : at + 4] for at in range(0, len(self.coupon.id), 4))


def html_of(coupon: Coupon, offer: Offer, given: CouponGiven, lang: Lang = "ru") -> str:
    """One page that loads nothing; the same facts give the same text. The QR code is the code itself."""
    sheet = CouponSheet(coupon, offer, given, lang)
    code = "" if sheet.state else qr_svg(coupon.code.encode())
    return rendered(TEMPLATE, WHAT, sheet=sheet, lang=lang, say=sheet.say, qr=code)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """An e-mail as text: the host sends it."""

    subject: str
    body: str


def mail_of(coupon: Coupon, offer: Offer, given: CouponGiven, lang: Lang = "ru") -> Mail:
    """The coupon as an e-mail. ValueError for one that is worth nothing any more."""
    sheet = CouponSheet(coupon, offer, given, lang)
    if sheet.state:
        raise ValueError(sheet.state)
    say = sheet.say
    hello = say("Здравствуйте", "Hello") + (f", {given.name}!" if given.name else "!")
    lines = [
        hello,
        "",
        say(
            f"Ваш купон по программе «{given.programme.ru}»:",
            f"Your coupon of the programme “{given.programme.en}”:",
        ),
        "",
        f"{sheet.title} — {offer.partner.get(lang)}",
        "",
        say("Код", "Code") + f": {coupon.code}",
        *(f"{label}: {value}" for label, value in sheet.rows if value != given.name),
    ]
    how = given.how.get(lang)
    if how:
        lines += ["", how]
    lines += [
        "",
        say(
            "Купон один: повторное письмо содержит тот же код. Никому его не сообщайте до оплаты у партнёра.",
            "There is one coupon: a repeated mail has the same code. Keep it to yourself until you use it.",
        ),
    ]
    return Mail(
        subject=say(f"Купон: {offer.title.ru}", f"Your coupon: {offer.title.en}"),
        body="\n".join(lines).replace("\u00a0", " ") + "\n",
    )
