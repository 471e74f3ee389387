"""Compares the bills of June and July of a synthetic flat: one sentence for each cause."""

import kvit

FROM = {"known_on": "2025-01-01", "account": "1"}
METER = {"known_on": "2025-01-01", "meter": "cold-1"}
UNTIL_JULY = {"to": "2025-07-01"}
SINCE_JULY = {"from": "2025-07-01"}

house = {
    "schema": "kvit-house/1",
    "house": "synthetic",
    "source": {"standing": "synthetic"},
    "premises": [
        {
            "id": "p", "known_on": "2025-01-01", "premises": "flat", "kind": "dwelling",
            "area": "49.90",
        },
    ],
    "accounts": [{"id": "a", "premises": "flat", **FROM}],
    "occupancy": [{"id": "o", "registered": 2, "owners": 1, **FROM}],
    "supplies": [
        {
            "id": "s1", "known_on": "2025-01-01", "service": "maintenance", "provider": "uk",
            "method": "per_area", "tariff": "maintenance",
        },
        {
            "id": "s2", "known_on": "2025-01-01", "service": "cold_water", "provider": "water",
            "method": "metered_or_norm", "tariff": "cold_water", "norm": "cold_water",
        },
        {
            "id": "s3", "known_on": "2025-01-01", "service": "intercom", "provider": "uk",
            "method": "per_premises", "tariff": "intercom", "valid_from": "2025-07-01",
        },
    ],
    "meters": [
        {
            "id": "m", "account": "1", "known_on": "2025-01-01", "valid_from": "2024-01-01",
            "meter": "cold-1", "service": "cold_water", "unit": "m3", "start": "0",
        },
    ],
    "readings": [
        {**METER, "id": "r5", "known_on": "2025-05-23", "date": "2025-05-23", "value": "100.0"},
        {**METER, "id": "r6", "known_on": "2025-06-23", "date": "2025-06-23", "value": "110.2"},
        {**METER, "id": "r7", "known_on": "2025-07-23", "date": "2025-07-23", "value": "122.5"},
    ],
    "payments": [
        {
            "id": "pay-1", "known_on": "2025-07-10", "account": "1", "date": "2025-07-10",
            "amount": "1342.31",
            "parts": [
                {
                    "creditor": "uk", "service": "maintenance", "month": "2025-06",
                    "amount": "1342.31",
                },
            ],
        },
    ],
}  # fmt: skip
tariffs = {
    "schema": "kvit-tariffs/1",
    "id": "synthetic",
    "source": {"standing": "synthetic"},
    "providers": [{"id": "uk", "name": "Management"}, {"id": "water", "name": "Waterworks"}],
    "tariffs": [
        {
            "id": "maintenance", "service": "maintenance", "provider": "uk", "unit": "RUB/m2",
            "values": [{"value": "26.90"}],
        },
        {
            "id": "cold_water", "service": "cold_water", "provider": "water", "unit": "RUB/m3",
            "values": [{**UNTIL_JULY, "value": "35.20"}, {**SINCE_JULY, "value": "39.56"}],
        },
        {
            "id": "intercom", "service": "intercom", "provider": "uk", "unit": "RUB/premises",
            "values": [{"value": "65.00"}],
        },
    ],
    "norms": [
        {
            "id": "cold_water", "service": "cold_water", "unit": "m3/person",
            "values": [{"value": "4.25"}],
        },
    ],
}  # fmt: skip

june = kvit.close(house, tariffs, month="2025-06")
july = kvit.close(house, tariffs, month="2025-07", opening=june.opening)
found = kvit.compare(june.bill("1"), july.bill("1"))

print(found.sentence("en"), end="")
assert sum(found.causes.values()) == found.difference
for cause, amount in found.causes.items():
    print(f"{cause:>10} {amount:>10}")
