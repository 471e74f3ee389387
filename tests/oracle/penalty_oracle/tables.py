"""The facts that the oracle needs of the law, each with its source."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

Rates = list[tuple[date, Fraction]]


def rates(text: str) -> Rates:
    """Pairs of words: the first day of a rate and its percent."""
    words = text.split()
    return [(date.fromisoformat(d), Fraction(p)) for d, p in zip(words[::2], words[1::2])]


# Bank of Russia, key rate by the day from which it is in force.
KEY_FROM_2016 = """
    2016-06-14 10.50 2016-09-19 10.00 2017-03-27 9.75 2017-05-02 9.25 2017-06-19 9.00
    2017-09-18 8.50 2017-10-30 8.25 2017-12-18 7.75 2018-02-12 7.50 2018-03-26 7.25
    2018-09-17 7.50 2018-12-17 7.75 2019-06-17 7.50 2019-07-29 7.25 2019-09-09 7.00
    2019-10-28 6.50 2019-12-16 6.25 2020-02-10 6.00 2020-04-27 5.50 2020-06-22 4.50
    2020-07-27 4.25 2021-03-22 4.50 2021-04-26 5.00 2021-06-15 5.50 2021-07-26 6.50
    2021-09-13 6.75 2021-10-25 7.50 2021-12-20 8.50 2022-02-14 9.50 2022-02-28 20.00
    2022-04-11 17.00 2022-05-04 14.00 2022-05-27 11.00 2022-06-14 9.50 2022-07-25 8.00
    2022-09-19 7.50 2023-07-24 8.50 2023-08-15 12.00 2023-09-18 13.00 2023-10-30 15.00
    2023-12-18 16.00 2024-07-29 18.00 2024-09-16 19.00 2024-10-28 21.00 2025-06-09 20.00
    2025-07-28 18.00 2025-09-15 17.00 2025-10-27 16.50 2025-12-22 16.00 2026-02-16 15.50
    2026-03-23 15.00 2026-04-27 14.50 2026-06-22 14.25 2026-07-27 14.00
"""
KEY = rates(
    """
    2013-09-13 5.50 2014-03-03 7.00 2014-04-28 7.50 2014-07-28 8.00 2014-11-05 9.50
    2014-12-12 10.50 2014-12-16 17.00 2015-02-02 15.00 2015-03-16 14.00 2015-05-05 12.50
    2015-06-16 11.50 2015-08-03 11.00
    """
    + KEY_FROM_2016
)
# Bank of Russia, refinancing rate; equal to the key rate from 2016-01-01.
REFINANCING = rates(
    """
    2010-02-24 8.50 2010-03-29 8.25 2010-04-30 8.00 2010-06-01 7.75 2011-02-28 8.00
    2011-05-03 8.25 2011-12-26 8.00 2012-09-14 8.25 2016-01-01 11.00
    """
    + KEY_FROM_2016
)
SERIES = {"key": KEY, "refinancing": REFINANCING}
# The next meeting is on 2026-10-23: what holds from the Monday after it is not known yet.
COVERED_UNTIL = date(2026, 10, 25)

# ЖК 155 ч. 14 and 14.1; 190-ФЗ 15 ч. 9.1-9.3; 416-ФЗ 13 ч. 6.2-6.4: the last day of a step and
# its divisor, None for ever, 0 without penalty.
Steps = list[tuple[int | None, int]]
OLD: Steps = [(None, 300)]
# 307-ФЗ of 2015: in force from 2016-01-01, for capital repair from 2016-07-04.
SCALES: dict[str, list[tuple[date, Steps]]] = {
    "zhk14": [(date.min, OLD), (date(2016, 1, 1), [(30, 0), (90, 300), (None, 130)])],
    "zhk14_1": [(date.min, OLD), (date(2016, 7, 4), [(30, 0), (None, 300)])],
    "tszh": [(date(2016, 1, 1), [(30, 0), (90, 300), (None, 130)])],
    "uk": [(date(2016, 1, 1), [(60, 300), (90, 170), (None, 130)])],
    "legal130": [(date(2016, 1, 1), [(None, 130)])],
}

# ПП 474 of 2022: 9.5 fixed; ПП 1681, 2479, 2382 and ПП 329 of 2025 (from 2025-01-01): the lower.
LIMIT = Fraction("9.5")
FIXED = (date(2022, 2, 28), date(2022, 7, 31))
LOWER = (date(2022, 8, 1), date(2026, 12, 31))
# What ПП 329 of 2025-03-18 reached back to.
GAP_2025 = (date(2025, 1, 1), date(2025, 3, 17))

# ПП 424 of 2020; ПП 497 of 2022: only debts that arose before it.
COVID424 = (date(2020, 4, 6), date(2020, 12, 31))
BANKR497 = (date(2022, 4, 1), date(2022, 10, 1))
# 377-ФЗ of 2022.
SVO_FROM = date(2022, 10, 7)

# 177-ФЗ of 2025: the 15th instead of the 10th, from the first or the second month billed.
DUE_15 = {"due15_from_feb2026": date(2026, 2, 1), "due15_from_mar2026": date(2026, 3, 1)}


def days(text: str) -> set[date]:
    """Lines of a year and its days as MM-DD."""
    lines = [line.split() for line in text.strip().splitlines()]
    return {date.fromisoformat(f"{year}-{day}") for year, *rest in lines for day in rest}


# ТК 112, as (month, day).
HOLIDAYS = {(1, day) for day in range(1, 9)} | {(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}
# The yearly decrees on the transfer of days off, 2014 to 2027.
TRANSFERRED = days("""
    2014 03-10 05-02 06-13 11-03
    2015 01-09 03-09 05-04 05-11
    2016 02-22 03-07 05-02 05-03 06-13
    2017 02-24 05-08 11-06
    2018 03-09 04-30 05-02 06-11 11-05 12-31
    2019 05-02 05-03 05-10
    2020 02-24 03-09 05-04 05-05 05-11
    2021 02-22 05-03 05-10 06-14 11-05 12-31
    2022 03-07 05-02 05-03 05-10 06-13
    2023 02-24 05-08 11-06
    2024 04-29 04-30 05-10 12-30 12-31
    2025 05-02 05-08 06-13 11-03 12-31
    2026 01-09 03-09 05-11 12-31
    2027 02-22 05-03 05-10 06-14 11-05 12-31
""")
WORKING_WEEKENDS = days("""
    2016 02-20
    2018 04-28 06-09 12-29
    2021 02-20
    2022 03-05
    2024 04-27 11-02 12-28
    2025 11-01
    2027 02-20
""")
# Decrees 206, 239, 294, 345, 354 of 2020 and 242, 595 of 2021: days off with pay.
PRESIDENTIAL = days("""
    2020 03-30 03-31 04-01 04-02 04-03 04-04 04-05 04-06 04-07 04-08 04-09 04-10 04-11 04-12
    2020 04-13 04-14 04-15 04-16 04-17 04-18 04-19 04-20 04-21 04-22 04-23 04-24 04-25 04-26
    2020 04-27 04-28 04-29 04-30 05-06 05-07 05-08 06-24 07-01
    2021 05-04 05-05 05-06 05-07 10-30 10-31 11-01 11-02 11-03
""")
