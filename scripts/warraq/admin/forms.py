"""The JSON Schemas -> the forms of the content manager, and the shapes by which its format writes YAML.

A field's label and hint stand in both languages; what the schema cannot say of a form (a box for long texts,
a list to choose from, Arabic words) says fields.yml.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ..schemas import load_fields
from .spots import Spot, list_keys, open_schema

ENTRIES = "entries"
"""The name under which the form holds the list of the glossary."""
_FROM_GLOSSARY = {
    "collection": "glossary",
    "file": "glossary",
    "value_field": f"{ENTRIES}.*.id",
    "search_fields": [f"{ENTRIES}.*.{key}" for key in ("id", "ar.term", "en.term")],
    "display_fields": [f"{ENTRIES}.*.{key}" for key in ("id", "ar.term", "en.term")],
    "options_length": 30,
}
_FROM_RECORDS = {
    "collection": "records",
    "value_field": "slug",
    "search_fields": ["slug", "title.en"],
    "display_fields": ["slug", "title.en"],
}
_CHOSEN: Mapping[str, dict[str, Any]] = {
    "people": _FROM_GLOSSARY,
    "terms": _FROM_GLOSSARY,
    "articles": _FROM_RECORDS,
}


def _name(words: Mapping[str, str]) -> str:
    """Both languages on one line; the Arabic is isolated, so that its full stop stands behind it."""
    return f"{words['en']} \u00b7 \u2067{words['ar']}\u2069"


def make_record_form(schema: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The fields of a record's form."""
    return [_make_field(spot) for spot in list_keys(open_schema(schema), "Record")]


def make_glossary_form(schema: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The one field of the glossary's form: the list of its entries."""
    fields = [_make_field(spot) for spot in list_keys(open_schema(schema), "Term")]
    named = {"name": ENTRIES, "label": "Entries · المداخل", "label_singular": "entry · مدخل"}
    summary = "{{id}} · {{ar.term}} · {{en.term}}"
    return [{**named, "widget": "list", "collapsed": True, "summary": summary, "fields": fields}]


def _make_field(spot: Spot) -> dict[str, Any]:
    words, schema = spot.words, spot.resolve()
    field: dict[str, Any] = {
        "name": spot.key,
        "label": _name(words["label"]),
        "hint": _name(words["hint"]),
        "required": spot.required,
        **_choose_widget(spot),
    }
    if "pattern" in schema and "said" in words:
        field["pattern"] = [schema["pattern"], _name(words["said"])]
    if schema.get("default") not in {None, ""}:
        field["default"] = schema["default"]
    return field


def _choose_widget(spot: Spot) -> dict[str, Any]:
    schema = spot.resolve()
    if spot.form == "fixed":
        return {"widget": "fixed"}
    if spot.form in _CHOSEN:
        return {"widget": "relation", "multiple": schema["type"] == "array", **_CHOSEN[spot.form]}
    if "enum" in schema:
        return {"widget": "choice", "options": _list_options(schema["enum"], spot.words["values"])}
    if "patternProperties" in schema:
        return _make_table(spot)
    makers = {"object": _make_object, "array": _make_list}
    return makers.get(str(schema["type"]), _make_word)(spot)


def _make_object(spot: Spot) -> dict[str, Any]:
    widget = "part" if spot.owner == "Term" else "object"  # there are hundreds of entries
    return {"widget": widget, "collapsed": False, "fields": _make_fields(spot)}


def _make_word(spot: Spot) -> dict[str, Any]:
    schema = spot.resolve()
    limits = {"min": schema["minimum"], "value_type": "int"} if schema["type"] == "integer" else {}
    return {"widget": _choose_word(spot), **limits}


def _make_fields(spot: Spot) -> list[dict[str, Any]]:
    return [_make_field(one) for one in list_keys(spot, spot.name)]


def _choose_word(spot: Spot) -> str:
    kinds = spot.resolve()["type"]
    if kinds in ("boolean", "integer"):
        return "truth" if kinds == "boolean" else "number"
    word = "text" if spot.form in {"text", "prose"} else "string"
    return f"arabic-{word}" if spot.words.get("lang") == "ar" else word


def _list_options(values: list[str], words: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"label": f"{value} · {words[value]}", "value": value} for value in values]


def _make_list(spot: Spot) -> dict[str, Any]:
    schema = spot.resolve()
    inner = spot.within(schema["items"])
    limits = {key: schema[name] for key, name in (("min", "minItems"), ("max", "maxItems")) if name in schema}
    if inner.name:
        fields = _make_fields(inner)
        summary = " · ".join(f"{{{{{one['name']}}}}}" for one in fields if one["widget"] != "list")
        return {"widget": "list", "collapsed": True, "summary": summary, "fields": fields, **limits}
    if schema["items"]["type"] == "integer" or "pattern" in schema["items"]:
        return {"widget": "list", **limits}  # numbers and ids, with commas between them
    word = "arabic-string" if spot.words.get("lang") == "ar" else "string"
    one = {"name": "word", "label": _name(spot.words["label"]), "widget": word}
    return {"widget": "list", "collapsed": False, "field": one, **limits}


def _make_table(spot: Spot) -> dict[str, Any]:
    """`{19: boilerplate}` as a list of rows; format.js opens and closes it."""
    ((pattern, item),) = spot.schema["patternProperties"].items()
    line, role = _name(load_fields()["Correction"]["line"]["label"]), spot.within(item)
    options = _list_options(role.resolve()["enum"], load_fields()[role.name]["values"])
    label = _name(spot.words["label"])
    fields = [
        {"name": "key", "label": line, "widget": "string", "pattern": [pattern, line]},
        {"name": "value", "label": label, "widget": "choice", "options": options},
    ]
    return {"widget": "list", "collapsed": True, "summary": "{{key}}: {{value}}", "fields": fields}


def make_shapes(record: Mapping[str, Any], glossary: Mapping[str, Any]) -> dict[str, Any]:
    """What a file of each kind holds: `keys`, `item`, `table`; `number` and `prose` of a text."""
    entry = _list_shapes(list_keys(open_schema(glossary), "Term"))
    return {
        "record": {"keys": _list_shapes(list_keys(open_schema(record), "Record"))},
        "glossary": {"item": {"keys": entry}},
    }


def _list_shapes(spots: Iterator[Spot]) -> dict[str, Any]:
    return {spot.key: _shape(spot) for spot in spots}


def _shape(spot: Spot) -> dict[str, Any]:
    schema = spot.resolve()
    if "patternProperties" in schema:
        return {"table": True, "item": {}}
    if schema["type"] == "object":
        return {"keys": _list_shapes(list_keys(spot, spot.name))}
    if schema["type"] == "array":
        return {"item": _shape(spot.within(schema["items"]))}
    kinds = {schema["type"]} if isinstance(schema["type"], str) else set(schema["type"])
    plain = {"number": True} if kinds & {"number", "integer", "boolean"} else {}
    return plain | ({"prose": True} if spot.form == "prose" else {})
