"""The example houses: what they print is kept, to the byte."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import kvit

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def printed(example: str, *arguments: str) -> str:
    """What run.py of an example prints."""
    script = EXAMPLES / example / "run.py"
    done = subprocess.run(
        [sys.executable, "-B", str(script), *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


EXAMPLES_KEPT = [
    "house60", "private_house", "stories/heating_correction", "stories/penalty_backwards",
]


@pytest.mark.parametrize("example", EXAMPLES_KEPT)
def test_an_example_prints_what_is_kept(example: str) -> None:
    """`build/bin/python examples/<example>/run.py > examples/<example>/expected.txt` keeps it."""
    kept = EXAMPLES / example / "expected.txt"
    assert printed(example) == kept.read_text(encoding="utf-8")


def amounts(text: str) -> list[tuple[str, Decimal]]:
    """The numbered lines of bills, by number and amount."""
    lines = re.findall(r"^ *(\d+)\. .*?  +(-?[\d ,.]*\d)$", text, re.MULTILINE)
    return [(number, Decimal(re.sub(r"\D", "", amount))) for number, amount in lines]


@pytest.mark.parametrize(("example", "lines"), [("house60", 70), ("private_house", 9)])
def test_the_other_language_tells_the_same_amounts(example: str, lines: int) -> None:
    russian, english = printed(example, "ru"), printed(example, "en")
    assert russian != english
    assert len(amounts(russian)) >= lines
    assert amounts(russian) == amounts(english)


def test_the_documents_of_the_house_are_made_again_to_the_byte(tmp_path: Path) -> None:
    make = str(EXAMPLES / "house60" / "make.py")
    for folder in ("one", "two"):
        subprocess.run([sys.executable, "-B", make, str(tmp_path / folder)], check=True)
    for name in ("house", "tariffs", "opening"):
        file = tmp_path / "one" / f"{name}.json"
        assert file.read_bytes() == (tmp_path / "two" / f"{name}.json").read_bytes()
        assert kvit.check(file) == []
    house = json.loads((tmp_path / "one" / "house.json").read_text(encoding="utf-8"))
    kinds = [each["kind"] for each in house["premises"]]
    assert (kinds.count("dwelling"), kinds.count("non_residential")) == (60, 2)
