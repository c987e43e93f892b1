"""The Chromium of this machine: the tests read the site with it, and `warraq pdf` prints with it."""

import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")
"""The switches of a browser that shows no window and asks its makers for nothing."""


def find_chromium() -> str | None:
    """The path of a Chromium that starts (WARRAQ_CHROMIUM, the system's, Playwright's own), or None."""
    candidates = [os.environ.get("WARRAQ_CHROMIUM"), *map(shutil.which, NAMES), _find_playwrights()]
    return next((path for path in candidates if path and _starts(path)), None)


def _starts(path: str) -> bool:
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _find_playwrights() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None
