"""What newspapers print before and between names, in some sixty languages.

A row has the words of one language, those of one kind separated by `|`. A word that ends in `*`
may go on; a space stands for any space; `[oa]` and `?` are those of patterns.
"""
