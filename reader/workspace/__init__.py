"""A folder of texts with its annotations: library, open documents, positions, checks.

`desk.Desk` is the way in.
"""
