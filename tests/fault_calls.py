"""The code of warraq -> where it tells faults: which rules, and with which values; read, not run."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from conftest import ROOT

HOUSE = ROOT / "scripts" / "warraq"
TREES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(HOUSE.rglob("*.py"))}


@dataclass(frozen=True)
class Call:
    """A call that tells a fault: the rules that it names (none where a variable holds them), and the values
    that it gives; `is_open` where more come by `**`."""

    where: str
    rules: tuple[str, ...]
    given: frozenset[str]
    is_open: bool


@dataclass(frozen=True)
class Teller:
    """A function that hands a rule on: the place of its parameter `rule`, and the values that it adds."""

    at: int
    added: frozenset[str]


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


@cache
def find_tellers(path: Path) -> dict[str, Teller]:
    """`fault`, and every function (or class, by its constructor) of the file with a parameter `rule`."""
    found = {"fault": Teller(2, frozenset())}
    owners: list[ast.Module | ast.ClassDef] = [TREES[path]]
    owners += [node for node in ast.walk(TREES[path]) if isinstance(node, ast.ClassDef)]
    for owner in owners:
        for node in owner.body:
            if not isinstance(node, ast.FunctionDef):
                continue
            names = [each.arg for each in (*node.args.posonlyargs, *node.args.args)]
            if "rule" in names:
                called = (
                    owner.name if isinstance(owner, ast.ClassDef) and node.name == "__init__" else node.name
                )
                at = names.index("rule") - (names[0] == "self")
                found[called] = Teller(at, frozenset(find_added(node)))
    return found


def find_added(function: ast.FunctionDef) -> Iterator[str]:
    """The values that a teller gives beside those that it was given."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and name_of(node) == "fault":
            yield from (each.arg for each in node.keywords if each.arg)


@cache
def find_all_tellers() -> dict[str, Teller]:
    """Those that other files can call: named without an underscore."""
    return {
        name: teller
        for path in TREES
        for name, teller in find_tellers(path).items()
        if not name.startswith("_")
    }


def list_strings(node: ast.AST) -> Iterator[ast.Constant]:
    """The texts that stand in a piece of code."""
    for child in ast.walk(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child


@cache
def list_calls() -> tuple[Call, ...]:
    """Every call that tells a fault."""
    found = []
    for path, tree in TREES.items():
        tellers = {**find_all_tellers(), **find_tellers(path)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or name_of(node) not in tellers:
                continue
            teller = tellers[name_of(node)]
            if len(node.args) <= teller.at:
                continue
            rules = tuple(str(each.value) for each in list_strings(node.args[teller.at]))
            given = teller.added | {each.arg for each in node.keywords if each.arg}
            is_open = any(each.arg is None for each in node.keywords)
            found.append(Call(f"{path.name}:{node.lineno}", rules, frozenset(given), is_open))
    return tuple(found)


@cache
def list_words_of_code() -> dict[str, set[str]]:
    """Every text of the code -> the values that the files in which it stands could hand on: their keys and
    keywords."""
    found: dict[str, set[str]] = {}
    for tree in TREES.values():
        keys = {node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg}
        for node in ast.walk(tree):
            if isinstance(node, ast.Dict):
                keys |= {str(key.value) for key in node.keys if isinstance(key, ast.Constant)}
        for text in list_strings(tree):
            found.setdefault(str(text.value), set()).update(keys)
    return found
