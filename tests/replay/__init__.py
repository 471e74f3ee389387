"""Replay: towns that were written down once, and digests of every month that they were closed to.

    export PYTHONPATH=tests:tests/oracle
    build/bin/python -m replay                   # what differs, and the entry it needs
    build/bin/python -m replay refresh           # takes in what CHANGELOG.md explains
    build/bin/python -m replay freeze NAME SEED  # writes one more town down

A town is a folder of tests/data/towns: documents, the pack of the law of that day, `digests.json`.
`documents.py` closes it, `parts.py` says what of a closed month counts, `changelog.py` reads the
entries under "Changes of amounts", `digests.py` holds the one against the other.
"""
