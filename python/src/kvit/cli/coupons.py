"""`kvit bonus offers`, `coupons` and `coupon`: offers of partners, rights, a coupon on paper."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Optional

import typer

from kvit import bonus as programmes
from kvit import coupons as book
from kvit.cli.bonus import AS_OF, PROGRAMME, moment_of, programme_of
from kvit.cli.coupons_view import print_book, print_offers
from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.report import echo, verb
from kvit.cli.show import console
from kvit.cli.usage import Command, WrongUsage
from kvit.printing.coupon import CouponGiven, html_of, mail_of
from kvit.printing.needs import MissingPackage
from kvit.printing.pdf import pdf_of
from kvit.text import Text
from kvit.whole_file import whole_file

OFFERS = typer.Argument(..., metavar="OFFERS", help="kvit-offers/1", show_default=False)
EVENTS = typer.Argument(..., metavar="EVENTS", help="kvit-coupon-events/1", show_default=False)
CODE_KEY = typer.Option(
    None,
    "--code-key",
    metavar="FILE",
    help=say(
        "Файл с секретом уникальных кодов, не короче 16 байт.",
        "A file with the secret of unique codes, 16 bytes or more.",
    ),
    show_default=False,
)


def add_to(bonus: typer.Typer) -> None:
    bonus.command("offers", cls=Command)(_offers)
    bonus.command("coupons", cls=Command)(_coupons)
    bonus.command("coupon", cls=Command)(_coupon)


def _secret(path: Path | None) -> bytes:
    """The bytes of the file; the line end that an editor leaves is none of them."""
    return b"" if path is None else path.read_bytes().rstrip(b"\r\n")


def _file(name: str, ru: str, en: str) -> Any:
    return typer.Option(None, name, metavar="FILE", help=say(ru, en), show_default=False)


@verb
def _offers(
    programme: str = PROGRAMME,
    offers: Path = OFFERS,
    lang: Language = LANG,
) -> None:
    book.check_offers(programme_of(programme), offers)
    print_offers(console(), book.offers_in(offers), lang.lang)


_offers.__doc__ = say(
    "Проверить каталог предложений по программе и показать его.",
    "Check a catalogue of offers against a programme and show it.",
)


@verb
def _coupons(
    programme: str = PROGRAMME,
    offers: Path = OFFERS,
    events: Path = EVENTS,
    as_of: str = AS_OF,
    code_key: Optional[Path] = CODE_KEY,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    found = book.keep(
        programme_of(programme),
        offers,
        events,
        as_of=moment_of(as_of),
        code_key=_secret(code_key),
    )
    if as_json:
        echo(found.to_json())
    else:
        print_book(console(), found, book.offers_in(offers), lang.lang)


_coupons.__doc__ = say(
    "Права, купоны и остатки предложений на момент, и что стало с каждым событием.",
    "Rights, coupons and stock at a moment, and what became of each event.",
)


@verb
def _coupon(
    programme: str = PROGRAMME,
    offers: Path = OFFERS,
    events: Path = EVENTS,
    coupon: str = typer.Argument(
        ..., metavar="COUPON", help=say("номер купона", "the id of the coupon"), show_default=False
    ),
    as_of: str = AS_OF,
    code_key: Optional[Path] = CODE_KEY,
    name: str = typer.Option(
        "", "--name", help=say("Кому; нигде не хранится.", "To whom; it is kept nowhere."), show_default=False
    ),
    pdf: Optional[Path] = _file("--pdf", "Записать купон, A5.", "Write the coupon, A5."),
    html: Optional[Path] = _file("--html", "То же страницей HTML.", "The same as a page of HTML."),
    lang: Language = LANG,
) -> None:
    here = lang.lang
    if pdf is not None and html is not None and pdf.resolve() == html.resolve():
        raise WrongUsage("--pdf и --html: один файл", "--pdf and --html: one file", here)
    kept = book.keep(
        programme_of(programme), offers, events, as_of=moment_of(as_of), code_key=_secret(code_key)
    )
    try:
        found = kept.coupon(coupon.replace(" ", ""))
    except KeyError:
        raise WrongUsage(f"купона {coupon} нет", f"there is no coupon {coupon}", here) from None
    rules = json.loads(programmes.programme(programme_of(programme)))
    given = CouponGiven(programme=Text(**rules["title"]), zone=rules["zone"], name=name)
    offer = book.offers_in(offers)[found.offer]
    if pdf is None and html is None:
        try:
            mail = mail_of(found, offer, given, here)
        except ValueError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from None
        echo(f"{mail.subject}\n\n{mail.body}")
        return
    try:
        page = html_of(found, offer, given, here)
        written = {html: page.encode(), pdf: pdf_of(page) if pdf is not None else b""}
    except MissingPackage as missing:
        typer.echo(missing.message(here), err=True)
        raise typer.Exit(2) from None
    with ExitStack() as files:
        for path, content in written.items():
            if path is not None:
                files.enter_context(whole_file(path)).write(content)
    for path in filter(None, written):
        typer.echo(say(f"Записано: {path}", f"Written: {path}", here))


_coupon.__doc__ = say(
    "Один купон: письмом на экран, страницей HTML или PDF.",
    "One coupon: as an e-mail on the screen, as HTML or PDF.",
)
