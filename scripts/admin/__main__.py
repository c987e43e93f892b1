"""`python scripts/admin`: the built site with its /admin, where a save changes the files of this folder."""

import argparse
import functools
import http.server
import sys
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from admin.server import answered


def main() -> int:
    """Serves until it is interrupted."""
    ask = argparse.ArgumentParser(prog="python scripts/admin", description=__doc__)
    ask.add_argument("--site", type=Path, default=Path("site"))
    ask.add_argument("--port", type=int, default=8080)
    ask.add_argument("--branches", action="store_true", help="A save is a commit on a branch of its own.")
    said = ask.parse_args()
    if not (said.site / "admin" / "index.html").is_file():
        raise SystemExit(f"{said.site}/admin: no such folder. Run `make admin` first.")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(said.site))
    running = http.server.ThreadingHTTPServer(("127.0.0.1", said.port), handler)
    with answered(Path.cwd(), 8081, branches=said.branches), running, suppress(KeyboardInterrupt):
        print(f"http://127.0.0.1:{said.port}/admin/ - end it with Ctrl+C")
        running.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main())
