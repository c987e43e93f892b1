"""Two states of the collection -> the one comment on a pull request: what changes for readers.

command      `warraq report --base REV`
gather       the base from git, the head from the disk -> two Sides
compare      two Sides -> Differences               (articles, evidence, vocabulary, pages: its parts)
comment      Differences -> Markdown in both languages  (sections: its parts; speech: its words)
inert        the words of strangers -> Markdown that does nothing
"""
