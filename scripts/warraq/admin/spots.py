"""Places of a JSON Schema: what stands there, the class and key that it is the value of, and what comes down
to it from the places above."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..schemas import load_fields


@dataclass(frozen=True, slots=True)
class Spot:
    """`schema` is the value of `key` of the class `owner`; `required`: whether a form must have a value
    there, which it need not within an object that may be left out; `form`: the kind of form (fields.yml)."""

    root: Mapping[str, Any]
    schema: Mapping[str, Any]
    owner: str = ""
    key: str = ""
    form: str = ""
    required: bool = True

    @property
    def name(self) -> str:
        """The class that the schema names; empty where it names none."""
        return str(self.schema.get("$ref", "")).rpartition("/")[2]

    @property
    def words(self) -> dict[str, Any]:
        """What fields.yml says of the key."""
        said: dict[str, Any] = load_fields()[self.owner][self.key]
        return said

    def resolve(self) -> dict[str, Any]:
        """The schema, and what the class says that it names."""
        return {**(self.root["$defs"][self.name] if self.name else {}), **self.schema}

    def within(self, schema: Mapping[str, Any]) -> "Spot":
        """The place of an item of the list, which has its values when it is there."""
        return replace(self, schema=schema, required=True)


def open_schema(schema: Mapping[str, Any]) -> Spot:
    """The place above all others."""
    return Spot(schema, schema)


def list_keys(spot: Spot, owner: str) -> Iterator[Spot]:
    """The keys of an object of the class, in its order."""
    schema = spot.root["$defs"].get(owner, spot.root)
    asked = {*schema.get("required", ()), *spot.schema.get("required", ())}
    for key, one in schema["properties"].items():
        form = load_fields()[owner][key].get("form", spot.form)
        yield Spot(spot.root, one, owner, key, form, spot.required and key in asked)
