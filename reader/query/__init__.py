"""The query line, parsed into a predicate over annotations.

`query.Query` is the way in.
"""
