"""Which text is a web address, and which can be a part of one of ours; no imports from here."""

import re

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What names an article or an entry: small Latin letters, digits and single dashes."""

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]+")


def is_address(text: str) -> bool:
    """Whether the text is one plain http(s) address, safe between quotes and angle brackets."""
    return _ADDRESS.fullmatch(text) is not None
