"""site/ -> site/admin/: a content manager (Decap) in which records and glossary are edited through forms.

The schemas say the forms, Decap shows them and makes a pull request of every save, and our format (client/)
puts what was changed into the text of the file, in which nothing else becomes different.
"""

from .command import admin_command, write_admin
from .config import Place

__all__ = ["Place", "admin_command", "write_admin"]
