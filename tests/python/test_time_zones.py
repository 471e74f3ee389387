"""The zones of Russia in src/calendar/time_zone.cpp against the tz database of this machine."""

import datetime
import re
import zoneinfo
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "calendar" / "time_zone.cpp"
TEXT = SOURCE.read_text(encoding="utf-8")
ZONES = re.findall(r'\{"(\w+/\w+)", (\w+)\}', TEXT)
HOUR = 3600


def offsets(variable: str) -> list[tuple[int, int]]:
    """When each offset begins, in seconds since 1970, and its hours."""
    rows = re.search(rf"ZoneOffset {variable}\[\] = {{(.*?)}};", TEXT, re.S)
    assert rows
    found = []
    for row in re.findall(r"since\((\d+), (\d+), (\d+), (\d+), (\d+)\)", rows[1]):
        year, month, day, before, hours = map(int, row)
        two_oclock = datetime.datetime(year, month, day, 2, tzinfo=datetime.timezone.utc)
        found.append((int(two_oclock.timestamp()) - before * HOUR, hours))
    return found


def test_there_are_zones() -> None:
    assert len(ZONES) == 23


@pytest.mark.parametrize(("name", "variable"), ZONES, ids=[name for name, _ in ZONES])
def test_offsets_are_those_of_the_tz_database(name: str, variable: str) -> None:
    zone = zoneinfo.ZoneInfo(name)
    ours = offsets(variable)
    for time in range(ours[0][0], ours[0][0] + 12 * 365 * 24 * HOUR, HOUR):
        wanted = datetime.datetime.fromtimestamp(time, zone).utcoffset()
        found = [hours for begin, hours in ours if begin <= time][-1]
        assert wanted == datetime.timedelta(hours=found), datetime.datetime.fromtimestamp(time, zone)
