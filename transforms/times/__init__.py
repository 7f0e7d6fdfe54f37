"""Time expressions: what the finder (`transforms/time_expressions.py`) is made of.

`moments` does calendar arithmetic and writes TIMEX3 values, `lexicon` holds the words and the pieces of patterns,
`holidays` and `tense` answer one question each, `context` is what a rule knows about where it stands, and `rules_*` are
the rules, each a pattern and the moment it means.
"""
