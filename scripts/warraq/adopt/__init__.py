"""Edits of generated pages -> changes of seeds/, for an editor who changed a page after all.

places   a page of the build -> what each of its lines says of seeds/
inline   Markdown of a line -> the text that is seen, and its markup
differ   a page and its edited version -> edits, and faults for what is no edit
gather   all pages, and the pages as they were built last -> the edits of editors alone
align    two readings of a line -> the words that changed
mend     an edited line of the text -> corrections
turn     edits -> the texts of the files of seeds/
settle   which of them hold when the collection is built again
"""

from .differ import Difference, Edit
from .gather import gather
from .naming import Names
from .settle import Judge, Trial
from .turn import Turner, Wish, find_unchangeable, write_files

__all__ = [
    "Difference",
    "Edit",
    "Judge",
    "Names",
    "Trial",
    "Turner",
    "Wish",
    "find_unchangeable",
    "gather",
    "write_files",
]
