"""`kvit compare`: why the sum is another one."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

import typer

from kvit.cli.compare_rules import by_two_rules
from kvit.cli.compare_view import print_comparison
from kvit.cli.house import KNOWN_ON, LAW, OPENING, POLICY, month_option, tariffs_option
from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.report import DIFFERENT, echo, verb
from kvit.cli.show import console
from kvit.comparison import compare as compute


def _against(name: str, metavar: str, ru: str, en: str) -> Any:
    return typer.Option(
        None, f"--against-{name}", metavar=metavar, help=say(ru, en), show_default=False
    )


@verb
def compare(
    before: Path = typer.Argument(
        ...,
        metavar="A|HOUSE",
        help=say(
            "kvit-bill/1 или kvit-closed/1: было. Или kvit-house/1: дом закрывается дважды.",
            "kvit-bill/1 or kvit-closed/1: what was. Or kvit-house/1: a house to close twice.",
        ),
        show_default=False,
    ),
    after: Optional[Path] = typer.Argument(
        None,
        metavar="[B]",
        help=say("Такой же документ: стало.", "Such a document: what is now."),
        show_default=False,
    ),
    tariffs: Optional[Path] = tariffs_option(None),
    month: Optional[str] = month_option(None),
    opening: Optional[Path] = OPENING,
    policy: Optional[Path] = POLICY,
    law: Optional[Path] = LAW,
    known_on: Optional[str] = KNOWN_ON,
    against_law: Optional[Path] = _against(
        "law", "FILE", "Стало по этому kvit-law/1.", "What is now by this kvit-law/1."
    ),
    against_policy: Optional[Path] = _against(
        "policy",
        "FILE|NAME",
        "Стало по этой учётной практике.",
        "What is now by this policy.",
    ),
    against_tariffs: Optional[Path] = _against(
        "tariffs", "FILE", "Стало по этим тарифам.", "What is now by these tariffs."
    ),
    against_known_on: Optional[str] = _against(
        "known-on",
        "YYYY-MM-DD",
        "Стало по известному на этот день.",
        "What is now as known on this day.",
    ),
    tree: bool = typer.Option(
        False, "--tree", help=say("Дерево для инженера.", "The engineer's tree.")
    ),
    sentence: bool = typer.Option(
        False, "--sentence", help=say("Только текст для жильца.", "The resident's text alone.")
    ),
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    rules = {
        "--tariffs": tariffs,
        "--month": month,
        "--opening": opening,
        "--policy": policy,
        "--law": law,
        "--known-on": known_on,
    }
    against = {
        "--policy": against_policy,
        "--law": against_law,
        "--tariffs": against_tariffs,
        "--known-on": against_known_on,
    }
    found = compute(*by_two_rules(before, after, rules, against, lang.lang))
    if as_json:
        echo(found.to_json())
    elif tree:
        echo(found.tree(lang.lang))
    elif sentence:
        echo(found.sentence(lang.lang))
    else:
        print_comparison(console(), found, lang.lang)
    if found:
        raise typer.Exit(DIFFERENT)


compare.__doc__ = say(
    "Сравнить две квитанции, два закрытых месяца или один месяц дома по двум законам, практикам, "
    "тарифам: каждая копейка разницы с причиной. Код 0: разницы нет, 1: есть.",
    "Compare two bills, two closed months, or one month of a house by two laws, policies, tariffs: "
    "each kopeck of the difference with its cause. Exit code 0: no difference, 1: there is one.",
)
