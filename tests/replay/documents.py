"""A town written down: documents only, so that no change of a generator reaches it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import kvit

TOWNS = Path(__file__).resolve().parents[1] / "data" / "towns"
LAWS = ("recorded", "inside")  # the pack kept with the town, and the law inside kvit


@dataclass(frozen=True)
class FixedTown:
    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    def read(self, name: str) -> Any:
        return json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))

    @property
    def houses(self) -> list[str]:
        return list(self.read("town")["houses"])

    def digest(self) -> str:
        """Of all its documents, whatever their layout."""
        whole = hashlib.sha256()
        for path in sorted(self.folder.glob("*.json")):
            if path.name != "digests.json":
                text = json.dumps(self.read(path.stem), sort_keys=True, ensure_ascii=False)
                whole.update(f"{path.stem} {text}\n".encode())
        return whole.hexdigest()

    def closed(self, law: str = "recorded") -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Month by month, all houses; each month begins with what the one before handed on."""
        months = self.read("town")["months"]
        given = {
            name: self.read(name)
            for name in ("tariffs", "policy", *self.houses)
        }
        openings = {house: self.read(f"{house}-opening") for house in self.houses}
        pack = self.read("law") if law == "recorded" else None
        for month, known_on in months.items():
            documents = []
            for house in self.houses:
                text = kvit.close(
                    given[house], given["tariffs"], month=month, opening=openings[house],
                    policy=given["policy"], law=pack, known_on=date.fromisoformat(known_on),
                ).to_json("line")
                documents.append(json.loads(text))
                openings[house] = documents[-1]["closing"]
            yield month, documents


def fixed_towns(folder: Path = TOWNS) -> list[FixedTown]:
    return [FixedTown(path.parent) for path in sorted(folder.glob("*/town.json"))]
