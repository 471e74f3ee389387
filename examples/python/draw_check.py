"""Checks a draw without kvit: pool, code, order, winners. A synthetic draw; run from the root."""

import json
from hashlib import sha256
from hmac import digest

pool = open("examples/draw/pool.txt", encoding="ascii").read()
published = json.load(open("examples/draw/announcement.json", encoding="utf-8"))
receipt = json.load(open("examples/draw/receipt.json", encoding="utf-8"))

draw, facts, code = published["draw"], receipt["facts"], bytes.fromhex(receipt["facts"]["code"])
assert sha256(b"jkh-draw-pool-v1\0" + pool.encode()).hexdigest() == published["pool_sha256"]
assert sha256(code).hexdigest() == published["commitment"]
key = digest(code, facts["randomness"].encode(), "sha256")
tickets = [(ref, k + 1) for ref, n in map(str.split, pool.splitlines()) for k in range(int(n))]
label = "{}|{}|{}\1".format
places = sorted((digest(key, label(draw["id"], *each).encode(), "sha256"), each[0]) for each in tickets)
order = dict.fromkeys(ref for _, ref in places)  # each by the best of his tickets
may_win = [ref for ref in order if ref not in [each["ref"] for each in facts["excluded"]]]
prizes = [prize["credit"] for prize in draw["prizes"] for _ in range(prize["count"])]
assert list(zip(may_win, prizes)) == [(each["ref"], each["credit"]) for each in receipt["winners"]]

for ref, credit in zip(may_win, prizes):
    print(f"{ref[:16]}… {credit} RUB")
