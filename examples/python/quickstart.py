"""A house, its tariffs, a month: the bill of one account and why a line is what it is."""

from pathlib import Path

import kvit

data = Path(__file__).resolve().parents[1] / "data"
closed = kvit.close(data / "house.json", data / "tariffs.json", month="2025-07")
bill = closed.bill("01")
print(f"{bill.account}, {bill.month}: {bill.totals.charged} RUB")
for line in bill.lines:
    print(f"{line.number:2} {line.title.en:20} {line.quantity:>8} × {line.price:>7} = {line.amount}")
print(bill.explain(3).sentence("en"))
