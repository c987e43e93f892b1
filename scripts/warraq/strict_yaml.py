"""YAML text -> plain data whose scalars are all strings, with the line of every key.

Strict: no doubled key, no anchor or alias (an alias bomb never unfolds), no tag; libyaml refuses
lone surrogates and control characters. A value is the text that stands in the file: `2025-05-25`
is no date object and `no` is no boolean; the schema that reads the data decides.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml

from .faults import Problem, fault
from .unseen import MARKS, UNSEEN, find_hidden, name_character, unescape

KeyPath: TypeAlias = tuple[str | int, ...]
Plain: TypeAlias = str | list[Any] | dict[str, Any]

MAX_DEPTH = 12

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What an escape (`\\x01`) could put into a value, and no page, XML file or terminal may hold."""


class _FaultError(Exception):
    """Ends the reading of one file; carries the rule that was broken."""

    def __init__(self, line: int, rule: str, **values: object) -> None:
        super().__init__(rule)
        self.line, self.rule, self.values = line, rule, values


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
            raise _FaultError(1, "empty-file")
        data = _plain(node, (), lines, path, problems)
    except _FaultError as end:
        return None, {}, (fault(path, end.line, end.rule, **end.values),)
    except yaml.YAMLError as error:
        return None, {}, (_syntax_problem(error, text, path),)
    return (None if problems else data), lines, tuple(problems)


def _refuse_anchors(text: str) -> None:
    for event in yaml.parse(text, yaml.CBaseLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _FaultError(line, "anchor")
        tag = getattr(event, "tag", None)
        if tag and not getattr(event, "implicit", None):
            raise _FaultError(line, "tag", tag=tag)


def _plain(
    node: yaml.Node, at: KeyPath, lines: dict[KeyPath, int], path: str, problems: list[Problem]
) -> Plain:
    lines.setdefault(at, node.start_mark.line + 1)
    if len(at) > MAX_DEPTH:
        raise _FaultError(lines[at], "too-deep", most=MAX_DEPTH)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*at, i), lines, path, problems) for i, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _plain_mapping(node, at, lines, path, problems)
    if found := CONTROL.search(node.value):
        problems.append(fault(path, lines[at], "control-character", code=f"U+{ord(found[0]):04X}"))
    return str(node.value)


def _plain_mapping(
    node: yaml.MappingNode, at: KeyPath, lines: dict[KeyPath, int], path: str, problems: list[Problem]
) -> Plain:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise _FaultError(line, "key-no-word")
        key = str(key_node.value)
        if key in data:
            problems.append(fault(path, line, "doubled-key", key=key, first=lines[(*at, key)]))
            continue
        lines[(*at, key)] = line
        data[key] = _plain(value_node, (*at, key), lines, path, problems)
    return data


def _syntax_problem(error: yaml.YAMLError, text: str, path: str) -> Problem:
    if isinstance(error, yaml.MarkedYAMLError) and (mark := error.problem_mark or error.context_mark):
        return fault(path, mark.line + 1, "not-yaml", why=error.problem or error.context)
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        code = error.character if isinstance(error.character, int) else ord(error.character)
        return fault(path, line, "not-in-yaml", code=f"U+{code:04X}")
    return fault(path, 0, "not-yaml", why=type(error).__name__)


def find_hidden_marks(text: str, path: str) -> Iterator[Problem]:
    """A fault for every character of the file that no reader sees and that hides something: in a value what
    no prose needs, spelled out or escaped; outside the values every direction mark."""
    plain = unescape(text)
    if not UNSEEN.search(plain):
        return
    for number, line in enumerate(plain.split("\n"), 1):
        for character in find_hidden(line):
            yield fault(path, number, "hidden-character", character=name_character(character))
    marks = list(MARKS.finditer(text))
    values = _find_values(text) if marks else []
    for mark in marks:
        before = bisect_right(values, (mark.start(), len(text)))
        if not before or values[before - 1][1] <= mark.start():
            at = text.count("\n", 0, mark.start()) + 1
            yield fault(path, at, "mark-outside-prose", character=name_character(mark[0]))


def _find_values(text: str) -> list[tuple[int, int]]:
    """Start and end of every value (no key, no comment), in their order; none where the text is not YAML."""
    found: list[tuple[int, int]] = []
    is_key = False
    try:
        for token in yaml.scan(text, yaml.CBaseLoader):
            if isinstance(token, yaml.ScalarToken) and not is_key:
                found.append((token.start_mark.index, token.end_mark.index))
            is_key = isinstance(token, yaml.KeyToken)
    except yaml.YAMLError:
        return []
    return found
