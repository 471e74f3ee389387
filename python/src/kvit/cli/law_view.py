"""The law on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from rich.console import Console

from kvit.cli.lang import say
from kvit.cli.show import table, text_column, unit
from kvit.figures import number
from kvit.law import (
    Change,
    DatedValue,
    DayKind,
    Parameter,
    RateLimit,
    Scale,
    SpecialDays,
    Suspension,
    Value,
)
from kvit.source import Reference, Standing
from kvit.text import Lang, Text
from kvit.trust import CONFIDENCES, STANDINGS
from kvit.volume_rules import (
    CONDITION_TEXTS,
    MeterCondition,
    VolumeRules,
    VolumeStep,
    in_words,
)

_DAY_KINDS = {
    DayKind.HOLIDAY: Text("праздничные", "holidays"),
    DayKind.TRANSFERRED_DAY_OFF: Text("перенесённые выходные", "transferred days off"),
    DayKind.WORKING_WEEKEND: Text("рабочие выходные", "working weekends"),
    DayKind.PRESIDENTIAL_NONWORKING: Text(
        "нерабочие с сохранением заработной платы",
        "non-working with pay",
    ),
}


def print_parameters(out: Console, parameters: Mapping[str, Parameter], lang: Lang) -> None:
    rows = table()
    rows.add_column(say("параметр", "parameter", lang), overflow="fold")
    text_column(rows, say("что это", "what it is", lang))
    rows.add_column(say("проверено по", "covered until", lang), no_wrap=True)
    for each in parameters.values():
        rows.add_row(each.id, each.title.get(lang), _day(each.covered_until))
    out.print(rows)


def print_history(out: Console, parameter: Parameter, lang: Lang) -> None:
    _print_title(out, parameter, lang)
    if any(isinstance(each.value, VolumeRules) for each in parameter.values):
        _print_tables(out, parameter, lang)
        return
    rows = table()
    rows.add_column(say("с", "from", lang), no_wrap=True)
    rows.add_column(say("по", "to", lang), no_wrap=True)
    text_column(rows, say("значение", "value", lang))
    text_column(rows, say("основание", "source", lang))
    for each in parameter.values:
        rows.add_row(
            _day(each.valid_from),
            _last_day(each.valid_to),
            shown(each.value, parameter.unit, lang),
            _act(each.reference),
        )
    out.print(rows)


def print_value(
    out: Console, parameter: Parameter, on: date, value: DatedValue, lang: Lang
) -> None:
    _print_title(out, parameter, lang)
    if isinstance(value.value, VolumeRules):
        out.print(f"{on}:", soft_wrap=True)
        _print_rules(out, value.value, lang)
    else:
        out.print(f"{on}: {shown(value.value, parameter.unit, lang)}", soft_wrap=True)
    for line in _facts(value, lang):
        out.print("  " + line, soft_wrap=True)


def print_changes(out: Console, changes: Sequence[Change], lang: Lang) -> None:
    if not changes:
        out.print(say("Различий нет.", "No differences.", lang))
        return
    rows = table()
    text_column(rows, say("параметр", "parameter", lang))
    rows.add_column(say("с", "from", lang), no_wrap=True)
    rows.add_column(say("по", "to", lang), no_wrap=True)
    text_column(rows, say("было", "before", lang))
    text_column(rows, say("стало", "after", lang))
    text_column(rows, say("касается", "touches", lang))
    for each in changes:
        before, after = both_shown(each, lang)
        rows.add_row(
            each.parameter,
            _day(each.valid_from),
            _last_day(each.valid_to),
            before,
            after,
            each.touches.get(lang),
        )
    out.print(rows)


def shown(value: Value | None, unit_code: str, lang: Lang) -> str:
    """A value in words.

    >>> shown(Scale(()), "1", "en"), shown(RateLimit("at_most", Decimal("9.5")), "1", "en")
    ('', 'at most 9.5 %')
    """
    if value is None:
        return "—"
    if isinstance(value, Scale):
        return "; ".join(
            say(f"с {step.from_day}-го дня ", f"from day {step.from_day} ", lang)
            + (f"1/{step.divisor}" if step.divisor else say("без пени", "nothing", lang))
            for step in value.steps
        )
    if isinstance(value, RateLimit):
        return _limit(value, lang)
    if isinstance(value, Suspension):
        return _suspension(value, lang)
    if isinstance(value, SpecialDays):
        return _days(value.days, lang)
    if isinstance(value, VolumeRules):
        return _rows(value.rows, lang)
    return " ".join(filter(None, (number(value, lang), unit(unit_code, lang))))


def _limit(limit: RateLimit, lang: Lang) -> str:
    if limit.percent is None:
        return say("предела нет", "no limit", lang)
    percent = number(limit.percent, lang)
    if limit.mode == "fixed":
        return say(f"ровно {percent} %", f"exactly {percent} %", lang)
    return say(f"не выше {percent} %", f"at most {percent} %", lang)


def _suspension(suspension: Suspension, lang: Lang) -> str:
    if suspension.debts == "none":
        return say("пени начисляются", "penalties accrue", lang)
    if suspension.before is None:
        return say("пени не начисляются", "no penalties", lang)
    return say(
        f"пени не начисляются на долги со сроком оплаты до {suspension.before}",
        f"no penalties on debts due before {suspension.before}",
        lang,
    )


def _days(days: Iterable[tuple[date, DayKind]], lang: Lang) -> str:
    by_kind: dict[DayKind, list[str]] = {}
    for day, kind in days:
        by_kind.setdefault(kind, []).append(f"{day:%d.%m}")
    return "; ".join(
        f"{_DAY_KINDS[kind].get(lang)}: {', '.join(by_kind[kind])}"
        for kind in DayKind
        if kind in by_kind
    )


def _print_tables(out: Console, parameter: Parameter, lang: Lang) -> None:
    """Tables do not fit into the cells of another one."""
    for each in parameter.values:
        days = f"{_day(each.valid_from)} – {_last_day(each.valid_to)}"
        out.print(f"{days}: {_act(each.reference)}", soft_wrap=True)
        if isinstance(each.value, VolumeRules):
            _print_rules(out, each.value, lang)


def _print_rules(out: Console, rules: VolumeRules, lang: Lang) -> None:
    rows = table()
    text_column(rows, say("состояние учёта", "state of metering", lang))
    first = say(
        "объём: первый способ, который подходит", "volume: the first way that applies", lang
    )
    text_column(rows, first)
    for condition, steps in rules.rows:
        rows.add_row(CONDITION_TEXTS[condition].get(lang), in_words(steps, lang))
    out.print(rows)


def _rows(rows: Iterable[tuple[MeterCondition, tuple[VolumeStep, ...]]], lang: Lang) -> str:
    """A line for each way, with the conditions that have it: many have the same."""
    by_steps: dict[tuple[VolumeStep, ...], list[str]] = {}
    for condition, steps in rows:
        by_steps.setdefault(steps, []).append(CONDITION_TEXTS[condition].get(lang))
    return "\n".join(
        f"{'; '.join(conditions)}: {in_words(steps, lang)}"
        for steps, conditions in by_steps.items()
    )


def both_shown(change: Change, lang: Lang) -> tuple[str, str]:
    """Of two calendars of a year only the days that differ, of two tables only the rows."""
    before, after = change.before, change.after
    if isinstance(before, SpecialDays) and isinstance(after, SpecialDays):
        was, now = set(before.days), set(after.days)
        return _days(sorted(was - now), lang), _days(sorted(now - was), lang)
    if isinstance(before, VolumeRules) and isinstance(after, VolumeRules):
        gone = [row for row in before.rows if row not in after.rows]
        come = [row for row in after.rows if row not in before.rows]
        return _rows(gone, lang), _rows(come, lang)
    return shown(before, change.unit, lang), shown(after, change.unit, lang)


def _print_title(out: Console, parameter: Parameter, lang: Lang) -> None:
    out.print(f"{parameter.id}: {parameter.title.get(lang)}", soft_wrap=True)
    if parameter.covered_until:
        until = say("проверено по", "covered until", lang)
        out.print(f"  {until} {parameter.covered_until}", soft_wrap=True)


def _facts(value: DatedValue, lang: Lang) -> Iterable[str]:
    reference = value.reference
    held = f"{_day(value.valid_from)} – {_last_day(value.valid_to)}"
    yield say(f"действует {held}", f"in force {held}", lang)
    yield _act(reference)
    if reference.note:
        yield reference.note
    if reference.published:
        yield say(f"опубликовано {reference.published}", f"published {reference.published}", lang)
    if reference.checked_on:
        trust = CONFIDENCES[reference.confidence].get(lang)
        checked = say("проверено", "checked on", lang)
        yield f"{checked} {reference.checked_on}: {trust}"
    if reference.standing is not Standing.PUBLISHED:
        yield STANDINGS[reference.standing].get(lang)
    if value.known_on:
        yield say(f"известно с {value.known_on}", f"known since {value.known_on}", lang)


def _act(reference: Reference) -> str:
    named = ", ".join(filter(None, (reference.act, reference.article)))
    return named or reference.source


def _day(day: date | None) -> str:
    return str(day) if day else "…"


def _last_day(end: date | None) -> str:
    """People read the last day, documents hold the day after it."""
    return str(date.fromordinal(end.toordinal() - 1)) if end else "…"
