"""The built site for readers without a network: one zip, and the list of files that the site offers."""

from .downloads import describe_size
from .edition import Edition, date_edition
from .offer import offer
from .pack import pack_site, read_address

__all__ = ["Edition", "date_edition", "describe_size", "offer", "pack_site", "read_address"]
