"""What `kvit compare` compares: two documents, or one house closed by two sets of rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kvit.cli.house import close_files
from kvit.cli.usage import WrongUsage
from kvit.closed import Closed
from kvit.text import Lang

Options = Mapping[str, Any]  #: what was given, by the option that gives it; None: nothing


def by_two_rules(
    before: Path, after: Path | None, rules: Options, against: Options, lang: Lang
) -> tuple[Path | Closed, Path | Closed]:
    """Both sides. A house is closed by `rules`, then by the same with `against` in their place."""
    changed = {name: each for name, each in against.items() if each is not None}
    if after is not None:
        _refuse_documents(rules, changed, lang)
        return before, after
    if not changed:
        names = ", ".join(_against(name) for name in against)
        raise WrongUsage(
            f"Нужен второй документ B либо, для дома, один из параметров {names}",
            f"Give a second document B or, for a house, one of {names}",
            lang,
        )
    return _closed(before, rules, lang), _closed(before, {**rules, **changed}, lang)


def _closed(house: Path, options: Options, lang: Lang) -> Closed:
    return close_files(
        house,
        tariffs=options["--tariffs"],
        month=options["--month"],
        opening=options["--opening"],
        policy=options["--policy"],
        law=options["--law"],
        known_on=options["--known-on"],
        lang=lang,
    )


def _refuse_documents(rules: Options, changed: Options, lang: Lang) -> None:
    """Two documents are closed already."""
    names = [name for name, each in rules.items() if each is not None]
    for name in names + [_against(each) for each in changed]:
        raise WrongUsage(
            f"Параметр {name} нужен только для дома: документы A и B уже закрыты",
            f"{name} is for a house alone: the documents A and B are closed already",
            lang,
        )


def _against(name: str) -> str:
    return f"--against-{name.removeprefix('--')}"
