"""Full-text search: phrases and regular expressions, found with their offsets.

`search.parse_search` is the way in.
"""
