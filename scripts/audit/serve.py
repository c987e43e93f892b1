"""nginx over the built site, compressing as hosts do: brotli where its module is there, else gzip."""

import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from plain_server import find_port

PACKAGES = "nginx-light libnginx-mod-http-brotli-filter"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so")
_MODULE = f"load_module {BROTLI};"
_TYPES = "text/css text/plain application/javascript application/json image/svg+xml"
_SWITCH = (
    f"gzip on;\n  brotli on;\n  brotli_comp_level 6;\n  brotli_min_length 256;\n  brotli_types {_TYPES};"
)


def find_nginx() -> str:
    """The program; ends this one with the way out where it is missing."""
    found = which("nginx") or which("nginx", path="/usr/sbin:/usr/local/sbin")
    if found is None:
        raise SystemExit(f"The audit serves the site by nginx, which is missing: apt-get install {PACKAGES}")
    return found


@contextmanager
def served(site: Path, *, brotli: bool) -> Iterator[str]:
    """The address of the site while it is served."""
    with TemporaryDirectory() as work:
        port = find_port()
        conf = Path(__file__).with_name("nginx.conf").read_text("utf-8")
        if brotli:
            conf = conf.replace("gzip on;", _SWITCH)
        values = {"BROTLI": _MODULE if brotli else "", "WORK": work, "PORT": str(port), "SITE": str(site)}
        for name, value in values.items():
            conf = conf.replace(f"@{name}@", value)
        (Path(work) / "nginx.conf").write_text(conf, "utf-8")
        server = subprocess.Popen([find_nginx(), "-c", f"{work}/nginx.conf", "-e", f"{work}/error.log"])
        try:
            yield _wait(f"http://localhost:{port}/")
        finally:
            server.terminate()
            server.wait()


def _wait(address: str) -> str:
    for _ in range(50):
        with suppress(OSError):
            urllib.request.urlopen(address).close()
            return address
        time.sleep(0.1)
    raise SystemExit("nginx did not answer.")
