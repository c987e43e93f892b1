"""The front door: `python scripts/build.py` is `warraq build`."""

import sys

from warraq.cli import main

if __name__ == "__main__":
    main(["build", *sys.argv[1:]])
