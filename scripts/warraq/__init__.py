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

pipeline  the whole walk on one screen; cli, show and new are its doors.

What comes after it: search and fonts serve the MkDocs shell, which makes site/ of docs/; offline packs site/
as one zip; printing makes a PDF of each article of it (chromium); book makes an EPUB of docs/ alone.
Below all of them: model (the types), arabic, address, edtf_dates.
"""
