"""A plain web server over a folder, in a thread, with a log of what it sent."""

import gzip
import http.server
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_PACKED = {".html", ".js", ".css", ".json"}


class Answer(NamedTuple):
    """A file that the server sent: when (seconds of the monotonic clock), where, bytes with headers."""

    at: float
    path: str
    size: int


class Server(http.server.ThreadingHTTPServer):
    """Plain static files over HTTP/1.1, packed or not (once, as a host does), with a log of what it sent."""

    daemon_threads = True

    def __init__(self, folder: Path, *, packs: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder, self.packs = folder, packs
        self.log: list[Answer] = []
        self.kept: dict[str, bytes] = {}

    def read(self, path: str) -> bytes | None:
        """The body of an answer, or nothing; packed where this server packs such files."""
        file = self.folder / path
        if path not in self.kept and file.is_file():
            body = file.read_bytes()
            self.kept[path] = gzip.compress(body, 6) if self.packs and file.suffix in _PACKED else body
        return self.kept.get(path)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        """One write for the head and the body; so much is counted."""
        at, path = time.monotonic(), unquote(urlsplit(self.path).path).lstrip("/")
        body, suffix = self.server.read(path), Path(path).suffix
        lines = [f"HTTP/1.1 {404 if body is None else 200} -", f"Content-Length: {len(body or b'')}"]
        lines += [f"Content-Type: {mimetypes.guess_type(path)[0] or 'application/octet-stream'}"]
        lines += ["Cache-Control: max-age=600"]
        if self.server.packs and suffix in _PACKED and body is not None:
            lines += ["Content-Encoding: gzip", "Vary: Accept-Encoding"]
        answer = "\r\n".join([*lines, "", ""]).encode() + (body or b"")
        self.server.log.append(Answer(at, path, len(answer)))
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


@contextmanager
def serve(folder: Path, *, packs: bool) -> Iterator[Server]:
    """A running server."""
    with Server(folder, packs=packs) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
