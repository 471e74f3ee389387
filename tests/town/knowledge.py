"""How the centre learns of a house: each fact on a day of its own, often late, sometimes wrong.

A house as drawn is what is true. Here every fact gets the day on which it becomes known: what ends
is first known without an end and superseded later, a reading comes late, is typed wrongly and
corrected, or is entered for nothing and retracted.
"""

from __future__ import annotations

import random
from fractions import Fraction

from charges_oracle.days import Row
from charges_oracle.house_facts import KNOWN
from charges_oracle.numbers import text

from .kopecks import kopecks, roubles
from .timetable import later

AHEAD = {"premises", "accounts", "supplies", "common_areas", "house_areas"}
PROMPT = {"meters"}
DELAYS = (0, 0, 0, 1, 2, 3, 5, 9, 20, 45, 80)
MEANINGS = ("account", "service", "meter", "premises", "benefit")  # what a fact is about


class Learner:
    def __init__(self, rng: random.Random, first_day: str) -> None:
        self.rng = rng
        self.first_day = first_day
        self.noticed: dict[tuple[str, ...], str] = {}
        self.meters: dict[str, str] = {}  # the day from which each is known
        self.opened: set[tuple[str, str | None]] = set()  # who moves in is known with the account
        self.shown: dict[str, Row] = {}  # the last reading of each

    def chance(self, percent: int) -> bool:
        return self.rng.randrange(100) < percent

    def learned(self, house: Row) -> Row:
        """The same house, told as it was learned."""
        told: Row = dict(house)
        self.opened = {(row["account"], row.get("valid_from")) for row in house["accounts"]}
        names = [name for name, rows in house.items() if isinstance(rows, list)]
        for name in sorted(names, key=lambda each: each != "meters"):
            told[name] = []
            for row in house[name]:
                if "date" in row:
                    told[name] += self.event(name, row)
                else:
                    told[name] += self.lasting(name, row)
        told["retractions"] = self.for_nothing(told)
        return told

    def day_of(self, name: str, row: Row, day: str) -> str:
        """When a change on a day is noticed: all facts about it at once."""
        if day <= self.first_day or name in AHEAD or (row.get("account"), day) in self.opened:
            return KNOWN
        subject = tuple(str(row.get(key)) for key in MEANINGS if name != "meters" or key != "meter")
        key = (name, *subject, day)
        if key not in self.noticed:
            delay = 0 if name in PROMPT else self.rng.choice(DELAYS)
            self.noticed[key] = later(day, delay)
        return self.noticed[key]

    def lasting(self, name: str, row: Row) -> list[Row]:
        start = self.day_of(name, row, row.get("valid_from", KNOWN))
        if name == "meter_states":
            start = max(start, self.meters[row["meter"]])
        if name == "meters":
            self.meters[row["meter"]] = start
        end = self.day_of(name, row, row.get("valid_to", KNOWN))
        if end <= start:
            return self.corrected(name, {**row, "known_on": start})
        open_ended = {key: value for key, value in row.items() if key != "valid_to"}
        closed = {**row, "id": row["id"] + "-end", "known_on": end, "supersedes": row["id"]}
        return [{**open_ended, "known_on": start}, closed]

    def corrected(self, name: str, row: Row) -> list[Row]:
        """Perhaps first known wrongly."""
        if name != "occupancy" or not self.chance(6):
            return [row]
        delay = self.rng.choice((1, 10, 40))
        base = max(row["known_on"], self.first_day)
        right = {**row, "id": row["id"] + "-right", "supersedes": row["id"]}
        right["known_on"] = later(base, delay)
        return [{**row, "registered": row["registered"] + 1}, right]

    def event(self, name: str, row: Row) -> list[Row]:
        if name != "readings":
            known = later(row["date"], self.rng.choice(DELAYS))
            return self.recounted(name, {**row, "known_on": known})
        before = self.shown.get(row["meter"])
        self.shown[row["meter"]] = row
        known = later(row["date"], self.rng.choice((0, 0, 0, 0, 0, 1, 2, 3, 25, 50)))
        known = max(known, self.meters[row["meter"]])
        if known <= self.first_day:
            return [{**row, "known_on": known}]
        if before and self.chance(3):
            wrong = {**row, "known_on": known, **self.between(before, row)}
            right = {**row, "id": row["id"] + "-right", "supersedes": row["id"]}
            right["known_on"] = later(known, self.rng.choice((1, 2, 30)))
            return [wrong, right]
        return [{**row, "known_on": known}]

    def recounted(self, name: str, row: Row) -> list[Row]:
        """A decision on a sum that proves to be another."""
        if name != "postings" or not self.chance(15):
            return [row]
        right = {**row, "id": row["id"] + "-right", "supersedes": row["id"]}
        right["known_on"] = later(row["known_on"], self.rng.choice((1, 20, 40)))
        right["amount"] = roubles(kopecks(row["amount"]) // 2 or kopecks(row["amount"]))
        return [row, right]

    def between(self, before: Row, row: Row) -> Row:
        """A reading that a slip of the pen might give: above the one before, below the true one."""
        def middle(one: str, other: str) -> str:
            return text((Fraction(one) + Fraction(other)) / 2)

        if "value" in row:
            return {"value": middle(before["value"], row["value"])}
        return {
            "values": {zone: middle(before["values"][zone], row["values"][zone])
                       for zone in row["values"]}
        }

    def for_nothing(self, told: Row) -> list[Row]:
        """Retractions of what never was and was entered in error."""
        rows = []
        for name in ("interruptions", "interference_acts", "volume_acts", "postings"):
            for row in told.get(name, []):
                if self.chance(15) and "supersedes" not in row and row["known_on"] > self.first_day:
                    rows.append(
                        {
                            "id": row["id"] + "-never", "retracts": row["id"],
                            "known_on": later(row["known_on"], self.rng.choice((1, 3, 35))),
                        }
                    )
        taken = {row["supersedes"] for rows_ in told.values() if isinstance(rows_, list)
                 for row in rows_ if "supersedes" in row}
        return [row for row in rows if row["retracts"] not in taken]
