"""Warraq: raw Arabic articles in, a bilingual archive out. The rooms in walking order:

read      disk -> Collection of Seeds, Records and Terms   (strict_yaml)
parse     Seed -> Article                                  (a package: how Arabic articles are written)
catalog   Terms -> Catalog of every known name             (grammar: inflection, phrases, English forms)
mentions  Article + Catalog -> Mentions, and the links chosen among them
sections  where in an article a link may stand
related   Entries -> Relations, with reasons
check     the whole collection -> Problems                (faults: what is told of them, in both languages)
render    Entries -> Pages                                 (a package: weave, lines, card, article, listing)
write     Pages -> docs/

pipeline  the whole walk on one screen; cli, checking, show and new are its doors.

For those who write: schemas says the form of their files to editors' programs, and admin makes forms of it
in a browser; report tells what a pull request changes; adopt (adopting, history) takes what was edited on
pages into seeds/; exchange (trade) gives the collection to other programs, and takes terms back.

What comes after it: search and fonts serve the MkDocs shell, which makes site/ of docs/; offline packs site/
as one zip; printing makes a PDF of each article of it (chromium); book makes an EPUB of docs/ alone.
Below all of them: model (the types), faults, arabic, unseen, near, address, edtf_dates.
"""
