"""decap-server over a folder: what the content manager asks for the files when they are on this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from audit.tools import find_node

HOME = Path(sys.prefix) / "admin"
"""Beside the packages of Python, in .venv; `make clean` takes it away."""
PROGRAM = HOME / "node_modules" / "decap-server" / "dist" / "index.js"
_MISSING = "Run `make admin` or `make test`, which get it."


@contextmanager
def answered(folder: Path, port: int, *, branches: bool) -> Iterator[str]:
    """The address of the server while it runs. `branches`: a save is a commit on a branch of its own, which
    needs a git repository without open changes; else it is written into the files."""
    if not PROGRAM.is_file():
        raise SystemExit(f"{PROGRAM}: no such file. {_MISSING}")
    setting = {
        "MODE": "git" if branches else "fs",
        "GIT_REPO_DIRECTORY": str(folder),
        "PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "LOG_LEVEL": "error",
    }
    server = subprocess.Popen([find_node(), PROGRAM], cwd=folder, env={**os.environ, **setting})
    try:
        _wait_for(server, port)
        yield f"http://127.0.0.1:{port}/api/v1"
    finally:
        server.terminate()
        server.wait()


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(300):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit(f"decap-server did not start on port {port}. Is the port taken?")
