"""make.py FOLDER: writes house.json, tariffs.json and opening.json of the example house.

Sixty flats, a shop and a chemist's in a town that does not exist: every value is synthetic.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import tariffs
import town
from town import FLATS, MONTHS, Flat, Register

HOUSE = "synthetic-60"
KNOWN = "2024-12-28"
FLATS_ONLY = [flat.account for flat in FLATS]
SHOPS = list(town.SHOPS)

Fact = dict[str, Any]


def fact(name: str, known_on: str | date = KNOWN, **keys: Any) -> Fact:
    days = {key: str(value) for key, value in keys.items() if isinstance(value, date)}
    return {"id": name, "known_on": str(known_on), **keys, **days}


def number(thousandths: int, decimals: int = 3) -> str:
    """Thousandths as a document writes them."""
    return str((Decimal(thousandths) / 1000).quantize(Decimal(1).scaleb(-decimals)))


def premises() -> list[Fact]:
    flats = [
        fact(f"p-{flat.account}", premises=f"flat-{flat.account}", kind="dwelling", area=str(flat.area))
        for flat in FLATS
    ]
    shops = [
        fact(f"p-{name}", premises=f"shop-{name}", kind="non_residential", area=str(area))
        for name, area in town.SHOPS.items()
    ]
    return flats + shops


def accounts() -> list[Fact]:
    flats = [fact(f"a-{each}", account=each, premises=f"flat-{each}") for each in FLATS_ONLY]
    return flats + [fact(f"a-{each}", account=each, premises=f"shop-{each}") for each in SHOPS]


def occupancy() -> list[Fact]:
    """Проживающие; in one flat a child moves in, in another guests stay for a while."""
    facts = []
    for flat in FLATS:
        name = f"o-{flat.account}"
        people: Fact = {"account": flat.account, "owners": 2}
        if flat.number == town.NOBODY_REGISTERED:
            facts.append(fact(name, **people, registered=0))
        elif flat.number == town.MOVING_IN:
            day = town.MOVING_DAY
            facts.append(fact(name, **people, registered=flat.people, valid_to=day))
            facts.append(fact(f"{name}-more", day, **people, registered=flat.people + 1, valid_from=day))
        elif flat.number == town.GUESTS:
            came, went = town.GUESTS_FROM, town.GUESTS_TO
            facts.append(fact(name, **people, registered=flat.people, valid_to=came))
            facts.append(
                fact(
                    f"{name}-guests", came, **people, registered=flat.people, temporary=2,
                    valid_from=came, valid_to=went,
                )
            )
            facts.append(fact(f"{name}-after", came, **people, registered=flat.people, valid_from=went))
        else:
            facts.append(fact(name, **people, registered=flat.people))
    return facts


def benefits() -> list[Fact]:
    veteran, old = f"{town.VETERAN:02}", f"{town.OLD:02}"
    return [
        fact("b-half", account=veteran, benefit="half"),
        fact("b-half-waste", account=veteran, benefit="half.waste"),
        fact("b-half-area", account=veteran, benefit="half.area"),
        fact("b-capital", account=old, benefit="capital_repair_70"),
    ]


def supply(service: str, provider: str, method: str, **keys: Any) -> Fact:
    return fact(f"s-{service}", service=service, provider=provider, method=method, **keys)


def supplies() -> list[Fact]:
    flats: Fact = {"accounts": FLATS_ONLY}
    shops: Fact = {"accounts": SHOPS}
    warm: Fact = {"heat_tariff": "heat", "heating_norm": "warming"}
    power = [
        fact(
            f"s-electricity-{menu}", service="electricity", provider="energosbyt",
            method="metered_or_norm", plan=f"town.{menu}", norm="power",
            accounts=[flat.account for flat in FLATS if flat.zones == menu],
        )
        for menu in tariffs.MENUS
    ]
    of_shops = [
        fact(
            "s-cold-shops", service="cold_water", provider="vodokanal", method="metered_or_norm",
            tariff="cold.firm", **shops,
        ),
        fact(
            "s-waste-shops", service="waste_water", provider="vodokanal", method="waste_water",
            tariff="waste.firm", **shops,
        ),
        fact(
            "s-electricity-shops", service="electricity", provider="energosbyt",
            method="metered_or_norm", tariff="power.firm", **shops,
        ),
        fact(
            "s-heating-shops", service="heating", provider="teploset", method="heating",
            tariff="heat.firm", heating="town", **shops,
        ),
    ]
    common: Fact = {"provider": "uk", "method": "common_property"}
    return [
        supply("maintenance", "uk", "per_area", tariff="maintenance"),
        supply("capital_repair", "fund", "per_area", tariff="capital_repair"),
        supply(
            "common_cold_water", **common, tariff="cold", resource="cold_water",
            volume_by="actual", norm="common.cold",
        ),
        supply(
            "common_hot_water", **common, tariff="cold", resource="hot_water", norm="common.hot", **warm
        ),
        supply("common_waste_water", **common, tariff="waste", resource="waste_water", norm="common.waste"),
        supply(
            "common_electricity", **common, tariff="power.common", resource="electricity", norm="common.power"
        ),
        supply("cold_water", "vodokanal", "metered_or_norm", tariff="cold", norm="cold", **flats),
        supply("hot_water", "teploset", "hot_water", tariff="cold", norm="hot", **warm, **flats),
        supply("waste_water", "vodokanal", "waste_water", tariff="waste", **flats),
        *power,
        supply("gas", "gorgaz", "gas", tariff="gas", norm="gas.cooking", **flats),
        supply("heating", "teploset", "heating", tariff="heat", heating="town", **flats),
        supply(
            "solid_waste", "regoperator", "solid_waste_person", tariff="solid_waste", norm="waste.year", **flats
        ),
        supply("intercom", "intercom", "per_premises", tariff="intercom", **flats),
        supply(
            "insurance", "insurer", "per_area", tariff="insurance",
            accounts=[f"{each:02}" for each in sorted(town.INSURED)],
        ),
        *of_shops,
    ]


def installability() -> list[Fact]:
    """Акты о возможности установки of the flats without water meters."""
    return [
        fact(
            f"i-{each:02}-{service}", account=f"{each:02}", service=f"{service}_water",
            possible=each in town.COULD_HAVE_ONE,
        )
        for each in sorted(town.NO_WATER_METER)
        for service in ("cold", "hot")
    ]


class Metering:
    """Meters, what happens to them, and their readings."""

    def __init__(self) -> None:
        self.meters: list[Fact] = []
        self.states: list[Fact] = []
        self.readings: list[Fact] = []
        self.opening: list[Fact] = []
        self._house = {"cold_water": 0, "electricity": 0}  # thousandths at the last reading

    def run(self) -> None:
        for flat in FLATS:
            self._flat(flat)
        for name, (litres, power) in town.SHOP_USE.items():
            self._life(f"c-{name}", name, "cold_water", "m3", lambda _, used=litres: {"single": used})
            self._life(f"e-{name}", name, "electricity", "kWh", lambda _, used=power: {"single": used * 1000})
        self._house_meters()
        for facts in (self.meters, self.readings):
            facts.sort(key=lambda each: str(each["id"]))
        self.opening.sort(key=lambda each: str(each["meter"]))

    def _flat(self, flat: Flat) -> None:
        one = flat.account
        if flat.number not in town.NO_WATER_METER:
            gone = (town.BROKEN_FROM, town.BROKEN_TO) if flat.number == town.BROKEN_COLD else None
            self._life(f"c-{one}", one, "cold_water", "m3", lambda m: {"single": flat.cold(m)}, gone)
            gone = (town.EXPIRED_FROM, town.EXPIRED_TO) if flat.number == town.EXPIRED_HOT else None
            self._life(
                f"h-{one}", one, "hot_water", "m3", lambda m: {"single": flat.hot(m)}, gone, expired=True
            )
        gone = (town.POWER_FROM, town.POWER_TO) if flat.number == town.BROKEN_POWER else None
        start = 98_200_000 if flat.number == town.ROLLS_OVER else None
        self._life(
            f"e-{one}", one, "electricity", "kWh",
            lambda m: {zone: kwh * 1000 for zone, kwh in flat.by_zones(m).items()}, gone, start=start,
        )
        if flat.number in town.GAS_METERS:
            self._life(f"g-{one}", one, "gas", "m3", lambda m: {"single": flat.gas(m)})

    def _life(
        self, name: str, account: str, service: str, unit: str, used: Any,
        gone: tuple[date, date] | None = None, *, expired: bool = False, start: int | None = None,
    ) -> None:
        """A meter from 2021 on; with `gone`, out of order from one day and replaced on another."""
        seed = sum(map(ord, name))
        of = {"account": account, "service": service, "unit": unit}
        decimals = 0 if unit == "kWh" else 3
        register = Register(capacity=10**8)
        for place, zone in enumerate(sorted(used(0))):
            register.at[zone] = 1000 * (start or 700_000 + 6_000 * town.spread(seed, place)) // 1000
        first = {zone: number(0, decimals) for zone in used(0)}
        zero: Fact = {"start": first["single"]} if "single" in first else {"starts": first}
        meter = fact(f"m-{name}", meter=name, **of, **zero, digits=5, valid_from="2021-03-15")
        if gone is not None:
            meter["valid_to"] = str(gone[1])
            if expired:
                meter["verified_until"] = str(gone[0])
            else:
                self.states.append(
                    fact(f"x-{name}", gone[0], meter=name, trouble="failed", valid_from=gone[0], valid_to=gone[1])
                )
        self.meters.append(meter)

        read = []
        for index, month in enumerate(town.HISTORY, -len(town.HISTORY)):
            read.append((town.reading_day(month, seed), register.count(used(index))))
        *past, (day, shown) = read
        self.opening.append(
            {
                "meter": name,
                "date": str(day),
                **self._values(shown, decimals),
                "history": [{"date": str(when), **self._values(what, decimals)} for when, what in past],
            }
        )
        after = name
        for index, month in enumerate(MONTHS):
            day = town.reading_day(month, seed)
            counted = used(index)
            if gone is not None and day >= gone[0]:
                if day < gone[1]:
                    continue
                if after == name:
                    after, register = f"{name}-2", Register(at=dict.fromkeys(counted, 0))
                    self.meters.append(
                        fact(f"m-{after}", gone[1], meter=after, **of, **zero, digits=5, valid_from=gone[1])
                    )
                days = min((day - gone[1]).days, 30)  # the first reading is of a part of the month
                counted = {zone: what * days // 30 for zone, what in counted.items()}
            shown = register.count(counted)
            if unit == "m3" and account == f"{town.FORGETFUL:02}" and month in town.FORGOTTEN:
                continue
            self.readings.append(
                fact(f"r-{after}-{month:%y%m}", day, meter=after, date=day, **self._values(shown, decimals))
            )

    @staticmethod
    def _values(shown: dict[str, int], decimals: int) -> Fact:
        texts = {zone: number(what, decimals) for zone, what in shown.items()}
        return {"value": texts["single"]} if "single" in texts else {"values": texts}

    def _house_meters(self) -> None:
        """Общедомовые приборы: what everybody used, and what the common property took."""
        water = [
            sum(flat.cold(month) for flat in FLATS)
            + sum(litres for litres, _ in town.SHOP_USE.values())
            + town.COMMON_WATER
            for month in range(len(MONTHS))
        ]
        power = [
            1000 * (sum(flat.power(month) for flat in FLATS) + sum(kwh for _, kwh in town.SHOP_USE.values()) + common)
            for month, common in enumerate(town.COMMON_POWER)
        ]
        heat = [int(Decimal(each) * 1000) for each in town.HEAT]
        self._house_meter("house-water", "cold_water", "m3", 41_205_000, water)
        self._house_meter("house-power", "electricity", "kWh", 18_440_000, power, ratio=40)
        self._house_meter("house-heat", "heating", "Gcal", 3_517_400, heat)

    def _house_meter(
        self, name: str, service: str, unit: str, start: int, used: list[int], ratio: int = 1
    ) -> None:
        of = {"meter": name, "scope": "house", "service": service, "unit": unit}
        times: Fact = {"ratio": str(ratio)} if ratio != 1 else {}
        self.meters.append(fact(f"m-{name}", **of, start="0", digits=6, **times, valid_from="2019-08-01"))
        self.opening.append({"meter": name, "date": "2024-12-24", "value": number(start)})
        shown = Decimal(start)
        for month, thousandths in zip(MONTHS, used, strict=True):
            shown += Decimal(thousandths) / ratio
            day = town.reading_day(month, 4)
            self.readings.append(
                fact(f"r-{name}-{month:%y%m}", day, meter=name, date=day, value=number(int(shown)))
            )


def common_areas() -> list[Fact]:
    """Площадь общего имущества: with the attic and the cellar for electricity, without for water."""
    return [fact("ca", area="402.80"), fact("ca-power", service="electricity", area="612.40")]


def house(metering: Metering) -> dict[str, Any]:
    """kvit-house/1 of the whole time; each month reads what was known by then."""
    total = sum(flat.area for flat in FLATS) + sum(town.SHOPS.values())
    off, on = town.NO_HOT_WATER
    return {
        "schema": "kvit-house/1",
        "house": HOUSE,
        "source": tariffs.SYNTHETIC,
        "premises": premises(),
        "accounts": accounts(),
        "occupancy": occupancy(),
        "benefits": benefits(),
        "supplies": supplies(),
        "installability": installability(),
        "meters": metering.meters,
        "meter_states": metering.states,
        "readings": metering.readings,
        "common_areas": common_areas(),
        "house_areas": [fact("ha", total=str(total))],
        "interruptions": [fact("off", off, service="hot_water", valid_from=off, valid_to=on)],
    }


def opening(metering: Metering) -> dict[str, Any]:
    """kvit-opening/1: the house is taken over without debts, with the heat of the year before."""
    heat = {"year": 2024, "months": 12, "volume": str(town.HEAT_2024)}
    return {
        "schema": "kvit-opening/1",
        "house": HOUSE,
        "month": "2025-01",
        "accounts": [],
        "meters": metering.opening,
        "resources": [{"service": "heating", "carried": "0", "years": [heat]}],
    }


def documents() -> dict[str, dict[str, Any]]:
    """The three documents by their names."""
    metering = Metering()
    metering.run()
    return {"house": house(metering), "tariffs": tariffs.book(), "opening": opening(metering)}


def text_of(document: dict[str, Any]) -> str:
    """JSON with a fact a line."""
    lines = []
    for key, value in document.items():
        if isinstance(value, list) and value:
            rows = ",\n".join("    " + json.dumps(each, ensure_ascii=False) for each in value)
            lines.append(f'  "{key}": [\n{rows}\n  ]')
        else:
            lines.append(f'  "{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in documents().items():
        (folder / f"{name}.json").write_text(text_of(document), encoding="utf-8")
        print(folder / f"{name}.json")
