"""Seed -> Article: how Arabic articles are written, as rules. The inner rooms, from the ground up:

markers    the bullets and numbers that open a line
furniture  words and shapes of web pages: menus, counters, contact lines, rights
survey     every non-empty line measured: length, punctuation, neighbours, repetition
persons    what a personal name, a place, an agency looks like
bylines    who wrote, translated and published, as lines say it
dates      dates in Arabic words and digits
titles     the title, and its repetitions
tails      where the article ends and the rest of the page begins
zones      menus around the article, contents lists, related links
credits    captions with their credits, source links
reading    what is known of the page before its body is judged
edges      bylines, dates and organisations above and below the body
families   lines that share a marker: a list, headings, or an interview
divisions  lines that number or name a part of the text
headings   short lines that head prose
apart      lists whose items stand apart
runs       short lines that follow each other: a list without marks, verse
body       all of these on what is left
parts      the kept stretches of a line; references run into its end
metadata   the title, people, publisher, date and address, out of the lines
readers    the order in which they are asked; `parse_seed`
"""

from .readers import parse_seed

__all__ = ["parse_seed"]
