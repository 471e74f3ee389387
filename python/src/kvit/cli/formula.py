"""`kvit formula`: the formulas of the law, one at a time."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, List, Optional

import typer

from kvit.catalogue import AnyFormula, Formula, FormulaResult, VolumeFormula, VolumeResult, formulas
from kvit.catalogue import formula as find
from kvit.cli.lang import JSON, LANG, Language, say
from kvit.cli.report import echo, verb
from kvit.cli.show import console, money, number_column, table, text_column, unit, volume
from kvit.cli.usage import Command, Group, WrongUsage
from kvit.explanation import Explanation
from kvit.figures import number
from kvit.text import Lang

formula = typer.Typer(
    help=say("Формулы: список, описание, расчёт одной.", "Formulas: list, show, run one."),
    no_args_is_help=True,
    cls=Group,
)

NAME: Any = typer.Argument(
    ...,
    metavar="NAME",
    help=say("Имя формулы.", "Name of the formula."),
    show_default=False,
)
UNIT: Any = typer.Option(
    None,
    "--unit",
    help=say("Единица ресурса: m3, kWh, Gcal, t.", "Unit of the resource: m3, kWh, Gcal, t."),
    show_default=False,
)


@formula.command("list", cls=Command, help=say("Все формулы.", "All formulas."))
@verb
def list_(as_json: bool = JSON, lang: Language = LANG) -> None:
    if as_json:
        echo(_dumps([_card(each) for each in formulas()]))
        return
    rows = table()
    rows.add_column(say("имя", "name", lang.lang), no_wrap=True)
    rows.add_column(say("ед.", "unit", lang.lang), no_wrap=True)
    text_column(rows, say("формула", "formula", lang.lang))
    for each in formulas():
        rows.add_row(each.name, each.resource, each.title.get(lang.lang))
    console().print(rows)


@formula.command(
    cls=Command, help=say("Одна формула и её величины.", "One formula and its inputs.")
)
@verb
def show(
    name: str = NAME,
    resource: Optional[str] = UNIT,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    found = find(name, resource)
    if as_json:
        echo(_dumps(_card(found)))
        return
    screen = console()
    screen.print(f"{found.name} ({found.resource}): {found.title.get(lang.lang)}")
    screen.print(found.law.get(lang.lang))
    screen.print(_inputs(found, lang.lang))


@formula.command(cls=Command, help=say("Посчитать по формуле.", "Run a formula."))
@verb
def run(
    name: str = NAME,
    inputs: Optional[List[str]] = typer.Option(
        None,
        "--input",
        metavar="V=12.345",
        help=say("Величина; повторяется.", "An input; repeated."),
        show_default=False,
    ),
    days: Optional[str] = typer.Option(
        None,
        "--days",
        metavar="15/31",
        help=say("Часть месяца.", "A part of the month."),
        show_default=False,
    ),
    resource: Optional[str] = UNIT,
    as_json: bool = JSON,
    lang: Language = LANG,
) -> None:
    values = dict(_input_of(each, lang.lang) for each in inputs or ())
    if len(values) != len(inputs or ()):
        raise WrongUsage("Величина дана дважды", "An input is given twice", lang.lang)
    found = find(name, resource)
    share = _days_of(days, lang.lang)
    if isinstance(found, VolumeFormula):
        if share is not None:
            raise WrongUsage(
                f"{name} даёт объём: части месяца у него нет",
                f"{name} gives a volume: it has no part of a month",
                lang.lang,
            )
        volume_result = found.run(**values)
        if as_json:
            echo(_dumps(_volume_result(volume_result)))
        else:
            _print_volume(volume_result, lang.lang)
        return
    result = found.run(days=share, **values)
    if as_json:
        echo(_dumps(_result(result)))
    else:
        _print(result, lang.lang)


def _result(result: FormulaResult) -> dict[str, object]:
    return {
        "formula": result.formula.name,
        "resource": result.formula.resource,
        "amount": str(result.amount),
        "quantity": str(result.quantity),
        "quantity_unit": result.formula.quantity_unit,
        "explanation": result.explanation.to_dict(),
    }


def _volume_result(result: VolumeResult) -> dict[str, object]:
    return {
        "formula": result.formula.name,
        "resource": result.formula.resource,
        "volume": str(result.volume),
        "explanation": result.explanation.to_dict(),
    }


def _print(result: FormulaResult, lang: Lang) -> None:
    typer.echo(f"{say('Сумма', 'Amount', lang)}: {money(result.amount, lang)}")
    if result.formula.quantity_unit == "RUB":  # a share of a sum
        typer.echo(f"{say('База', 'Base', lang)}: {money(_kopecks(result.quantity), lang)}")
    else:
        _print_quantity(result.quantity, result.formula.quantity_unit, lang)
    _print_explanation(result.explanation, lang)


def _kopecks(sum_: Decimal) -> Decimal:
    """With two decimals at least; a part of a month may have more."""
    return sum_.quantize(Decimal("0.01")) if sum_ == round(sum_, 2) else sum_


def _print_volume(result: VolumeResult, lang: Lang) -> None:
    _print_quantity(result.volume, result.formula.resource, lang)
    _print_explanation(result.explanation, lang)


def _print_quantity(quantity: Decimal, code: str, lang: Lang) -> None:
    typer.echo(f"{say('Объём', 'Volume', lang)}: {volume(quantity, lang)} {unit(code, lang)}")


def _print_explanation(explanation: Explanation, lang: Lang) -> None:
    typer.echo(explanation.expression(lang))
    typer.echo()
    echo(explanation.tree(lang))


def _input_of(text: str, lang: Lang) -> tuple[str, str]:
    symbol, equals, value = text.partition("=")
    if not (symbol and equals and value):
        raise WrongUsage(
            f"Величина записывается как V=12.345, а не «{text}»",
            f"An input is written as V=12.345, not “{text}”",
            lang,
        )
    return symbol, value


def _days_of(text: str | None, lang: Lang) -> tuple[int, int] | None:
    if text is None:
        return None
    part, _, whole = text.partition("/")
    if not (part + whole).isascii() or not (part.isdigit() and whole.isdigit()):
        raise WrongUsage(
            f"Дни записываются как 15/31, а не «{text}»",
            f"Days are written as 15/31, not “{text}”",
            lang,
        )
    return int(part), int(whole)


def _inputs(found: AnyFormula, lang: Lang) -> object:
    rows = table()
    rows.add_column("", no_wrap=True)
    text_column(rows, say("величина", "input", lang))
    rows.add_column(say("ед.", "unit", lang), no_wrap=True)
    number_column(rows, say("от", "from", lang))
    number_column(rows, say("до", "to", lang))
    number_column(rows, say("знаков", "decimals", lang))
    for each in found.inputs:
        rows.add_row(
            each.symbol,
            each.meaning.get(lang),
            unit(each.unit, lang),
            number(each.least, lang),
            number(each.most, lang),
            str(each.decimals),
        )
    return rows


def _card(found: AnyFormula) -> dict[str, object]:
    return {
        "name": found.name,
        "resource": found.resource,
        "gives": "amount" if isinstance(found, Formula) else "volume",
        "quantity_unit": found.quantity_unit if isinstance(found, Formula) else found.resource,
        "title": found.title._asdict(),
        "law": found.law._asdict(),
        "support": found.support,
        "inputs": [
            {
                "symbol": each.symbol,
                "meaning": each.meaning._asdict(),
                "unit": each.unit,
                "decimals": each.decimals,
                "least": str(each.least),
                "most": str(each.most),
            }
            for each in found.inputs
        ],
    }


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
