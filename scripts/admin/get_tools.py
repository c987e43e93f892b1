"""Brings the content manager into .venv/admin by the hashes of package-lock.json."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from admin.server import HOME
from audit.tools import find_node, find_npm


def get_tools() -> int:
    """0, or 1 with one line when they could not be fetched."""
    HOME.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(Path(__file__).with_name(name), HOME / name)
    node = find_node()
    done = subprocess.run(
        [node, find_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=HOME,
        env={
            "NODE_USE_SYSTEM_CA": "1",  # trust what the system trusts, as pip and apt do
            **os.environ,
            "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        why = next((line for line in lines if "error" in line), "npm gave no reason")
        print(f"The content manager could not be fetched from npm's registry; try again. It said: {why}")
    return done.returncode and 1


if __name__ == "__main__":
    sys.exit(get_tools())
