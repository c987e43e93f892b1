"""Entries -> pages: the way from what was understood to Markdown.

weave    text with annotations beside it -> Markdown that reads as those characters
lines    the kept lines of an article -> Markdown blocks
card     what we say about an article: title, names, date, rights, citation
summary  the English points with their evidence, the terms, the rows of facing pages
article  the two pages of an article
facing   its text and its points side by side
listing  the pages about the whole collection
"""

from .article import render_article
from .card import title_of
from .facing import render_facing
from .lines import Names
from .listing import render_listings

__all__ = ["Names", "render_article", "render_facing", "render_listings", "title_of"]
