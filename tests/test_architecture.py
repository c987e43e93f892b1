"""The arrows between the rooms, and their size. A new arrow is drawn here first, with its reason."""

import ast
from pathlib import Path

import pytest

from conftest import ROOT

HOUSE = ROOT / "scripts" / "warraq"
GROUND = {"model", "arabic", "address", "edtf_dates", "faults", "unseen", "near"}
"""What every room may stand on."""
ARROWS: dict[str, set[str]] = {
    "model": set(),
    "arabic": set(),
    "address": set(),
    "edtf_dates": {"model"},
    "faults": set(),
    "unseen": set(),
    "near": set(),
    "strict_yaml": set(),
    "misfits": set(),
    "read": {"strict_yaml", "misfits"},
    "parse": set(),
    "grammar": set(),
    "catalog": {"grammar"},
    "mentions": {"grammar"},
    "sections": set(),
    "related": set(),
    "titles": set(),
    "check": set(),
    "render": set(),
    "write": set(),
    "fonts": set(),
    # What machines read of the built pages; how to cite them is the matter of the exchange.
    "metadata": {"exchange"},
    # What the theme made becomes what the site gives out.
    "theme": {"stylesheet"},
    "stylesheet": set(),
    # What MkDocs rendered becomes the index of the search; its lists come through the way in.
    "search": set(),
    # What is made of the built site, and of docs/, for readers without a network.
    "offline": set(),
    "chromium": set(),
    "printing": {"chromium"},
    "book": {"write"},
    # The collection for other programs, and what they send back.
    "exchange": {"strict_yaml"},
    # The walk, and the doors that lead into it.
    "pipeline": {"read", "parse", "catalog", "mentions", "sections", "titles", "related", "check", "render"},
    "show": {"read", "parse", "catalog", "mentions"},
    # A text that was baked for display is refused where it comes in.
    "new": {"read", "parse", "check", "schemas"},
    # What programs of editors may know of the files: what the check asks, in their form.
    "schemas": {"check", "strict_yaml", "write"},
    "checking": {"pipeline", "schemas", "write", "options"},
    "cli": {
        "admin",
        "adopting",
        "pipeline",
        "checking",
        "report",
        "schemas",
        "show",
        "new",
        "write",
        "read",
        "offline",
        "printing",
        "book",
        "fonts",
        "trade",
        "options",
    },
    "trade": {"pipeline", "read", "render", "exchange", "write", "options"},
    # The records and the glossary in forms, in a browser.
    "admin": {"schemas", "write", "options"},
    # What was edited on pages, for the seeds; and git, which knows how the pages were built.
    "adopt": {"exchange"},
    "history": set(),
    "adopting": {"adopt", "checking", "history", "pipeline", "read", "write", "options"},
    # What a pull request changes: the walk of both sides, held against each other.
    "report": {"history", "pipeline", "render", "write", "options"},
    "options": set(),
    "__main__": {"cli"},
    "__init__": set(),
}
FILES = sorted(HOUSE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in FILES}


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def rooms_imported_by(path: Path) -> set[str]:
    depth = len(path.relative_to(HOUSE).parts)
    found = set()
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == depth:
            found.add(node.module.split(".")[0])
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("warraq"):
            found.add((node.module or "").split(".")[1])
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_no_room_imports_a_neighbour(path: Path) -> None:
    room = room_of(path)
    allowed = ARROWS[room] | (GROUND if room not in GROUND else set())
    assert rooms_imported_by(path) <= allowed | {room}


def test_every_arrow_is_used() -> None:
    used: dict[str, set[str]] = {room: set() for room in ARROWS}
    for path in FILES:
        used[room_of(path)] |= rooms_imported_by(path)
    assert {room: arrows - used[room] for room, arrows in ARROWS.items() if arrows - used[room]} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_rooms_and_functions_stay_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 250
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.FunctionDef):
            body = (node.end_lineno or 0) - node.body[0].lineno + 1
            assert body <= 30, node.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_every_room_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(TREES[path])


def test_between_read_and_write_no_disk_is_touched_and_nothing_printed() -> None:
    door_files = {"book/epub.py", "report/gather.py", "report/command.py"}  # the rest of those rooms composes
    doors = {"read", "write", "cli", "checking", "show", "new", "fonts", "offline", "printing", "trade"}
    doors |= {
        "__main__",
        "admin",
        "adopting",
        "history",
        "faults",
        "schemas",
    }  # the last two read YAML of their own
    touching = {
        "open",
        "read_text",
        "write_text",
        "read_bytes",
        "write_bytes",
        "print",
        "echo",
        "mkdir",
        "unlink",
    }
    for path in FILES:
        if room_of(path) in doors or path.relative_to(HOUSE).as_posix() in door_files:
            continue
        for node in ast.walk(TREES[path]):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                assert name not in touching, f"{path.name}:{node.lineno} calls {name}"


def test_no_rule_names_a_seed() -> None:
    seeds = {path.stem for path in (ROOT / "seeds").glob("*.txt")}
    for path in [*FILES, *HOUSE.glob("*.yml")]:
        text = path.read_text("utf-8")
        assert not [seed for seed in seeds if seed in text or seed.split("_")[1] in text], path.name
