"""The moment that an edition bears: in the names of its files, in its zip and its books.

It comes from SOURCE_DATE_EPOCH (reproducible-builds.org), which the Makefile sets to the last commit, so
that the same commit gives the same bytes on every day; where nothing names it, it is today's beginning.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime

NAME = "warraq"


@dataclass(frozen=True, slots=True)
class Edition:
    """What the archive is at a moment (UTC)."""

    moment: datetime

    @property
    def day(self) -> str:
        """`2026-11-22`, which is EDTF too."""
        return f"{self.moment:%Y-%m-%d}"

    @property
    def stem(self) -> str:
        """The beginning of its files' names: `warraq-2026-11-22`."""
        return f"{NAME}-{self.day}"


def date_edition() -> Edition:
    """The edition of SOURCE_DATE_EPOCH (seconds since 1970; ValueError where it is none), or of today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return Edition(datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0))
    try:
        return Edition(datetime.fromtimestamp(int(epoch), UTC))
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH is `{epoch}`") from None
