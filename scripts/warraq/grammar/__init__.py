"""What the words of a term may look like: Arabic inflection, sequences of words, English forms."""
