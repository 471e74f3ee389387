"""A program as a user of the package writes it; mypy --strict reads it."""

import sys
from decimal import Decimal
from pathlib import Path

import kvit


def to_pay(folder: Path) -> dict[str, Decimal]:
    july = kvit.close(
        folder / "house.json",
        folder / "tariffs.json",
        opening=folder / "opening.json",
        month=kvit.Month(2025, 7),
    )
    return {bill.account: bill.totals.to_pay for bill in july.bills}


def main() -> int:
    if "close" not in kvit.features():
        return 1
    try:
        bills = to_pay(Path(sys.argv[1]))
    except kvit.Error as error:
        print(*(each.sentence.get("en") for each in error.errors), sep="\n", file=sys.stderr)
        return 1
    for account, sum_of_bill in bills.items():
        print(account, sum_of_bill)
    return 0


if __name__ == "__main__":
    sys.exit(main())
