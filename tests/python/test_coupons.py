"""Coupons: from an evaluation to the page of offers, the form, the book, the printed coupon."""

from __future__ import annotations

import json
import random
import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

import kvit
from kvit import bonus, coupons
from kvit.cli import app
from kvit.coupons import CouponState, RightState
from kvit.printing.coupon import CouponGiven, html_of, mail_of
from kvit.text import Text

DOCUMENTS = Path(__file__).resolve().parents[1] / "data" / "documents"
OFFERS = DOCUMENTS / "offers.json"
EVENTS = DOCUMENTS / "coupon-events.json"
MOSCOW = ZoneInfo("Europe/Moscow")
KEY = b"a synthetic secret"
FORM = {
    "full_name": "Образцов-Пример Образец",
    "account": "40000000012",
    "email": "sample@example.org",
    "phone": "+7 900 000-00-00",
}
GIVEN = CouponGiven(
    programme=Text("Коммунальный бонус", "Communal bonus"),
    name="Образцов-Пример Образец",
    how=Text("Покажите код на кассе.", "Show the code at the desk."),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW)


def kept(as_of: str = "2021-05-15T00:00:00") -> coupons.Book:
    return coupons.keep("kommunalny-bonus", OFFERS, EVENTS, as_of=at(as_of), code_key=KEY)


def test_the_sample_is_kept() -> None:
    book = kept()
    assert [each.decision.code for each in book.events] == [
        "reserved", "issued", "repeated", "form_incomplete", "revoked", "restored", "issued",
    ]  # fmt: skip
    first, second = book.coupons
    assert (first.state, second.state) == (CouponState.REVOKED, CouponState.ISSUED)
    assert second.code == "SAMPLE20" and second.number == 2
    assert book.coupon(second.id) is second
    assert [each.state for each in book.rights] == [RightState.CLAIMED, RightState.OPEN]
    assert json.loads(book.to_json())["schema"] == "kvit-coupons/1"
    garden = next(each for each in book.stock if each.offer == "garden-50")
    assert (garden.stock, garden.reserved, garden.issued, garden.free, garden.revoked) == (1, 0, 1, 0, 1)


def test_the_sample_of_the_result_is_what_is_written() -> None:
    assert kept().to_json() == (DOCUMENTS / "coupons.json").read_text(encoding="utf-8")


def test_the_order_of_events_means_nothing() -> None:
    document = json.loads(EVENTS.read_text(encoding="utf-8"))
    for seed in range(5):
        random.Random(seed).shuffle(document["events"])
        random.Random(seed).shuffle(document["rights"])
        book = coupons.keep(
            "kommunalny-bonus", OFFERS, document, as_of=at("2021-05-15T00:00:00"), code_key=KEY
        )
        assert book.to_json() == kept().to_json()


def test_the_page_after_a_payment() -> None:
    page = coupons.offers_for(kept("2021-05-10T12:06:00"), OFFERS, "a1")
    assert [each.id for each in page["r-2021-04-a1"]] == [
        "metro-10", "burger-20", "aliexpress-5", "iherb-15", "garden-50", "school-30", "garden-gift",
    ]  # fmt: skip
    elsewhere = coupons.offers_for(kept(), OFFERS, "a2")
    assert "garden-50" not in {each.id for each in elsewhere["r-2021-04-a2"]}
    assert coupons.offers_for(kept(), OFFERS, "a1") == {}


def test_rights_come_from_an_evaluation() -> None:
    history = {
        "schema": "kvit-bonus-history/1",
        "accounts": [
            {
                "account": "a1",
                "bills": [
                    {"id": "b", "period": "2021-04", "formed_at": "2021-05-01T09:00:00+03:00",
                     "due_date": "2021-05-10", "principal": "100.00"}
                ],
                "payments": [
                    {"id": "p", "paid_at": "2021-05-05T12:00:00+03:00", "amount": "100.00", "channel": "lk"}
                ],
                "facts": [
                    {"fact": "served_by", "value": "mosobleirc", "from": "2019-01-01T00:00:00+03:00"}
                ],
            }
        ],
    }  # fmt: skip
    evaluation = bonus.evaluate("kommunalny-bonus", history, as_of=at("2021-06-01T00:00:00"))
    rights = coupons.rights_of(evaluation, ["partner-coupon"])
    assert [(each["account"], each["unit"]) for each in rights] == [("a1", "2021-04")]
    claim = {
        "id": "1", "at": "2021-05-06T09:00:00+03:00", "event": "claim", "right": rights[0]["key"],
        "offer": "school-30", "key": "k", "form": coupons.filled(FORM),
    }  # fmt: skip
    events = {"schema": "kvit-coupon-events/1", "rights": rights, "events": [claim]}
    book = coupons.keep(
        "kommunalny-bonus", OFFERS, events, as_of=at("2021-06-01T00:00:00"), code_key=KEY
    )
    assert book.coupons[0].state is CouponState.ISSUED
    assert coupons.rights_of(evaluation, ["another"]) == []


def test_a_discount_outside_the_programme() -> None:
    document = json.loads(OFFERS.read_text(encoding="utf-8"))
    document["offers"][0]["discount_bp"] = 5500
    document["offers"][1]["discount_bp"] = 499
    with pytest.raises(kvit.Error) as caught:
        coupons.check_offers("kommunalny-bonus", document)
    assert [(each.name, each.path) for each in caught.value.errors] == [
        ("out_of_range", "offers:offers[0].discount_bp"),
        ("out_of_range", "offers:offers[1].discount_bp"),
    ]
    coupons.check_offers("kommunalny-bonus", OFFERS)


def test_unique_codes_need_their_secret() -> None:
    with pytest.raises(kvit.Error) as caught:
        coupons.keep("kommunalny-bonus", OFFERS, EVENTS, as_of=at("2021-05-15T00:00:00"))
    assert [(each.name, each.path) for each in caught.value.errors] == [("missing_key", "code_key")]


def test_the_form_is_looked_at_and_forgotten() -> None:
    required = ["full_name", "account", "email", "phone"]
    assert coupons.check_claim(FORM, required=required, account=FORM["account"]) == ()
    wrong = {**FORM, "email": "4111 1111 1111 1111", "phone": "12"}
    found = coupons.check_claim(wrong, required=required)
    assert [(each.name, each.path) for each in found] == [
        ("personal_data", "email"),
        ("bad_text", "phone"),
    ]
    assert not any("4111" in repr(each) for each in found)
    assert coupons.filled(wrong) == {
        "full_name": True, "account": True, "email": False, "phone": False,
    }  # fmt: skip
    assert not any(value in kept().to_json() for value in FORM.values())


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_printed_coupon_says_what_it_is(lang: kvit.Lang) -> None:
    coupon = kept().coupons[1]
    offer = coupons.offers_in(OFFERS)[coupon.offer]
    page = html_of(coupon, offer, GIVEN, lang)
    for text in (coupon.code, GIVEN.name, offer.partner.get(lang), "<svg"):
        assert text in page
    # 14 May and 60 days, the end of 13 July by the clocks of Moscow.
    assert ("13\u00a0июля 2021" if lang == "ru" else "13\u00a0July 2021") in page
    assert html_of(coupon, offer, GIVEN, lang) == page
    mail = mail_of(coupon, offer, GIVEN, lang)
    assert coupon.code in mail.body and GIVEN.name in mail.body
    assert offer.title.get(lang) in mail.subject


def test_a_dead_coupon_shows_no_code() -> None:
    revoked = kept().coupons[0]
    offer = coupons.offers_in(OFFERS)[revoked.offer]
    page = html_of(revoked, offer, GIVEN)
    assert revoked.code not in page and "<svg" not in page and "Купон отозван" in page
    with pytest.raises(ValueError, match="отозван"):
        mail_of(revoked, offer, GIVEN)


def test_what_a_host_gives_is_text_and_not_markup() -> None:
    coupon = kept().coupons[1]
    offer = coupons.offers_in(OFFERS)[coupon.offer]
    page = html_of(coupon, offer, replace(GIVEN, name="<b>&"))
    assert "<b>" not in page and "&lt;b&gt;&amp;" in page


def command(*words: str | Path, code: int = 0) -> str:
    result = CliRunner(mix_stderr=False).invoke(
        app, ["bonus", *map(str, words)], env={"COLUMNS": "100"}, prog_name="kvit"
    )
    assert result.exit_code == code, result.output + result.stderr + repr(result.exception)
    assert "Traceback" not in result.output + result.stderr
    return result.output


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    path.write_bytes(KEY + b"\n")
    return path


def test_the_command(key: Path, tmp_path: Path) -> None:
    moment = ("--as-of", "2021-05-15T00:00:00+03:00", "--code-key", key)
    book = ("kommunalny-bonus", OFFERS, EVENTS)
    assert command("coupons", *book, *moment, "--json") == kept().to_json()
    told = command("coupons", *book, *moment, "--lang", "en")
    assert "SAMPLE20" in told and "the coupon is revoked" in told
    assert "METRO Cash&Carry" in command("offers", "kommunalny-bonus", OFFERS, "--lang", "en")
    dead, live = (each.id for each in kept().coupons)
    mail = command("coupon", *book, live, *moment, "--name", GIVEN.name, "--lang", "ru")
    assert "SAMPLE20" in mail and GIVEN.name in mail
    command("coupon", *book, dead, *moment, code=1)
    command("coupon", *book, "0000", *moment, code=2)
    command("coupons", *book, "--as-of", "2021-05-15T00:00:00+03:00", code=1)


def test_a_reader_reads_the_code_of_the_pdf(key: Path, tmp_path: Path) -> None:
    live = kept().coupons[1].id
    pdf = tmp_path / "coupon.pdf"
    moment = ("--as-of", "2021-05-15T00:00:00+03:00", "--code-key", key)
    command("coupon", "kommunalny-bonus", OFFERS, EVENTS, live, *moment, "--pdf", pdf)
    subprocess.run(["pdftoppm", "-r", "150", "-png", pdf, tmp_path / "page"], check=True)
    (picture,) = tmp_path.glob("page*.png")
    read = subprocess.run(["zbarimg", "-q", "--raw", picture], capture_output=True, check=True)
    assert read.stdout.decode().strip() == "SAMPLE20"
