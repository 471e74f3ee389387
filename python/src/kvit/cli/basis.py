"""By what something was found: practices, acts, the names of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kvit.cli.lang import say
from kvit.figures import day
from kvit.practice import Practice
from kvit.source import Source
from kvit.text import Lang
from kvit.trust import act_of, trust_in


def practices(followed: Sequence[Practice], lang: Lang) -> list[str]:
    return [
        f"{each.title.get(lang)}: {each.text.get(lang)} ({each.choice}, {each.by})"
        for each in followed
    ]


def acts(sources: Sequence[Source], lang: Lang) -> list[str]:
    """Each act once, however many of its values were taken."""
    return list(dict.fromkeys(_act(source, lang) for source in sources))


def _act(source: Source, lang: Lang) -> str:
    told = [source.label.get(lang) or source.id, act_of(source), trust_in(source, lang)]
    if (checked_on := source.reference.checked_on) is not None:
        told.append(say("проверено", "checked on", lang) + f" {day(checked_on, lang)}")
    return "; ".join(filter(None, told))


def rules(law: str, policy: str, engine: str, lang: Lang) -> list[str]:
    return [
        say("закон", "law", lang) + f": {law}",
        say("практика", "policy", lang) + f": {policy}",
        f"kvit {engine.removeprefix('kvit ')}",
    ]


def known(known_on: date | None, lang: Lang) -> list[str]:
    if known_on is None:
        return []
    return [say("известно на", "as known on", lang) + f" {day(known_on, lang)}"]
