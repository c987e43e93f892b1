"""The content manager under /admin as npm has it: Decap CMS, its local server, the YAML reader of our format.

`get_tools.py` brings them into .venv/admin by the hashes of package-lock.json; `python scripts/admin` edits
the folder that it is called in. Of decap-cms only the bundle is taken: what that was made of (300 MB) is left
out of the lock.
"""
