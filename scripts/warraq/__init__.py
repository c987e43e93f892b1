"""Warraq: raw Arabic articles in, a bilingual archive out. The rooms in walking order:

read      disk -> Collection of Seeds, Records and Terms   (strict_yaml)
parse     Seed -> Article                                  (a package: how Arabic articles are written)
catalog   Terms -> Catalog of every known name             (grammar: inflection, phrases, English forms)
mentions  Article + Catalog -> Mentions, and the links chosen among them
sections  where in an article a link may stand
related   Entries -> Relations, with reasons
check     the whole collection -> Problems
render    Entries -> Pages                                 (a package: weave, lines, card, article, listing)
write     Pages -> docs/

pipeline  the whole walk on one screen; cli, show and new are its doors; fonts serves the MkDocs shell.
Below all of them: model (the types), arabic, address, edtf_dates.
"""
