"""Who is meant, within one article: the parts of `transforms.references`.

`knowledge` compiles the seeds, `view` reads a document word by word, `clusters` makes entities of names, `linking` finds
the seed actors they are, `stated_roles` reads titles and roles, `noun_phrases` finds descriptions, `resolution` walks the
text once and settles descriptions, pronouns and speakers.
"""
