"""`kvit draw`: draws that anybody can repeat. A secret is read from a file, never from an argument."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Optional

import typer

from kvit import _core
from kvit import draw as draws
from kvit.cli.draw_view import print_announcement, print_receipt, print_verdict
from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.outside import given
from kvit.cli.report import DIFFERENT, echo, verb
from kvit.cli.show import console
from kvit.cli.usage import Command, Group
from kvit.draw_refs import refs as refs_of
from kvit.whole_file import whole_file

draw = typer.Typer(
    help=say(
        "Розыгрыши, которые может повторить каждый: объявить, раскрыть код, провести, проверить.",
        "Draws that anybody can repeat: announce, reveal the code, run, verify.",
    ),
    no_args_is_help=True,
    cls=Group,
)

ANNOUNCEMENT = typer.Argument(
    ..., metavar="ANNOUNCEMENT", help="kvit-draw-announcement/1", show_default=False
)
POOL = typer.Argument(
    ...,
    metavar="POOL",
    help=say(
        "Список участников: строки «участник, табуляция, число билетов».",
        "The pool: lines of an entrant, a tab and the number of tickets.",
    ),
    show_default=False,
)
SECRET = typer.Option(
    ...,
    "--secret",
    metavar="FILE|-",
    help=say(
        "Файл секрета, все его байты; - это стандартный ввод.",
        "The file of the secret, all its bytes; - is standard input.",
    ),
    show_default=False,
)
OUTPUT = typer.Option(
    None,
    "--output",
    "-o",
    metavar="FILE",
    help=say("Куда записать документ.", "Where the document goes."),
    show_default=False,
)


def _written(text: str, output: Optional[Path]) -> None:
    if output is not None:
        with whole_file(output) as file:
            file.write(text.encode())


@draw.command(
    cls=Command,
    help=say(
        "Объявление розыгрыша: хеш списка и обязательство. Публикуется до случайности.",
        "The announcement: hash of the pool, commitment. Published before the randomness.",
    ),
)
@verb
def announce(
    plan: Path = typer.Argument(..., metavar="DRAW", help="kvit-draw/1", show_default=False),
    pool: Path = POOL,
    secret: str = SECRET,
    chain: int = typer.Option(
        2,
        "--chain",
        help=say(
            "Длина цепочки кодов: кругов на один меньше.",
            "The length of the chain of codes: rounds are one less.",
        ),
    ),
    output: Optional[Path] = OUTPUT,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    published = draws.announce(plan, pool, given(secret), chain=chain)
    _written(published.to_json(), output)
    if as_json:
        echo(published.to_json())
    else:
        print_announcement(console(), published, lang.lang)


@draw.command(
    cls=Command,
    help=say(
        "Код круга, когда случайность известна; с --json kvit-draw-facts/1.",
        "The code of a round, once the randomness is known; with --json a kvit-draw-facts/1.",
    ),
)
@verb
def reveal(
    announcement: Path = ANNOUNCEMENT,
    secret: str = SECRET,
    round: int = typer.Option(1, "--round", help=say("Круг, с 1.", "The round, from 1.")),
    randomness: Optional[str] = typer.Option(
        None,
        "--randomness",
        metavar="TEXT",
        help=say(
            "Случайность из источника, как она записана в объявлении.",
            "The randomness of the source, written as the announcement says.",
        ),
        show_default=False,
    ),
    output: Optional[Path] = OUTPUT,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    published = draws.read_announcement(announcement)
    code = draws.reveal(given(secret), chain=published.chain, round=round)
    _check_leads(code, round, published.commitment)
    facts = {"schema": "kvit-draw-facts/1", "round": round, "code": code}
    if randomness is not None:
        facts["randomness"] = randomness
    document = json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
    _written(document, output)
    echo(document if as_json else code)


def _check_leads(code: str, round: int, commitment: str) -> None:
    """A code of another secret is not to be published."""
    digest = bytes.fromhex(code)
    for _ in range(round):
        digest = hashlib.sha256(digest).digest()
    if digest.hex() != commitment.lower():
        raise _core.error(
            "contradiction",
            "secret",
            "",
            "секрет, по которому сделано объявление",
            "the secret that the announcement was made with",
        )


@draw.command(
    cls=Command,
    help=say(
        "Провести розыгрыш: порядок участников, призы, резерв.",
        "Run the draw: the order of entrants, prizes, the reserve.",
    ),
)
@verb
def run(
    announcement: Path = ANNOUNCEMENT,
    pool: Path = POOL,
    facts: Path = typer.Argument(
        ..., metavar="FACTS", help="kvit-draw-facts/1", show_default=False
    ),
    output: Optional[Path] = OUTPUT,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    receipt = draws.run(announcement, pool, facts)
    _written(receipt.to_json(), output)
    if as_json:
        echo(receipt.to_json())
    else:
        print_receipt(console(), receipt, lang.lang)


@draw.command(
    cls=Command,
    help=say(
        "Проверить протокол по объявлению и списку; код выхода 1, если он неверен.",
        "Verify a receipt by announcement and pool; exit code 1 if it does not hold.",
    ),
)
@verb
def verify(
    announcement: Path = ANNOUNCEMENT,
    pool: Path = POOL,
    receipt: Path = typer.Argument(
        ..., metavar="RECEIPT", help="kvit-draw-receipt/1", show_default=False
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    verdict = draws.verify(announcement, pool, receipt)
    if as_json:
        echo(verdict.to_json())
    else:
        source = draws.read_announcement(announcement).draw["randomness"]
        out = json.loads(receipt.read_bytes())["facts"].get("excluded", [])
        print_verdict(console(), verdict, source, len(out), lang.lang)
    if not verdict.holds:
        raise typer.Exit(DIFFERENT)


@draw.command(
    cls=Command,
    help=say(
        "Обозначения участников вместо номеров счетов: список для публикации и соль для кабинетов.",
        "Refs in the place of account numbers: the pool to publish, and salts for their holders.",
    ),
)
@verb
def refs(
    accounts: str = typer.Argument(
        ...,
        metavar="ACCOUNTS.csv|-",
        help=say(
            "Таблица UTF-8: account и, если нужно, tickets; - это стандартный ввод.",
            "A table in UTF-8: account and, if any, tickets; - is standard input.",
        ),
        show_default=False,
    ),
    salt_file: Path = typer.Option(
        ...,
        "--salt-file",
        metavar="FILE",
        help=say("Файл секрета, из которого вся соль.", "The secret that all salts come from."),
        show_default=False,
    ),
    pool: Path = typer.Option(
        ...,
        "--pool",
        metavar="FILE",
        help=say("Куда записать список для публикации.", "Where the pool to publish goes."),
        show_default=False,
    ),
    holders: Path = typer.Option(
        ...,
        "--holders",
        metavar="FILE",
        help=say(
            "Куда записать счёт, соль и обозначение: не публикуется.",
            "Where account, salt and ref go: not to be published.",
        ),
        show_default=False,
    ),
    lang: Language = LANG,
) -> None:
    found = refs_of(given(accounts), salt_file.read_bytes())
    lines = draws.pool_text({each.ref: each.tickets for each in found})
    table = io.StringIO()
    rows = csv.writer(table, delimiter=";", lineterminator="\n")
    rows.writerow(["account", "salt", "ref"])
    rows.writerows([each.account, each.salt, each.ref] for each in found)
    with whole_file(pool) as published, whole_file(holders) as kept:
        published.write(lines.encode())
        kept.write(table.getvalue().encode())
    here = lang.lang
    tickets = sum(each.tickets for each in found)
    echo(
        say(
            f"Участников {len(found)}, билетов {tickets}: {pool}. Соль только держателям: {holders}.",
            f"{len(found)} entrants, {tickets} tickets: {pool}. Salts for holders alone: {holders}.",
            here,
        )
    )
