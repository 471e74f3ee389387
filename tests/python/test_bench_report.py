"""The report of the benches is of the results that they check: refreshed by bench/report.sh."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
AREAS = {
    "Formulas": "formulas", "Penalties": "penalties", "Allocation": "allocation",
    "Reconciliation": "reconciliation", "Exchange": "exchange", "Printing": "printing",
}
# A digest as the benches print it: 16 hexadecimal digits, or checksums in a row.
DIGEST = re.compile(r"\b[0-9a-f]{16}\b|\b\d+/\d+/\d+\b")


def checked() -> dict[str, set[str]]:
    """The digests that the benches check, by areas."""
    found: dict[str, set[str]] = {}
    for line in (BENCH / "digests").read_text(encoding="utf-8").splitlines():
        name, digest = line.split()
        found.setdefault(name.split("/")[0], set()).add(digest)
    return found


def sections() -> dict[str, str]:
    text = (BENCH / "REPORT.md").read_text(encoding="utf-8")
    return dict(part.split("\n", 1) for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:])


def test_the_sections_are_those_of_the_script() -> None:
    script = (BENCH / "report.sh").read_text(encoding="utf-8")
    assert re.findall(r"^section (\w+)", script, flags=re.MULTILINE) == list(AREAS)
    assert list(sections()) == list(AREAS)
    assert checked().keys() == set(AREAS.values())


@pytest.mark.parametrize("title", AREAS)
def test_a_section_is_of_the_results_that_its_bench_checks(title: str) -> None:
    """Run bench/report.sh where it is not."""
    assert set(DIGEST.findall(sections()[title])) == checked()[AREAS[title]]


@pytest.mark.parametrize("title", AREAS)
def test_a_section_says_of_which_run_it_is(title: str) -> None:
    text = sections()[title]
    for word in ("cpu:", "compiler:", "commit:"):
        assert re.search(rf"^{word} +\S+", text, flags=re.MULTILINE), word
    assert "-dirty" not in text and "unknown" not in text
    assert not re.search(r"DIFFERENT|TOO MANY|NOT LINEAR", text)


def test_every_driver_is_run_and_every_digest_is_checked() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in BENCH.glob("*.sh"))
    for path in [*BENCH.glob("*_bench.cpp"), *BENCH.glob("*_instructions.cpp")]:
        assert f"build/bench/{path.stem}" in scripts or path.stem == "formula_bench", path.name
    for area in AREAS.values():
        assert f'check "{area}/' in scripts or f"check {area}/" in scripts
