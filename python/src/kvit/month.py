"""Month — расчётный период."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from kvit import _core


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """Month — расчётный период: a calendar month of the years 1900 to 2199.

    >>> july = Month(2025, 7)
    >>> str(july), july.days, july.next
    ('2025-07', 31, Month(year=2025, month=8))
    >>> july == Month.of("2025-07")
    True
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        for number in (self.year, self.month):
            if not isinstance(number, int) or isinstance(number, bool):
                raise TypeError(f"a month is made of two int, not of a {type(number).__name__}")
        if not (1900 <= self.year <= 2199 and 1 <= self.month <= 12):
            _bad_month(f"{self.year}-{self.month}")

    @classmethod
    def of(cls, month: Month | str) -> Month:
        """A month from itself or from "2025-07"."""
        if isinstance(month, Month):
            return month
        if not isinstance(month, str):
            raise TypeError(f'a month is a kvit.Month or "2025-07", not a {type(month).__name__}')
        return _core.month_of(month) or _bad_month(f'"{month}"')

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def days(self) -> int:
        return monthrange(self.year, self.month)[1]

    @property
    def next(self) -> Month:
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    @property
    def previous(self) -> Month:
        return Month(self.year - (self.month == 1), (self.month - 2) % 12 + 1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


def _bad_month(found: str) -> NoReturn:
    raise _core.error(
        "bad_month",
        "month",
        found,
        'расчётный период ГГГГ-ММ с 1900 по 2199 год, например "2025-07"',
        'a month YYYY-MM of the years 1900 to 2199, such as "2025-07"',
    )
