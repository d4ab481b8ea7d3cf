"""The query line, turned into a predicate over annotations.

`query.Query` is the way in.
"""
