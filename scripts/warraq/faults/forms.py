"""Faults -> what other programs read: GitHub's workflow commands, JSON, SARIF 2.1.0."""

import json
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from .problem import Problem, load_rules


def _write_text(problems: Sequence[Problem], language: str) -> str:
    return "\n".join(problem.tell(language) for problem in problems)


def _write_github(problems: Sequence[Problem], language: str) -> str:
    return "\n".join(_annotate(problem, language) for problem in problems)


def _annotate(problem: Problem, language: str) -> str:
    """GitHub's workflow command; its own characters in the message are escaped as it asks."""
    text = _escape(" ".join(f"{words}" for words in _sentences(problem, language)))
    path = _escape(problem.path).replace(":", "%3A").replace(",", "%2C")
    return f"::error file={path},line={max(problem.line, 1)},title={problem.rule}::{text}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _sentences(problem: Problem, language: str) -> tuple[str, str]:
    words = problem.say(language)
    return f"{words.what}.", words.way_out


def _write_json(problems: Sequence[Problem], language: str) -> str:
    """A list of {path, line, rule, values, what, way_out}; the last two are sentences in the language."""
    return json.dumps([_describe(problem, language) for problem in problems], ensure_ascii=False, indent=1)


def _describe(problem: Problem, language: str) -> dict[str, Any]:
    words = problem.say(language)
    return {
        "path": problem.path,
        "line": problem.line,
        "rule": problem.rule,
        "values": dict(problem.values),
        "what": words.what,
        "way_out": words.way_out,
    }


def _write_sarif(problems: Sequence[Problem], language: str) -> str:
    """A log of one run (OASIS SARIF 2.1.0); columns are not told, so no unit of them is named."""
    names = sorted({problem.rule for problem in problems})
    driver = {
        "name": "warraq",
        "semanticVersion": version("warraq"),
        "language": language,
        "rules": [_define(name, language) for name in names],
    }
    results = [_result(problem, names.index(problem.rule), language) for problem in problems]
    run = {"tool": {"driver": driver}, "results": results, "columnKind": "unicodeCodePoints"}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)


_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def _define(name: str, language: str) -> dict[str, Any]:
    rule = load_rules()[name]
    return {
        "id": name,
        "shortDescription": {"text": rule.what[language]},
        "help": {"text": rule.way_out[language]},
    }


def _result(problem: Problem, index: int, language: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.path)}}
    if problem.line:
        place["region"] = {"startLine": problem.line}
    return {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": "error",
        "message": {"text": " ".join(_sentences(problem, language))},
        "locations": [{"physicalLocation": place}],
    }


FORMS: Mapping[str, Callable[[Sequence[Problem], str], str]] = {
    "text": _write_text,
    "github": _write_github,
    "json": _write_json,
    "sarif": _write_sarif,
}
"""The name of a form -> what writes faults in it, in a language (`ar` or `en`)."""
