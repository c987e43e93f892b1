"""The Nu HTML checker, which speaks for the HTML standard, on every page of a folder."""

import json
import subprocess
from pathlib import Path
from typing import Any

from .tools import find_java, find_module


def check_markup(site: Path, *more: Path) -> list[str]:
    """Its errors and warnings: page of the site (of `more` its address), line, what; one Java for all."""
    done = subprocess.run(
        [
            *(find_java(), "-Xss2m", "-jar", str(find_module("vnu-jar/build/dist/vnu.jar"))),
            *("--skip-non-html", "--format", "json", "--exit-zero-always", str(site), *map(str, more)),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    root = site.resolve().as_uri().replace("file:///", "file:/") + "/"
    return [_tell(one, root) for one in json.loads(done.stderr)["messages"]]


def _tell(one: dict[str, Any], root: str) -> str:
    kind = one.get("subType", one["type"])
    return f"{one['url'].removeprefix(root)}:{one.get('lastLine', 0)}: {kind}: {one['message']}"
