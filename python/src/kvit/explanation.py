"""Explanation — почему строка именно такая."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from kvit import _core
from kvit.frozen import Frozen
from kvit.source import Source
from kvit.text import Lang, Text

Layout = Literal["pretty", "line"]


class Explanation(Frozen):
    """Why a line is what it is: for a resident in a few sentences, for an engineer as the whole
    derivation with the sources of every input.

    >>> from kvit.catalogue import formula
    >>> explanation = formula("metered").run(V="12.345", T="39.56").explanation
    >>> explanation.exact, explanation.rounded
    (Fraction(2441841, 5000), Decimal('488.37'))
    """

    def __init__(self, core: _core.Explanation) -> None:
        self.__dict__["_core"] = core

    @property
    def title(self) -> Text:
        return self._core.title

    @property
    def law(self) -> Text:
        """Formula or point of the act."""
        return self._core.law

    @property
    def formula(self) -> str:
        return self._core.formula

    @property
    def exact(self) -> Fraction:
        """The value before it was rounded."""
        return Fraction(self._core.exact)

    @property
    def rounded(self) -> Decimal:
        return self._core.rounded

    @property
    def sources(self) -> tuple[Source, ...]:
        return self._core.sources

    def expression(self, lang: Lang = "ru") -> str:
        """The formula with the values and units in it, on one line."""
        return self._core.expression(lang)

    def sentence(self, lang: Lang = "ru") -> str:
        """For a resident: three lines at most."""
        return self._core.sentence(lang)

    def tree(self, lang: Lang = "ru") -> str:
        """For an engineer: every input with its source and dates, and the rounding."""
        return self._core.tree(lang)

    def to_json(self, layout: Layout = "pretty") -> str:
        """kvit-explanation/1, as the core writes it."""
        return self._core.to_json(layout)

    def to_dict(self) -> dict[str, Any]:
        """The same as Python values, with decimals as strings."""
        value: dict[str, Any] = json.loads(self.to_json("line"))
        return value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Explanation) and self._core == other._core

    def __hash__(self) -> int:
        return hash((self.formula, self._core.exact))

    def __repr__(self) -> str:
        return f"<kvit.Explanation of {self.formula}: {self.rounded}>"

    # The core object; set once, in `__init__`.
    _core: _core.Explanation
