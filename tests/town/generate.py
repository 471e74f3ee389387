"""THE generator: documents of a town from a seed."""

from __future__ import annotations

import random
from dataclasses import replace

from charges_oracle.days import Row

from .habits import habits_of
from .house import TownHouse
from .knowledge import Learner
from .model import Town
from .place import Place
from .timetable import closing_days, months_of

PENALTIES = 60  # percent of towns that post penalties when a month is closed
SPLIT = 25  # percent of towns whose host splits payments itself


def town(seed: int, houses: int = 3, months: int = 12) -> Town:
    """The same documents for the same arguments, whatever else is drawn in the process; the seed
    alone decides where in 2024 and 2025 the months are."""
    rng = random.Random(seed)
    lived = months_of(rng, months)
    closing = closing_days(rng, lived)
    place = Place(rng, lived)
    if random.Random(f"penalties {seed}").randrange(100) < PENALTIES:
        place.policy["options"].append({"option": "month_penalty", "choice": "charged"})
    documents: list[Row] = []
    openings: dict[str, Row] = {}
    for number in range(1, houses + 1):
        maker = TownHouse(rng.randrange(2**32), f"h{number}", place)
        maker.make()
        maker.debts()
        maker.decisions()
        documents.append(Learner(maker.rng, f"{lived[0]}-01").learned(maker.house))
        opening = maker.open()
        openings[f"h{number}"] = {**opening, "known_on": min(closing.values())}
    drawn = Town(
        seed=seed, months=lived, closing=closing, tariffs=place.tariffs, policy=place.policy,
        splits=rng.randrange(100) < SPLIT, houses=documents, openings=openings,
    )
    return replace(drawn, habits=habits_of(rng, list(drawn.accounts), lived))
