"""What pydantic says of an editor's file -> our fault: a value that does not fit its key."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from .faults import Problem, fault
from .model import Record, Term
from .near import find_near

_RULES = {
    "string": "not-text",
    "int": "not-number",
    "tuple": "not-list",
    "list": "not-list",
    "dict": "not-mapping",
    "dataclass": "not-mapping",
    "bool": "not-truth",
}
"""How the name of an error's type begins -> the rule."""


def tell_misfit(error: Mapping[str, Any], path: str, line: int) -> Problem:
    """The fault of one of pydantic's errors (`ValidationError.errors()`)."""
    kind, at = str(error["type"]), error["loc"]
    key = ".".join(str(part) for part in at) or path
    last = str(at[-1]) if at else path
    if kind in {"unexpected_keyword_argument", "extra_forbidden"}:
        return fault(path, line, "unknown-key", key=key, near=find_near(last, _list_keys()))
    if kind in {"missing", "missing_argument"}:
        return fault(path, line, "missing-key", key=key)
    if kind == "literal_error":
        allowed = [word.strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        near = find_near(str(error["input"]), allowed)
        return fault(path, line, "not-one-of", key=key, expected=", ".join(allowed), near=near)
    if rule := _RULES.get(kind.partition("_")[0]):
        return fault(path, line, rule, key=key, last=last)
    return fault(path, line, "wrong-value", key=key, why=error["msg"])


@cache
def _list_keys() -> frozenset[str]:
    """Every key that a record or an entry of the glossary may hold, at any depth."""
    return frozenset((*_keys_of(Record), *_keys_of(Term)))


def _keys_of(shape: Any) -> Iterator[str]:
    if is_dataclass(shape):
        hints = get_type_hints(shape)
        for each in fields(shape):
            yield each.name
            yield from _keys_of(hints[each.name])
    for part in get_args(shape):
        yield from _keys_of(part)
