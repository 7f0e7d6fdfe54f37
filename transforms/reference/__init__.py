"""Who is meant, within one article: the parts of `transforms.references`.

`knowledge` compiles the seeds, `view` reads a document word by word, `clusters` makes entities of names, `linking` finds
the seed actors they are, `stated_roles` reads titles and roles, `noun_phrases` finds descriptions, `holders` who holds
the role one names, `bodies` which body or place, `descriptions` whom it means; `clauses` tells subjects, `subjects` which of
them are somebody's; `pronouns` weighs candidates. `reading` is the state of the one walk over the text that `resolution`
takes, from the first name to the speakers.
"""
