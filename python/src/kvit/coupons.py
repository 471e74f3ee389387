"""Coupons of bonus programmes — купоны: offers of partners, rights, issue, redemption, revocation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kvit import _core
from kvit.bonus import Evaluation, Reason, Verdict
from kvit.documents import Document, encoded
from kvit.errors import Error, ErrorDetail
from kvit.text import Text


class RightState(StrEnum):
    """What a right is."""

    OPEN = "open"  #: можно выбрать предложение
    RESERVED = "reserved"  #: предложение придержано
    CLAIMED = "claimed"  #: купон выдан
    LAPSED = "lapsed"  #: срок истёк
    DROPPED = "dropped"  #: основание отпало


class CouponState(StrEnum):
    """What a coupon is."""

    ISSUED = "issued"  #: выдан
    REDEEMED = "redeemed"  #: погашен
    EXPIRED = "expired"  #: срок истёк
    REVOKED = "revoked"  #: отозван


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """An offer of a partner — предложение партнёра."""

    id: str
    partner: Text
    categories: tuple[Text, ...]
    title: Text
    kind: str  #: coupon, promo_code, gift
    discount: Decimal | None = None  #: per cent; None for a gift
    value: Decimal | None = None  #: of a gift, roubles


@dataclass(frozen=True, kw_only=True, slots=True)
class Right:
    """A right to one coupon."""

    key: str
    account: str
    reward: str
    at: datetime
    state: RightState
    unit: str = ""
    lapses_at: datetime | None = None  #: the first moment at which it is too late
    offer: str = ""  #: that is held for it
    held_until: datetime | None = None
    coupons: tuple[str, ...] = ()  #: the last one counts
    ground_fallen: bool = False
    choices: tuple[str, ...] = ()  #: offers that an open right may choose now
    unavailable: tuple[tuple[str, Reason], ...] = ()  #: the others, each with its reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Coupon:
    """A coupon — купон."""

    id: str
    right: str
    account: str
    offer: str
    code: str
    number: int  #: of the coupons of its right
    state: CouponState
    issued_at: datetime
    expires_at: datetime | None = None  #: the first moment at which it is too late
    redeemed_at: datetime | None = None
    revoked_at: datetime | None = None
    ground_fallen: bool = False  #: the payment fell when it was too late to revoke
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Stock:
    """The stock of an offer: stock = reserved + issued + free."""

    offer: str
    reserved: int
    issued: int  #: ever; of them:
    redeemed: int
    expired: int
    revoked: int
    stock: int | None = None  #: None: unlimited
    free: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of an event."""

    event: str
    decision: Reason
    done: bool  #: False: the event changed nothing
    right: str
    coupon: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """Rights and coupons at a moment — учёт купонов."""

    programme: str
    version: int
    hash: str  #: SHA-256 of the canonical programme
    offers: str
    as_of: datetime
    rights: tuple[Right, ...]
    coupons: tuple[Coupon, ...]
    stock: tuple[Stock, ...]
    events: tuple[Outcome, ...]
    _written: str = field(repr=False)

    def coupon(self, id: str) -> Coupon:
        """The coupon of that id; KeyError if there is none."""
        for each in self.coupons:
            if each.id == id:
                return each
        raise KeyError(id)

    def outcome(self, event: str) -> Outcome:
        """What became of the event of that id; KeyError if there is none."""
        for each in self.events:
            if each.event == event:
                return each
        raise KeyError(event)

    def to_json(self) -> str:
        """kvit-coupons/1, as the core writes it."""
        return self._written


def check_offers(programme: Document, offers: Document, /) -> None:
    """Whether a kvit-offers/1 is right by itself and by the discounts of a programme.

    Everything that is wrong is raised at once.
    """
    _core.check_offers(encoded(programme), encoded(offers))


def check_claim(
    form: Mapping[str, str], *, required: Iterable[str] = (), account: str = ""
) -> tuple[ErrorDetail, ...]:
    """What is wrong with the form of a claim: syntax alone. Errors never hold what was written.

    `required` are the claim fields of the right, `account` is its account.

    >>> [each.name for each in check_claim({"email": "a@b"}, required=["email", "phone"])]
    ['bad_text', 'missing_key']
    """
    try:
        _core.check_claim_form(encoded(dict(form)), list(required), account)
    except Error as error:
        return tuple(error.errors)
    return ()


def filled(form: Mapping[str, str], *, account: str = "") -> dict[str, bool]:
    """The form as an event of kvit-coupon-events/1 keeps it: which fields are right, never what they say.

    >>> filled({"email": "sample@example.org", "phone": "12"})
    {'email': True, 'phone': False}
    """
    wrong = {each.path for each in check_claim(form, account=account)}
    return {name: name not in wrong for name, text in form.items() if text.strip()}


def rights_of(evaluation: Evaluation, rewards: Iterable[str]) -> list[dict[str, str]]:
    """The rights of an evaluation as rows of kvit-coupon-events/1: what these rewards were granted for."""
    wanted = set(rewards)
    return [
        {
            "key": each.key,
            "account": account.account,
            "unit": each.unit,
            "reward": each.reward,
            "at": each.at.isoformat(),
        }
        for account in evaluation.accounts
        for each in account.decisions
        if each.verdict is Verdict.GRANTED and each.reward in wanted
    ]


def keep(
    programme: Document,
    offers: Document,
    events: Document,
    *,
    as_of: datetime,
    code_key: bytes = b"",
) -> Book:
    """Rights, coupons and stock at a moment, from a kvit-coupon-events/1. The order of events changes nothing.

    `code_key` is the secret of unique codes, 16 bytes or more, kept by the host alone.
    """
    if as_of.tzinfo is None:
        raise ValueError("as_of needs a time zone: datetime(..., tzinfo=ZoneInfo('Europe/Moscow'))")
    text = _core.keep_coupons(
        encoded(programme), encoded(offers), encoded(events), int(as_of.timestamp()), code_key
    )
    written = json.loads(text)
    rules = written["programme"]
    return Book(
        programme=rules["id"],
        version=rules["version"],
        hash=rules["hash"],
        offers=written["offers"],
        as_of=_instant(written["as_of"]),
        rights=tuple(_right(each) for each in written["rights"]),
        coupons=tuple(_coupon(each) for each in written["coupons"]),
        stock=tuple(Stock(**each) for each in written["stock"]),
        events=tuple(_outcome(each) for each in written["events"]),
        _written=text,
    )


def offers_in(offers: Document) -> dict[str, Offer]:
    """The offers of a catalogue by their ids, with the names of partners and categories."""
    document = json.loads(encoded(offers))
    partners = {each["id"]: Text(**each["title"]) for each in document["partners"]}
    categories = {each["id"]: Text(**each["title"]) for each in document["categories"]}
    return {
        each["id"]: Offer(
            id=each["id"],
            partner=partners[each["partner"]],
            categories=tuple(categories[name] for name in each["categories"]),
            title=Text(**each["title"]),
            kind=each["kind"],
            discount=Decimal(each["discount_bp"]).scaleb(-2) if each.get("discount_bp") else None,
            value=Decimal(each["value"]) if each.get("value") else None,
        )
        for each in document["offers"]
    }


def offers_for(book: Book, offers: Document, account: str) -> dict[str, tuple[Offer, ...]]:
    """The page after a payment: what each open right of an account may choose now, by its key."""
    catalogue = offers_in(offers)
    return {
        right.key: tuple(catalogue[each] for each in right.choices)
        for right in book.rights
        if right.account == account and right.state in (RightState.OPEN, RightState.RESERVED)
    }


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(timezone.utc)


def _instants(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: _instant(row[name]) for name in names if name in row}


def _reason(row: Mapping[str, Any]) -> Reason:
    return Reason(code=row["code"], text=Text(**row["text"]), needed=row.get("needed"))


def _right(row: Mapping[str, Any]) -> Right:
    names = ("key", "account", "reward", "unit", "offer", "ground_fallen")
    return Right(
        **{name: row[name] for name in names if name in row},
        **_instants(row, "at", "lapses_at", "held_until"),
        state=RightState(row["state"]),
        coupons=tuple(row.get("coupons", ())),
        choices=tuple(row.get("choices", ())),
        unavailable=tuple(
            (each["offer"], _reason(each["reason"])) for each in row.get("unavailable", ())
        ),
    )


def _coupon(row: Mapping[str, Any]) -> Coupon:
    names = ("id", "right", "account", "offer", "code", "number", "ground_fallen")
    return Coupon(
        **{name: row[name] for name in names if name in row},
        **_instants(row, "issued_at", "expires_at", "redeemed_at", "revoked_at"),
        state=CouponState(row["state"]),
        flags=tuple(row.get("flags", ())),
    )


def _outcome(row: Mapping[str, Any]) -> Outcome:
    return Outcome(
        event=row["event"],
        decision=_reason(row["decision"]),
        done=row["done"],
        right=row["right"],
        coupon=row.get("coupon", ""),
    )
