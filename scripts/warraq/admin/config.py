"""Where the files are kept -> the configuration of the content manager, and the page that opens it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlsplit

from ..schemas import make_glossary_schema, make_record_schema
from .forms import make_glossary_form, make_record_form, make_shapes

FORMAT = "warraq"
PROXY = "http://127.0.0.1:8081/api/v1"
"""Where decap-server answers when nothing else is said."""
_GITHUB = "github.com"
_PATH = re.compile(r"/([\w.-]+/[\w.-]+?)(?:\.git)?/?")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the files are: `repository` in GitHub's form of addresses, `branch`, the seeds' folder in it.

    `sign_in` is the service that signs editors in at the host (OAuth at GitHub needs one); without it the
    manager edits the files beside it only, through decap-server at `proxy`.
    """

    repository: str
    branch: str = "main"
    seeds: str = "seeds"
    sign_in: str = ""
    proxy: str = PROXY

    @property
    def name(self) -> str:
        """`owner/name`. ValueError where the address holds none."""
        found = _PATH.fullmatch(urlsplit(self.repository).path)
        if not found:
            raise ValueError(f"`{self.repository}` is no address like https://{_GITHUB}/owner/name")
        return found[1]

    @property
    def api(self) -> str:
        """The root of the host's interface: GitHub's own, or that of GitHub Enterprise."""
        host = urlsplit(self.repository).netloc
        return f"https://api.{_GITHUB}" if host == _GITHUB else f"https://{host}/api/v3"


def make_config(place: Place) -> dict[str, Any]:
    """What `CMS.init` takes."""
    record, glossary = make_record_schema(), make_glossary_schema()
    return {
        "load_config_file": False,
        "backend": _make_backend(place),
        **({"local_backend": {"url": place.proxy}} if place.sign_in else {}),
        "publish_mode": "editorial_workflow",
        "media_folder": f"{place.seeds}/media",
        "show_preview_links": False,
        "editor": {"preview": False},
        "logo": {"src": "../assets/logo.svg"},
        "slug": {"encoding": "ascii"},
        "collections": [_make_records(place, record), _make_glossary(place, glossary)],
    }


def _make_backend(place: Place) -> dict[str, Any]:
    if not place.sign_in:
        return {"name": "proxy", "proxy_url": place.proxy, "branch": place.branch}
    address = urlsplit(place.sign_in)
    endpoint = {"auth_endpoint": address.path.strip("/")} if address.path.strip("/") else {}
    return {
        "name": "github",
        "repo": place.name,
        "branch": place.branch,
        "api_root": place.api,
        "base_url": f"{address.scheme}://{address.netloc}",
        **endpoint,
        "squash_merges": True,
    }


def _make_records(place: Place, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Every record; a new one begins with its text (`warraq new`), so none is made or deleted here."""
    return {
        "name": "records",
        "label": "Articles · المقالات",
        "label_singular": "article · مقالة",
        "description": "A new article begins with its text: see CONTRIBUTING. · تبدأ المقالة الجديدة بنصّها.",
        "folder": place.seeds,
        "extension": "yml",
        "format": FORMAT,
        "filter": {"field": "_kind", "value": "record"},
        "identifier_field": "slug",
        "summary": "{{slug}} · {{title.en}}",
        "create": False,
        "delete": False,
        "fields": make_record_form(schema),
    }


def _make_glossary(place: Place, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": "glossary",
        "label": "Glossary · المسرد",
        "format": FORMAT,
        "delete": False,
        "files": [
            {
                "name": "glossary",
                "label": "Glossary · المسرد",
                "file": f"{place.seeds}/glossary.yml",
                "fields": make_glossary_form(schema),
            }
        ],
    }


def make_ours(place: Place) -> dict[str, Any]:
    """What our own scripts take: the shapes by which the format writes, the host's page for a new text."""
    upload = f"{place.repository.rstrip('/')}/upload/{place.branch}/{place.seeds}" if place.sign_in else None
    return {"shapes": make_shapes(make_record_schema(), make_glossary_schema()), "upload": upload}


def make_page(template: str, place: Place) -> str:
    """The page; it may ask its own host, the host of the files and decap-server on this machine, no other."""
    local = urlsplit(place.proxy)
    asked = [f"{local.scheme}://{local.netloc}", *([place.api] if place.sign_in else [])]
    return template.replace("CONNECT", escape(" ".join(asked)))
