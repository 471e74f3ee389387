"""Writes the documents of a town: PYTHONPATH=tests:tests/oracle python3 -m town SEED FOLDER.

With --paid, and kvit on the path (build/bin/python), the town first lives through its months, so
that the payments are written with their sums.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from .generate import town


def main() -> None:
    parser = argparse.ArgumentParser(prog="town", description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--houses", type=int, default=3)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--paid", action="store_true", help="payments with their sums, by kvit")
    asked = parser.parse_args()
    documents = town(asked.seed, houses=asked.houses, months=asked.months)
    if asked.paid:
        from .year import live

        documents = live(documents).town
    documents.write(asked.folder)


if __name__ == "__main__":
    main()
