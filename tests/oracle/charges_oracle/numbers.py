"""Exact numbers: fractions, rounded half up where the practice rounds."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import floor

ZERO, ONE = Fraction(0), Fraction(1)
VOLUME = 7  # decimals of a volume that is printed or carried


@cache
def exact(value: str) -> Fraction:
    """What a document says in digits; the same digits are read often."""
    return Fraction(value)


def half_up(value: Fraction, digits: int) -> Fraction:
    """Half away from zero."""
    scaled = abs(value) * 10**digits
    rounded = Fraction(floor(scaled + Fraction(1, 2)), 10**digits)
    return -rounded if value < 0 else rounded


def kopecks(value: Fraction) -> Fraction:
    """Roubles rounded to the kopeck."""
    return half_up(value, 2)


def carried(value: Fraction) -> Fraction:
    """A volume as it is printed, carried or put into the sum of a house."""
    return half_up(value, VOLUME)


def text(value: Fraction, least: int = 0) -> str:
    """An exact decimal number with at least so many digits after the point."""
    for digits in range(least, 13):
        scaled = abs(value) * 10**digits
        if scaled.denominator == 1:
            whole, rest = divmod(scaled.numerator, 10**digits)
            sign = "-" if value < 0 else ""
            return f"{sign}{whole}.{rest:0{digits}}" if digits else f"{sign}{whole}"
    raise ValueError(f"{value} is no short decimal number")
