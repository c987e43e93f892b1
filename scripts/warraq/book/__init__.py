"""The whole archive as one EPUB 3, made from the pages of docs/ alone: a book outlives the site's renderer.

leaves       a Markdown page -> its HTML as a tree, and what its front matter says
places       addresses: every id of every page becomes one of the book, every link one that a book can follow
markup       a tree -> the HTML that pandoc takes over without loss; nothing else of a page gets through
corrections  the misprints that an article corrects, as a list at its end
front        what catalogues and the title page say of the book
compose      the pages -> the book as one HTML document
epub         docs/ -> pandoc -> the file; the only one of them that touches the disk
"""

from .compose import Book, compose_book
from .epub import INSTALL, load_words, make_epub
from .front import Facts

__all__ = ["INSTALL", "Book", "Facts", "compose_book", "load_words", "make_epub"]
