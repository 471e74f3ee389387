"""The synthetic town: houses, people, meters, tariffs, payments and mistakes, all from a seed.

    from town import town
    documents = town(7, houses=3, months=12)

`generate.py` draws documents and needs the standard library alone (the random houses are those of
`charges_oracle`); `year.py` lives through them with kvit, `identities.py`, `ledger.py`,
`remittance.py`, `registries.py`, `recalculation.py` and `attribution.py` count every kopeck again, `preview.py` and
`orders.py` say what may change no byte, `shrink.py` makes a failing town small.
"""

from .generate import town
from .model import Town

__all__ = ["Town", "town"]
