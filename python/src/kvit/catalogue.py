"""The formulas of the law, one at a time: of a charge, which give roubles, and of a volume."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property

from kvit import _core
from kvit.explanation import Explanation
from kvit.text import Text

Number = Decimal | int | str


@dataclass(frozen=True, kw_only=True, slots=True)
class Input:
    """An input of a formula: its sign in the law, its unit, and what is accepted."""

    symbol: str
    meaning: Text
    unit: str
    decimals: int
    least: Decimal
    most: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Formula:
    """A formula of a charge.

    >>> waste = formula("solid_waste_person")
    >>> [f"{i.symbol}, {i.unit}" for i in waste.inputs]
    ['n, person', 'N_year, m3/person/year', 'T, RUB/m3']
    >>> waste.run(n=1, N_year="2.1", T="207.80").amount
    Decimal('36.37')
    """

    id: int = field(repr=False)
    name: str
    resource: str  #: unit of the resource: it picks one of several formulas with the same name
    quantity_unit: str
    title: Text
    law: Text
    support: str
    inputs: tuple[Input, ...] = field(repr=False)

    def run(self, *, days: tuple[int, int] | None = None, **inputs: Number) -> FormulaResult:
        """The amount, exactly; ``days=(15, 31)`` takes that share of it.

        >>> formula("metered").run(V="12.345", T=Decimal("39.56"), days=(15, 31)).amount
        Decimal('236.31')
        """
        amount, quantity = _core.run_formula(self.id, inputs, days)
        return FormulaResult(
            formula=self,
            inputs={symbol: Decimal(value) for symbol, value in inputs.items()},
            days=days,
            amount=amount,
            quantity=quantity,
        )


@dataclass(frozen=True, kw_only=True)
class FormulaResult:
    """What a formula gave.

    >>> result = formula("metered").run(V="12.345", T="39.56")
    >>> result.amount, result.quantity, result.exact_amount
    (Decimal('488.37'), Decimal('12.345'), Fraction(2441841, 5000))
    """

    amount: Decimal  #: roubles: the exact value rounded once, half up
    quantity: Decimal  #: volume of the line
    formula: Formula = field(repr=False)
    inputs: dict[str, Decimal] = field(repr=False, hash=False)
    days: tuple[int, int] | None = field(repr=False)

    @property
    def exact_amount(self) -> Fraction:
        """The amount before it was rounded."""
        return self.explanation.exact

    @cached_property
    def explanation(self) -> Explanation:
        """The same formula, read aloud."""
        return Explanation(_core.explain_formula(self.formula.id, self.inputs, self.days))


@dataclass(frozen=True, kw_only=True, slots=True)
class VolumeFormula:
    """A formula of a volume: there is no tariff in it and no money comes of it.

    >>> rolled_over = formula("rollover")
    >>> rolled_over.run(R_2="2.5", R_1="99998.5", C=100000, k_t=1).volume
    Decimal('4')
    """

    id: int = field(repr=False)
    name: str
    resource: str  #: unit of the volume: it picks one of several formulas with the same name
    title: Text
    law: Text
    support: str
    inputs: tuple[Input, ...] = field(repr=False)

    def run(self, **inputs: Number) -> VolumeResult:
        """The volume, rounded to seven decimals.

        >>> formula("average").run(V=10, m=6).volume
        Decimal('1.6666667')
        """
        return VolumeResult(
            formula=self,
            inputs={symbol: Decimal(value) for symbol, value in inputs.items()},
            volume=_core.run_volume_formula(self.id, inputs),
        )


@dataclass(frozen=True, kw_only=True)
class VolumeResult:
    """What a formula of a volume gave.

    >>> result = formula("average").run(V=10, m=6)
    >>> result.volume, result.exact_volume
    (Decimal('1.6666667'), Fraction(5, 3))
    """

    volume: Decimal  #: in the unit of the formula's resource, rounded once, half up
    formula: VolumeFormula = field(repr=False)
    inputs: dict[str, Decimal] = field(repr=False, hash=False)

    @property
    def exact_volume(self) -> Fraction:
        """The volume before it was rounded."""
        return self.explanation.exact

    @cached_property
    def explanation(self) -> Explanation:
        """The same formula, read aloud."""
        return Explanation(_core.explain_volume_formula(self.formula.id, self.inputs))


AnyFormula = Formula | VolumeFormula


@cache
def formulas() -> tuple[AnyFormula, ...]:
    """All formulas, in the order of the catalogue: of charges, then of volumes.

    >>> formulas()[0].name, formulas()[-1].name
    ('metered', 'norm_of_zone')
    """
    return _core.formulas()


def formula(name: str, resource: str | None = None) -> AnyFormula:
    """A formula by name, and by the unit of its resource where a name has several; without a unit
    the first one. No name is both of a charge and of a volume.

    >>> formula("metered", "kWh").title.en
    'volume × tariff'
    """
    named = [each for each in formulas() if each.name == name]
    for each in named:
        if resource is None or each.resource == resource:
            return each
    if named:
        choices = ", ".join(each.resource for each in named)
        raise _core.error("not_found", "resource", f'"{resource}"', choices, choices)
    choices = ", ".join(dict.fromkeys(each.name for each in formulas()))
    raise _core.error("not_found", "formula", f'"{name}"', choices, choices)
