"""Brings the content manager into .venv/admin by the hashes of package-lock.json."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from admin.server import HOME
from audit.get_tools import fetch

if __name__ == "__main__":
    sys.exit(fetch(Path(__file__).parent, HOME, "The content manager"))
