"""Record and Term -> the JSON Schemas (draft 2020-12) beside the records, by which editors' programs complete
and validate: `seeds/schemas/record.schema.json` and `glossary.schema.json`.

The classes of the model say which keys there are, `check` what it asks of them, fields.yml the words.
Programs read `2017` as a number, and so the schemas take a number wherever people write one for a text.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from .address import SLUG
from .check import SUMMARY_POINTS
from .model import Record, Term
from .strict_yaml import read_yaml
from .write import replace_file

FOLDER = "schemas"
RECORD, GLOSSARY = "record.schema.json", "glossary.schema.json"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ID = {"pattern": f"^{SLUG.pattern}$", "not": {"const": "index"}}
_NAME = {"pattern": f"^{SLUG.pattern}$"}
_TEXT_OR_NUMBER = {"type": ["string", "number"]}
_SAID_TWICE = {"required": ["ar", "en"], "properties": {key: {"pattern": r"\S"} for key in ("ar", "en")}}
_RULES: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("Record", "slug"): _ID,
    ("Record", "publisher"): _NAME,
    ("Record", "date"): {"type": ["string", "integer"], "minLength": 1},
    ("Record", "source"): {"pattern": "^https?://[^\\s<>\"'`\\\\]+$"},
    ("Record", "lines"): {"additionalProperties": False},
    ("Record", "sha256"): {"pattern": "^[0-9a-f]{64}$"},
    ("Summary", "points"): {"minItems": SUMMARY_POINTS.start, "maxItems": SUMMARY_POINTS.stop - 1},
    ("Point", "lines"): {"minItems": 1},
    ("Correction", "line"): {"minimum": 1},
    ("Correction", "was"): {**_TEXT_OR_NUMBER, "minLength": 1},
    ("Correction", "now"): _TEXT_OR_NUMBER,
    ("Term", "id"): _ID,
    ("Term", "definition"): _SAID_TWICE,
    ("ArabicForms", "term"): {**_TEXT_OR_NUMBER, "pattern": r"\S"},
    ("EnglishForms", "term"): {**_TEXT_OR_NUMBER, "pattern": r"\S"},
}
"""What `check` asks of a key."""
_ITEMS: Mapping[tuple[str, str], Mapping[str, Any]] = {
    **{("Record", key): _NAME for key in ("creator", "translator", "subject", "see_also")},
    ("Term", "related"): _NAME,
    ("Point", "lines"): {"minimum": 1},
    **{(one, "variants"): _TEXT_OR_NUMBER for one in ("ArabicForms", "EnglishForms")},
}
"""The same of each item of a list."""


def make_schemas() -> dict[str, dict[str, Any]]:
    """File name -> schema."""
    return {RECORD: make_record_schema(), GLOSSARY: make_glossary_schema()}


def make_record_schema() -> dict[str, Any]:
    """The schema of `seeds/<id>.yml`."""
    schema = TypeAdapter(Record).json_schema()
    return _finish(schema, "Warraq: the record of an article · سجل مقالة", {"Record": schema})


def make_glossary_schema() -> dict[str, Any]:
    """The schema of `seeds/glossary.yml`."""
    schema = TypeAdapter(tuple[Term, ...]).json_schema()
    term = schema["$defs"]["Term"]
    del term["properties"]["line"]  # counted by the reader, never written
    term["required"].append("definition")
    return _finish(schema, "Warraq: the glossary · المسرد", {})


def _finish(schema: dict[str, Any], title: str, named: dict[str, dict[str, Any]]) -> dict[str, Any]:
    for owner, one in {**named, **schema.get("$defs", {})}.items():
        one.pop("title", None)
        one.pop("description", None)
        for key, found in one.get("properties", {}).items():
            one["properties"][key] = _finish_key(owner, key, found)
    return {"$schema": _DRAFT, "title": title, **schema}


def _finish_key(owner: str, key: str, found: Mapping[str, Any]) -> dict[str, Any]:
    """The key's schema with its rule and its words; what is left out is never written as null."""
    words = load_fields()[owner][key]
    kind = found.get("anyOf", [found])[0]  # the second one is null
    rule = {**kind, **_RULES.get((owner, key), {})}
    rule.pop("title", None)
    rule.pop("default", None)
    if (items := _ITEMS.get((owner, key))) is not None:
        rule["items"] = {**rule["items"], **items}
    if isinstance(role := kind.get("additionalProperties"), dict):
        rule["patternProperties"] = {"^[1-9][0-9]*$": role}
    if "default" in found and isinstance(found["default"], str | bool):
        rule["default"] = found["default"]
    if "said" in words:
        rule.get("items", rule)["patternErrorMessage"] = name_both(words["said"])
    told = {"title": name_both(words["label"]), "description": "{en}\n{ar}".format(**words["hint"])}
    return {**told, **rule, **({"examples": words["examples"]} if "examples" in words else {})}


def name_both(words: Mapping[str, str]) -> str:
    """The same in both languages, on one line."""
    return "{en} · {ar}".format(**words)


@cache
def load_fields() -> dict[str, Any]:
    """The words of fields.yml: class -> key -> label, hint, said, values, examples."""
    data, _lines, problems = read_yaml((files("warraq") / "fields.yml").read_text("utf-8"), "fields.yml")
    if problems or not isinstance(data, dict):
        raise ValueError(str(problems[:1]))
    return data


def write_schemas(folder: Path) -> tuple[str, ...]:
    """Make the folder hold the schemas; the names of those that changed."""
    stale = compare_schemas(folder)
    for name in stale:
        replace_file(folder / name, _to_bytes(make_schemas()[name]))
    return stale


def compare_schemas(folder: Path) -> tuple[str, ...]:
    """The names of the schemas that writing would change; touches nothing."""
    wanted = {name: _to_bytes(schema) for name, schema in make_schemas().items()}
    paths = {name: folder / name for name in wanted}
    return tuple(
        name for name, path in paths.items() if not path.is_file() or path.read_bytes() != wanted[name]
    )


def name_schema(schema: str = RECORD) -> str:
    """The first line of a file, by which editors' programs find its schema."""
    return f"# yaml-language-server: $schema={FOLDER}/{schema}\n"


def _to_bytes(schema: Mapping[str, Any]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
