"""Decimals, dates and months cross the border exactly or not at all."""

from __future__ import annotations

import math
import threading
from datetime import date, datetime
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kvit
from kvit import _core

METERED = kvit.formula("metered")


def half_up(value: Fraction, decimals: int) -> Decimal:
    """The oracle: to the nearest, a half away from zero."""
    scaled = math.floor(abs(value) * 10**decimals + Fraction(1, 2))
    return Decimal((value < 0, tuple(map(int, str(scaled))), -decimals))


decimals = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(-exponent),
    st.integers(-(10**9), 10**9),
    st.integers(3, 7),
)


@given(volume=decimals, tariff=decimals.map(abs).filter(lambda t: t <= 100_000))
def test_amounts_are_the_exact_values_rounded_once(volume: Decimal, tariff: Decimal) -> None:
    result = METERED.run(V=volume, T=tariff)
    assert result.exact_amount == Fraction(volume) * Fraction(tariff)
    assert str(result.amount) == str(half_up(result.exact_amount, 2) + 0)
    assert result.quantity == volume


@given(volume=decimals)
def test_decimal_and_str_mean_the_same(volume: Decimal) -> None:
    text = format(volume, "f")
    by_value, by_text = METERED.run(V=volume, T=1), METERED.run(V=text, T="1")
    assert by_value == by_text and hash(by_value) == hash(by_text)


def test_the_context_of_the_caller_has_no_say() -> None:
    with localcontext() as context:
        context.prec = 3
        result = METERED.run(V=Decimal("1234567.1234567"), T=Decimal("99999.1234567"))
        bill = kvit.close(
            kvit.template("house"), kvit.template("tariffs"), month="2025-07"
        ).bills[0]
        charged = bill.totals.charged
    exact = Fraction("1234567.1234567") * Fraction("99999.1234567")
    assert result.amount == half_up(exact, 2)
    assert str(charged) == "1909.80"


@pytest.mark.parametrize("number", [1.5, True, False, None, b"1", 1 + 0j, Fraction(1, 2), [1]])
def test_other_types_are_refused(number: object) -> None:
    with pytest.raises(TypeError, match="V: a number is a decimal.Decimal, an int or a str"):
        METERED.run(V=number, T="1")  # type: ignore[arg-type]


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(ValueError) as caught:
        METERED.run(V=Decimal(number), T="1")
    assert isinstance(caught.value, kvit.Error)
    assert (caught.value.name, caught.value.path) == ("bad_decimal", "V")


@pytest.mark.parametrize("text", ["", " 1", "1 ", "+1", "01", "1.", ".5", "1e3", "1,5", "-0", "١"])
def test_malformed_text_is_refused(text: str) -> None:
    with pytest.raises(kvit.errors.BadDecimal) as caught:
        METERED.run(V=text, T="1")
    assert caught.value.path == "V"
    assert caught.value.found == f'"{text}"'


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (Decimal("0.1234567891"), "too_precise"),
        (Decimal("1E-10"), "too_precise"),
        (Decimal("0.12345678"), "too_precise"),
        (Decimal("1E+30"), "out_of_range"),
        (Decimal("1E+999999"), "out_of_range"),
        (10**30, "out_of_range"),
        (Decimal("12345678901234567890"), "out_of_range"),
        (10**8, "out_of_range"),
    ],
)
def test_what_does_not_fit_is_refused(number: Decimal | int, name: str) -> None:
    with pytest.raises(kvit.Error) as caught:
        METERED.run(V=number, T="1")
    assert (caught.value.name, caught.value.path) == (name, "V")


@pytest.mark.parametrize(
    "number",
    [Decimal("1.5000000000000"), Decimal("0.15E+1"), Decimal("15E-1"), "1.5", "1.500000000"],
)
def test_the_same_value_is_the_same_number(number: Decimal | str) -> None:
    assert METERED.run(V=number, T="2").amount == Decimal("3.00")


@pytest.mark.parametrize("zero", [Decimal("-0"), Decimal("0E+50"), Decimal("0E-50"), 0, "0.000"])
def test_zero_is_zero(zero: Decimal | int | str) -> None:
    assert str(METERED.run(V=zero, T="2").amount) == "0.00"


def test_money_has_two_decimals() -> None:
    assert str(METERED.run(V="1", T="5").amount) == "5.00"
    assert str(METERED.run(V="-0.01", T="1").amount) == "-0.01"


@pytest.mark.parametrize("days", [(15.0, 31), (True, 31), (15,), (1, 2, 3), "15/31", 15])
def test_days_are_two_int(days: object) -> None:
    with pytest.raises(TypeError):
        METERED.run(V=1, T=1, days=days)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "path"), [((32, 31), "d"), ((-1, 31), "d"), ((1, 0), "D"), ((1, 10**12), "D")]
)
def test_days_have_a_range(days: tuple[int, int], path: str) -> None:
    with pytest.raises(kvit.errors.OutOfRange) as caught:
        METERED.run(V=1, T=1, days=days)
    assert caught.value.path == path


def test_a_datetime_is_no_day() -> None:
    documents = kvit.template("house"), kvit.template("tariffs")
    for day in (datetime(2025, 7, 1), "2025-07-01", 20250701):
        with pytest.raises(TypeError, match="a day is a datetime.date"):
            kvit.close(*documents, month="2025-07", known_on=day)  # type: ignore[arg-type]
    known = kvit.close(*documents, month="2025-07", known_on=date(2025, 7, 31))
    assert known.bills[0].basis.known_on == date(2025, 7, 31)


def test_months() -> None:
    july = kvit.Month(2025, 7)
    assert kvit.Month.of("2025-07") == july == kvit.Month.of(july)
    assert [str(m) for m in (july.previous, july, july.next)] == ["2025-06", "2025-07", "2025-08"]
    assert kvit.Month(2024, 12).next == kvit.Month(2025, 1)
    assert kvit.Month(2025, 1).previous == kvit.Month(2024, 12)
    assert kvit.Month(2024, 2).days == 29 and kvit.Month(2024, 2) < july
    assert july.first_day == date(2025, 7, 1) and {july: 1}[kvit.Month(2025, 7)] == 1
    assert eval(repr(july), {"Month": kvit.Month}) == july


@pytest.mark.parametrize("text", ["2025-7", "2025-13", "1899-12", "2200-01", "2025", "", "июль"])
def test_no_months(text: str) -> None:
    with pytest.raises(kvit.errors.BadMonth) as caught:
        kvit.Month.of(text)
    assert (caught.value.path, caught.value.found) == ("month", f'"{text}"')


def test_no_months_of_other_types() -> None:
    for wrong in (202507, date(2025, 7, 1), None):
        with pytest.raises(TypeError):
            kvit.Month.of(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        kvit.Month(2025.0, 7)  # type: ignore[arg-type]
    with pytest.raises(kvit.errors.BadMonth):
        kvit.Month(2025, 13)


def test_threads_share_the_catalogue() -> None:
    amounts: set[Decimal] = set()

    def work() -> None:
        amounts.update(METERED.run(V=Decimal("12.345"), T="39.56").amount for _ in range(500))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert amounts == {Decimal("488.37")}


def test_units_have_texts() -> None:
    for each in kvit.formulas():
        assert _core.unit_text(each.resource, "ru")
    with pytest.raises(ValueError):
        _core.unit_text("m4", "ru")
    with pytest.raises(ValueError):
        _core.unit_text("m3", "de")  # type: ignore[arg-type]
