"""The packages that a package-lock.json brings, held to what is asked of every one."""

import json
from typing import Any

from conftest import ROOT


def read_lock(folder: str) -> dict[str, Any]:
    """The packages of `scripts/<folder>`: each must have a hash and no address of a registry, and each
    version that is asked for must be exact."""
    lock = json.loads((ROOT / "scripts" / folder / "package-lock.json").read_text("utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    for name, one in packages.items():
        assert one["integrity"].startswith("sha512-"), name
        assert "resolved" not in one, name
    asked = json.loads((ROOT / "scripts" / folder / "package.json").read_text("utf-8"))
    versions = {**asked["dependencies"], **asked.get("devDependencies", {})}
    assert versions
    for version in versions.values():
        assert version.replace(".", "").isdigit()  # exact
    return packages
