"""Make sure that the tests have a real Chromium: the system's; else Debian's package when root;
else Playwright's own; else one clear line and exit code 1. It is never skipped.
"""

import os
import shutil
import subprocess
import sys

from warraq.chromium import find_chromium


def _install() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "chromium"]):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    if not find_chromium():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """0 with the browser's path on standard output; 1 where there is none and none can be had."""
    if not find_chromium():
        _install()
    path = find_chromium()
    if path is None:
        sys.stderr.write(
            "No Chromium, and none could be installed. Install it (as root: apt-get install chromium), "
            "or name one in WARRAQ_CHROMIUM; the tests need a real browser.\n"
        )
        return 1
    sys.stdout.write(f"browser: {path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
