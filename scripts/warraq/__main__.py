"""`python -m warraq` is `warraq`."""

from .cli import main

main()
