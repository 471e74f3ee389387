"""Charts of a year as inline SVG of our own: no script, no file, readable in black and white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kvit.figures import month, number
from kvit.month import Month
from kvit.text import Lang

_STEP, _HEIGHT, _TOP, _FOOT = 50, 150, 18, 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """What is drawn side by side in one chart: a value for each month, None where it is not known."""

    title: str
    values: tuple[Decimal | None, ...]
    light: bool = False  #: white rather than grey


def chart_of(months: Sequence[Month], series: Sequence[Series], lang: Lang, places: int) -> str:
    """Bars with their values, the same scale for all series; below zero a bar hangs down.

    >>> july = Month(2025, 7)
    >>> svg = chart_of([july], [Series(title="V", values=(Decimal("1.50"),))], "ru", 1)
    >>> "<rect" in svg and ">1,5</text>" in svg
    True
    """
    known = [value for each in series for value in each.values if value is not None]
    top = max([*known, Decimal(0)])
    bottom = min([*known, Decimal(0)])
    span = top - bottom or Decimal(1)
    room = Decimal(_HEIGHT - _TOP - _FOOT)
    zero = _TOP + _tenth(room * top / span)
    step = Decimal(_STEP) * len(series)
    width = _STEP * len(series) * max(len(months), 12)
    thick = step * Decimal("0.78") / len(series)
    size = 14 if len(series) == 1 else 12
    parts = []
    for index, each in enumerate(months):
        left = step * index + step * Decimal("0.11")
        for place, one in enumerate(series):
            value = one.values[index]
            if value is None:
                continue
            tall = _tenth(room * abs(value) / span)
            x, y = _tenth(left + thick * place), zero if value < 0 else zero - tall
            fill = "#fff" if one.light else "#666"
            parts.append(
                f'<rect x="{x}" y="{y}" width="{_tenth(thick)}" height="{tall}" fill="{fill}" '
                f'stroke="#000" stroke-width="0.6"/>'
            )
            text = number(value.quantize(Decimal(1).scaleb(-places)), lang).replace("-", "−")
            above = y - Decimal(3) if value >= 0 else y + tall + Decimal(13)
            parts.append(
                f'<text font-size="{size}" x="{_tenth(x + thick / 2)}" y="{above}">{text}</text>'
            )
        name = month(each, lang).split(" ")[0][:3]
        short = f"{name} {each.year % 100:02}" if index == 0 or each.month == 1 else name
        parts.append(
            f'<text font-size="15" x="{_tenth(step * index + step / 2)}" y="{_HEIGHT - 3}">{short}</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" role="img">'
        f'<g font-family="Liberation Sans,Arial,sans-serif" text-anchor="middle">{"".join(parts)}</g>'
        f'<path d="M0 {zero}H{width}" stroke="#000" stroke-width="0.6"/></svg>'
    )


def _tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"))
