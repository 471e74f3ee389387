"""run.py [ru|en]: May 2025 of a private house, each line with why it is so.

Electricity by a plan of two zones, gas by the norms of the appliances, water by norms of people,
garden and animals, heating by norm to the end of the season, waste by area. All data are synthetic.
"""

from __future__ import annotations

import sys
from pathlib import Path

import kvit
from kvit.bill_words import line_title
from kvit.figures import NBSP, month, number
from kvit.text import Lang

HERE = Path(__file__).parent


def main(lang: Lang) -> None:
    closed = kvit.close(
        HERE / "house.json", HERE / "tariffs.json", opening=HERE / "opening.json", month="2025-05"
    )
    bill = closed.bill("1")
    rows = [f"{closed.house}, {month(closed.month, lang)}"]
    for line in bill.lines:
        title = f"{line.number:>2}. {line_title(line, lang)}"
        rows.append(f"{title:<60}{number(line.amount, lang):>12}")
        told = bill.explain(line.number).sentence(lang)
        rows += [f"      {each.strip()}" for each in told.splitlines()]
    total = number(bill.totals.charged, lang)
    rows.append(f"{'Начислено' if lang == 'ru' else 'Charged':<60}{total:>12}")
    print("\n".join(rows).replace(NBSP, " "))


if __name__ == "__main__":
    main("en" if sys.argv[1:] == ["en"] else "ru")
