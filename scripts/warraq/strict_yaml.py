"""YAML text -> plain data whose scalars are all strings, with the line of every key.

Strict: no doubled key, no anchor or alias (an alias bomb never unfolds), no tag; libyaml refuses
lone surrogates and control characters. A value is the text that stands in the file: `2025-05-25`
is no date object and `no` is no boolean; the schema that reads the data decides.
"""

import re
from typing import Any, TypeAlias

import yaml

from .model import Problem

KeyPath: TypeAlias = tuple[str | int, ...]
Plain: TypeAlias = str | list[Any] | dict[str, Any]

MAX_DEPTH = 12

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What an escape (`\\x01`) could put into a value, and no page, XML file or terminal may hold."""


class _FaultError(Exception):
    """Ends the reading of one file; carries what to say."""

    def __init__(self, line: int, what: str, way_out: str) -> None:
        super().__init__(what)
        self.line, self.what, self.way_out = line, what, way_out


def read_yaml(text: str, path: str) -> tuple[Plain | None, dict[KeyPath, int], tuple[Problem, ...]]:
    """The data, the file's line (from 1) of every key path, and the faults.

    Data is None when there is a fault. Doubled keys are all told; another fault ends the reading.
    """
    lines: dict[KeyPath, int] = {}
    problems: list[Problem] = []
    try:
        _refuse_anchors(text)
        node = yaml.compose(text, yaml.CBaseLoader)
        if node is None:
            raise _FaultError(1, "the file is empty", "Write the keys, or delete the file.")
        data = _plain(node, (), lines, path, problems)
    except _FaultError as fault:
        return None, {}, (Problem(path, fault.line, fault.what, fault.way_out),)
    except yaml.YAMLError as error:
        return None, {}, (_syntax_problem(error, text, path),)
    return (None if problems else data), lines, tuple(problems)


def _refuse_anchors(text: str) -> None:
    for event in yaml.parse(text, yaml.CBaseLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _FaultError(
                line, "an anchor or alias (& or *)", "Write the value out, or put it in quotes."
            )
        tag = getattr(event, "tag", None)
        if tag and not getattr(event, "implicit", None):
            raise _FaultError(line, f"a tag ({tag})", "Leave the tag out, or put the value in quotes.")


def _plain(
    node: yaml.Node, at: KeyPath, lines: dict[KeyPath, int], path: str, problems: list[Problem]
) -> Plain:
    lines.setdefault(at, node.start_mark.line + 1)
    if len(at) > MAX_DEPTH:
        raise _FaultError(lines[at], f"more than {MAX_DEPTH} levels", "Write it flatter.")
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*at, i), lines, path, problems) for i, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _plain_mapping(node, at, lines, path, problems)
    if found := CONTROL.search(node.value):
        what = f"the control character U+{ord(found[0]):04X}"
        problems.append(Problem(path, lines[at], what, "Delete it."))
    return str(node.value)


def _plain_mapping(
    node: yaml.MappingNode, at: KeyPath, lines: dict[KeyPath, int], path: str, problems: list[Problem]
) -> Plain:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise _FaultError(line, "a key that is not a word", "Write `key: value`.")
        key = str(key_node.value)
        if key in data:
            what = f"the key `{key}` stands twice (first on line {lines[(*at, key)]})"
            problems.append(Problem(path, line, what, "Keep one of them."))
            continue
        lines[(*at, key)] = line
        data[key] = _plain(value_node, (*at, key), lines, path, problems)
    return data


def _syntax_problem(error: yaml.YAMLError, text: str, path: str) -> Problem:
    way_out = "See the line and the one above it: indentation, quotes, escapes, a colon inside a value."
    if isinstance(error, yaml.MarkedYAMLError) and (mark := error.problem_mark or error.context_mark):
        return Problem(path, mark.line + 1, f"not YAML: {error.problem or error.context}", way_out)
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        code = error.character if isinstance(error.character, int) else ord(error.character)
        what = f"the character U+{code:04X}, which YAML does not allow"
        return Problem(path, line, what, "Delete it.")
    return Problem(path, 0, "not YAML", way_out)
