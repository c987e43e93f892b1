"""What judges the built site as a stranger would: Lighthouse, axe, the Nu HTML checker, the bytes of a page.

`make audit` runs all of it against `site/` (`__main__.py`); the tests hold axe and the checker on every page.
The tools come from npm by the hashes of package-lock.json (`get_tools.py`), with a Node and a Java of PyPI's.
"""
