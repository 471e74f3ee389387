from __future__ import annotations

import sys

from .changelog import CHANGELOG, TITLE, entries
from .digests import Book, asked, refresh
from .documents import LAWS, TOWNS, fixed_towns


def show() -> int:
    found = [
        each for town in fixed_towns() for law in LAWS for each in Book(town).differences(law)
    ]
    for each in found:
        print(each)
    if found:
        print(f"\nAn entry of CHANGELOG.md under {TITLE!r} explains them:\n{asked(found)}")
    return 1 if found else 0


def take_in() -> int:
    books = [Book(town) for town in fixed_towns()]
    unexplained = refresh(books, entries(CHANGELOG.read_text(encoding="utf-8")))
    print("\n".join(f"not explained: {each}" for each in unexplained))
    return 1 if unexplained else 0


def main(words: list[str]) -> int:
    match words:
        case []:
            return show()
        case ["refresh"]:
            return take_in()
        case ["freeze", name, seed]:
            from .freeze import freeze

            print(freeze(TOWNS / name, int(seed)))
            return 0
    print("usage: python -m replay [refresh | freeze NAME SEED]", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
