"""Brings the audit's tools into .venv/audit by the hashes of package-lock.json; `--all`: Lighthouse too."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit.tools import HOME, find_node, find_npm


def get_tools(everything: bool) -> int:
    """0, or 1 with one line when they could not be fetched."""
    return fetch(
        Path(__file__).parent, HOME, "The tools of the audit", *(() if everything else ("--omit=dev",))
    )


def fetch(lists: Path, home: Path, what: str, *options: str) -> int:
    """Make `home` hold the packages that package-lock.json in `lists` names; 0, or 1 with one line."""
    home.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(lists / name, home / name)
    node = find_node()
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    done = subprocess.run(
        [node, find_npm(), "ci", *quiet, *options],
        cwd=home,
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
        print(f"{what} could not be fetched from npm's registry; try again. It said: {why}")
    return done.returncode and 1


if __name__ == "__main__":
    sys.exit(get_tools("--all" in sys.argv[1:]))
