"""The houses of an import: premises, accounts, people, supplies, meters and readings as facts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from kvit.importing import words
from kvit.importing.build_tariffs import (
    Document,
    Series,
    TariffRows,
    last_day,
    source_of,
)
from kvit.importing.importmap import ImportMap
from kvit.importing.problems import Place, Problems
from kvit.importing.records import Record
from kvit.importing.report import Report
from kvit.text import Text

_LISTS = (
    "premises", "accounts", "occupancy", "supplies", "installability", "meters", "readings",
)  # fmt: skip


@dataclass(slots=True)
class House:
    """A house under construction: lists of facts, and the cells they came from."""

    id: str
    facts: dict[str, list[Document]] = field(default_factory=lambda: {each: [] for each in _LISTS})
    origins: dict[str, Place] = field(default_factory=dict)
    accounts: list[Record] = field(default_factory=list)

    def add(self, into: str, fact: Document, record: Record, cells: dict[str, str]) -> None:
        """One more fact; `cells` names the field of the record behind a key."""
        path = f"{into}[{len(self.facts[into])}]"
        self.facts[into].append(fact)
        self.origins[path] = record.place()
        for key, name in cells.items():
            self.origins[f"{path}.{key}"] = record.place(name)


@dataclass(slots=True)
class Meter:
    """A meter with all of its readings."""

    account: Record
    first: Record
    service: str
    readings: dict[datetime.date, tuple[Decimal, Record, str]] = field(default_factory=dict)


class HouseBuilder:
    """Sorts the rows to houses and checks them against each other."""

    def __init__(
        self, mapped: ImportMap, tariffs: TariffRows, problems: Problems, report: Report
    ) -> None:
        self._map, self._tariffs = mapped, tariffs
        self._problems, self._report = problems, report
        self._houses: dict[str, House] = {}
        self._accounts: dict[str, Record] = {}
        self._methods: dict[str, str] = {}

    def build(self, accounts: list[Record], readings: list[Record]) -> list[House]:
        """The houses in the order of the table of accounts."""
        premises: dict[tuple[str, str], Record] = {}
        for record in accounts:
            self._account(record, premises)
        self._readings(readings)
        for house in self._houses.values():
            self._supplies(house)
        if self._methods:
            listed = ", ".join(f"{name} — {method}" for name, method in self._methods.items())
            self._report.assumed.add(
                Text(f"способы начисления: {listed}", f"methods of charging: {listed}")
            )
        return list(self._houses.values())

    def account(self, record: Record) -> Record | None:
        """The account that another row names; an unknown one is told."""
        name = record.text("account")
        if not name:
            return None
        if self._accounts and name not in self._accounts:
            self._problems.add(
                "unknown_reference", record.place("account"), name,
                Text("лицевой счёт из таблицы счетов", "an account of the table of accounts"),
            )  # fmt: skip
        return self._accounts.get(name)

    def house_of(self, record: Record) -> str:
        """The id of the house of an account."""
        return record.text("house") or self._map.house

    # ---- accounts

    def _account(self, record: Record, premises: dict[tuple[str, str], Record]) -> None:
        name = record.text("account")
        if not name:
            return
        if name in self._accounts:
            first = self._accounts[name].place("account")
            self._problems.add(
                "duplicate_id", record.place("account"), name,
                Text(f"счёт один раз; он уже есть в {first}", f"an account once; it is in {first}"),
            )  # fmt: skip
            return
        self._accounts[name] = record
        if record.broken:
            return
        house = self._houses.setdefault(self.house_of(record), House(self.house_of(record)))
        house.accounts.append(record)
        where = record.text("premises") or name
        known_on = self._map.known_on
        shared = premises.setdefault((house.id, where), record)
        if shared is record:
            house.add(
                "premises",
                {"id": f"premises-{where}", "known_on": known_on, "premises": where,
                 "kind": record.text("kind") or "dwelling", "area": record.number("area")},
                record, {"premises": "premises", "kind": "kind", "area": "area"},
            )  # fmt: skip
        else:
            self._same_premises(record, shared)
        account: Document = {
            "id": f"account-{name}", "known_on": known_on, "account": name, "premises": where,
        }  # fmt: skip
        start, end = record.day("from"), record.day("through")
        if start:
            account["valid_from"] = start
        if end:
            account["valid_to"] = end + datetime.timedelta(days=1)
        house.add(
            "accounts", account, record,
            {"account": "account", "premises": "premises", "valid_from": "from",
             "valid_to": "through"},
        )  # fmt: skip
        self._people(house, record)
        for service, possible in record.meter_possible.items():
            house.add(
                "installability",
                {"id": f"act-{name}-{service}", "known_on": known_on, "account": name,
                 "service": service, "possible": possible},
                record, {"possible": service, "service": service},
            )  # fmt: skip
        self._services_have_tariffs(record)

    def _same_premises(self, record: Record, first: Record) -> None:
        for name in ("area", "kind"):
            if record.values.get(name) != first.values.get(name):
                self._problems.add(
                    "contradiction", record.place(name), str(record.values.get(name, "")),
                    Text(f"как у того же помещения в {first.place(name)}",
                         f"as of the same premises in {first.place(name)}"),
                )  # fmt: skip

    def _people(self, house: House, record: Record) -> None:
        counts = {name: record.count(name) for name in ("registered", "temporary", "owners")}
        if record.text("kind") == "non_residential" and not any(
            each is not None for each in counts.values()
        ):
            return
        if counts["registered"] is None:
            self._problems.add(
                "empty_cell", record.place("registered"), "",
                Text("число проживающих; никого — 0", "the residents; nobody is 0"),
            )  # fmt: skip
            return
        account = record.text("account")
        people: Document = {
            "id": f"people-{account}", "known_on": self._map.known_on, "account": account,
        }  # fmt: skip
        people |= {name: count for name, count in counts.items() if count is not None}
        house.add("occupancy", people, record, {name: name for name in counts})

    def _services_have_tariffs(self, record: Record) -> None:
        given = [(each, "services") for each in record.words("services")]
        given += [(each, each) for each, has in record.flags.items() if has]
        for service, name in given:
            if not self._tariffs.has_service(service):
                self._problems.add(
                    "unknown_reference", record.place(name), service,
                    Text("услуга, для которой есть тариф", "a service that has a tariff"),
                )  # fmt: skip

    # ---- supplies

    def _supplies(self, house: House) -> None:
        with_own = {(one.service, one.group) for one in self._tariffs.priced() if one.group}
        metered = {(each["account"], each["service"]) for each in house.facts["meters"]}
        for one in self._tariffs.priced():
            supplied = []
            for record in house.accounts:
                group = record.text("group")
                mine = one.group == group or (
                    not one.group and (one.service, group) not in with_own
                )
                if mine and _has_service(record, one.service):
                    supplied.append(record)
            # Norms of a group of their own make a supply of their own, at the same price.
            by_group: dict[str, list[Record]] = {}
            for record in supplied:
                by_group.setdefault(self._group_of(one, record.text("group")), []).append(record)
            for group, records in by_group.items():
                self._supply(house, one, group, records)
            self._note_no_meter(one, supplied, metered)

    def _group_of(self, one: Series, group: str) -> str:
        roles = (words.PRICE, words.NORM, words.HEAT_PRICE, words.HEATING_NORM)
        own = any((one.service, role, group) in self._tariffs.series for role in roles)
        return group if own else ""

    def _supply(self, house: House, one: Series, group: str, records: list[Record]) -> None:
        norm = self._tariffs.find(one.service, words.NORM, group)
        heat = self._tariffs.find(one.service, words.HEAT_PRICE, group)
        heating = self._tariffs.find(one.service, words.HEATING_NORM, group)
        method = self._map.methods.get(one.service) or method_of(one, norm, heat)
        supply: Document = {
            "id": f"supply-{one.service}" + (f"-{group}" if group else ""),
            "known_on": self._map.known_on,
            "service": one.service,
        }
        if len(records) < len(house.accounts):
            supply["accounts"] = [record.text("account") for record in records]
        supply |= {"provider": one.provider, "method": method, "tariff": one.id}
        if norm and method not in ("waste_water", "per_area", "per_person", "per_premises"):
            supply["norm"] = norm.id
        if method == "hot_water":
            for key, found in (("heat_tariff", heat), ("heating_norm", heating)):
                if found:
                    supply[key] = found.id
                else:
                    self._no_part(one, key)
        first = one.rows[0]
        house.add(
            "supplies", supply, first,
            {"service": "service", "provider": "provider", "tariff": "value"},
        )  # fmt: skip
        self._methods[one.id] = method

    def _no_part(self, one: Series, key: str) -> None:
        needed = {
            "heat_tariff": Text(
                "строка той же услуги: тариф на тепло",
                "a row of the same service: heat tariff",
            ),
            "heating_norm": Text(
                "строка той же услуги: тепло на нагрев",
                "a row of the same service: heat for warming",
            ),
        }[key]
        self._problems.add("missing_fact", one.rows[0].place("service"), one.service, needed)

    def _note_no_meter(
        self, one: Series, records: list[Record], metered: set[tuple[object, object]]
    ) -> None:
        # The raising factors of the law are those of water by meter or norm.
        if one.service not in ("cold_water", "hot_water") or _resource(one.unit) != "m3":
            return
        for record in records:
            account = record.text("account")
            if (account, one.service) not in metered and one.service not in record.meter_possible:
                self._report.assumed.add(
                    Text(
                        f"{one.service}: счётчика нет и не сказано, можно ли его поставить "
                        "(accounts.meter_possible): норматив без повышающего коэффициента",
                        f"{one.service}: no meter, and nothing says whether one can be installed "
                        "(accounts.meter_possible): the norm without the raising factor",
                    ),
                    record.row, record.table.name,
                )  # fmt: skip

    # ---- meters

    def _readings(self, records: list[Record]) -> None:
        meters: dict[str, Meter] = {}
        for record in records:
            account = self.account(record)
            if record.broken or account is None:
                continue
            name = self._meter_id(record)
            if not name:
                continue
            service = record.text("service")
            meter = meters.setdefault(name, Meter(account, record, service))
            if meter.account is not account or meter.service != service:
                self._problems.add(
                    "duplicate_id", record.place("meter"), name,
                    Text(f"номер одного прибора; он уже есть в {meter.first.place('meter')}; "
                         "при повторах meter_id = \"full\" в карте",
                         f"the number of one meter; it is in {meter.first.place('meter')}; "
                         "where numbers repeat, meter_id = \"full\" in the map"),
                )  # fmt: skip
                continue
            self._marks(meter, record)
        for name, meter in meters.items():
            self._meter(name, meter)
        self._count_readings(meters)

    def _meter_id(self, record: Record) -> str:
        number = record.text("meter")
        if self._map.full_meter_id:
            parts = (record.text("account"), record.text("service"), number)
            return "/".join(each for each in parts if each)
        if not number:
            self._problems.add(
                "empty_cell", record.place("meter"), "",
                Text("номер прибора; без номеров meter_id = \"full\" в карте",
                     "the number of the meter; without numbers meter_id = \"full\" in the map"),
            )  # fmt: skip
        return number

    def _marks(self, meter: Meter, record: Record) -> None:
        previous, day = record.number("previous"), record.day("previous_date")
        if previous is not None and day is None:
            self._problems.add(
                "empty_cell", record.place("previous_date"), "",
                Text("день предыдущего показания", "the day of the previous reading"),
            )  # fmt: skip
        if previous is not None and day is not None:
            self._mark(meter, day, previous, record, "previous")
        value, day = record.number("value"), record.day("date")
        if value is not None and day is not None:
            self._mark(meter, day, value, record, "value")

    def _mark(
        self, meter: Meter, day: datetime.date, value: Decimal, record: Record, name: str
    ) -> None:
        same_day = meter.readings.get(day)
        if same_day is None:
            meter.readings[day] = (value, record, name)
        elif same_day[0] != value:
            self._problems.add(
                "contradiction", record.place(name), f"{value:f}",
                Text(f"{same_day[0]:f}, как в {same_day[1].place(same_day[2])} на тот же день",
                     f"{same_day[0]:f}, as in {same_day[1].place(same_day[2])} on the same day"),
            )  # fmt: skip
        elif name == "value" and same_day[2] == "value":
            self._report.warnings.add(
                Text("показание повторяется: взято один раз", "a reading twice: taken once"),
                record.row, record.table.name,
            )  # fmt: skip

    def _meter(self, name: str, meter: Meter) -> None:
        unit = self._unit_of(meter)
        marks = sorted(meter.readings.items())
        if not unit or not marks:
            return
        house = self._houses.get(self.house_of(meter.account))
        if house is None:
            return
        known_on = self._map.known_on
        house.add(
            "meters",
            {"id": f"meter-{name}", "known_on": known_on, "meter": name,
             "account": meter.account.text("account"), "service": meter.service, "unit": unit,
             "start": marks[0][1][0]},
            meter.first, {"meter": "meter", "service": "service", "start": "value"},
        )  # fmt: skip
        before: tuple[Decimal, Record, str] | None = None
        for day, mark in marks:
            value, record, field_name = mark
            if before is not None and value < before[0]:
                place = before[1].place(before[2])
                self._problems.add(
                    "reading_decreased", record.place(field_name), f"{value:f}",
                    Text(f"не меньше {before[0]:f} ({place})",
                         f"not below {before[0]:f} ({place})"),
                )  # fmt: skip
            before = mark
            house.add(
                "readings",
                {"id": f"reading-{name}-{day.isoformat()}", "known_on": max(known_on, day),
                 "meter": name, "date": day, "value": value},
                record, {"meter": "meter", "date": "date", "value": field_name},
            )  # fmt: skip
            if day > last_day(self._map):
                self._report.warnings.add(
                    Text(f"показание позже месяца {self._map.month}: в него не войдёт",
                         f"a reading after the month {self._map.month}: it is not part of it"),
                    record.row, record.table.name,
                )  # fmt: skip

    def _unit_of(self, meter: Meter) -> str:
        for one in self._tariffs.priced():
            if one.service == meter.service:
                unit = _resource(one.unit)
                if unit not in ("", "m2", "person", "premises"):
                    return unit
                self._problems.add(
                    "unit_mismatch", meter.first.place("service"), one.unit,
                    Text("услуга с тарифом за единицу ресурса", "a service priced by its resource"),
                )  # fmt: skip
                return ""
        if not self._tariffs.has_service(meter.service):
            self._problems.add(
                "unknown_reference", meter.first.place("service"), meter.service,
                Text("услуга, для которой есть тариф", "a service that has a tariff"),
            )  # fmt: skip
        return ""

    def _count_readings(self, meters: dict[str, Meter]) -> None:
        first, last = self._map.month.first_day, last_day(self._map)
        silent = [m for m in meters.values() if not any(first <= d <= last for d in m.readings)]
        if silent:
            self._report.warnings.add(
                Text(f"приборов без показания за {self._map.month}: {len(silent)}; объём пойдёт "
                     "по нормативу",
                     f"meters without a reading in {self._map.month}: {len(silent)}; the volume "
                     "goes by norm")
            )  # fmt: skip
        fresh = [m for m in meters.values() if all(d >= first for d in m.readings)]
        if fresh:
            self._report.assumed.add(
                Text(f"приборов без показания до {self._map.month}: {len(fresh)}; оно должно быть "
                     "во входящем состоянии (--opening)",
                     f"meters without a reading before {self._map.month}: {len(fresh)}; it has to "
                     "be in the opening (--opening)")
            )  # fmt: skip

    def document(self, house: House, files: str) -> Document:
        """The kvit-house/1; empty lists are left out."""
        document: Document = {
            "schema": "kvit-house/1",
            "house": house.id,
            "source": source_of(self._map, files),
        }
        return document | {name: facts for name, facts in house.facts.items() if facts}


def _has_service(record: Record, service: str) -> bool:
    if service in record.flags:
        return record.flags[service]
    listed = record.words("services")
    return not listed or service in listed


def _resource(unit: str) -> str:
    """
    >>> _resource("RUB/m3")
    'm3'
    """
    return unit.removeprefix("RUB/")


def method_of(one: Series, norm: Series | None, heat: Series | None) -> str:
    """How a service is charged, from its units; [methods] of the map goes before it."""
    resource = _resource(one.unit)
    by_rate = {"m2": "per_area", "person": "per_person", "premises": "per_premises"}
    if resource in by_rate:
        return by_rate[resource]
    if one.service == "waste_water":
        return "waste_water"
    if one.service == "solid_waste" and norm is not None:
        return "solid_waste_area" if "/m2" in norm.unit else "solid_waste_person"
    return "hot_water" if heat is not None else "metered_or_norm"
