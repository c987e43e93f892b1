"""The search: rendered pages in, an index in small pieces out; client/ holds the script that asks it.

documents -> words -> families -> index -> pieces
"""

from .build import Lists, build_search
from .documents import Document, add_places, read_article, read_page, read_places

__all__ = ["Document", "Lists", "add_places", "build_search", "read_article", "read_page", "read_places"]
