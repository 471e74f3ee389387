"""Wrong usage, said in the language of the command."""

from __future__ import annotations

import click

from kvit.cli.lang import say


def message_of(error: click.ClickException) -> str:
    """What click found, in Russian too.

    >>> message_of(click.NoSuchOption("--lnag"))
    'No such option: --lnag'
    """
    english = error.format_message()
    if isinstance(error, click.NoSuchOption):
        return say(f"Нет такого параметра: {error.option_name}", english)
    if isinstance(error, click.MissingParameter):
        return say(f"Не хватает параметра: {_name(error)}", english)
    if isinstance(error, click.BadParameter):
        return say(f"Недопустимое значение {_name(error)}: {error.message}", english)
    if isinstance(error, click.BadOptionUsage):
        return say(f"У параметра {error.option_name} нет значения", english)
    return say(f"Команда записана неверно: {english}", english)


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    return error.param.opts[0] if error.param.param_type_name == "option" else (
        error.param.make_metavar()
    )
