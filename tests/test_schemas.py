"""The JSON Schemas beside the records: what the models say, for the programs of editors."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from conftest import SEEDS
from warraq.address import SLUG, is_address
from warraq.model import Role
from warraq.read import read_glossary, read_record
from warraq.schemas import (
    FOLDER,
    GLOSSARY,
    RECORD,
    compare_schemas,
    load_fields,
    make_schemas,
    name_schema,
    write_schemas,
)

FILES = sorted(SEEDS.glob("*.yml"))
GOOD: dict[str, Any] = {"slug": "a-slug", "date": "2017~", "lines": {"19": "boilerplate"}}
TERM: dict[str, Any] = {
    "id": "a-term",
    "ar": {"term": "مصطلح"},
    "en": {"term": "term"},
    "definition": {"ar": "كلمة", "en": "a word"},
}


def load_plainly(path: Path) -> Any:
    """The data as editors' programs see it: numbers are numbers, keys are words."""

    class Loader(yaml.SafeLoader):
        """YAML 1.2, which knows no dates."""

    Loader.yaml_implicit_resolvers = {
        letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    data = yaml.load(path.read_text("utf-8"), Loader)  # noqa: S506 - a SafeLoader
    return json.loads(json.dumps(data))


def list_faults(name: str, data: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(make_schemas()[name]).iter_errors(data)]


def list_keys(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for one in (schema, *schema["$defs"].values()):
        yield from one.get("properties", {}).items()


def test_they_are_schemas_of_draft_2020_12() -> None:
    for schema in make_schemas().values():
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)


def test_those_in_the_repository_are_up_to_date(tmp_path: Path) -> None:
    assert compare_schemas(SEEDS / FOLDER) == ()
    assert compare_schemas(tmp_path) == (RECORD, GLOSSARY)
    assert write_schemas(tmp_path) == (RECORD, GLOSSARY)
    assert write_schemas(tmp_path) == ()
    (tmp_path / RECORD).write_bytes((tmp_path / RECORD).read_bytes() + b" ")
    assert compare_schemas(tmp_path) == (RECORD,)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_names_its_schema_and_passes_it(path: Path) -> None:
    schema = GLOSSARY if path.name == "glossary.yml" else RECORD
    assert path.read_text("utf-8").startswith(name_schema(schema))
    assert (SEEDS / FOLDER / schema).is_file()
    assert list_faults(schema, load_plainly(path)) == []


def test_every_key_is_told_in_both_languages() -> None:
    for schema in make_schemas().values():
        for key, found in list_keys(schema):
            english, arabic = found["description"].split("\n")
            assert english.isascii(), key
            assert any("\u0600" <= letter <= "\u06ff" for letter in arabic), key
            assert found["title"].count(" · ") == 1, key


def test_every_word_that_may_be_chosen_has_its_arabic() -> None:
    assert set(load_fields()["Role"]["values"]) == set(Role)
    for owner, key in (("Summary", "status"), ("Term", "kind"), ("Term", "match")):
        schema = make_schemas()[RECORD if owner == "Summary" else GLOSSARY]
        assert set(load_fields()[owner][key]["values"]) == set(
            schema["$defs"][owner]["properties"][key]["enum"]
        )


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"slug": "Not A Slug"}, "does not match"),
        ({"slug": "index"}, "should not be valid"),
        ({"writer": ["x"]}, "Additional properties"),
        ({"creator": "x"}, "not of type 'array'"),
        ({"publisher": None}, "not of type 'string'"),
        ({"date": ["2017"]}, "not of type"),
        ({"source": "example.org"}, "does not match"),
        ({"lines": {"x": "title"}}, "does not match any"),
        ({"lines": {"3": "menu"}}, "is not one of"),
        ({"corrections": [{"line": 0, "was": "a", "now": "b", "why": "c"}]}, "minimum"),
        ({"summary": {"text": "x", "points": [{"text": "x", "lines": [1]}] * 3}}, "too short"),
        ({"summary": {"text": "x", "points": [{"text": "x", "lines": [1]}] * 11}}, "too long"),
        ({"summary": {"text": "x", "points": [{"text": "x", "lines": []}] * 4}}, "non-empty"),
    ],
)
def test_what_check_refuses_the_record_schema_refuses(change: dict[str, Any], word: str) -> None:
    assert list_faults(RECORD, GOOD) == []
    faults = list_faults(RECORD, GOOD | change)
    assert faults != []
    assert all(word in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"id": "a term"}, "does not match"),
        ({"line": 4}, "Additional properties"),
        ({"kind": "thing"}, "is not one of"),
        ({"plural": "perhaps"}, "not of type 'boolean'"),
        ({"definition": {"en": "a word"}}, "'ar' is a required property"),
        ({"definition": {"ar": "  ", "en": "a word"}}, "does not match"),
        ({"ar": {"term": "  "}}, "does not match"),
        ({"related": ["A B"]}, "does not match"),
    ],
)
def test_what_check_refuses_the_glossary_schema_refuses(change: dict[str, Any], word: str) -> None:
    assert list_faults(GLOSSARY, [TERM]) == []
    faults = list_faults(GLOSSARY, [TERM | change])
    assert faults != []
    assert all(word in fault for fault in faults), faults


@pytest.mark.parametrize("date", [2017, "2017", "2025-05-25", "2017?"])
def test_a_date_may_be_what_programs_take_for_a_number(date: object) -> None:
    assert list_faults(RECORD, GOOD | {"date": date}) == []


@pytest.mark.parametrize(
    "address",
    ["https://a.example/x?y=1", "http://a", "ftp://a", "https://", "https://a b", "https://a`", "a"],
)
def test_an_address_is_judged_as_check_judges_it(address: str) -> None:
    assert (list_faults(RECORD, GOOD | {"source": address}) == []) == is_address(address)


def test_a_slug_is_judged_as_check_judges_it() -> None:
    for slug in ("a", "a-b", "a--b", "-a", "a-", "A", "3", "a_b", "عودة", ""):
        assert (list_faults(RECORD, {"slug": slug}) == []) == bool(SLUG.fullmatch(slug)), slug


def test_the_first_line_changes_nothing_that_is_read(tmp_path: Path) -> None:
    for path in FILES:
        bare = tmp_path / path.name
        bare.write_text(path.read_text("utf-8").partition("\n")[2], "utf-8")
        if path.name == "glossary.yml":
            found, wanted = read_glossary(bare, []), read_glossary(path, [])
            assert [term.id for term in found] == [term.id for term in wanted] != []
        else:
            read, real = read_record(bare, []), read_record(path, [])
            assert read is not None
            assert real is not None
            assert read.record == real.record
