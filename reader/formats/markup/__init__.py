"""Converting trees of HTML elements from any source to words and structure.

`tree` parses, `walk.Walk` reads; `stream` reads what has too many elements for a tree.
"""
