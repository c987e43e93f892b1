"""Warraq: raw Arabic articles in, a bilingual archive out. The rooms in walking order:

read     disk -> Seed, Record, Term
parse    Seed -> Article
catalog  Terms -> Catalog of every known name
mentions Article + Catalog -> Mentions
related  Articles -> Relations, with reasons
check    the whole collection -> Problems
render   Article + Mentions -> Page
write    Page -> docs/
pipeline the whole walk on one screen; cli runs it
"""
