"""Draws through Python and the command, and what must hold of every draw."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kvit
from kvit import draw
from kvit.draw_refs import ref_of, refs

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/draw"
SECRET = bytes(range(32))
PLAN: dict[str, Any] = {
    "schema": "kvit-draw/1",
    "id": "ideal-2022Q2",
    "randomness": "a lottery",
    "randomness_at": "2022-07-26",
    "reveal_by": "2022-08-01",
    "prizes": [{"id": "certificate", "count": 2, "credit": "2000.00"}],
}
POOL = {f"p{number}": 1 for number in range(1, 6)}


def facts(round: int = 1, chain: int = 4, **more: Any) -> dict[str, Any]:
    return {
        "schema": "kvit-draw-facts/1",
        "round": round,
        "code": draw.reveal(SECRET, chain=chain, round=round),
        "randomness": "2022-07-26|1.2.3.4.5.6./",
        **more,
    }


def drawn(pool: draw.Pool = POOL, **more: Any) -> draw.Receipt:
    return draw.run(draw.announce(PLAN, pool, SECRET, chain=4), pool, facts(**more))


def run(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "kvit", "draw", *map(str, arguments)],
        input=given,
        capture_output=True,
    )


def refused(*arguments: Any, call: Any) -> list[tuple[str, str]]:
    with pytest.raises(kvit.Error) as caught:
        call(*arguments)
    for each in caught.value.errors:
        assert each.sentence.ru and each.sentence.en and each.sentence.ru != each.sentence.en
    return [(each.name, each.path) for each in caught.value.errors]


# ---- Python


def test_a_draw() -> None:
    published = draw.announce(PLAN, POOL, SECRET, chain=4)
    assert (published.entrants, published.tickets, published.chain) == (5, 5, 4)
    assert published.commitment.startswith("cefc1232dee44cc5")
    receipt = draw.run(published, POOL, facts(excluded=[{"ref": "p5", "reason": "staff"}]))
    assert [(each.place, each.ref, each.outcome) for each in receipt.order] == [
        (1, "p5", "excluded"),
        (2, "p2", "prize"),
        (3, "p3", "prize"),
        (4, "p4", "reserve"),
        (5, "p1", "reserve"),
    ]
    assert (receipt.order[0].reason, receipt.order[0].credit) == ("staff", None)
    assert [each.credit for each in receipt.winners] == [Decimal("2000.00")] * 2
    assert (receipt.reserve, receipt.unspent) == (("p4", "p1"), {})
    assert receipt.sha256 == json.loads(receipt.to_json())["sha256"]
    verdict = draw.verify(published.to_json(), draw.pool_text(POOL), receipt)
    assert verdict.holds and verdict.differs_at is None
    assert verdict.randomness == b"2022-07-26|1.2.3.4.5.6./"


def test_the_secret_is_in_nothing_that_is_written() -> None:
    secret = b"a secret that nobody shall know"
    published = draw.announce(PLAN, POOL, secret)
    receipt = draw.run(published, POOL, facts() | {"code": draw.reveal(secret, chain=2)})
    for text in (published.to_json(), receipt.to_json()):
        assert secret.decode() not in text and secret.hex() not in text


def test_bytes_of_randomness() -> None:
    published = draw.announce(PLAN, POOL, SECRET, chain=4)
    known = facts()
    del known["randomness"]
    receipt = draw.run(published, POOL, known | {"randomness_hex": "00ff"})
    assert draw.verify(published, POOL, receipt).randomness == b"\x00\xff"
    assert draw.run(published, POOL, known).mode == "audit_only"
    assert draw.verify(published, POOL, draw.run(published, POOL, known)).randomness is None


def test_refusals() -> None:
    published = draw.announce(PLAN, POOL, SECRET, chain=4)
    wrong = {"p 1": 1, "p2": 0}
    assert refused(PLAN, wrong, SECRET, call=draw.announce) == [
        ("bad_id", "pool:1:1"),
        ("out_of_range", "pool:2:4"),
    ]
    assert refused(PLAN, POOL, b"short", call=draw.announce) == [("out_of_range", "secret")]
    assert refused(published, POOL, {}, call=draw.run)[0] == ("missing_key", "facts:schema")
    assert refused(PLAN, call=draw.read_announcement) == [("wrong_schema", "schema")]


# ---- properties

REFS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=6)
POOLS = st.dictionaries(REFS, st.integers(1, 4), min_size=2, max_size=12)


@given(POOLS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_a_permuted_pool_gives_the_same_bytes(pool: dict[str, int], chance: Any) -> None:
    lines = list(pool.items())
    chance.shuffle(lines)
    one, other = (draw.announce(PLAN, each, SECRET, chain=4) for each in (pool, dict(lines)))
    assert one.to_json() == other.to_json()
    assert drawn(pool).to_json() == drawn(dict(lines)).to_json()


@given(POOLS, st.data())
@settings(max_examples=60, deadline=None)
def test_one_who_is_not_there_moves_nobody(pool: dict[str, int], data: Any) -> None:
    gone = data.draw(st.sampled_from(sorted(pool)))
    before = [(each.ref, each.ticket, each.position) for each in drawn(pool).order]
    rest = {ref: tickets for ref, tickets in pool.items() if ref != gone}
    after = [(each.ref, each.ticket, each.position) for each in drawn(rest).order]
    assert after == [each for each in before if each[0] != gone]


@given(POOLS, st.data())
@settings(max_examples=60, deadline=None)
def test_one_who_is_excluded_moves_nobody(pool: dict[str, int], data: Any) -> None:
    before = drawn(pool)
    out = data.draw(st.sampled_from([each.ref for each in before.winners]))
    after = drawn(pool, excluded=[{"ref": out, "reason": "staff"}])
    assert [(each.ref, each.position) for each in after.order] == [
        (each.ref, each.position) for each in before.order
    ]
    left = [each.ref for each in before.order if each.ref != out]
    assert [each.ref for each in after.winners] == left[:2]
    assert list(after.reserve) == left[2:]


@given(POOLS, st.data())
@settings(max_examples=100, deadline=None)
def test_a_changed_byte_is_seen(pool: dict[str, int], data: Any) -> None:
    published = draw.announce(PLAN, pool, SECRET, chain=4)
    written = json.loads(draw.run(published, pool, facts()).to_json())
    text = bytearray(json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode())
    at = data.draw(st.integers(0, len(text) - 1))
    text[at] ^= 1 << data.draw(st.integers(0, 7))
    try:
        verdict = draw.verify(published, pool, bytes(text))
    except kvit.Error as error:
        assert error.path.startswith("receipt:")
        return
    assert not verdict.holds
    assert verdict.differs_at and verdict.receipt != verdict.protocol


# ---- refs


def test_refs_can_be_checked_by_their_holders() -> None:
    one = ref_of("0012", SECRET)
    assert one.ref == hashlib.sha256(f"{one.salt}:0012".encode()).hexdigest()
    assert len({ref_of(str(number), SECRET).salt for number in range(50)}) == 50
    assert ref_of("0012", SECRET + b"x").ref != one.ref


@pytest.mark.parametrize("head", ["account;tickets", "Лицевой счёт,Билеты", "tickets\taccount"])
def test_tables_of_accounts(head: str) -> None:
    sign = next(each for each in ";,\t" if each in head)
    cells = [["0012", "1"], ["0013", "3"]]
    rows = [sign.join(row[::-1] if head.startswith("tickets") else row) for row in cells]
    found = refs("\r\n".join([head, *rows, ""]).encode("utf-8-sig"), SECRET)
    assert [(each.account, each.tickets) for each in found] == [("0012", 1), ("0013", 3)]


def test_wrong_tables_of_accounts() -> None:
    assert refused(b"name\n1\n", SECRET, call=refs) == [("missing_column", "1:1")]
    assert refused(b"account\n1\n", b"short", call=refs) == [("out_of_range", "salt")]
    assert refused(b"\xff", SECRET, call=refs)[0] == ("not_utf8", "")
    table = b"account;tickets\n1;1\n;1\n1;1\n2;0\n3;x\n4\n"
    assert refused(table, SECRET, call=refs) == [
        ("empty_cell", "3:1"),
        ("duplicate_id", "4:1"),
        ("out_of_range", "5:2"),
        ("out_of_range", "6:2"),
        ("out_of_range", "7:2"),
    ]


# ---- the example and the command


def test_the_example_is_what_kvit_makes(tmp_path: Path) -> None:
    """Its secret, like all of it, is synthetic: bytes 00 to 1f."""
    made = {name: tmp_path / name for name in ("announcement.json", "facts.json", "receipt.json")}
    salt = tmp_path / "salt"
    salt.write_bytes(b"a synthetic salt of the example\n")
    pool = tmp_path / "pool.txt"
    holders = tmp_path / "holders.csv"
    done = run(
        "refs", EXAMPLE / "accounts.csv", "--salt-file", salt, "--pool", pool, "--holders", holders
    )
    assert done.returncode == 0, done.stderr
    assert pool.read_bytes() == (EXAMPLE / "pool.txt").read_bytes()
    for line in holders.read_text().splitlines()[1:]:
        account, key, ref = line.split(";")
        assert hashlib.sha256(f"{key}:{account}".encode()).hexdigest() == ref
        assert f"{ref}\t" in pool.read_text()
    published = made["announcement.json"]
    done = run("announce", EXAMPLE / "draw.json", pool, "--secret", "-", "-o", published, given=SECRET)
    assert done.returncode == 0, done.stderr
    revealed = run("reveal", published, "--secret", "-", given=SECRET)
    assert revealed.stdout.decode().strip() == draw.reveal(SECRET, chain=2)
    written = json.loads((EXAMPLE / "facts.json").read_bytes())
    done = run(
        "reveal", published, "--secret", "-", "--randomness", written["randomness"], "--json",
        given=SECRET,
    )  # fmt: skip
    assert json.loads(done.stdout) == {
        key: written[key] for key in ("schema", "round", "code", "randomness")
    }
    done = run("run", published, pool, EXAMPLE / "facts.json", "-o", made["receipt.json"])
    assert done.returncode == 0, done.stderr
    for name in ("announcement.json", "receipt.json"):
        assert made[name].read_bytes() == (EXAMPLE / name).read_bytes(), name
        assert kvit.check(EXAMPLE / name) == []


def test_the_check_of_the_example_needs_no_kvit() -> None:
    script = ROOT / "examples/python/draw_check.py"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-X", "utf8", str(script)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    receipt = json.loads((EXAMPLE / "receipt.json").read_bytes())
    assert done.stdout.splitlines() == [
        f"{each['ref'][:16]}… {each['credit']} RUB" for each in receipt["winners"]
    ]


def test_a_wrong_secret_reveals_nothing() -> None:
    done = run("reveal", EXAMPLE / "announcement.json", "--secret", "-", given=SECRET[::-1])
    assert (done.returncode, done.stdout) == (1, b"")
    done = run(
        "reveal", EXAMPLE / "announcement.json", "--secret", "-", "--json", given=SECRET[::-1]
    )
    assert [each["name"] for each in json.loads(done.stdout)["errors"]] == ["contradiction"]


def test_an_audit_trail_says_what_it_is(tmp_path: Path) -> None:
    known = json.loads((EXAMPLE / "facts.json").read_bytes())
    del known["randomness"]
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(known), encoding="utf-8")
    receipt = tmp_path / "receipt.json"
    given = (EXAMPLE / "announcement.json", EXAMPLE / "pool.txt")
    for lang, words in (("ru", "усомниться каждый"), ("en", "anybody could doubt")):
        done = run("run", *given, path, "-o", receipt, "--lang", lang)
        assert words in " ".join(done.stdout.decode().split()), done.stdout.decode()
        done = run("verify", *given, receipt, "--lang", lang)
        assert done.returncode == 0
        assert words in " ".join(done.stdout.decode().split()), done.stdout.decode()


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_verify_of_the_command(tmp_path: Path, lang: str) -> None:
    given = (EXAMPLE / "announcement.json", EXAMPLE / "pool.txt")
    done = run("verify", *given, EXAMPLE / "receipt.json", "--lang", lang)
    text = " ".join(done.stdout.decode().split())
    assert done.returncode == 0
    assert {"ru": "протокол верен", "en": "the receipt holds"}[lang] in text
    assert json.loads((EXAMPLE / "facts.json").read_bytes())["randomness"] in text
    receipt = json.loads((EXAMPLE / "receipt.json").read_bytes())
    receipt["winners"][0]["credit"] = "9000.00"
    path = tmp_path / "receipt.json"
    path.write_text(json.dumps(receipt), encoding="utf-8")
    done = run("verify", *given, path, "--lang", lang)
    assert done.returncode == 1
    assert "winners[0].credit" in " ".join(done.stdout.decode().split())
    done = run("verify", *given, path, "--json")
    assert done.returncode == 1 and json.loads(done.stdout)["holds"] is False


@pytest.mark.parametrize("verb", ["announce", "reveal", "run", "verify", "refs"])
def test_help_names_no_secret_as_an_argument(verb: str) -> None:
    done = run(verb, "--help")
    assert done.returncode == 0
    assert verb not in ("announce", "reveal") or b"FILE|-" in done.stdout
