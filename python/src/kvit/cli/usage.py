"""Usage: the help of a command and what was wrong with its arguments, in its language."""

from __future__ import annotations

import click
from typer.core import TyperCommand, TyperGroup

from kvit.cli.lang import say
from kvit.text import Lang


class WrongUsage(click.UsageError):
    """What click cannot know; exit code 2."""

    def __init__(self, ru: str, en: str, lang: Lang) -> None:
        super().__init__(say(ru, en, lang))


def message_of(error: click.ClickException) -> str:
    """What was wrong.

    >>> message_of(click.NoSuchOption("--lnag"))
    'No such option: --lnag'
    """
    english = error.format_message()
    if isinstance(error, WrongUsage):
        return english
    if isinstance(error, click.NoSuchOption):
        return say(f"Нет такого параметра: {error.option_name}", english)
    if isinstance(error, click.MissingParameter):
        return say(f"Не хватает параметра {_name(error)}", english)
    if isinstance(error, click.BadParameter):
        return say(f"Недопустимое значение параметра {_name(error)}: {error.message}", english)
    if isinstance(error, click.BadOptionUsage):
        return say(f"У параметра {error.option_name} нет значения", english)
    return say(f"Команда записана неверно: {english}", english)


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    if error.param.param_type_name == "option":
        return error.param.opts[0]
    return error.param.make_metavar()


class _Help:
    """The words of click's own help."""

    def translated(self, option: click.Option | None) -> click.Option | None:
        if option is not None:
            option.help = say("Эта справка.", "This help.")
        return option

    def write(self, pieces: list[str], ctx: click.Context, to: click.HelpFormatter) -> None:
        to.write_usage(ctx.command_path, " ".join(pieces), prefix=say("Вызов: ", "Usage: "))


class Command(TyperCommand, _Help):
    """A verb."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return self.translated(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.write(self.collect_usage_pieces(ctx), ctx, formatter)


class Group(TyperGroup, _Help):
    """The command itself, and a verb with verbs of its own."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return self.translated(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.write(self.collect_usage_pieces(ctx), ctx, formatter)
