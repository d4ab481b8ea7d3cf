"""Trees of HTML elements, wherever they come from, to words and structure.

`tree` parses, `walk.Walk` reads.
"""
