"""volumes.py [--check]: the tables by which volumes are found, as a page in both languages.

Run by the Python that has kvit (build/bin/python). With --check it only says whether the page is up
to date.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kvit import law
from kvit.text import Lang
from kvit.volume_rules import CONDITION_TEXTS, STEP_TEXTS, in_words

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "src/law/data/ru/metering/VOLUMES.md"

TOP = """\
# Как находится объём · How a volume is found

Written by `tests/pages/volumes.py` from [`volume.json`](volume.json). For each state of metering the ways to the volume stand in their
order: the first one that applies is taken, and the last one always applies. `metering.volume` is the table of a service that has none of its
own. Where the values come from: [SOURCES.md](../SOURCES.md).

Для каждого состояния учёта способы стоят по порядку: берётся первый, который подходит, последний подходит всегда. `metering.volume` — таблица
услуги, у которой нет своей. Откуда значения: [SOURCES.md](../SOURCES.md).
"""

AFTER_WAYS = """
The limit of the average is `metering.average.periods_max`, the raising factor `metering.raising_factor.<service>.<reason>` (after an
interference that of a meter that failed; what the act adds for the months before it goes by `metering.interference_factor`). A service without
a factor for the reason has none.

Предел среднего — `metering.average.periods_max`, повышающий коэффициент — `metering.raising_factor.<услуга>.<причина>` (после вмешательства — как для
неисправного прибора; доначисление за месяцы до акта — по `metering.interference_factor`). Нет параметра — нет коэффициента.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([TOP, *_ways(), *_tables()])


def _ways() -> Iterator[str]:
    yield "## Способы · Ways\n"
    yield "| | способ | way |"
    yield "|---|---|---|"
    for step, text in STEP_TEXTS.items():
        yield f"| `{step}` | {text.ru} | {text.en} |"
    yield AFTER_WAYS


def _tables() -> Iterator[str]:
    for each in law.parameters().values():
        if each.kind != "volume":
            continue
        yield f"## `{each.id}`\n"
        yield f"{each.title.ru} · {each.title.en}.\n"
        for dated in each.values:
            yield f"### {_days(dated, 'ru')} · {_days(dated, 'en')}\n"
            yield f"{dated.reference.act}, {dated.reference.article}\n"
            yield from _table(dated.value)


def _table(rules: law.Value) -> Iterator[str]:
    assert isinstance(rules, law.VolumeRules)
    yield "| | состояние учёта | объём | state of metering | volume |"
    yield "|---|---|---|---|---|"
    for condition, steps in rules.rows:
        text = CONDITION_TEXTS[condition]
        cells = (text.ru, in_words(steps, "ru"), text.en, in_words(steps, "en"))
        yield f"| `{condition}` | {' | '.join(cells)} |"
    yield ""


def _days(dated: law.DatedValue, lang: Lang) -> str:
    """With the last day of an interval, as people read it."""
    first, end = dated.valid_from, dated.valid_to
    last = None if end is None else date.fromordinal(end.toordinal() - 1)
    words = ("с", "по") if lang == "ru" else ("from", "to")
    return " ".join(f"{word} {day}" for word, day in zip(words, (first, last)) if day)


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != page():
            sys.exit(f"{PAGE.relative_to(ROOT)} is out of date: run {sys.argv[0]}")
    else:
        PAGE.write_text(page(), encoding="utf-8")
