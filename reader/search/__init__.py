"""Words in texts, found with their offsets.

`phrase` and `expression` are the ways in.
"""
