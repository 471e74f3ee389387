"""One sum among rows, none above what it can take: which kopeck goes where.

The exact shares are those of a common level: each row takes its weight times the level, or all that
it can take, whichever is less. Only the shares of the level are rounded.
"""

from __future__ import annotations

from fractions import Fraction


def level_rows(money: int, weights: list[int], caps: list[int]) -> tuple[list[int], list[int]]:
    """The rows that the level leaves below what they can take, and what each of the rest takes."""
    rows = list(range(len(weights)))
    taken = [0] * len(weights)
    while rows:
        if not any(weights[at] for at in rows):
            # What has no weight shares what the others left by what it can take.
            weights = list(caps)
        rest = money - sum(taken)
        level = Fraction(rest, sum(weights[at] for at in rows))
        full = [at for at in rows if weights[at] * level > caps[at]]
        if not full:
            break
        for at in full:
            taken[at] = caps[at]
            rows.remove(at)
    return rows, taken


def whole_shares(money: int, weights: list[int], caps: list[int], residue: str) -> list[int]:
    """The shares in kopecks; `money` is at most the sum of the caps, and theirs is the money."""
    rows, shares = level_rows(money, weights, caps)
    if not any(weights[at] for at in rows):
        weights = caps
    rest = money - sum(shares)
    whole = sum(weights[at] for at in rows)
    exact = {at: Fraction(rest * weights[at], whole) for at in rows}
    for at in rows:
        half = Fraction(0 if residue == "largest_remainder" else 1, 2)
        shares[at] = int(exact[at] + half)
    over = money - sum(shares)
    if residue == "largest_remainder":
        for at in sorted(rows, key=lambda at: (shares[at] - exact[at], at))[:over]:
            shares[at] += 1
        return shares
    order = [at for at in rows if weights[at]]
    if residue == "residue_last":
        order.reverse()
    if residue == "residue_largest":
        order.sort(key=lambda at: (-exact[at], at))
    for at in order:
        step = max(min(over, caps[at] - shares[at]), -shares[at])
        shares[at] += step
        over -= step
    return shares


def waterfall(money: int, caps: list[int]) -> list[int]:
    """Row after row."""
    shares = []
    for cap in caps:
        shares.append(min(money, cap))
        money -= shares[-1]
    return shares
