"""Closes July 2025 of a house, prints what its first account has to pay and why line 3 is so."""

from pathlib import Path

import kvit

data = Path("examples/data")
july = kvit.close(
    data / "house.json", data / "tariffs.json", opening=data / "opening.json", month="2025-07"
)
bill = july.bill("01")
print(f"{bill.account}: {bill.totals.to_pay} RUB")
print(bill.explain(3).sentence("en"), end="")
