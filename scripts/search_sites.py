"""The two sites that the search is measured on: ours, and the same pages with Material's own search."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).resolve().parent.parent


def build_sites(folder: Path) -> None:
    """Ours into `folder`/ours, the stock one into `folder`/stock.

    Raises RuntimeError with what MkDocs said where it could not build one.
    """
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        config: dict[str, Any] = yaml_load(file, get_yaml_loader())
    for key in ("hooks", "watch", "extra"):
        config.pop(key)
    for key in ("custom_dir", "logo", "favicon"):
        config["theme"].pop(key)
    config |= {"plugins": ["search", *config["plugins"]], "docs_dir": str(ROOT / "docs")}
    (folder / "mkdocs.yml").write_text(yaml.dump(config), "utf-8")
    for name, path in (("ours", ROOT), ("stock", folder)):
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / name)]
        command += ["--config-file", str(path / "mkdocs.yml")]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(  # noqa: S603 - our own words
            command, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"mkdocs could not build {name}:\n{done.stderr}")


def read_seeds() -> dict[str, str]:
    """The name of an article's page -> its seed id."""
    seeds = {}
    for path in sorted((ROOT / "docs" / "ar" / "articles").glob("*.md")):
        front = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
        if "identifier" in front:
            seeds[path.stem] = str(front["identifier"])
    return seeds


def read_text(page: Path) -> str:
    """The lines of the article as its page shows them."""
    nodes = LexborHTMLParser(page.read_text("utf-8")).css("[id]")
    return "\n".join(n.text() for n in nodes if re.fullmatch(r"l\d+", n.attributes["id"] or ""))
