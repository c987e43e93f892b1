"""Which text is a web address: str -> bool, no imports from here."""

import re

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]+")


def is_address(text: str) -> bool:
    """Whether the text is one plain http(s) address, safe between quotes and angle brackets."""
    return _ADDRESS.fullmatch(text) is not None
