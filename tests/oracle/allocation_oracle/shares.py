"""One sum among rows, none above what it can take: which kopeck goes where.

The exact shares are those of a common level: each row takes its weight times the level, or all that
it can take, whichever is less. Only the level's rows are rounded.
"""

from __future__ import annotations

from fractions import Fraction


def equal_if_none(weights: list[int]) -> list[int]:
    """Where nothing has a weight, all weigh the same."""
    return weights if any(weights) else [1] * len(weights)


def exact_shares(money: int, weights: list[int], caps: list[int | None]) -> list[Fraction]:
    """The shares as fractions of a kopeck; `money` is at most the sum of the caps."""
    shares = [Fraction(0)] * len(weights)
    open_rows = list(range(len(weights)))
    rest = Fraction(money)
    while open_rows and rest > 0:
        weighing = [at for at in open_rows if weights[at]]
        # Rows without a weight take what the others leave, all alike.
        used = {at: weights[at] for at in weighing} or {at: 1 for at in open_rows}
        level = rest / sum(used.values())
        full = [at for at in used if caps[at] is not None and used[at] * level >= caps[at]]
        if not full:
            for at in used:
                shares[at] = used[at] * level
            return shares
        for at in full:
            shares[at] = Fraction(caps[at] or 0)
            rest -= shares[at]
            open_rows.remove(at)
    return shares


def whole_shares(
    money: int, weights: list[int], caps: list[int | None], residue: str
) -> list[int]:
    """The shares in kopecks, which sum to the money."""
    weights = equal_if_none(weights)
    exact = exact_shares(money, weights, caps)
    if residue == "largest_remainder":
        whole = [int(share) for share in exact]
        order = sorted(range(len(exact)), key=lambda at: (int(exact[at]) - exact[at], at))
    else:
        whole = [int(share + Fraction(1, 2)) for share in exact]
        order = list(range(len(exact)))
        if residue == "residue_last":
            order.reverse()
        if residue == "residue_largest":
            order.sort(key=lambda at: (-exact[at], at))
    rest = money - sum(whole)
    if residue == "largest_remainder":
        for at in order[:rest]:
            whole[at] += 1
        return whole
    for at in order:
        cap = caps[at]
        most = rest if cap is None else min(rest, cap - whole[at])
        step = max(most, -whole[at])
        whole[at] += step
        rest -= step
    return whole


def waterfall(money: int, caps: list[int]) -> list[int]:
    """Row after row."""
    shares = []
    for cap in caps:
        shares.append(min(money, cap))
        money -= shares[-1]
    return shares
