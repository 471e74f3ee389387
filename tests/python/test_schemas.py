"""The JSON schemas against the sample documents: good ones are accepted, bad ones are refused.

The readers are held to the same files by tests/unit/format/documents_test.cpp.
"""

import json
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "src" / "format" / "schema"
DOCUMENTS = ROOT / "tests" / "data" / "documents"
LAW = ROOT / "src" / "law" / "data"


def load(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


SCHEMA_BY_NAME = {path.name: load(path) for path in sorted(SCHEMAS.glob("*.schema.json"))}


def kind_of(path: Path) -> str:
    """The document that a sample is of: "house" for house.json and bad_house_area_zero.json."""
    return path.stem.removeprefix("bad_").split("_")[0]


def validator(kind: str) -> jsonschema.Draft202012Validator:
    schema = SCHEMA_BY_NAME[f"kvit-{kind}-1.schema.json"]
    # Schemas refer to each other by file name, which is their $id too.
    resolver = jsonschema.RefResolver(schema["$id"], schema, store=SCHEMA_BY_NAME)
    return jsonschema.Draft202012Validator(schema, resolver=resolver)


def named(paths: list[Path]) -> list:
    return [pytest.param(path, id=path.name) for path in sorted(paths)]


GOOD = [path for path in DOCUMENTS.glob("*.json") if not path.name.startswith("bad_")]
BAD = list(DOCUMENTS.glob("bad_*.json"))


@pytest.mark.parametrize("name", SCHEMA_BY_NAME)
def test_schema_is_one(name: str) -> None:
    schema = SCHEMA_BY_NAME[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == name


@pytest.mark.parametrize("name", [n for n in SCHEMA_BY_NAME if n != "kvit-common-1.schema.json"])
def test_every_document_has_a_sample(name: str) -> None:
    kind = name.removeprefix("kvit-").removesuffix("-1.schema.json")
    assert (DOCUMENTS / f"{kind}.json").is_file()


@pytest.mark.parametrize("path", named(GOOD))
def test_good_document_is_accepted(path: Path) -> None:
    validator(kind_of(path)).validate(load(path))


@pytest.mark.parametrize("path", named(BAD))
def test_bad_document_is_refused(path: Path) -> None:
    assert not validator(kind_of(path)).is_valid(load(path))


@pytest.mark.parametrize("path", named(list(LAW.rglob("*.json"))))
def test_shipped_law_is_accepted(path: Path) -> None:
    validator("law").validate(load(path))


def objects(value: object, path: tuple = ()) -> list[tuple]:
    """The paths of all objects of a document, but not inside "ext"."""
    found = []
    if isinstance(value, dict):
        found.append(path)
        for key, item in value.items():
            if key != "ext":
                found += objects(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            found += objects(item, (*path, index))
    return found


def at(document: dict, path: tuple) -> dict:
    for step in path:
        document = document[step]
    return document


@pytest.mark.parametrize("path", named(GOOD))
def test_every_object_is_closed_but_for_ext(path: Path) -> None:
    check = validator(kind_of(path))
    document = load(path)
    for place in objects(document):
        at(document, place)["unheard_of"] = 1
        assert not check.is_valid(document), place
        del at(document, place)["unheard_of"]
        if "ext" not in at(document, place):
            at(document, place)["ext"] = {"any": [1.5, None]}
            assert check.is_valid(document), place
            del at(document, place)["ext"]
