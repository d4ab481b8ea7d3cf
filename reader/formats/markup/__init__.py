"""Converting trees of HTML elements from any source to words and structure.

`tree` parses, `walk.Walk` reads.
"""
