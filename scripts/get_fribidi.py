"""Make sure that Pillow can shape Arabic, which it does with the FriBidi of the system: Debian's package when
root; else one clear line and exit code 1.
"""

import os
import shutil
import subprocess
import sys

from warraq.metadata import find_missing


def main() -> int:
    """0 where the pictures of the pages can be drawn; 1 where they cannot."""
    missing = find_missing()
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "libfribidi0"]):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        # Pillow looks for the library once a process.
        again = "import sys; from warraq.metadata import find_missing; sys.exit(find_missing())"
        return subprocess.run([sys.executable, "-c", again], check=False).returncode
    if missing:
        sys.stderr.write(f"{missing}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
